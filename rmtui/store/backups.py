"""Which copies of the whole programme lie in `backups`, is one whole, and how is one made so that none is ever half?

A backup is a snapshot as `format` writes it: it proves itself, and anything that reads programme.json reads it. It
carries the generation the next snapshot would have, so backups stand in the order of their saves without any clock.
"""

from __future__ import annotations

import contextlib
import errno
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from rmtui.counts import counted
from rmtui.errors import BadInput, Damaged, NewerFormat
from rmtui.store.folder import BACKUPS, path
from rmtui.store.format import SCHEMA, Document, Snapshot, Unreadable, read_snapshot, snapshot_bytes
from rmtui.store.generations import write_checked
from rmtui.store.medium import Medium
from rmtui.store.thinning import Backup, kept
from rmtui.store.trouble import as_error

ENDING = ".json"
PART = ".part"
LATEST = "latest"
"""A word for the newest backup."""
NOT_MADE = "No backup was made"
LEFT_FREE = 1_000_000
"""Bytes that stay free after a backup, besides as much again as it takes: notes come first."""
SHARE = 10
"""All backups together take at most this part of what is free."""

_NAME = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d) (?P<hour>\d\d)\.(?P<minute>\d\d)"
    r" \((?P<people>\d{1,9}) (?:person|people), (?P<sessions>\d{1,9}) (?:meeting|session)s?\)"
    r"(?: before (?P<why>[a-z][a-z0-9 ]*?))?(?: \(\d+\))?\.json",
    re.ASCII,
)
_POSITION = re.compile(rb'"generation":(\d{1,18}),"after":(\d{1,18})')
_FIRST_LINE = 400


def listed(medium: Medium, folder: str) -> list[Backup]:
    """Return the backups of a programme, newest first; raises NotSaved where the medium does not answer."""
    place = path(folder, BACKUPS)
    try:
        if not medium.is_folder(place):
            return []
        found = [backup for name in medium.names(place) if (backup := _described(medium, place, name)) is not None]
    except OSError as error:
        raise as_error(error, "The backups cannot be read", reading=True) from None
    return sorted(found, key=lambda backup: backup.order, reverse=True)


def latest(medium: Medium, folder: str) -> Backup | None:
    """Return the newest of the backups whose names say the latest minute; None where there is none.

    For whoever has no time to look into all of them.
    """
    place = path(folder, BACKUPS)
    try:
        names = [name for name in medium.names(place) if _NAME.fullmatch(name)] if medium.is_folder(place) else []
    except OSError as error:
        raise as_error(error, "The backups cannot be read", reading=True) from None
    minute = max(names, default="")[: len("2026-01-01 00.00")]
    found = (_described(medium, place, name) for name in names if name.startswith(minute))
    return max(filter(None, found), key=lambda backup: backup.order, default=None)


def chosen(backups: Sequence[Backup], name: str) -> Backup:
    """Return the one backup with that name, with a name that begins so, or the `latest`; raises BadInput."""
    if not backups:
        raise BadInput("There is no backup yet. Nothing was changed; make one first.", helps="rmtui backups make")
    if name == LATEST:
        return backups[0]
    for backup in backups:
        if name in (backup.name, backup.name.removesuffix(ENDING)):
            return backup
    beginning = [backup for backup in backups if name and backup.name.startswith(name)]
    if not beginning:
        raise BadInput("There is no backup of that name. Nothing was changed.", helps="rmtui backups")
    if len(beginning) > 1:
        names = ", ".join(f'"{backup.name.removesuffix(ENDING)}"' for backup in beginning[:3])
        raise BadInput(f"Several backups begin so: {names}. Nothing was changed; type more of the name.")
    return beginning[0]


def read(medium: Medium, folder: str, name: str, schema: int = SCHEMA) -> Snapshot:
    """Return what a backup holds, in the version it was made in.

    Raises BadInput where there is none of that name, Damaged unless it proves every byte, NewerFormat where its
    documents are of a later version than `schema`, and NotSaved where the medium does not answer.
    """
    try:
        snapshot = read_snapshot(medium.read(path(path(folder, BACKUPS), name)))
    except FileNotFoundError:
        raise BadInput("That backup is no longer there. Nothing was changed; choose another one.") from None
    except OSError as error:
        raise as_error(error, "The backup cannot be read", reading=True) from None
    except Unreadable:
        raise damaged() from None
    if snapshot.schema > schema:
        raise NewerFormat("This backup was made by a newer rmtui. Please use that version. Nothing was changed.")
    if not any(snapshot.tables.values()):
        raise damaged()
    return snapshot


def damaged() -> Damaged:
    """Return the error for a backup that does not prove itself."""
    return Damaged(
        "This backup is damaged: it is not what was written once. Nothing was changed. Choose another one; keep the "
        "file if somebody may still need what can be read in it."
    )


