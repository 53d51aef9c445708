"""Does the health of a pair follow from days, states and ticks, always with the reason?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.about import About, Direction
from rmtui.programme.health import Health, health, role_signal
from rmtui.programme.pair import Pair, PairState
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Brought, Move, Session
from rmtui.programme.text import Text

TODAY = date(2026, 5, 8)
PAIR = Pair(id="10", mentor="1", mentee="2", state="active", agreed_on=date(2026, 3, 1))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def held(key: str, days: int, **fields: Any) -> Session:
    return Session(id=key, pair="10", **{"state": "written up", "on": ago(days), "number": int(key) - 99, **fields})


def how(*values: Any, pair: Pair = PAIR) -> Health:
    return health(Programme(tables_of([pair, *values])), pair, TODAY)


def test_two_sessions_in_rhythm_are_on_track() -> None:
    assert how(held("100", 40), held("101", 12)) == Health("on track", ())


def test_a_young_pair_with_one_session_is_too_early() -> None:
    assert how(held("100", 12), pair=replace(PAIR, agreed_on=ago(44))).state == "too early"
    assert how(held("100", 12), pair=replace(PAIR, agreed_on=ago(45))).state == "on track"


@pytest.mark.parametrize(("days", "state"), [(35, "on track"), (36, "needs a call")])
def test_quiet_for_more_than_five_weeks_needs_a_call(days: int, state: str) -> None:
    found = how(held("100", 70), held("101", days))
    assert found.state == state
    assert found.reasons == (() if days == 35 else ("36 days since they met",))


def test_a_slower_rhythm_makes_quiet_later() -> None:
    assert how(About(rhythm_weeks=6), held("100", 70), held("101", 49)).state == "on track"


def test_the_next_date_stands_beside_the_reason() -> None:
    found = how(held("100", 70), held("101", 36), Session(id="102", pair="10", on=date(2026, 5, 12)))
    assert found.reasons == ("36 days since they met, next Tue 12 May",)


def test_put_off_twice_in_a_row_needs_a_call_even_early() -> None:
    moves = (Move(on=ago(10), to=ago(5)), Move(on=ago(5), to=ago(-3)))
    young = replace(PAIR, agreed_on=ago(20))
    assert how(Session(id="100", pair="10", on=ago(-3), moves=moves), pair=young).reasons == ("moved twice",)
    off = [Session(id=str(n), pair="10", on=ago(n - 90), state="cancelled") for n in (100, 101, 102)]
    assert how(*off, pair=young).reasons == ("put off 3 times",)


def test_a_meeting_in_between_settles_what_was_put_off() -> None:
    once = Session(id="100", pair="10", on=ago(20), state="cancelled")
    again = Session(id="102", pair="10", on=ago(-3), moves=(Move(on=ago(2)),))
    assert how(held("99", 40), once, held("101", 12), again).state == "on track"


def test_a_meeting_without_a_takeaway_may_wait_a_week() -> None:
    assert how(held("100", 40), held("101", 7, state="met")).state == "on track"
    assert how(held("100", 40), held("101", 8, state="met")).reasons == ("no takeaway from session 2",)


def test_only_actions_that_should_be_done_count() -> None:
    late = Action(what="a", due=ago(1))
    done = Action(what="b", done=True)
    ahead = Action(what="c", due=ago(-1))
    open_end = Action(what="d")
    assert how(held("100", 40), held("101", 12, actions=(late, done, ahead, open_end))).state == "on track"
    found = how(held("100", 40), held("101", 12, actions=(late, late, done, ahead)))
    assert found.reasons == ("1 of 3 actions done that were due",)


def test_the_fit_check_is_heard() -> None:
    fine = (held("100", 40), held("101", 12))
    assert how(*fine, pair=replace(PAIR, fit="good")).state == "on track"
    assert how(*fine, pair=replace(PAIR, fit="not a fit")).reasons == ("they say it is not a fit",)


@pytest.mark.parametrize(("days", "state"), [(13, "too early"), (14, "needs a call")])
def test_two_weeks_after_the_agreement_a_first_date_should_stand(days: int, state: str) -> None:
    pair = replace(PAIR, state="agreed", agreed_on=ago(days))
    assert how(pair=pair).state == state
    assert how(Session(id="100", pair="10", week="2026-W21"), pair=pair).state == "too early"


def test_the_reason_names_the_days() -> None:
    pair = replace(PAIR, state="agreed", agreed_on=ago(15))
    assert how(pair=pair).reasons == ("agreed 15 days ago, no first date yet",)


def test_unknown_never_counts_against_a_pair() -> None:
    assert how(pair=replace(PAIR, agreed_on=None)).state == "too early"


@pytest.mark.parametrize("state", ["proposed", "paused", "finished", "ended early"])
def test_nobody_is_called_about_a_pair_that_is_not_under_way(state: PairState) -> None:
    assert how(held("100", 300, state="met"), pair=replace(PAIR, state=state)).reasons == ()


@given(st.lists(st.tuples(st.integers(-60, 200), st.sampled_from(["planned", "met", "written up", "cancelled"]))))
def test_a_call_always_has_a_reason_and_nothing_else_has(plan: list[tuple[int, Any]]) -> None:
    sessions = [Session(id=str(n), pair="10", state=state, on=ago(days)) for n, (days, state) in enumerate(plan)]
    found = how(*sessions)
    assert (found.state == "needs a call") == bool(found.reasons)


def signal(direction: Direction = "reverse", **fields: Any) -> tuple[int, tuple[str, ...]] | None:
    session = held("100", 3, **fields)
    found = role_signal(Programme(tables_of([About(direction=direction), PAIR, session])), session)
    return (found.points, found.evidence) if found else None


ALL: dict[str, Any] = {
    "spoke_more": 1,
    "agenda_by": "mentor",
    "actions": (Action(what="a", who="mentor"), Action(what="b", who="mentee")),
    "advice_from_mentee": True,
}


def test_all_signs_together_make_a_hundred_and_name_their_evidence() -> None:
    assert signal(**ALL) == (
        100,
        (
            "the mentee spoke clearly more",
            "the mentor brought the agenda",
            "1 of 2 actions are the mentor's",
            "the advice came from the mentee",
        ),
    )


@pytest.mark.parametrize(
    ("spoke", "agenda", "advice", "points"),
    [
        (1, "nobody", None, 50),
        (2, "", True, 50),
        (2, "mentor", None, None),
        (1, "mentee", False, None),
        (None, "", None, None),
        (5, "both", True, None),
    ],
)
def test_the_question_is_asked_from_fifty(
    spoke: int | None, agenda: Brought, advice: bool | None, points: int | None
) -> None:
    found = signal(spoke_more=spoke, agenda_by=agenda, advice_from_mentee=advice)
    assert (found and found[0]) == points


def test_half_in_a_mutual_programme_and_never_in_a_traditional_one() -> None:
    assert signal("mutual", **ALL) is not None
    assert signal("mutual", **{**ALL, "spoke_more": 2}) is None
    assert signal("traditional", **ALL) is None


def test_no_sign_is_taken_from_what_somebody_wrote() -> None:
    session = held("100", 3)
    text = Text(id="500", session="100", text="Martin gave advice and spoke more")
    assert role_signal(Programme(tables_of([PAIR, session, text])), session) is None


def test_a_planned_session_gives_no_sign() -> None:
    assert signal(**ALL, state="planned") is None


def test_a_missing_takeaway_is_asked_for_for_twelve_days_and_then_left() -> None:
    asked = [days for days in range(60) if "no takeaway" in how(held("100", days, state="met")).signals]
    assert asked == list(range(8, 20))


def test_who_met_as_often_as_planned_is_not_quiet() -> None:
    sessions = [held(str(100 + n), 200 - n * 10) for n in range(6)]
    assert how(*sessions).state == "on track"
    assert how(About(planned_sessions=7), *sessions).signals == ("quiet",)


@given(st.lists(st.integers(0, 120), max_size=3), st.integers(0, 160), st.booleans())
def test_nothing_but_silence_and_a_date_of_its_own_turns_a_pair_into_a_call(
    days: list[int], agreed: int, written: bool
) -> None:
    """From one day to the next, with nothing happening, only a date that belongs to the reason itself may add one."""
    state = "written up" if written else "met"
    sessions = [held(str(100 + n), day, state=state) for n, day in enumerate(sorted(days, reverse=True))]
    pair = replace(PAIR, agreed_on=ago(agreed))
    programme = Programme(tables_of([pair, *sessions]))
    before, after = (set(health(programme, pair, TODAY + timedelta(days=n)).signals) for n in (0, 1))
    for signal in after - before:
        since = min(days, default=agreed) + 1
        assert {"quiet": since == 36, "not met": since == 36, "no takeaway": 8 in [day + 1 for day in days]}[signal]
