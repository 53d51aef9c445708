"""Own words: does every screen, command and document speak the programme's words, and show brackets as typed?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.library import letters, setup_steps
from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.exchange.documents.exports import ExportFile, Request
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import fill_letter
from rmtui.exchange.documents.registry import KINDS, Kind
from rmtui.keys import EVERYWHERE, PLACES, keys_of
from rmtui.programme.programme import Programme
from rmtui.screens.room.screen import Room
from rmtui.widgets.line_list import LineList
from tests.cli.running import CommandLine, roster
from tests.guards.strange import BRAND, NOON, TODAY, faults, tables, unescaped
from tests.stories.stage import Stage, lines_on, run

PROGRAMME = Programme(tables())

FILE = re.compile(r"\.(md|html|csv|ics|eml)$")
QUOTING = ("library/The words of the field", "library/Facts that may be quoted", "library/Reading notes")
"""Files that quote what others call things."""


def readable(file: ExportFile) -> str:
    """Return what a person reads of a file."""
    if file.name.endswith(".md"):
        return unescaped(file.text)
    if file.name.endswith(".eml"):
        mail = message_from_string(file.text, policy=default)
        return f"{mail['Subject']}\n{mail.get_content()}"
    return file.text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_export(kind: Kind) -> None:
    for level in kind.levels:
        made = kind.make(PROGRAMME, Request(level=level, today=TODAY))
        assert made.files or made.stayed_in
        texts = [readable(file) for file in made.files if not file.name.startswith(QUOTING)]
        assert faults("\n".join((*texts, *made.stayed_in))) == []


@pytest.mark.parametrize("name", [row.id for row in letters()])
def test_every_letter(name: str) -> None:
    matters = [
        Matter(), *(Matter(person=one.id) for one in PROGRAMME.people.all()),
        *(Matter(pair=one.id) for one in PROGRAMME.pairs.all()),
        *(Matter(session=one.id) for one in PROGRAMME.sessions.all()),
        *(Matter(credit=one.id) for one in PROGRAMME.credits.all()),
    ]  # fmt: skip
    written: list[str] = []
    for matter in matters:
        try:
            written.append(fill_letter(PROGRAMME, name, matter, TODAY).mail)
        except BadInput as error:
            written.append(error.sentence)
    assert faults("\n".join(written)) == []


@pytest.fixture
def rmtui(tmp_path: Path) -> CommandLine:
    """The command line with the strange programme."""
    folder = tmp_path / "home" / "p"
    folder.parent.mkdir()
    Desk.copy_of(tables(), str(folder), "Made", Clock(lambda: NOON.timestamp())).close()
    return CommandLine(tmp_path / "home", RMTUI_PROGRAMME=str(folder))


def commands(folder: Path) -> Iterator[tuple[str | Path, ...]]:
    """Yield every command that shows or changes what is in a programme."""
    swapped = roster(
        folder / "p.csv", "name,role,rank,email", "Una[b],[i]Zog[/i],Head,u@x.example", "Ute,Zug[red],Crew,v@x.example",
        "Una[b],Zug[red],Head,u@x.example",
    )  # fmt: skip
    yield from (("list",), ("today",), ("check",), ("where",), ("history",), ("backups",), ("keys",))
    yield from (("people", "list"), *(("people", "show", name) for name in ("1", "2", "21")))
    yield from (("pairs", word) for word in ("suggest", "matrix", "list"))
    yield from (("pairs", "why", mentor, mentee) for mentor, mentee in ("12", "32", "34", "52", "58", "78", "11", "21"))
    yield from ((noun, "list") for noun in ("sessions", "credits"))
    yield from (("export", kind.name, "--level", "private") for kind in KINDS)
    yield ("people", "import", swapped, "--dry-run")
    yield ("people", "import", swapped, "--duplicates", "update")
    yield from (("people", "erase", "21"), ("people", "erase", "21", "--yes"))
    yield from (("pairs", "add", "3", "2"), ("pairs", "add", "4", "3"), ("pairs", "add", "20", "8"))
    yield from (("pairs", word, "5", "4") for word in ("keep", "keep-apart", "release"))
    yield ("session", "add", "1", "2", "--on", "2026-05-08", "--takeaway", "x", "--note-file", "-")
    yield from (("credit", "add", "1", "--what", "x"), ("credit", "yes", "200", "--on", "2026-05-08"))
    yield from (("backups", "make"), ("backups",), ("backups", "restore", "latest"), ("history",), ("tidy",))


def test_every_command(rmtui: CommandLine, tmp_path: Path) -> None:
    wrong: list[str] = []
    for words in commands(tmp_path):
        answer = rmtui.run(*words)
        rmtui.check(answer, words, answer.status)
        assert answer.status in (0, 1, 2), words
        shown = f"{answer.out}\n{answer.err}"
        if words[0] == "export":
            shown = "\n".join(line for line in shown.split("\n") if not FILE.search(line))  # "/" cannot stand in a name
        wrong += [f"{' '.join(map(str, words))}: {line}" for line in faults(shown)]
    assert wrong == []


class Walk(Stage):
    """A walk through all places, on which everything that is shown is read."""

    def __init__(self, app: RmtuiApp, pilot: Pilot[None]) -> None:
        super().__init__(app, pilot)
        self.wrong: dict[str, str] = {}
        """Lines in which something is wrong, each with where it was first seen."""
        self.windows: set[str] = set()
        """Kinds of windows that came up."""

    async def read(self, *keys: str, at: str) -> str:
        """Press keys and read what is then on the screen in front; of a window before another one, only the window."""
        await self.press(*keys)
        screen = self.app.screen
        self.windows.add(type(screen).__name__)
        windows = screen.children if isinstance(screen, ModalScreen) else [screen]
        front = next(window for window in windows if not window.has_class("-textual-system"))
        shown = "\n".join(lines_on(self.app, front.region))
        assert shown.strip(), (at, keys)
        for line in faults(shown):
            self.wrong.setdefault(line, f"{at}, {' '.join(keys)}")
        return shown

    async def look_around(self, place: str, digit: str) -> None:
        """Go to a place, down its list, and give every command of its own and those that are here for all places."""
        assert BRAND in await self.read(digit, at=place)
        home = self.app.screen
        await self.read("down", at=place)
        await self.leave(home, place)
        for key in (*keys_of(place), *(key for key in keys_of(EVERYWHERE) if key.id in HERE)):
            await self.read(key.keys[0], at=place)
            await self.leave(home, place)
            if self.app.screen is not home:
                await self.read(digit, at=place)

    async def look_at_pairs(self) -> None:
        """Look at every pair and everybody without one, with the points of the two."""
        await self.read("4", "left", "home", at="Pairs")
        for _ in range(8):
            await self.read("w", at="Pairs")
            await self.read("escape", "down", at="Pairs")

    async def leave(self, home: Screen[Any], place: str) -> None:
        """Go back to a place from whatever a key led to."""
        for _ in range(6):
            if self.app.screen is home and isinstance(self.app.focused, LineList | None):
                return
            await self.read("i" if isinstance(self.app.screen, Room) else "escape", at=place)


HERE = ("new", "edit", "search", "export", "room", "help")
"""Commands of all places that mean something else in each."""


async def test_every_place_and_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    with Desk.copy_of(tables(), str(tmp_path / "p"), "Made", Clock(lambda: NOON.timestamp())) as desk:
        async with run(Walk, desk, "today", (100, 30)) as walk:
            await walk.look_at_pairs()
            for digit, place in enumerate(PLACES, 1):
                await walk.look_around(place, str(digit))
            await walk.read("2", "b", "b", "b", "b", "b", "b", at="Setup")
            for step in setup_steps():
                await walk.read("m", at=f"Setup, {step.id}")
                await walk.read("ctrl+n", at=f"Setup, {step.id}")
            await walk.read("escape", "escape", "1", "h", at="History")
            home = walk.app.screen
            for key in keys_of("History"):
                await walk.read(key.keys[0], at="History")
                if key.id != "history.back":
                    await walk.leave(home, "History")
    assert walk.wrong == {}
    assert len(walk.windows) > 20, f"windows behind the keys of a place come up: {sorted(walk.windows)}"
