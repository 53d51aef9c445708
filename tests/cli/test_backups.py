"""Can somebody list, make and go back to backups from outside, also when the programme cannot be opened any more?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rmtui.desk import Desk
from tests.cli.running import CommandLine, roster, shape

ROW = {"name": "str", "at": "str", "people": "int", "sessions": "int", "why": "str", "verified": "bool"}


@pytest.fixture
def north(north: CommandLine) -> CommandLine:
    """A programme of seven people without the backup of the day its import left."""
    shutil.rmtree(north.home / "north" / "backups")
    return north


def names(rmtui: CommandLine) -> list[str]:
    """Return who is in the programme."""
    return [person["name"] for person in rmtui("people", "list", "--json").data["people"]]


def add(rmtui: CommandLine, tmp_path: Path, name: str) -> None:
    """Bring somebody in."""
    rmtui("people", "import", roster(tmp_path / "more.csv", "name,role", f"{name},mentor"))


def damage(rmtui: CommandLine) -> Path:
    """Make every file of the programme unreadable and return its folder."""
    folder = rmtui.home / "north"
    for file in (*folder.glob("*.json"), *folder.glob("*.jsonl")):
        file.write_bytes(b"\0" * 400)
    return folder


def contents(folder: Path) -> dict[Path, bytes]:
    """Return every file but the lock, which names who tried to open the programme last."""
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file() and file.name[0] != "."}


def test_make_list_and_go_back_and_forth(north: CommandLine, tmp_path: Path) -> None:
    made = north("backups", "make").out.strip()
    before = names(north)
    add(north, tmp_path, "Zoë Quist")
    listed = north("backups", "--json").data["backups"]
    assert shape(listed) == [ROW]
    assert [(row["why"], row["people"], row["verified"]) for row in listed] == [("", 7, True)]
    assert listed[0]["name"] == made
    answer = north("backups", "restore", made)
    assert answer.out == ""
    assert "Saved" in answer.err
    assert names(north) == before
    newest, *_ = north("backups", "--json").data["backups"]
    assert (newest["why"], newest["people"]) == ("before restore", 8)
    north("backups", "restore", newest["name"])
    assert "Zoë Quist" in names(north)


def test_a_backup_is_made_before_an_import_but_not_of_nothing(north: CommandLine, tmp_path: Path) -> None:
    assert north("backups", "--json").data == {"backups": []}
    assert "no backup yet" in north("backups").err
    add(north, tmp_path, "Zoë Quist")
    add(north, tmp_path, "Zoë Quist")  # nobody new, so nothing to be safe from
    (row,) = north("backups", "--json").data["backups"]
    assert (row["why"], row["people"]) == ("before import", 7)
    north("backups", "restore", "latest")
    assert "Zoë Quist" not in names(north)


def test_going_back_to_what_is_there_changes_nothing(north: CommandLine) -> None:
    north("backups", "make")
    assert "Nothing was changed" in north("backups", "restore", "latest").err
    assert len(north("backups", "--json").data["backups"]) == 1


@pytest.mark.parametrize(
    "words", ["restore", "restore 1999", "restore ../north", "make now", "make --to x", "--to x", "burn"]
)
def test_what_cannot_be_meant_is_refused_and_changes_nothing(north: CommandLine, words: str) -> None:
    north("backups", "make")
    before = north("backups", "--json").out
    north("backups", *words.split(), status=2)
    north("backups", *words.split(), "--json", status=2)
    assert north("backups", "--json").out == before
    assert len(names(north)) == 7


def test_listing_works_while_the_programme_is_open_and_the_rest_waits(north: CommandLine, impatient: None) -> None:
    north("backups", "make")
    with Desk.open(str(north.home / "north")):
        assert len(north("backups", "--json").data["backups"]) == 1
        north("backups", "make", status=3)
        north("backups", "restore", "latest", status=3)
    assert len(north("backups", "--json").data["backups"]) == 1


def test_a_damaged_backup_is_shown_as_such_and_refused(north: CommandLine, tmp_path: Path) -> None:
    north("backups", "make")
    add(north, tmp_path, "Zoë Quist")
    good = north("backups", "make").out.strip()
    (bad,) = [file for file in (north.home / "north" / "backups").iterdir() if "7 people" in file.name]
    bad.write_bytes(bad.read_bytes().replace(b"Asha", b"Ashe"))
    rows = north("backups", "--json", status=1).data["backups"]
    assert [(row["people"], row["verified"]) for row in rows] == [(8, True), (7, False)]
    assert "DAMAGED" in north("backups", status=1).out
    north("backups", "restore", bad.name, status=3)
    assert len(names(north)) == 8
    north("backups", "restore", good)


def test_a_programme_that_cannot_be_opened_comes_back_in_a_new_folder(north: CommandLine, tmp_path: Path) -> None:
    before = names(north)
    north("backups", "make")
    folder = damage(north)
    files = contents(folder)
    north("people", "list", status=3)
    assert [row["verified"] for row in north("backups", "--json").data["backups"]] == [True]
    north("backups", "restore", "latest", status=3)
    answer = north("backups", "restore", "latest", "--to", tmp_path / "saved", "--json")
    assert (answer.data["people"], answer.data["sessions"]) == (7, 0)
    assert contents(folder) == files
    saved = north("-P", tmp_path / "saved", "people", "list", "--json").data["people"]
    assert [person["name"] for person in saved] == before
    north("-P", tmp_path / "saved", "check")
    north("backups", "restore", "latest", "--to", tmp_path / "saved", status=2)


def test_the_first_command_of_a_day_that_saves_leaves_a_backup(north: CommandLine) -> None:
    north("people", "list")
    assert north("backups", "--json").data == {"backups": []}
    north("pairs", "add", "Cleo Lund", "Martin Hale")
    for day in ("2026-05-05", "2026-06-02"):
        north("session", "add", "Cleo Lund", "Martin Hale", "--on", day)
    rows = north("backups", "--json").data["backups"]
    assert [(row["why"], row["people"], row["verified"]) for row in rows] == [("", 7, True)]


def test_a_folder_without_a_programme_has_no_backups(rmtui: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    rmtui("-P", tmp_path / "empty", "backups", status=2)
    rmtui("-P", tmp_path / "nowhere", "backups", status=2)
