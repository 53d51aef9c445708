"""Which day does a cell mean, where it can mean one day only?"""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = (
    "jan january januar jänner janvier enero", "feb february februar février febrero", "mar march märz mars marzo",
    "apr april avril abril", "may mai mayo", "jun june juni juin junio", "jul july juli juillet julio",
    "aug august août agosto", "sep sept september septembre septiembre", "oct october okt oktober octobre octubre",
    "nov november novembre noviembre", "dec december dez dezember décembre diciembre",
)  # fmt: skip
_NUMBER_OF_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_BESIDE = re.compile(
    r"(st|nd|rd|th|of|the|de|del|le|den|mon(day|tag)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|"
    r"sun(day)?|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
)
_TIME = re.compile(r"[ T]\d{1,2}:\d\d.*")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_EXCEL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAY_ZERO_OF_EXCEL = date(1899, 12, 30)
_EXCEL_DAYS = range(36526, 73051)
"""From 2000 to 2099."""


def date_of(line: str) -> date | None:
    """Return the day a cleaned line means; None when it is no date, or day and month cannot be told apart.

    Understood are 2026-05-08, 2026/5/8, 8 May 2026 with names of months in four languages, 25/04/2026, and the day
    numbers of Excel (counted from 1900).
    """
    try:
        return date.fromisoformat(line[:10])
    except ValueError:
        pass
    if (found := _EXCEL.fullmatch(line)) and int(found[1]) in _EXCEL_DAYS:
        return _DAY_ZERO_OF_EXCEL + timedelta(days=int(found[1]))
    day_only = _TIME.sub("", line)
    if found := _YEAR_FIRST.fullmatch(day_only):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(day_only):
        return _in_either_order(int(found[1]), int(found[2]), int(found[3]))
    return _with_named_month(day_only)


def _in_either_order(one: int, other: int, year: int) -> date | None:
    if one != other and max(one, other) <= 12:
        return None
    return _date(year, *sorted((one, other)))


def _with_named_month(line: str) -> date | None:
    words = [word for word in _WORD.findall(line.casefold()) if not _BESIDE.fullmatch(word)]
    months = [_NUMBER_OF_MONTH[word] for word in words if word in _NUMBER_OF_MONTH]
    numbers = [word for word in words if word.isdecimal()]
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) < 3]
    if len(words) != 3 or not len(months) == len(years) == len(days) == 1:
        return None
    return _date(years[0], months[0], days[0])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
