"""Does the second copy hold everything, proven, and is what lies at its place never harmed?"""

from __future__ import annotations

import errno
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from tinydb import TinyDB

from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.errors import BadInput, InUse, NotSaved, RmtuiError
from rmtui.programme.about import About
from rmtui.programme.edit import Edit, difference
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.person import Person
from rmtui.programme.session import Session
from rmtui.programme.today import items, worklist
from rmtui.recovery.backups import back_up
from rmtui.recovery.erasing_person import erase
from rmtui.recovery.second_copy import (
    LABEL,
    NOT_COPIED,
    Copying,
    is_there,
    known_place,
    remember,
    same_medium,
    why_not,
)
from rmtui.recovery.second_copy_due import reminder
from rmtui.store.drafts import Draft
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium
from tests.store.simulated import MODELS, Fault, Model, SimulatedMedium

FOLDER = "/programmes/northwind"
PLACE = "/stick"
COPY = f"{PLACE}/northwind (copy)"


class TwoSticks(SimulatedMedium):
    """A medium with a second one at `/stick`."""

    def device(self, path: str) -> int:
        return 7 if path.startswith(PLACE) else 3


def clock(day: int = 21) -> Clock:
    """Return a clock that stands still."""
    return Clock(lambda: datetime(2026, 11, day, 10, 0).timestamp())


def at_work(medium: Medium, folder: str = FOLDER) -> Desk:
    """Return an open programme with a person and a session."""
    desk = Desk.new(folder, About(brand="Northwind"), clock(), medium)
    add(desk, "Asha")
    desk.commit(Edit(EditKind.NONE, "Met", (desk.programme.put(Session(id="55", pair="5", number=1)),)))
    return desk


def add(desk: Desk, name: str) -> None:
    """Save somebody."""
    desk.commit(Edit(EditKind.NONE, f"Added {name}", (desk.programme.put(Person(id=desk.clock.new_id(), name=name)),)))


def with_stick() -> TwoSticks:
    """Return a medium with a second one plugged in."""
    medium = TwoSticks()
    medium.make_folder(PLACE)
    return medium


def people(medium: Medium, folder: str) -> list[str]:
    """Return who is in the programme of a folder."""
    return [person.name for person in Desk.look(folder, medium=medium).programme.people.all()]


