"""Presses in one burst, and what is said to a screen that is going away: the program goes on, or ends well."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from rmtui.programme.session import Session
from rmtui.widgets.fields import AreaField
from rmtui.widgets.line_list import LineList
from rmtui.widgets.text_focus import takes_text
from tests.stories.journal_stage import desk_in, on_stage, opened

PLANNED = Session(id="31", pair="10", state="planned")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


CLOSED_TWICE = {
    "help": (("question_mark",), "escape"),
    "help by its own key": (("question_mark",), "question_mark"),
    "history": (("h",), "h"),
    "history by q": (("h",), "q"),
    "a person": (("3", "n"), "escape"),
    "pasted names": (("3", "p"), "escape"),
    "backups": (("h", "b"), "escape"),
    "commands": (("ctrl+p",), "escape"),
    "the two": (("5", "o"), "escape"),
    "a choice": (("6", "n"), "escape"),
}


async def test_a_window_closed_twice_in_one_burst_closes_once(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            for name, (opens, closes) in CLOSED_TWICE.items():
                await stage.press(*opens)
                place = stage.app.screen_stack[0]
                assert stage.app.screen is not place, name
                await stage.burst(*(closes,) * 2)
                assert stage.app.screen_stack[0] is place, name
                await stage.press("escape")
                assert stage.app.screen is place, name
                await stage.press("1")


async def test_private_fields_asked_for_in_a_form(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("3", "n", "f4", "escape")
            assert len(desk.programme.people) == 4


async def test_a_long_paste_taken_back_by_the_field(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("3", "p")
            stage.app.post_message(events.Paste("\n".join(f"Person {number}" for number in range(40))))
            await stage.wait()
            await stage.press("ctrl+z")
            assert stage.app.screen.query_one(AreaField).text == ""


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_pages_of_a_list_in_a_window_too_narrow(tmp_path: Path, key: str) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, place="pairs") as stage:
            await stage.resize(59, 24)
            await stage.press(key)
            await stage.burst("ctrl+p", "pagedown")
            await stage.resize(80, 24)
            assert stage.app.screen_stack[0].query_one(LineList).key


@pytest.mark.parametrize("page", ["f3", "f4"])
@pytest.mark.parametrize("tabs", range(0, 8, 2))
async def test_leaving_with_a_text_in_any_field_of_the_journal(tmp_path: Path, page: str, tabs: int) -> None:
    with desk_in(tmp_path / "p", PLANNED) as desk:
        async with on_stage(desk, (100, 40)) as stage:
            await stage.press("down", "enter", page, *["tab"] * tabs)
            if takes_text(stage.app.focused):
                await stage.type("Some words")
            await stage.press("ctrl+q")
            assert stage.app.is_ending
            written = stage.app.drafting.writing
    with opened(tmp_path / "p") as again:
        kept = "".join(str(rows) for rows in again.store.tables.values()) + "".join(d.text for d in again.drafts.all())
    assert not written or "Some words" in kept


async def test_nothing_takes_letters_while_only_a_remark_is_seen(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("h", "slash")
            await stage.resize(60, 12)
            assert not takes_text(stage.app.focused)
            await stage.resize(80, 24)
            assert takes_text(stage.app.focused)
            await stage.press("escape", "escape", "h", "enter")
            await stage.resize(60, 17)
            await stage.press("escape")
            await stage.resize(120, 18)
            assert not takes_text(stage.app.focused), "the field to search in is not shown"
