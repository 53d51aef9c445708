"""Which day does somebody mean who types "tue", "+7", "12 May" or 2026-05-12?"""

from __future__ import annotations

import re
from datetime import date, timedelta

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line

WAYS = "a day such as tue, +7, 12 May or 2026-05-12"
"""How a day may be typed, for hints."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_FROM_NOW = re.compile(r"([+-])\s?(\d{1,3})")
_DAY_MONTH = re.compile(r"(?:[a-z]{2,9},? )?(\d{1,2})\.? ([a-z]+)\.?(?: (\d{4}))?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def read_day(text: str, today: date, *, past: bool = False) -> date:
    """Return the day that is meant.

    A weekday, or a day and month without a year, is the next one to come; with `past` the last one, today included. A
    weekday before a day and month says nothing more. Raises BadInput for anything else.
    """
    words = clean_line(text).casefold()
    found = _from_now(words, today) or _weekday(words, today, past) or _calendar(words, today, past)
    if found is None:
        raise BadInput(f'No day is called "{clean_line(text)[:30]}". Type {WAYS}. Nothing was changed.')
    return found


def _from_now(words: str, today: date) -> date | None:
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    counted = _FROM_NOW.fullmatch(words)
    return today + timedelta(days=int(counted[1] + counted[2])) if counted else None


def _weekday(words: str, today: date, past: bool) -> date | None:
    place = _place(words, _WEEKDAYS, least=2)
    if place is None:
        return None
    if past:
        return today - timedelta(days=(today.weekday() - place) % 7)
    return today + timedelta(days=(place - today.weekday() - 1) % 7 + 1)


def _calendar(words: str, today: date, past: bool) -> date | None:
    if _ISO.fullmatch(words):
        return _date(int(words[:4]), int(words[5:7]), int(words[8:]))
    named = _DAY_MONTH.fullmatch(words)
    month = _place(named[2], _MONTHS, least=3) if named else None
    if named is None or month is None:
        return None
    if named[3]:
        return _date(int(named[3]), month + 1, int(named[1]))
    years = (today.year, today.year - 1) if past else (today.year, today.year + 1)
    days = [day for year in years if (day := _date(year, month + 1, int(named[1])))]
    fitting = [day for day in days if (day <= today if past else day >= today)]
    return fitting[0] if fitting else None


def _place(word: str, names: tuple[str, ...], least: int) -> int | None:
    """Return which of the names begins with `word`, when exactly one does."""
    found = [place for place, name in enumerate(names) if len(word) >= least and name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
