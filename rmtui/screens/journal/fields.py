"""Fields of the Journal: how do they keep what is typed, from the first key to the saved record?

Every field says by a `Writing` what it is for. What is typed is a draft at once and saved when the field is left; what
cannot be kept stays in the field, and as a draft, with a sentence that says what is wrong.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantBlur, DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from rmtui.programme.levels import Level
from rmtui.programme.session_texts import change_text
from rmtui.programme.writing import Writing
from rmtui.screens.journal.keeper import Keeper
from rmtui.widgets.field_scroll import FieldScroll
from rmtui.widgets.fields import AreaField, Field, LineField, LongField
from rmtui.widgets.press_line import LevelChip, PressLine
from rmtui.widgets.text import line

PRIVATE_MEANS = (
    "Only this file: whoever runs rmtui, or has this folder, can read it. People may ask what is kept about them."
)
"""Said beside private text."""
ASIDE = "aside"
"""The class of what the arrows pass over, as they pass over levels: Tab and the mouse reach it."""


class FieldPage(FieldScroll):
    """Fields one below the other. A subclass composes them and fills them by `fill`."""

    PASSED: ClassVar[type[Widget]] = PressLine
    """What Tab passes over on its way from a text, so that nobody who is writing lands among commands."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "tab(1)", show=False),
        Binding("shift+tab", "tab(-1)", show=False),
    ]

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__(id=name, classes="page")
        self.keeper = keeper
        """Reads the programme and saves."""
        self.writings: dict[str, Writing] = {}
        """What each field is for, by its id."""
        self._levels: dict[str, Level] = {}
        self._last = ""
        self._chips: dict[str, LevelChip] = {}

    def fill(self, field_id: str, writing: Writing, text: str, *, anew: bool = False) -> None:
        """Fill a field, and say what it is for; what was typed for it and refused stands in it again."""
        field, before = self.field(field_id), self.writings.get(field_id)
        if anew or before is None or not field.dirty:
            unwritten = self.keeper.unwritten
            if unwritten is not None and unwritten.id == writing.session:
                writing.pair, writing.unwritten_on = unwritten.pair, unwritten.on
            if not writing.text:
                writing.level = self._levels.get(field_id, writing.level)
            self.writings[field_id] = writing
            # What was saved a moment ago, cleaned, must not jump under the cursor of whoever goes on typing.
            if not (field.has_focus and field.typed.strip() == text.strip()):
                field.fill(text, anew=True)
            held = self.keeper.host.drafting.held(writing.key)
            if held is not None and (anew or before is None or before.key != writing.key):
                field.put(held)
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
        """Something else is shown: levels chosen for texts not yet written no longer count."""
        self._levels.clear()
        self._last = ""

    def let_go(self) -> None:
        """Something else is shown: what could not be saved is no longer on the screen, and waits for its own place."""
        for field in (*self.query(LineField), *self.query(AreaField)):
            if field.dirty:
                field.put(field.shown)

    def take_up(self, text: str, writing: Writing) -> Writing | None:
        """Put a draft into the field it was typed in; returns what that field is for, or None where there is none."""
        for field_id, own in self.writings.items():
            if (own.kind, own.text, own.prompt) == (writing.kind, writing.text, writing.prompt):
                if not own.text:
                    own.level = self._levels[field_id] = writing.level
                field = self.field(field_id)
                field.put(text)
                chip = self.chip(field_id)
                if chip is not None:
                    chip.show_level(own.level)
                self.note(field)
                self.screen.set_focus(field)
                field.call_after_refresh(_to_the_end, field)
                return own
        return None

    # Saving

    def save(self, field: Field) -> bool:
        """Save what was typed in a field; returns False when it could not be saved."""
        writing = self.writings.get(field.id or "")
        if writing is None or not field.dirty:
            return True
        return self.keeper.keep_field(field, writing, field.typed)

    def save_all(self) -> bool:
        """Save every field that changed; returns False when one could not be saved."""
        saved = [self.save(field) for field in (*self.query(LineField), *self.query(AreaField)) if field.dirty]
        return all(saved)

    def note(self, field: Field) -> None:
        """Keep what a field holds as a draft."""
        writing, text = self.writings[field.id or ""], field.typed

        def save() -> bool:
            if self.writings.get(field.id or "") is writing and field.typed == text:
                return self.save(field)
            return self.keeper.keep_field(field, writing, text)

        self.keeper.typed(field, writing, save)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        field = event.control
        if isinstance(field, LineField | AreaField) and field.id in self.writings:
            self.note(field)

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
        if not field.dirty or self.save(field):
            self.go_on(field)

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
        writing = self.writings[chip.key]
        if writing.text and self.keeper.programme.texts.get(writing.text) is not None:
            text_id = writing.text
            self.keeper.attempt(lambda: change_text(self.keeper.programme, text_id, level=level))
            return
        writing.level = self._levels[chip.key] = level
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


def _to_the_end(field: Field) -> None:
    """Put the cursor behind what was written, where it can be seen."""
    if isinstance(field, Input):
        field.cursor_position = len(field.value)
    else:
        field.move_cursor(field.document.end)
    field.scroll_visible(animate=False)
