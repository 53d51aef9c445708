"""Is a backup ever half, and does making, thinning out or going back to one ever harm the programme?"""

from __future__ import annotations

import errno
from collections.abc import Callable, Hashable, Iterator
from datetime import datetime, timedelta
from random import Random

import pytest

from rmtui.errors import BadInput, Damaged, NewerFormat, NoSpace, NotSaved, ReadOnly, RmtuiError
from rmtui.store import backups
from rmtui.store.folder import BACKUPS
from rmtui.store.format import Tables, snapshot_bytes
from rmtui.store.store import Store
from rmtui.store.thinning import LAST, Backup
from tests.store.simulated import MODELS, Fault, Model, SimulatedMedium
from tests.store.working import AT, FOLDER, LONG, NOTE, Work, filled, flipped, held, made, note

PLACE = f"{FOLDER}/{BACKUPS}"
START = datetime(2026, 11, 21, 18, 40)
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
MIXES = 40 if LONG else 15


def back_up(store: Store, at: datetime = START, why: str = "") -> Backup:
    """Make a backup of what a store holds."""
    counts = (len(store.tables.get("people", {})), len(store.tables.get("sessions", {})))
    return backups.make(store.medium, store.folder, store.tables, store.next_snapshot, at, counts, why)


class Backed(Work):
    """A programme being worked on, and the backups that are promised to be there."""

    def __init__(self, medium: SimulatedMedium) -> None:
        super().__init__(medium)
        self.promised: dict[str, Tables] = {}
        self.minutes = 0

    def back_up(self, why: str = "") -> None:
        """Make a backup and count on it from then on."""
        assert self.store is not None
        self.minutes += 1
        content = filled(self.store.tables)
        self.promised[back_up(self.store, START + timedelta(minutes=self.minutes), why).name] = content

    def thin(self) -> None:
        """Let go of those nobody needs; only the newest are counted on from before it begins."""
        newest = sorted(self.promised)[-LAST:]
        self.promised = {name: self.promised[name] for name in newest}
        backups.thin(self.medium, FOLDER, START + timedelta(minutes=self.minutes), ())

    def go_back(self, number: int) -> None:
        """Make what a backup holds the programme, as one action, after a backup of what is there."""
        assert self.store is not None
        name = sorted(self.promised)[number]
        tables = backups.read(self.medium, FOLDER, name).tables
        self.back_up("restore")
        old = self.acknowledged or {}
        keys = [
            (table, key) for table in sorted({*old, *tables}) for key in {**old.get(table, {}), **tables.get(table, {})}
        ]
        parts = [(table, key, tables.get(table, {}).get(key)) for table, key in keys]
        self.save(*(part for part in parts if old.get(part[0], {}).get(part[1]) != part[2]))
        assert held(self.store.tables) == filled(tables)


Step = Callable[[Backed], None]


def script() -> list[Step]:
    """Return a workload in which backups are made, thinned out and gone back to between saves."""
    return [
        Backed.create,
        lambda work: work.save(("people", "11", {"id": "11", "name": "Martin Åström"})),
        Backed.back_up,
        lambda work: work.save(("texts", "41", {"id": "41", "text": NOTE})),
        lambda work: work.back_up("import"),
        Backed.tidy,
        lambda work: work.save(("people", "11", None), ("people", "12", {"id": "12", "name": "Asha"})),
        lambda work: work.go_back(0),
        *[Backed.back_up] * 4,
        Backed.thin,
        lambda work: work.save(("texts", "42", {"id": "42", "text": NOTE})),
        Backed.reopen,
        lambda work: work.go_back(1),
        Backed.tidy,
        Backed.back_up,
        Backed.thin,
    ]


def look_at(image: SimulatedMedium, allowed: list[Tables | None], promised: dict[str, Tables]) -> None:
    """Open what is left: the programme is as it was, every backup listed is whole, and none promised is missing."""
    try:
        tables: Tables | None = filled(Store.open(image, FOLDER).tables)
    except RmtuiError:
        tables = None
    assert tables in allowed
    found = {backup.name for backup in backups.listed(image, FOLDER)}
    assert all(backups.is_whole(image, FOLDER, name) for name in found)
    for name, content in promised.items():
        assert held(backups.read(image, FOLDER, name).tables) == content


@pytest.mark.parametrize("model", MODELS)
def test_a_cut_harms_neither_the_programme_nor_a_backup(model: Model) -> None:
    chance, tried = Random(f"{model} 11"), 0
    left: list[tuple[SimulatedMedium, list[Tables | None], dict[str, Tables]]] = []
    work = Backed(SimulatedMedium())

    def watch(_: str) -> None:
        left.extend((image, work.allowed, dict(work.promised)) for image in work.medium.images(model, chance, MIXES))

    work.medium.watch = watch
    for step in script():
        step(work)
    seen: set[tuple[Hashable, tuple[str, ...]]] = set()
    for image, allowed, promised in left:
        mark = (image.fingerprint(), tuple(promised))
        if mark not in seen:
            seen.add(mark)
            look_at(image, allowed, promised)
            tried += 1
    assert tried > 200


