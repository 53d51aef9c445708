"""What does `rmtui check` say about harmed, edited and foreign files, and does --take-edited do just one thing?"""

from __future__ import annotations

import json
from pathlib import Path

from rmtui.desk import Desk
from tests.cli.running import Answer, CommandLine, shape
from tests.cli.test_mistakes import bytes_of


def folder_of(rmtui: CommandLine) -> Path:
    """Return the folder of the programme of the fixture, with everything in its snapshot."""
    rmtui("tidy")
    return rmtui.home / "north"


def change_by_hand(folder: Path) -> None:
    """Change somebody's unit in an editor."""
    file = folder / "programme.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    person = next(row for row in content["people"].values() if row["name"] == "Asha Patel")
    person["unit"] = "Changed"
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")


def found(answer: Answer) -> list[tuple[str, str]]:
    """Return how grave and where each finding is."""
    return [(one["severity"], one["where"]) for one in answer.data["findings"]]


def unit(rmtui: CommandLine) -> str:
    """Return which unit Asha is in."""
    people = rmtui("people", "list", "--json").data["people"]
    return str(next(one["unit"] for one in people if one["name"] == "Asha Patel"))


def test_a_sound_programme(north: CommandLine) -> None:
    folder_of(north)
    answer = north("check", "--json")
    assert answer.data == {"sound": True, "findings": []}
    assert north("check").out.startswith("Everything is sound. ")


def test_a_file_changed_by_hand_is_told_before_and_after_opening_and_taken_over_once(north: CommandLine) -> None:
    folder = folder_of(north)
    change_by_hand(folder)
    before = bytes_of(folder)
    answer = north("check", "--json", status=1)
    assert found(answer) == [("warning", "programme.json")]
    assert shape(answer.data) == {"sound": "bool", "findings": [{"severity": "str", "where": "str", "text": "str"}]}
    assert "1 record differs from what was saved (1 in people)" in answer.data["findings"][0]["text"]
    assert bytes_of(folder) == before, "checking changes nothing"
    assert unit(north) == "Sales"
    taken = north("check", "--take-edited")
    assert "Took over programme.json as edited by hand: 1 record. Saved." in taken.err
    assert "Asha Patel: unit" in taken.err
    assert "Changed" not in taken.err
    assert unit(north) == "Changed"
    assert found(north("check", "--json")) == [("note", "damaged/programme.json.1.settled")]
    again = north("check", "--take-edited", status=2)
    assert "Nothing changed by hand is waiting" in again.err


def test_opened_meanwhile_it_waits_among_the_damaged_files(north: CommandLine) -> None:
    folder = folder_of(north)
    change_by_hand(folder)
    Desk.open(str(folder)).close()
    assert found(north("check", "--json", status=1)) == [("warning", "damaged/programme.json.1")]
    with Desk.open(str(folder)):
        before = bytes_of(folder)
        refused = north("check", "--take-edited", status=3)
        assert "open in another rmtui" in refused.err
        assert "It is open there since " in refused.err
        assert bytes_of(folder) == before
    north("check", "--take-edited")
    assert unit(north) == "Changed"


def test_harmed_and_foreign_files_are_told_in_the_same_words_as_on_the_screen(north: CommandLine) -> None:
    folder = folder_of(north)
    (folder / "programme (1).json").write_text("{}", encoding="utf-8")
    (folder / "programme.json").write_bytes(b"\0" * 4000)
    answer = north("check", "--json", status=1)
    assert found(answer) == [("warning", "programme.json"), ("warning", "programme (1).json")]
    with Desk.open(str(folder)) as desk:
        told = [one["text"] for one in answer.data["findings"]]
        assert [finding.text for finding in desk.store.findings] == told
    after = north("check", "--json", status=1)
    assert found(after) == [("warning", "programme (1).json"), ("warning", "damaged/programme.json.1")]


def test_nothing_readable_is_refused_with_empty_output(north: CommandLine) -> None:
    folder = folder_of(north)
    for name in ("programme.json", "programme.prev.json"):
        (folder / name).write_bytes(b"\0" * 4000)
    before = bytes_of(folder)
    for words in (("check", "--json"), ("check",), ("check", "--take-edited")):
        assert "cannot be read" in north(*words, status=3).err
    assert bytes_of(folder) == before
