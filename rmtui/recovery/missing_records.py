"""Missing records: which ones of a backup are not here any more, and how do they come back?"""

from __future__ import annotations

from dataclasses import replace

from rmtui.counts import plural
from rmtui.desk import Desk
from rmtui.errors import Damaged
from rmtui.programme.edit_kind import EditKind
from rmtui.recovery.backups import moment_words
from rmtui.recovery.restore import Restoration, restoration
from rmtui.recovery.reversal import Reversal, reverse
from rmtui.store import backups
from rmtui.store.history import Entry


def newest(desk: Desk) -> Restoration | None:
    """Return the newest backup that proves itself beside the programme; None where there is none."""
    for backup in backups.listed(desk.store.medium, desk.folder):
        try:
            return restoration(desk, backup)
        except Damaged:
            continue
    return None


def difference_words(found: Restoration) -> str:
    """Return how a backup differs from the programme, in words."""
    changes = found.edit.changes
    if not changes:
        return "It holds just what is here now."
    missing = sum(change.before is None for change in changes)
    later = sum(change.after is None for change in changes)
    other = len(changes) - missing - later
    parts = ((missing, "not here now"), (later, "here that came later"), (other, "that differ"))
    return f"Records: {', '.join(f'{count} {words}' for count, words in parts if count)}."


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
