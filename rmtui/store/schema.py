"""Which version of the documents does a program write, and how do older ones become it?

What changes between two versions is no matter of the store: it is told a number and a function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rmtui.store.format import SCHEMA, Tables


def as_they_are(tables: Tables, _from: int, _to: int) -> Tables:
    """Return the documents unchanged."""
    return tables


@dataclass(frozen=True, slots=True)
class Schema:
    """The version of the documents a program writes."""

    number: int = SCHEMA
    """What its snapshots and changes say; files that say more are refused."""
    upgraded: Callable[[Tables, int, int], Tables] = as_they_are
    """Makes of the documents of one version those of a later one: new ones, and always the same, because recovery
    proves them by their sum."""

    now: Callable[[], datetime] = datetime.now
    """The local time: when the backup before an upgrade was made."""

    def of(self, tables: Tables, found: int) -> Tables:
        """Return documents of the version `found` as this version has them."""
        return tables if found == self.number else self.upgraded(tables, found, self.number)


FIRST = Schema()
"""The version that has nothing before it."""
