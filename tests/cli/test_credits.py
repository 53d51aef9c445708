"""Can somebody note an idea, its owner's yes, and write down what may be told, from the command line?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.running import CommandLine, shape

IDEA = "ask drivers to film the bay"


def listed(rmtui: CommandLine) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rmtui("credits", "list", "--json").data["credits"]
    return found


def test_an_idea_is_noted_and_its_id_printed(north: CommandLine) -> None:
    answer = north("credit", "add", "Asha Patel", "--what", f"  {IDEA} ", "--level", "organisation")
    (idea,) = listed(north)
    assert answer.out.strip() == idea["id"]
    assert shape(idea) == {"id": "str", "whose": ["str"], "what": "str", "level": "str", "state": "str"}
    assert idea == {
        "id": idea["id"], "whose": ["Asha Patel"], "what": IDEA, "level": "organisation", "state": "drafted",
    }  # fmt: skip
    assert IDEA not in answer.err
    assert "until Asha says yes" in answer.err
    assert IDEA in north("credits", "list").out


def test_without_a_level_it_belongs_to_the_two(north: CommandLine) -> None:
    north("credit", "add", "asha@north.example", "--what", IDEA)
    assert listed(north)[0]["level"] == "pair"


def test_only_after_her_yes_it_leaves_and_only_that_far(north: CommandLine, tmp_path: Path) -> None:
    key = north("credit", "add", "Asha Patel", "--what", IDEA, "--level", "programme").out.strip()
    folder = tmp_path / "out"

    def told(level: str) -> str:
        north("export", "credits", "--to", folder, "--level", level)
        return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md")))

    assert IDEA not in told("programme")
    answer = north("credit", "yes", key, "--on", "2026-01-05")
    assert "Noted Asha's yes" in answer.err
    assert listed(north)[0]["state"] == "yes"
    text = told("programme")
    assert IDEA in text
    assert "Asha Patel" in text
    assert IDEA not in told("organisation")


def test_an_export_says_what_it_wrote_and_what_stays_in(north: CommandLine, tmp_path: Path) -> None:
    north("credit", "add", "Asha Patel", "--what", IDEA)
    found = north("export", "credits", "--to", tmp_path / "out", "--json").data
    assert found["level"] == "programme"
    assert found["new"] == ["credits/ideas.md"]
    assert found["stayed_in"] == ["1 idea stays in: its owner has not said yes"]
    again = north("export", "credits", "--to", tmp_path / "out")
    assert again.out == "credits/ideas.md\n"
    assert "1 idea stays in: its owner has not said yes" in again.err


def test_mistakes_change_nothing(north: CommandLine) -> None:
    key = north("credit", "add", "Asha Patel", "--what", IDEA).out.strip()
    before = listed(north)
    for words in (
        ("credit", "add", "Nobody Here", "--what", IDEA),
        ("credit", "add", "Asha Patel", "--what", " "),
        ("credit", "add", "Asha Patel"),
        ("credit", "yes", "12", "--on", "2026-01-05"),
        ("credit", "yes", key, "--on", "2999-01-01"),
        ("credit", "yes", key, "--on", "soon"),
        ("credit", "yes", key),
        ("credits",),
        ("export", "credits", "--level", "everybody"),
    ):
        answer = north(*words, status=2)
        assert answer.out == ""
        assert IDEA not in answer.err
    assert listed(north) == before


def test_an_empty_list_says_how_to_begin(north: CommandLine) -> None:
    answer = north("credits", "list")
    assert answer.out == ""
    assert "rmtui credit add" in answer.err
    assert listed(north) == []
