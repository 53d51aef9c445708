"""Days and weeks of sessions: shown as people say them, and read back from what is shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.days.reading import Context
from rmtui.programme.session import Session
from rmtui.programme.session_when import When, check_minutes_typed, read_when, spoken_when, when_words

TODAY = date(2026, 5, 8)
DAYS = st.dates(date(2026, 5, 9), date(2027, 12, 20))


@given(DAYS)
def test_a_day_is_read_back_from_what_is_shown(day: date) -> None:
    assert read_when(when_words(Session(id="1", pair="2", on=day)), Context(TODAY)) == When(on=day)


@given(DAYS)
def test_a_week_is_read_back_from_what_is_shown(day: date) -> None:
    year, number, _ = day.isocalendar()
    week = f"{year}-W{number:02}"
    assert read_when(when_words(Session(id="1", pair="2", week=week)), Context(TODAY)) == When(week=week)


def test_a_week_is_shown_by_its_first_day_and_not_as_a_code() -> None:
    assert when_words(Session(id="1", pair="2", week="2026-W50")) == "week of 7 December 2026"
    assert when_words(Session(id="1", pair="2")) == ""
    assert read_when("2026-w50", Context(TODAY)) == When(week="2026-W50")


def test_a_week_that_has_begun_can_be_meant() -> None:
    assert read_when("week of 4 May", Context(TODAY)) == When(week="2026-W19")


def test_a_time_of_day_is_shown_and_read_back() -> None:
    session = Session(id="1", pair="2", on=date(2026, 5, 12), at="10:00")
    assert when_words(session) == "Tue 12 May 2026, 10:00"
    assert spoken_when(session, TODAY) == "Tue 12 May at 10:00"
    assert read_when(when_words(session), Context(TODAY)) == When(on=date(2026, 5, 12), at="10:00")


def test_what_is_no_day_is_refused_in_a_sentence() -> None:
    for typed in ("someday", "week of never", "32 May"):
        with pytest.raises(BadInput):
            read_when(typed, Context(TODAY))


def test_minutes_are_a_number_or_nothing() -> None:
    assert (check_minutes_typed(" 45 "), check_minutes_typed("")) == (45, None)
    with pytest.raises(BadInput, match="How many minutes"):
        check_minutes_typed("an hour")
