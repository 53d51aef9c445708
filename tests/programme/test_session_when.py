"""Days and weeks of sessions: shown as people say them, and read back from what is shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.session import Session
from rmtui.programme.session_when import When, check_minutes_typed, read_held, read_when, when_words

TODAY = date(2026, 5, 8)
DAYS = st.dates(date(2026, 5, 9), date(2027, 12, 20))


@given(DAYS)
def test_a_day_is_read_back_from_what_is_shown(day: date) -> None:
    assert read_when(when_words(Session(id="1", pair="2", on=day), TODAY), TODAY) == When(on=day)


@given(DAYS.filter(lambda day: day - timedelta(days=day.weekday()) > TODAY))
def test_a_week_is_read_back_from_what_is_shown(day: date) -> None:
    year, number, _ = day.isocalendar()
    week = f"{year}-W{number:02}"
    assert read_when(when_words(Session(id="1", pair="2", week=week), TODAY), TODAY) == When(week=week)


def test_a_week_is_shown_by_its_first_day_and_not_as_a_code() -> None:
    assert when_words(Session(id="1", pair="2", week="2026-W50"), TODAY) == "week of 7 December"
    assert when_words(Session(id="1", pair="2"), TODAY) == ""
    assert read_when("2026-w50", TODAY) == When(week="2026-W50")


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("+28", date(2026, 5, 12)),  # four weeks from the meeting, not from today
        ("tue", date(2026, 5, 12)),  # a weekday is one to come
        ("2 June", date(2026, 6, 2)),
        ("2026-04-30", date(2026, 4, 30)),
    ],
)
def test_the_next_day_counts_from_the_meeting_it_follows(typed: str, means: date) -> None:
    assert read_when(typed, TODAY, since=date(2026, 4, 14)).on == means


def test_a_weekday_after_a_meeting_to_come_is_after_that_meeting() -> None:
    assert read_when("tue", TODAY, since=date(2026, 6, 3)).on == date(2026, 6, 9)


def test_no_day_means_today_for_a_meeting_that_took_place_and_the_last_such_weekday() -> None:
    assert read_held("", TODAY) == TODAY
    assert read_held("tue", TODAY) == date(2026, 5, 5)
    assert read_held("Tue 5 May 2026", TODAY) == date(2026, 5, 5)


def test_what_is_no_day_is_refused_in_a_sentence() -> None:
    for typed in ("someday", "week of never", "32 May"):
        with pytest.raises(BadInput):
            read_when(typed, TODAY)


def test_minutes_are_a_number_or_nothing() -> None:
    assert (check_minutes_typed(" 45 "), check_minutes_typed("")) == (45, None)
    with pytest.raises(BadInput, match="How many minutes"):
        check_minutes_typed("an hour")
