"""A programme being worked on: what was acknowledged, what is on its way, and a script with every kind of change."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import Random

from rmtui.errors import RmtuiError
from rmtui.store import backups, erasing
from rmtui.store.format import Document, Operation, Tables, Unreadable, read_snapshot
from rmtui.store.schema import FIRST, Schema
from rmtui.store.store import Store
from tests.proof.toll import CANARY
from tests.store.simulated import SimulatedMedium

LONG = os.environ.get("RMTUI_LONG") == "1"
"""Whether the long version of the tests was asked for."""
FOLDER = "/programmes/Northwind"
AT = "2026-03-03T14:02:00+00:00"
NOW = datetime(2026, 3, 3, 15, 2)
NOTE = f'{CANARY} – "she said":\n```\nзаметка 筆記 🐦\n```\n,"sum":"0123456789abcdef01234567"}}'
"""A note with everything that could be mistaken for something else."""


def first() -> list[Operation]:
    """Return the documents a programme starts with."""
    return [("about", "1", None, {"id": "1", "brand": "Northwind"})]


def filled(tables: Mapping[str, Mapping[str, Document]]) -> Tables:
    """Return the tables that hold something, as a copy of their own."""
    plain = {name: dict(rows) for name, rows in tables.items() if rows}
    copied: Tables = marshal.loads(marshal.dumps(plain))  # documents are plain JSON; many times faster than deepcopy
    return copied


def held(tables: Mapping[str, Mapping[str, Document]]) -> Mapping[str, Mapping[str, Document]]:
    """Return the tables that hold something, to be compared before anything changes them."""
    return {name: rows for name, rows in tables.items() if rows}


def made(folder: str = FOLDER, saves: int = 0, medium: SimulatedMedium | None = None) -> tuple[SimulatedMedium, Store]:
    """Return a medium and an open programme on it with some notes saved."""
    medium = medium or SimulatedMedium()
    store = Store.create(medium, folder, first(), "Started", AT)
    for number in range(1, saves + 1):
        store.commit(f"Note {number}", [("texts", str(number), None, note(number))], AT)
    return medium, store


def note(number: int) -> Document:
    """Return the document of a note."""
    return {"id": str(number), "text": f"{number}: {NOTE}", "level": "private"}


def flipped(content: bytes, position: int, bit: int) -> bytes:
    """Return content with one bit turned over."""
    return content[:position] + bytes((content[position] ^ (1 << bit),)) + content[position + 1 :]


def harmed(content: bytes, chance: Random) -> list[bytes | None]:
    """Return what may become of a file: a bit flipped, zeros, cut short, emptied, deleted."""
    half = len(content) * 3 // 5
    bit = flipped(content, chance.randrange(len(content)), chance.randrange(8))
    return [bit, bytes(len(content)), content[:half] + bytes(len(content) - half), content[:half], b"", None]


def proves_itself(content: bytes) -> bool:
    """Say whether these bytes are a whole snapshot."""
    try:
        read_snapshot(content)
    except Unreadable:
        return False
    return True


class Work:
    """One programme, the state acknowledged last and the one that may come of what is being done."""

    def __init__(self, medium: SimulatedMedium) -> None:
        self.medium = medium
        self.store: Store | None = None
        self.acknowledged: Tables | None = None
        self.on_its_way: Tables | None = None
        self.saves = 0
        self.schema = FIRST

    @property
    def allowed(self) -> list[Tables | None]:
        """The states a cut at this moment may leave."""
        return [self.acknowledged, self.on_its_way]

    def create(self) -> None:
        """Make the programme."""
        self.on_its_way = {"about": {"1": {"id": "1", "brand": "Northwind"}}}
        self.store = Store.create(self.medium, FOLDER, first(), "Started", AT)
        self.acknowledged = self.on_its_way

    def save(self, *parts: tuple[str, str, Document | None]) -> None:
        """Save documents under table and key, None to delete, as one action."""
        assert self.store is not None
        tables, operations = filled(self.acknowledged or {}), []
        for table, key, after in parts:
            rows = tables.setdefault(table, {})
            operations.append((table, key, rows.get(key), after))
            rows.pop(key, None)
            if after is not None:
                rows[key] = after
        self.on_its_way = filled(tables)
        try:
            self.store.commit(f"Saved {len(parts)}", operations, AT)
        except RmtuiError:
            assert held(self.store.tables) == self.acknowledged, "memory is ahead of the medium"
            raise
        self.acknowledged = self.on_its_way
        self.saves += 1
        assert held(self.store.tables) == self.acknowledged

    def tidy(self) -> None:
        """Write a new snapshot."""
        assert self.store is not None
        self.store.tidy()

    def reopen(self) -> None:
        """Close and open again."""
        if self.store is not None:
            self.store.close()
        self.on_its_way = self.acknowledged
        self.store = Store.open(self.medium, FOLDER, self.schema)
        assert held(self.store.tables) == self.acknowledged

    def become(self, tables: Tables) -> None:
        """Make these documents the programme, as one action: a restored backup, an import of many."""
        old = self.acknowledged or {}
        places = sorted({(table, key) for rows in (old, tables) for table in rows for key in rows[table]})
        parts = [(table, key, tables.get(table, {}).get(key)) for table, key in places]
        self.save(*(part for part in parts if old.get(part[0], {}).get(part[1]) != part[2]))

    def bring_in(self, count: int) -> None:
        """Import many people: one line, many blocks long."""
        self.save(*(("people", str(100 + n), {"id": str(100 + n), "name": f"Person {n} Ŵ"}) for n in range(count)))

    def back_up(self, why: str = "") -> None:
        """Make a backup, and let go of those nobody needs."""
        assert self.store is not None
        at = NOW + timedelta(minutes=self.saves)
        place = self.store.next_snapshot
        backups.make(self.medium, FOLDER, self.store.tables, place, at, (1, 1), why, self.schema.number)
        backups.thin(self.medium, FOLDER, at)

    def restore(self) -> None:
        """Make what the oldest backup holds the programme, after a backup of what there is."""
        *_, oldest = backups.listed(self.medium, FOLDER)
        tables = backups.read(self.medium, FOLDER, oldest.name, self.schema.number).tables
        self.back_up("restore")
        self.become(filled(tables))

    def erase(self, key: str) -> None:
        """Erase a person from every file."""
        assert self.store is not None
        erasing.begin(self.store, {"person": key})
        erasing.clean_copies(self.store, lambda tables: without_person(tables, key), lambda _: True, erasing.nothing)
        self.become(filled(without_person(self.acknowledged or {}, key)))
        erasing.drop_the_past(self.store)

    def upgrade(self) -> None:
        """Open with a program that writes a later version of the documents."""
        assert self.store is not None
        self.store.close()
        self.schema = SECOND
        self.acknowledged = self.on_its_way = SECOND.of(filled(self.acknowledged or {}), FIRST.number)
        self.store = Store.open(self.medium, FOLDER, SECOND)
        assert held(self.store.tables) == self.acknowledged


def without_person(tables: Tables, key: str) -> Tables:
    """Return the documents without a person."""
    return {**tables, "people": {name: row for name, row in tables.get("people", {}).items() if name != key}}


def with_a_version(tables: Tables, _from: int, to: int) -> Tables:
    """Return the documents of a later version made up for the tests: every person says which one."""
    return {**tables, "people": {key: {**row, "version": to} for key, row in tables.get("people", {}).items()}}


SECOND = Schema(2, with_a_version, lambda: NOW)
"""The version of the documents a later program writes."""


Step = Callable[[Work], None]


def script() -> list[Step]:
    """Return a workload with every kind of change, each step to be done after the one before."""
    long_note = {"id": "9", "text": NOTE * 60, "level": "pair"}
    return [
        Work.create,
        lambda work: work.save(("people", "11", {"id": "11", "name": "Martin Åström"})),
        lambda work: work.save(("people", "12", {"id": "12", "name": "Asha"})),
        lambda work: work.save(
            ("pairs", "21", {"id": "21", "mentor": "12", "mentee": "11"}),
            ("sessions", "31", {"id": "31", "pair": "21"}),
            ("texts", "41", {"id": "41", "session": "31", "text": NOTE}),
        ),
        lambda work: work.save(("people", "11", {"id": "11", "name": "Martin Åström", "unit": "Sales"})),
        Work.tidy,
        lambda work: work.save(("texts", "9", long_note)),
        lambda work: work.save(("people", "13", {"id": "13", "name": "Li"})),
        lambda work: work.save(("people", "13", None)),
        Work.reopen,
        lambda work: work.save(("texts", "42", {"id": "42", "session": "31", "text": NOTE})),
        Work.tidy,
        Work.tidy,
        lambda work: work.save(("texts", "41", None), ("sessions", "31", None)),
        Work.reopen,
        lambda work: work.save(("people", "14", {"id": "14", "name": "Zoë"})),
        Work.tidy,
        lambda work: work.save(("people", "15", {"id": "15", "name": "Kofi"})),
        Work.back_up,
        lambda work: work.bring_in(90),
        Work.tidy,
        lambda work: work.erase("100"),
        lambda work: work.save(("texts", "43", {"id": "43", "text": NOTE})),
        Work.restore,
        Work.tidy,
        Work.upgrade,
        lambda work: work.save(("people", "16", {"id": "16", "name": "Mei"})),
        Work.tidy,
        Work.reopen,
        lambda work: work.save(("people", "17", {"id": "17", "name": "Ida"})),
    ]
