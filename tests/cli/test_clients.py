"""Several programmes in one place: listed with what each needs, begun anew, archived, brought back, and removed.

Does nothing of one client ever show in what another one's commands say or write?
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rmtui.desk import Desk
from tests.cli.running import CommandLine

SECRET = "Zebra-Quokka"


def files_of(folder: Path) -> dict[str, str]:
    """Return every file of a programme with its digest; who holds it now does not count."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".rmtui.lock"
    }


@pytest.fixture
def busy(north: CommandLine) -> CommandLine:
    """A programme in which a pair has met, noted a text, and somebody's notes are kept."""
    north("pairs", "add", "Asha Patel", "Petra Novak")
    north("session", "add", "Asha Patel", "Petra Novak", "--on", "2026-05-05", "--takeaway", SECRET)
    north("credit", "add", "Asha Patel", "--what", f"{SECRET} twice")
    return north


def test_the_list_says_what_each_needs(busy: CommandLine) -> None:
    busy("new", "civil", "--name", "Civil")
    rows = busy("list", "--json").data["programmes"]
    assert [set(row) for row in rows] == [{"folder", "brand", "pairs", "lines", "opened"}] * 2
    assert [(row["brand"], row["pairs"]) for row in rows] == [("Civil", 0), ("Northwind Exchange", 1)]
    assert rows[1]["lines"] == len(busy("-P", "north", "today", "--json").data["items"]) > 0
    assert all(row["opened"] for row in rows)
    (busy.home / "civil" / "programme.json").write_text("{")
    (busy.home / "civil" / "programme.prev.json").write_text("{")
    rows = busy("list", "--json").data["programmes"]
    assert (rows[0]["brand"], rows[0]["pairs"], rows[0]["lines"]) == ("(cannot be read)", None, None)


@pytest.mark.parametrize("people", [True, False])
def test_a_next_round_has_the_setup_and_people_but_nothing_that_was_said(busy: CommandLine, people: bool) -> None:
    before = files_of(busy.home / "north")
    busy("copy", "north", "second", *(["--people"] if people else []))
    assert files_of(busy.home / "north") == before
    names = [person["name"] for person in busy("-P", "second", "people", "list", "--json").data["people"]]
    assert len(names) == (7 if people else 0)
    for words, key in (
        (("pairs", "list"), "pairs"),
        (("sessions", "list"), "sessions"),
        (("credits", "list"), "credits"),
    ):
        assert busy("-P", "second", *words, "--json").data[key] == []
    assert not any(SECRET.encode() in path.read_bytes() for path in (busy.home / "second").rglob("*") if path.is_file())
    with Desk.look(str(busy.home / "second")) as desk, Desk.look(str(busy.home / "north")) as old:
        assert desk.programme.about.brand == "Northwind Exchange"
        assert desk.programme.about.ladder == old.programme.about.ladder
        assert {person.consent for person in desk.programme.people.all()} <= {"unknown", "no"}
        for person in desk.programme.people.all():
            assert person.wants == old.programme.people[person.id].wants
    busy("copy", "north", "second", status=2)


def test_an_archive_brings_every_byte_back(busy: CommandLine, tmp_path: Path) -> None:
    before = files_of(busy.home / "north")
    answer = busy("archive", "north", "--to", tmp_path / "north.zip", "--json")
    assert answer.data == {"file": str(tmp_path / "north.zip"), "files": len(before)}
    assert files_of(busy.home / "north") == before
    busy("remove", "north", "--yes")
    assert not (busy.home / "north").exists()
    busy("restore", tmp_path / "north.zip", "--to", busy.home / "north")
    assert files_of(busy.home / "north") == before
    assert busy("check", "-P", "north").out.startswith("What is here is sound.")  # removing it forgot what was seen
    busy("archive", "north", "--to", tmp_path / "north.zip", status=2)
    busy("restore", tmp_path / "north.zip", "--to", busy.home / "north", status=2)
    assert files_of(busy.home / "north") == before


Entry = Callable[[str, bytes], tuple[str, bytes] | None]
"""Returns what becomes of an entry of an archive; None where it is left out."""


