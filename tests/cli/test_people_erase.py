"""Does `people erase` say what it reaches, do nothing without a yes, and leave her name nowhere with one?"""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import CommandLine

MEETING = ("session", "add", "Asha Patel", "Ines Duarte", "--on", "2026-05-05", "--note-file", "-")
"""A meeting with a note from standard input."""


def holding(folder: Path, name: str) -> list[str]:
    """Return the files that hold a name, in any case."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if name.encode() in path.read_bytes().lower()]


def test_without_a_yes_nothing_is_changed(north: CommandLine) -> None:
    before = north("people", "list").out
    answer = north("people", "erase", "Asha Patel", status=1)
    assert "The record of Asha Patel goes" in answer.out
    assert "cannot be undone" in answer.out
    assert "Nothing was changed" in answer.err
    assert north("people", "list").out == before


def test_with_a_yes_no_file_holds_her_name(north: CommandLine) -> None:
    folder = north.home / "north"
    north("pairs", "add", "Asha Patel", "Ines Duarte")
    north(*MEETING, stdin="Asha was late")
    north("export", "notes", "--level", "private")
    north("tidy")
    assert len(holding(folder, "asha")) > 4
    asked = north("people", "erase", "Asha Patel", status=1)
    assert "note of Ines and Asha, Tue 5 May 2026, 1st session" in asked.out
    answer = north("people", "erase", "asha@north.example", "--replace-in-texts", "--yes")
    assert answer.out == ""
    assert "Asha Patel was erased" in answer.err
    assert holding(folder, "asha") == []
    assert holding(folder, "patel") == []
    assert "Someone who left" in north("pairs", "list").out
    assert "Everything is sound." in north("check").out
    north("people", "show", "Asha Patel", status=2)


def test_texts_that_still_name_her_are_listed(north: CommandLine) -> None:
    north("pairs", "add", "Asha Patel", "Ines Duarte")
    north(*MEETING, stdin="Asha was late")
    answer = north("people", "erase", "Asha Patel", "--yes")
    assert "note of Ines and someone who left, Tue 5 May 2026, 1st session" in answer.out
    assert "late" not in answer.out
    again = north("people", "erase", "Someone who left", "--yes", status=2)
    assert "erased already" in again.err


def test_somebody_nobody_knows_is_not_erased(north: CommandLine) -> None:
    assert "Nobody here is called" in north("people", "erase", "Nobody Known", "--yes", status=2).err
