"""Keeper: how is what was typed in a field saved as one edit, and what is said of it?

One for each form. What is typed is a draft at once; kept as an edit it is clean; refused it stays a draft.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rmtui.drafting import WRITING
from rmtui.errors import BadInput, RmtuiError
from rmtui.programme.edit import Edit
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.programme import Programme
from rmtui.programme.unwritten import Step, in_one
from rmtui.programme.writing import Writing
from rmtui.screens.host import Host
from rmtui.widgets.fields import Field

Say = Callable[[str, bool], None]
"""Shows a sentence; the second one says whether it asks for attention."""


class Keeper:
    """What the fields of a form may ask for."""

    def __init__(self, host: Host, say: Say, *, room: bool = False) -> None:
        self.host = host
        """The program around the form."""
        self._say = say
        self.room = room
        """Whether other eyes look at the screen."""
        self.refusal = ""
        """Why what was typed last cannot be kept; empty when it was kept, or when the disk refused."""

    @property
    def programme(self) -> Programme:
        """Everything in the open programme, as the form sees it."""
        return self.host.opened_desk.programme

    @property
    def today(self) -> date:
        """The day it is."""
        return self.host.opened_desk.clock.today()

    @property
    def new_id(self) -> Callable[[], str]:
        """What gives the next record its id."""
        return self.host.opened_desk.clock.new_id

    def say(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence."""
        self._say(text, alert)

    def may_show(self, level: Level) -> bool:
        """Say whether a text of this level may stand on this screen."""
        return not self.room or level != LEVELS[0]

    # Saving

    def whole(self, edit: Edit) -> Edit:
        """Return the edit with all that has to be saved before it."""
        return edit

    def attempt(self, edit_of: Callable[[], Edit]) -> bool:
        """Make an edit and save it; what stands in the way becomes a sentence."""
        self.refusal = ""
        try:
            edit = edit_of()
        except RmtuiError as error:
            self.refusal = error.sentence if isinstance(error, BadInput) else ""
            self.say(error.sentence, alert=True)
            return False
        if not edit.changes:
            return True
        if not self.host.saving.commit(self.whole(edit)):
            self.say(self.host.status, alert=True)
            return False
        if self.room:
            self.say("Saved.")
        return True

    def keep(self, writing: Writing, typed: str, first: Step | None = None) -> Writing | None:
        """Save what was typed and return what its field is for from now on; None where it is refused.

        An empty new text is nothing to save. What `first` does is part of the same edit.
        """
        if not typed.strip() and not writing.means_something:
            self._forget(writing.key)
            return writing
        clock, made = self.host.opened_desk.clock, list[Edit]()

        def written(programme: Programme) -> Edit:
            return writing.keep(programme, typed, new_id=clock.new_id, now=clock.now(), today=clock.today())

        def edit_of() -> Edit:
            made.append(in_one(self.programme, first, written) if first else written(self.programme))
            return made[0]

        edits = self.host.saving.edits
        if not self.attempt(edit_of):
            return None
        if self.host.saving.edits == edits:
            self._forget(writing.key)
        self.host.drafting.saved(writing.key)
        return writing.after(made[0])

    def moved(self, draft: str) -> None:
        """A draft goes on under another key: it goes once what is typed is kept there."""
        self.host.drafting.keep()
        self.host.drafting.saved(draft)

    def _forget(self, key: str) -> None:
        """Drop a draft that says nothing new, and what the status line said of it."""
        drafting = self.host.drafting
        drafting.saved(key)
        self.say("Saved." if self.room and not drafting.busy else drafting.state())

    def typed(self, field: Field, writing: Writing, save: Callable[[], bool]) -> None:
        """Note what a field holds after a key, so that it survives whatever happens; `save` saves it."""
        drafting = self.host.drafting
        if not field.dirty:
            self._forget(writing.key)
            return
        drafting.typed(writing.key, field.typed, dict(writing.about), save)
        if drafting.failed or drafting.looking:
            self.say(drafting.state(), alert=True)
        else:
            self.say(WRITING)

    def keep_field(self, field: Field, writing: Writing, text: str, first: Step | None = None) -> Writing | None:
        """Save what a field held, and what `first` does; the field is clean afterwards, unless somebody typed on.

        Returns what the field is for from now on; None where the text is refused.
        """
        shown, here = field.shown, field.typed == text
        if here:  # before the places are told, so that they show what is saved
            field.shown = text
        after = self.keep(writing, text, first)
        if after is None and here:
            field.shown = shown
        return after
