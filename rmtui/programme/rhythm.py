"""Rhythm of sessions: how did the last weeks go for each pair, and what is planned for the next ones?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rmtui.programme.about import About
from rmtui.programme.health import days_since_met, met_as_planned, quiet_limit
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Session
from rmtui.programme.sessions import by_pair, day_of, names_of

WEEKS_AHEAD = 4
"""Weeks to come at the right end of the row of weeks."""


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """The weeks of one pair."""

    pair: str
    """Id of the pair."""
    name: str
    """Who learns, then from whom: "Martin/Asha"."""
    signs: tuple[str, ...]
    """One per week: "." nothing, a number the meeting that took place, "?" was due, "x" moved, "!" quiet too long."""
    met: int
    """How often they met."""
    last: date | None
    """When they met last."""
    next: date | None
    """The day that waits for an answer, else the next one planned."""
    overdue: bool
    """Whether `next` has passed: "was 5 May"."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The row of weeks of every pair that is under way."""

    weeks: tuple[date, ...]
    """The Monday of each column."""
    rows: tuple[RhythmRow, ...]
    """Those with something to look at first, then by name."""


def rhythm(programme: Programme, today: date, weeks: int) -> Rhythm:
    """Return the row of weeks: `weeks` columns, of which up to WEEKS_AHEAD lie ahead of this week."""
    this = today - timedelta(days=today.weekday())
    ahead = min(WEEKS_AHEAD, max(weeks - 1, 0))
    mondays = tuple(this + timedelta(weeks=n) for n in range(1 + ahead - weeks, 1 + ahead))
    names = pair_names(programme, "/")
    sessions = by_pair(programme)
    rows = [
        _row(pair, names[pair.id], sessions.get(pair.id, []), mondays, today, programme.about)
        for pair in under_way(programme)
    ]
    return Rhythm(mondays, tuple(sorted(rows, key=_urgency)))


def under_way(programme: Programme) -> list[Pair]:
    """Return the pairs that have a row of weeks."""
    return [pair for pair in programme.pairs.all() if pair.state in ("agreed", "active", "paused")]


def pair_names(programme: Programme, between: str) -> dict[str, str]:
    """Return what each pair is called, by id, who learns first: "Martin and Asha" or "Martin/Asha"."""
    names = names_of(programme)
    return {
        pair.id: f"{names.get(pair.mentee, 'somebody')}{between}{names.get(pair.mentor, 'somebody')}"
        for pair in programme.pairs.all()
    }


def passed(session: Session, today: date) -> bool:
    """Say whether the day, or the whole week, of a planned session is over."""
    first = day_of(session) if session.state == "planned" else None
    if first is None:
        return False
    return first < today if session.on else first + timedelta(days=6) < today


def _row(
    pair: Pair, name: str, sessions: Sequence[Session], mondays: Sequence[date], today: date, about: About
) -> RhythmRow:
    signs = dict.fromkeys(mondays, ".")

    def mark(day: date | None, sign: str) -> None:
        monday = day - timedelta(days=day.weekday()) if day else None
        if monday in signs:
            signs[monday] = sign

    for session in sessions:
        for move in session.moves:
            mark(move.on, "x")
        if session.state == "cancelled":
            mark(session.on, "x")
    held = [session for session in sessions if session.took_place and session.on]
    for session in held:
        mark(session.on, str(session.number))
    waiting = [session for session in sessions if passed(session, today)]
    for session in waiting:
        mark(day_of(session), "?")
    days, limit = days_since_met(held, today), quiet_limit(about)
    this = today - timedelta(days=today.weekday())
    is_quiet = days is not None and days > limit and not met_as_planned(sessions, about)
    if pair.state == "active" and is_quiet and signs.get(this) == ".":
        mark(today, "!")
    ahead = [day for s in sessions if s.state == "planned" and (day := day_of(s)) and not passed(s, today)]
    overdue = [day for session in waiting if (day := day_of(session))]
    last = max((session.on for session in held if session.on), default=None)
    upcoming = min(overdue or ahead, default=None)
    return RhythmRow(pair.id, name, tuple(signs.values()), len(held), last, upcoming, bool(overdue))


def _urgency(row: RhythmRow) -> tuple[date, bool, str, str]:
    """Sort rows as the lines of Today stand: waiting for an answer the longest, then the quiet ones, then by name."""
    waiting = row.next if row.overdue and row.next else date.max
    return (waiting, "!" not in row.signs, row.name.casefold(), row.pair)
