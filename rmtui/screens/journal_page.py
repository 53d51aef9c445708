"""What do the three pages of a session's form share? Fields that save what was typed when they are left."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from rmtui.programme.levels import Level
from rmtui.programme.session_texts import change_text
from rmtui.programme.session_view import SessionView
from rmtui.programme.writing import Writing
from rmtui.screens.journal_keeper import Keeper
from rmtui.widgets.fields import AreaField, Field, LineField
from rmtui.widgets.press_line import LevelChip
from rmtui.widgets.text import line

PRIVATE_MEANS = (
    "Only this file: whoever runs rmtui, or has this folder, can read it. People may ask what is kept about them."
)
"""Said beside private text."""


class SessionPage(VerticalScroll, can_focus=False):
    """One page of the form. A subclass composes it, fills it in `renew`, and says in `save_line` what a field keeps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "field(1)", show=False),
        Binding("up", "field(-1)", show=False),
    ]

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__(id=name, classes="page")
        self.keeper = keeper
        self.writings: dict[str, Writing] = {}
        """What each text field is for, by its id; a field that is not among these keeps a plain value."""
        self._levels: dict[str, Level] = {}
        self._last = ""
        self._chips: dict[str, LevelChip] = {}
        self.showing = ""
        """Id of the session the fields were filled with."""

    # For subclasses

    def renew(self, view: SessionView, *, anew: bool) -> None:
        """Show the session; `anew` when another one was shown before."""
        raise NotImplementedError

    def save_line(self, field: LineField, view: SessionView) -> bool:
        """Save a plain value, such as a date, and return whether that worked."""
        raise NotImplementedError

    def first(self) -> Widget | None:
        """Return where writing starts."""
        raise NotImplementedError

    def fill(self, field_id: str, writing: Writing, text: str, *, anew: bool) -> None:
        """Fill a text field, and say what it is for."""
        field, before = self.field(field_id), self.writings.get(field_id)
        if anew or before is None or not field.dirty:
            if not writing.text:
                writing.level = self._levels.get(field_id, writing.level)
            self.writings[field_id] = writing
            # What was saved a moment ago, cleaned, must not jump under the cursor of whoever goes on typing.
            if not (field.has_focus and field.typed.strip() == text.strip()):
                field.fill(text, anew=True)
        chip = self.chip(field_id)
        if chip is not None:
            chip.show_level(self.writings[field_id].level)

    def chip(self, field_id: str) -> LevelChip | None:
        """Return what shows who may know the text of a field."""
        if not self._chips:
            self._chips = {chip.key: chip for chip in self.query(LevelChip)}
        return self._chips.get(field_id)

    def field(self, field_id: str) -> Field:
        """Return a field by its id."""
        found = self.query_one(f"#{field_id}")
        assert isinstance(found, LineField | AreaField)
        return found

    def forget_choices(self) -> None:
        """Another session is shown: levels chosen for texts not yet written no longer count."""
        self._levels.clear()
        self._last = ""

    def take_up(self, text: str, writing: Writing) -> Writing | None:
        """Put a draft into the field it was typed in; returns what that field is for, or None where there is none."""
        for field_id, own in self.writings.items():
            if (own.kind, own.text, own.prompt) == (writing.kind, writing.text, writing.prompt):
                if not own.text:
                    own.level = self._levels[field_id] = writing.level
                field = self.field(field_id)
                if isinstance(field, LineField):
                    field.value = text
                else:
                    field.text = text
                chip = self.chip(field_id)
                if chip is not None:
                    chip.show_level(own.level)
                self.keeper.typed(field, own)
                self.screen.set_focus(field)
                return own
        return None

    # Saving

    def save(self, field: Field) -> bool:
        """Save what was typed in a field; returns False when it could not be saved."""
        view = self.keeper.view()
        if view is None or not field.dirty:
            return True
        writing = self.writings.get(field.id or "")
        if writing is not None:
            return self.keeper.keep_field(field, writing, field.typed)
        if isinstance(field, AreaField) or self.showing != self.keeper.session_id:
            return True
        shown, field.shown = field.shown, field.value
        if self.save_line(field, view):
            return True
        field.shown = shown
        return False

    def save_all(self) -> bool:
        """Save every field that changed; returns False when one could not be saved."""
        saved = [self.save(field) for field in (*self.query(LineField), *self.query(AreaField)) if field.dirty]
        return all(saved)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        field = event.control
        if isinstance(field, LineField | AreaField) and field.id in self.writings:
            self.keeper.typed(field, self.writings[field.id])

    @on(DescendantBlur)
    def _left(self, event: DescendantBlur) -> None:
        if isinstance(event.widget, LineField | AreaField) and event.widget.dirty:
            self.save(event.widget)

    @on(DescendantFocus)
    def _entered(self, event: DescendantFocus) -> None:
        widget = event.widget
        if isinstance(widget, LevelChip):
            self._last = widget.key
        elif widget.id and self.chip(widget.id) is not None:
            self._last = widget.id

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        field = event.control
        if isinstance(field, LineField) and (not field.dirty or self.save(field)):
            self.go_on(field)

    def go_on(self, field: LineField) -> None:
        """Go on after Enter in a field: to the next one."""
        self._step(field, 1)

    def leave(self, field: Widget) -> None:
        """Leave a text field for what is pressed nearest to it, where letters are commands; best its own level."""
        chain = [w for w in self.screen.focus_chain if self in w.ancestors]
        place = chain.index(field) if field in chain else 0
        near = (w for w in (*chain[place:], *reversed(chain[:place])) if not isinstance(w, LineField | AreaField))
        self.screen.set_focus(self.chip(field.id or "") or next(near, None))

    def action_field(self, by: int) -> None:
        """Go to the next field, or the one before."""
        if self.screen.focused is not None:
            self._step(self.screen.focused, by)

    def _step(self, start: Widget, by: int) -> None:
        """Move the focus over the fields and scales; chips are for Tab."""
        chain = [w for w in self.screen.focus_chain if self in w.ancestors and not isinstance(w, LevelChip)]
        place = chain.index(start) + by if start in chain else 0
        if 0 <= place < len(chain):
            self.screen.set_focus(chain[place])

    # Who may know

    def level_target(self) -> LevelChip | None:
        """Return the chip of the text that has the focus or had it last."""
        if self._last:
            return self.chip(self._last)
        return next(iter(self._chips.values()), None)

    def set_level(self, chip: LevelChip, level: Level) -> None:
        """Say who may know the text of a field; a text not yet written remembers it."""
        writing = self.writings[chip.key]
        if writing.text and self.keeper.programme.texts.get(writing.text) is not None:
            text_id = writing.text
            self.keeper.attempt(lambda: change_text(self.keeper.programme, text_id, level=level))
            return
        writing.level = self._levels[chip.key] = level
        chip.show_level(level)
        field = self.field(chip.key)
        if field.dirty:
            self.keeper.typed(field, writing)


def row(*widgets: Widget, classes: str = "") -> Horizontal:
    """Return widgets beside each other on one line."""
    return Horizontal(*widgets, classes=f"row {classes}")


def label(text: str, classes: str = "") -> Label:
    """Return fixed words beside a field."""
    return Label(line(text), classes=classes, markup=False)
