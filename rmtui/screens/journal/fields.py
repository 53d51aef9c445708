"""Fields of a session's form: who may know what is typed in each, and where do the keys lead from one?"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from rmtui.programme.levels import Level
from rmtui.programme.session_texts import change_text
from rmtui.programme.session_writing import SessionWriting
from rmtui.programme.writing import Writing
from rmtui.screens.journal.keeper import SessionKeeper
from rmtui.screens.writing.fields import FieldPage
from rmtui.widgets.fields import AreaField, Field, LineField, LongField
from rmtui.widgets.press_line import LevelChip, PressLine
from rmtui.widgets.text import line

PRIVATE_MEANS = (
    "Only this file: whoever runs rmtui, or has this folder, can read it. People may ask what is kept about them."
)
"""Said beside private text."""
ASIDE = "aside"
"""The class of what the arrows pass over, as they pass over levels: Tab and the mouse reach it."""


class LevelPage(FieldPage):
    """Fields one below the other. A subclass composes them and fills them by `fill`."""

    PASSED: ClassVar[type[Widget]] = PressLine
    """What Tab passes over on its way from a text, so that nobody who is writing lands among commands."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "tab(1)", show=False),
        Binding("shift+tab", "tab(-1)", show=False),
    ]

    def __init__(self, keeper: SessionKeeper, name: str) -> None:
        super().__init__(keeper, name)
        self.keeper: SessionKeeper = keeper
        self._levels: dict[str, Level] = {}
        self._last = ""
        self._chips: dict[str, LevelChip] = {}

    def fill(self, field_id: str, writing: Writing, text: str, *, anew: bool = False) -> None:
        """Fill a field, and say what it is for; a text not yet written remembers who may know it."""
        unwritten = self.keeper.unwritten
        if isinstance(writing, SessionWriting):
            if unwritten is not None and unwritten.id == writing.session:
                writing = replace(writing, pair=unwritten.pair, unwritten_on=unwritten.on)
            if not writing.text:
                writing = replace(writing, level=self._levels.get(field_id, writing.level))
        super().fill(field_id, writing, text, anew=anew)
        chip = self.chip(field_id)
        if chip is not None:
            chip.show_level(self.writings[field_id].level)

    def writing(self, field_id: str) -> SessionWriting:
        """Return what a field is for."""
        found = self.writings[field_id]
        assert isinstance(found, SessionWriting)
        return found

    def chip(self, field_id: str) -> LevelChip | None:
        """Return what shows who may know the text of a field."""
        if not self._chips:
            self._chips = {chip.key: chip for chip in self.query(LevelChip)}
        return self._chips.get(field_id)

    def forget_choices(self) -> None:
        """Something else is shown: levels chosen for texts not yet written no longer count."""
        self._levels.clear()
        self._last = ""

    def is_like(self, own: Writing, writing: Writing) -> bool:
        """Say whether a field is the one a draft was typed in, though the text it was about is gone or another."""
        if not isinstance(own, SessionWriting) or not isinstance(writing, SessionWriting):
            return False
        return (own.kind, own.text, own.prompt) == (writing.kind, writing.text, writing.prompt)

    def taken(self, field_id: str, writing: Writing) -> None:
        """Keep the level a draft was typed at, while its text is not written."""
        own = self.writing(field_id)
        if not own.text:
            self.writings[field_id] = own = replace(own, level=writing.level)
            self._levels[field_id] = writing.level
        chip = self.chip(field_id)
        if chip is not None:
            chip.show_level(own.level)

    @on(DescendantFocus)
    def _entered(self, event: DescendantFocus) -> None:
        widget = event.widget
        if isinstance(widget, LevelChip):
            self._last = widget.key
        elif widget.id and self.chip(widget.id) is not None:
            self._last = widget.id

    # Going on

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if isinstance(event.control, LineField):
            self._done(event.control)

    @on(LongField.Submitted)
    def _submitted_long(self, event: LongField.Submitted) -> None:
        event.stop()
        self._done(event.field)

    @on(LongField.Edged)
    def _edged(self, event: LongField.Edged) -> None:
        event.stop()
        self._step(event.field, event.by)

    def _done(self, field: Field) -> None:
        stays = self.stays(field)
        if (not field.dirty or self.save(field)) and not stays:
            self.go_on(field)

    def stays(self, field: Field) -> bool:
        """Say whether Enter keeps what stands in a field and stays there, for the next one."""
        return False

    def go_on(self, field: Field) -> None:
        """Go on after Enter in a field: to the next one."""
        self._step(field, 1)

    def leave(self, field: Widget) -> None:
        """Leave a text field for what is pressed nearest to it, where letters are commands; best its own level."""
        chain = [w for w in self.screen.focus_chain if self in w.ancestors]
        place = chain.index(field) if field in chain else 0
        near = (w for w in (*chain[place:], *reversed(chain[:place])) if not isinstance(w, LineField | AreaField))
        self.screen.set_focus(self.chip(field.id or "") or next(near, None))

    def action_tab(self, by: int) -> None:
        """Go on by Tab: from a text to the next field, for on what stands between letters are commands.

        Escape leads from a text to its level, and Tab from there to everything that can be pressed.
        """
        focused = self.screen.focused
        if isinstance(focused, Input | TextArea):
            own = [w for w in self.screen.focus_chain if self in w.ancestors and not isinstance(w, self.PASSED)]
            place = own.index(focused) + by if focused in own else -1
            if 0 <= place < len(own):
                self.screen.set_focus(own[place])
                return
        (self.screen.focus_next if by > 0 else self.screen.focus_previous)()

    def action_field(self, by: int) -> None:
        """Go to the next field, or the one before."""
        if self.screen.focused is not None:
            self._step(self.screen.focused, by)

    def _step(self, start: Widget, by: int) -> None:
        """Move the focus over the fields and scales; levels and what stands aside are for Tab."""
        own = [w for w in self.screen.focus_chain if self in w.ancestors]
        place = own.index(start) if start in own else -1
        ahead = own[place + 1 :] if by > 0 else own[: max(0, place)][::-1]
        goal = next((w for w in ahead if not isinstance(w, LevelChip) and not w.has_class(ASIDE)), None)
        if goal is not None:
            self.screen.set_focus(goal)

    # Who may know

    def level_target(self) -> LevelChip | None:
        """Return the chip of the text that has the focus or had it last."""
        if self._last:
            return self.chip(self._last)
        return next(iter(self._chips.values()), None)

    def set_level(self, chip: LevelChip, level: Level) -> None:
        """Say who may know the text of a field; a text not yet written remembers it."""
        writing = self.writing(chip.key)
        if writing.text and self.keeper.programme.texts.get(writing.text) is not None:
            text_id = writing.text
            self.keeper.attempt(lambda: change_text(self.keeper.programme, text_id, level=level))
            return
        self.writings[chip.key] = replace(writing, level=level)
        self._levels[chip.key] = level
        chip.show_level(level)
        field = self.field(chip.key)
        if field.dirty:
            self.note(field)


def row(*widgets: Widget, classes: str = "") -> Horizontal:
    """Return widgets beside each other."""
    return Horizontal(*widgets, classes=f"row {classes}")


def label(text: str, classes: str = "") -> Label:
    """Return fixed words beside a field."""
    return Label(line(text), classes=classes, markup=False)


def with_level(field: Field, sign: str = "") -> Horizontal:
    """Return a field with who may know its text; `sign` before it shows where one of several begins."""
    return row(*([label(sign)] if sign else []), field, LevelChip(field.id or ""))