def kinds() -> Iterator[tuple[int, bool, bool]]:
    """Yield errors, whether they last, and whether a failed sync drops what was waiting."""
    while True:
        for number in NUMBERS:
            for lasts, forgets in ((False, False), (True, False), (False, True)):
                yield number, lasts, forgets


def test_an_error_at_any_call_disturbs_no_saving() -> None:
    each, tried = kinds(), 0
    for part in (
        lambda work: back_up(work.store, START, "import"),
        lambda work: backups.thin(work.medium, FOLDER, START),
        lambda work: backups.listed(work.medium, FOLDER),
        lambda work: backups.read(work.medium, FOLDER, sorted(work.promised)[0]),
    ):
        at, hit = 0, True
        while hit:
            at += 1
            number, lasts, forgets = next(each)
            work = Backed(SimulatedMedium())
            for step in script()[:12]:
                step(work)
            fault = work.medium.fault = Fault(at, number, lasts, forgets)
            try:
                part(work)
            except RmtuiError as error:
                assert is_proper(error, number)  # noqa: PT017 - either outcome is fine, an improper error is not
            hit = bool(fault.hits)
            work.medium.fault = None
            work.save(("texts", "900", note(900)))
            newest = {name: work.promised[name] for name in sorted(work.promised)[-LAST:]}
            for image in (work.medium.copy(), work.medium.worst()):
                look_at(image, [work.acknowledged], newest)
            work.back_up()
            assert not [name for name in work.medium.names(PLACE) if name.endswith(".part")]
            tried += hit
    assert tried > 40


def is_proper(error: RmtuiError, number: int) -> bool:
    """Say whether an error is of the right kind, and quotes neither notes nor places nor other errors."""
    kinds = {errno.ENOSPC: NoSpace, errno.EACCES: ReadOnly, errno.EROFS: ReadOnly}
    told = f"{error} {error!r} {error.args}"
    hidden = ("cried about", "/home", "secret", FOLDER, "Errno", "Martin")
    return isinstance(error, kinds.get(number, NotSaved)) and not any(word in told for word in hidden)


def test_of_a_backup_said_not_to_be_made_nothing_is_left() -> None:
    for at in range(1, 60):
        medium = SimulatedMedium()
        with Store.create(medium, FOLDER, [("people", "1", None, {"name": "Asha"})], "Made", AT) as store:
            back_up(store)
            before = medium.names(PLACE)
            fault = medium.fault = Fault(at, errno.EIO)
            try:
                back_up(store, START + timedelta(minutes=1))
            except NotSaved:
                medium.fault = None
                assert medium.names(PLACE) == before
                continue
            medium.fault = None
            assert len(medium.names(PLACE)) == 2
        if not fault.hits:
            return
    raise AssertionError("there is no end to it")


def test_a_backup_reads_as_the_programme_and_says_when_what_and_why() -> None:
    medium, store = made(saves=2)
    store.commit("Ann", [("people", "7", None, {"id": "7", "name": "Ann"})], AT)
    back_up(store)
    back_up(store, why="restore")
    back_up(store, why="restore")
    assert [backup.name for backup in backups.listed(medium, FOLDER)] == [
        "2026-11-21 18.40 (1 person, 0 meetings).json",
        "2026-11-21 18.40 (1 person, 0 meetings) before restore.json",
        "2026-11-21 18.40 (1 person, 0 meetings) before restore (2).json",
    ]
    (newest, *_) = backups.listed(medium, FOLDER)
    assert (newest.at, newest.people, newest.sessions) == (START, 1, 0)
    assert held(backups.read(medium, FOLDER, newest.name).tables) == filled(store.tables)
    store.tidy()
    assert medium.content(PLACE)[newest.name] == medium.content(FOLDER)["programme.json"]


def test_backups_stand_in_the_order_of_their_saves_whatever_the_clock_says() -> None:
    medium, store = made(saves=1)
    order = []
    for number, at in enumerate((START, datetime(1970, 1, 1), datetime(2099, 1, 1), START - timedelta(hours=1))):
        order.append(back_up(store, at).name)
        store.commit("Note", [("texts", f"9{number}", None, note(number))], AT)
        store.tidy() if number == 1 else None
    assert [backup.name for backup in backups.listed(medium, FOLDER)] == order[::-1]
    assert backups.chosen(backups.listed(medium, FOLDER), "latest").name == order[-1]


