"""Resting texts: saved after a minute without a key, while whoever types on waits for nothing.

The text is saved in two steps. First its editor makes the edit, which is begun beside the thread that takes keys; the
editor is told that nothing is saved yet. Once the medium has it, the editor makes the same edit once more, at the same
moment with the same ids, and only now is it saved: memory, undo list and places follow. Where somebody typed on or
saved something else meanwhile, what was begun counts for nothing, and the next save takes it back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rmtui.clock import Moment
from rmtui.desk import Desk
from rmtui.drafting import Drafting, Unsaved
from rmtui.programme.edit import Edit

SAVING = "Saving what you wrote."


@dataclass(slots=True)
class _Begun:
    writing: Unsaved
    moment: Moment
    edit: Edit | None = None
    is_on_medium: bool = False


class Resting:
    """The text at rest that is being saved, one at a time."""

    def __init__(self, desk: Desk, drafting: Drafting, say: Callable[[str], None]) -> None:
        """Save the texts written at `desk`; `say` is told that one is being saved."""
        self._desk, self._drafting, self._say = desk, drafting, say
        self._begun: _Begun | None = None
        self._asking = False

    def go_on(self) -> None:
        """Make the next step, if there is one; waits for nothing. To be called every second."""
        begun = self._begun
        if begun is None:
            self._begin()
        elif not self._drafting.is_current(begun.writing) or not self._desk.store.has_begun:
            self._begun, begun.writing.tried = None, False
        elif not self._desk.store.is_waiting:
            begun.is_on_medium = True
            self._ask(begun)
            self._begun = None

    def holds_back(self, edit: Edit) -> bool:
        """Say whether an edit is not to be saved now: it is begun by this. Raises BadInput and ReadOnly."""
        begun = self._begun
        if begun is None or not self._asking:
            return False
        if begun.is_on_medium:
            return edit != begun.edit
        self._desk.begin(edit)
        begun.edit = edit
        self._say(SAVING)
        return True

    def _begin(self) -> None:
        writing = self._drafting.at_rest()
        if writing is None:
            return
        writing.tried = True
        with self._desk.clock.at() as moment:
            self._begun = _Begun(writing, moment)
            self._ask(self._begun)
        if self._begun.edit is None:
            self._begun = None

    def _ask(self, begun: _Begun) -> None:
        """Have a text saved by its editor."""
        self._asking = True
        try:
            with self._desk.clock.at(begun.moment):
                if begun.writing.save():
                    self._drafting.saved(begun.writing.key)
        finally:
            self._asking = False
