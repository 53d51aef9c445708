"""Which records did somebody change by hand in a snapshot, and what would the programme be with them?

A snapshot that is whole JSON of the right shape but not of the right sum was edited by hand, or one bit of it was
turned over; both are treated alike. Its records are compared with those that were saved, and only what differs is
offered: whatever was saved since in other records stays.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rmtui.counts import counted
from rmtui.store.folder import DAMAGED, MAIN, PREVIOUS, path
from rmtui.store.format import (
    FORMAT,
    META,
    Document,
    Operation,
    Snapshot,
    Tables,
    Unreadable,
    apply_lines,
    dumped,
    snapshot_bytes,
)
from rmtui.store.medium import Medium
from rmtui.store.reading import Files
from rmtui.store.schema import Schema

DEEPEST = 50
"""Lists and records within one another that a record may have."""
SETTLED = ".settled"
"""At the end of the name of a kept file nobody wants to be asked about any more."""

_KEPT = re.compile(rf"{re.escape(MAIN)}\.(\d+)")


class Unusable(ValueError):
    """A file changed by hand that cannot be taken over."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
        """A fixed phrase without anything from the file."""


@dataclass(frozen=True, slots=True)
class HandEdited:
    """A snapshot somebody changed by hand."""

    where: str
    """Name of the file, within the programme's folder."""
    records: tuple[Operation, ...]
    """What differs: table, key, the record as saved now, the record as it stands in the file."""
    overtaken: int
    """How many of these records were saved anew in rmtui after the file was written."""
    compared: bool
    """Whether the state the file was made from could be found; otherwise everything that differs is meant."""

    def onto(self, tables: Tables) -> Tables:
        """Return the documents with the records of the file in their place."""
        result = {name: dict(rows) for name, rows in tables.items()}
        for table, key, _, after in self.records:
            rows = result.setdefault(table, {})
            rows.pop(key, None)
            if after is not None:
                rows[key] = after
        return result

    @property
    def counted(self) -> str:
        """How many records differ, in words."""
        number = len(self.records)
        tables = Counter(table for table, _, _, _ in self.records)
        where = ", ".join(f"{count} in {table}" for table, count in sorted(tables.items()))
        return f"{counted(number, 'record differs', 'records differ')} from what was saved ({where})"


