"""Commands in processes of their own: does each find everything it needs, and answer as it does inside the tests?

All other tests of commands call them in their own process, where what one command loaded is there for the next.
"""

from __future__ import annotations

import os
import subprocess

import pytest

from rmtui.cli.main import MODULES
from rmtui.desk import Desk
from tests.cli.running import CommandLine

READING: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("where", "--json"),
    ("check", "--json"),
    ("today", "--json"),
    ("people", "list"),
    ("people", "show", "Zoë Ångström"),
    ("pairs", "suggest"),
    ("sessions", "list", "--json"),
    ("credits", "list"),
    ("keys",),
    ("history",),
    ("backups",),
)
"""Commands that change nothing: asked twice, they answer the same."""
WRITING: tuple[tuple[str, ...], ...] = (
    ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--note-file", "-"),
    ("credit", "add", "Ben Okoro", "--what", "Film the bay"),
    ("export", "notes", "--level", "pair"),
    ("tidy",),
    ("demo",),
    ("new", "south", "--name", "Söuth"),
    ("copy", "south", "next", "--people"),
    ("archive", "south", "--to", "south.zip"),
    ("restore", "south.zip", "--to", "back"),
    ("remove", "south", "--yes"),
    ("kit", "stick"),
)
"""Commands that change something, which must end well."""


@pytest.fixture
def begun(north: CommandLine) -> CommandLine:
    """The programme with one pair, and with a name not everybody's terminal can show."""
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    people = north.home.parent / "more.csv"
    people.write_text("name,role\nZoë Ångström,mentor\n", encoding="utf-8")
    north("people", "import", people)
    return north


def test_every_command_answers_by_itself(begun: CommandLine) -> None:
    assert {words[0] for words in (*READING, *WRITING)} == set(MODULES)
    for words in READING:
        assert begun.apart(*words) == begun(*words), words
    for words in WRITING:
        begun.apart(*words, stdin="Grüße" if "-" in words else "")
    with Desk.look(str(begun.home / "north")) as desk:
        assert [text.text for text in desk.programme.texts.all()] == ["Grüße"]
    assert begun.apart("dance", status=2) == begun("dance", status=2)


def test_another_process_that_has_it_open_makes_writing_wait(begun: CommandLine) -> None:
    with Desk.open(str(begun.home / "north")):
        begun.apart("people", "list")
        assert "Nothing was changed" in begun.apart("pairs", "suggest", "--apply", status=3).err


def test_the_screens_need_a_terminal(begun: CommandLine) -> None:
    assert "terminal" in begun.apart("north", status=2).err


def test_a_reader_who_goes_away_is_no_fault(begun: CommandLine) -> None:
    with subprocess.Popen(
        begun.words("pairs", "suggest", "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=begun.variables(),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read().decode()
        assert process.wait(30) in (0, 1)
    assert "Traceback" not in said
    assert "Exception" not in said
    assert "went wrong" not in said


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words", [("people", "list"), ("credit", "add", "Ben Okoro", "--what", "Film the bay")], ids=" ".join
)
def test_an_answer_that_cannot_be_written_is_one_sentence(begun: CommandLine, words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        answer = subprocess.run(
            begun.words(*words), stdout=full, stderr=subprocess.PIPE, text=True, env=begun.variables(), check=False
        )
    assert (answer.returncode, answer.stderr.count("\n")) == (3, 1)
    assert "What the command saved is saved" in answer.stderr
    ideas = [row["what"] for row in begun("credits", "list", "--json").data["credits"]]
    assert ideas == (["Film the bay"] if words[0] == "credit" else [])
