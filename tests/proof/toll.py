"""What did a suite try, what had been acknowledged, and what was lost, changed in silence, blown up or told?

Each test that proves something about the store takes the fixture `toll`, says what it tries and lets the toll judge
what it finds. A number that must be 0 and is not fails the test, and stands in the table as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

CANARY = "Martin cried about the merger"
"""Stands in the notes of every suite; no message and no log may ever hold it."""
TELLING = (CANARY, "cried about", "the merger")
"""What gives the canary away, also when a message quotes only half of it."""
SECRET_HOME = "/home/somebody/secret place"
"""The path the simulated medium's own errors quote; no message may ever hold it either."""
MUST_BE_ZERO = ("lost", "silent", "tracebacks", "leaks")

Rows = Mapping[str, Mapping[str, Mapping[str, Any]]]
State = Rows | None
"""Documents by table and key; None where there is no programme."""


@dataclass
class Toll:
    """The numbers of one test."""

    suite: str = ""
    """Which row of the table they belong to."""
    tried: Counter[str] = field(default_factory=Counter)
    """How many of what were tried."""
    acknowledged: int = 0
    """Acknowledged saves that were looked for again, each time one was."""
    lost: int = 0
    """Acknowledged documents that were not there, or older than acknowledged."""
    silent: int = 0
    """Documents that differ from what was saved without a word about it."""
    tracebacks: int = 0
    """Errors that reached the user as Python shows them, or as anything but a sentence of ours."""
    leaks: int = 0
    """Messages that hold note text or the path of somebody's home."""
    messages: int = 0
    """Messages searched for those."""

    def tries(self, what: str, number: int = 1) -> None:
        """Count what was tried."""
        self.tried[what] += number

    def judge(self, found: State, allowed: Sequence[State], *, acknowledged: int = 0, told: bool = False) -> None:
        """Hold what was found to the states it may be; `allowed` begins with the one acknowledged last.

        `told` is True where the user was told that something is missing: that is a loss, but not a silent one.
        """
        self.acknowledged += acknowledged
        if found in allowed:
            return
        missing, changed = compared(found, allowed[0])
        self.lost += missing
        self.silent += 0 if told else changed
        raise AssertionError(f"{missing} acknowledged documents are missing, {changed} are others; told: {told}")

    def finds(self, found: Iterable[Any], acknowledged: Iterable[Any]) -> None:
        """Hold what is there to the saves that were acknowledged, both by a name of their own."""
        wanted = set(acknowledged)
        self.acknowledged += len(wanted)
        missing = wanted - set(found)
        self.lost += len(missing)
        assert not missing, f"{len(missing)} of {len(wanted)} acknowledged saves are lost"

    def hears(self, *messages: object, home: str = SECRET_HOME) -> None:
        """Search what was said, by whatever way, for note text, for somebody's home and for Python's own errors."""
        for message in messages:
            text = str(message)
            self.messages += 1
            blown, leaking = "Traceback" in text, leaks(text, home)
            self.tracebacks += blown
            self.leaks += leaking
            assert not blown, "a message is a traceback"
            assert not leaking, "a message holds note text or the path of somebody's home"

    def as_data(self) -> dict[str, Any]:
        """Return the numbers as plain JSON."""
        numbers = {name: getattr(self, name) for name in ("acknowledged", "messages", *MUST_BE_ZERO)}
        return {"suite": self.suite, "tried": dict(self.tried), **numbers}


def leaks(text: str, home: str = SECRET_HOME) -> bool:
    """Say whether a message holds the canary or a path that shows somebody's home."""
    return any(word in text for word in TELLING) or home in text


def compared(found: State, acknowledged: State) -> tuple[int, int]:
    """Return how many acknowledged documents are missing, and how many are others than they should be."""
    wanted, there = _flat(acknowledged), _flat(found)
    missing = sum(1 for place, row in wanted.items() if there.get(place) != row)
    strange = sum(1 for place, row in there.items() if wanted.get(place) != row)
    return missing, strange


def _flat(state: State) -> dict[tuple[str, str], Any]:
    return {(table, key): row for table, rows in (state or {}).items() for key, row in rows.items()}
