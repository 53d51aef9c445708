"""How are documents kept so that what was saved is never lost?

One programme is one folder. Saving appends one self-checking line, durably, before anything in memory changes; tidying
up writes a new snapshot beside the old one and keeps the old one with its changes, so that everything older is on the
medium twice. Only plain dicts are known here.
"""

from __future__ import annotations

import contextlib
import errno
import json
from collections.abc import Iterable
from typing import BinaryIO

from rmtui.errors import ChangedOutside, NotSaved, ReadOnly
from rmtui.store import generations
from rmtui.store.findings import Finding
from rmtui.store.folder import changes_name, path
from rmtui.store.format import BLOCK, META, Document, Operation, Tables, change_line
from rmtui.store.generations import CannotTakeBack, Place
from rmtui.store.medium import HalfWritten, Medium, SizeChanged
from rmtui.store.opening import hold, lay_down, looked_at, must_hold_a_programme, put_in_order
from rmtui.store.schema import FIRST, Schema
from rmtui.store.trouble import as_error, is_full

NOT_SAVED = "The change is NOT saved"
TIDY_AT = 1_000_000
"""Bytes of changes from which tidying up is due, unless a quarter of the snapshot is more."""


class Unstorable(ValueError):
    """A document holds something JSON cannot keep."""


class Stale(RuntimeError):
    """A change was made from documents that are not the ones stored now."""


