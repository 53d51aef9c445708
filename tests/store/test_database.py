"""Do TinyDB's own calls work on the store, and does a stock TinyDB read what was tidied up?"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import increment

from rmtui.errors import NoSpace
from rmtui.store.database import Database
from rmtui.store.folder import MAIN, changes_name
from rmtui.store.format import read_changes
from rmtui.store.medium import Medium
from rmtui.store.store import Stale, Store, Unstorable
from tests.store.simulated import SimulatedMedium
from tests.store.working import AT, FOLDER, filled, first, held, made


def database(medium: SimulatedMedium, store: Store) -> Database:
    """Return the store as TinyDB tables with keys 101, 102, ..."""
    numbers = count(101)
    return Database(store, lambda: str(next(numbers)), lambda: AT)


def keys(rows: Any) -> list[str]:
    """Return the keys of documents, or keys as they are: TinyDB's annotations say int."""
    return [getattr(row, "doc_id", row) for row in rows]


def saves(medium: SimulatedMedium) -> int:
    """Return how many saves stand on the medium."""
    return read_changes(medium.content(FOLDER)[changes_name(1)]).last_n


def test_every_way_to_change_a_table_is_durable_at_once() -> None:
    medium, store = made()
    documents = database(medium, store)
    people = documents.table("people")

    def on_the_medium() -> dict[str, Any]:
        assert held(store.tables) == filled(Store.open(medium.worst(), FOLDER).tables)
        return Store.open(medium.worst(), FOLDER).tables.get("people", {})

    assert keys([people.insert({"name": "Asha", "room": 1})]) == ["101"]
    assert on_the_medium() == {"101": {"name": "Asha", "room": 1}}
    assert keys(people.insert_multiple([{"name": "Martin"}, {"name": "Li"}])) == ["102", "103"]
    assert saves(medium) == 2
    assert keys(people.update({"room": 2}, where("name") == "Asha")) == ["101"]
    assert keys(people.update(increment("room"), doc_ids=["101"])) == ["101"]  # type: ignore[list-item]
    assert on_the_medium()["101"] == {"name": "Asha", "room": 3}
    assert keys(people.update_multiple([({"room": 9}, where("name") == "Li")])) == ["103"]
    assert keys(people.upsert({"name": "Li", "room": 8}, where("name") == "Li")) == ["103"]
    assert keys(people.upsert({"name": "Zoë"}, where("name") == "Zoë")) == ["104"]
    assert [row["name"] for row in people.search(where("room") > 2)] == ["Asha", "Li"]
    assert people.get(doc_id="103") == {"name": "Li", "room": 8}  # type: ignore[call-overload]
    assert people.contains(where("name") == "Zoë")
    assert people.count(where("room").exists()) == 2
    assert keys(people.remove(where("name") == "Martin")) == ["102"]
    assert keys(people.remove(doc_ids=["104"])) == ["104"]  # type: ignore[list-item]
    assert on_the_medium() == {"101": {"name": "Asha", "room": 3}, "103": {"name": "Li", "room": 8}}
    assert len(people) == 2
    people.truncate()
    assert on_the_medium() == {}
    documents.table("pairs").insert({"mentor": "1"})
    assert documents.tables() >= {"about", "pairs"}
    documents.drop_table("pairs")
    assert "pairs" not in filled(store.tables)
    documents.table("pairs").insert({"mentor": "1"})
    documents.drop_tables()
    assert held(store.tables) == {}


def test_a_search_sees_what_was_saved_past_the_table() -> None:
    medium, store = made()
    people = database(medium, store).table("people")
    people.insert({"name": "Asha"})
    assert len(people.search(where("name") == "Asha")) == 1
    store.commit("Added", [("people", "7", None, {"name": "Asha"})], AT)
    assert keys(people.search(where("name") == "Asha")) == ["101", "7"]


def test_what_a_reader_does_with_a_document_stays_with_the_reader() -> None:
    medium, store = made()
    people = database(medium, store).table("people")
    people.insert({"name": "Asha", "tags": ["new"]})
    given: dict[str, Any] = {"name": "Li", "tags": []}
    people.insert(given)
    given["tags"].append("later")
    assert people.all()[1] == {"name": "Li", "tags": []}
    row = people.all()[0]
    row["name"] = "changed"
    assert people.all()[0] == {"name": "Asha", "tags": ["new"]}


