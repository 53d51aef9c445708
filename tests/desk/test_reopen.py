"""Is what was saved in this run offered again, for as long as another program's files stand in its place?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rmtui.desk import STEPS_KEPT, Desk
from rmtui.errors import RmtuiError
from rmtui.programme.about import About
from rmtui.programme.edit import Edit
from rmtui.programme.erasing_plan import ErasingRequest
from rmtui.programme.person import Person
from rmtui.programme.text import Text
from rmtui.store.folder import ERASING
from tests.desk.test_undo import clock, put


def programme(folder: Path) -> Desk:
    """Return an open programme with two people."""
    desk = Desk.new(str(folder), About(brand="Northwind"), clock())
    desk.commit(put(desk, Person(id="2", name="Asha Rao"), Person(id="3", name="Martin Vale")))
    return desk


def copied(folder: Path) -> Path:
    """Return a copy of the files as they are now, as a sync program has one."""
    copy = folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    return Path(shutil.copytree(folder, copy))


def put_back(copy: Path, folder: Path) -> None:
    """Put the files of a copy in the place of those of the programme."""
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith(".") and not (copy / path.name).exists():
            path.unlink()
    for path in copy.iterdir():
        if path.is_file() and not path.name.startswith("."):
            shutil.copyfile(path, folder / path.name)


def noted(desk: Desk, notes: str, person: str = "2") -> Edit:
    """Return the edit that notes something about somebody."""
    return put(desk, Person(id=person, name=desk.programme.people[person].name, notes=notes))


def test_what_was_taken_back_stays_taken_back(tmp_path: Path) -> None:
    programme(tmp_path / "p").close()
    with Desk.open(str(tmp_path / "p"), clock()) as desk:
        desk.commit(noted(desk, "a wrong word"))
        copy = copied(tmp_path / "p")
        desk.undo()
        put_back(copy, tmp_path / "p")
        replaced = desk.reopen()
        assert desk.programme.people["2"].notes == "a wrong word"
        desk.commit(replaced)
        assert desk.programme.people["2"].notes == ""


def test_it_is_offered_until_it_is_saved_again(tmp_path: Path) -> None:
    with programme(tmp_path / "p") as desk:
        copy = copied(tmp_path / "p")
        desk.commit(noted(desk, "told as saved"))
        put_back(copy, tmp_path / "p")
        first = desk.reopen()
        assert len(first.changes) == 1
        assert desk.reopen() == desk.replaced == first
        desk.commit(noted(desk, "of Martin", "3"))
        assert desk.replaced == first
        desk.commit(desk.replaced)
        assert desk.programme.people["2"].notes == "told as saved"
        assert desk.replaced.changes == desk.reopen().changes == ()


def test_it_is_offered_until_somebody_prefers_theirs_or_writes_anew(tmp_path: Path) -> None:
    with programme(tmp_path / "p") as desk:
        copy = copied(tmp_path / "p")
        for decline in (True, False):
            desk.commit(noted(desk, "told as saved"))
            put_back(copy, tmp_path / "p")
            assert len(desk.reopen().changes) == 1
            if decline:
                desk.use_theirs()
            else:
                desk.commit(noted(desk, "written anew"))
            assert desk.replaced.changes == desk.reopen().changes == ()


def test_it_is_offered_after_more_steps_than_can_be_taken_back(tmp_path: Path) -> None:
    with programme(tmp_path / "p") as desk:
        copy = copied(tmp_path / "p")
        desk.commit(noted(desk, "the first step"))
        for number in range(STEPS_KEPT):
            desk.commit(noted(desk, str(number), "3"))
        put_back(copy, tmp_path / "p")
        desk.commit(desk.reopen())
        assert desk.programme.people["2"].notes == "the first step"


def test_it_is_offered_after_an_erasing_and_nobody_erased_comes_back(tmp_path: Path) -> None:
    with programme(tmp_path / "p") as desk:
        copy = copied(tmp_path / "p")
        desk.commit(noted(desk, "of Asha"))
        desk.erase(ErasingRequest(ids=("3",), replace=True))
        put_back(copy, tmp_path / "p")
        desk.commit(desk.reopen())
        assert desk.programme.people["2"].notes == "of Asha"
        assert desk.programme.people.get("3") is None or desk.programme.people["3"].name != "Martin Vale"


@pytest.mark.parametrize("cut", [False, True])
def test_nobody_erased_meanwhile_comes_back_with_it(tmp_path: Path, cut: bool) -> None:
    with programme(tmp_path / "p") as desk:
        copy = copied(tmp_path / "p")
        desk.commit(put(desk, Text(id="9", session="1", text="Martin Vale hesitates")))
        desk.commit(noted(desk, "hers", "3"))
        put_back(copy, tmp_path / "p")
        assert len(desk.reopen().changes) == 2
        if cut:
            (tmp_path / "p" / ERASING).write_text(
                '{"person": "3", "replace": true, "on": "2026-09-21"}', encoding="utf-8"
            )
            desk.reopen()
        else:
            desk.erase(ErasingRequest(ids=("3",), replace=True))
        waits = repr(desk.replaced.changes)
        assert "Martin" not in waits
        assert "hesitates" in waits
        desk.commit(desk.replaced)
        assert "Martin" not in repr(desk.store.tables)


def test_a_folder_that_cannot_be_opened_again_forgets_nothing(tmp_path: Path) -> None:
    with programme(tmp_path / "p") as desk:
        copy = copied(tmp_path / "p")
        desk.commit(noted(desk, "told as saved"))
        put_back(copy, tmp_path / "p")
        (tmp_path / "p").rename(tmp_path / "gone")
        for _ in range(2):
            with pytest.raises(RmtuiError):
                desk.reopen()
        (tmp_path / "gone").rename(tmp_path / "p")
        assert len(desk.reopen().changes) == 1


def test_a_step_taken_back_after_opening_again_is_not_offered(tmp_path: Path) -> None:
    with programme(tmp_path / "p") as desk:
        desk.commit(noted(desk, "taken back"))
        assert desk.reopen().changes == ()
        desk.undo()
        assert desk.replaced.changes == ()
        desk.redo()
        assert desk.replaced.changes == ()
