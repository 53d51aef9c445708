"""Missing records: which ones of a backup or of the second copy are not here any more, and how do they come back?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rmtui.counts import plural
from rmtui.desk import Desk
from rmtui.errors import Damaged
from rmtui.programme.days.words import plain_date
from rmtui.programme.edit import Change, difference
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.programme import Programme
from rmtui.recovery.backups import moment_words
from rmtui.recovery.change_words import record_named
from rmtui.recovery.restore import restoration
from rmtui.recovery.reversal import Reversal, reverse
from rmtui.recovery.second_copy import second_copy_of
from rmtui.store import backups
from rmtui.store.history import Entry

MOST_NAMED = 20
"""Records that are named one by one, of each kind of difference."""
BESIDE = ("Not here now", "Here, and not in it", "Here with other content")
AFTERWARDS = ("Comes back", "Goes", "Becomes as it was")
"""What is said of what a backup holds more, less and otherwise: beside what is here, and of going back to it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another state of the programme, beside what is here."""

    called: str
    """What it is called in a sentence: "the backup of 3 May 2026, 10:00"."""
    at: str
    """When it was made, ISO."""
    changes: tuple[Change, ...]
    """What would make of the programme that state."""


def newest_backup(desk: Desk) -> Beside | None:
    """Return the newest backup that proves itself beside the programme; None where there is none."""
    for backup in backups.listed(desk.store.medium, desk.folder):
        try:
            changes = restoration(desk, backup).edit.changes
        except Damaged:
            continue
        return Beside(f"the backup of {moment_words(backup.at)}", backup.at.isoformat(), changes)
    return None


def second_copy_beside(desk: Desk) -> Beside | None:
    """Return the second copy beside the programme; None where there is none, or its stick is not plugged in."""
    found = second_copy_of(desk)
    if found is None:
        return None
    changes = difference(desk.store.tables, found.tables)
    return Beside(f"the second copy of {plain_date(found.on)}", found.on.isoformat(), changes)


def difference_words(desk: Desk, changes: Sequence[Change]) -> str:
    """Return how another state differs from the programme, by the names of the records."""
    lines = list(difference_lines(desk, changes))
    return "\n".join(lines) if lines else "It holds just what is here now."


def difference_lines(desk: Desk, changes: Sequence[Change], words: tuple[str, str, str] = BESIDE) -> Iterator[str]:
    """Yield which records another state holds more, less and otherwise than the programme, by name, a line a kind."""
    then = {name: dict(rows) for name, rows in desk.store.tables.items()}
    for change in changes:
        if change.after is not None:
            then.setdefault(change.table, {})[change.id] = change.after
    before, now = Programme(then), desk.programme
    more = [change for change in changes if change.before is None]
    less = [change for change in changes if change.after is None]
    other = [change for change in changes if change.before is not None and change.after is not None]
    for kind, sort, programme in zip(words, (more, less, other), (before, now, now), strict=True):
        names = [record_named(one.table, one.id, one.before or one.after or {}, programme) for one in sort]
        if names:
            rest = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
            yield f"{kind}: {'; '.join(names[:MOST_NAMED])}{rest}."


def bringing_back(desk: Desk, beside: Beside) -> Reversal:
    """Return the edit that brings back the records that are in another state and not here, and what cannot come back.

    What is here stays as it is, but for the numbers of a pair's meetings where two of them would have the same one.
    """
    gone = tuple((change.table, change.id, change.after, None) for change in beside.changes if change.before is None)
    entry = Entry(0, 0, beside.at, "", gone)
    back = reverse(desk.store.tables, entry, EditKind.RECORDS_BACK, "", only_removed=True)
    count = sum(change.before is None for change in back.edit.changes)
    label = f"Brought back {count} {plural(count, 'record')} from {beside.called}"
    return replace(back, edit=replace(back.edit, label=label))
