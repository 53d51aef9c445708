"""n opens the meeting that is planned and says so; asked again it makes another one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.edit import Tables
from rmtui.programme.session import Session
from tests.stories.journal_stage import desk_in, on_stage

AHEAD = Session(id="21", pair="10", number=2, on=date(2026, 6, 2), agenda=("What do you fear?",))
WEEK = Session(id="21", pair="10", number=2, week="2026-W50")
DUE = Session(id="21", pair="10", number=2, on=date(2026, 5, 5))


def tables(desk: Desk) -> Tables:
    """Return every document as it is now."""
    return {name: dict(rows) for name, rows in desk.store.tables.items() if rows}


@pytest.mark.parametrize(
    ("planned", "when", "shown", "page"),
    [
        (AHEAD, "Tue 2 June", "Tue 2 June 2026", "[Before]"),
        (WEEK, "the week of 7 December", "week of 7 December", "[Before]"),
        (DUE, "Tue 5 May", "Tue 5 May 2026", "[After]"),
    ],
)
async def test_the_planned_meeting_opens_on_the_page_that_is_next_for_it(
    tmp_path: Path, planned: Session, when: str, shown: str, page: str
) -> None:
    with desk_in(tmp_path / "p", planned) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n")
            assert f"This is the session planned for {when}. Esc, n again for another one." in stage.words
            assert page in stage.screen
            assert shown in stage.screen
            assert "2026-W50" not in stage.screen
            assert len(desk.programme.sessions) == 3


async def test_asked_again_n_opens_another_meeting_and_says_what_it_is(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", AHEAD) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "escape", "n")
            assert "A new session, dated today. It counts once you write here." in stage.words
            assert "[After]" in stage.screen
            await stage.press("escape", "escape", "n", "escape", "escape")
            assert len(desk.programme.sessions) == 3
            assert desk.undoes is None


async def test_what_is_written_first_makes_the_meeting_and_is_taken_back_with_it(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        before = tables(desk)
        async with on_stage(desk) as stage:
            await stage.press("n")
            await stage.type("Ask before advising")
            await stage.press("escape")
            assert desk.programme.sessions.all()[-1].state == "written up"
            await stage.press("u")
            assert tables(desk) == before


async def test_a_note_does_not_say_that_they_met(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", AHEAD) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "f3", *["down"] * 20)
            await stage.type("Ask about the audit")
            await stage.press("escape")
            assert [text.text for text in desk.programme.texts.all() if text.session == "21"] == ["Ask about the audit"]
            assert desk.programme.sessions["21"].state == "planned"


async def test_enter_on_a_planned_meeting_shows_what_to_prepare(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", AHEAD) as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "down", "enter")
            assert "[Before]" in stage.screen
            assert "They met" not in stage.screen
            await stage.press("f3")
            assert "Planned for Tue 2 June, not logged yet. If they met, say when" in stage.words


async def test_a_new_page_becomes_a_plan_without_counting_as_put_off(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "f2", *["shift+tab"] * 3)
            assert getattr(stage.app.focused, "id", "") == "planned-on"
            await stage.type("9 June")
            await stage.press("enter")
            made = desk.programme.sessions.all()[-1]
            assert (made.on, made.moves) == (date(2026, 6, 9), ())
