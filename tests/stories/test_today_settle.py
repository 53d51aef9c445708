"""Friday morning: somebody walks down Today and settles line after line with one key each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.credit import Credit
from rmtui.programme.session import Session
from tests.stories.today_stage import TODAY, desk_of, on_stage


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "northwind") as opened:
        yield opened


def sessions(desk: Desk, mentee: str) -> list[Session]:
    """Return the sessions of a mentee as they lie on the disk."""
    with Desk.look(desk.folder) as found:
        pairs = {p.id for p in found.programme.pairs.all() if found.programme.people[p.mentee].called == mentee}
        return [session for session in found.programme.sessions.all() if session.pair in pairs]


def credit(desk: Desk, words: str) -> Credit:
    """Return a credit as it lies on the disk."""
    with Desk.look(desk.folder) as found:
        return next(one for one in found.programme.credits.all() if words in one.what)


async def test_they_met_and_it_can_be_taken_back(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        assert stage.at().startswith("Martin and Asha Tue 5 May, 3rd time")
        await stage.press("m")
        assert stage.status == "Logged session 3 of Martin and Asha, Tue 5 May 2026. Saved. u takes it back"
        assert stage.at().startswith("Ann and Mia")
        assert [s.on for s in sessions(desk, "Martin") if s.number == 3 and s.took_place] == [date(2026, 5, 5)]
        await stage.press("u")
        assert "Martin and Asha Tue 5 May" in stage.rows()[1]
    assert not any(s.took_place for s in sessions(desk, "Martin") if s.number == 3)


async def test_moving_by_a_week_takes_three_keys(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("v", "enter", "enter")
        assert stage.status.startswith("Moved session 3 of Martin and Asha to Fri 15 May 2026. Saved")
    (moved,) = [s for s in sessions(desk, "Martin") if s.number == 3]
    assert (moved.on, moved.moves[-1].who, moved.moves[-1].on) == (date(2026, 5, 15), "mentee", date(2026, 5, 5))


async def test_a_day_just_over_is_not_moved_to_next_year_without_a_word(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("v", "down", "enter", "backspace", "backspace")
        await stage.type("6 May, ill")
        await stage.press("enter")
        assert stage.text(".refusal").startswith(
            "Wed 6 May 2026 is over. Type 6 May 2026 if you mean it, or 6 May 2027."
        )
        await stage.press("home", *["delete"] * 10)
        await stage.type("May 12, 2026, ill")
        await stage.press("enter")
        assert "to Tue 12 May 2026. Saved" in stage.status
    (moved,) = [s for s in sessions(desk, "Martin") if s.number == 3]
    assert (moved.on, moved.moves[-1].why) == (date(2026, 5, 12), "ill")


async def test_a_day_nobody_understands_is_asked_again_with_what_was_typed(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("v", "down", "enter", "backspace", "backspace")
        await stage.type("soon, ill")
        await stage.press("enter")
        assert stage.text(".refusal").startswith('No day is called "soon". Type a day such as tue')
        await stage.press("home", "delete", "delete", "delete", "delete")
        await stage.type("tue")
        await stage.press("enter")
        assert "to Tue 12 May" in stage.status
    (moved,) = [s for s in sessions(desk, "Martin") if s.number == 3]
    assert (moved.on, moved.moves[-1].who, moved.moves[-1].why) == (date(2026, 5, 12), "mentor", "ill")


async def test_leaving_a_question_changes_nothing(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        before = stage.rows()
        await stage.press("v", "escape")
        await stage.press("v", "enter", "escape")
        await stage.press("o", "escape")
        assert stage.rows() == before
        assert not desk.can_undo


async def test_a_meeting_is_called_off(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("o", "down", "enter")
        assert stage.status.startswith("Called off session 3 of Martin and Asha")
    (off,) = [s for s in sessions(desk, "Martin") if s.state == "cancelled"]
    assert (off.on, off.moves[-1].who) == (date(2026, 5, 5), "mentor")


async def test_amber_goes_away_once_they_were_called(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        assert stage.text("#headline").startswith("Friday 8 May. 6 pairs: 4 fine, 2 to look at.")
        await stage.go_to("Tom and Lee moved twice")
        await stage.press("k")
        assert stage.status == "Called Tom and Lee. Saved. u takes it back"
        assert "5 fine, 1 to look at" in stage.text("#headline")
        assert not any("moved twice" in row for row in stage.rows())
        await stage.press("u")
        assert any("moved twice" in row for row in stage.rows())


async def test_a_line_waits_for_a_week(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.go_to("Ruth and Sam agreed")
        await stage.press("z")
        assert stage.status.startswith("Left for later, until Fri 15 May. Saved")
        assert not any("Ruth and Sam agreed" in row for row in stage.rows())
        assert "1 left for later" in stage.text("#more")
        assert "2 to look at" in stage.text("#headline")


async def test_her_yes_is_noted_with_todays_date(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.go_to("Asha has not answered since 1 May")
        await stage.press("k")
        assert "Asha" in stage.status
        assert stage.status.endswith("Saved. u takes it back")
        assert not any("Asha has not answered" in row for row in stage.rows())
    found = credit(desk, "film the bay")
    assert (found.state, found.answered_on) == ("yes", TODAY)


async def test_actions_that_are_done_are_ticked_together(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.go_to("Tom and Lee, due by now")
        await stage.press("k", "end", "enter")
        assert stage.status.startswith("Ticked 3 actions as done. Saved")
        assert not any("due by now" in row for row in stage.rows())


async def test_a_key_that_means_nothing_on_a_line_says_which_ones_do(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.go_to("Tom and Lee moved twice")
        await stage.press("v")
        assert stage.status == "That key settles nothing on this line. Here: k called, t words, z in a week."
        assert not desk.can_undo


async def test_a_meeting_nobody_planned_is_logged_from_the_call(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.go_to("Tom and Lee moved twice")
        await stage.press("m", "enter")
        assert "of Tom and Lee, Thu 7 May" in stage.status
    assert date(2026, 5, 7) in [s.on for s in sessions(desk, "Tom") if s.took_place]
