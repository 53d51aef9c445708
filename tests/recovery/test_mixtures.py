"""Any mixture of older and newer files of one folder: is what was acknowledged and is missing told?"""

from __future__ import annotations

import os
import shutil
from itertools import product
from pathlib import Path
from random import Random

import pytest

from rmtui.desk import DOCUMENTS, Desk
from rmtui.errors import RmtuiError
from rmtui.programme.about import About
from rmtui.programme.edit import Change, Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.recovery import positions
from rmtui.recovery.backups import back_up
from rmtui.store.folder import LOCK, READ_ME
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium
from tests.proof.toll import Toll
from tests.store.working import LONG

GENERATIONS = 5
SAMPLE = 150
"""Mixtures tried by the short version."""
PARTS = 16
"""In how many tests the long version tries all of them."""
Files = dict[str, bytes]


def files_of(folder: Path) -> Files:
    """Return what a folder holds, but for what means nothing."""
    found = [file for file in folder.rglob("*") if file.is_file() and file.name not in (LOCK, READ_ME)]
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def history(folder: Path) -> list[Files]:
    """Work on a programme over five generations; returns its files after every step."""
    states: list[Files] = []
    with Desk.new(str(folder), About(brand="Northwind")) as desk:
        for generation in range(GENERATIONS):
            for number in range(2):
                key = str(10 + generation)
                before = desk.store.tables.get("people", {}).get(key)
                after = {"id": key, "name": f"Person {generation} {number}"}
                desk.commit(Edit(EditKind.PERSON_CHANGE, "Changed", (Change("people", key, before, after),)))
                states.append(files_of(folder))
            if generation in (1, 3):
                back_up(desk)
            if generation < GENERATIONS - 1:
                desk.store.tidy()
                states.append(files_of(folder))
        positions.remembering(desk)()
    return states


def laid(folder: Path, files: Files) -> None:
    """Make a folder hold just these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def mixtures(states: list[Files]) -> list[Files]:
    """Return every mixture of the last state with each older one: a file as it is, as it was, or not there then."""
    newest, found = states[-1], dict[frozenset[tuple[str, bytes]], Files]()
    for older in states[:-1]:
        differing = sorted(name for name in {*newest, *older} if newest.get(name) != older.get(name))
        for choice in product((newest, older), repeat=len(differing)):
            files = {name: content for name, content in newest.items() if name not in differing}
            files |= {name: source[name] for name, source in zip(differing, choice, strict=True) if name in source}
            found[frozenset((name, content) for name, content in files.items())] = files
    return list(found.values())


class Past:
    """A programme's folder, every state it had, and what is remembered of it."""

    def __init__(self, home: Path) -> None:
        """Work on a new programme in a folder of its own."""
        self.folder, self._positions = home / "Northwind", home / positions.FILE
        states = history(self.folder)
        with Desk.look(str(self.folder)) as desk:
            self._newest = {name: dict(rows) for name, rows in desk.store.tables.items()}
        self._memory = self._positions.read_bytes()
        self.mixtures = mixtures(states)

    def hold(self, files: Files, toll: Toll, *, known: bool) -> None:
        """Lay these files into the folder and hold what is said of them to what is missing."""
        laid(self.folder, files)
        self._positions.write_bytes(self._memory)
        if not known:
            os.remove(self._positions)
        try:
            noticed = inspect(Medium(), str(self.folder), DOCUMENTS)
            with Desk.look(str(self.folder)) as desk:
                noticed += positions.going_back(desk)
                there, is_known = desk.store.tables, positions.is_known(desk)
        except RmtuiError as error:
            toll.hears(error.sentence)  # refused in words: nothing is called sound
            return
        told = any(one.severity != "note" for one in noticed)
        # On a computer that never saw it, nothing is called complete: `check` says that nobody can tell.
        toll.judge(there, [self._newest], acknowledged=1, told=told) if not (told or not is_known) else None
        toll.hears(*noticed)
        with Desk.open(str(self.folder)) as desk:
            older = positions.going_back(desk)
            again = [one for one in (*desk.store.findings, *older) if one.severity != "note"]
            assert again or not is_known or desk.store.tables == self._newest, "opening says nothing"


@pytest.mark.suite("10 mixtures of older and newer files")
@pytest.mark.parametrize("part", range(PARTS if LONG else 1))
@pytest.mark.parametrize("known", [True, False], ids=["seen here", "another computer"])
def test_what_is_missing_from_any_mixture_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toll: Toll, known: bool, part: int
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    past = Past(tmp_path / "home")
    tried = past.mixtures[part::PARTS] if LONG else Random(5).sample(past.mixtures, SAMPLE)
    for files in tried:
        past.hold(files, toll, known=known)
    toll.tries("mixtures of files", len(tried))
