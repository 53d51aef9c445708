"""When are backups made, what happens when one fails, and does going back take one edit that can be undone?"""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.erasing_files import NOTE_LOST, begin
from rmtui.errors import BadInput, Damaged, NotSaved, ReadOnly
from rmtui.programme.about import About
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.erasing_plan import ErasingRequest
from rmtui.programme.person import Person
from rmtui.programme.session import Session
from rmtui.recovery.backups import (
    BEING_ERASED,
    EVERY,
    QUIET,
    Backing,
    back_up,
    back_up_before,
    restore_into_new,
)
from rmtui.recovery.erasing_person import erase
from rmtui.recovery.restore import restoration, restore
from rmtui.store import backups
from rmtui.store.folder import ERASING, NEW
from rmtui.store.medium import Medium
from rmtui.store.thinning import LAST, Backup
from tests.store.simulated import Fault, SimulatedMedium

FOLDER = "/programmes/Northwind"


class Day:
    """A clock that goes only when told to."""

    def __init__(self) -> None:
        self.seconds = datetime(2026, 11, 21, 9, 0).timestamp()
        self.ticks = 50.0
        self.number = 0

    def chance(self, below: int) -> int:
        """Return another number every time."""
        self.number += 1
        return self.number % below

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds
        self.ticks += seconds

    def clock(self) -> Clock:
        """Return the clock the programme asks."""
        return Clock(lambda: self.seconds, self.chance)


class AtWork:
    """A programme with one person in it, somebody working on it, and the backups of that run."""

    def __init__(self, medium: Medium | None = None, folder: str = FOLDER) -> None:
        self.day = Day()
        self.medium = medium or SimulatedMedium()
        self.desk = Desk.new(folder, About(brand="Northwind"), self.day.clock(), self.medium)
        self.backing = Backing(self.desk, lambda: self.day.ticks)
        self.said: list[str] = []

    def add(self, name: str) -> None:
        """Save somebody."""
        self.desk.commit(
            Edit(
                EditKind.NONE,
                f"Added {name}",
                (self.desk.programme.put(Person(id=self.desk.clock.new_id(), name=name)),),
            )
        )
        self.backing.noted()

    def look(self, times: int = 1, every: float = 1.0) -> None:
        """Do what the program does each second."""
        for _ in range(times):
            self.day.wait(every)
            if self.backing.is_due:
                said = self.backing.begin()()
                self.said += [said] if said else []

    @property
    def found(self) -> list[Backup]:
        """The backups, newest first."""
        return backups.listed(self.medium, self.desk.folder)

    @property
    def names(self) -> list[str]:
        """Who is in the programme."""
        return [person.name for person in self.desk.programme.people.all()]


def test_looking_at_a_programme_makes_no_backup() -> None:
    work = AtWork()
    work.look(10, EVERY)
    assert work.found == []


def test_the_first_save_is_followed_by_a_backup_once_it_is_quiet() -> None:
    work = AtWork()
    work.add("Asha")
    work.look(1, QUIET / 2)
    work.add("Li")
    work.look(1, QUIET / 2)
    assert work.found == []
    work.look(3)
    assert [backup.people for backup in work.found] == [2]


def test_then_every_half_hour_in_which_something_changed() -> None:
    work = AtWork()
    work.add("Asha")
    work.look(60)
    work.add("Li")
    work.look(1700)
    assert len(work.found) == 1
    work.look(120)
    assert [backup.people for backup in work.found] == [2, 1]
    work.look(400, 18.0)
    assert len(work.found) == 2
    work.add("Zoë")
    work.look(5)
    assert [backup.people for backup in work.found] == [3, 2, 1]


def test_a_clock_that_jumps_changes_nothing_of_that() -> None:
    work = AtWork()
    for number in range(12):
        work.day.seconds = (0, 4e9, 1.79e9, 1.79e9 - 3600)[number % 4]
        work.add(f"Person {number}")
        work.look(1900)
    people = [backup.people for backup in work.found]
    assert people[:LAST] == [12, 11, 10, 9, 8]
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_one_that_fails_is_said_once_and_tried_again(number: int) -> None:
    medium = SimulatedMedium()
    work = AtWork(medium)
    work.add("Asha")
    for _ in range(3):
        medium.fault = Fault(1, number, lasts=True)
        work.look(5)
        medium.fault = None
        work.look(1900)
    (said,) = work.said[:1]
    assert said.startswith("No backup was made")
    work.add("Li")
    assert work.names == ["Asha", "Li"]


def test_a_full_medium_is_said_once_until_one_was_made_again() -> None:
    medium = SimulatedMedium()
    work = AtWork(medium)
    medium.room = medium.used() + 100_000
    work.add("Asha")
    work.look(400, 18.0)
    work.add("Li")
    work.look(1800)
    assert len(work.said) == 1
    assert work.found == []
    medium.room = None
    work.look(1900)
    assert [backup.people for backup in work.found] == [2]
    assert len(work.said) == 1


