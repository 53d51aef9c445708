"""How do documents leave every file of a programme's folder, so that a cut at any moment leaves all of them or none?

A note of what is to be erased is written first and removed last; while it lies there, the next opening finishes what
was begun. Copies go first, then the documents themselves as one ordinary save, then everything older than that save.
The note may say how somebody was called, because other files say so until all of them are done.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import count
from typing import Any

from rmtui.errors import NotSaved, ReadOnly
from rmtui.store.folder import (
    BACKUPS,
    DAMAGED,
    DRAFTS,
    ERASING,
    HISTORY,
    MAIN,
    PREVIOUS,
    changes_generation,
    changes_name,
    path,
)
from rmtui.store.format import Tables, Unreadable, dumped, read_snapshot, snapshot_bytes
from rmtui.store.generations import generation_of, write_checked
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from rmtui.store.trouble import as_error

ENDING = ".json"
PART = ".part"
"""At the end of the name of a file that was not finished."""
NOT_BEGUN = "Nobody was erased"
NOT_FINISHED = "The erasing was begun and is not finished; opening the programme again finishes it"

_NUMBERED = re.compile(r" \(\d+\)$", re.ASCII)
"""What tells apart files of one name."""

Request = dict[str, Any]
"""Whom to erase and how: plain JSON values."""
Says = Callable[[str], bool]
"""Says something about what a file holds."""
Transform = Callable[[Tables], Tables]
"""Returns documents without what is to be erased; doing it twice is the same as doing it once."""


class BackupFate(Enum):
    """What became of a backup."""

    KEPT = auto()
    REWRITTEN = auto()
    DELETED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What was really done to the copies, in files."""

    backups: int
    """Backups written anew."""
    backups_deleted: int
    """Backups that could not be read, or that a newer version made, and are deleted."""
    drafts: int
    """Unfinished texts deleted."""
    damaged: int
    """Files kept aside that are deleted."""
    history: int
    """Files of older changes deleted."""


def begun(medium: Medium, folder: str) -> Request | None:
    """Return what is to be erased here; None where nothing is, and an empty request where the note cannot be read."""
    where = path(folder, ERASING)
    if not medium.exists(where):
        return None
    try:
        content = json.loads(medium.read(where))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def begin(store: Store, request: Request) -> None:
    """Write down what is to be erased; raises NotSaved, and then it will not be."""
    if store.refuses:
        raise ReadOnly(f"{NOT_BEGUN}. {store.refuses}")
    where = path(store.folder, ERASING)
    store.erasings += 1  # before the note: a backup that is being made looks at both only when it is there
    try:
        store.medium.replace_with(where, dumped(request).encode())
    except OSError as error:
        what = NOT_BEGUN
        try:
            for name in (where, where + PART):
                _remove(store.medium, name)
            store.medium.sync_folder(store.folder)
        except OSError:
            what = NOT_FINISHED
        raise as_error(error, what) from None


def clean_copies(store: Store, transform: Transform, is_hers: Says, spared: Says) -> Cleaned:
    """Take what is to be erased out of drafts and backups, and delete what was kept aside and the history.

    A draft goes when `is_hers` says so of its text. A backup that cannot be read as one is deleted. What was kept aside
    stays when it is `spared`. Returns what was done. Raises NotSaved; the note stays then.
    """
    medium, folder = store.medium, store.folder
    try:
        damaged = empty(medium, path(folder, DAMAGED), spared)
        history = empty(medium, path(folder, HISTORY))
        drafts = _clean_drafts(medium, path(folder, DRAFTS), is_hers)
        done = _clean_backups(medium, path(folder, BACKUPS), transform, store.schema.number)
    except OSError as error:
        raise as_error(error, NOT_FINISHED) from None
    return Cleaned(
        backups=done[BackupFate.REWRITTEN],
        backups_deleted=done[BackupFate.DELETED],
        drafts=drafts,
        damaged=damaged,
        history=history,
    )


def drop_the_past(store: Store) -> None:
    """Let every file older than now go, and then the note: two new snapshots, so that neither copy is an older one.

    Raises NotSaved; the note stays then.
    """
    try:
        keep_only_now(store)
        _remove(store.medium, path(store.folder, ERASING))
        store.medium.sync_folder(store.folder)
    except NotSaved as error:
        raise as_unfinished(error) from None
    except OSError as error:
        raise as_error(error, NOT_FINISHED) from None