def test_a_damaged_backup_is_refused_and_the_others_are_still_listed() -> None:
    medium, store = made(saves=2)
    first, second = back_up(store), back_up(store, START + timedelta(hours=1))
    content = medium.content(PLACE)[first.name]
    for position in range(0, len(content), 97):
        medium.plant(f"{PLACE}/{first.name}", flipped(content, position, position % 8))
        with pytest.raises(Damaged):
            backups.read(medium, FOLDER, first.name)
    for harm in (b"", content[:-9], bytes(len(content))):
        medium.plant(f"{PLACE}/{first.name}", harm)
        with pytest.raises(Damaged):
            backups.read(medium, FOLDER, first.name)
    assert {backup.name for backup in backups.listed(medium, FOLDER)} == {first.name, second.name}
    assert not backups.is_whole(medium, FOLDER, first.name)
    assert backups.is_whole(medium, FOLDER, second.name)


def test_a_backup_of_a_newer_version_or_of_nothing_is_refused() -> None:
    medium, store = made(saves=1)
    name = back_up(store).name
    medium.plant(f"{PLACE}/{name}", snapshot_bytes(store.tables, 2, 1, 99)[0])
    with pytest.raises(NewerFormat):
        backups.read(medium, FOLDER, name)
    medium.plant(f"{PLACE}/{name}", snapshot_bytes({}, 2, 1)[0])
    with pytest.raises(Damaged):
        backups.read(medium, FOLDER, name)
    medium.plant(f"{PLACE}/{name}", None)
    with pytest.raises(BadInput):
        backups.read(medium, FOLDER, name)


def test_only_our_own_names_are_backups_and_foreign_files_stay() -> None:
    medium, store = made(saves=1)
    back_up(store)
    strange = ("notes.json", "2026-11-21 18.40 (1 person).json", "2026-13-41 18.40 (1 person, 0 meetings).json")
    for name in (*strange, "2026-11-21 18.40 (0 people, 0 meetings).json.bak"):
        medium.plant(f"{PLACE}/{name}", b"somebody's")
    medium.plant(f"{PLACE}/2026-11-20 18.40 (0 people, 0 meetings).json.part", b"cut off")
    assert len(backups.listed(medium, FOLDER)) == 1
    for minutes in range(1, 12):
        back_up(store, START + timedelta(minutes=minutes))
        backups.thin(medium, FOLDER, START + timedelta(minutes=minutes))
    assert len(backups.listed(medium, FOLDER)) == LAST
    assert set(strange) < set(medium.content(PLACE))
    assert not [name for name in medium.content(PLACE) if name.endswith(".part")]


def test_too_little_room_is_left_to_the_notes() -> None:
    medium, store = made(saves=2)
    medium.room = medium.used() + 900_000
    with pytest.raises(NoSpace, match="No backup was made"):
        back_up(store)
    assert backups.listed(medium, FOLDER) == []
    store.commit("Note", [("texts", "9", None, note(9))], AT)
    medium.room += 2_000_000
    assert backups.is_whole(medium, FOLDER, back_up(store).name)


def test_all_together_take_no_more_than_a_tenth_of_what_is_free() -> None:
    medium, store = made(saves=1)
    store.commit("Long", [("texts", "9", None, {"id": "9", "text": "x" * 100_000})], AT)
    for days in range(30):
        back_up(store, START + timedelta(days=days))
    medium.room = medium.used() + 8_000_000
    backups.thin(medium, FOLDER, START + timedelta(days=30))
    left = backups.listed(medium, FOLDER)
    assert LAST < len(left) < 12
    assert sum(backup.size for backup in left) <= 8_000_000
    assert {backup.at for backup in left[:LAST]} == {START + timedelta(days=days) for days in range(25, 30)}


def test_a_name_may_be_shortened_while_it_means_one() -> None:
    medium, store = made(saves=1)
    first, second = back_up(store), back_up(store, START + timedelta(days=1))
    found = backups.listed(medium, FOLDER)
    assert backups.chosen(found, "2026-11-22") == second
    assert backups.chosen(found, first.name) == backups.chosen(found, first.name.removesuffix(".json")) == first
    for name in ("2026-11", "2025", "", "../programme"):
        with pytest.raises(BadInput):
            backups.chosen(found, name)
    with pytest.raises(BadInput):
        backups.chosen([], "latest")


class Forgetful(SimulatedMedium):
    """A medium that keeps something else than what was written to a backup."""

    def write_new(self, path: str, data: bytes) -> None:
        super().write_new(path, data)
        if BACKUPS in path:
            self.plant(path, data[:-2] + b"  ")


def test_what_is_not_read_back_as_written_is_no_backup() -> None:
    medium, store = made(saves=2, medium=Forgetful())
    with pytest.raises(NotSaved, match="No backup was made"):
        back_up(store)
    assert medium.content(PLACE) == {}
    store.commit("Note", [("texts", "9", None, note(9))], AT)
