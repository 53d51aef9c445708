"""How do documents leave every file of a programme's folder, so that a cut at any moment leaves all of them or none?

A note of what is to be erased is written first and removed last; while it lies there, the next opening finishes what
was begun. Copies go first, then the documents themselves as one ordinary save, then everything older than that save.
The note holds no name.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterator
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
"""Whom to erase and how: plain JSON values without a name."""
Says = Callable[[str], bool]
"""Says something about what a file holds."""
Transform = Callable[[Tables], Tables]
"""Returns documents without what is to be erased; doing it twice is the same as doing it once."""


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


def clean_copies(store: Store, transform: Transform, is_hers: Says, spared: Says) -> None:
    """Take what is to be erased out of drafts and backups, and delete what was kept aside and the history.

    A draft goes when `is_hers` says so of its text. A backup that cannot be read as one is deleted. What was kept aside
    stays when it is `spared`. Raises NotSaved; the note stays then.
    """
    medium, folder = store.medium, store.folder
    try:
        empty(medium, path(folder, DAMAGED), spared)
        empty(medium, path(folder, HISTORY))
        _clean_drafts(medium, path(folder, DRAFTS), is_hers)
        _clean_backups(medium, path(folder, BACKUPS), transform, store.schema.number)
    except OSError as error:
        raise as_error(error, NOT_FINISHED) from None


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


def empty(medium: Medium, folder: str, spared: Says = nothing) -> None:
    """Delete everything in a folder but what is `spared`, durably; one that is not there is fine.

    A link goes, not what it leads to.
    """
    if not medium.is_folder(folder):
        return
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
            empty(medium, where, spared)
            if not medium.names(where):
                medium.remove_folder(where)
    medium.sync_folder(folder)


def _generation(store: Store) -> int:
    """Return the generation of the snapshot that saves follow now."""
    return store.next_snapshot[0] - 1


def _clean_drafts(medium: Medium, folder: str, is_hers: Says) -> None:
    if not medium.is_folder(folder):
        return
    for name in medium.names(folder):
        where = path(folder, name)
        if medium.is_folder(where):
            continue
        if name.endswith(PART) or is_hers(name) or is_hers(_text(medium.read(where))):
            _remove(medium, where)
    medium.sync_folder(folder)


def _text(data: bytes) -> str:
    """Return what a file says, with what JSON wrote as escapes as the characters they stand for."""
    text = data.decode("utf-8", "replace")
    with contextlib.suppress(ValueError, RecursionError):
        text = json.dumps(json.loads(text), ensure_ascii=False).replace("\\n", "\n").replace("\\t", "\t")
    return text


def _clean_backups(medium: Medium, folder: str, transform: Transform, newest: int) -> None:
    if not medium.is_folder(folder):
        return
    for name in medium.names(folder):
        where = path(folder, name)
        if medium.is_folder(where):
            continue
        if name.endswith(ENDING):
            _clean_backup(medium, folder, name, transform, newest)
        elif name.endswith(PART):
            _remove(medium, where)
    medium.sync_folder(folder)


def _clean_backup(medium: Medium, folder: str, name: str, transform: Transform, newest: int) -> None:
    """Write a backup anew where something in it is to be erased, beside it and read back; only then the old one goes.

    Nothing is renamed: some media lose a file whose renaming was cut off.
    """
    where = path(folder, name)
    try:
        found = read_snapshot(medium.read(where))
    except Unreadable:
        _remove(medium, where)
        return
    if found.schema > newest:
        _remove(medium, where)
        return
    after = transform(found.tables)
    if after == found.tables:
        return
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


def _names_beside(name: str) -> Iterator[str]:
    """Yield what a backup may be called whose name is taken: without a number, then with 2, 3 and so on."""
    stem = _NUMBERED.sub("", name.removesuffix(ENDING))
    yield stem + ENDING
    yield from (f"{stem} ({number}){ENDING}" for number in count(2))


def _remove(medium: Medium, where: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        medium.remove(where)