def read_edited(data: bytes, newest: int) -> Snapshot:
    """Return what a snapshot that proves nothing says; its sha256 is only what it claims.

    `newest` is the highest version of the documents that is understood. Raises Unreadable where it is no snapshot at
    all, and Unusable where it is one that cannot be taken over.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_each_once, parse_constant=_no_number)
        meta = content.pop(META)["1"]
        numbers = [meta[name] for name in ("generation", "after", "schema")]
        if (
            meta["format"] != FORMAT
            or meta["schema"] == 0
            or any(type(number) is not int or number < 0 for number in numbers)
        ):
            raise Unreadable
        claimed = str(meta["sha256"])
    except Unusable:
        raise
    except RecursionError:
        raise Unusable("too much in it stands inside one another") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable from None
    generation, after, schema = numbers
    if schema > newest:
        raise Unusable("it says that a newer rmtui wrote it")
    _check_tables(content)
    return Snapshot(content, generation, after, schema, claimed)


def compared(files: Files, where: str, edited: Snapshot, now: Tables, found: int, schema: Schema) -> HandEdited:
    """Return what differs between an edited snapshot and the documents `now`, which are of the version `found`."""
    base = base_of(files, edited)
    before = schema.of(base, edited.schema) if base is not None else None
    after = schema.of(edited.tables if base is not None else _with_later_saves(files, edited), edited.schema)
    current = schema.of(now, found)
    records, overtaken = [], 0
    for table, key in _differing(before if before is not None else current, after):
        saved, wanted = current.get(table, {}).get(key), after.get(table, {}).get(key)
        if saved == wanted:
            continue
        records.append((table, key, saved, wanted))
        overtaken += before is not None and before.get(table, {}).get(key) != saved
    return HandEdited(where, tuple(records), overtaken, base is not None)


def base_of(files: Files, edited: Snapshot) -> Tables | None:
    """Return the documents an edited snapshot was made from, where the files still prove them by the sum it claims."""
    for name in (MAIN, PREVIOUS):
        snapshot = files.anew(name)
        if snapshot is not None and snapshot.sha256 == edited.sha256:
            return snapshot.tables
    previous = files.anew(PREVIOUS)
    if previous is None or previous.schema != edited.schema:
        return None
    after = 0
    for generation in range(previous.generation, edited.generation):
        changes = files.changes(generation)
        if changes is None:
            return None
        apply_lines(previous.tables, changes.lines)
        after = changes.last_n
    proven = snapshot_bytes(previous.tables, edited.generation, after, edited.schema)[1] == edited.sha256
    return previous.tables if proven else None


def edited_files(medium: Medium, folder: str, now: Tables, schema: Schema) -> list[HandEdited]:
    """Return the snapshots changed by hand that are kept among the damaged files, newest first.

    `now` are the documents of the open programme. Those that say nothing the programme does not hold have no records.
    """
    try:
        names = [name for name in medium.names(path(folder, DAMAGED)) if _KEPT.fullmatch(name)]
    except OSError:
        return []
    files = Files(medium, folder, schema.number)
    found: list[HandEdited] = []
    for name in sorted(names, key=lambda name: int(name.rpartition(".")[2]), reverse=True):
        try:
            edited = read_edited(medium.read(path(path(folder, DAMAGED), name)), schema.number)
            found.append(compared(files, f"{DAMAGED}/{name}", edited, now, schema.number, schema))
        except (OSError, Unreadable, Unusable):
            continue
    return found


def settle(medium: Medium, folder: str, edited: HandEdited) -> None:
    """Ask nobody about a kept file any more; it stays where it is. Errors of the operating system pass through."""
    where = path(folder, edited.where)
    settled, (name, _, number) = where, where.rpartition(".")
    # A folder of an older rmtui may hold a settled file of that number: no file is ever put in place of another one.
    while medium.exists(settled + SETTLED) or (settled != where and medium.exists(settled)):
        number = str(int(number) + 1)
        settled = f"{name}.{number}"
    medium.rename(where, settled + SETTLED)


def _with_later_saves(files: Files, edited: Snapshot) -> Tables:
    """Return its documents with every record saved since as it was saved: those are nobody's work by hand."""
    for generation in files.generations():
        changes = files.changes(generation)
        if generation >= edited.generation and changes is not None and changes.schema in (edited.schema, 0):
            apply_lines(edited.tables, changes.lines)
    return edited.tables


def _differing(old: Tables, new: Tables) -> Iterator[tuple[str, str]]:
    for table in sorted({*old, *new}):
        before, after = old.get(table, {}), new.get(table, {})
        for key in sorted({*before, *after}, key=lambda key: (len(key), key)):
            if before.get(key) != after.get(key):
                yield table, key


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Unusable("a name or a number stands in it twice")
    return found


def _no_number(_: str) -> Any:
    raise Unusable("a number in it is none")


def _check_tables(content: Any) -> None:
    if not any(content.values()):
        raise Unusable("there is no record in it")
    for rows in content.values():
        if not isinstance(rows, dict):
            raise Unusable("one of its tables is no table of records")
        for key, document in rows.items():
            _check(key, document)


def _check(key: str, document: Any) -> None:
    if not (key.isascii() and key.isdecimal()):
        raise Unusable("a record stands under a word instead of a number")
    if not isinstance(document, dict):
        raise Unusable("a record is not in braces of its own")
    if document.get("id", key) != key:
        raise Unusable("a record stands under another number than its own")
    if not _is_flat(document, DEEPEST):
        raise Unusable("too much in it stands inside one another")
    try:
        dumped(document).encode()
    except (ValueError, RecursionError):
        raise Unusable("a record holds half a character, or a number that is none") from None


def _is_flat(value: Document | list[Any] | Any, room: int) -> bool:
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return room > 0 and all(_is_flat(each, room - 1) for each in inner)
