"""Is a day understood however people type it, and refused in one sentence when it is none?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.days.reading import read_day
from rmtui.programme.days.words import day_words

TODAY = date(2026, 5, 8)  # a Friday
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-05-12", date(2026, 5, 12)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 5, 9)),
        ("yesterday", date(2026, 5, 7)),
        ("+7", date(2026, 5, 15)),
        ("+ 7", date(2026, 5, 15)),
        ("-3", date(2026, 5, 5)),
        ("tue", date(2026, 5, 12)),
        ("Fri", date(2026, 5, 15)),
        ("SATURDAY", date(2026, 5, 9)),
        ("12 May", date(2026, 5, 12)),
        ("8 may", TODAY),
        ("7 May", date(2027, 5, 7)),
        ("2 sept.", date(2026, 9, 2)),
        (" 12  june 2027 ", date(2027, 6, 12)),
        ("Tue 12 May", date(2026, 5, 12)),
    ],
)
def test_a_day_to_come(typed: str, meant: date) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("fri", TODAY), ("tue", date(2026, 5, 5)), ("7 May", date(2026, 5, 7)), ("9 May", date(2025, 5, 9))],
)
def test_a_day_that_was(typed: str, meant: date) -> None:
    assert read_day(typed, TODAY, past=True) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "t", "ju", "31 June", "2026-02-30", "12.13.2026", "+", "[b]tue[/b]", "٣"]
)
def test_what_is_no_day_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(BadInput, match=r"Type a day such as .* Nothing was changed\."):
        read_day(typed, TODAY)


@given(DAYS, st.integers(0, 364), st.booleans())
def test_a_day_as_rmtui_writes_it_is_read_back(today: date, away: int, past: bool) -> None:
    day = today - timedelta(days=away) if past else today + timedelta(days=away)
    assert read_day(day_words(day), today, past=past) == day


@given(DAYS, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_within_the_week(today: date, weekday: str) -> None:
    assert 1 <= (read_day(weekday, today) - today).days <= 7
    assert 0 <= (today - read_day(weekday, today, past=True)).days <= 6


@given(st.text(max_size=20), DAYS)
def test_any_text_gives_a_day_or_a_sentence(typed: str, today: date) -> None:
    for past in (False, True):
        try:
            day = read_day(typed, today, past=past)
        except BadInput:
            continue
        assert read_day(day.isoformat(), today) == day
