"""Is a path or a day understood on the command line in every way a person may type, paste or drop it?"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from rmtui.clock import Clock
from rmtui.errors import BadInput
from rmtui.folders import check_new_folder
from rmtui.named_files import read_text
from rmtui.paths import new_programme_folder, path_meant, programme_folder
from tests.cli.running import CommandLine

NAMES = ("plain.csv", "my file.csv", "it's (2) & more.csv", "Größe 50%.csv", 'a "b".csv')
posix = pytest.mark.skipif(os.sep != "/", reason="a backslash parts folders here")


def forms(path: str) -> dict[str, str]:
    """Return how terminals and people write a path."""
    return {
        "as it is": path,
        "escaped": "".join(f"\\{sign}" if not (sign.isalnum() or sign in "/._-") else sign for sign in path),
        "double quotes": f'"{path}"',
        "single quotes": f"'{path}'",
        "address": f"file://{quote(path)}",
        "address with a host": f"file://localhost{quote(path)}",
        "blanks around": f" {path} ",
    }


@posix
@pytest.mark.parametrize("name", NAMES)
def test_a_dropped_path_is_the_file_it_names(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text("Ana\n")
    for form, typed in forms(str(file)).items():
        assert path_meant(typed) == str(file), form
        assert read_text(typed) == "Ana\n"


def test_what_is_there_as_typed_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "'quoted'").write_text("x")
    assert path_meant("'quoted'") == "'quoted'"
    assert path_meant("~/list.csv") == os.path.expanduser("~/list.csv")
    assert path_meant("file:///C:/Users/A%20B/list.csv") == "C:/Users/A B/list.csv"
    for folder in (programme_folder, new_programme_folder):
        assert folder(f'"{tmp_path}/north"') == str(tmp_path / "north")


@posix
def test_every_command_that_takes_a_path_takes_a_dropped_one(rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "north", "--name", "North")
    roster = tmp_path / "my list.csv"
    roster.write_text("name,role\nAna Berg,mentor\nBen Carr,mentee\n")
    note = tmp_path / "my note.txt"
    note.write_bytes("Schöne Grüße\n".encode("cp1252"))
    rmtui("people", "import", forms(str(roster))["escaped"])
    rmtui("pairs", "add", "Ana Berg", "Ben Carr")
    rmtui(
        "session", "add", "Ana Berg", "Ben Carr", "--on", "today",
        "--note-file", forms(str(note))["address"], "--takeaway", "x",
    )  # fmt: skip
    assert rmtui("sessions", "list", "--json").data["sessions"][0]["on"] == Clock().today().isoformat()
    for number, form in enumerate(("escaped", "double quotes", "address")):
        target = tmp_path / f"out {number}"
        rmtui("export", "notes", "--level", "private", "--to", forms(str(target))[form])
        assert any("Schöne Grüße" in one.read_text("utf-8") for one in target.rglob("*.md")), form


@pytest.mark.parametrize(("typed", "days"), [("today", 0), ("yesterday", 1)])
def test_days_are_typed_as_on_the_screens(rmtui: CommandLine, tmp_path: Path, typed: str, days: int) -> None:
    rmtui("new", "north", "--name", "North")
    roster = tmp_path / "list.csv"
    roster.write_text("name,role\nAna Berg,mentor\nBen Carr,mentee\n")
    rmtui("people", "import", roster)
    idea = rmtui("credit", "add", "Ana Berg", "--what", "Film it").out.strip()
    rmtui("credit", "yes", idea, "--on", typed)
    rmtui("pairs", "add", "Ana Berg", "Ben Carr")
    rmtui("session", "add", "Ana Berg", "Ben Carr", "--on", typed)
    met = rmtui("sessions", "list", "--json").data["sessions"][0]["on"]
    assert met == (Clock().today() - timedelta(days=days)).isoformat()
    rmtui("session", "add", "Ana Berg", "Ben Carr", "--on", "someday", status=2)
    rmtui("session", "add", "Ana Berg", "Ben Carr", "--on", "tomorrow", status=2)


@pytest.mark.parametrize("name", ["CON", "con.txt", "a*b", "ends.", "a:b", "LPT1", 'a"b', "aux"])
def test_a_folder_no_other_system_could_open_is_not_made(name: str, rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "north", "--name", "North")
    for path in (f"{tmp_path}/{name}", f"{tmp_path}/{name}/inside"):
        with pytest.raises(BadInput, match="every computer"):
            check_new_folder(path)
        rmtui("new", path, "--name", "X", status=2)
        rmtui("export", "notes", "--level", "pair", "--to", path, status=2)
    rmtui("new", name, "--name", "X", status=2)
    assert not any(entry.name.startswith(name.strip()[:3]) for entry in tmp_path.iterdir())


def test_a_folder_that_is_there_may_be_called_anything(tmp_path: Path) -> None:
    there = tmp_path / "ends."
    there.mkdir()
    assert check_new_folder(str(there / "north")) == str(there / "north")
