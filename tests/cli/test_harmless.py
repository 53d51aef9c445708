"""Can a name or a note make a terminal or the screens obey it? It is stored, and printed so that nothing happens."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from rmtui.programme.cleaning import clean_name, clean_text
from tests.cli.running import OBEYED, CommandLine, roster

PAYLOADS = (
    "[/red]", "[red]x[/red] y", "a [/b] z", "see [1] [TODO] [x]", "[@click=app.quit]x[/]", "[@click=app.bell]hi[/]",
    "un [bold", "[b", "[/]", "p [/", "[a=b c]d", "c:\\x[b]", "{0} {name} %s %(x)s $HOME `id`",
    "<script>alert(1)</script>",
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]52;c;c2VjcmV0\x07", "\x1b]8;;http://x.example\x1b\\link",
    "\x9b31mred",
    "bell\x07 back\x08 delete\x7f", "\u202egnp.exe", "a\u2066b\u2069c\u200fd", "zero\u200bwidth\ufeff",
    "tag\U000e0041s",
    "e" + "\u0301" * 40, "line\u2028separator", "x" * 10_000,
)  # fmt: skip
"""What other programs have been tricked by; the last one is only long."""


@pytest.fixture
def hostile(rmtui: CommandLine, tmp_path: Path) -> CommandLine:
    """A programme whose people, teams and notes all hold such texts."""
    rmtui("new", "p", "--name", "[@click=app.quit]Brand[/] \x1b[31m")
    cells = [text.replace('"', '""') for text in PAYLOADS[:-1]]
    rows = [f'"{n} {cell}","{n}@x.example","{cell}",{"mentor" if n % 2 else "mentee"}' for n, cell in enumerate(cells)]
    (tmp_path / "p.csv").write_text("\n".join(("name,email,team,role", *rows)), encoding="utf-8", newline="")
    rmtui("people", "import", tmp_path / "p.csv")
    return rmtui


def test_names_are_stored_clean_and_printed_harmlessly(hostile: CommandLine) -> None:
    people = hostile("people", "list", "--json").data["people"]
    assert len(people) == len(PAYLOADS) - 1
    wanted = {f"{number}@x.example": clean_name(f"{number} {text}") for number, text in enumerate(PAYLOADS[:-1])}
    assert {person["email"]: person["name"] for person in people} == wanted
    assert "0 [/red]" in hostile("people", "list").out
    assert "4 [@click=app.quit]x[/]" in hostile("people", "list").out
    for words in (("pairs", "suggest"), ("pairs", "matrix"), ("today",), ("list",), ("pairs", "suggest", "--json")):
        hostile(*words)
    for person in people:
        assert unicodedata.is_normalized("NFC", person["name"])
        hostile("people", "show", person["name"])


def test_notes_and_takeaways_are_stored_as_typed_and_printed_harmlessly(rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "p", "--name", "P")
    rmtui("people", "import", roster(tmp_path / "p.csv", "name,role", "Ana,mentor", "Ben,mentee"))
    rmtui("pairs", "add", "Ana", "Ben")
    everything = "\n".join(PAYLOADS)
    rmtui(
        "session", "add", "Ana", "Ben", "--on", "2026-05-08", "--note-file", "-",
        *(word for text in PAYLOADS for word in ("--takeaway", text)), stdin=everything,
    )  # fmt: skip
    (session,) = rmtui("sessions", "list", "--json").data["sessions"]
    assert [clean_text(text) for text in PAYLOADS] == session["takeaways"]
    rmtui("sessions", "list")
    rmtui("tidy")
    stored = json.loads((rmtui.home / "p" / "programme.json").read_text(encoding="utf-8"))
    (note,) = [text["text"] for text in stored["texts"].values() if text.get("kind", "note") == "note"]
    assert note == clean_text(everything)
    rmtui("export", "notes", "--level", "pair", "--to", tmp_path / "out")
    (written,) = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("2026-05-08*.md")]
    assert clean_text(everything) in written
    assert "\x1b" not in written


def test_what_is_typed_wrongly_is_said_back_harmlessly(rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "p", "--name", "P")
    for number, text in enumerate(PAYLOADS[:-1]):
        ways = (("people", "show", text), ("session", "add", "Ana", "Ben", "--on", text), (f"{text}x", "list"))
        rmtui(*ways[number % 3], status=2)
    together = "".join(PAYLOADS[:-1])
    for words in (("people", "show", together), ("pairs", "why", together, together), (together, together)):
        rmtui(*words, status=2)
    nasty = tmp_path / "\x1b[31m\u202e.csv"
    nasty.write_bytes(b"colour,size\nred,4\n")
    rmtui("people", "import", nasty, status=2)
    rmtui("people", "import", f"{nasty}gone", status=2)


def test_names_beyond_all_length(rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "p", "--name", "P")
    file = roster(tmp_path / "p.csv", "name,team", f"{'long ' * 2000},Sea", f"Ana,{'x' * 10_000}")
    answer = rmtui("people", "import", file, status=1)
    assert "line 2" in answer.err
    assert [person["name"] for person in rmtui("people", "list", "--json").data["people"]] == ["Ana"]
    assert "x" * 10_000 in rmtui("people", "show", "Ana").out


def test_the_brand_is_printed_harmlessly(hostile: CommandLine) -> None:
    (programme,) = hostile("list", "--json").data["programmes"]
    assert programme["brand"].startswith("[@click=app.quit]Brand[/]")
    assert "[@click=app.quit]Brand[/]" in hostile("today").out


def test_json_holds_what_was_stored_although_it_prints_it_escaped(rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "p", "--name", "P")
    people = roster(tmp_path / "p.csv", "name,role,team", "Ana,mentor,\u202eabc\u200f", "Ben,mentee,x")
    rmtui("people", "import", people)
    answer = rmtui("people", "list", "--json")
    assert not OBEYED.search(answer.out)
    assert answer.data["people"][0]["team"] == "\u202eabc\u200f"
