"""Clock: what time is it, and which id does the next record get?

The one place that asks the computer's clock. Tests and the sample script hand in a clock of their own.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from rmtui.errors import BadInput

CHANCE_BITS = 40
TODAY_VARIABLE = "RMTUI_TODAY"
"""The variable that sets the day for trying things out; ids and times of saving stay true."""
FIRST_DAY, LAST_DAY = date(1971, 1, 1), date(9990, 12, 31)
"""The days counted with: weeks before and years after one of them are still days, in every time zone."""
_FIRST_SECOND = datetime(1971, 1, 2, tzinfo=UTC).timestamp()
_LAST_SECOND = datetime(9990, 12, 30, tzinfo=UTC).timestamp()


def day_set() -> date | None:
    """Return the day `RMTUI_TODAY` sets, None where it sets none. Raises BadInput for what is no ISO date."""
    text = os.environ.get(TODAY_VARIABLE, "")
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        day = None
    if text and (day is None or day.isoformat() != text):
        raise BadInput(
            f"{TODAY_VARIABLE} is no day. Set it to one such as 2027-03-12, or unset it. Nothing was changed."
        )
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        raise BadInput(
            f"{TODAY_VARIABLE} is a day no programme can reach. Set it to one from {FIRST_DAY} to {LAST_DAY}, or unset "
            "it. Nothing was changed."
        )
    return day


@dataclass(slots=True)
class Moment:
    """A moment that can be had twice, with the ids given in it."""

    seconds: float
    """When it is, since 1970."""
    ids: list[str] = field(default_factory=list)
    """The ids given in it, in their order."""


class Clock:
    """The time of day, the day, and ids that never collide; a computer's clock beyond all sense is held within it."""

    def __init__(
        self, seconds: Callable[[], float] | None = None, chance: Callable[[int], int] = secrets.randbelow
    ) -> None:
        self.day_set = day_set() if seconds is None else None
        """The day taken instead of the computer's, for trying things out; None for none."""
        self._seconds = seconds or time.time
        self._chance = chance
        self._last_id = 0
        self._moment: Moment | None = None
        self._ids_left: Iterator[str] = iter(())

    @contextmanager
    def at(self, moment: Moment | None = None) -> Iterator[Moment]:
        """Stand still; with a moment it is that one once more, and gives the same ids again."""
        before, left = self._moment, self._ids_left
        self._moment = moment or Moment(self._time())
        self._ids_left = iter(tuple(self._moment.ids))
        try:
            yield self._moment
        finally:
            self._moment, self._ids_left = before, left

    def _time(self) -> float:
        seconds = self._moment.seconds if self._moment is not None else self._seconds()
        return min(max(seconds, _FIRST_SECOND), _LAST_SECOND)

    def now(self) -> datetime:
        """Return this moment in UTC, to the second."""
        return datetime.fromtimestamp(int(self._time()), UTC)

    def today(self) -> date:
        """Return the day it is where the user sits, or the one that is set."""
        return self.day_set or self.computer_day()

    def computer_day(self) -> date:
        """Return the day it is where the user sits, for what says when something was saved, copied or erased."""
        return datetime.fromtimestamp(self._time()).date()

    def new_id(self) -> str:
        """Return a decimal string made from milliseconds and chance.

        Ids of one clock rise strictly, so records made together keep their order even when the computer's clock is set
        back; ids of two computers differ by 40 bits of chance.
        """
        again = next(self._ids_left, "")
        if again:
            return again
        candidate = (int(self._time() * 1000) << CHANCE_BITS) | self._chance(1 << CHANCE_BITS)
        if candidate <= self._last_id:
            candidate = self._last_id + 1 + self._chance(1 << 20)
        self._last_id = candidate
        if self._moment is not None:
            self._moment.ids.append(str(candidate))
        return str(candidate)
