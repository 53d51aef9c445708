"""How does a new snapshot come to stand in the place of the old one without a moment of danger?

Every step leaves a folder that `recovery` reads to the same state: write beside, prove by reading back, start its
changes, and only then rename. Errors of the operating system pass through.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Mapping
from dataclasses import dataclass

from rmtui.store.folder import (
    DAMAGED,
    MAIN,
    NEW,
    PREVIOUS,
    READ_ME,
    READ_ME_TEXT,
    changes_name,
    path,
)
from rmtui.store.format import (
    SCHEMA,
    Changes,
    Document,
    Operation,
    Unreadable,
    change_line,
    header_line,
    read_snapshot,
    snapshot_bytes,
)
from rmtui.store.medium import Medium
from rmtui.store.recovery import State


class CannotTakeBack(OSError):
    """A half-made file could not be removed again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next save goes."""

    generation: int
    """Which file of changes."""
    n: int
    """Number of the last save in it."""
    last_sum: str
    """The sum the next line names."""
    size: int
    """Length of the file in bytes."""
    snapshot_size: int
    """Length of the snapshot it follows, in bytes."""


def found(
    medium: Medium, folder: str, operations: tuple[Operation, ...], label: str, at: str, schema: int = SCHEMA
) -> None:
    """Lay down a new programme, from its first documents on in two generations, so that even they stand there twice."""
    tables: dict[str, dict[str, Document]] = {}
    for table, key, _, after in operations:
        if after is not None:
            tables.setdefault(table, {})[key] = after
    nothing, sha_of_nothing = snapshot_bytes({}, 0, 0, schema)
    first, sha_of_first = snapshot_bytes(tables, 1, 1, schema)
    header, total = header_line(sha_of_nothing, 0, schema)
    line, _ = change_line(1, total, at, label, operations)
    files = {
        READ_ME: READ_ME_TEXT.encode(),
        PREVIOUS: nothing,
        changes_name(0): header + line,
        changes_name(1): header_line(sha_of_first, 1, schema)[0],
        NEW: first,
    }
    try:
        for name, data in files.items():
            write_checked(medium, folder, name, data)
        medium.sync_folder(folder)
        medium.rename(path(folder, NEW), path(folder, MAIN))
        medium.sync_folder(folder)
    except OSError as error:
        take_back(medium, folder, error, MAIN, *files)
        raise


def next_generation(
    medium: Medium,
    folder: str,
    tables: Mapping[str, Mapping[str, Document]],
    generation: int,
    after: int,
    schema: int = SCHEMA,
) -> Place:
    """Write a snapshot under its temporary name and start its changes; from then on saves go there.

    `after` is the number of the last save it holds of the generation before. On an error everything made is removed
    again and the error passed on; CannotTakeBack means that not even that worked.
    """
    data, sha256 = snapshot_bytes(tables, generation, after, schema)
    header, total = header_line(sha256, generation, schema)
    try:
        write_checked(medium, folder, NEW, data)
        write_checked(medium, folder, changes_name(generation), header)
        medium.sync_folder(folder)
    except OSError as error:
        take_back(medium, folder, error, changes_name(generation), NEW)
        raise
    return Place(generation, 0, total, len(header), len(data))


def put_in_place(medium: Medium, folder: str, *, keep_main: bool) -> None:
    """Give the new snapshot its name, and the old one, if it is worth keeping, the name of the previous one."""
    if keep_main:
        medium.rename(path(folder, MAIN), path(folder, PREVIOUS))
        medium.sync_folder(folder)
    medium.rename(path(folder, NEW), path(folder, MAIN))
    medium.sync_folder(folder)


def put_right(medium: Medium, folder: str, state: State) -> Place:
    """Bring the files to what recovery proved, keeping aside whatever could not be read, and say where saves go."""
    for name in dict.fromkeys(state.damaged):
        keep_aside(medium, folder, name, medium.read(path(folder, name)))
    if state.changes is not None:
        _end_cleanly(medium, folder, changes_name(state.generation), state.changes)
    for name in state.leftovers:
        medium.remove(path(folder, name))
    main_is_sound = state.main_generation is not None
    if state.new_is_it:
        _place_new(medium, folder, keep_main=main_is_sound)
        main_is_sound = True
    if state.renew or state.changes is None:
        after = state.changes.last_n if state.changes is not None else 0
        place = next_generation(medium, folder, state.tables, state.highest + 1, after, state.schema)
        _place_new(medium, folder, keep_main=main_is_sound)
        return place
    if state.rebuilt is not None and not state.new_is_it and state.main_generation != state.generation:
        write_checked(medium, folder, NEW, state.rebuilt)
        medium.sync_folder(folder)
        put_in_place(medium, folder, keep_main=main_is_sound)
    size = medium.size(path(folder, MAIN))
    return Place(state.generation, state.changes.last_n, state.changes.last_sum, state.changes.good, size)


def _end_cleanly(medium: Medium, folder: str, name: str, changes: Changes) -> None:
    """Make changes durable that a killed program left unfinished, and take away what proves nothing behind them."""
    if changes.ends_changed:
        return  # a new generation follows: nothing is written into a file whose lines stand elsewhere than they were
    if changes.torn:
        keep_aside(medium, folder, name, medium.read(path(folder, name))[changes.good :])
        medium.shorten(path(folder, name), changes.good)
    else:
        medium.settle(path(folder, name))


def _place_new(medium: Medium, folder: str, *, keep_main: bool) -> None:
    """Give a snapshot left under its temporary name its own, even where it is the only one that can be read."""
    medium.settle(path(folder, NEW))
    medium.sync_folder(folder)
    if keep_main or generation_of(medium, folder, PREVIOUS) is not None:
        put_in_place(medium, folder, keep_main=keep_main)
        return
    # Some media lose a file whose renaming was cut off: the only copy is written a second time instead.
    write_checked(medium, folder, MAIN, medium.read(path(folder, NEW)))
    medium.sync_folder(folder)
    medium.remove(path(folder, NEW))
    medium.sync_folder(folder)


def write_checked(medium: Medium, folder: str, name: str, data: bytes) -> None:
    """Write a file durably, in place of an unused one of that name, and read it back."""
    where = path(folder, name)
    with contextlib.suppress(FileNotFoundError):
        medium.remove(where)
    medium.write_new(where, data)
    if medium.read(where) != data:
        raise read_back_differs()


def read_back_differs() -> OSError:
    """Return the error for a file that does not hold what was just written to it."""
    return OSError(errno.EIO, "read back differs")


def take_back(medium: Medium, folder: str, error: OSError, *names: str) -> None:
    """Remove files that were only half made, durably: coming back, they would hide what is saved from now on."""
    try:
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                medium.remove(path(folder, name))
        medium.sync_folder(folder)
    except OSError:
        raise CannotTakeBack(error.errno or errno.EIO, "left behind") from error


def keep_aside(medium: Medium, folder: str, name: str, data: bytes) -> None:
    """Copy what cannot be read into the folder `damaged`, prove the copy, and never write over an older one.

    The number of a settled copy stays taken: the next one would be settled onto it.
    """
    from rmtui.store.edited import SETTLED  # loaded only where something is kept aside

    place = path(folder, DAMAGED)
    medium.make_folder(place)
    medium.sync_folder(folder)
    number = 1
    while medium.exists(where := path(place, f"{name}.{number}")) or medium.exists(where + SETTLED):
        if medium.exists(where) and medium.read(where) == data:
            return
        number += 1
    write_checked(medium, place, f"{name}.{number}", data)
    medium.sync_folder(place)


def generation_of(medium: Medium, folder: str, name: str) -> int | None:
    """Return the generation of a snapshot that proves itself, or None."""
    try:
        return read_snapshot(medium.read(path(folder, name))).generation
    except (OSError, Unreadable):
        return None
