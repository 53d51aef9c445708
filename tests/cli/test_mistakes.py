"""How does the command line answer a mistake? One sentence, status 2, nothing on standard output, nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import CommandLine, roster

MISTAKES: tuple[tuple[str, ...], ...] = (
    ("dance",),
    ("--dance",),
    ("-P",),
    ("people",),
    ("people", "dance"),
    ("people", "list", "--dance"),
    ("people", "list", "--js"),
    ("people", "import"),
    ("people", "import", "no such file.csv"),
    ("people", "import", "."),
    ("people", "import", "people.csv", "--role", "boss"),
    ("people", "import", "people.csv", "--map", "nothing"),
    ("people", "import", "people.csv", "--map", "name=horoscope"),
    ("people", "import", "people.csv", "--map", "no such heading=name"),
    ("people", "import", "people.csv", "--ladder", "one"),
    ("people", "import", "people.csv", "--ladder", "one,two,one"),
    ("people", "import", "people.csv", "--duplicates", "perhaps"),
    ("people", "show"),
    ("people", "show", "Nobody Here"),
    ("people", "show", ""),
    ("pairs", "suggest", "--rule", "no-mondays"),
    ("pairs", "why", "Asha Patel"),
    ("pairs", "why", "Asha Patel", "Nobody Here"),
    ("pairs", "add", "Asha Patel", "Asha Patel"),
    ("pairs", "add", "Asha Patel", "Dev Rao"),
    ("pairs", "keep", "Nobody", "Here"),
    ("session", "add", "Asha Patel", "Petra Novak"),
    ("session", "add", "Asha Patel", "Petra Novak", "--on", "yesterday"),
    ("session", "add", "Asha Patel", "Petra Novak", "--on", "2026-02-30"),
    ("session", "add", "Asha Patel", "Petra Novak", "--on", "2026-05-08"),
    ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--minutes", "-5"),
    ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--minutes", "long"),
    ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--level", "secret"),
    ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--note-file", "no such file.md"),
    ("session", "list"),
    ("sessions", "list", "--level", "secret"),
    ("export",),
    ("export", "gossip"),
    ("export", "notes", "--level", "secret"),
    ("export", "notes", "--to", "people.csv"),
    ("new",),
    ("new", "again"),
    ("new", "again", "--name", "  "),
    ("new", "again", "--name", "X", "--purpose", "world peace"),
    ("new", "north", "--name", "A second one"),
    ("-P", "nowhere", "people", "list"),
    ("-P", "nowhere", "session", "add", "A", "B", "--on", "2026-05-08"),
    ("check", "-P", "nowhere"),
)
READING = (("people", "list"), ("people", "show", "x"), ("pairs", "suggest"), ("pairs", "matrix"), ("pairs", "list"))


@pytest.fixture(scope="module")
def one_north(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """One programme for all mistakes: none of them may change it."""
    folder = tmp_path_factory.mktemp("mistakes")
    rmtui = CommandLine(folder / "home")
    people = roster(
        folder / "people.csv", "name,role,team,manager", "Asha Patel,mentor,Field,Dev Rao", "Ben Okoro,mentor,Plant,",
        "Dev Rao,mentee,Board,", "Martin Hale,mentee,Board,", "Petra Novak,mentee,Board,",
    )  # fmt: skip
    rmtui("new", "north", "--name", "Northwind Exchange")
    rmtui("people", "import", people)
    rmtui("pairs", "add", "Ben Okoro", "Martin Hale")
    rmtui("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08")
    return rmtui


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder but the lock, which says who opened it last."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".rmtui.lock"
    }


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_a_mistake_changes_nothing(one_north: CommandLine, words: tuple[str, ...]) -> None:
    before = bytes_of(one_north.home)
    answer = one_north(*words, status=2)
    first, *rest = answer.err.strip().split("\n")
    assert first
    assert [line[: len("Try: rmtui")] for line in rest] in ([], ["Try: rmtui"]), "one line, and the command that helps"
    assert bytes_of(one_north.home) == before


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_standard_output_is_empty_on_an_error_with_json(one_north: CommandLine, words: tuple[str, ...]) -> None:
    answer = one_north(*words, "--json", "-P", "nowhere", status=2)
    assert answer.out == ""
    assert "nothing was changed" in answer.err.lower()


def test_a_name_two_people_have_is_asked_back(rmtui: CommandLine, tmp_path: Path) -> None:
    rmtui("new", "twins", "--name", "Twins")
    names = roster(tmp_path / "p.csv", "name,email", "Ana Ruiz,ana@one.example", "Ana Ruiz,ana@two.example")
    rmtui("people", "import", names, status=1)
    answer = rmtui("people", "show", "ana ruiz", status=2)
    assert "ana@one.example" in answer.err
    assert "ana@two.example" in answer.err
    assert "two.example" in rmtui("people", "show", "ANA@two.example").out


def test_help_is_data(rmtui: CommandLine) -> None:
    for words in (("--help",), ("-h",), ("help",)):
        answer = rmtui(*words)
        assert "rmtui pairs" in answer.out
        assert answer.err == ""
    assert "--exception" in rmtui("pairs", "add", "--help").out
    assert rmtui("--version").out.startswith("rmtui ")


def test_the_screens_need_a_terminal(north: CommandLine) -> None:
    for words in ((), ("north",), ("-P", "north")):
        answer = north(*words, status=2)
        assert "terminal" in answer.err
