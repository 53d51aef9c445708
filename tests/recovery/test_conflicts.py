"""Copies a sync program left: is each save told by name and taken over alone, what cannot be with both sides?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.edit import Change, Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from rmtui.programme.records import Document
from rmtui.recovery.conflicts import CopyRead, copies_read, taking_over, words_of
from tests.recovery.test_past import Time

PEOPLE = (Person(id="1", name="Asha Rao"), Person(id="2", name="Martin Vale"), Person(id="3", name="Li Chen"))


def change(desk: Desk, key: str, label: str, **fields: object) -> None:
    """Change fields of a person, or add one."""
    before: Document | None = desk.store.tables.get("people", {}).get(key)
    desk.commit(Edit(EditKind.NONE, label, (Change("people", key, before, {"id": key, **(before or {}), **fields}),)))


def remove(desk: Desk, table: str, key: str) -> None:
    """Remove a record."""
    before = desk.store.tables[table][key]
    desk.commit(Edit(EditKind.NONE, f"Removed {key}", (Change(table, key, before, None),)))


def two_computers(folder: Path, name: str, *, tidy: bool = False) -> Desk:
    """Work on one programme on two computers; what the other one wrote lies here under `name`. Returns it open."""
    time = Time()
    Desk.copy_of(tables_of((About(brand="Northwind"), *PEOPLE)), str(folder), "Made", time.clock()).close()
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    with Desk.open(str(other), time.clock()) as desk:
        change(desk, "1", "Changed Asha there", unit="Works")
        change(desk, "9", "Added Zoë there", name="Zoë Fox")
        change(desk, "2", "Changed Martin there", unit="Sales", team="Blue")
        desk.commit(
            Edit(EditKind.PAIR_MAKE, "Paired there", (desk.programme.put(Pair(id="10", mentor="9", mentee="1")),))
        )
        if tidy:
            desk.store.tidy()
    source = other / "programme.json" if tidy else max(other.glob("changes-*.jsonl"))
    shutil.copy(source, folder / name)
    desk = Desk.open(str(folder), time.clock())
    change(desk, "2", "Changed Martin here", unit="Finance")
    return desk


def titles(read: list[CopyRead]) -> list[str]:
    """Return what is offered, without moments."""
    return [offer.title.partition(" (")[0] for copy in read for offer in copy.offers]


def take(desk: Desk, title: str) -> None:
    """Take one over."""
    offer = next(one for copy in copies_read(desk) for one in copy.offers if one.title.startswith(title))
    desk.commit(taking_over(desk, offer).edit)


@pytest.mark.parametrize(
    "name",
    [
        "changes-000000 (conflicted copy).jsonl",
        "changes-000000 (Asha's conflicted copy 2026-11-27).jsonl",
        "changes-000000-LAPTOP.jsonl",
        "changes-000000.sync-conflict-20261127-101500-ABCDEFG.jsonl",
        "changes-000000 (1).jsonl",
    ],
)
def test_only_saves_that_are_not_here_are_offered_and_what_each_would_change_is_said(tmp_path: Path, name: str) -> None:
    with two_computers(tmp_path / "p", name) as desk:
        read = copies_read(desk)
        assert titles(read) == ["Changed Asha there", "Added Zoë there", "Changed Martin there", "Paired there"]
        first = read[0].offers[0]
        assert first.where == name
        assert "Asha Rao: changed\n    unit: (empty) -> Works" in words_of(desk, first, taking_over(desk, first))


def test_one_taken_over_is_one_edit_that_undo_takes_back_and_it_is_offered_no_more(tmp_path: Path) -> None:
    with two_computers(tmp_path / "p", "changes-000000 (1).jsonl") as desk:
        before = {name: dict(rows) for name, rows in desk.store.tables.items() if rows}
        take(desk, "Changed Asha there")
        assert desk.store.tables["people"]["1"]["unit"] == "Works"
        assert "Changed Asha there" not in titles(copies_read(desk))
        desk.undo()
        assert {name: rows for name, rows in desk.store.tables.items() if rows} == before
        assert "Changed Asha there" in titles(copies_read(desk))


def test_what_was_changed_here_as_well_stays_and_both_sides_are_said(tmp_path: Path) -> None:
    with two_computers(tmp_path / "p", "changes-000000 (1).jsonl") as desk:
        offer = copies_read(desk)[0].offers[2]
        over = taking_over(desk, offer)
        words = words_of(desk, offer, over)
        assert "was changed here too" in words
        assert "Finance -> Sales" in words.partition("As it is here -> as it is in the copy:")[2]
        desk.commit(over.edit)
        martin = desk.store.tables["people"]["2"]
        assert (martin["unit"], martin["team"]) == ("Finance", "Blue")
        assert not taking_over(desk, offer).edit.changes


def test_what_hangs_on_something_not_here_waits_for_it(tmp_path: Path) -> None:
    with two_computers(tmp_path / "p", "changes-000000 (1).jsonl") as desk:
        paired = copies_read(desk)[0].offers[3]
        over = taking_over(desk, paired)
        assert not over.edit.changes
        assert over.kept[0].endswith("cannot be taken over: somebody it belongs to is not here.")
        take(desk, "Added Zoë there")
        take(desk, "Paired there")
        assert "10" in desk.store.tables["pairs"]


def test_what_a_copy_changed_and_is_gone_here_is_said(tmp_path: Path) -> None:
    with two_computers(tmp_path / "p", "changes-000000 (1).jsonl") as desk:
        remove(desk, "people", "1")
        over = taking_over(desk, copies_read(desk)[0].offers[0])
        assert not over.edit.changes
        assert "is not here" in over.kept[0]


def test_a_later_save_of_the_copy_settles_the_one_before_it(tmp_path: Path) -> None:
    with two_computers(tmp_path / "p", "changes-000000 (1).jsonl") as desk:
        other = tmp_path / "other"
        with Desk.open(str(other)) as there:
            change(there, "1", "Changed Asha again there", unit="Board")
        shutil.copy(max(other.glob("changes-*.jsonl")), tmp_path / "p" / "changes-000000 (1).jsonl")
        take(desk, "Changed Asha there")
        take(desk, "Changed Asha again there")
        assert desk.store.tables["people"]["1"]["unit"] == "Board"
        assert not [title for title in titles(copies_read(desk)) if "Asha" in title]


def test_a_snapshot_is_offered_record_by_record_but_not_what_was_here_before(tmp_path: Path) -> None:
    with two_computers(tmp_path / "p", "programme (1).json", tidy=True) as desk:
        change(desk, "3", "Changed Li here", unit="Board")
        (copy,) = copies_read(desk)
        assert titles([copy]) == ["Asha Rao, changed", "Martin Vale, changed", "Zoë Fox, added", "Asha and Zoë, added"]
        take(desk, "Zoë Fox")
        take(desk, "Asha and Zoë")
        assert "10" in desk.store.tables["pairs"]
        assert desk.store.tables["people"]["3"]["unit"] == "Board"


def test_what_holds_nothing_new_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with two_computers(folder, "changes-000000 (1).jsonl") as desk:
        shutil.copy(folder / "programme.json", folder / "programme-LAPTOP.json")
        shutil.copy(max(folder.glob("changes-??????.jsonl")), folder / "changes-000000 (1).jsonl")
        (folder / "programme (2).json").write_bytes(b"{}")
        desk.store.tidy()
        said = {copy.where: copy.remark for copy in copies_read(desk)}
        assert not titles(copies_read(desk))
        assert said == {
            "changes-000000 (1).jsonl": "nothing in it is missing here",
            "programme (2).json": "nothing in it can be read; it stays as it is",
            "programme-LAPTOP.json": "an older state of this programme; nothing in it is new",
        }


def test_a_damaged_part_costs_its_save_and_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with two_computers(folder, "changes-000000 (1).jsonl") as desk:
        file = folder / "changes-000000 (1).jsonl"
        data = file.read_bytes()
        file.write_bytes(data.replace(b'"Works"', b'"Wurks"'))
        (copy,) = copies_read(desk)
        assert "Changed Asha there" not in titles([copy])
        assert len(copy.offers) == 3
        assert copy.remark == "part of it cannot be read"
