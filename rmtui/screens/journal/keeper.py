"""Keeper of a session's form: what does it show, and what has to be saved before anything written in it?

The same pages stand in the Journal and in the room; what differs between the two is here.
"""

from __future__ import annotations

from rmtui.programme.edit import NO_EDIT, Edit, joined
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme
from rmtui.programme.session_values import log_met
from rmtui.programme.session_view import SessionView, look_at
from rmtui.programme.unwritten import Step, Unwritten
from rmtui.screens.host import Host
from rmtui.screens.writing.keeper import Keeper, Say


class SessionKeeper(Keeper):
    """What the pages of the form may ask for."""

    def __init__(self, host: Host, say: Say, *, room: bool) -> None:
        super().__init__(host, say, room=room)
        self.session_id = ""
        """Id of the session shown; empty for none."""
        self.unwritten: Unwritten | None = None
        """The session shown, where it does not exist before something is written in it."""
        self._with_unwritten: tuple[tuple[int, Unwritten], Edit, Programme] | None = None

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

    @property
    def is_unwritten(self) -> bool:
        """Whether the session shown does not exist yet."""
        return bool(self._now()[0].changes)

    def make_session(self) -> bool:
        """Make the session that is still unwritten, for something that needs it; returns whether it exists."""
        plan, _ = self._now()
        return not plan.changes or self.host.saving.commit(plan)

    def whole(self, edit: Edit) -> Edit:
        """Return the edit, with the one that makes the session where that is still to be made."""
        plan = self._now()[0]
        new = plan.changes and not any(one.id == self.session_id and one.before is None for one in edit.changes)
        return joined(edit.kind, edit.label, (plan, edit)) if new else edit

    @property
    def default_level(self) -> Level:
        """At which level a note or a reflection starts: as confidential as can be written here."""
        return "pair" if self.room else "private"

    def view(self) -> SessionView | None:
        """Return the session as it is now."""
        return look_at(self.programme, self.session_id, room=self.room) if self.session_id else None

    def met(self, typed: str, minutes: int | None = None) -> Step:
        """Return what says that the session shown took place on the day typed."""
        now, today = self.host.opened_desk.clock.now(), self.today
        return lambda programme: log_met(programme, self.session_id, typed, minutes=minutes, now=now, today=today)
