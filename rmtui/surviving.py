"""Survival of faults of ours: when does the program go on after one, and what does it say when it must end?

It goes on where one action, one handler of a screen or one flow beside the screens failed, because a save is all or
nothing and nothing is half done then. It ends where the programme shown may not be the one stored, where a screen could
not be built, and where one fault follows the other.
"""

from __future__ import annotations

from rmtui.errors import RmtuiError
from rmtui.faults import write_log
from rmtui.hosting import HostingApp
from rmtui.screens.kit.place import Place

ENDS = "Something went wrong inside rmtui. What was saved is safe."
GOES_ON = (
    "Something went wrong inside rmtui: this was not done, or not to its end. What was saved is safe; look before you "
    "do it again."
)
LOG = "Where it happened is written in {name}, in the folder where programmes live; `rmtui where` prints it."
IN_A_ROW = 3
"""After so many without a save between them the program ends: something is wrong with all it does."""


class Survival:
    """The faults of one run."""

    def __init__(self, app: HostingApp) -> None:
        self._app = app
        self.is_wanted: bool | None = None
        """Whether to go on after faults; None for wherever there is a terminal. A test wants to see the fault."""
        self._count, self._edits = 0, -1

    @property
    def is_on(self) -> bool:
        """Whether faults are caught at all."""
        return not self._app.is_headless if self.is_wanted is None else self.is_wanted

    def survives(self, error: Exception) -> bool:
        """Say that something went wrong and where that is written; returns False where the program has to end."""
        app = self._app
        if not self.is_on or app.is_ending or (app.desk is not None and not app.desk.is_whole):
            return False
        reason = getattr(error, "error", error)  # of what failed in a worker
        if isinstance(reason, RmtuiError):  # no fault: a disk that refuses, where nobody expected it
            app.tell(reason.sentence, alert=True)
            return True
        edits = app.saving.edits if app.desk is not None else 0
        self._count, self._edits = self._count + 1 if edits == self._edits else 1, edits
        if self._count > IN_A_ROW:
            return False
        name = write_log(error)
        app.tell(" ".join(filter(None, (GOES_ON, LOG.format(name=name) if name else ""))), alert=True)
        if app.screen_stack and not isinstance(app.screen, Place):
            app.notify(GOES_ON, severity="error", markup=False)
        return True

    def farewell(self, error: Exception) -> str:
        """Keep what is being written, write down where it happened, and return what is true then."""
        name = write_log(error)
        return " ".join(filter(None, (ENDS, self._app.drafting.farewell(), LOG.format(name=name) if name else "")))
