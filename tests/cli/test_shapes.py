"""Does every `--json` print the shape its contract promises, and nothing but data on standard output?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import CommandLine, roster, shape

NAMED = {"id": "str", "name": "str"}
TERM = {"term": "str", "points": "int", "of": "int", "reason": "str"}


def within(value: Any, *wanted: str) -> None:
    """Hold an object to the names it must have; more are welcome."""
    assert set(wanted) <= set(value), value


def test_people_list(north: CommandLine) -> None:
    people = north("people", "list", "--json").data["people"]
    assert [person["name"] for person in people][:3] == ["Asha Patel", "Ben Okoro", "Cleo Lund"]
    assert shape(people[0]) == {
        "id": "str", "name": "str", "email": "str", "role": "str", "unit": "str", "team": "str", "rank": "str",
        "time_zone": "str", "external": "bool", "appraised_by": [], "serves": [],
        "consent": "str", "room": {"mentor": "int", "mentee": "int"},
    }  # fmt: skip
    assert (people[0]["role"], people[0]["unit"], people[0]["rank"]) == ("mentor", "Sales", "Assistant")
    assert {person["consent"] for person in people} == {"yes", "unknown"}


def test_people_import(north: CommandLine, tmp_path: Path) -> None:
    rows = ("name,email,shoe size", "Asha Patel,asha@north.example,38", ",nobody@x.example,", "Zoë Ek,,")
    more = roster(tmp_path / "more.csv", *rows)
    found = north("people", "import", more, "--json", status=1).data
    within(found, "added", "updated", "duplicates", "kept_aside", "columns")
    assert (found["added"], found["updated"]) == (1, 0)
    assert found["columns"] == {"name": "name", "email": "email", "shoe size": None}
    assert shape(found["duplicates"]) == [{"line": "int", "like": "str"}]
    assert found["duplicates"][0]["line"] == 2
    assert found["duplicates"][0]["like"] == north("people", "list", "--json").data["people"][0]["id"]
    assert shape(found["kept_aside"]) == [{"line": "int", "reason": "str"}]
    assert found["kept_aside"][0]["line"] == 3


def test_people_show(north: CommandLine) -> None:
    found = north("people", "show", "asha@north.example", "--json").data
    within(found, "person", "pairs", "texts", "credits")
    assert found["person"]["name"] == "Asha Patel"
    assert "Asha Patel" in north("people", "show", "Asha Patel").out


def test_pairs_suggest(north: CommandLine) -> None:
    found = north("pairs", "suggest", "--json").data
    within(found, "pairs", "unpaired", "total", "digest")
    assert len(found["pairs"]) == 3
    for pair in found["pairs"]:
        within(pair, "mentor", "mentee", "score", "terms")
        assert shape(pair["mentor"]) == shape(pair["mentee"]) == NAMED
        assert shape(pair["terms"]) == [TERM]
        assert pair["score"] == sum(term["points"] for term in pair["terms"])
    assert found["total"] == sum(pair["score"] for pair in found["pairs"])
    assert len(found["digest"]) == 64
    (left,) = found["unpaired"]
    within(left, "id", "name", "side", "blocked_by", "reason")
    assert left["side"] == "mentee"
    assert all(isinstance(count, int) for count in left["blocked_by"].values())
    assert left["blocked_by"]


def test_pairs_matrix(north: CommandLine) -> None:
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    north("pairs", "keep", "Ben Okoro", "Martin Hale")
    found = north("pairs", "matrix", "--json").data
    assert set(found) == {"mentors", "mentees", "scores", "room", "kept", "taken"}
    assert len(found["scores"]) == len(found["mentors"]) == 3
    assert {len(row) for row in found["scores"]} == {len(found["mentees"])} == {4}
    assert {type(score) for row in found["scores"] for score in row} == {int, type(None)}
    names = {person["id"]: person["name"] for person in north("people", "list", "--json").data["people"]}
    row = [names[key] for key in found["mentors"]].index("Ben Okoro")
    column = [names[key] for key in found["mentees"]].index("Martin Hale")
    assert found["kept"] == found["taken"] == [[row, column]]
    assert found["room"]["mentors"] == [0 if at == row else 1 for at in range(3)]
    assert found["room"]["mentees"] == [0 if at == column else 1 for at in range(4)]
    assert found["scores"][row][column] is None, "an open pair is no new one"


def test_pairs_why(north: CommandLine) -> None:
    allowed = north("pairs", "why", "Asha Patel", "Petra Novak", "--json").data
    within(allowed, "allowed", "score", "terms")
    assert allowed["allowed"] is True
    assert allowed["score"] == sum(term["points"] for term in allowed["terms"])
    forbidden = north("pairs", "why", "Asha Patel", "Martin Hale", "--json", status=1).data
    assert forbidden["allowed"] is False
    assert forbidden["rule"] == "reporting line"
    assert forbidden["chain"] == ["Asha", "Dev", "Martin"]
    direct = north("pairs", "why", "Asha Patel", "Dev Rao", "--json", status=1).data
    assert direct["rule"] == "direct report"


def test_pairs_why_of_two_who_are_a_pair_tells_what_was_stored(north: CommandLine) -> None:
    before = north("pairs", "why", "Asha Patel", "Petra Novak", "--json").data
    north("pairs", "add", "Asha Patel", "Petra Novak")
    found = north("pairs", "why", "Asha Patel", "Petra Novak", "--json").data
    assert {key: found[key] for key in ("allowed", "state", "score", "terms")} == {
        "allowed": True, "state": "proposed", "score": before["score"], "terms": before["terms"],
    }  # fmt: skip
    assert "They are a pair already (proposed)." in north("pairs", "why", "Asha Patel", "Petra Novak").out
    assert north("pairs", "why", "Petra Novak", "Asha Patel", "--json", status=1).data["allowed"] is False


def test_pairing_by_hand_says_who_learns(north: CommandLine) -> None:
    for verb in ("add", "keep"):
        assert "Petra learns from Asha." in north("pairs", verb, "Asha Patel", "Petra Novak").err
    assert "Name Ben first" in north("pairs", "add", "Martin Hale", "Ben Okoro", status=2).err


def test_who_avoids_somebody_is_not_told_to_her(north: CommandLine, tmp_path: Path) -> None:
    north("people", "import", roster(tmp_path / "more.csv", "name,role,avoids", "Zoë Ek,mentee,Asha Patel"))
    assert "would avoid: Asha Patel" in north("people", "show", "Zoë Ek").out
    assert "Zoë" not in north("people", "show", "Asha Patel").out
    assert "Zoë" not in north("people", "show", "Asha Patel", "--json").out


def test_an_import_that_brings_nothing_new_says_so(north: CommandLine, tmp_path: Path) -> None:
    again = roster(tmp_path / "again.csv", "name,email", "Asha Patel,asha@north.example")
    answer = north("people", "import", again)
    assert "Nothing new: nothing was changed." in answer.err
    assert "Saved" not in answer.err


def test_pairs_list(north: CommandLine) -> None:
    assert north("pairs", "list", "--json").data == {"pairs": []}
    north("pairs", "suggest", "--apply")
    pairs = north("pairs", "list", "--json").data["pairs"]
    assert len(pairs) == 3
    within(pairs[0], "id", "mentor", "mentee", "state", "kept", "score")
    assert shape(pairs[0]["mentor"]) == shape(pairs[0]["mentee"]) == NAMED
    assert {(pair["state"], pair["kept"], type(pair["score"])) for pair in pairs} == {("proposed", False, int)}


def test_sessions_list_never_shows_notes(north: CommandLine) -> None:
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    session = north(
        "session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--minutes", "45",
        "--takeaway", "Ask the plant first", "--takeaway", "Numbers on one page", "--note-file", "-",
        stdin="He was afraid of the merger.",
    ).out.strip()  # fmt: skip
    found = north("sessions", "list", "--json")
    assert found.data == {
        "sessions": [
            {
                "id": session,
                "pair": north("pairs", "list", "--json").data["pairs"][0]["id"],
                "number": 1,
                "state": "written up",
                "on": "2026-05-08",
                "minutes": 45,
                "takeaways": ["Ask the plant first", "Numbers on one page"],
                "open_actions": 0,
            }
        ]
    }
    for answer in (found, north("sessions", "list"), north("today"), north("today", "--json")):
        assert "merger" not in answer.out + answer.err
    narrowed = north("sessions", "list", "--level", "programme", "--json").data["sessions"][0]
    assert north("sessions", "list", "--level", "the group", "--json").data["sessions"][0] == narrowed
    assert narrowed["takeaways"] == []


def test_today(north: CommandLine) -> None:
    items = north("today", "--json").data["items"]
    assert items
    for item in items:
        assert set(item) == {"kind", "text", "pair", "session"}
        assert item["kind"]
        assert item["text"]
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    north("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-01-08")
    (pair,) = north("pairs", "list", "--json").data["pairs"]
    assert pair["id"] in {item["pair"] for item in north("today", "--json").data["items"]}
    assert "Ben" in north("today").out


def test_check(north: CommandLine) -> None:
    assert north("check", "--json").data == {"sound": True, "findings": []}


def test_list_where_and_keys(north: CommandLine) -> None:
    (listed,) = north("list", "--json").data["programmes"]
    assert (os.path.basename(listed["folder"]), listed["brand"]) == ("north", "Northwind Exchange")
    where = north("where", "--json").data
    assert where["home"] == str(north.home)
    assert where["programme"] == listed["folder"] == str(north.home / "north")
    keys = north("keys", "--json").data["keys"]
    assert {"id", "keys", "place", "help"} == set(keys[0])


def test_export(north: CommandLine, tmp_path: Path) -> None:
    found = north("export", "notes", "--to", tmp_path / "out", "--json").data
    within(found, "level", "new", "unchanged", "stayed_in")
    assert found["level"] == "programme"


@pytest.mark.parametrize(
    "words",
    [
        ("people", "list"), ("pairs", "suggest"), ("pairs", "list"), ("sessions", "list"), ("today",), ("check",),
        ("list",), ("where",), ("keys",), ("tidy",),
    ],
)  # fmt: skip
def test_a_command_without_json_speaks_plainly(north: CommandLine, words: tuple[str, ...]) -> None:
    answer = north(*words)
    assert answer.out + answer.err
    assert "{" not in answer.out
    assert north(*words).out == answer.out, "the same question has the same answer"


def test_letters_of_the_whole_world_come_through_a_pipe(rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "w", "--name", "Gŵyl ✓ 学び合い")
    rmtui(
        "people",
        "import",
        roster(tmp_path / "p.csv", "name,team", "Zoë Łęcka,Zürich", "山田 花子,東京", "نور,فريق"),
        status=1,
    )
    assert [p["name"] for p in rmtui("people", "list", "--json").data["people"]] == ["Zoë Łęcka", "山田 花子", "نور"]
    assert "山田 花子" in CommandLine(rmtui.home, LC_ALL="C", PYTHONUTF8="0")("people", "list").out
    assert "Gŵyl ✓ 学び合い" in rmtui("list").out
