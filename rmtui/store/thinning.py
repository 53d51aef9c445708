"""Which backups are kept, and which go?

Order is that of the saves they hold, never that of a clock: a clock that was wrong for a day may misplace what was made
on that day, but it makes nothing else old. Days, weeks and months count only where there is a backup, so nothing goes
merely because time passed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

LAST = 5
"""How many of the newest are kept in any case."""
DAYS, WEEKS, MONTHS = 7, 4, 12
"""For how many days, weeks and months with backups the last one of each is kept."""
AHEAD = timedelta(days=1)
"""A backup dated further ahead than this was made by a clock that was wrong, or another time zone."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One file in `backups`, as its name and its first line describe it."""

    name: str
    """Name of the file."""
    at: datetime
    """When it was made by the clock and in the time zone of then, to the minute."""
    people: int
    """How many people are in it."""
    sessions: int
    """How many sessions."""
    why: str
    """Before what it was made, such as "restore"; empty for those made by the hour or by hand."""
    size: int
    """Length in bytes."""
    generation: int
    """Of the snapshot it is; -1 where its first line cannot be read."""
    after: int
    """The number of the last save it holds of the generation before."""

    @property
    def order(self) -> tuple[int, int, datetime, str]:
        """What sorts backups in the order they were made, whatever the clock said."""
        return (self.generation, self.after, self.at, self.name)


def kept(backups: Iterable[Backup], now: datetime, room: int, spare: Collection[str] = ()) -> set[str]:
    """Return the names of the backups to keep.

    `now` is the local time, `room` how many bytes all together may take; the newest ones and those named in `spare`
    stay whatever they take. A file whose first line cannot be read is never let go: nobody knows what it holds.
    """
    found = sorted(backups, key=lambda backup: backup.order, reverse=True)
    known = [backup for backup in found if backup.generation >= 0]
    past = [backup for backup in known if backup.at <= now + AHEAD]
    ahead = [backup for backup in known if backup.at > now + AHEAD]
    by_clock = sorted(past, key=lambda backup: (backup.at, backup.order), reverse=True)
    # The two agree unless a clock was wrong or somebody put back older files by hand; then both are right in part.
    firmly = {backup.name for backup in (*known[:LAST], *by_clock[:LAST])} | set(spare)
    # What a wrong clock dated ahead takes no day, week or month from the others.
    by_date = {name for group in (past, ahead) for name in _by_calendar(group)}
    return _within(room, known, firmly, by_date) | {backup.name for backup in found if backup.generation < 0}


def _by_calendar(newest_first: list[Backup]) -> set[str]:
    """Return the last one of each of the latest days, weeks and months."""
    keep: set[str] = set()
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        last_of: dict[tuple[int, ...], str] = {}
        for backup in newest_first:
            last_of.setdefault(period(backup.at), backup.name)
        keep.update(last_of[when] for when in sorted(last_of, reverse=True)[:count])
    return keep


def _within(room: int, newest_first: list[Backup], firmly: set[str], by_date: set[str]) -> set[str]:
    """Return what stays when the oldest that need not stay go until the rest fits."""
    chosen = [backup for backup in newest_first if backup.name in firmly | by_date]
    total = sum(backup.size for backup in chosen)
    keep = {backup.name for backup in chosen}
    for backup in reversed(chosen):
        if total <= room:
            break
        if backup.name not in firmly:
            keep.discard(backup.name)
            total -= backup.size
    return keep


def _day(at: datetime) -> tuple[int, ...]:
    return (at.toordinal(),)


def _week(at: datetime) -> tuple[int, ...]:
    return tuple(at.isocalendar()[:2])


def _month(at: datetime) -> tuple[int, ...]:
    return (at.year, at.month)
