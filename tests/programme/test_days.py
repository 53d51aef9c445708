"""The reader and the writer of dates: what is written is read back, what is refused is refused in a sentence.

Which words are understood where stands in tests/guards/test_typed_dates.py.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.days.reading import (
    JUST_OVER,
    Context,
    Moment,
    NoDay,
    Sense,
    UnclearDay,
    read_day,
    read_day_and_rest,
    read_moment,
)
from rmtui.programme.days.times import read_time
from rmtui.programme.days.words import date_words, day_words, long_date, moment_words, plain_date

TODAY = date(2026, 11, 26)  # a Thursday
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
TIMES = st.times().map(lambda time: f"{time:%H:%M}")
ORDERS = ("", "day first", "month first")


@given(DAYS, DAYS, TIMES | st.just(""), st.sampled_from(ORDERS))
def test_a_day_as_it_is_shown_is_read_back_on_any_day_and_in_any_order(day, today, at, order) -> None:  # type: ignore[no-untyped-def]
    senses: list[Sense] = ["future", "exact", "past"] if day <= today else ["future", "exact"]
    for sense in senses:
        context = Context(today, sense, order)
        assert read_moment(moment_words(day, at), context) == Moment(day, at)
        for words in (date_words(day), plain_date(day), long_date(day), day.isoformat()):
            assert read_day(words, context) == day


@given(DAYS, st.integers(0, 300), st.booleans())
def test_a_day_shown_without_its_year_is_the_nearest_one(today: date, away: int, past: bool) -> None:
    day = today - timedelta(days=away) if past else today + timedelta(days=away)
    assert read_day(day_words(day), Context(today, "past" if past else "future")) == day


@given(DAYS, st.integers(1, JUST_OVER))
def test_a_day_just_over_is_not_moved_to_next_year(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    if (day.month, day.day) == (2, 29):
        return
    with pytest.raises(UnclearDay, match=f"{date_words(day)} is over. Type {plain_date(day)} if you mean it, or "):
        read_day(day_words(day), Context(today))


@given(DAYS, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_weekday_is_within_the_week(today: date, weekday: str) -> None:
    assert 1 <= (read_day(weekday, Context(today)) - today).days <= 7
    assert 0 <= (today - read_day(weekday, Context(today, "past"))).days <= 6
    monday = today - timedelta(days=today.weekday())
    assert 7 <= (read_day(f"next {weekday}", Context(today)) - monday).days <= 13


@given(st.text(max_size=20) | st.text("0123456789./- aprmyfi:", max_size=14), DAYS, st.sampled_from(ORDERS))
def test_any_text_gives_a_day_or_a_sentence(typed, today, order) -> None:  # type: ignore[no-untyped-def]
    senses: list[Sense] = ["past", "future", "exact"]
    for sense in senses:
        try:
            moment = read_moment(typed, Context(today, sense, order))
        except (NoDay, UnclearDay):
            continue
        assert sense != "past" or moment.day <= today
        assert read_moment(moment_words(moment.day, moment.at), Context(today)) == moment


@pytest.mark.parametrize(
    ("typed", "sense", "sentence"),
    [
        ("24 Nov", "future", "Tue 24 Nov 2026 is over. Type 24 Nov 2026 if you mean it, or 24 Nov 2027."),
        ("31 June", "future", "There is no 31 June."),
        ("29 Feb 2027", "future", "There is no 29 Feb 2027."),
        ("12/5/2026", "exact", '"12/5/2026" can be 12 May or 5 Dec.'),
        ("12 May", "exact", "12 May of which year?"),
        ("tue", "exact", '"tue" is another day tomorrow.'),
        ("tue 10:00", "future", "That is Tue 1 Dec 2026, 10:00, and only a day can be kept here. Type Tue 1 Dec 2026."),
        ("14:30", "future", '"14:30" is a time. Which day?'),
        ("tomorrow", "past", "Fri 27 Nov 2026 is still to come"),
        ("end of May", "future", 'Which day is "end of May"? Type a day such as'),
        ("soon", "future", 'No day is called "soon". Type a day such as tue, +7, 12 May or 2026-05-12.'),
        ("[b]tue[/b]", "future", 'No day is called "[b]tue[/b]".'),
        ("٣", "future", "No day is called"),
        ("9" * 5000, "future", "No day is called"),
    ],
)
def test_a_refusal_says_what_was_understood(typed: str, sense: Sense, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_day(typed, Context(TODAY, sense, "" if sense == "exact" else "day first"))
    assert refused.value.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("typed", "at"),
    [("tue 10:00", "10:00"), ("4 dec 10.30", "10:30"), ("fri at 2.30 pm", "14:30"), ("+7 10h", "10:00"),
     ("5.3. 9:05", "09:05"), ("today noon", "12:00"), ("2026-12-12T08:15", "08:15"), ("tue 12am", "00:00"),
     ("tue 12.05", "")],
)  # fmt: skip
def test_a_time_behind_a_day(typed: str, at: str) -> None:
    assert read_moment(typed, Context(TODAY)).at == at


@pytest.mark.parametrize(
    ("typed", "at"), [("14:30", "14:30"), ("2.30 pm", "14:30"), ("10h", "10:00"), ("9h05", "09:05")]
)
def test_a_time_alone(typed: str, at: str) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["", "25:00", "10:60", "13 pm", "10", "tue 10:00", "soon", "1430"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="no time of day"):
        read_time(typed)


def test_days_count_from_the_meeting_they_follow() -> None:
    after = Context(date(2026, 5, 8), since=date(2026, 4, 14))
    assert read_day("+28", after) == date(2026, 5, 12)  # four weeks from the meeting, not from today
    assert read_day("tue", after) == date(2026, 5, 12)
    assert read_day("tomorrow", after) == date(2026, 5, 9)
    assert read_day("2026-04-30", after) == date(2026, 4, 30)
    later = Context(date(2026, 5, 8), since=date(2026, 6, 3))
    assert read_day("tue", later) == date(2026, 6, 9)
    with pytest.raises(UnclearDay, match="is before Wed 3 June 2026"):
        read_day("1 June", later)


@pytest.mark.parametrize(
    ("typed", "day", "rest"),
    [
        ("May 12, 2027, ill", date(2027, 5, 12), "ill"),
        ("Tue, 1 Dec, away, both", date(2026, 12, 1), "away, both"),
        ("tue, 2 weeks off", date(2026, 12, 1), "2 weeks off"),
        ("+7,", date(2026, 12, 3), ""),
        ("tue", date(2026, 12, 1), ""),
    ],
)
def test_a_reason_stands_behind_the_comma(typed: str, day: date, rest: str) -> None:
    moment, why = read_day_and_rest(typed, Context(TODAY))
    assert (moment.day, why) == (day, rest)


@pytest.mark.parametrize("typed", ["+7", "tomorrow", "tue", "next friday", "in 2 weeks"])
def test_a_clock_at_the_end_of_the_calendar_gets_a_sentence(typed: str) -> None:
    with pytest.raises(UnclearDay):
        read_day(typed, Context(date.max))
