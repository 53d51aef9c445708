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
from dataclasses import replace
from typing import BinaryIO

from rmtui.errors import ChangedOutside, NotSaved, ReadOnly
from rmtui.store import generations
from rmtui.store.ahead import PATIENCE, Ahead, Line
from rmtui.store.findings import Finding
from rmtui.store.folder import changes_name, path
from rmtui.store.format import BLOCK, META, Document, Operation, Tables, change_line
from rmtui.store.generations import CannotTakeBack, Place
from rmtui.store.medium import HalfWritten, Medium, SizeChanged
from rmtui.store.opening import hold, lay_down, let_go, looked_at, must_hold_a_programme, put_in_order
from rmtui.store.position import Position, position_of
from rmtui.store.schema import FIRST, Schema
from rmtui.store.trouble import as_error, is_full

NOT_SAVED = "The change is NOT saved"
NO_ANSWER = "The disk or stick did not answer as it should; open the programme again."
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
        self.found = Position(0, 0, "")
        """What the changes ended with when this was opened, before anything was put right."""
        self._lock: BinaryIO | None = None
        self._saved_at = ""
        self._place = Place(0, 0, "", 0, 0)
        self._ahead: Ahead | None = None

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
                store.found = position_of(state.generation, state.changes)
                store._saved_at = store.found.at
            except BaseException:
                let_go(medium, lock)
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
        store.found = position_of(state.generation, state.changes)
        return store

    def close(self) -> None:
        """Let go of the folder, whatever the medium says. Everything acknowledged is on it already."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead.wait(PATIENCE):
            with contextlib.suppress(NotSaved):  # it stands there then, and its draft beside it
                self._remove(ahead)
        if self._lock is not None:
            let_go(self._medium, self._lock)
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
        as they were then. What was begun is taken over, when it is this, or taken back.
        """
        operations = tuple(operations)
        ahead = self._ahead
        if ahead is not None and ahead.what == (label, operations, kind):
            self._ahead = None
            ahead.finish()
            self._take(ahead.line, at)
            return
        self.take_back()
        line = self._prepared(label, operations, at, kind)
        self._append(line.data)
        self._take(line, at)

    def begin(self, label: str, operations: Iterable[Operation], at: str, kind: str = "") -> None:
        """Begin to save one user action in a thread of its own; `commit` with the same takes it over.

        Raises Stale, Unstorable and ReadOnly as `commit` does; what the medium refuses is raised there.
        """
        operations = tuple(operations)
        line, before = self._prepared(label, operations, at, kind), self._ahead

        def write() -> None:
            self._remove(before)
            self._append(line.data)

        self._ahead = Ahead((label, operations, kind), line, write)

    @property
    def has_begun(self) -> bool:
        """Whether something was begun that is neither taken over nor taken back."""
        return self._ahead is not None

    @property
    def is_waiting(self) -> bool:
        """Whether the medium has not answered yet to what was begun."""
        return self._ahead is not None and not self._ahead.is_done

    def wait(self, seconds: float) -> bool:
        """Wait for the medium to answer to what was begun, at most so long; returns whether it has."""
        return self._ahead is None or self._ahead.wait(seconds)

    def take_back(self) -> None:
        """Take back what was begun and not taken over; waits for the medium, and does nothing where nothing was.

        Raises NotSaved, and refuses from then on, where the medium keeps it.
        """
        ahead, self._ahead = self._ahead, None
        self._remove(ahead)

    def _remove(self, ahead: Ahead | None) -> None:
        if ahead is None or not ahead.stands():
            return
        try:
            self._check_end(ahead.line.place)
            self._medium.shorten(path(self.folder, changes_name(self._place.generation)), self._place.size)
        except (SizeChanged, FileNotFoundError):
            raise self._changed_outside(NOT_SAVED) from None
        except OSError as error:
            self.refuses = NO_ANSWER
            raise as_error(error, NOT_SAVED) from None

    @property
    def medium(self) -> Medium:
        """What the files lie on."""
        return self._medium

    @property
    def next_snapshot(self) -> tuple[int, int]:
        """The generation and the save number a snapshot made now would carry: they only ever rise, with every save."""
        return (self._place.generation + 1, self._place.n)

    @property
    def position(self) -> Position:
        """What the changes end with now; where nothing can be saved, what they ended with on opening."""
        place = self._place
        return Position(place.generation, place.n, place.last_sum, self._saved_at) if place.last_sum else self.found

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
        self.take_back()
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
            self.refuses = NO_ANSWER
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

    def _prepared(self, label: str, operations: tuple[Operation, ...], at: str, kind: str) -> Line:
        """Return the line to be written, its operations as they will be read back: storable and shared with nobody."""
        self._check_before(operations)
        if self.refuses:
            raise ReadOnly(f"{NOT_SAVED}. {self.refuses}", reason=self.refuses)
        try:
            line, total = change_line(self._place.n + 1, self._place.last_sum, at, label, operations, kind)
            kept: list[Operation] = json.loads(line)["ops"]
        except (ValueError, TypeError, RecursionError):
            raise Unstorable("a document holds something that cannot be stored") from None
        if any(read[3] != made[3] for read, made in zip(kept, operations, strict=True)):
            raise Unstorable("a document would not be read back as it is")
        at_end = replace(self._place, n=self._place.n + 1, last_sum=total, size=self._place.size + len(line))
        return Line(line, kept, at_end)

    def _take(self, line: Line, at: str) -> None:
        """Let memory follow what is on the medium now."""
        self._place, self._saved_at = line.place, at
        for table, key, _, after in line.kept:
            if after is None:
                self.tables.get(table, {}).pop(key, None)
            else:
                self.tables.setdefault(table, {})[key] = after

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
                self.refuses = NO_ANSWER
            raise as_error(error, NOT_SAVED) from None

    def _check_end(self, end: Place | None = None) -> None:
        """Raise SizeChanged unless the changes end with the save made last here, or at `end`.

        Their length alone shows nothing: lines fill whole blocks, so those of another computer are often as long.
        """
        end = end or self._place
        where = path(self.folder, changes_name(end.generation))
        own = f'"sum":"{end.last_sum}"'.encode()
        if self._medium.size(where) != end.size or own not in self._medium.read_end(where, 2 * BLOCK):
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