class Store:
    """An open programme folder."""

    def __init__(
        self, medium: Medium, folder: str, tables: Tables, findings: list[Finding], schema: Schema = FIRST
    ) -> None:
        """Use `Store.open`, `Store.look` or `Store.create` instead."""
        self._medium = medium
        self.folder = folder
        """Path of the folder."""
        self.tables = tables
        """Every document by table and key: for reading only."""
        self.findings = findings
        """What was noticed while opening."""
        self.schema = schema
        """The version of the documents."""
        self.refuses = ""
        """Why nothing can be saved now, in a sentence; empty while saving works."""
        self.erasings = 0
        """How often an erasing was begun here since this was opened: what was read before may hold what goes."""
        self._lock: BinaryIO | None = None
        self._place = Place(0, 0, "", 0, 0)

    # Opening and closing

    @classmethod
    def create(
        cls, medium: Medium, folder: str, first: Iterable[Operation], label: str, at: str, schema: Schema = FIRST
    ) -> Store:
        """Make a programme in a folder that is new or empty, with its first documents, and open it.

        Raises BadInput where something is already there, and NotSaved where the medium refuses.
        """
        lay_down(medium, folder, tuple(first), label, at, schema)
        return cls.open(medium, folder, schema)

    @classmethod
    def open(cls, medium: Medium, folder: str, schema: Schema = FIRST) -> Store:
        """Open a programme for writing; what was damaged is put right from what the other files prove.

        Documents of an older version than `schema` become a new generation of that version, after a backup. Raises
        BadInput, InUse, ReadOnly, NewerFormat and Damaged; nothing is changed then.
        """
        must_hold_a_programme(medium, folder)
        try:
            lock = hold(medium, folder)
            try:
                state, tables, place = put_in_order(medium, folder, schema)
                store = cls(medium, folder, tables, state.findings, schema)
                store._place, store._lock = place, lock
            except BaseException:
                medium.unlock(lock)
                raise
        except OSError as error:
            raise as_error(error, "The programme cannot be opened for writing") from None
        return store

    @classmethod
    def look(
        cls, medium: Medium, folder: str, why: str = "The programme is open only to look at.", schema: Schema = FIRST
    ) -> Store:
        """Open a programme only to read it, whoever else has it open; writes nothing."""
        must_hold_a_programme(medium, folder)
        state = looked_at(medium, folder, schema)
        store = cls(medium, folder, state.tables, state.findings, schema)
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

    def commit(self, label: str, operations: Iterable[Operation], at: str, kind: str = "") -> None:
        """Save one user action: all its documents or none, on the medium first and then in memory.

        `at` is the moment in UTC, ISO; `kind` a word kept beside the label. Raises Stale when a document is not what
        the operation says it was before, Unstorable for what JSON cannot hold, and NotSaved; memory and medium stay
        as they were then.
        """
        operations = tuple(operations)
        self._check_before(operations)
        if self.refuses:
            raise ReadOnly(f"{NOT_SAVED}. {self.refuses}", reason=self.refuses)
        line, total, kept = self._line(label, operations, at, kind)
        self._append(line)
        place = self._place
        self._place = Place(place.generation, place.n + 1, total, place.size + len(line), place.snapshot_size)
        for table, key, _, after in kept:
            if after is None:
                self.tables.get(table, {}).pop(key, None)
            else:
                self.tables.setdefault(table, {})[key] = after

    @property
    def medium(self) -> Medium:
        """What the files lie on."""
        return self._medium

    @property
    def next_snapshot(self) -> tuple[int, int]:
        """The generation and the save number a snapshot made now would carry: they only ever rise, with every save."""
        return (self._place.generation + 1, self._place.n)

    @property
    def changes_size(self) -> int:
        """How many bytes of changes stand behind the snapshot."""
        return self._place.size

    @property
    def tidy_is_due(self) -> bool:
        """Whether the changes have grown so long that a new snapshot pays."""
        return not self.refuses and self._place.size > max(TIDY_AT, self._place.snapshot_size // 4)

    def tidy(self) -> None:
        """Write a new snapshot; the one before is kept with its changes, older ones go into the history.

        Raises NotSaved when the medium refuses; everything saved is still there then.
        """
        if self.refuses:
            raise ReadOnly(f"Nothing was tidied up. {self.refuses}")
        try:
            self._check_end()
            place = self._place
            self._place = generations.next_generation(
                self._medium, self.folder, self.tables, place.generation + 1, place.n, self.schema.number
            )
        except (SizeChanged, FileNotFoundError):
            raise self._changed_outside("Nothing was tidied up") from None
        except CannotTakeBack as error:
            self.refuses = "The disk or stick did not answer as it should; open the programme again."
            raise as_error(error, "Nothing was tidied up") from None
        except OSError as error:
            raise as_error(error, "Nothing was tidied up") from None
        # Names that are refused now are no harm: saves go on, and the next opening finishes the renaming.
        with contextlib.suppress(OSError):
            generations.put_in_place(self._medium, self.folder, keep_main=True)
            from rmtui.store import older  # lazy: not every run tidies up

            older.put_away(self._medium, self.folder)

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

    def _line(
        self, label: str, operations: tuple[Operation, ...], at: str, kind: str
    ) -> tuple[bytes, str, list[Operation]]:
        """Return the line, its sum, and the operations as they will be read back: storable and shared with nobody."""
        try:
            line, total = change_line(self._place.n + 1, self._place.last_sum, at, label, operations, kind)
            kept: list[Operation] = json.loads(line)["ops"]
        except (ValueError, TypeError, RecursionError):
            raise Unstorable("a document holds something that cannot be stored") from None
        if any(read[3] != made[3] for read, made in zip(kept, operations, strict=True)):
            raise Unstorable("a document would not be read back as it is")
        return line, total, kept

    def _append(self, line: bytes) -> None:
        try:
            self._check_end()
            self._medium.append(path(self.folder, changes_name(self._place.generation)), line, self._place.size)
        except FileNotFoundError:
            raise (self._changed_outside(NOT_SAVED) if self._medium.exists(self.folder) else self._gone()) from None
        except SizeChanged:
            raise self._changed_outside(NOT_SAVED) from None
        except OSError as error:
            if isinstance(error, HalfWritten) or not is_full(error):
                self.refuses = "The disk or stick did not answer as it should; open the programme again."
            raise as_error(error, NOT_SAVED) from None

    def _check_end(self) -> None:
        """Raise SizeChanged unless the changes end with the save made last here.

        Their length alone shows nothing: lines fill whole blocks, so those of another computer are often as long.
        """
        where = path(self.folder, changes_name(self._place.generation))
        own = f'"sum":"{self._place.last_sum}"'.encode()
        if self._medium.size(where) != self._place.size or own not in self._medium.read_end(where, 2 * BLOCK):
            raise SizeChanged(errno.ESTALE, "another end")

    def _gone(self) -> NotSaved:
        self.refuses = "The programme's folder is not there any more; bring it back and open the programme again."
        return NotSaved.about(
            NOT_SAVED,
            "the programme's folder is not there any more. Was the stick pulled, or the folder moved? "
            "What was saved before is in it. Bring it back, then try again.",
        )

    def _changed_outside(self, what: str) -> NotSaved:
        self.refuses = "Another program changed the files; open the programme again."
        return ChangedOutside.about(
            what,
            "another program changed this programme (a sync program? a second computer?). "
            "Nothing was overwritten. Open it again to see what is there.",
        )


__all__ = ["NOT_SAVED", "Stale", "Store", "Unstorable"]
