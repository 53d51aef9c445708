"""Restore: what would going back to a backup change, and how is it done so that one key takes it back?"""

from __future__ import annotations

from dataclasses import dataclass

from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.programme.catalogue.records import COUNTED
from rmtui.programme.edit import Edit, difference
from rmtui.programme.edit_kind import EditKind, title
from rmtui.recovery.backups import back_up_before, documents_of, label_of
from rmtui.store.history import read_history
from rmtui.store.thinning import Backup

TABLES = tuple(record.table for record in COUNTED)
"""The tables whose records somebody knows by sight; what else differs is counted as "other"."""


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How the records of one table differ from those of a backup."""

    table: str
    """Name of the table, or "other"."""
    come_back: int
    """Records that are in the backup and no longer here."""
    go: int
    """Records that came later."""
    change: int
    """Records that become as they were."""


@dataclass(frozen=True, slots=True)
class Restoration:
    """What going back to a backup would do."""

    backup: Backup
    """Which one."""
    edit: Edit
    """What it would change, as one edit; without changes where nothing differs."""
    differing: tuple[TableDifference, ...]
    """The tables that differ, in the order of `TABLES`."""
    since: tuple[str, ...]
    """What was done since, newest first: the labels of the saves that can still be read."""


def restoration(desk: Desk, backup: Backup) -> Restoration:
    """Read and prove a backup and return what going back to it would do; nothing is changed.

    Raises BadInput, Damaged, NewerFormat and NotSaved.
    """
    tables = documents_of(desk.store.medium, desk.folder, backup.name, desk.store.schema)
    edit = Edit(EditKind.BACKUP, label_of(backup), difference(desk.store.tables, tables))
    return Restoration(backup, edit, _differing(edit), _labels_since(desk, backup))


def restore(desk: Desk, backup: Backup) -> tuple[Edit, str]:
    """Make a backup's documents the programme, after a backup of what is there now, as one edit that can be undone.

    Returns the edit, and a sentence where the backup before could not be made. Raises BadInput, Damaged, NewerFormat
    and NotSaved, with nothing changed.
    """
    tables = documents_of(desk.store.medium, desk.folder, backup.name, desk.store.schema)
    warning = back_up_before(desk, "restore", spare=backup.name)
    return desk.become(EditKind.BACKUP, label_of(backup), tables), warning


def _differing(edit: Edit) -> tuple[TableDifference, ...]:
    back, gone, changed = (dict.fromkeys((*TABLES, "other"), 0) for _ in range(3))
    for change in edit.changes:
        name = change.table if change.table in TABLES else "other"
        (back if change.before is None else gone if change.after is None else changed)[name] += 1
    found = (TableDifference(name, back[name], gone[name], changed[name]) for name in back)
    return tuple(each for each in found if each.come_back or each.go or each.change)


def _labels_since(desk: Desk, backup: Backup) -> tuple[str, ...]:
    try:
        entries = read_history(desk.store.medium, desk.folder).entries
    except RmtuiError:
        return ()
    last = (backup.generation - 1, backup.after)
    return tuple(title(entry.kind, entry.label) for entry in entries if (entry.generation, entry.n) > last)
