"""After a session: what becomes of what was typed and ticked on its form?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.widget import Widget

from rmtui.errors import BadInput
from rmtui.programme.credits import credit_from_takeaway
from rmtui.programme.days import read_day
from rmtui.programme.edit import Edit
from rmtui.programme.session import Session
from rmtui.programme.session_actions import action_words, change_action, read_action, set_action_done
from rmtui.programme.session_edits import move_session, plan_session, write_up
from rmtui.programme.session_view import SessionView
from rmtui.screens.journal_after_shown import AfterForm
from rmtui.screens.journal_answers import (
    answered,
    asked_first,
    minutes_shown,
    minutes_typed,
    no_date_yet,
    without_weekday,
)
from rmtui.screens.journal_page import SessionPage
from rmtui.widgets.fields import Field, LineField
from rmtui.widgets.press_line import PressLine, PressStack
from rmtui.widgets.scale import Scale

PLAIN_FIELDS = ("met", "minutes", "place", "next-on", "next-question")


class AfterPage(AfterForm):
    """What to write down when they have met."""

    # Saving

    def save(self, field: Field) -> bool:
        """Save a field; anything written here means that they met."""
        plain = field.id in PLAIN_FIELDS
        says_so = field.id not in ("met", "next-on", "next-question")
        if says_so and field.dirty and field.typed.strip() and not self.they_met():
            return False
        saved = super().save(field)
        if saved and not plain and field.id in ("action", "idea") and field.typed:
            field.fill("", anew=True)
        return saved

    def save_line(self, field: LineField, view: SessionView) -> bool:
        """Save the date, the minutes, the place or what is planned next."""
        typed = field.value.strip()
        if field.id == "met":
            return self.they_met(typed)
        if field.id == "minutes":
            return self._write_up(lambda: replace(_now(self), minutes=minutes_typed(typed)))
        if field.id == "place":
            return self._write_up(lambda: replace(_now(self), place=typed))
        if field.id == "next-on":
            return self._plan(view, typed)
        if view.next is None:
            return self.keeper.attempt(lambda: no_date_yet(typed))
        planned = view.next
        asked = replace(planned, agenda=asked_first(planned, typed), agenda_by="mentee")
        return self.keeper.attempt(lambda: write_up(self.keeper.programme, asked))

    def they_met(self, typed: str | None = None) -> bool:
        """Say that they met on the day typed, or on the one the form shows; returns False where that cannot be."""
        view = self.keeper.view()
        if view is None:
            return True
        if typed is None and view.session.took_place:
            return True
        try:
            words = self.field("met").typed if typed is None else typed
            on = read_day(without_weekday(words), self.keeper.today, past=True)
        except BadInput as error:
            self.keeper.say(error.sentence, alert=True)
            return False
        return self.keeper.log(on, None if view.session.took_place else minutes_shown(self.field("minutes").typed))

    def _write_up(self, after: Callable[[], Session]) -> bool:
        return self.keeper.attempt(lambda: write_up(self.keeper.programme, after()))

    def _plan(self, view: SessionView, typed: str) -> bool:
        """Plan the next session, or move the one that is planned."""
        keeper = self.keeper
        if not typed:
            return True

        def edit_of() -> Edit:
            on = read_day(without_weekday(typed), keeper.today)
            if view.next is not None:
                return move_session(keeper.programme, view.next.id, on)
            return plan_session(keeper.programme, view.pair.id, on=on, new_id=keeper.new_id)

        return keeper.attempt(edit_of)

    @on(Scale.Picked)
    def _picked(self, event: Scale.Picked) -> None:
        event.stop()
        view = self.keeper.view()
        if view is None:
            return
        if event.scale.id == "idea-whose":
            self.aim_idea(view)
            return
        if event.scale.id != "brought" and not self.they_met():
            self.show_scales(view)
            return
        name, step = event.scale.id or "", event.step
        self._write_up(lambda: answered(_now(self), name, step))

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

    def action_of(self, widget: Widget | None) -> str | None:
        """Return the action a line stands for, in words; None where it stands for none of this session."""
        view = self.keeper.view()
        if view is None or not isinstance(widget, PressLine) or getattr(widget.parent, "id", "") != "actions":
            return None
        index = int(widget.key.rpartition(" ")[2])
        return action_words(self.keeper.programme, view.pair, view.session.actions[index])

    def change_action(self, widget: Widget | None, typed: str | None) -> bool:
        """Put other words in place of the action of a line, or take it away (None)."""
        view = self.keeper.view()
        if view is None or not isinstance(widget, PressLine):
            return False
        keeper, index, session = self.keeper, int(widget.key.rpartition(" ")[2]), view.session

        def edit_of() -> Edit:
            if typed is None:
                return change_action(keeper.programme, session.id, index, None)
            action = read_action(keeper.programme, view.pair, typed, keeper.today)
            done = session.actions[index].done
            return change_action(keeper.programme, session.id, index, replace(action, done=done))

        return keeper.attempt(edit_of)

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
        writing = self.writings.get(self._last)
        if view is None:
            return False
        takeaways = [text.id for text in view.of_kind("takeaway")]
        text_id = writing.text if writing is not None and writing.text else "".join(takeaways[-1:])
        return bool(text_id) and self.keeper.attempt(
            lambda: credit_from_takeaway(self.keeper.programme, text_id, (view.pair.mentor,), self.keeper.new_id)
        )


def _now(page: SessionPage) -> Session:
    """Return the session shown, as it is now."""
    return page.keeper.programme.sessions[page.keeper.session_id]