def test_an_updater_that_raises_leaves_no_trace() -> None:
    medium, store = made()
    people = database(medium, store).table("people")
    people.insert_multiple([{"name": "Asha", "tags": ["a"]}, {"name": "Li", "tags": ["b"]}])
    before, files = filled(store.tables), medium.content(FOLDER)

    def spoil(document: Any) -> None:
        document["tags"].append("spoilt")
        document["name"] = "nobody"
        if "b" in document["tags"]:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        people.update(spoil)
    assert held(store.tables) == before
    assert medium.content(FOLDER) == files


def test_a_save_that_fails_leaves_no_trace() -> None:
    medium, store = made()
    people = database(medium, store).table("people")
    people.insert({"name": "Asha"})
    before, files = filled(store.tables), medium.content(FOLDER)
    medium.room = sum(map(len, files.values())) + 100
    for change in (
        lambda: people.insert({"name": "Li"}),
        lambda: people.update({"name": "Li"}),
        lambda: people.truncate(),
        lambda: people.remove(where("name") == "Asha"),
    ):
        with pytest.raises(NoSpace):
            change()
        assert held(store.tables) == before
        assert medium.content(FOLDER) == files
    medium.room = None
    people.insert({"name": "Li"})
    assert [row["name"] for row in people.all()] == ["Asha", "Li"]


@pytest.mark.parametrize("value", [float("nan"), "\ud800", {1}, (1, 2), {1: "one"}])
def test_what_would_not_be_read_back_as_it_is_is_refused(value: object) -> None:
    medium, store = made()
    people = database(medium, store).table("people")
    before, files = filled(store.tables), medium.content(FOLDER)
    with pytest.raises(Unstorable):
        people.insert({"name": value})
    assert (filled(store.tables), medium.content(FOLDER)) == (before, files)


def test_a_change_made_from_an_older_document_is_refused() -> None:
    medium, store = made()
    store.commit("Added", [("people", "7", None, {"name": "Asha"})], AT)
    files = medium.content(FOLDER)
    with pytest.raises(Stale):
        store.commit("Changed", [("people", "7", {"name": "Li"}, {"name": "Zoë"})], AT)
    with pytest.raises(Stale):
        store.commit("Added", [("people", "8", None, {"name": "Li"}), ("people", "7", None, {"name": "Zoë"})], AT)
    assert medium.content(FOLDER) == files
    assert filled(store.tables)["people"] == {"7": {"name": "Asha"}}


def test_a_table_of_the_formats_own_name_is_refused() -> None:
    medium, store = made()
    with pytest.raises(Unstorable):
        database(medium, store).table("_meta").insert({"name": "Asha"})
    store.tidy()
    assert filled(Store.open(medium.worst(), FOLDER).tables) == filled(store.tables)


def test_a_stock_tinydb_reads_the_snapshot_and_leaves_it_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "Grünwald & Söhne"
    store = Store.create(Medium(), str(folder), first(), "Started", AT)
    numbers = count(1 << 80)
    people = Database(store, lambda: str(next(numbers)), lambda: AT).table("people")
    rows = [{"id": str(1 << 80), "name": "Zoë 🐦", "notes": 'a "quote"\n\u2028'}, {"id": "2", "name": "Łukasz"}]
    people.insert_multiple(rows)
    store.tidy()
    store.close()
    path = folder / MAIN
    before = path.read_bytes()
    with TinyDB(path, encoding="utf-8", access_mode="r") as stock:
        assert stock.table("people").all() == rows
        assert stock.table("people").all()[0].doc_id == 1 << 80
        assert stock.table("about").all() == [{"id": "1", "brand": "Northwind"}]
        assert stock.tables() == {"_meta", "about", "people"}
    with TinyDB(path, encoding="utf-8") as stock:
        assert stock.table("people").search(where("name") == "Łukasz") == rows[1:]
    assert path.read_bytes() == before
