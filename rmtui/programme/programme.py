"""Programme: what the open one holds, as values.

The documents are the truth; a value is built from its document on first use and kept until the document changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from rmtui.programme.about import ABOUT_ID, About
from rmtui.programme.catalogue.records import RECORDS
from rmtui.programme.contact import Contact
from rmtui.programme.credit import Credit
from rmtui.programme.edit import Change, Edit, Tables, apply
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.records import Document, DoesNotFit, read, write
from rmtui.programme.ruling import Ruling
from rmtui.programme.session import Session
from rmtui.programme.text import Text

T = TypeVar("T")

TABLE_OF: dict[type, str] = {record.kind: record.table for record in RECORDS}
"""In which table the documents of each kind of value stand."""


class Collection(Generic[T]):
    """The values of one table, by key, in the order of their keys (which is the order they were made in)."""

    def __init__(self, kind: type[T], tables: Tables) -> None:
        self._kind = kind
        self._table = TABLE_OF[kind]
        self._tables = tables
        self._values: dict[str, T] = {}
        self._all: tuple[T, ...] | None = None

    def get(self, key: str) -> T | None:
        """Return the value with that key, or None where there is none (or one this version cannot read)."""
        value = self._values.get(key)
        if value is None:
            document = self._tables.get(self._table, {}).get(key)
            if document is None:
                return None
            try:
                value = read(self._kind, document)
            except DoesNotFit:
                return None
            self._values[key] = value
        return value

    def __getitem__(self, key: str) -> T:
        """Return the value with that key; raises KeyError where there is none."""
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def all(self) -> tuple[T, ...]:
        """Return every value, oldest first."""
        if self._all is None:
            known = self._values.get
            keys = sorted(self._tables.get(self._table, {}), key=_by_number)
            self._all = tuple(value for key in keys if (value := known(key) or self.get(key)) is not None)
        return self._all

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._tables.get(self._table, {}))

    def share(self, other: Collection[T]) -> None:
        """Take over the values another view of the same documents has built."""
        self._values = dict(other._values)

    def forget(self, key: str) -> None:
        """Build the value anew at its next use, because its document changed."""
        self._values.pop(key, None)
        self._all = None


class Programme:
    """Everything in one programme, read through frozen values."""

    def __init__(self, tables: Tables) -> None:
        """Show `tables`, a live view: whoever changes a document calls `renew` with the change."""
        self._tables = tables
        self._collections: dict[str, Collection[Any]] = {TABLE_OF[kind]: Collection(kind, tables) for kind in TABLE_OF}
        self.people: Collection[Person] = self._collections["people"]
        self.pairs: Collection[Pair] = self._collections["pairs"]
        self.sessions: Collection[Session] = self._collections["sessions"]
        self.texts: Collection[Text] = self._collections["texts"]
        self.credits: Collection[Credit] = self._collections["credits"]
        self.rulings: Collection[Ruling] = self._collections["exceptions"]
        self.contacts: Collection[Contact] = self._collections["contacts"]
        self._about: Collection[About] = self._collections["about"]

    @property
    def about(self) -> About:
        """The programme's own document; defaults where none was written yet."""
        return self._about.get(ABOUT_ID) or About()

    def document(self, table: str, key: str) -> Document | None:
        """Return the stored document, or None."""
        return self._tables.get(table, {}).get(key)

    def keys(self, table: str) -> tuple[str, ...]:
        """Return the keys of a table, oldest first."""
        return tuple(sorted(self._tables.get(table, {}), key=_by_number))

    def readable(self, table: str, key: str) -> bool:
        """Say whether this version can make a value of the document."""
        return self._collections[table].get(key) is not None

    def renew(self, changes: Iterable[Change]) -> None:
        """Forget the values of changed documents."""
        for change in changes:
            collection = self._collections.get(change.table)
            if collection is not None:
                collection.forget(change.id)

    def after(self, edit: Edit) -> Programme:
        """Return the programme as it would be after an edit; this one stays as it is."""
        if not edit.changes:
            return self
        later = Programme(apply(self._tables, edit))
        for table, collection in self._collections.items():
            later._collections[table].share(collection)
        later.renew(edit.changes)
        return later

    def put(self, value: Any) -> Change:
        """Return the change that stores `value`, new or in place of what stands under its id."""
        table = TABLE_OF[type(value)]
        return Change(table, value.id, self.document(table, value.id), write(value))

    def remove(self, value: Any) -> Change:
        """Return the change that removes `value`."""
        table = TABLE_OF[type(value)]
        return Change(table, value.id, self.document(table, value.id), None)


def tables_of(values: Iterable[Any]) -> Mapping[str, Mapping[str, Document]]:
    """Return the documents of some values, for a programme that stands on no disk."""
    tables: dict[str, dict[str, Document]] = {}
    for value in values:
        tables.setdefault(TABLE_OF[type(value)], {})[value.id] = write(value)
    return tables


def _by_number(key: str) -> tuple[int, str]:
    return (len(key), key)
