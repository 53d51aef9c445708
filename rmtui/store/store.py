"""How are documents kept so that what was saved is never lost?

One programme is one folder. Saving appends one self-checking line, durably, before anything in memory changes; tidying
up writes a new snapshot beside the old one and keeps the old one with its changes, so that everything older is on the
medium twice. Only plain dicts are known here.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterable
from typing import BinaryIO

from rmtui.errors import BadInput, ChangedOutside, InUse, NotSaved, ReadOnly
from rmtui.store import generations
from rmtui.store.findings import Finding
from rmtui.store.folder import LOCK, changes_name, path
from rmtui.store.format import META, Document, Operation, Tables, change_line
from rmtui.store.generations import CannotTakeBack, Place
from rmtui.store.medium import HalfWritten, Medium, SizeChanged
from rmtui.store.recovery import State, is_trace, no_programme, recover
from rmtui.store.trouble import as_error, is_full

NOT_SAVED = "The change is NOT saved"
TIDY_AT = 1_000_000
"""Bytes of changes from which tidying up is due, unless a quarter of the snapshot is more."""
WAIT_FOR_LOCK = 1.0
"""Seconds a command waits for another one to finish before it says that the programme is in use."""


class Unstorable(ValueError):
    """A document holds something JSON cannot keep."""


class Stale(RuntimeError):
    """A change was made from documents that are not the ones stored now."""


class Store:
    """An open programme folder."""

    def __init__(self, medium: Medium, folder: str, tables: Tables, findings: list[Finding]) -> None:
        """Use `Store.open`, `Store.look` or `Store.create` instead."""
        self._medium = medium
        self.folder = folder
        """Path of the folder."""
        self.tables = tables
        """Every document by table and key: for reading only."""
        self.findings = findings
        """What was noticed while opening."""
        self.refuses = ""
        """Why nothing can be saved now, in a sentence; empty while saving works."""
        self._lock: BinaryIO | None = None
        self._place = Place(0, 0, "", 0, 0)

    # Opening and closing

    @classmethod
    def create(cls, medium: Medium, folder: str, first: Iterable[Operation], label: str, at: str) -> Store:
        """Make a programme in a folder that is new or empty, with its first documents, and open it.

        Raises BadInput where something is already there, and NotSaved where the medium refuses.
        """
        if medium.exists(folder) and not medium.is_folder(folder):
            raise BadInput("There is a file of that name already. Nothing was changed. Choose another name.")
        is_new = not medium.exists(folder)
        try:
            medium.make_folder(folder)
            _must_be_empty(medium, folder)  # before the lock, which would leave a file in somebody else's folder
            medium.sync_folder(os.path.dirname(os.path.abspath(folder)))
            lock = _hold(medium, folder)
            try:
                _must_be_empty(medium, folder)
                generations.found(medium, folder, tuple(first), label, at)
            except OSError:
                if is_new:
                    _remove_lock(medium, folder)
                raise
            finally:
                medium.unlock(lock)
        except OSError as error:
            if is_new:
                with contextlib.suppress(OSError):
                    medium.remove_folder(folder)
            raise as_error(error, "The programme was not made") from None
        return cls.open(medium, folder)

    @classmethod
    def open(cls, medium: Medium, folder: str) -> Store:
        """Open a programme for writing; what was damaged is put right from what the other files prove.

        Raises BadInput, InUse, ReadOnly, NewerFormat and Damaged; nothing is changed then.
        """
        _must_hold_a_programme(medium, folder)
        try:
            lock = _hold(medium, folder)
            try:
                state = _recovered(medium, folder)
                store = cls(medium, folder, state.tables, state.findings)
                store._place = generations.put_right(medium, folder, state)
                store._lock = lock
            except BaseException:
                medium.unlock(lock)
                raise
        except OSError as error:
            raise as_error(error, "The programme cannot be opened for writing") from None
        return store

    @classmethod
    def look(cls, medium: Medium, folder: str, why: str = "The programme is open only to look at.") -> Store:
        """Open a programme only to read it, whoever else has it open; writes nothing."""
        _must_hold_a_programme(medium, folder)
        try:
            state = recover(medium, folder)
            for _ in range(3):
                if not state.findings:
                    break
                time.sleep(0.03)  # another program may be between two steps of saving or tidying up
                state = recover(medium, folder)
        except OSError as error:
            raise as_error(error, "The programme cannot be read", reading=True) from None
        store = cls(medium, folder, state.tables, state.findings)
        store.refuses = why
        return store

    def close(self) -> None:
        """Let go of the folder. Everything acknowledged is on the medium already."""
        if self._lock is not None:
            self._medium.unlock(self._lock)
            self._lock = None
        self.refuses = self.refuses or "The programme is closed."

    def __enter__(self) -> Store:
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the folder."""
        self.close()

    # Saving

    def commit(self, label: str, operations: Iterable[Operation], at: str) -> None:
        """Save one user action: all its documents or none, on the medium first and then in memory.

        `at` is the moment in UTC, ISO. Raises Stale when a document is not what the operation says it was before,
        Unstorable for what JSON cannot hold, and NotSaved; memory and medium stay as they were then.
        """
        operations = tuple(operations)
        self._check_before(operations)
        if self.refuses:
            raise ReadOnly(f"{NOT_SAVED}. {self.refuses}")
        line, total, kept = self._line(label, operations, at)
        self._append(line)
        place = self._place
        self._place = Place(place.generation, place.n + 1, total, place.size + len(line), place.snapshot_size)
        for table, key, _, after in kept:
            if after is None:
                self.tables.get(table, {}).pop(key, None)
            else:
                self.tables.setdefault(table, {})[key] = after

    @property
    def changes_size(self) -> int:
        """How many bytes of changes stand behind the snapshot."""
        return self._place.size

    @property
    def tidy_is_due(self) -> bool:
        """Whether the changes have grown so long that a new snapshot pays."""
        return not self.refuses and self._place.size > max(TIDY_AT, self._place.snapshot_size // 4)

    def tidy(self) -> None:
        """Write a new snapshot; the one before is kept with its changes, older ones go.

        Raises NotSaved when the medium refuses; everything saved is still there then.
        """
        if self.refuses:
            raise ReadOnly(f"Nothing was tidied up. {self.refuses}")
        try:
            self._check_length()
            place = self._place
            self._place = generations.next_generation(
                self._medium, self.folder, self.tables, place.generation + 1, place.n
            )
        except CannotTakeBack as error:
            self.refuses = "The disk or stick did not answer as it should; open the programme again."
            raise as_error(error, "Nothing was tidied up") from None
        except OSError as error:
            raise as_error(error, "Nothing was tidied up") from None
        # Names that are refused now are no harm: saves go on, and the next opening finishes the renaming.
        with contextlib.suppress(OSError):
            generations.put_in_place(self._medium, self.folder, keep_main=True)
            generations.drop_old_changes(self._medium, self.folder)

    # How it is done

    def _check_before(self, operations: tuple[Operation, ...]) -> None:
        seen: dict[tuple[str, str], Document | None] = {}
        for table, key, before, after in operations:
            if table == META:
                raise Unstorable("that name belongs to the format")
            place = (table, key)
            current = seen[place] if place in seen else self.tables.get(table, {}).get(key)
            if current != before:
                raise Stale(table)
            seen[place] = after

    def _line(self, label: str, operations: tuple[Operation, ...], at: str) -> tuple[bytes, str, list[Operation]]:
        """Return the line, its sum, and the operations as they will be read back: storable and shared with nobody."""
        try:
            line, total = change_line(self._place.n + 1, self._place.last_sum, at, label, operations)
            kept: list[Operation] = json.loads(line)["ops"]
        except (ValueError, TypeError, RecursionError):
            raise Unstorable("a document holds something that cannot be stored") from None
        if any(read[3] != made[3] for read, made in zip(kept, operations, strict=True)):
            raise Unstorable("a document would not be read back as it is")
        return line, total, kept

    def _append(self, line: bytes) -> None:
        try:
            self._medium.append(path(self.folder, changes_name(self._place.generation)), line, self._place.size)
        except (SizeChanged, FileNotFoundError):
            raise self._changed_outside(NOT_SAVED) from None
        except OSError as error:
            if isinstance(error, HalfWritten) or not is_full(error):
                self.refuses = "The disk or stick did not answer as it should; open the programme again."
            raise as_error(error, NOT_SAVED) from None

    def _check_length(self) -> None:
        try:
            if self._medium.size(path(self.folder, changes_name(self._place.generation))) == self._place.size:
                return
        except FileNotFoundError:
            pass
        raise self._changed_outside("Nothing was tidied up")

    def _changed_outside(self, what: str) -> NotSaved:
        self.refuses = "Another program changed the files; open the programme again."
        return ChangedOutside(
            f"{what}: another program changed this programme (a sync program? a second computer?). "
            "Nothing was overwritten. Open it again to see what is there."
        )


def _must_be_empty(medium: Medium, folder: str) -> None:
    if set(medium.names(folder)) - {LOCK}:
        raise BadInput("That folder is not empty. Nothing was changed. Choose another name, or open it.")


def _must_hold_a_programme(medium: Medium, folder: str) -> None:
    if not medium.exists(folder):
        raise BadInput("There is no such programme. Nothing was changed. `rmtui list` shows those there are.")
    if not medium.is_folder(folder):
        raise BadInput("That is a file, not a programme's folder. Nothing was changed.")
    try:
        names = medium.names(folder)
    except OSError as error:
        raise as_error(error, "The programme cannot be read", reading=True) from None
    if not any(is_trace(name) for name in names):
        raise no_programme()


def _recovered(medium: Medium, folder: str) -> State:
    """Return what the files prove; raises NotSaved where one of them cannot be read."""
    try:
        state = recover(medium, folder)
        if state.trouble is not None:
            raise state.trouble
    except OSError as error:
        raise as_error(error, "The programme cannot be opened for writing", reading=True) from None
    return state


def _remove_lock(medium: Medium, folder: str) -> None:
    """Remove the lock while it is held, as far as the medium lets us: nobody else can have one of that name yet."""
    with contextlib.suppress(OSError):
        medium.remove(path(folder, LOCK))


def _hold(medium: Medium, folder: str) -> BinaryIO:
    """Lock the folder; raises InUse when somebody else holds it, after a short wait for a command to finish."""
    content = json.dumps({"process": os.getpid(), "since": int(time.time())}).encode()
    deadline = time.monotonic() + WAIT_FOR_LOCK
    while True:
        lock = medium.lock(path(folder, LOCK), content)
        if lock is not None:
            return lock
        if time.monotonic() > deadline:
            raise InUse(
                "This programme is open in another rmtui. Nothing was changed. "
                "Close it there first; looking and exporting work meanwhile."
            )
        time.sleep(0.02)


__all__ = ["NOT_SAVED", "Stale", "Store", "Unstorable"]
