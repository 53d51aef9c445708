"""The grammar of typed dates: what do the words say, before anybody asks which day that makes today?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rmtui.programme.days.names import month_of, weekday_of

Order = Literal["", "day first", "month first"]


@dataclass(frozen=True, slots=True)
class Near:
    """Today or a day beside it."""

    days: int
    """How many days from today."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of days from a day that is settled elsewhere."""

    days: int
    """How many, before it where negative."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week."""

    place: int
    """Monday is 0."""
    week: int | None = None
    """0 for this week, 1 for the next; None where no week is named."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day of a month; the calendar may have none."""

    day: int
    """1 to 31."""
    month: int
    """1 to 12."""
    year: int | None = None
    """As typed, so perhaps of two digits; None for none."""


@dataclass(frozen=True, slots=True)
class TwoDays:
    """Numbers that can be one day or another while nobody chose which comes first."""

    days: tuple[tuple[int, int], tuple[int, int]]
    """Day and month, both ways."""


Meaning = Near | Counted | Weekday | Calendar | TwoDays


def _several(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_WEEKS = {"this": 0, "next": 1}
_COUNTED = re.compile(r"([+-]) ?([0-9]{1,3})")
_YEAR = r"[1-9][0-9]{3}"
_YEAR_FIRST = re.compile(rf"({_YEAR})([/.-])([0-9]{{1,2}})\2([0-9]{{1,2}})")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2({_YEAR}|[0-9]{{2}})")
_NO_YEAR = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\.?")
_NUMBERS = re.compile(r"[0-9]{1,4}([/.])[0-9]{1,2}(\1[0-9]{0,4})?|[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}")
_WITH_BLANKS = re.compile(r"(?<![0-9])([0-9]{1,2})\. ([0-9]{1,2})\.(?= |$)(?: ([0-9]{4})(?![0-9]))?")
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th|er)(?![a-z])")
_NUMBER_BESIDE_WORD = re.compile(r"(?<=[0-9])[-/.]?(?=[a-z])|(?<=[a-z])[-/.]?(?=[0-9])")
_FILLING = _several("the of on de del le den der am el")
_PERIODS = _several("week weeks month months year")
_AROUND = _several(
    "next this last end early mid late beginning start before after in until morning afternoon evening noon at h uhr "
    "pm a.m p.m"
)
"""Words that stand around a day and name none."""


def parsed(folded: str, order: Order) -> Meaning | None:
    """Return what a folded line says; None where it is no date."""
    if counted := _COUNTED.fullmatch(folded):
        return Counted(int(counted[1] + counted[2]))
    words = _words_of(folded)
    if len(words) == 1 and words[0] in _NEAR:
        return Near(_NEAR[words[0]])
    place = weekday_of(words[-1]) if words else None
    if place is not None and (len(words) == 1 or (len(words) == 2 and words[0] in _WEEKS)):
        return Weekday(place, _WEEKS.get(words[0]))
    if len(words) > 1 and weekday_of(words[0]) is not None:
        words = words[1:]
    return _in_numbers(words, order) or _with_month(words)


def resembles_day(folded: str) -> bool:
    """Say whether a folded line is about a day, whether or not it says which: "end of May", "next week", 31/31."""
    words = _words_of(folded)
    named = [w for w in words if w in _NEAR or w == "weekend" or weekday_of(w) is not None or month_of(w)]
    dated = [w for w in words if _NUMBERS.fullmatch(w)]
    periods = [w for w in words if w in _PERIODS]
    others = [w for w in words if w in _AROUND or re.fullmatch(r"[0-9]{1,4}([:.h][0-9]{2})?\.?", w)]
    if len({*named, *dated, *periods, *others}) < len(set(words)):
        return False
    return bool(named or dated) or (bool(periods) and len(words) > 1)


def _words_of(folded: str) -> list[str]:
    """Return the words and numbers that say something."""
    together = _WITH_BLANKS.sub(lambda m: f"{m[1]}.{m[2]}.{m[3] or ''}", folded.replace(",", " "))
    apart = _NUMBER_BESIDE_WORD.sub(" ", _ORDINAL.sub("", together))
    words = (word if _NUMBERS.fullmatch(word) else word.rstrip(".") for word in apart.split())
    return [word for word in words if word and word not in _FILLING]


def _in_numbers(words: list[str], order: Order) -> Meaning | None:
    """Return what 2026-05-12, 12/5, 12.5.26 or 12.5. 2026 says."""
    if len(words) == 1 and (whole := _YEAR_FIRST.fullmatch(words[0])):
        return _calendar(int(whole[4]), int(whole[3]), int(whole[1]))
    if len(words) == 1 and (dated := _YEAR_LAST.fullmatch(words[0])):
        return _ordered(int(dated[1]), int(dated[3]), int(dated[4]), order)
    both = _NO_YEAR.fullmatch(words[0]) if len(words) in (1, 2) and all(map(_is_year, words[1:])) else None
    return _ordered(int(both[1]), int(both[3]), int(words[1]) if words[1:] else None, order) if both else None


def _ordered(one: int, other: int, year: int | None, order: Order) -> Meaning | None:
    """Return the day of two numbers: by the order chosen, or the only way there is such a day."""
    both = [(other, one), (one, other)] if order == "month first" else [(one, other), (other, one)]
    fitting = [(day, month) for day, month in both if _calendar(day, month) and _exists(day, month)]
    if not order and len(set(fitting)) == 2:
        return TwoDays((fitting[0], fitting[1]))
    day, month = (fitting or both)[0]
    return _calendar(day, month, year)


def _with_month(words: list[str]) -> Calendar | None:
    """Return what a day, a month's name and perhaps a year say, in whichever order they stand."""
    months = [month for word in words if (month := month_of(word))]
    numbers = [word for word in words if word.isdecimal() and len(word) <= 4]
    if len(months) != 1 or len(words) != 1 + len(numbers) or len(numbers) not in (1, 2):
        return None
    day, year = numbers[0], numbers[1] if len(numbers) == 2 else ""
    if _is_year(day) and year:
        day, year = year, day
    if len(day) > 2 or (year and not (_is_year(year) or len(year) == 2)):
        return None
    return _calendar(int(day), months[0], int(year) if year else None)


def _calendar(day: int, month: int, year: int | None = None) -> Calendar | None:
    return Calendar(day, month, year) if 1 <= day <= 31 and 1 <= month <= 12 else None


def _exists(day: int, month: int) -> bool:
    try:
        return bool(date(2000, month, day))
    except ValueError:
        return False


def _is_year(word: str) -> bool:
    return re.fullmatch(_YEAR, word) is not None
