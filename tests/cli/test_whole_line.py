"""Does the whole way work: two rosters in, the best pairs out, kept, a session with a note, and the note exported?"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import numpy
import pytest
import yaml
from scipy.optimize import linear_sum_assignment
from tinydb import TinyDB

from tests.cli.running import CommandLine, roster

GRADES = ("AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2")
UNITS = ("Department of Joy", "Department of Love", "Department of Virtue", "Department of Peace")
FIELDS = ("Policy", "Security", "DDaT", "Finance", "Analysis")
HEADINGS = "first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,biography"
NOTE = """\
We spoke about *the merger*.
---
# Not a heading of ours
- "quoted", `code`, [x](javascript:alert(1)) and |pipes|
```
fenced
```
<!-- note 1 ends -->
ŵ 学び 🐦"""
TAKEAWAY = "Ask the plant before the board"


@pytest.fixture(scope="module")
def rosters(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two files as a conventional scheme exports them: in it the seniors mentor, so the roles are swapped on import."""
    chance = random.Random(7)
    folder = tmp_path_factory.mktemp("rosters")

    def rows(side: str, grades: tuple[str, ...], count: int) -> list[str]:
        return [
            f"{side},{number:02},{side}.{number:02}@gov.example,{chance.choice(('yes', 'no'))},Some role,"
            f'{chance.choice(grades)},{chance.choice(UNITS)},{chance.choice(FIELDS)},"I am {side} {number}. Hi, you."'
            for number in range(count)
        ]

    juniors = roster(folder / "mentees.csv", HEADINGS, *rows("mentee", GRADES[:7], 34))
    seniors = roster(folder / "mentors.csv", HEADINGS, *rows("mentor", GRADES[4:], 28))
    return juniors, seniors


def filled(rmtui: CommandLine, name: str, rosters: tuple[Path, Path]) -> CommandLine:
    """Make a programme and bring both rosters in."""
    rmtui("new", name, "--name", "Joy & Virtue Exchange", "--purpose", "digital")
    juniors, seniors = rosters
    found = rmtui("people", "import", juniors, "--role", "mentor", "--ladder", ",".join(GRADES), "--json").data
    assert (found["added"], found["kept_aside"]) == (34, [])
    assert found["columns"]["grade"] == "rank"
    assert found["columns"]["biography"] is None
    assert rmtui("people", "import", seniors, "--role", "mentee", "--json").data["added"] == 28
    return rmtui


@pytest.fixture
def joy(rmtui: CommandLine, rosters: tuple[Path, Path]) -> CommandLine:
    """A programme with both rosters in it."""
    return filled(rmtui, "joy", rosters)


def optimum(found: dict[str, Any]) -> tuple[int, int]:
    """Return how many pairs are possible and the highest total for as many, by an independent solver."""
    assert set(found["room"]["mentors"]) | set(found["room"]["mentees"]) <= {0, 1}
    more_than_all = 101 * (len(found["mentors"]) + len(found["mentees"]))
    worth = numpy.array([[0 if score is None else more_than_all + score for score in row] for row in found["scores"]])
    worth *= numpy.outer(found["room"]["mentors"], found["room"]["mentees"])
    rows, columns = linear_sum_assignment(worth, maximize=True)
    pairs = [(row, column) for row, column in zip(rows, columns, strict=True) if worth[row, column] > 0]
    return len(pairs), sum(found["scores"][row][column] for row, column in pairs)


@pytest.mark.parametrize("rule", [(), ("--rule", "same-unit")], ids=["usual rules", "same-unit"])
def test_the_suggestion_is_the_best_there_is(joy: CommandLine, rule: tuple[str, ...]) -> None:
    found = joy("pairs", "suggest", *rule, "--json").data
    matrix = joy("pairs", "matrix", *rule, "--json").data
    assert (len(found["pairs"]), found["total"]) == optimum(matrix)
    assert found["total"] == sum(pair["score"] for pair in found["pairs"])
    row = {key: place for place, key in enumerate(matrix["mentors"])}
    column = {key: place for place, key in enumerate(matrix["mentees"])}
    units = {person["id"]: person["unit"] for person in joy("people", "list", "--json").data["people"]}
    for pair in found["pairs"]:
        mentor, mentee = pair["mentor"]["id"], pair["mentee"]["id"]
        assert pair["score"] == sum(term["points"] for term in pair["terms"])
        assert pair["score"] == matrix["scores"][row[mentor]][column[mentee]]
        assert not rule or units[mentor] != units[mentee]
    for side in ("mentor", "mentee"):
        assert len({pair[side]["id"] for pair in found["pairs"]}) == len(found["pairs"])
    left_out = {person["id"] for person in found["unpaired"]}
    assert left_out.isdisjoint(person["id"] for pair in found["pairs"] for person in (pair["mentor"], pair["mentee"]))
    for left in found["unpaired"]:
        assert left["reason"]
        assert all(count > 0 for count in left["blocked_by"].values())


def test_what_why_says_is_what_suggest_says(joy: CommandLine) -> None:
    pair = joy("pairs", "suggest", "--json").data["pairs"][0]
    said = joy("pairs", "why", pair["mentor"]["id"], pair["mentee"]["id"], "--json").data
    assert (said["score"], said["terms"]) == (pair["score"], pair["terms"])
    matrix = joy("pairs", "matrix", "--json").data
    i, j = next((i, j) for i, row in enumerate(matrix["scores"]) for j, score in enumerate(row) if score is None)
    assert joy("pairs", "why", matrix["mentors"][i], matrix["mentees"][j], "--json", status=1).data["allowed"] is False


