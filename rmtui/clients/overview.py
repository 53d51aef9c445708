"""Overview of the clients: which programmes are there, what does each need, and when was it opened last?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.folders import known_programmes
from rmtui.programme.today import items
from rmtui.settings import opened_on

UNREADABLE = "(cannot be read)"
NAMELESS = "(no name yet)"


@dataclass(frozen=True, slots=True)
class Client:
    """One programme among several, as a list shows it: numbers only, nothing of what it holds."""

    folder: str
    """Where it lies."""
    brand: str
    """What it is called."""
    pairs: int | None
    """How many pairs are open; None where it cannot be read."""
    lines: int | None
    """How many lines stand on Today; None where it cannot be read."""
    opened: date | None
    """The day it was opened last here; None where that is not known."""

    @property
    def name(self) -> str:
        """The name of its folder."""
        return os.path.basename(self.folder)


def clients(clock: Clock | None = None) -> list[Client]:
    """Return the programmes found, most recent first; changes nothing."""
    clock = clock or Clock()
    return [client_in(folder, clock) for folder in known_programmes()]


def client_in(folder: str, clock: Clock) -> Client:
    """Return what the programme in a folder needs; one that cannot be read says so."""
    opened = opened_on(folder)
    try:
        with Desk.look(folder, clock) as desk:
            programme = desk.programme
            pairs = sum(pair.is_open for pair in programme.pairs.all())
            lines = len(items(programme, clock.today()))
            return Client(folder, programme.about.brand or NAMELESS, pairs, lines, opened)
    except RmtuiError:
        return Client(folder, UNREADABLE, None, None, opened)
