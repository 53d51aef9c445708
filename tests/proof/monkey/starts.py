"""Programmes the monkey is let loose on: the sample, one of eight people, an empty one; each text holds its canary."""

from __future__ import annotations

from pathlib import Path

from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.edit import Tables
from rmtui.programme.levels import LEVELS
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from rmtui.programme.sample import shift_to
from rmtui.programme.session import Session
from rmtui.programme.text import Text

STARTS = ("sample", "eight", "empty")
NAMES = ("Asha Rao", "Martin Vale", "Leopold Chen", "Thomasina Reed", "Zog", "Zug [x]", "Mira Sol", "Ünal Ek")


def canary(text_id: str) -> str:
    """Return the word that stands in a text and nowhere else."""
    return f"zqcanary{text_id}zq"


def make(start: str, folder: Path) -> None:
    """Make a programme in a new folder and let go of it."""
    clock = Clock()
    tables = {"sample": _sample, "eight": _eight, "empty": _empty}[start](clock)
    Desk.copy_of(_seeded(tables), str(folder), "Made", clock).close()


def _sample(clock: Clock) -> Tables:
    return shift_to(sample_tables(), clock.today())


def _empty(_: Clock) -> Tables:
    return tables_of((About(brand="Nobody"),))


def _eight(clock: Clock) -> Tables:
    people = [Person(id=str(number), name=name) for number, name in enumerate(NAMES, 1)]
    pairs = [
        Pair(id="10", mentor="1", mentee="2", state="active", goal="Judge a proposal alone"),
        Pair(id="11", mentor="3", mentee="4", state="proposed"),
        Pair(id="12", mentor="5", mentee="6", state="agreed"),
    ]
    sessions = [
        Session(id="20", pair="10", state="written up", on=clock.today(), minutes=60),
        Session(id="30", pair="10", state="planned", on=clock.today()),
    ]
    note = Text(id="40", session="20", kind="note", level="private", text="He was nervous")
    texts = [
        Text(id=f"5{place}", session="20", kind="takeaway", whose="12"[place % 2], level=level, text="Drivers film it")
        for place, level in enumerate(LEVELS)
    ]
    return tables_of((About(brand="Eight"), *people, *pairs, *sessions, note, *texts))


def _seeded(tables: Tables) -> Tables:
    seeded = {name: dict(rows) for name, rows in tables.items()}
    for key, row in seeded.get("texts", {}).items():
        seeded["texts"][key] = {**row, "text": f"{row['text']} {canary(key)}"}
    return seeded