def test_the_same_rosters_suggest_the_same_pairs_in_two_programmes(
    rmtui: CommandLine, tmp_path: Path, rosters: tuple[Path, Path]
) -> None:
    def pairs(found: dict[str, Any]) -> list[tuple[str, str, int]]:
        return [(pair["mentor"]["name"], pair["mentee"]["name"], pair["score"]) for pair in found["pairs"]]

    one = filled(rmtui, "one", rosters)("pairs", "suggest", "--json").data
    other = filled(CommandLine(tmp_path / "b"), "two", rosters)("pairs", "suggest", "--json").data
    again = rmtui("pairs", "suggest", "--json").data
    narrowed = rmtui("pairs", "suggest", "--rule", "same-unit", "--json").data
    assert pairs(one) == pairs(other) == pairs(again)
    assert one["digest"] == other["digest"] == again["digest"] != narrowed["digest"]


def test_kept_pairs_stand_and_those_kept_apart_are_never_suggested(joy: CommandLine) -> None:
    first, second, *_ = joy("pairs", "suggest", "--json").data["pairs"]
    apart = (first["mentor"]["id"], first["mentee"]["id"])
    together = (second["mentor"]["id"], second["mentee"]["id"])
    joy("pairs", "keep-apart", *apart)
    joy("pairs", "keep", *together)
    found = joy("pairs", "suggest", "--apply", "--json").data
    chosen = {(pair["mentor"]["id"], pair["mentee"]["id"]) for pair in found["pairs"]}
    assert apart not in chosen
    assert not {together[0]} & {mentor for mentor, _ in chosen}
    kept = [pair for pair in joy("pairs", "list", "--json").data["pairs"] if pair["kept"]]
    assert [(pair["mentor"]["id"], pair["mentee"]["id"]) for pair in kept] == [together]
    assert joy("pairs", "why", *apart, "--json", status=1).data["rule"] == "kept apart"
    joy("pairs", "release", *apart)
    assert joy("pairs", "suggest", "--json", status=1).data["pairs"] == [], "everybody who can be is in a pair now"


def test_a_note_leaves_word_for_word_only_at_the_level_of_the_two(joy: CommandLine, tmp_path: Path) -> None:
    proposed = joy("pairs", "suggest", "--apply", "--json").data["pairs"]
    assert len(joy("pairs", "list", "--json").data["pairs"]) == len(proposed)
    mentor, mentee = proposed[0]["mentor"], proposed[0]["mentee"]
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    joy(
        "session", "add", mentor["name"], mentee["name"], "--on", "2026-05-08", "--minutes", "50",
        "--takeaway", TAKEAWAY, "--note-file", tmp_path / "note.md",
    )  # fmt: skip
    joy("session", "add", mentor["id"], mentee["id"], "--on", "2026-06-08", "--takeaway", "Open", "--level", "public")

    levels = ("pair", "programme")
    said = {level: joy("export", "notes", "--level", level, "--to", tmp_path / level) for level in levels}
    default = joy("export", "notes", "--json").data
    assert default["level"] == "programme"
    exported = {level: read(tmp_path / level) for level in said}
    exported["default"] = read(joy.home / "joy" / "exports")
    assert exported["programme"].keys() == exported["default"].keys()
    assert len(exported["programme"]) == 2, "a meeting of which nothing may leave is not named"
    assert not exported["pair"].keys() & exported["programme"].keys(), "files for fewer readers lie in their own folder"
    assert len(exported["pair"]) == 3, "a file for each session and one that lists them"
    assert sum(NOTE in text for text in exported["pair"].values()) == 1
    assert sum(TAKEAWAY in text for text in exported["pair"].values()) == 1
    for level in ("programme", "default"):
        together = "".join(exported[level].values())
        assert "merger" not in together
        assert TAKEAWAY not in together
        assert "Open" in together
    assert "stay" in said["programme"].err
    assert "merger" not in "".join(answer.out + answer.err for answer in said.values())
    assert exported["default"] == exported["programme"]
    again = joy("export", "notes", "--level", "pair", "--to", tmp_path / "pair", "--json").data
    assert (again["new"], again["replaced"], len(again["unchanged"])) == ([], [], 3)

    for name, text in exported["pair"].items():
        front = next(yaml.safe_load_all(text))
        assert front["brand"] == "Joy & Virtue Exchange"
        assert (front["mentor"], front["mentee"], front["level"]) == (mentor["name"], mentee["name"], "pair")
        assert name.endswith("index.md") or str(front["date"]) in ("2026-05-08", "2026-06-08")
    assert joy("check", "--json").data == {"sound": True, "findings": []}


def read(folder: Path) -> dict[str, str]:
    """Return every markdown file under a folder."""
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}


def test_stock_tinydb_reads_the_people_after_an_import(joy: CommandLine) -> None:
    path = joy.home / "joy" / "programme.json"
    before = path.read_bytes()
    with TinyDB(path, access_mode="r", encoding="utf-8") as db:
        people = db.table("people").all()
    assert path.read_bytes() == before
    listed = joy("people", "list", "--json").data["people"]
    assert {(person["id"], person["name"]) for person in people} == {(row["id"], row["name"]) for row in listed}
    assert all(str(person.doc_id) == person["id"] for person in people)
    assert json.loads(before)["_meta"]["1"]["format"] == "rmtui"
