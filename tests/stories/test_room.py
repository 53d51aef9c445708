"""In the room other people look at the screen: this pair's session, and nothing else by any key but i."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rmtui.programme.session import Session
from tests.stories.journal_stage import desk_in, on_stage, opened

HIDDEN = (
    "Leopold", "Thomasina", "nervous", "wants to stop", "Northwind Pairs", "Today", "Credit", "takes it back",
    "only this file", "Everything is saved",
)  # fmt: skip
KEYS = (
    "1", "2", "3", "4", "5", "6", "u", "U", "slash", "ctrl+p", "x", "n", "e", "c", "delete", "q", "escape", "t", "k",
)  # fmt: skip


@pytest.mark.parametrize("size", [(80, 24), (120, 50)])
async def test_no_key_but_i_shows_anything_else(tmp_path: Path, size: tuple[int, int]) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, size=size) as stage:
            await stage.press("down", "enter", "escape", "i", "escape")
            assert "IN THE ROOM" in stage.screen
            for key in KEYS:
                await stage.press(key)
                shown = stage.screen
                assert "IN THE ROOM" in shown, key
                assert not [words for words in HIDDEN if words in shown], key
            assert "Drivers film the bay" in stage.screen
            assert len(desk.programme.texts) == 3
            await stage.press("i")
            assert "5 Journal" in stage.screen
            assert "Drivers film the bay" in stage.screen
            assert "IN THE ROOM" not in stage.screen


async def test_pages_and_help_of_the_room_hold_only_the_room(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "enter", "escape", "i")
            for page in ("f2", "f4", "f3"):
                await stage.press(page, "escape")
                shown = stage.screen
                assert not [words for words in HIDDEN if words in shown], page
            await stage.press("question_mark")
            shown = stage.screen
            assert "Help: In the room" in shown
            assert not [
                words for words in ("Write files", "Find by name", "Take back", "Every command") if words in shown
            ]


async def test_what_is_written_in_the_room_is_never_private(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk, size=(80, 50)) as stage:
            await stage.press("down", "enter", "escape", "i")
            while getattr(stage.app.focused, "id", "") != "note":
                await stage.press("tab")
            await stage.type("We laughed a lot")
            await stage.press("escape", "l")
            assert "the group" in stage.screen
            assert "only this file" not in stage.screen
            await stage.press("escape", "i")
    with opened(folder) as desk:
        note = desk.programme.texts.all()[-1]
        assert (note.text, note.level) == ("We laughed a lot", "pair")
        assert desk.programme.texts["41"].text == "He was nervous about the audit"


async def test_the_list_of_commands_works_again_outside(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "enter", "escape", "i", "escape", "i", "ctrl+p")
            await stage.wait()
            assert len(stage.app.screen_stack) == 2


async def test_a_private_first_question_stays_out_of_the_room_and_is_still_there_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    planned = Session(id="21", pair="10", number=2, on=date(2026, 6, 9), agenda=("Does he sleep?", "Who decides?"))
    with desk_in(folder, planned) as desk:
        async with on_stage(desk, size=(100, 50)) as stage:
            await stage.press("down", "enter")
            while getattr(stage.app.focused, "id", "") != "next-question":
                await stage.press("tab")
            await stage.press("escape", "l", "1")
            assert desk.programme.sessions["21"].question_level == "private"
            assert "Does he sleep?" in stage.screen
            await stage.press("i")
            assert "IN THE ROOM" in stage.screen
            assert "Does he sleep?" not in stage.screen
            await stage.press("i")
            assert "Does he sleep?" in stage.screen
    with opened(folder) as desk:
        assert desk.programme.sessions["21"].agenda == ("Does he sleep?", "Who decides?")
