"""Conflict copies: what do the files a sync program left hold that the programme's own files do not?

A sync program that meets two versions of one file keeps both, one of them under another name. Such a copy of changes
holds whole saves, each proven by its sum; such a copy of a snapshot holds records. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rmtui.store.folder import looks_like_conflict, path
from rmtui.store.format import Document, Operation, Snapshot, Tables, Unreadable, read_changes, read_snapshot
from rmtui.store.history import Entry, Place, bases, entries_of, read_history
from rmtui.store.medium import Medium
from rmtui.store.schema import Schema

State = Literal["whole", "part", "older", "newer version", "unread"]


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """One file a sync program left."""

    where: str
    """Name of the file, within the programme's folder."""
    state: State
    """whole; part: some of its saves cannot be read; older: a snapshot the programme itself went through; newer
    version: written by a newer rmtui; unread: nothing in it proves itself."""
    entries: tuple[Entry, ...] = ()
    """Saves that are in it and in no file of the programme, oldest first; of a snapshot one for each record."""
    absent: int = 0
    """How many records are in the programme and not in this snapshot: removed there, or added here since."""


def conflict_copies(medium: Medium, folder: str, now: Tables, schema: Schema) -> list[ConflictCopy]:
    """Return what each file that looks like the copy of a sync program holds beside the documents `now`, by name.

    Raises errors of the operating system where the folder cannot be listed.
    """
    names = sorted(name for name in medium.names(folder) if looks_like_conflict(name))
    if not names:
        return []
    own = read_history(medium, folder, schema).entries
    return [_copy(medium, folder, name, own, now, schema) for name in names]


def _copy(medium: Medium, folder: str, name: str, own: Sequence[Entry], now: Tables, schema: Schema) -> ConflictCopy:
    try:
        data = medium.read(path(folder, name))
        if name.endswith(".jsonl"):
            return _of_changes(name, data, own, schema)
        snapshot = read_snapshot(data)
    except (OSError, Unreadable):
        return ConflictCopy(name, "unread")
    if snapshot.schema > schema.number:
        return ConflictCopy(name, "newer version")
    if snapshot.sha256 in bases(medium, folder):
        return ConflictCopy(name, "older")
    return _of_snapshot(name, snapshot, own, now, schema)


def _of_changes(name: str, data: bytes, own: Sequence[Entry], schema: Schema) -> ConflictCopy:
    changes = read_changes(data)
    if changes.schema > schema.number:
        return ConflictCopy(name, "newer version")
    if not changes.lines:
        is_empty = changes.base is not None and not changes.torn
        return ConflictCopy(name, "whole" if is_empty else "unread")
    same: dict[tuple[str, str, str], list[tuple[Operation, ...]]] = {}
    for entry in own:
        same.setdefault((entry.at, entry.label, entry.kind), []).append(entry.operations)
    entries = entries_of(changes, 0, schema)
    beside = tuple(one for one in entries if one.operations not in same.get((one.at, one.label, one.kind), ()))
    return ConflictCopy(name, "part" if changes.torn or changes.gaps or changes.misplaced else "whole", beside)


def _of_snapshot(name: str, snapshot: Snapshot, own: Sequence[Entry], now: Tables, schema: Schema) -> ConflictCopy:
    """Compare a snapshot with the programme: what the programme held at some time is nothing new."""
    held: dict[Place, list[Document | None]] = {}
    for entry in own:
        for table, key, before, after in entry.operations:
            held.setdefault((table, key), []).extend((before, after))
    found: list[Entry] = []
    there = schema.of(snapshot.tables, snapshot.schema)
    for table, rows in there.items():
        for key, wanted in rows.items():
            here = now.get(table, {}).get(key)
            if wanted != here and wanted not in held.get((table, key), ()):
                found.append(Entry(0, 0, "", "", ((table, key, here, wanted),)))
    absent = sum(key not in there.get(table, {}) for table, rows in now.items() for key in rows)
    return ConflictCopy(name, "whole", tuple(found), absent)
