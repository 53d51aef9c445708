"""The disk fails or goes away at any call of a command: it ends with a sentence, and what it printed is so.

Status 0 or 1 means that it was done; 2 or 3 that the programme is as it was. Only where the disk fails for good in the
midst of a save may it stand there although it was refused: its half could not be taken back.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rmtui.desk import Desk
from rmtui.store.backups import listed
from rmtui.store.format import Tables
from rmtui.store.medium import Medium
from tests.cli.conftest import LADDER, PEOPLE
from tests.cli.running import STATUSES, Answer, CommandLine, roster
from tests.store.simulated import WRITES
from tests.store.working import LONG

EACH = 1 if LONG else 9
"""Every call fails once in the long version, every ninth in the short one; which ones goes round."""
GONE = errno.ENODEV
LOOKS = ("names", "size", "changed_at", "read", "read_start", "read_end", "free", "device", "length", "unlock")
CALLS = (*LOOKS, *sorted(WRITES), "remove_tree")


@dataclass
class Failing:
    """A disk of which one call fails, or every later one too; one that is gone has no files either."""

    at: int
    number: int
    lasts: bool
    calls: int = 0
    hits: list[str] = field(default_factory=list)

    @property
    def is_gone(self) -> bool:
        """Whether the stick is pulled."""
        return self.number == GONE and bool(self.hits)

    def meets(self, name: str) -> None:
        """Count a call, and fail it where it is time."""
        self.calls += 1
        later = self.lasts and self.calls > self.at and (name in WRITES or self.is_gone)
        if self.calls == self.at or later:
            self.hits.append(name)
            number = errno.ENOENT if self.number == GONE else self.number
            raise OSError(number, os.strerror(number), "/home/somebody/secret place")

    @contextmanager
    def put_in(self) -> Iterator[None]:
        """Let every medium fail like this."""
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(Medium, name, self._failing(name))
            for name in ("exists", "is_folder"):
                patch.setattr(Medium, name, self._hiding(name))
            yield

    def _failing(self, name: str) -> Callable[..., Any]:
        usual = getattr(Medium, name)

        def call(medium: Medium, *arguments: Any, **named: Any) -> Any:
            self.meets(name)
            return usual(medium, *arguments, **named)

        return call

    def _hiding(self, name: str) -> Callable[[Medium, str], bool]:
        usual: Callable[[Medium, str], bool] = getattr(Medium, name)
        return lambda medium, path: not self.is_gone and usual(medium, path)


class World(NamedTuple):
    """What is on the disk."""

    tables: Tables
    """The documents of the programme, opened anew."""
    backups: tuple[str, ...]
    """Its backups."""
    made: frozenset[str]
    """The files made beside it."""


class Case(NamedTuple):
    """A command, and what is so when it says that it was done."""

    words: tuple[str, ...]
    """What is typed."""
    is_done: Callable[[World, World], bool]
    """Compares what was before with what is now."""


def _grown(table: str) -> Callable[[World, World], bool]:
    return lambda before, now: len(now.tables.get(table, {})) > len(before.tables.get(table, {}))


def _names(world: World) -> set[str]:
    return {row["name"] for row in world.tables["people"].values()}


CASES = {
    "session": Case(
        ("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-08", "--takeaway", "Film the bay"),
        _grown("sessions"),
    ),
    "import": Case(("people", "import", "more.csv"), lambda _, now: "Nora Quist" in _names(now)),
    "erase": Case(("people", "erase", "Cleo Lund", "--yes"), lambda _, now: "Cleo" not in repr(now.tables)),
    "keep": Case(("pairs", "keep", "Ben Okoro", "Martin Hale"), lambda before, now: before.tables != now.tables),
    "backup": Case(("backups", "make"), lambda before, now: len(now.backups) > len(before.backups)),
    "restore": Case(
        ("backups", "restore", "BACKUP"), lambda _, now: not now.tables.get("pairs") and len(_names(now)) == 7
    ),
    "tidy": Case(("tidy",), lambda before, now: before.tables == now.tables),
    "idea": Case(("credit", "add", "Ben Okoro", "--what", "Film the bay"), _grown("credits")),
    "notes": Case(("export", "notes", "--level", "pair", "--to", "made"), lambda _, now: any(now.made)),
    "archive": Case(("archive", "north", "--to", "made/north.zip"), lambda _, now: "north.zip" in now.made),
    "copy": Case(("copy", "north", "made/next", "--people"), lambda _, now: "next/programme.json" in now.made),
}
NUMBERS = (errno.ENOSPC, errno.EIO, GONE)


def look(place: Path) -> World:
    """Look at everything, with a disk that works, as the next start would."""
    folder = str(place / "home" / "north")
    with Desk.open(folder) as desk:
        tables = {name: dict(rows) for name, rows in desk.store.tables.items() if rows}
    made = place / "made"
    files = frozenset(str(path.relative_to(made)) for path in made.rglob("*") if path.is_file())
    return World(tables, tuple(one.name for one in listed(Medium(), folder)), files)


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a programme in it, in which there is a pair, a meeting and a backup; copied for each try."""
    place = tmp_path_factory.mktemp("pattern")
    rmtui = CommandLine(place / "home")
    rmtui("new", "north", "--name", "Northwind Exchange", "--purpose", "digital")
    rmtui("people", "import", roster(place / "people.csv", *PEOPLE), "--ladder", LADDER)
    rmtui("backups", "make")
    rmtui("pairs", "add", "Ben Okoro", "Martin Hale")
    rmtui("session", "add", "Ben Okoro", "Martin Hale", "--on", "2026-05-01", "--takeaway", "Ask the drivers")
    roster(place / "more.csv", "name,email,role", "Nora Quist,nora@north.example,mentor")
    (place / "made").mkdir()
    return place


