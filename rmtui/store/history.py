"""What was done when, and what did a record hold before? Read from every file of changes there still is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rmtui.store.folder import HISTORY, changes_generation, path
from rmtui.store.format import Changes, Document, Operation, Tables, read_changes
from rmtui.store.medium import Medium
from rmtui.store.older import older_names
from rmtui.store.schema import FIRST, Schema
from rmtui.store.trouble import as_error

Place = tuple[str, str]
"""Table and key of a document."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One acknowledged save."""

    generation: int
    """Of the file of changes it stands in."""
    n: int
    """Its number there."""
    at: str
    """When, in UTC, ISO, by the clock of then."""
    label: str
    """What was done, in words."""
    operations: tuple[Operation, ...]
    """What it changed."""
    kind: str = ""
    """What sort of change it was, in a word; empty where the line does not say."""

    @property
    def name(self) -> str:
        """What it is told from the others by."""
        return f"{self.generation}.{self.n}.{self.at}"

    def net(self) -> dict[Place, tuple[Document | None, Document | None]]:
        """Return each document before and after, also where it was changed more than once; unchanged ones left out."""
        return _net(self.operations)


@dataclass(frozen=True, slots=True)
class History:
    """The saves that can still be read."""

    entries: tuple[Entry, ...]
    """Newest first, in the order they were made."""
    whole: bool
    """Whether they reach back to the first day without a gap."""

    @property
    def reaches(self) -> str:
        """The moment of the oldest save; empty where there is none."""
        return self.entries[-1].at if self.entries else ""


@dataclass(frozen=True, slots=True)
class Version:
    """What one document held from one save on."""

    at: str
    """When that began, in UTC, ISO; empty for what it held before the oldest save there is."""
    label: str
    """What was done then."""
    document: Document | None
    """The document; None where it was not there."""
    kind: str = ""
    """What sort of change was done then, in a word."""


def read_history(medium: Medium, folder: str, schema: Schema = FIRST) -> History:
    """Return every save that can still be read, its documents as the version `schema` has them.

    Lines that prove nothing are passed over, and what stands in two files, because a renaming was cut off, counts once.
    Raises NotSaved where the medium does not say which files there are.
    """
    found: dict[tuple[int, int, str, str], Entry] = {}
    generations: set[int] = set()
    whole = True
    for generation, changes in _files(medium, folder):
        generations.add(generation)
        whole = whole and changes.base is not None and not changes.gaps
        for entry in entries_of(changes, generation, schema):
            found.setdefault((generation, entry.n, entry.at, entry.label), entry)
    entries = tuple(sorted(found.values(), key=lambda entry: (entry.generation, entry.n), reverse=True))
    return History(entries, whole and generations == set(range(max(generations, default=0) + 1)))


def entries_of(changes: Changes, generation: int, schema: Schema) -> Iterator[Entry]:
    """Yield the saves of one file of changes, its documents as the version `schema` has them."""
    for line in changes.lines:
        operations = _of_version(line.operations, changes.schema or schema.number, schema)
        yield Entry(generation, line.n, line.at, line.label, operations, line.kind)


def bases(medium: Medium, folder: str) -> set[str]:
    """Return the sums of the snapshots the programme went through, as far as its changes tell."""
    return {changes.base for _, changes in _files(medium, folder) if changes.base}


def versions(entries: Iterable[Entry], table: str, key: str) -> list[Version]:
    """Return what a document held, newest first, from the entries of a history."""
    found: list[Version] = []
    before: Document | None = None
    for entry in entries:
        both = entry.net().get((table, key)) if _touches(entry, table, key) else None
        if both is not None:
            before = both[0]
            found.append(Version(entry.at, entry.label, both[1], entry.kind))
    if found and before is not None:
        found.append(Version("", "", before))
    return found


def _of_version(operations: tuple[Operation, ...], found: int, schema: Schema) -> tuple[Operation, ...]:
    if found == schema.number:
        return operations
    old: Tables = {}
    new: Tables = {}
    for (table, key), (before, after) in _net(operations).items():
        for tables, document in ((old, before), (new, after)):
            if document is not None:
                tables.setdefault(table, {})[key] = document
    old, new = schema.of(old, found), schema.of(new, found)
    places = dict.fromkeys((table, key) for tables in (old, new) for table, rows in tables.items() for key in rows)
    return tuple((table, key, old.get(table, {}).get(key), new.get(table, {}).get(key)) for table, key in places)


def _net(operations: Iterable[Operation]) -> dict[Place, tuple[Document | None, Document | None]]:
    found: dict[Place, tuple[Document | None, Document | None]] = {}
    for table, key, before, after in operations:
        place = (table, key)
        found[place] = (found[place][0] if place in found else before, after)
    return {place: both for place, both in found.items() if both[0] != both[1]}


def _touches(entry: Entry, table: str, key: str) -> bool:
    return any(operation[0] == table and operation[1] == key for operation in entry.operations)


def _files(medium: Medium, folder: str) -> Iterator[tuple[int, Changes]]:
    """Yield every file of changes that can be read, with its generation."""
    place = path(folder, HISTORY)
    try:
        where = [(name, path(place, name)) for name in older_names(medium, folder)]
        where += [(name, path(folder, name)) for name in medium.names(folder) if changes_generation(name) is not None]
    except OSError as error:
        raise as_error(error, "The history cannot be read", reading=True) from None
    for name, file in where:
        try:
            generation = int(name.split("-")[1].removesuffix(".jsonl"))
            changes = read_changes(medium.read(file), generation)
        except OSError:
            continue
        yield generation, changes
