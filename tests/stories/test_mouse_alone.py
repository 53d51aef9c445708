"""Somebody who never touches the keyboard settles a line, takes it back, reads help and leaves every small window."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from rmtui.desk import Desk
from rmtui.screens.kit.dialogs import AskLine
from tests.stories.today_stage import Stage, clock, desk_of, on_stage


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


class Mouse:
    """A hand on the mouse: it clicks on words that are seen, or beside everything."""

    def __init__(self, stage: Stage, pilot: Pilot[None]) -> None:
        self._stage, self.pilot = stage, pilot

    def seen(self) -> list[str]:
        """Return the lines on the screen."""
        # Touches a name private to Textual 8.2.8; to be looked at again when the pin moves.
        return [strip.text for strip in self._stage.app.screen._compositor.render_strips()]

    async def click(self, words: str) -> None:
        """Click on the beginning of some words."""
        for y, line in enumerate(self.seen()):
            if words in line:
                await self._at(line.index(words) + 1, y)
                return
        raise AssertionError(f"{words!r} is not to be seen:\n" + "\n".join(self.seen()))

    async def beside(self) -> None:
        """Click beside a small window."""
        await self._at(0, 0)

    async def _at(self, x: int, y: int) -> None:
        await self.pilot.click(offset=(x, y))
        for _ in range(4):  # a key from a click, then what waits for it, then what it saves
            await self.pilot.pause()


def hand(stage: Stage) -> Mouse:
    return Mouse(stage, stage.pilot)


async def test_a_line_is_settled_and_taken_back(tmp_path: Path) -> None:
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            mouse = hand(stage)
            await mouse.click("m met")
            assert stage.status.endswith("Saved. u takes it back")
            done = desk.can_undo
            assert done
            await mouse.click("u takes it back")
            assert stage.status == f"Taken back: {done}. Saved. U does it again"
            assert not desk.can_undo
            await mouse.click("it again")
            assert desk.can_undo == done


async def test_help_is_closed_by_its_word_or_beside_it_and_gives_keys(tmp_path: Path) -> None:
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            mouse = hand(stage)
            await mouse.click("? help")
            await mouse.click("[ Close ]")
            assert len(stage.app.screen_stack) == 1
            await mouse.click("? help")
            await mouse.beside()
            assert len(stage.app.screen_stack) == 1
            await mouse.click("? help")
            await mouse.click("m       They met")
            assert len(stage.app.screen_stack) == 1
            assert desk.can_undo


async def test_questions_have_words_for_both_ways_out(tmp_path: Path) -> None:
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            mouse = hand(stage)
            await mouse.click("o off")
            await mouse.click("[ Leave it ]")
            assert not desk.can_undo
            await mouse.click("o off")
            await mouse.beside()
            assert not desk.can_undo
            await mouse.click("o off")
            await mouse.click("I did")
            assert desk.can_undo.startswith("Called off")
            await mouse.click("v moved")
            await mouse.click("I did")
            await mouse.click("[ Keep it ]")
            assert "15 May" in stage.status


async def test_a_stray_click_throws_nothing_away(tmp_path: Path) -> None:
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            answers: list[str | None] = []
            stage.app.push_screen(AskLine("What happened?", "Once"), answers.append)
            await stage.press("space", "u", "p")
            mouse = hand(stage)
            await mouse.beside()
            assert answers == []
            await mouse.click("[ Keep it ]")
            assert answers == ["Once up"]


async def test_the_program_is_left_with_the_mouse(tmp_path: Path) -> None:
    with Desk.open(str(desk_of_closed(tmp_path / "p")), clock()) as desk:
        async with on_stage(desk) as stage:
            mouse = hand(stage)
            await mouse.click("q quit")
            assert "q again to leave" in stage.status
            await mouse.click("q again to leave")
            assert not stage.app.is_running or stage.app._exit


def desk_of_closed(folder: Path) -> Path:
    desk_of(folder).close()
    return folder


async def test_a_list_is_chosen_with_the_mouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "two.txt").write_text("Zog One\nZog Two\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            mouse = hand(stage)
            await mouse.click("3 People")
            await mouse.click("b from a file")
            await mouse.click("lists/")
            await mouse.click("two.txt")
            assert "2 would be added" in stage.text("#counts")
            await mouse.click("leaves it")
            await mouse.click("b from a file")
            await mouse.click("[ Leave it ]")
            assert len(stage.app.screen_stack) == 1
