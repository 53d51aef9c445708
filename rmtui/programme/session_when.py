"""Day or week of a session: how is it shown, and what does somebody mean who types another one?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line
from rmtui.programme.days.reading import Context, read_day, read_moment
from rmtui.programme.days.words import MONTHS, SHORT_MONTHS, date_words, day_words, long_date, moment_words
from rmtui.programme.session import Session
from rmtui.programme.sessions import week_start

_OF_WEEK = re.compile(r"(?:the )?week of (.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a week while no day is agreed."""

    on: date | None = None
    """The day; None for a week."""
    at: str = ""
    """The time of day, HH:MM; empty for none."""
    week: str = ""
    """An ISO week such as 2026-W19; empty for a day."""


def when_words(session: Session) -> str:
    """Return when a session is as a form shows it: "Tue 5 May 2026, 10:00", "week of 7 December 2026"; empty without
    either.
    """
    if session.on is not None:
        return moment_words(session.on, session.at)
    monday = week_start(session.week)
    return f"week of {long_date(monday)}" if monday else ""


def spoken_when(session: Session, today: date) -> str:
    """Return when a session is, for a sentence: "today", "Tue 5 May", "the week of 7 December"."""
    at = f" at {session.at}" if session.at else ""
    if session.on == today:
        return f"today{at}"
    if session.on is not None:
        return (day_words(session.on) if session.on.year == today.year else date_words(session.on)) + at
    monday = week_start(session.week)
    return f"the {week_words(monday, today)}" if monday else "a day not named yet"


def week_words(monday: date, today: date, *, short: bool = False) -> str:
    """Return a week by its first day, with the year where that is not this one: "week of 7 December"."""
    month = SHORT_MONTHS[monday.month - 1] if short else MONTHS[monday.month - 1]
    year = "" if monday.year == today.year else f" {monday.year}"
    return f"week of {monday.day} {month}{year}"


def read_when(typed: str, context: Context) -> When:
    """Return the day or week that is meant: a day, perhaps with a time, "week of 7 December", or 2026-W50.

    Raises BadInput for anything else.
    """
    text = clean_line(typed)
    if week_start(text.upper()) is not None:
        return When(week=text.upper())
    of_week = _OF_WEEK.fullmatch(text)
    if of_week is None:
        moment = read_moment(text, context)
        return When(on=moment.day, at=moment.at)
    monday = context.today - timedelta(days=context.today.weekday())  # the week that has begun can be meant too
    year, number, _ = read_day(of_week[1], replace(context, today=monday)).isocalendar()
    return When(week=f"{year}-W{number:02}")


def check_minutes_typed(typed: str) -> int | None:
    """Return minutes as typed, None for nothing typed; raises BadInput for anything but a number."""
    text = clean_line(typed)
    if text and (not text.isdecimal() or len(text) > 4):
        raise BadInput("How many minutes? Type a number such as 60. Nothing was changed.")
    return int(text) if text else None
