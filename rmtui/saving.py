"""Saving of the open programme: commits and refusals, undo and redo, when one may leave, backups and tidying due.

What saving means to whoever uses the program. Nothing of the screen is known here: what is shown goes to a `Front`.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from rmtui.background import Background
from rmtui.desk import Desk
from rmtui.drafting import Drafting
from rmtui.errors import BadInput, NotSaved, RmtuiError
from rmtui.programme.edit import NO_EDIT, Edit
from rmtui.recovery.positions import remembering
from rmtui.resting import Resting
from rmtui.sentences import sentence

if TYPE_CHECKING:
    from rmtui.recovery.backups import Backing

LARGE_EDIT = 25
"""How many records an edit changes before which a backup is made."""
REST = 2.0
"""Seconds after a save before the files are tidied up."""
NEITHER = (
    "What you are writing is NOT saved, and could not be kept as a draft either. What was saved before is safe. "
    "Try again, or save your text to another place."
)
NOT_AGAIN = (
    "What you saved before and another program replaced is NOT saved again. It is only in memory. Try again, or leave "
    "and use what the files hold."
)
SAVED = "{done}. Saved. {undo: takes it back}"
SAVED_IN_FIELD = "{done}. Saved. {back}, then {undo: takes it back}"
"""Where a field has the focus, letters are text."""
TAKEN_BACK = "{done}. Saved. {redo: does it again}"
DONE_AGAIN = "{done}. Saved. {undo: takes it back}"
NO_STEP = "That step was NOT made: the programme was opened again, or changed meanwhile. Look at it and choose anew."


class Front(Protocol):
    """Who shows what saving has to say."""

    @property
    def is_in_field(self) -> bool:
        """Whether a text field has the focus, so that a letter would be text in it."""

    def tell(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence; `alert` asks for attention."""

    def renew(self, edit: Edit) -> None:
        """Show everywhere what an edit changed."""

    def ask_about_refusal(
        self, again: Callable[[], bool] | None = None, edit: Edit | None = None, *, leaving: bool = False
    ) -> object:
        """Ask what to do about `Saving.refused`; `again` tries once more, `leaving` says that text would be lost."""


