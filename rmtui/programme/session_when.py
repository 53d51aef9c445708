"""Which day or week is a session for, how is that shown, and what does somebody mean who types another one?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line
from rmtui.programme.days.reading import read_day
from rmtui.programme.days.words import MONTHS, SHORT_MONTHS, date_words, day_words
from rmtui.programme.session import Session
from rmtui.programme.sessions import week_start

_OF_WEEK = re.compile(r"(?:the )?week of (.+)", re.IGNORECASE)
_FROM_THERE = re.compile(r"[+-]\s?\d{1,3}")
_DIGITS_BEHIND_WEEKDAY = re.compile(r"[^\W\d]+\.?,? (\d.*)")


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a week while no day is agreed."""

    on: date | None = None
    """The day; None for a week."""
    week: str = ""
    """An ISO week such as 2026-W19; empty for a day."""


def when_words(session: Session, today: date) -> str:
    """Return when a session is as a form shows it: "Tue 5 May 2026", "week of 7 December"; empty without either."""
    if session.on is not None:
        return date_words(session.on)
    monday = week_start(session.week)
    return week_words(monday, today) if monday else ""


def spoken_when(session: Session, today: date) -> str:
    """Return when a session is, for a sentence: "today", "Tue 5 May", "the week of 7 December"."""
    if session.on == today:
        return "today"
    if session.on is not None:
        return day_words(session.on) if session.on.year == today.year else date_words(session.on)
    words = when_words(session, today)
    return f"the {words}" if words else "a day not named yet"


def week_words(monday: date, today: date, *, short: bool = False) -> str:
    """Return a week by its first day, with the year where that is not this one: "week of 7 December"."""
    month = SHORT_MONTHS[monday.month - 1] if short else MONTHS[monday.month - 1]
    year = "" if monday.year == today.year else f" {monday.year}"
    return f"week of {monday.day} {month}{year}"


def read_when(typed: str, today: date, *, since: date | None = None) -> When:
    """Return the day or week that is meant: what `read_day` reads, "week of 7 December", or 2026-W50.

    `since` is the meeting another one follows: "+28" counts from it, and nothing means a day before it. Raises BadInput
    for anything else.
    """
    text = clean_line(typed)
    base = max(since or today, today)
    if week_start(text.upper()) is not None:
        return When(week=text.upper())
    of_week = _OF_WEEK.fullmatch(text)
    if of_week:
        year, number, _ = read_day(of_week[1], base).isocalendar()
        return When(week=f"{year}-W{number:02}")
    if since is not None and _FROM_THERE.fullmatch(text):
        return When(on=read_day(text, since))
    return When(on=read_day(without_weekday(text), base))


def read_held(typed: str, today: date) -> date:
    """Return the day a meeting took place; nothing typed is today. Raises BadInput for what is no day."""
    text = clean_line(typed)
    return read_day(without_weekday(text), today, past=True) if text else today


def without_weekday(typed: str) -> str:
    """Return a day as shown, such as "Tue 5 May 2026", without its weekday."""
    found = _DIGITS_BEHIND_WEEKDAY.fullmatch(typed.strip())
    return found[1] if found else typed


def check_minutes_typed(typed: str) -> int | None:
    """Return minutes as typed, None for nothing typed; raises BadInput for anything but a number."""
    text = clean_line(typed)
    if text and (not text.isdecimal() or len(text) > 4):
        raise BadInput("How many minutes? Type a number such as 60. Nothing was changed.")
    return int(text) if text else None
