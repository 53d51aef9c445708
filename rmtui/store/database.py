"""How do TinyDB's tables stand on a store that loses nothing?

Through both of TinyDB's own extension points. Reading costs no parsing, because the storage hands out the documents in
memory; every change of a table, however it was asked for, becomes one durable line of the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from rmtui.store.format import Document, Operation
from rmtui.store.store import Store


class StoreStorage(Storage):
    """A TinyDB storage whose documents lie in a `Store`."""

    def __init__(self, store: Store, new_id: Callable[[], str], now: Callable[[], str]) -> None:
        self.store = store
        """Where the documents lie."""
        self.new_id = new_id
        """Makes the key of the next document."""
        self.now = now
        """This moment in UTC, ISO."""

    def read(self) -> dict[str, dict[str, Document]]:
        """Return every document by table and key: the store's own, for reading only."""
        return dict(self.store.tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Save whatever differs from what is stored, as one action."""
        operations: list[Operation] = []
        for table in sorted({*data, *self.store.tables}):
            old, new = self.store.tables.get(table, {}), data.get(table, {})
            for key in [*old, *(key for key in new if key not in old)]:
                before, after = old.get(key), new.get(key)
                if before != after:
                    operations.append((table, key, before, None if after is None else dict(after)))
        self.save("Changed documents", operations)

    def save(self, label: str, operations: list[Operation], kind: str = "") -> None:
        """Save these operations as one action; none at all is no action."""
        if operations:
            self.store.commit(label, operations, self.now(), kind)

    def begin(self, label: str, operations: list[Operation], kind: str = "") -> None:
        """Begin to save these operations beside the thread that asks; to `save` them takes that over."""
        self.store.begin(label, operations, self.now(), kind)

    def close(self) -> None:
        """Let go of the folder."""
        self.store.close()


class StoreTable(Table):
    """A table whose keys are decimal strings and whose updates work on copies until they are on the medium."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB's own replaceable class; annotated as int there

    def __init__(self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        """Show one table; answers are not cached, because not every save goes through this object."""
        super().__init__(storage, name, cache_size, persist_empty)

    @property
    def _store_storage(self) -> StoreStorage:
        assert isinstance(self._storage, StoreStorage)
        return self._storage

    def _get_next_id(self) -> Any:
        return self._store_storage.new_id()

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        storage = self._store_storage
        overlay = _Overlay(storage.store.tables.get(self.name, {}))
        updater(overlay)
        storage.save(f"Changed {self.name}", overlay.operations(self.name))


class _Overlay(MutableMapping[str, Any]):
    """A table as an updater sees it: what it touches is a copy, so an error leaves no trace."""

    def __init__(self, rows: Mapping[str, Document]) -> None:
        self._rows = rows
        self._touched: dict[str, Document | None] = {}

    def __getitem__(self, key: str) -> Document:
        key = str(key)
        if key not in self._touched:
            self._touched[key] = deepcopy(self._rows[key])
        document = self._touched[key]
        if document is None:
            raise KeyError(key)
        return document

    def __setitem__(self, key: str, document: Document) -> None:
        self._touched[str(key)] = document

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._touched[str(key)] = None

    def __contains__(self, key: object) -> bool:
        name = str(key)
        return self._touched[name] is not None if name in self._touched else name in self._rows

    def __iter__(self) -> Iterator[str]:
        added = (key for key in self._touched if key not in self._rows)
        return iter([key for key in (*self._rows, *added) if key in self])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def operations(self, table: str) -> list[Operation]:
        """Return what was changed."""
        return [
            (table, key, self._rows.get(key), after)
            for key, after in self._touched.items()
            if self._rows.get(key) != after
        ]


class Database(TinyDB):
    """A TinyDB database on a store."""

    table_class = StoreTable

    def __init__(self, store: Store, new_id: Callable[[], str], now: Callable[[], str]) -> None:
        """Show `store` as tables; `new_id` makes keys, `now` gives this moment in UTC, ISO."""
        super().__init__(store, new_id, now, storage=StoreStorage)

    @property
    def store(self) -> Store:
        """Where the documents lie."""
        return self.records.store

    @property
    def records(self) -> StoreStorage:
        """The storage, for saving several tables as one action."""
        assert isinstance(self._storage, StoreStorage)
        return self._storage
