"""Form after a session: what becomes of what was typed and ticked on it?"""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.widget import Widget

from rmtui.programme.credits import credit_from_takeaway
from rmtui.programme.edit import Edit
from rmtui.programme.programme import Programme
from rmtui.programme.session_actions import change_action, set_action_done
from rmtui.programme.session_edits import write_up
from rmtui.programme.session_writing import SessionWriting
from rmtui.programme.unwritten import Step, in_one
from rmtui.screens.journal.after_form import AfterForm
from rmtui.screens.journal.answers import answered, minutes_shown
from rmtui.widgets.choice import Choice
from rmtui.widgets.fields import Field
from rmtui.widgets.press_line import PressLine, PressStack
from rmtui.widgets.rating import Rating

SAYS_NOTHING = ("next-on", "next-question", "note")
"""Fields about the next session, and a note, which may prepare one; all else written here means that they met."""


class AfterPage(AfterForm):
    """What to write down when they have met."""

    # Saving

    def save(self, field: Field) -> bool:
        """Save a field; anything written here means that they met."""
        if not field.dirty:
            return True
        writing = self.writing(field.id or "")
        if field.id == "met":
            writing = replace(writing, minutes=self._minutes())
        says_met = field.id not in (*SAYS_NOTHING, "met") and field.typed.strip()
        saved = self.keep(field, writing, field.typed, self._met() if says_met else None)
        if saved and field.id in ("action", "idea") and field.typed:
            field.fill("", anew=True)
        if saved and field.id == "next-on":
            return self.save(self.field("next-question"))
        return saved

    def _minutes(self) -> int | None:
        """Return the minutes the form shows, while nobody said that they met."""
        view = self.keeper.view()
        return None if view is None or view.session.took_place else minutes_shown(self.field("minutes").typed)

    def _met(self) -> Step | None:
        """Return what says that they met on the day the form shows; None where that is known."""
        view = self.keeper.view()
        if view is None or view.session.took_place:
            return None
        return self.keeper.met(self.field("met").typed, self._minutes())

    def they_met(self) -> bool:
        """Say that they met on the day the form shows; returns False where that cannot be."""
        met = self._met()
        return met is None or self.keeper.attempt(lambda: met(self.keeper.programme))

    @on(Choice.Picked)
    def _picked(self, event: Choice.Picked) -> None:
        event.stop()
        self._answer(event.choice.id or "", event.value)

    @on(Rating.Rated)
    def _rated(self, event: Rating.Rated) -> None:
        event.stop()
        self._answer(event.rating.id or "", event.key)

    def _answer(self, name: str, answer: str) -> None:
        """Keep the answer to one question; one about the meeting says that they met."""
        view = self.keeper.view()
        if view is None:
            return
        if name == "idea-whose":
            self.aim_idea(view)
            return
        met = self._met() if name != "brought" else None

        def written(programme: Programme) -> Edit:
            return write_up(programme, answered(programme.sessions[self.keeper.session_id], name, answer))

        def edit_of() -> Edit:
            return in_one(self.keeper.programme, met, written) if met else written(self.keeper.programme)

        if not self.keeper.attempt(edit_of):
            self.show_scales(view)

    @on(PressLine.Pressed)
    def _pressed(self, event: PressLine.Pressed) -> None:
        parent = event.press_line.parent
        if not isinstance(parent, PressStack) or parent.id not in ("earlier", "actions"):
            return
        event.stop()
        session_id, _, index = event.key.rpartition(" ")
        session = self.keeper.programme.sessions.get(session_id)
        if session is None or not int(index) < len(session.actions):
            return
        done = not session.actions[int(index)].done
        self.keeper.attempt(lambda: set_action_done(self.keeper.programme, session_id, int(index), done))

    def action_at(self, widget: Widget | None) -> SessionWriting | None:
        """Return what changing the action of a line is for; None where it stands for none of this session."""
        view = self.keeper.view()
        if view is None or not isinstance(widget, PressLine) or getattr(widget.parent, "id", "") != "actions":
            return None
        action = view.session.actions[int(widget.key.rpartition(" ")[2])]
        return SessionWriting(session=view.session.id, kind="action", text=action.what, level="pair")

    def remove_action(self, widget: Widget | None) -> bool:
        """Take away the action of a line; returns whether there was one."""
        if self.action_at(widget) is None or not isinstance(widget, PressLine):
            return False
        session_id, _, index = widget.key.rpartition(" ")
        return self.keeper.attempt(lambda: change_action(self.keeper.programme, session_id, int(index), None))

    def has_takeaway(self) -> bool:
        """Say whether anything is taken away yet, also what is still being typed."""
        self.save_all()
        view = self.keeper.view()
        return view is not None and bool(view.of_kind("takeaway"))

    def credit(self) -> bool:
        """Note an idea from the takeaway at the cursor, or from the last one; returns whether there was one."""
        if not self.save_all():
            return False
        view = self.keeper.view()
        writing = self.writing(self._last) if self._last in self.writings else None
        if view is None:
            return False
        takeaways = [text.id for text in view.of_kind("takeaway")]
        text_id = writing.text if writing is not None and writing.text else "".join(takeaways[-1:])
        return bool(text_id) and self.keeper.attempt(
            lambda: credit_from_takeaway(self.keeper.programme, text_id, (view.pair.mentor,), self.keeper.new_id)
        )