def same(one: Desk, other: Desk) -> bool:
    """Say whether two programmes hold the same."""
    return not difference(one.store.tables, other.store.tables)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place where programmes live."""
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("time.sleep", lambda _: None)  # looking waits for another program; here there is none
    return tmp_path / "home"


def test_the_copy_is_a_programme_and_stock_tinydb_reads_it(tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    with Desk.copy_of(sample_tables(), str(tmp_path / "northwind"), "Copied", clock()) as desk:
        made = Copying(desk, str(place)).run()
        assert made.sentence == f"Copied and checked: {made.people} people, {made.sessions} meetings."
        add(desk, "Zoë")
        again = Copying(desk, str(place)).run()
        assert (again.folder, again.people) == (made.folder, made.people + 1)
        with Desk.open(again.folder) as copy:
            assert same(desk, copy)
            assert copy.store.findings == []
    assert Path(again.folder) == place / "northwind (copy)"
    with TinyDB(place / "northwind (copy)" / "programme.json", access_mode="r") as stock:
        assert len(stock.table("people").all()) == again.people
        assert "Zoë" in {row["name"] for row in stock.table("people").all()}
    assert inspect(Medium(), again.folder) == []
    assert {path.name for path in place.iterdir()} == {"northwind (copy)"}


def test_what_was_taken_out_is_nowhere_in_the_copy_any_more() -> None:
    medium = with_stick()
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    asha = desk.programme.people.all()[0]
    add(desk, "Li")
    desk.commit(Edit(EditKind.NONE, "Removed", (desk.programme.remove(asha),)))
    Copying(desk, PLACE).run()
    assert people(medium, COPY) == ["Li"]
    for folder in (COPY, f"{COPY}/history", f"{COPY}/damaged"):
        assert not any(b"Asha" in content for content in medium.content(folder).values())


def test_drafts_and_damaged_parts_stay_at_home() -> None:
    medium = with_stick()
    desk = at_work(medium)
    medium.make_folder(f"{FOLDER}/drafts")
    medium.plant(f"{FOLDER}/drafts/session-55-note.json", b"half a thought")
    medium.make_folder(f"{FOLDER}/damaged")
    medium.plant(f"{FOLDER}/damaged/programme.json.1", b"half a thought")
    Copying(desk, PLACE).run()
    found = [name for name in medium.names(COPY) if medium.is_folder(f"{COPY}/{name}")]
    assert found == []
    assert not any(b"half a thought" in content for content in medium.content(COPY).values())


def test_nothing_is_written_where_nothing_changed() -> None:
    medium = with_stick()
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    before = medium.content(COPY)
    assert Copying(desk, PLACE).run().people == 1
    assert medium.content(COPY) == before


def test_a_stick_that_is_not_plugged_in_changes_nothing() -> None:
    medium = TwoSticks()
    desk = at_work(medium)
    assert why_not(desk, PLACE).startswith("There is no such folder now. Nothing was changed.")
    assert not is_there(desk, PLACE)
    with pytest.raises(BadInput, match="not there"):
        Copying(desk, PLACE).run()
    assert not medium.exists(PLACE)


def test_the_programmes_own_folder_is_no_place_and_its_own_stick_a_poor_one() -> None:
    medium = with_stick()
    desk = at_work(medium)
    medium.make_folder(f"{FOLDER}/exports")
    for inside in (FOLDER, f"{FOLDER}/exports"):
        assert "inside the programme itself" in why_not(desk, inside)
    assert why_not(desk, "/programmes") == why_not(desk, PLACE) == ""
    assert same_medium(desk, "/programmes")
    assert not same_medium(desk, PLACE)


def test_another_programme_of_that_name_and_foreign_files_stay_as_they_are() -> None:
    medium = with_stick()
    other = at_work(medium, COPY)
    other.close()
    medium.make_folder(f"{PLACE}/northwind (copy 2)")
    medium.plant(f"{PLACE}/northwind (copy 2)/letter.txt", b"somebody's")
    desk = Desk.new(FOLDER, About(brand="Northwind"), clock(), medium)
    desk.commit(Edit(EditKind.NONE, "Added", (desk.programme.put(Person(id="9", name="Ruth")),)))
    before = medium.content(COPY)
    assert Copying(desk, PLACE).run().folder == f"{PLACE}/northwind (copy 3)"
    assert medium.content(COPY) == before
    assert medium.content(f"{PLACE}/northwind (copy 2)") == {"letter.txt": b"somebody's"}
    assert Copying(desk, PLACE).run().folder == f"{PLACE}/northwind (copy 3)"


def test_a_folder_duplicated_for_a_new_year_never_takes_the_copy_of_the_old_one(tmp_path: Path) -> None:
    old, new, stick = tmp_path / "2026" / "northwind", tmp_path / "2027" / "northwind", tmp_path / "stick"
    stick.mkdir()
    Desk.copy_of(sample_tables(), str(old), "Copied", clock()).close()
    shutil.copytree(old, new)
    found: dict[Path, str] = {}
    for name in ("once", "again"):
        for folder in (old, new):
            with Desk.open(str(folder), clock()) as desk:
                add(desk, f"{folder.parent.name} {name}")
                made = Copying(desk, str(stick)).run().folder
                assert found.setdefault(folder, made) == made
    assert [Path(folder).name for folder in found.values()] == ["northwind (copy)", "northwind (copy 2)"]
    for folder, copied in found.items():
        with Desk.look(str(folder)) as desk, Desk.look(copied) as copy:
            assert same(desk, copy)


def test_sticks_that_take_turns_keep_one_copy_each() -> None:
    medium = with_stick()
    medium.make_folder("/other")
    desk = at_work(medium)
    for name in ("Li", "Zoë", "Kofi"):
        for place in (PLACE, "/other"):
            add(desk, f"{name} {place}")
            assert Copying(desk, place).run().folder == f"{place}/northwind (copy)"
    assert medium.names(PLACE) == medium.names("/other") == ["northwind (copy)"]


def test_the_copy_of_another_programme_put_in_the_place_of_ours_stays_as_it_is() -> None:
    medium = with_stick()
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    for name in medium.content(COPY):
        medium.plant(f"{COPY}/{name}", None)
    Desk.copy_of({**desk.store.tables, "people": {}}, COPY, LABEL, clock(), medium).close()
    before = medium.content(COPY)
    with pytest.raises(BadInput, match="that would be lost"):
        Copying(desk, PLACE).run()
    assert medium.content(COPY) == before


def test_what_somebody_began_to_write_in_the_copy_is_not_lost() -> None:
    medium = with_stick()
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    with Desk.open(COPY, clock(), medium) as copy:
        copy.drafts.keep(Draft("session-55-note", "half a thought", {}, "2026-11-21T10:00:00+00:00"))
    with pytest.raises(BadInput, match="that would be lost"):
        Copying(desk, PLACE).run()
    assert any(b"half a thought" in content for content in medium.content(f"{COPY}/drafts").values())


class Held(TwoSticks):
    """A second stick on which a scanner holds the snapshot before once, at the second renaming."""

    renamings = -1

    def rename(self, old: str, new: str) -> None:
        if new == f"{COPY}/programme.prev.json" and self.renamings >= 0:
            self.renamings += 1
            if self.renamings == 2:
                raise PermissionError(errno.EACCES, "held")
        super().rename(old, new)


def test_whoever_was_erased_is_in_no_file_of_a_copy_that_is_called_checked() -> None:
    medium = Held()
    medium.make_folder(PLACE)
    desk = at_work(medium)
    add(desk, "Thomasina")
    Copying(desk, PLACE).run()
    erase(desk, desk.programme.people.all()[-1], replace_in_texts=True, keep_damaged=False)
    medium.renamings = 0
    with pytest.raises(NotSaved, match="The second copy was not made"):
        Copying(desk, PLACE).run()
    assert medium.renamings == 2
    for _ in range(2):
        Copying(desk, PLACE).run()
        assert holding(medium, b"Thomasina") == []


def test_what_was_made_in_the_copy_itself_goes_with_it_or_is_named() -> None:
    medium = with_stick()
    desk = at_work(medium)
    add(desk, "Thomasina")
    Copying(desk, PLACE).run()
    with Desk.open(COPY, clock(), medium) as copy:
        back_up(copy)
    for name in ("damaged", "drafts", "exports"):
        medium.make_folder(f"{COPY}/{name}")
        medium.plant(f"{COPY}/{name}/kept.txt", b"Thomasina")
    medium.plant(f"{COPY}/letter.txt", b"somebody's")
    assert len(holding(medium, b"Thomasina")) > 4
    erase(desk, desk.programme.people.all()[-1], replace_in_texts=True, keep_damaged=False)
    made = Copying(desk, PLACE).run()
    assert holding(medium, b"Thomasina") == [f"{COPY}/exports/kept.txt"]
    assert made.sentence == (
        "Copied and checked: 1 person, 1 meeting. "
        "Left as it is in the copy's folder: exports, letter.txt; look yourself."
    )


def holding(medium: SimulatedMedium, text: bytes) -> list[str]:
    """Return the files of the copy that hold a text."""
    folders = [COPY, *(f"{COPY}/{name}" for name in medium.names(COPY) if medium.is_folder(f"{COPY}/{name}"))]
    return [f"{folder}/{name}" for folder in folders for name, data in medium.content(folder).items() if text in data]


def test_a_copy_somebody_worked_in_is_not_overwritten() -> None:
    medium = with_stick()
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    with Desk.open(COPY, clock(), medium) as copy:
        add(copy, "Written in the copy")
    with pytest.raises(BadInput, match="changed something in the copy itself"):
        Copying(desk, PLACE).run()
    assert "Written in the copy" in people(medium, COPY)
    with Desk.open(COPY, clock(), medium) as copy:
        copy.store.tidy()
    add(desk, "Li")
    with pytest.raises(BadInput, match="changed something in the copy itself"):
        Copying(desk, PLACE).run()


def test_no_label_makes_a_save_in_the_copy_one_of_the_copying() -> None:
    medium = with_stick()
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    with Desk.open(COPY, clock(), medium) as copy:
        more = copy.programme.put(Person(id="9", name="Ruth"))
        copy.commit(Edit(EditKind.NONE, LABEL, (more,)))
        copy.commit(Edit(EditKind.NONE, LABEL, (more.reversed(),)))
    with pytest.raises(BadInput, match="changed something in the copy itself"):
        Copying(desk, PLACE).run()


def test_a_copy_that_is_open_is_left_alone() -> None:
    medium = with_stick()
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    with Desk.open(COPY, clock(), medium), pytest.raises(InUse, match="the copy itself is open"):
        Copying(desk, PLACE).run()


def test_a_copy_that_is_damaged_stays_and_another_one_is_made() -> None:
    medium = with_stick()
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    for name in medium.content(COPY):
        medium.plant(f"{COPY}/{name}", bytes(50))
    wreck = medium.content(COPY)
    assert Copying(desk, PLACE).run().folder == f"{PLACE}/northwind (copy 2)"
    assert medium.content(COPY) == wreck


class Forgetful(TwoSticks):
    """A second stick that keeps something else than what was written, but only later."""

    spoils = False

    def read(self, path: str) -> bytes:
        content = super().read(path)
        return content[:-9] + b"\n}        "[:9] if self.spoils and path.endswith("programme.json") else content


def test_what_is_not_read_back_as_written_is_no_copy() -> None:
    medium = Forgetful()
    medium.make_folder(PLACE)
    desk = at_work(medium)
    medium.spoils = True
    with pytest.raises(NotSaved, match="what was read back differs"):
        Copying(desk, PLACE).run()
    medium.spoils = False
    assert people(medium, FOLDER) == ["Asha"]


@pytest.mark.parametrize("model", MODELS)
def test_a_cut_leaves_the_old_copy_or_the_new_one_and_the_programme(model: Model) -> None:
    medium, chance = with_stick(), Random(f"{model} 5")
    desk = at_work(medium)
    Copying(desk, PLACE).run()
    for name in ("Li", "Zoë"):
        before = people(medium, COPY)
        add(desk, name)
        left: list[SimulatedMedium] = []
        medium.watch = lambda _, left=left: left.extend(medium.images(model, chance, 9))
        Copying(desk, PLACE).run()
        medium.watch = None
        different = {image.fingerprint(): image for image in left}
        assert len(different) > 25
        for image in different.values():
            assert people(image, FOLDER) == [*before, name]
            assert people(image, COPY) in (before, [*before, name])
            again = Desk.open(FOLDER, clock(), image)
            folder = Copying(again, PLACE).run().folder
            assert folder == COPY
            assert people(image, COPY) == [*before, name]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_an_error_at_any_call_leaves_a_copy_and_is_told_in_a_sentence(number: int) -> None:
    for at in range(1, 200):
        medium = with_stick()
        desk = at_work(medium)
        Copying(desk, PLACE).run()
        add(desk, "Li")
        fault = medium.fault = Fault(at, number, lasts=bool(at % 2))
        try:
            Copying(desk, PLACE).run()
        except RmtuiError as error:
            assert error.sentence.startswith(NOT_COPIED)  # noqa: PT017
            assert not any(word in error.sentence for word in ("/home", "Errno", "Asha", PLACE))  # noqa: PT017
        medium.fault = None
        assert people(medium, COPY) in (["Asha"], ["Asha", "Li"])
        add(desk, "Zoë")
        assert people(medium, Copying(desk, PLACE).run().folder) == ["Asha", "Li", "Zoë"]
        if not fault.hits:
            break
    else:
        raise AssertionError("there is no end to it")


# The reminder


def test_the_place_is_remembered_for_each_programme_and_never_in_it(home: Path) -> None:
    medium = with_stick()
    desk, other = at_work(medium), at_work(medium, "/programmes/other")
    assert known_place(desk) == ""
    remember(desk, Copying(desk, PLACE))
    assert (known_place(desk), known_place(other)) == (PLACE, "")
    assert PLACE in (home / "settings.json").read_text()
    assert not any(PLACE.encode() in content for content in medium.content(FOLDER).values())


def test_today_reminds_after_a_week_if_something_changed(home: Path) -> None:
    medium = with_stick()
    desk = at_work(medium)

    def lines(days: int = 0) -> list[str]:
        today = date(2026, 11, 21) + timedelta(days=days)
        desk.clock = Clock(lambda: datetime(today.year, today.month, today.day, 10).timestamp())
        found = worklist(desk.programme, today, reminder(desk)).now
        return [item.text for item in found if item.kind == "copy"]

    assert lines() == ["There is no second copy of this programme yet"]
    assert [item for item in items(desk.programme, date(2026, 11, 21)) if item.kind == "copy"] == []
    remember(desk, Copying(desk, PLACE))
    assert lines() == lines(12) == []
    add(desk, "Li")
    assert lines(6) == []
    assert lines(12) == ["Second copy of this programme is 12 days old"]
    assert lines(-40) == ["Nobody knows how old the second copy of this programme is"]
    (home / "settings.json").write_text('{"second_copies": {"x": 3, "/programmes/northwind": {"on": []}}}')
    assert lines() == ["There is no second copy of this programme yet"]


def test_neither_a_sample_nor_an_empty_programme_asks_for_one() -> None:
    medium = with_stick()
    empty = Desk.new(FOLDER, About(brand="Northwind"), clock(), medium)
    sample = Desk.copy_of(sample_tables(), "/programmes/sample", "Copied", clock(), medium)
    for desk in (empty, sample):
        found = worklist(desk.programme, date(2026, 11, 21), reminder(desk)).now
        assert [item for item in found if item.kind == "copy"] == []