def test_saving_goes_on_while_one_is_made() -> None:
    work = AtWork()
    work.add("Asha")
    work.day.wait(QUIET)
    making = work.backing.begin()
    work.add("Li")
    assert making() == ""
    (backup,) = work.found
    assert [row["name"] for row in backups.read(work.medium, FOLDER, backup.name).tables["people"].values()] == ["Asha"]
    assert work.names == ["Asha", "Li"]


def test_one_that_was_being_made_while_somebody_was_erased_is_made_anew() -> None:
    work = AtWork()
    work.add("Asha")
    work.day.wait(QUIET)
    making = work.backing.begin()
    asha, *_ = work.desk.programme.people.all()
    work.add("Li")
    erase(work.desk, asha, replace_in_texts=False, keep_damaged=False)
    assert making() == ""
    assert work.found == []
    work.look(1900)
    (backup,) = work.found
    assert "Asha" not in str(backups.read(work.medium, FOLDER, backup.name).tables)


class Answering(SimulatedMedium):
    """A medium on which something happens while somebody looks for the note of an erasing, and which may be full."""

    meanwhile: Callable[[], None] | None = None
    takes_no_snapshot = False

    def exists(self, path: str) -> bool:
        if path.endswith(ERASING) and self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            happens()
        return super().exists(path)

    def create(self, path: str) -> BinaryIO:
        if self.takes_no_snapshot and path.endswith(NEW):
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


def test_what_is_saved_while_a_backup_is_looked_after_is_backed_up_later() -> None:
    medium = Answering()
    work = AtWork(medium)
    work.add("Asha")
    work.day.wait(QUIET)
    making = work.backing.begin()
    medium.meanwhile = lambda: work.add("Li")
    assert making() == ""
    work.look(1900)
    assert [backup.people for backup in work.found] == [2, 1]


def test_tidying_up_meanwhile_takes_no_backup_away() -> None:
    work = AtWork()
    work.add("Asha")
    work.day.wait(QUIET)
    making = work.backing.begin()
    work.desk.store.tidy()
    assert making() == ""
    assert [backup.people for backup in work.found] == [1]


def test_an_erasing_that_was_cut_off_stops_no_later_backup_and_takes_her_out_of_them() -> None:
    medium = Answering()
    work = AtWork(medium)
    for name in ("Asha", "Li"):
        work.add(name)
    medium.takes_no_snapshot = True
    with pytest.raises(NotSaved, match="not finished"):
        erase(work.desk, work.desk.programme.people.all()[0], replace_in_texts=False, keep_damaged=False)
    medium.takes_no_snapshot = False
    for number in range(3):
        work.add(f"Person {number}")
        work.look(1900)
    assert (len(work.found), work.said) == (3, [])
    work.desk.reopen()
    assert len(work.found) == 3
    for backup in work.found:
        assert "Asha" not in str(backups.read(medium, FOLDER, backup.name).tables)


def test_a_backup_made_amid_an_erasing_that_is_cut_off_is_said_not_to_be_kept_and_pushes_none_out() -> None:
    medium = Answering()
    work = AtWork(medium)
    for number in range(LAST + 3):
        work.add(f"Person {number}")
        back_up(work.desk)
        work.day.wait(60)
    kept = len(work.found)
    making = work.backing.begin()
    medium.takes_no_snapshot = True
    with pytest.raises(NotSaved, match="not finished"):
        erase(work.desk, work.desk.programme.people.all()[0], replace_in_texts=False, keep_damaged=False)
    assert making() == BEING_ERASED
    assert len(work.found) == kept


def test_reopening_meanwhile_takes_the_backup_back() -> None:
    work = AtWork()
    for name in ("Asha", "Li"):
        work.add(name)
    work.day.wait(QUIET)
    making = work.backing.begin()
    work.desk.reopen()
    erase(work.desk, work.desk.programme.people.all()[0], replace_in_texts=False, keep_damaged=False)
    assert making() == ""
    assert work.found == []


def test_before_something_large_one_is_made_unless_it_stands_there_already() -> None:
    work = AtWork()
    assert back_up_before(work.desk, "import") == ""
    assert work.found == []  # of a programme without anybody
    work.add("Asha")
    assert back_up_before(work.desk, "import") == back_up_before(work.desk, "restore") == ""
    assert [backup.why for backup in work.found] == ["import"]
    name = work.found[0].name
    assert isinstance(work.medium, SimulatedMedium)
    work.medium.plant(f"{FOLDER}/backups/{name}", b"damaged")
    assert back_up_before(work.desk, "restore") == ""
    assert [backup.why for backup in work.found if backups.is_whole(work.medium, FOLDER, backup.name)] == ["restore"]
    work.medium.room = work.medium.used()
    work.medium.plant(f"{FOLDER}/backups/{work.found[0].name}", b"damaged")
    assert back_up_before(work.desk, "erasing").startswith("No backup was made: the disk or stick is full.")


def test_a_programme_that_is_only_looked_at_is_not_backed_up(tmp_path: Path) -> None:
    work = AtWork(Medium(), str(tmp_path / "north"))
    work.add("Asha")
    with work.desk, Desk.look(work.desk.folder) as looking:
        with pytest.raises(ReadOnly):
            back_up(looking)
        assert back_up_before(looking, "import")
    assert work.found == []


