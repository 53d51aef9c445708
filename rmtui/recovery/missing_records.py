"""Missing records: which ones of a backup are not here any more, and how do they come back?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rmtui.counts import plural
from rmtui.desk import Desk
from rmtui.errors import Damaged
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.programme import Programme
from rmtui.recovery.backups import moment_words
from rmtui.recovery.change_words import record_named
from rmtui.recovery.restore import Restoration, restoration
from rmtui.recovery.reversal import Reversal, reverse
from rmtui.store import backups
from rmtui.store.history import Entry

MOST_NAMED = 20
"""Records that are named one by one, of each kind of difference."""
BESIDE = ("Not here now", "Here, and not in it", "Here with other content")
AFTERWARDS = ("Comes back", "Goes", "Becomes as it was")
"""What is said of what a backup holds more, less and otherwise: beside what is here, and of going back to it."""


def newest(desk: Desk) -> Restoration | None:
    """Return the newest backup that proves itself beside the programme; None where there is none."""
    for backup in backups.listed(desk.store.medium, desk.folder):
        try:
            return restoration(desk, backup)
        except Damaged:
            continue
    return None


def difference_words(desk: Desk, found: Restoration) -> str:
    """Return how a backup differs from the programme, by the names of the records."""
    lines = list(difference_lines(desk, found))
    return "\n".join(lines) if lines else "It holds just what is here now."


def difference_lines(desk: Desk, found: Restoration, words: tuple[str, str, str] = BESIDE) -> Iterator[str]:
    """Yield which records a backup holds more, less and otherwise than the programme, by name, a line a kind."""
    changes = found.edit.changes
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


def restoration_of_missing(desk: Desk, found: Restoration) -> Reversal:
    """Return the edit that brings back the records that are in a backup and not here, and what cannot come back.

    What is here stays as it is, but for the numbers of a pair's meetings where two of them would have the same one.
    """
    gone = tuple(
        (change.table, change.id, change.after, None) for change in found.edit.changes if change.before is None
    )
    entry = Entry(0, 0, found.backup.at.isoformat(), "", gone)
    back = reverse(desk.store.tables, entry, EditKind.RECORDS_BACK, "", only_removed=True)
    count = sum(change.before is None for change in back.edit.changes)
    label = f"Brought back {count} {plural(count, 'record')} from the backup of {moment_words(found.backup.at)}"
    return replace(back, edit=replace(back.edit, label=label))
