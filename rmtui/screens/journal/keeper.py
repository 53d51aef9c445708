"""Keeper: how do the pages of a session's form read the programme, save what was typed, and say so?

The same pages stand in the Journal and in the room; what differs between the two is here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from rmtui.errors import BadInput, RmtuiError
from rmtui.programme.edit import NO_EDIT, Edit, joined
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme
from rmtui.programme.session_values import log_met
from rmtui.programme.session_view import SessionView, look_at
from rmtui.programme.unwritten import Step, Unwritten, in_one
from rmtui.programme.writing import Writing, keep
from rmtui.screens.host import Host

if TYPE_CHECKING:
    from rmtui.widgets.fields import Field

Say = Callable[[str, bool], None]
"""Shows a sentence; the second one says whether it asks for attention."""


class Keeper:
    """What the pages of the form may ask for."""

    def __init__(self, host: Host, say: Say, *, room: bool) -> None:
        self.host = host
        """The program around the form."""
        self._say = say
        self.room = room
        """Whether other eyes look at the screen."""
        self.session_id = ""
        """Id of the session shown; empty for none."""
        self.unwritten: Unwritten | None = None
        """The session shown, where it does not exist before something is written in it."""
        self._with_unwritten: tuple[tuple[int, Unwritten], Edit, Programme] | None = None
        self.refusal = ""
        """Why what was typed last cannot be kept; empty when it was kept, or when the disk refused."""

    @property
    def programme(self) -> Programme:
        """Everything in the open programme, a session that is still unwritten included."""
        return self._now()[1]

    def _now(self) -> tuple[Edit, Programme]:
        """Return the edit that makes the unwritten session, and the programme with it."""
        programme = self.host.opened_desk.programme
        if self.unwritten is None or programme.sessions.get(self.unwritten.id) is not None:
            return NO_EDIT, programme
        if programme.pairs.get(self.unwritten.pair) is None:
            return NO_EDIT, programme
        state = self.host.saving.edits, self.unwritten
        if self._with_unwritten is None or self._with_unwritten[0] != state:
            plan = self.unwritten.plan(programme)
            self._with_unwritten = state, plan, programme.after(plan)
        return self._with_unwritten[1:]

    def make_session(self) -> bool:
        """Make the session that is still unwritten, for something that needs it; returns whether it exists."""
        plan, _ = self._now()
        return not plan.changes or self.host.saving.commit(plan)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.host.opened_desk.clock.today()

    @property
    def new_id(self) -> Callable[[], str]:
        """What gives the next record its id."""
        return self.host.opened_desk.clock.new_id

    @property
    def default_level(self) -> Level:
        """At which level a note or a reflection starts: as confidential as can be written here."""
        return "pair" if self.room else "private"

    def view(self) -> SessionView | None:
        """Return the session as it is now."""
        return look_at(self.programme, self.session_id, room=self.room) if self.session_id else None

    def say(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence."""
        self._say(text, alert)

    # Saving

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
        plan = self._now()[0]
        new = plan.changes and not any(one.id == self.session_id and one.before is None for one in edit.changes)
        if not self.host.saving.commit(joined(edit.kind, edit.label, (plan, edit)) if new else edit):
            self.say(self.host.status, alert=True)
            return False
        if self.room:
            self.say("Saved.")
        return True

    def met(self, typed: str, minutes: int | None = None) -> Step:
        """Return what says that the session shown took place on the day typed."""
        now, today = self.host.opened_desk.clock.now(), self.today
        return lambda programme: log_met(programme, self.session_id, typed, minutes=minutes, now=now, today=today)

    def keep(self, writing: Writing, typed: str, first: Step | None = None) -> bool:
        """Save what was typed in a field; an empty new text is nothing to save.

        What `first` does is part of the same edit.
        """
        if not typed.strip() and not writing.means_something:
            self._forget(writing.key)
            return True
        desk = self.host.opened_desk
        made: list[str] = []

        def written(programme: Programme) -> Edit:
            return keep(programme, writing, typed, new_id=desk.clock.new_id, now=desk.clock.now(), today=self.today)

        def edit_of() -> Edit:
            edit = in_one(self.programme, first, written) if first else written(self.programme)
            made.extend(change.id for change in edit.changes if change.table == "texts" and change.before is None)
            return edit

        before, edits = writing.key, self.host.saving.edits
        if not self.attempt(edit_of):
            return False
        if self.host.saving.edits == edits:
            self._forget(before)
        self.host.drafting.saved(before)
        writing.text = made[0] if made else writing.text
        return True

    def _forget(self, key: str) -> None:
        """Drop a draft that says nothing new, and what the status line said of it."""
        drafting = self.host.drafting
        drafting.saved(key)
        state = drafting.state()
        self.say("Saved." if self.room and not drafting.busy else state)

    def typed(self, field: Field, writing: Writing, save: Callable[[], bool]) -> None:
        """Note what a field holds after a key, so that it survives whatever happens; `save` saves it."""
        drafting = self.host.drafting
        if not field.dirty:
            self._forget(writing.key)
            return
        drafting.typed(writing.key, field.typed, writing.about, _Once(self, save))
        if drafting.failed or drafting.looking:
            self.say(drafting.state(), alert=True)
        else:
            self.say("Draft kept; it is saved when you leave the field.")

    def keep_field(self, field: Field, writing: Writing, text: str, first: Step | None = None) -> bool:
        """Save what a field held, and what `first` does; the field is clean afterwards, unless somebody typed on."""
        shown, here = field.shown, field.typed == text
        if here:
            field.shown = text
        if self.keep(writing, text, first):
            return True
        if here:
            field.shown = shown
        return False


class _Once:
    """Saves a text that rests; one that was refused waits for its owner instead of being refused every second."""

    def __init__(self, keeper: Keeper, save: Callable[[], bool]) -> None:
        self._keeper, self._save, self._refused = keeper, save, False

    def __call__(self) -> bool:
        if self._refused:
            return False
        saved = self._save()
        self._refused = not saved and bool(self._keeper.refusal)
        return saved