def test_going_back_is_one_edit_and_can_be_undone() -> None:
    work = AtWork()
    work.add("Asha")
    backup = back_up(work.desk)
    work.add("Li")
    asha = work.desk.programme.people.all()[0]
    renamed = Person(id=asha.id, name="Asha Rao")
    session = Session(id="77", pair="5", number=1)
    work.desk.commit(
        Edit(EditKind.NONE, "Renamed", (work.desk.programme.put(renamed), work.desk.programme.put(session)))
    )
    told = restoration(work.desk, backup)
    assert [(one.table, one.come_back, one.go, one.change) for one in told.differing] == [
        ("people", 0, 1, 1),
        ("sessions", 0, 1, 0),
    ]
    assert told.since == ("Renamed", "Added Li")
    assert work.names == ["Asha Rao", "Li"]
    edit, warning = restore(work.desk, backup)
    assert (edit.label, warning) == ("Went back to the backup of 21 Nov 2026, 09:00", "")
    assert work.names == ["Asha"]
    assert [one.why for one in work.found] == ["restore", ""]
    assert work.desk.undo() == f"Taken back: {edit.label}"
    assert work.names == ["Asha Rao", "Li"]
    assert len(work.desk.programme.sessions) == 1
    work.desk.redo()
    assert [person.name for person in Desk.look(FOLDER, medium=work.medium).programme.people.all()] == ["Asha"]


def test_what_was_done_since_is_found_behind_tidying_up_as_well() -> None:
    work = AtWork()
    work.add("Asha")
    backup = back_up(work.desk)
    for name in ("Li", "Zoë", "Kofi"):
        work.add(name)
        work.desk.store.tidy()
    assert restoration(work.desk, backup).since == ("Added Kofi", "Added Zoë", "Added Li")


def test_a_damaged_backup_changes_nothing() -> None:
    work = AtWork()
    work.add("Asha")
    backup = back_up(work.desk)
    work.add("Li")
    assert isinstance(work.medium, SimulatedMedium)
    work.medium.plant(f"{FOLDER}/backups/{backup.name}", b"{}")
    with pytest.raises(Damaged):
        restore(work.desk, backup)
    assert work.names == ["Asha", "Li"]
    assert [one.name for one in work.found] == [backup.name]


def test_the_one_gone_back_to_is_not_thinned_out_by_the_one_before() -> None:
    work = AtWork()
    made = []
    for number in range(LAST):
        work.add(f"Person {number}")
        made.append(back_up(work.desk))
        work.day.wait(60)
    work.add("Li")
    restore(work.desk, made[0])
    assert made[0].name in {backup.name for backup in work.found}


def test_a_wreck_is_not_touched_by_what_comes_of_its_backup() -> None:
    work = AtWork()
    work.add("Asha")
    back_up(work.desk)
    assert isinstance(work.medium, SimulatedMedium)
    for name in work.medium.content(FOLDER):
        work.medium.plant(f"{FOLDER}/{name}", bytes(100))
    wreck = work.medium.content(FOLDER)
    assert restore_into_new(FOLDER, "latest", "/programmes/Saved", work.day.clock(), work.medium) == (1, 0)
    assert work.medium.content(FOLDER) == wreck
    with Desk.open("/programmes/Saved", medium=work.medium) as saved:
        assert [person.name for person in saved.programme.people.all()] == ["Asha"]
    with pytest.raises(BadInput):
        restore_into_new(FOLDER, "latest", "/programmes/Saved", work.day.clock(), work.medium)
    with pytest.raises(BadInput):
        restore_into_new(FOLDER, "1999", "/programmes/Other", work.day.clock(), work.medium)
    assert not work.medium.exists("/programmes/Other")


@pytest.mark.parametrize("note_can_be_read", [True, False])
def test_whoever_was_being_erased_does_not_come_back_in_a_new_folder_unsaid(note_can_be_read: bool) -> None:
    work = AtWork()
    for name in ("Asha", "Li"):
        work.add(name)
    back_up(work.desk)
    begin(work.desk.store, ErasingRequest(ids=(work.desk.programme.people.all()[0].id,), replace=True))
    work.desk.close()
    assert isinstance(work.medium, SimulatedMedium)
    if not note_can_be_read:
        work.medium.plant(f"{FOLDER}/{ERASING}", b"\x00\xff")
    restore_into_new(FOLDER, "latest", "/programmes/Saved", work.day.clock(), work.medium)
    told = [any(b"Asha" in data for data in work.medium.content("/programmes/Saved").values())]
    with Desk.open("/programmes/Saved", medium=work.medium) as saved:
        told.append(NOTE_LOST in [finding.text for finding in saved.store.findings])
    assert told == ([False, False] if note_can_be_read else [True, True])


def test_times_of_a_strange_clock_are_no_trouble() -> None:
    work = AtWork()
    for seconds in (0.0, 1.0, 4102444800.0, timedelta(days=99999).total_seconds()):
        work.day.seconds = seconds
        work.add("Somebody")
        assert back_up(work.desk).name in {backup.name for backup in work.found}