def is_whole(medium: Medium, folder: str, name: str) -> bool:
    """Say whether a backup proves every byte now."""
    try:
        read_snapshot(medium.read(path(path(folder, BACKUPS), name)))
    except (OSError, Unreadable):
        return False
    return True


def make(
    medium: Medium,
    folder: str,
    tables: Mapping[str, Mapping[str, Document]],
    position: tuple[int, int],
    at: datetime,
    counts: tuple[int, int],
    why: str = "",
    schema: int = SCHEMA,
) -> Backup:
    """Write a backup, prove it by reading it back, and only then give it its name.

    `position` is generation and save number as of `Store.next_snapshot`, `at` the local time, `counts` people and
    sessions, `why` before what it is made, `schema` the version of the documents. Raises NotSaved; then nothing of it
    is left, as far as the medium lets us.
    """
    data, _ = snapshot_bytes(tables, *position, schema)
    place = path(folder, BACKUPS)
    part = named = ""
    try:
        if not medium.is_folder(place):
            medium.make_folder(place)
            medium.sync_folder(folder)
        _leave_room(medium, place, len(data))
        taken = medium.names(place)
        _drop_parts(medium, place, taken)
        name = _free_name(_stem(at, counts, why), taken)
        part, named = path(place, name + PART), path(place, name)  # a free name: whatever has it then is ours
        write_checked(medium, place, name + PART, data)
        medium.rename(part, path(place, name))
        medium.sync_folder(place)
    except OSError as error:
        for made in filter(None, (part, named)):
            with contextlib.suppress(OSError):
                medium.remove(made)
        raise as_error(error, NOT_MADE) from None
    return Backup(name, at.replace(second=0, microsecond=0), *counts, why, len(data), *position)


def remove(medium: Medium, folder: str, name: str) -> None:
    """Delete a backup; raises NotSaved where the medium refuses."""
    place = path(folder, BACKUPS)
    try:
        medium.remove(path(place, name))
        medium.sync_folder(place)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise as_error(error, "A backup could not be taken away again") from None


def thin(medium: Medium, folder: str, now: datetime, spare: Collection[str] = ()) -> None:
    """Let go of the backups nobody needs any more; what the medium refuses is left for the next time.

    To be called only after a backup was made, so that one that proved itself is always among those kept. `now` is the
    local time; those named in `spare` stay.
    """
    place = path(folder, BACKUPS)
    with contextlib.suppress(OSError):
        found = [backup for name in medium.names(place) if (backup := _described(medium, place, name)) is not None]
        keep = kept(found, now, medium.free(place) // SHARE, spare)
        gone = [backup.name for backup in found if backup.name not in keep]
        for name in gone:
            medium.remove(path(place, name))
        if gone:
            medium.sync_folder(place)


def _described(medium: Medium, place: str, name: str) -> Backup | None:
    """Return what a file is by its name and first line; None for a file that is no backup of ours."""
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    try:
        at = datetime.fromisoformat(f"{parts['day']}T{parts['hour']}:{parts['minute']}")
    except ValueError:
        return None
    size, generation, after = 0, -1, 0
    with contextlib.suppress(OSError):
        size = medium.size(path(place, name))
        found = _POSITION.search(medium.read_start(path(place, name), _FIRST_LINE).partition(b"\n")[0])
        if found is not None:
            generation, after = int(found[1]), int(found[2])
    return Backup(name, at, int(parts["people"]), int(parts["sessions"]), parts["why"] or "", size, generation, after)


def _stem(at: datetime, counts: tuple[int, int], why: str) -> str:
    people, sessions = counts
    made_of = f"{counted(people, 'person', 'people')}, {counted(sessions, 'meeting')}"
    return f"{at.isoformat(' ', 'minutes').replace(':', '.')} ({made_of}){f' before {why}' if why else ''}"


def _free_name(stem: str, taken: Collection[str]) -> str:
    used = {name.casefold() for name in taken}
    name, number = stem + ENDING, 1
    while name.casefold() in used:
        number += 1
        name = f"{stem} ({number}){ENDING}"
    assert _NAME.fullmatch(name), "a backup nobody would find again"
    return name


def _leave_room(medium: Medium, place: str, size: int) -> None:
    if medium.free(place) < 2 * size + LEFT_FREE:
        raise OSError(errno.ENOSPC, "too little is free")


def _drop_parts(medium: Medium, place: str, names: Collection[str]) -> None:
    """Remove backups that were cut off while they were written."""
    for name in names:
        if name.endswith(PART) and _NAME.fullmatch(name.removesuffix(PART)):
            medium.remove(path(place, name))