def keep_only_now(store: Store) -> None:
    """Let both snapshots and their changes hold what the store holds now, and no file anything older but copies.

    Raises NotSaved where a snapshot was not made or not put in its place; an OSError reaches the caller.
    """
    medium, folder = store.medium, store.folder
    for _ in range(2):
        store.tidy()
    found = [generation_of(medium, folder, name) for name in (PREVIOUS, MAIN)]
    if found != [_generation(store) - 1, _generation(store)]:  # tidying up takes a refused renaming for no harm
        raise NotSaved("A file could not be given its name.")
    needed = {changes_name(_generation(store) - 1), changes_name(_generation(store))}
    for name in medium.names(folder):
        if changes_generation(name) is not None and name not in needed:
            _remove(medium, path(folder, name))
    empty(medium, path(folder, HISTORY))
    medium.sync_folder(folder)


def as_unfinished(error: NotSaved) -> NotSaved:
    """Return the error for a save that did not work while somebody was being erased."""
    return type(error)(f"{NOT_FINISHED}. {error.sentence}", code=error.code)


def nothing(_: str) -> bool:
    """Spare nothing."""
    return False


def empty(medium: Medium, folder: str, spared: Says = nothing) -> int:
    """Delete everything in a folder but what is `spared`, durably, and return how many files; none is fine.

    A link goes, not what it leads to.
    """
    gone = 0
    if not medium.is_folder(folder):
        return gone
    for name in medium.names(folder):
        where = path(folder, name)
        if spared is not nothing and not medium.is_folder(where) and spared(_text(medium.read(where))):
            continue
        try:
            medium.remove(where)
        except OSError:
            if not medium.is_folder(where):
                if medium.exists(where):
                    raise
                continue
            gone += empty(medium, where, spared)
            if not medium.names(where):
                medium.remove_folder(where)
        else:
            gone += 1
    medium.sync_folder(folder)
    return gone


def _generation(store: Store) -> int:
    """Return the generation of the snapshot that saves follow now."""
    return store.next_snapshot[0] - 1


def _clean_drafts(medium: Medium, folder: str, is_hers: Says) -> int:
    gone = 0
    if not medium.is_folder(folder):
        return gone
    for name in medium.names(folder):
        where = path(folder, name)
        if medium.is_folder(where):
            continue
        if name.endswith(PART) or is_hers(name) or is_hers(_text(medium.read(where))):
            _remove(medium, where)
            gone += not name.endswith(PART)
    medium.sync_folder(folder)
    return gone


def _text(data: bytes) -> str:
    """Return what a file says, with what JSON wrote as escapes as the characters they stand for."""
    text = data.decode("utf-8", "replace")
    with contextlib.suppress(ValueError, RecursionError):
        text = json.dumps(json.loads(text), ensure_ascii=False).replace("\\n", "\n").replace("\\t", "\t")
    return text


def _clean_backups(medium: Medium, folder: str, transform: Transform, newest: int) -> Counter[BackupFate]:
    done: Counter[BackupFate] = Counter()
    if not medium.is_folder(folder):
        return done
    for name in medium.names(folder):
        where = path(folder, name)
        if medium.is_folder(where):
            continue
        if name.endswith(ENDING):
            done[_clean_backup(medium, folder, name, transform, newest)] += 1
        elif name.endswith(PART):
            _remove(medium, where)
    medium.sync_folder(folder)
    return done


def _clean_backup(medium: Medium, folder: str, name: str, transform: Transform, newest: int) -> BackupFate:
    """Write a backup anew where something in it is to be erased, beside it and read back; only then the old one goes.

    Nothing is renamed: some media lose a file whose renaming was cut off.
    """
    where = path(folder, name)
    try:
        found = read_snapshot(medium.read(where))
    except Unreadable:
        _remove(medium, where)
        return BackupFate.DELETED
    if found.schema > newest:
        _remove(medium, where)
        return BackupFate.DELETED
    after = transform(found.tables)
    if after == found.tables:
        return BackupFate.KEPT
    data, _ = snapshot_bytes(after, found.generation, found.after, found.schema)
    for other in _names_beside(name):
        if not medium.exists(path(folder, other)):
            write_checked(medium, folder, other, data)
            break
        if other != name and medium.read(path(folder, other)) == data:
            break  # written before a cut
    medium.sync_folder(folder)
    _remove(medium, where)
    medium.sync_folder(folder)
    return BackupFate.REWRITTEN


def _names_beside(name: str) -> Iterator[str]:
    """Yield what a backup may be called whose name is taken: without a number, then with 2, 3 and so on."""
    stem = _NUMBERED.sub("", name.removesuffix(ENDING))
    yield stem + ENDING
    yield from (f"{stem} ({number}){ENDING}" for number in count(2))


def _remove(medium: Medium, where: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        medium.remove(where)
