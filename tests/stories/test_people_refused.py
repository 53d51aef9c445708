"""Where nothing can be saved, that is said once, nobody is caught in a form, and the mouse is enough."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.person import Person
from tests.stories.people_stage import Stage, on_stage, programme, reopened


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


ANN = Person(id="1", name="Ann Berg")


async def test_a_programme_open_only_to_look_says_so_and_lets_one_leave(tmp_path: Path) -> None:
    programme(tmp_path / "p", ANN).close()
    desk = Desk.look(str(tmp_path / "p"), Clock(), why="You can look, but nothing can be changed.")
    async with on_stage(desk) as stage:
        for key in ("e", "n", "p", "b", "delete"):
            stage.app.tell("")
            await stage.press(key)
            assert "nothing can be changed" in stage.status, key
            assert stage.at().startswith("Ann Berg")
    assert reopened(tmp_path / "p") == (ANN,)


async def test_the_mouse_alone_keeps_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "names.txt").write_text("Jo Park\nWei Lin\n", encoding="utf-8")
    monkeypatch.chdir(lists)
    async with on_stage(programme(tmp_path / "p", ANN)) as stage:
        await click_on(stage.app.screen.query_one("#keys", Static), "from a file", stage)
        await stage.pilot.click("LineList", offset=(3, 1))
        await stage.pilot.pause()
        await click_on(stage.app.screen.query_one(".hint", Static), "keep them", stage)
        assert stage.status.startswith("Imported 2 people. Saved.")
    assert len(reopened(tmp_path / "p")) == 3


async def click_on(widget: Static, words: str, stage: Stage) -> None:
    """Click on words inside a line."""
    place = str(widget.render()).index(words) + widget.styles.padding.left
    await stage.pilot.click(widget, offset=(place, 0))
    await stage.pilot.pause()


async def test_keys_that_need_somebody_say_so_while_nobody_is_here(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p")) as stage:
        for key in ("e", "delete", "v"):
            stage.app.tell("")
            await stage.press(key)
            assert stage.status == "Nobody is selected. n adds somebody.", key
