"""The stage of the stories about the Journal and the room: two small pairs, and everything one sees."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from rmtui.programme.session import Action, Session
from rmtui.programme.text import Text
from tests.stories.stage import Stage, run

TODAY = date(2026, 5, 8)
ABOUT = About(brand="Northwind Pairs", purposes=("digital",))
PEOPLE = (
    Person(id="1", name="Asha Rao"),
    Person(id="2", name="Martin Vale"),
    Person(id="3", name="Leopold Chen"),
    Person(id="4", name="Thomasina Reed"),
)
PAIRS = (
    Pair(id="10", mentor="1", mentee="2", state="active", goal="Judge a proposal alone"),
    Pair(id="11", mentor="3", mentee="4", state="active"),
)
SESSIONS = (
    Session(
        id="20",
        pair="10",
        state="written up",
        on=date(2026, 4, 14),
        minutes=60,
        actions=(Action(what="ask two drivers", who="mentee"),),
    ),
    Session(id="30", pair="11", state="met", on=date(2026, 4, 20), minutes=45),
)
TEXTS = (
    Text(id="40", session="20", kind="takeaway", whose="2", level="pair", text="Drivers film the bay"),
    Text(id="41", session="20", kind="note", level="private", text="He was nervous about the audit"),
    Text(id="42", session="30", kind="note", level="private", text="Thomasina wants to stop"),
)


def clock() -> Clock:
    """Return a clock that stands still on one morning."""
    return Clock(lambda: datetime(2026, 5, 8, 10, 0).timestamp())


def desk_in(folder: Path, *values: Any) -> Desk:
    """Return an open programme in a new folder: the two pairs, with these values added or put in place."""
    usual = (ABOUT, *PEOPLE, *PAIRS, *SESSIONS, *TEXTS)
    return Desk.copy_of(tables_of((*usual, *values)), str(folder), "Made", clock())


def opened(folder: Path) -> Desk:
    """Return the programme as it stands on the disk."""
    return Desk.look(str(folder), clock())


@asynccontextmanager
async def on_stage(desk: Desk, size: tuple[int, int] = (80, 24), place: str = "journal") -> AsyncIterator[Stage]:
    """Run the program, the Journal in front."""
    async with run(Stage, desk, place, size) as stage:
        yield stage
