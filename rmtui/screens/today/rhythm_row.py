"""The row of weeks of each pair: when they met, what was moved, what is due, in one look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from textual.content import Content, Span

from rmtui.programme.days.words import SHORT_MONTHS, day_of_month
from rmtui.programme.rhythm import RhythmRow
from rmtui.widgets.text import fitted

LEGEND = "1 2 met   ? was due   x moved   ! quiet too long"
SHORT_LEGEND = "1 2 met  ? due  x moved  ! quiet"
"""For little room."""
WEEK = 2
"""Cells of one week."""
MET, LAST, NEXT = 5, 9, 11
"""Cells of the columns at the right."""
LEAST_NAME, MOST_WEEKS = 12, 30
SIGN_STYLES = {"?": "bold $alert-text", "!": "bold $alert-text", "x": "$alert-text", ".": "$quiet-text"}
"""How each sign is drawn; a number is a meeting that took place."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How wide the columns are."""

    name: int
    """Cells of the names."""
    weeks: int
    """How many weeks there are."""


def measures(names: Sequence[str], width: int) -> Measures:
    """Return the columns for a row of `width` cells: more room first gives longer names, then more weeks."""
    longest = max((fitted_length(name) for name in names), default=0)
    name = min(max(longest, LEAST_NAME), max(LEAST_NAME, width // 5))
    weeks = (width - name - 2 - MET - LAST - NEXT) // WEEK
    return Measures(name, max(min(weeks, MOST_WEEKS), 1))


def fitted_length(name: str) -> int:
    """Return how many cells a name takes."""
    return Content(name).cell_length


def heading(weeks: Sequence[date], columns: Measures) -> Content:
    """Return the line above the rows: the months, each where its first week stands, and the titles at the right."""
    cells = [" "] * (len(weeks) * WEEK)
    for place, monday in enumerate(weeks):
        month = SHORT_MONTHS[monday.month - 1][:3]
        at = place * WEEK
        starts = monday.day <= 7 or (place == 0 and not _month_ends(monday))
        if starts and at + len(month) <= len(cells):
            cells[at : at + len(month)] = month
    right = f"{'met':<{MET}}{'last':<{LAST}}{'next':<{NEXT}}"
    return Content(f"{'Week of':<{columns.name}}  {''.join(cells)}{right}").stylize("$quiet-text")


def rhythm_row(row: RhythmRow, columns: Measures) -> Content:
    """Return the weeks of one pair."""
    signs = Content("".join(f"{sign:<{WEEK}}" for sign in row.signs), spans=_spans(row.signs))
    last = _day_month(row.last) if row.last else ""
    upcoming = (f"was {_day_month(row.next)}" if row.overdue else _day_month(row.next)) if row.next else "none"
    right = f"{row.met:>{MET - 2}}  {last:<{LAST}}{upcoming:<{NEXT}}"
    return fitted(row.name, columns.name) + Content("  ") + signs + Content(right)


def _spans(signs: Sequence[str]) -> list[Span]:
    """Return the styles of the signs: the quiet one for all, and their own for those that say something."""
    marked = [
        Span(place * WEEK, place * WEEK + len(sign), SIGN_STYLES.get(sign, "bold $done-text"))
        for place, sign in enumerate(signs)
        if sign != "."
    ]
    return [Span(0, len(signs) * WEEK, SIGN_STYLES["."]), *marked]


def _month_ends(monday: date) -> bool:
    """Say whether the next week belongs to the next month, whose name needs the room."""
    return (monday + timedelta(days=7)).day <= 7


def _day_month(day: date) -> str:
    return day_of_month(day)
