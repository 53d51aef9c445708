"""What time is it, and which id does the next record get?

The one place that asks the computer's clock. Tests and the sample script hand in a clock of their own.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

CHANCE_BITS = 40


class Clock:
    """The time of day, the day, and ids that never collide."""

    def __init__(
        self, seconds: Callable[[], float] = time.time, chance: Callable[[int], int] = secrets.randbelow
    ) -> None:
        self._seconds = seconds
        self._chance = chance
        self._last_id = 0

    def now(self) -> datetime:
        """Return this moment in UTC, to the second."""
        return datetime.fromtimestamp(int(self._seconds()), UTC)

    def today(self) -> date:
        """Return the day it is where the user sits."""
        return datetime.fromtimestamp(self._seconds()).date()

    def new_id(self) -> str:
        """Return a decimal string made from milliseconds and chance.

        Ids of one clock rise strictly, so records made together keep their order even when the computer's clock is set
        back; ids of two computers differ by 40 bits of chance.
        """
        candidate = (int(self._seconds() * 1000) << CHANCE_BITS) | self._chance(1 << CHANCE_BITS)
        if candidate <= self._last_id:
            candidate = self._last_id + 1 + self._chance(1 << 20)
        self._last_id = candidate
        return str(candidate)
