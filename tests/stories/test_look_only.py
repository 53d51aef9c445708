"""A second window, or a stick that cannot be written to, only looks: every place says so, and nothing pretends."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.screens.journal.pair_start import Beginning
from rmtui.screens.journal.screen import Journal
from rmtui.widgets.frame import StatusLine
from tests.stories.today_stage import clock, desk_of, on_stage

WHY = "Open in another window: you can look, but nothing can be changed here."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    desk_of(tmp_path / "p").close()
    return tmp_path / "p"


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (160, 45)])
async def test_every_place_says_that_one_can_only_look(folder: Path, size: tuple[int, int]) -> None:
    with Desk.look(str(folder), clock(), why=WHY) as desk:
        async with on_stage(desk, size=size) as stage:
            assert stage.status == WHY
            for digit in "234561":
                await stage.press("escape", digit)
                shown = str(stage.app.screen.query_one(StatusLine).content)
                assert shown.startswith(" look only "), digit
            assert stage.status == "This window can only look; what you type is not kept."


async def test_keys_that_would_change_something_say_why_not(folder: Path) -> None:
    with Desk.look(str(folder), clock(), why=WHY) as desk:
        async with on_stage(desk) as stage:
            for keys in (("1", "o"), ("1", "m"), ("4", "a"), ("3", "n"), ("6", "n"), ("6", "u")):
                await stage.press(*keys)
                assert len(stage.app.screen_stack) == 1, keys
                assert stage.status == WHY, keys


@pytest.mark.parametrize("keys", [("2", "ctrl+n"), ("6", "tab", "tab", "tab")])
async def test_what_is_typed_is_said_not_to_be_kept(folder: Path, keys: tuple[str, ...]) -> None:
    with Desk.look(str(folder), clock(), why=WHY) as desk:
        async with on_stage(desk) as stage:
            await stage.press(*keys)
            await stage.press("x", "y")
            stage.app.drafting.keep_all()
            await stage.press("z")
            assert stage.status == "This window can only look; what you type is not kept."
            assert desk.drafts.all() == []


async def test_the_window_that_may_write_says_nothing_of_looking(folder: Path) -> None:
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk) as stage:
            assert str(stage.app.screen.query_one(StatusLine).content) == "Everything is saved."


LOOKING = "This window can only look; what you type is not kept."


async def test_a_field_says_so_before_one_types_and_escape_leaves_it(folder: Path) -> None:
    with Desk.look(str(folder), clock(), why=WHY) as desk:
        async with on_stage(desk) as stage:
            await stage.press("5", "down", "enter")
            assert stage.status == LOOKING
            await stage.type("a line")
            await stage.press("escape", "escape", "o")
            assert isinstance(stage.app.screen, Beginning)
            await stage.type("a goal")
            await stage.press("escape")
            assert isinstance(stage.app.screen, Journal)


async def test_what_was_typed_can_be_saved_to_another_place(folder: Path, tmp_path: Path) -> None:
    with Desk.look(str(folder), clock(), why=WHY) as desk:
        async with on_stage(desk) as stage:
            await stage.press("5", "down", "o")
            await stage.type("a goal of theirs")
            await stage.press("escape", "q", "q")
            assert "could not be kept as a draft either" in stage.words
            await stage.press("s", "ctrl+u")
            await stage.type(str(tmp_path / "mine.txt"))
            await stage.press("enter")
            assert "a goal of theirs" in (tmp_path / "mine.txt").read_text(encoding="utf-8")
            assert desk.drafts.all() == []
