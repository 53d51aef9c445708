"""One save that is written beside the thread that asked for it: nobody waits for the medium.

What was begun is nothing yet: it counts once it is taken over, and until then it can be taken back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from rmtui.store.format import Operation
from rmtui.store.generations import Place

PATIENCE = 20.0
"""Seconds that are waited for a medium before a folder is let go of all the same."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of changes, made but not written."""

    data: bytes
    """Its bytes."""
    kept: list[Operation]
    """The operations as they will be read back."""
    place: Place
    """Where the save after it goes."""


class Ahead:
    """A line on its way to the medium."""

    def __init__(self, what: object, line: Line, write: Callable[[], None]) -> None:
        """Have `write` write the line in a thread of its own; `what` tells this save from every other one."""
        self.what = what
        """What is saved."""
        self.line = line
        """The line being written."""
        self._write = write
        self._error: Exception | None = None
        self._done = threading.Event()
        threading.Thread(target=self._work, name="save", daemon=True).start()

    @property
    def is_done(self) -> bool:
        """Whether the medium has taken it or refused it."""
        return self._done.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until the medium has answered, at most so long; returns whether it has."""
        return self._done.wait(seconds)

    def stands(self) -> bool:
        """Wait for the medium and return whether the line is on it."""
        self._done.wait()
        return self._error is None

    def finish(self) -> None:
        """Wait until it is durable; raises NotSaved where the medium refused it."""
        if not self.stands() and self._error is not None:
            raise self._error

    def _work(self) -> None:
        try:
            self._write()
        except Exception as error:  # raised again where somebody waits for it
            self._error = error
        finally:
            self._done.set()
