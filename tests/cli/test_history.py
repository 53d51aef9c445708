"""Is `history` told in labels, newest first, and never in anybody's words?"""

from __future__ import annotations

import re

from tests.cli.running import CommandLine, shape

CANARY = "Martin cried about the merger"


def with_a_note(north: CommandLine) -> CommandLine:
    """Return the program after somebody kept a note."""
    north("pairs", "add", "Ben Okoro", "Petra Novak")
    north("session", "add", "Ben Okoro", "Petra Novak", "--on", "2026-05-08", "--note-file", "-", stdin=CANARY)
    return north


def test_the_history_has_one_line_a_save_newest_first(north: CommandLine) -> None:
    rows = with_a_note(north)("history").out.splitlines()
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d  \S.*", row) for row in rows)
    labels = [row[18:] for row in rows]
    assert labels[-1] == "Started Northwind Exchange"
    assert "Paired Petra with Ben" in labels
    assert any("7 people" in label for label in labels)
    assert labels[0].startswith("Logged")


def test_as_json_it_says_when_what_and_how_many_records(north: CommandLine) -> None:
    answer = with_a_note(north)("history", "--json")
    assert shape(answer.data) == {"history": [{"at": "str", "label": "str", "records": "int"}]}
    assert answer.data["history"][-1]["records"] == 1
    assert answer.data["history"][-2]["records"] >= 7
    assert answer.data["history"] == sorted(answer.data["history"], key=lambda row: row["at"], reverse=True)


def test_no_words_of_a_note_are_told(north: CommandLine) -> None:
    rmtui = with_a_note(north)
    for words in (("history",), ("history", "--json"), ("history", "--help")):
        answer = rmtui(*words)
        assert "cried" not in answer.out + answer.err


def test_a_limit_says_how_many(north: CommandLine) -> None:
    whole = north("history", "--json").data["history"]
    assert north("history", "--json", "--limit", "1").data["history"] == whole[:1]
    assert len(north("history", "--limit", "1").out.splitlines()) == 1
    for wrong in ("0", "-1", "many", "1e3", "٣"):
        assert "is no number of lines" in north("history", "--limit", wrong, status=2).err


def test_tidying_up_leaves_the_history_whole(north: CommandLine) -> None:
    before = with_a_note(north)("history", "--json").data
    for _ in range(3):
        north("tidy")
    assert north("history", "--json").data == before
    assert north("check").status == 0
    inside = sorted(path.name for path in (north.home / "north").iterdir())
    assert "history" in inside


def test_what_is_in_the_history_folder_never_matters(north: CommandLine) -> None:
    for _ in range(3):
        north("tidy")
    folder = north.home / "north" / "history"
    for path in folder.iterdir():
        path.write_bytes(b"{" * 5000)
    (folder / "notes of my own.txt").write_text(CANARY)
    assert north("history").out == ""
    assert north("check").status == 0
    assert len(north("people", "list", "--json").data["people"]) == 7