class Saving:
    """The saving of one open programme."""

    def __init__(self, desk: Desk, drafting: Drafting, front: Front) -> None:
        self._desk, self._drafting, self._front = desk, drafting, front
        self.refused: RmtuiError | None = None
        """Why something could not be saved, until the next save works."""
        self.edits = 0
        """How many edits were made in this run, taken back ones included."""
        self.asked_to_leave = False
        """Whether somebody asked to leave since the last edit."""
        self._leaving = self._draft_failed = False
        self._backing: Backing | None = None
        self._background = Background("positions")
        self._saved_at = 0.0
        self._resting = Resting(desk, drafting, front.tell)

    def commit(self, edit: Edit) -> bool:
        """Save an edit and tell everybody; says why not, and returns False, when it cannot be saved."""
        try:
            if self._resting.holds_back(edit):
                return False
            self._back_up_before(edit)
            self._desk.commit(edit)
        except RmtuiError as error:
            self._refuse(error, partial(self.commit, edit), edit)
            return False
        self._after(edit, sentence(SAVED_IN_FIELD if self._front.is_in_field else SAVED, done=edit.title))
        return True

    def undo(self) -> None:
        """Take back the last change of this run."""
        self._step(lambda: self._desk.undoes, self._desk.undo, TAKEN_BACK)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(lambda: self._desk.redoes, self._desk.redo, DONE_AGAIN)

    def reopen(self) -> Edit:
        """Open the programme again where one is, with what is being written still on the screen.

        Returns what `Desk.reopen` does; raises RmtuiError.
        """
        self._drafting.keep_all()
        replaced = self._desk.reopen()
        self._drafting.look_again()
        self.refused = None
        self.edits += 1
        if not replaced.changes:
            self._front.renew(NO_EDIT)
        return replaced

    def use_theirs(self) -> None:
        """Give up what another program replaced, and show what the files hold."""
        self._desk.use_theirs()
        self._front.renew(NO_EDIT)

    def show_anew(self) -> None:
        """Show the programme everywhere as it is now: something changed it for good, beside the undo list."""
        self.edits += 1
        self._drafting.look_again()
        self._front.renew(NO_EDIT)

    # Leaving

    def may_leave(self) -> bool:
        """Save or keep everything being written; where neither works, ask first and say no."""
        self._leaving = True
        try:
            is_all_saved = self._drafting.settle()
        finally:
            self._leaving = False
        is_kept = is_all_saved or not (self._drafting.failed or self._drafting.looking)
        if not self._desk.replaced.changes and is_kept:
            return True
        self.refused = self.refused or NotSaved(NOT_AGAIN if is_kept else NEITHER)
        self._front.ask_about_refusal(leaving=True)
        return False

    # From time to time

    def keep_drafts(self) -> None:
        """Keep what was typed and save what rests; says so once where a draft failed: it is only on the screen then."""
        self._drafting.keep()
        self._resting.go_on()
        failed, self._draft_failed = self._draft_failed, self._drafting.failed
        if self._draft_failed and not failed:
            self._front.tell(self._drafting.state(), alert=True)

    def tidy(self) -> None:
        """Tidy up the files where that is due and nobody has saved or typed for a moment."""
        if not self._saved_at or self._drafting.busy or time.monotonic() - self._saved_at < REST:
            return
        self._saved_at = 0.0
        if self._desk.store.tidy_is_due:
            with contextlib.suppress(RmtuiError):  # nothing is lost; it is tried again after the next change
                self._desk.store.tidy()
        self._background.do("position", remembering(self._desk))

    def backup_due(self) -> Callable[[], str] | None:
        """Return what makes the backup that is due now, to be run beside everything else; it returns what to say."""
        if self._backing is None or not self._backing.is_due or self._drafting.busy:
            return None
        return self._backing.begin()

    # Within

    def _refuse(self, error: RmtuiError, again: Callable[[], bool], edit: Edit | None = None) -> None:
        """Say why something was not saved; where the medium is the reason, ask once what to do about it."""
        self._front.tell(error.sentence, alert=not isinstance(error, BadInput))
        if isinstance(error, NotSaved) and not self._drafting.looking:
            known, self.refused = self.refused, error
            if known is None and not self._leaving:
                self._front.ask_about_refusal(again, edit)

    def _step(self, due: Callable[[], Edit | None], step: Callable[[], str], words: str) -> bool:
        """Make the step whose edit is `due`; says why not, and returns False, when it cannot be made."""
        edit = due()

        def again() -> bool:
            if due() is edit:
                return self._step(due, step, words)
            self._front.tell(NO_STEP, alert=True)
            return False

        try:
            title = step()
        except RmtuiError as error:
            self._refuse(error, again)
            return False
        self._after(NO_EDIT, sentence(words, done=title))
        return True

    def _after(self, edit: Edit, words: str) -> None:
        self.asked_to_leave, self.refused = False, None
        self._note_for_backup()
        self.edits += 1
        self._saved_at = time.monotonic()
        self._front.tell(words)
        self._front.renew(edit)

    def _note_for_backup(self) -> None:
        if self._backing is None:
            from rmtui.recovery.backups import Backing  # loaded with the first save of a run

            self._backing = Backing(self._desk)
        self._backing.noted()

    def _back_up_before(self, edit: Edit) -> None:
        """Make a backup before a change of very many records: an import, an older state, a large clearing up."""
        if len(edit.changes) >= LARGE_EDIT:
            from rmtui.recovery.backups import back_up_before  # loaded when first needed

            back_up_before(self._desk, "large change")  # one that cannot be made is told by the next regular one
