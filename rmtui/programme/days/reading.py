"""The reader of dates: which day does somebody mean who types "tue", "+7", "12 May", 12/5 or 2026-05-12?

What the words say (`grammar`) and which day that makes where it is asked (`Context`) are told apart. A day is refused
rather than guessed: with what was understood, and what to type instead.

The rules. A weekday is the next one to come, today excluded; where a past day is asked, the last one, today included.
"next friday" is the Friday of the week after this one, weeks beginning on Monday: said on Thursday 26 November 2026 it
is 4 December. A day and month without a year are the latest such day until today where a past day is asked, else the
earliest from today on; one that was over at most `JUST_OVER` days ago is refused there, because it is more likely a
slip than a plan for next year. A weekday before a day and month says nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line
from rmtui.programme.days.grammar import Calendar, Counted, Near, Order, TwoDays, Weekday, parsed, resembles_day
from rmtui.programme.days.names import fold
from rmtui.programme.days.times import split_time
from rmtui.programme.days.words import date_words, day_of_month, moment_words, plain_date

WAYS = "a day such as tue, +7, 12 May or 2026-05-12"
"""How a day may be typed, for hints."""
JUST_OVER = 60
"""Days after which a day and month without a year may mean the coming year."""
SAFE = "Nothing was changed."
LONGEST = 60
"""Characters after which no day is looked for."""
_YEARS = range(1900, 2200)
_LEAPS = 8
"""Years within which there is a 29 February."""

Sense = Literal["past", "future", "exact"]


@dataclass(frozen=True, slots=True)
class Context:
    """Where a day is asked."""

    today: date
    """The day it is."""
    sense: Sense = "future"
    """Whether it was, or is to come; "exact" takes only what is the same day whenever it is read, its year in full."""
    order: Order = "day first"
    """How 12/5 is read; where that is not chosen (empty), a day that can mean two is refused."""
    since: date | None = None
    """The meeting another one follows: "+28" counts from it, and a day without a year comes after it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, perhaps with a time."""

    day: date
    """The day."""
    at: str = ""
    """The time of day, HH:MM; empty for none."""


class NoDay(BadInput):
    """The words name no day at all."""


class UnclearDay(BadInput):
    """The words are about a day, and none that can be taken."""


def read_day(text: str, context: Context) -> date:
    """Return the day that is meant, where no time can be kept. Raises NoDay or UnclearDay."""
    moment = read_moment(text, context)
    if moment.at:
        day = date_words(moment.day)
        raise UnclearDay(
            f"That is {moment_words(moment.day, moment.at)}, and only a day can be kept here. Type {day}. {SAFE}"
        )
    return moment.day


def read_moment(text: str, context: Context) -> Moment:
    """Return the day that is meant, with its time where one stands behind it. Raises NoDay or UnclearDay."""
    folded, typed = fold(text[: LONGEST + 1]), clean_line(text)[:30]
    before, at = split_time(folded)
    if at and parsed(folded, context.order) is None:
        if not before:
            raise NoDay(f'"{typed}" is a time. Which day? Type it before the time, such as tue {at}. {SAFE}')
        return Moment(_day(before, typed, context), at)
    return Moment(_day(folded, typed, context))


def read_day_and_rest(text: str, context: Context) -> tuple[Moment, str]:
    """Return the day at the beginning of a line and what stands behind the comma after it.

    "May 12, 2026, ill" is a day with a comma of its own. Raises NoDay or UnclearDay.
    """
    parts = text.split(",")
    for count in range(len(parts), 1, -1):
        try:
            return read_moment(",".join(parts[:count]), context), ",".join(parts[count:]).strip()
        except NoDay:
            continue
    return read_moment(parts[0], context), ",".join(parts[1:]).strip()


def _day(folded: str, typed: str, context: Context) -> date:
    meant = parsed(folded, context.order) if len(folded) <= LONGEST else None
    if meant is None:
        if resembles_day(folded):
            raise UnclearDay(f'Which day is "{typed}"? Type {WAYS}. {SAFE}')
        raise NoDay(f'No day is called "{typed}". Type {WAYS}. {SAFE}')
    if isinstance(meant, TwoDays):
        one, other = (f"{day} {_month(month)}" for day, month in meant.days)
        raise UnclearDay(f'"{typed}" can be {one} or {other}. Write the month as a word. {SAFE}')
    try:
        day = _in_year(meant, context) if isinstance(meant, Calendar) else _counted(meant, typed, context)
    except OverflowError:  # the clock of the computer stands at the end of the calendar
        raise UnclearDay(f'"{typed}" is a day no calendar has. Type {WAYS}. {SAFE}') from None
    if context.sense == "past" and day > context.today:
        raise UnclearDay(f"{date_words(day)} is still to come, and a day that was is asked here. {SAFE}")
    return day


def _counted(meant: Near | Counted | Weekday, typed: str, context: Context) -> date:
    """Return a day that is counted from another one."""
    if context.sense == "exact":
        raise UnclearDay(f'"{typed}" is another day tomorrow. Type a day with its year, such as 2026-05-12. {SAFE}')
    if isinstance(meant, Near):
        return context.today + timedelta(days=meant.days)
    if isinstance(meant, Counted):
        return (context.since or context.today) + timedelta(days=meant.days)
    return _weekday(meant, context)


def _weekday(meant: Weekday, context: Context) -> date:
    today = context.today
    if meant.week is not None:
        day = today + timedelta(weeks=meant.week, days=meant.place - today.weekday())
        if context.sense == "future" and day < today:
            raise UnclearDay(f"{date_words(day)} is over. Type {WAYS}. {SAFE}")
        return day
    if context.sense == "past":
        return today - timedelta(days=(today.weekday() - meant.place) % 7)
    base = _earliest(context)
    return base + timedelta(days=(meant.place - base.weekday() - 1) % 7 + 1)


def _earliest(context: Context) -> date:
    return max(context.since or context.today, context.today)


def _in_year(meant: Calendar, context: Context) -> date:
    if meant.year is not None:
        return _dated(meant, context)
    said = f"{meant.day} {_month(meant.month)}"
    if date_of(2000, meant.month, meant.day) is None:
        raise UnclearDay(f"There is no {said}. Type {WAYS}. {SAFE}")
    if context.sense == "exact":
        raise UnclearDay(f"{said} of which year? Type it with its year, such as {said} {context.today.year}. {SAFE}")
    if context.sense == "past":
        days = (date_of(context.today.year - years, meant.month, meant.day) for years in range(_LEAPS + 1))
        day = next((day for day in days if day and day <= context.today), None)
    else:
        day = _to_come(meant, context)
    if day is None:
        raise UnclearDay(f"No year near this one has a {said}. Type {WAYS}. {SAFE}")
    return day


def _to_come(meant: Calendar, context: Context) -> date | None:
    """Return the earliest such day; raises UnclearDay where the last one is just over."""
    first = _earliest(context)
    years = range(first.year - 1, first.year + _LEAPS + 1)
    days = [day for year in years if (day := date_of(year, meant.month, meant.day))]
    to_come = next((day for day in days if day >= first), None)
    over = next((day for day in days if 0 < (first - day).days <= JUST_OVER), None)
    if over is None or to_come is None:
        return to_come
    where = "is over" if over < context.today else f"is before {date_words(first)}"
    raise UnclearDay(
        f"{date_words(over)} {where}. Type {plain_date(over)} if you mean it, or {plain_date(to_come)}. {SAFE}"
    )


def _dated(meant: Calendar, context: Context) -> date:
    assert meant.year is not None
    year, said = meant.year, f"{meant.day} {_month(meant.month)}"
    if year < 100:
        if context.sense == "exact":
            raise UnclearDay(f"{said} of which year? Type it in full, such as {said} {2000 + year}. {SAFE}")
        year += 2000
    day = date_of(year, meant.month, meant.day)
    if day is None:
        raise UnclearDay(f"There is no {said} {year}. Type {WAYS}. {SAFE}")
    if year not in _YEARS:
        raise UnclearDay(f"{said} {year} cannot be right. Check the year. {SAFE}")
    return day


def _month(number: int) -> str:
    return day_of_month(date(2000, number, 1)).split(" ")[1]


def date_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
