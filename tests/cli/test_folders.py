"""What happens when the programme's folder is missing, read-only, full, open elsewhere, damaged or too new?

Writing ends with status 3 and changes nothing; reading goes on wherever something can be read.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmtui.desk import Desk
from tests.cli.running import CommandLine, roster

WRITING: tuple[tuple[str, ...], ...] = (
    ("people", "import", "people.csv"),
    ("pairs", "add", "Asha Patel", "Petra Novak"),
    ("pairs", "keep", "Asha Patel", "Petra Novak"),
    ("pairs", "keep-apart", "Asha Patel", "Petra Novak"),
    ("pairs", "release", "Ben Okoro", "Martin Hale"),
    ("pairs", "suggest", "--apply"),
    ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08"),
    ("tidy",),
)
READING: tuple[tuple[str, ...], ...] = (
    ("people", "list"), ("people", "show", "Asha Patel"), ("pairs", "suggest"), ("pairs", "matrix"), ("pairs", "list"),
    ("pairs", "why", "Asha Patel", "Petra Novak"), ("sessions", "list"), ("today",), ("check",),
)  # fmt: skip


@pytest.fixture
def begun(north: CommandLine) -> CommandLine:
    """The programme with one pair and one session in it."""
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    north("pairs", "keep", "Ben Okoro", "Martin Hale")
    north("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-01", "--takeaway", "Ask the plant first")
    return north


def everything(folder: Path) -> dict[str, bytes]:
    """Return the content of every file but the lock."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".rmtui.lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def mount(*words: str) -> None:
    """Mount something, or skip the test and say why."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount something to write to; mode bits do not stop root")
    if subprocess.run(["mount", *words], capture_output=True).returncode:
        pytest.skip("this system does not let root mount")


def fill(path: Path) -> None:
    """Write until nothing more goes onto the medium."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A small medium of its own."""
    place = tmp_path / "stick"
    place.mkdir()
    mount("-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place))
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_reading_works_and_writing_waits_while_it_is_open_elsewhere(begun: CommandLine, impatient: None) -> None:
    folder = begun.home / "north"
    with Desk.open(str(folder)):
        before = everything(folder)
        for words in READING:
            begun(*words)
        for words in WRITING[1:4]:
            assert "open" in begun(*words, status=3).err
        assert everything(folder) == before
    begun(*WRITING[1])


def test_all_writing_commands_are_refused_while_it_is_open_elsewhere(
    begun: CommandLine, tmp_path: Path, impatient: None
) -> None:
    roster(tmp_path / "people.csv", "name", "Zed")
    with Desk.open(str(begun.home / "north")):
        for words in WRITING:
            assert "Nothing was changed" in begun(*words, status=3, cwd=tmp_path).err


def test_a_folder_that_is_missing_or_no_folder(north: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    bare = tmp_path / "bare"
    bare.mkdir()
    for folder in (tmp_path / "missing", file, bare, file / "inside"):
        for words in (("people", "list"), ("check",), ("tidy",), ("pairs", "suggest", "--apply")):
            north("-P", folder, *words, status=2)
    assert file.read_text() == "x"
    assert os.listdir(bare) == []
    assert not (tmp_path / "missing").exists()


def test_a_programme_is_never_made_where_something_is(rmtui: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine")
    for folder in (file, full):
        rmtui("new", folder, "--name", "X", status=2)
    assert file.read_text() == "x"
    assert everything(full) == {"letter.txt": b"mine"}
    rmtui("new", file / "inside", "--name", "X", status=3)
    assert "choose a shorter one" in rmtui("new", "x" * 300, "--name", "X", status=3).err


def test_a_read_only_medium(begun: CommandLine, stick: Path) -> None:
    folder = stick / "north"
    shutil.copytree(begun.home / "north", folder)
    mount("-o", "remount,ro", str(stick))
    before = everything(folder)
    roster(begun.home.parent / "people.csv", "name", "Zed")
    for words in READING:
        begun("-P", folder, *words)
    for words in WRITING:
        begun("-P", folder, *words, status=3)
    begun("new", stick / "another", "--name", "X", status=3)
    begun("-P", folder, "export", "notes", "--level", "pair", status=3)
    assert everything(folder) == before


def test_home_on_a_read_only_medium(begun: CommandLine, stick: Path) -> None:
    shutil.copytree(begun.home, stick / "home")
    mount("-o", "remount,ro", str(stick))
    rmtui = CommandLine(stick / "home")
    for words in (("people", "list"), ("list",), ("where",), ("today",), ("check",)):
        rmtui(*words, cwd=begun.home)
    rmtui("new", "another", "--name", "X", status=3, cwd=begun.home)


def test_a_full_medium_keeps_everything_and_goes_on_once_there_is_room(begun: CommandLine, stick: Path) -> None:
    folder = stick / "north"
    shutil.copytree(begun.home / "north", folder)
    room, ballast = stick / "room", stick / "ballast"
    room.write_bytes(b"x" * 65_536)
    note = begun.home.parent / "note.md"
    note.write_text("A thought. " * 3000)
    saved: list[str] = []
    words = ("-P", folder, "session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--note-file", note)
    for _ in range(20):
        answer = begun.run(*words)
        if answer.status:
            begun.check(answer, words, 3)
            break
        saved.append(answer.out.strip())
    else:
        pytest.fail("the medium never got full")
    assert saved
    fill(ballast)
    assert "full" in begun(*words, status=3).err
    kept = [session["id"] for session in begun("-P", folder, "sessions", "list", "--json").data["sessions"]]
    assert kept[1:] == saved
    assert begun("-P", folder, "check", "--json").data["sound"]
    begun("new", stick / "another", "--name", "X", status=3)
    room.unlink()
    begun("-P", folder, "session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-09")
    assert begun("-P", folder, "check", "--json").data["sound"]


def test_one_damaged_snapshot_costs_nothing(begun: CommandLine) -> None:
    folder = begun.home / "north"
    before = begun("people", "list").out
    main = folder / "programme.json"
    content = main.read_bytes()
    for damaged in (b"", content[:-40], content.replace(b"Petra", b"Petre"), b"\x00" * len(content), b"<html>"):
        main.write_bytes(damaged)
        answer = begun("people", "list")
        assert answer.out == before
        assert "programme.json" in answer.err
        found = begun("check", "--json", status=1).data
        assert found["sound"] is False
        assert set(found["findings"][0]) == {"severity", "where", "text"}
        assert main.read_bytes() == damaged, "looking changes nothing"
    begun("pairs", "keep-apart", "Asha Patel", "Petra Novak")
    assert begun("people", "list").out == before
    assert any(path.read_bytes() == b"<html>" for path in (folder / "damaged").iterdir()), "what was damaged is kept"
    found = begun("check", "--json", status=1).data["findings"]
    assert {(row["severity"], row["where"].split("/")[0]) for row in found} == {("warning", "damaged")}
    shutil.rmtree(folder / "damaged")
    assert begun("check", "--json").data["sound"]


def test_nothing_readable_is_never_an_empty_programme(begun: CommandLine) -> None:
    folder = begun.home / "north"
    for path in folder.glob("*.json*"):
        path.write_bytes(b"\xff" * 100)
    before = everything(folder)
    for refused in (("people", "list", "--json"), ("today", "--json"), ("tidy",), ("pairs", "suggest", "--apply")):
        begun(*refused, status=3)
    answer = begun.run("check", "--json")
    begun.check(answer, ("check", "--json"), answer.status)
    assert answer.status in (1, 3)
    begun("new", "north", "--name", "In its place", status=2)
    assert everything(folder) == before
    assert "north" in begun("list").out


def test_a_damaged_save_costs_that_save_and_is_told_until_it_is_settled(begun: CommandLine) -> None:
    folder = begun.home / "north"
    (changes,) = [path for path in folder.glob("changes-*") if b"Ask the plant" in path.read_bytes()]
    content = changes.read_bytes()
    changes.write_bytes(content.replace(b"Ask the plant first", b"Ask the plant never"))
    answer = begun("sessions", "list", "--json")
    assert answer.data == {"sessions": []}
    assert "changes-" in answer.err
    assert "plant" not in answer.err
    begun("check", "--json", status=1)
    begun("pairs", "keep-apart", "Asha Patel", "Petra Novak")
    begun("tidy")
    told = begun("check", status=1).out
    assert "kept in damaged/" in told
    assert "Everything is sound" not in told
    shutil.rmtree(folder / "damaged")
    assert "Everything is sound" in begun("check").out


def newer(content: bytes) -> bytes:
    """Return a snapshot as a newer version would have written it: sound, with a schema nobody here knows."""
    content = content.replace(b'"schema":1,', b'"schema":99,', 1)
    found = re.search(rb'"sha256":"([0-9a-f]{64})"', content)
    assert found
    zeros = content.replace(found[1], b"0" * 64, 1)
    return content.replace(found[1], hashlib.sha256(zeros).hexdigest().encode(), 1)


def test_a_newer_format_is_refused_and_left_alone(begun: CommandLine) -> None:
    folder = begun.home / "north"
    main = folder / "programme.json"
    main.write_bytes(newer(main.read_bytes()))
    before = everything(folder)
    for words in (("people", "list", "--json"), ("today",), ("tidy",), ("pairs", "suggest", "--apply")):
        assert "newer" in begun(*words, status=3).err
    assert everything(folder) == before
    assert "north" in begun("list").out


def test_a_half_written_last_save_is_cut_off(begun: CommandLine) -> None:
    folder = begun.home / "north"
    changes = max(folder.glob("changes-*"))
    content = changes.read_bytes()
    before = begun("sessions", "list").out
    changes.write_bytes(content + b'{"n":99,"prev":"abc","at":"2026')
    assert begun("sessions", "list").out == before
    begun("pairs", "keep-apart", "Asha Patel", "Petra Novak")
    assert begun("sessions", "list").out == before
    found = begun("check", "--json").data
    assert found["sound"]
    assert [row["text"] for row in found["findings"]] == ["Kept aside: a change that was cut off before it was saved."]


def test_fields_and_tables_of_others_survive(begun: CommandLine) -> None:
    folder = begun.home / "north"
    with Desk.open(str(folder)) as desk:
        desk.documents.table("horoscopes").insert({"sign": "Leo"})
        people = desk.documents.table("people")
        people.update({"shoe_size": 38})
    begun("pairs", "keep-apart", "Asha Patel", "Petra Novak")
    moved = roster(begun.home.parent / "u.csv", "name,team", "Asha Patel,Sea")
    begun("people", "import", moved, "--duplicates", "update")
    stored = (folder / "programme.json").read_text(encoding="utf-8")
    assert stored.count('"shoe_size":38') == 7
    assert '"sign":"Leo"' in stored
    assert '"team":"Sea"' in stored
