"""A sync program, a stick or somebody puts older files back: is what is missing told, and only then?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import CommandLine, roster

OLDER = "An older state"


@pytest.fixture
def moments(north: CommandLine) -> tuple[CommandLine, Path, Path]:
    """Return a programme, its folder, and a copy of the folder as it was before three more sessions were saved."""
    folder, older = north.home / "north", north.home.parent / "older"
    north("pairs", "add", "Asha Patel", "Martin Hale", "--exception", "they want to")
    shutil.copytree(folder, older)
    for day in ("2026-03-03", "2026-03-10", "2026-03-17"):
        north("session", "add", "Asha Patel", "Martin Hale", "--on", day)
    return north, folder, older


def put_back(folder: Path, older: Path, *names: str) -> None:
    """Put files of an older copy, of these names or all, in the place of those that are there."""
    for file in () if names else [file for file in folder.iterdir() if file.is_file()]:
        file.unlink()
    for file in older.iterdir():
        if file.is_file() and (not names or file.name in names):
            shutil.copy(file, folder / file.name)


def add_zora(rmtui: CommandLine) -> None:
    """Bring somebody in who was not there before."""
    rmtui("people", "import", roster(rmtui.home.parent / "zora.csv", "name,role", "Zora Neale,mentor"))


def live(folder: Path) -> str:
    """Return the name of the file that saves go to."""
    return max(file.name for file in folder.glob("changes-*.jsonl"))


def test_an_older_file_of_changes_is_told_until_it_is_accepted(
    moments: tuple[CommandLine, Path, Path],
) -> None:
    rmtui, folder, older = moments
    assert rmtui("check").out.startswith("Everything is sound. ")
    put_back(folder, older, live(folder))
    assert OLDER in rmtui("people", "list").err
    answer = rmtui("check", status=1)
    assert "saw 3 later changes saved here" in answer.out
    assert "sound" not in answer.out
    first = rmtui("session", "add", "Asha Patel", "Martin Hale", "--on", "2026-04-01")
    assert OLDER in first.err, "the first that writes tells it too"
    assert OLDER not in rmtui("session", "add", "Asha Patel", "Martin Hale", "--on", "2026-04-08").err
    assert OLDER in rmtui("check", status=1).out
    assert rmtui("check", "--accept-older").out.startswith("Everything is sound. ")
    assert OLDER not in rmtui("people", "list").err


def test_files_that_come_back_are_told_no_more(moments: tuple[CommandLine, Path, Path]) -> None:
    rmtui, folder, older = moments
    name = live(folder)
    newer = (folder / name).read_bytes()
    put_back(folder, older, name)
    assert OLDER in rmtui("check", status=1).out
    (folder / name).write_bytes(newer)
    assert OLDER not in rmtui("people", "list").err
    assert rmtui("check").out.startswith("Everything is sound. ")


def test_a_backup_later_than_the_changes_is_told_with_what_it_holds_by_name(
    moments: tuple[CommandLine, Path, Path],
) -> None:
    rmtui, folder, older = moments
    add_zora(rmtui)
    rmtui("backups", "make")
    (rmtui.home / "positions.json").unlink()  # another computer
    put_back(folder, older)
    answer = rmtui("check", status=1)
    assert "This backup was made later" in answer.out
    assert "Zora Neale" in answer.out
    assert "This backup was made later" in rmtui("people", "list").err


def test_nothing_rmtui_does_itself_and_no_copy_is_a_false_alarm(moments: tuple[CommandLine, Path, Path]) -> None:
    rmtui, folder, older = moments
    rmtui("backups", "make")
    add_zora(rmtui)
    rmtui("backups", "restore", "latest")
    rmtui("tidy")
    rmtui("people", "erase", "Asha Patel", "--yes")
    rmtui("tidy")
    assert not json.loads(rmtui("check", "--json").out)["findings"]
    shutil.copytree(older, rmtui.home / "a copy")
    assert OLDER not in rmtui("-P", "a copy", "people", "list").err
    answer = rmtui("-P", "a copy", "check")
    assert answer.out.startswith("What is here is sound. ")
    assert "cannot tell" in answer.out or "nobody can tell" in answer.out
    shutil.rmtree(folder)
    kept = rmtui.home / "positions.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace('"20', '"19'), encoding="utf-8")  # seen long ago
    rmtui("new", "north", "--name", "Anew")
    assert OLDER not in rmtui("-P", "north", "check").out
    assert not (folder / "positions.json").exists()


def test_what_is_remembered_is_kept_where_programmes_live_and_says_nothing_of_the_content(
    moments: tuple[CommandLine, Path, Path],
) -> None:
    rmtui, _, _ = moments
    kept = (rmtui.home / "positions.json").read_text(encoding="utf-8")
    assert list(json.loads(kept)) == ["north"]
    assert "Martin" not in kept
    assert "Asha" not in kept
    for damaged in ("", "[]", '{"north": 7}', '{"north": {"seen": [1]}}', '{"north": {"seen": ["x", {}, [], 0]}}'):
        (rmtui.home / "positions.json").write_text(damaged, encoding="utf-8")
        assert rmtui("check").out.startswith("What is here is sound. ")