def tried(pattern: Path, place: Path, case: Case, failing: Failing) -> tuple[World, Answer, World]:
    """Run a command on a copy of everything, and return what was before, what it answered and what is then."""
    shutil.copytree(pattern, place, ignore=shutil.ignore_patterns(".rmtui.lock"))
    before, rmtui = look(place), CommandLine(place / "home")
    words = [before.backups[-1] if word == "BACKUP" else word for word in case.words]
    with failing.put_in():
        answer = rmtui.run(*words, cwd=place)
    now = look(place)
    shutil.rmtree(place)
    return before, answer, now


def judge(case: Case, failing: Failing, before: World, answer: Answer, now: World) -> str:
    """Return what is wrong with an answer; empty for nothing."""
    done, same = case.is_done(before, now), before.tables == now.tables
    if answer.status not in STATUSES or "Traceback" in answer.err:
        return "it ended with a fault"
    if "secret" in answer.err or (answer.status > 1 and not answer.err.strip()):
        return "it says nothing, or too much"
    if answer.status <= 1:
        return "" if done else "it was not done"
    if "Saved." in answer.err:
        return "" if done else "it was not saved"
    may_stand = failing.lasts or "begun" in answer.err
    return "" if same or (may_stand and done) else "it was refused, and something changed"


@pytest.mark.parametrize("lasts", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("name", CASES)
def test_a_command_on_a_failing_disk_says_what_is_so(
    name: str, lasts: bool, pattern: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmtui.store.opening.WAIT_FOR_LOCK", 0.0)
    case, usual = CASES[name], Failing(0, 0, lasts=False)
    before, answer, now = tried(pattern, tmp_path / "p", case, usual)
    assert answer.status <= 1, answer
    assert not judge(case, usual, before, answer, now)
    wrong = []
    for at in range(1 + len(name) % EACH, usual.calls + 1, EACH):
        numbers = NUMBERS if lasts else NUMBERS[:2]  # nobody pulls a stick for one call
        for one in numbers if LONG else (numbers[at // EACH % len(numbers)],):
            failing = Failing(at, one, lasts)
            before, answer, now = tried(pattern, tmp_path / "p", case, failing)
            if found := judge(case, failing, before, answer, now):
                wrong.append((at, errno.errorcode[one], failing.hits[0], found, answer))
    assert not wrong
