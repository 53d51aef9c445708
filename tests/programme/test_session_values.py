"""Plain values typed for a session: each is one edit with a name of its own, and nothing new is no edit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count

import pytest

from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.days.words import date_words
from rmtui.programme.edit import Edit, apply
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session
from rmtui.programme.session_values import ValueKind, ask_next, keep_value
from rmtui.programme.session_view import look_at
from rmtui.programme.sessions import next_planned

TODAY = date(2026, 5, 8)
NOW = datetime(2026, 5, 8, 10, tzinfo=UTC)
HELD = Session(id="20", pair="10", state="met", on=date(2026, 4, 14))
PLANNED = Session(id="21", pair="10", number=2, on=date(2026, 6, 2), agenda=("What do you fear?", "Who decides?"))
WORLD = (
    About(),
    Person(id="1", name="Asha Rao"),
    Person(id="2", name="Martin Vale"),
    Pair(id="10", mentor="1", mentee="2"),
)


def programme(*sessions: Session) -> Programme:
    return Programme(tables_of((*WORLD, *sessions)))


def ids() -> Iterator[str]:
    return (str(number) for number in count(100))


def kept(state: Programme, session: str, kind: ValueKind, typed: str) -> tuple[Edit, Programme]:
    made = ids()
    edit = keep_value(state, session, kind, typed, new_id=lambda: next(made), now=NOW, today=TODAY)
    tables = tables_of((*WORLD, *state.sessions.all()))
    return edit, Programme(apply(tables, edit))


@pytest.mark.parametrize(
    ("kind", "typed", "label"),
    [
        ("aim", "Judge a proposal", "Set the aim of session 1 of Martin and Asha"),
        ("minutes", "45", "Noted how long it took: session 1 of Martin and Asha"),
        ("place", "Depot", "Noted the place of session 1 of Martin and Asha"),
        ("met", "tue", "Logged session 1 of Martin and Asha, Tue 5 May 2026"),
        ("next day", "+28", "Planned a session of Martin and Asha for Tue 12 May 2026"),
        ("next day", "week of 1 June", "Planned a session of Martin and Asha for the week of 1 June"),
    ],
)
def test_every_value_has_a_label_of_its_own(kind: ValueKind, typed: str, label: str) -> None:
    edit, _ = kept(programme(HELD), "20", kind, typed)
    assert edit.label.startswith(label)
    assert edit.changes


def test_the_next_question_comes_first_and_leaves_the_rest_of_the_agenda() -> None:
    edit, state = kept(programme(HELD, PLANNED), "20", "next question", "How do you check?")
    assert edit.label == "Set the first question of session 2 of Martin and Asha"
    assert state.sessions["21"].agenda == ("How do you check?", "Who decides?")
    _, state = kept(state, "20", "next question", "")
    assert state.sessions["21"].agenda == ("Who decides?",)


def test_a_private_first_question_is_no_part_of_what_other_eyes_see_and_stays() -> None:
    state = programme(HELD, PLANNED)
    asked = ask_next(state, state.sessions["20"], "Does he sleep?", "private")
    state = Programme(apply(tables_of((*WORLD, *state.sessions.all())), asked))
    assert state.sessions["21"].question_level == "private"
    alone, room = look_at(state, "20"), look_at(state, "20", room=True)
    assert alone is not None
    assert room is not None
    assert (alone.next_question, room.next_question, room.hides_next_question) == ("Does he sleep?", "", True)
    ahead = look_at(state, "21", room=True)
    assert ahead is not None
    assert (ahead.agenda, ahead.hides_question) == (("Who decides?",), True)
    told = ask_next(state, state.sessions["20"], "Does he sleep?", "pair")
    state = Programme(apply(tables_of((*WORLD, *state.sessions.all())), told))
    room = look_at(state, "20", room=True)
    assert room is not None
    assert room.next_question == "Does he sleep?"


def test_a_question_without_a_date_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(BadInput, match="Say first when they meet next"):
        kept(programme(HELD), "20", "next question", "How do you check?")


def test_giving_a_first_day_is_no_putting_off_and_another_day_is() -> None:
    week = Session(id="21", pair="10", number=2, week="2026-W24")
    _, state = kept(programme(HELD, week), "21", "day", "9 June")
    assert (state.sessions["21"].on, state.sessions["21"].moves) == (date(2026, 6, 9), ())
    _, state = kept(state, "21", "day", "16 June")
    assert [move.on for move in state.sessions["21"].moves] == [date(2026, 6, 9)]


def test_a_page_made_today_is_not_put_off_by_planning_it() -> None:
    fresh = Session(id="21", pair="10", number=2, on=TODAY)
    edit, state = kept(programme(HELD, fresh), "21", "day", "week of 18 May")
    assert edit.label == "Set the day of session 2 of Martin and Asha: the week of 18 May 2026"
    assert (state.sessions["21"].week, state.sessions["21"].moves) == ("2026-W21", ())


def test_what_stands_there_already_is_no_edit() -> None:
    state = programme(HELD, PLANNED)
    for session, kind, typed in (("20", "met", "14 Apr"), ("20", "next day", "2 June"), ("21", "day", "2026-06-02")):
        edit, _ = kept(state, session, kind, typed)  # type: ignore[arg-type]
        assert edit.changes == ()


def test_an_emptied_day_is_open_again() -> None:
    _, state = kept(programme(HELD, PLANNED), "20", "next day", "")
    assert (state.sessions["21"].state, state.sessions["21"].on) == ("planned", None)


def test_a_meeting_that_took_place_keeps_a_day() -> None:
    with pytest.raises(BadInput, match="When did they meet"):
        kept(programme(HELD), "20", "met", " ")


@pytest.mark.parametrize(
    ("typed", "asked"), [("29 Feb", "Thu 29 Feb 2024"), ("11/12", "Thu 11 Dec 2025"), ("9 May", "Fri 9 May 2025")]
)
def test_a_day_of_another_year_is_asked_about_where_no_year_was_typed(typed: str, asked: str) -> None:
    with pytest.raises(BadInput, match=f"Did they meet on {asked}"):
        kept(programme(PLANNED), "21", "met", typed)
    held = kept(programme(PLANNED), "21", "met", asked)[1].sessions.get("21")
    assert held is not None
    assert date_words(held.on or TODAY) == asked


def test_the_next_planned_session_is_the_earliest_one_not_held() -> None:
    due = Session(id="22", pair="10", on=date(2026, 5, 5))
    called_off = Session(id="23", pair="10", on=date(2026, 5, 1), state="cancelled")
    found = next_planned(programme(HELD, PLANNED, due, called_off), "10")
    assert found is not None
    assert found.id == "22"
    assert next_planned(programme(HELD), "10") is None
