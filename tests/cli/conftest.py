"""What do the tests of the command line start from? An empty home, and a small programme with people in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.store import opening
from tests.cli.running import CommandLine, roster

LADDER = "Assistant,Officer,Manager,Head,Director"
PEOPLE = (
    "name,email,role,unit,team,grade,manager,wants,offers,consent",
    "Asha Patel,asha@north.example,mentor,Sales,Field,Assistant,Dev Rao,,social media,yes",
    "Ben Okoro,ben@north.example,mentor,Works,Plant,Officer,Ines Duarte,,data,yes",
    "Cleo Lund,cleo@north.example,mentor,Digital,Apps,Assistant,Petra Novak,,AI tools,yes",
    "Martin Hale,martin@north.example,mentee,Finance,Board,Director,,social media,,yes",
    "Petra Novak,petra@north.example,mentee,Digital,Board,Director,,data,,yes",
    "Ines Duarte,ines@north.example,mentee,Works,Board,Head,,AI tools,,yes",
    "Dev Rao,dev@north.example,mentee,Sales,Board,Head,Martin Hale,AI tools,,",
)
"""Seven people: three who can teach, four who want to learn, two of them above one of the three."""


@pytest.fixture
def rmtui(tmp_path: Path) -> CommandLine:
    """The program with an empty home."""
    return CommandLine(tmp_path / "home")


@pytest.fixture
def north(rmtui: CommandLine, tmp_path: Path) -> CommandLine:
    """The program with one programme, `north`, in which seven people wait to be paired."""
    rmtui("new", "north", "--name", "Northwind Exchange", "--purpose", "digital")
    rmtui("people", "import", roster(tmp_path / "people.csv", *PEOPLE), "--ladder", LADDER)
    return rmtui


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands give up a lock held by another one at once; test_processes.py waits as long as people do."""
    monkeypatch.setattr(opening, "WAIT_FOR_LOCK", 0.0)