def rewritten(archive: bytes, change: Entry) -> bytes:
    """Return an archive with its entries changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as packed, zipfile.ZipFile(made, "w") as written:
        for name in packed.namelist():
            changed = change(name, packed.read(name))
            if changed:
                written.writestr(*changed)
    return made.getvalue()


def test_what_is_no_archive_leaves_nothing(busy: CommandLine, tmp_path: Path) -> None:
    good = tmp_path / "good.zip"
    busy("archive", "north", "--to", good)
    data = good.read_bytes()
    middle = len(data) // 2
    bad = {
        "text": b"no zip",
        "cut": data[:middle],
        "flipped": data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :],
        "outside": rewritten(data, lambda name, content: (f"north/../../{name}", content)),
        "from the root": rewritten(data, lambda name, content: (f"/{name}", content)),
        "two folders": rewritten(data, lambda name, content: (f"{len(content)}{name}", content)),
        "no programme": rewritten(data, lambda name, content: None if "programme" in name else (name, content)),
        "torn": rewritten(data, lambda name, content: (name, b"{" if "programme" in name else content)),
    }
    for name, content in bad.items():
        (tmp_path / f"{name}.zip").write_bytes(content)
        answer = busy.run("restore", tmp_path / f"{name}.zip", "--to", tmp_path / "back")
        assert (name, answer.status) == (name, 2)
        assert "Nothing was changed" in answer.err, name
        assert not (tmp_path / "back").exists()
        assert not (tmp_path / "back.part").exists()
    assert "no such file" in busy("restore", tmp_path / "missing.zip", "--to", tmp_path / "back", status=2).err


def test_removing_asks_first_takes_every_trace_and_leaves_what_is_not_its_own(
    busy: CommandLine, tmp_path: Path
) -> None:
    busy("new", "civil", "--name", "Civil")
    (busy.home / "north" / "letter.docx").write_text("mine")
    before = files_of(busy.home / "north")
    assert "Nothing was changed" in busy("remove", "north", status=2).err
    assert files_of(busy.home / "north") == before
    settings = json.loads((busy.home / "settings.json").read_text())
    settings["second_copies"] = {"north": {"place": "/media/x", "on": "2026-05-05", "position": [1, 0]}}
    settings["copied"] = {"north": {"north (copy)": ["ab"]}}
    (busy.home / "settings.json").write_text(json.dumps(settings))
    answer = busy("remove", "north", "--yes")
    assert "letter.docx" in answer.err
    assert "second copy" in answer.err
    assert files_of(busy.home / "north") == {"letter.docx": before["letter.docx"]}
    assert "north" not in (busy.home / "settings.json").read_text()
    assert [row["brand"] for row in busy("list", "--json").data["programmes"]] == ["Civil"]
    busy("remove", "north", "--yes", status=2)
    busy("remove", tmp_path, "--yes", status=2)


def test_what_is_open_elsewhere_is_neither_archived_nor_removed(
    busy: CommandLine, tmp_path: Path, impatient: None
) -> None:
    before = files_of(busy.home / "north")
    with Desk.open(str(busy.home / "north")):
        busy("archive", "north", "--to", tmp_path / "north.zip", status=3)
        busy("remove", "north", "--yes", status=3)
    assert files_of(busy.home / "north") == before
    assert not list(tmp_path.glob("north.zip*"))


def test_nothing_of_one_client_shows_in_another(busy: CommandLine, tmp_path: Path) -> None:
    busy("new", "civil", "--name", "Civil")
    names = ("Asha", "Petra", "Northwind", SECRET)
    for words in (
        ("people", "list"), ("pairs", "list"), ("sessions", "list"), ("credits", "list"), ("today",), ("history",),
        ("backups",), ("check",), ("pairs", "matrix"), ("export", "notes", "--to", str(tmp_path / "out")),
    ):  # fmt: skip
        answer = busy.run("-P", "civil", *words)
        assert not any(name in answer.out + answer.err for name in names), words
    written = [path for folder in (busy.home / "civil", tmp_path / "out") for path in folder.rglob("*")]
    assert not any(name.encode() in path.read_bytes() for path in written if path.is_file() for name in names)
    assert not any(name in os.path.basename(path) for path in written for name in names)
