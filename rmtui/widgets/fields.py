"""Text fields: one line, a line that grows, several lines. They lose nothing that is typed or pasted.

Each knows what it was filled with, so that nothing being typed is ever overwritten; what is pasted is one insertion,
with every line of it and without control characters. Textual's own fields are made nowhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from rmtui.programme.cleaning import clean_text
from rmtui.widgets.text import plain

BLANK = " "
"""What joins pasted lines in a field that holds one text."""
ITEMS = "; "
"""What joins them in a field that holds several entries."""
_LINE_ENDS = re.compile("[ \t]*[\n\u2028\u2029][\\s\u2028\u2029]*")


def joined(pasted: str, joint: str = BLANK) -> str:
    """Return pasted text on one line, every line of it; blanks at its ends stay, for they stand inside a sentence."""
    text = clean_text(pasted)
    if joint != BLANK:
        text = text.replace("\t", "\n")
    text = text.strip("\n\u2028\u2029")
    return _LINE_ENDS.sub(joint, text).replace("\t", BLANK)


class _Kept:
    """What every field can do."""

    joint: str
    """What joins the lines of a text on one line; empty where lines stay lines."""
    shown = ""
    """What it was filled with last, or what of it is saved."""
    has_focus: bool

    @property
    def typed(self) -> str:
        """What it holds."""
        raise NotImplementedError

    @property
    def dirty(self) -> bool:
        """Whether somebody changed it since."""
        return self.typed != self.shown

    def fill(self, text: str, *, anew: bool = False) -> None:
        """Show a text, unless somebody is writing here; `anew` shows it in any case."""
        if not anew and (self.dirty or self.has_focus):
            return
        self.put(" ".join(text.split()) if self.joint else text)
        self.shown = self.typed

    def put(self, text: str) -> None:
        """Show a text that is not saved."""
        raise NotImplementedError

    def insert_pasted(self, text: str) -> None:
        """Put a text where the cursor is, in place of what is selected."""
        raise NotImplementedError

    def to_the_end(self) -> None:
        """Put the cursor behind what was written."""
        raise NotImplementedError

    def paste(self, event: events.Paste) -> None:
        """Put what was pasted where the cursor is, in one piece; Textual's own way would drop lines."""
        event.stop()
        event.prevent_default()
        text = joined(event.text, self.joint) if self.joint else clean_text(event.text)
        if text:
            self.insert_pasted(text)


class LineField(_Kept, Input):
    """One line of text."""

    def __init__(
        self,
        id: str | None = None,  # noqa: A002 - Textual's word
        *,
        value: str = "",
        hint: str = "",
        whole: bool = False,
        joint: str = BLANK,
        suggester: Suggester | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """Make a field that holds `value`; `hint` stands in it while it is empty.

        `whole` selects its text when it gets the focus, as is right for a day typed anew; `joint` joins pasted lines.
        """
        super().__init__(
            value,
            hint,
            id=id,
            compact=True,
            select_on_focus=whole,
            suggester=suggester,
            classes=classes,
            disabled=disabled,
        )
        self.shown, self.joint = value, joint

    @property
    def typed(self) -> str:
        """What it holds."""
        return self.value

    def put(self, text: str) -> None:
        """Show a text that is not saved."""
        if self.value != text:
            with self.prevent(Input.Changed):
                self.value = text

    def insert_pasted(self, text: str) -> None:
        """Put a text where the cursor is, in place of what is selected."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)

    def to_the_end(self) -> None:
        """Put the cursor behind what was written."""
        self.cursor_position = len(self.value)

    def _on_paste(self, event: events.Paste) -> None:
        self.paste(event)


class AreaField(_Kept, TextArea):
    """Several lines of text."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("shift+tab", "app.focus_previous", show=False)]

    def __init__(
        self,
        id: str | None = None,  # noqa: A002 - Textual's word
        *,
        value: str = "",
        hint: str = "",
        classes: str | None = None,
    ) -> None:
        """Make a field that holds `value`; `hint` stands in it while it is empty."""
        super().__init__(value, id=id, compact=True, placeholder=Content(hint), classes=classes)
        self.shown, self.joint = self.text, ""

    def _refresh_size(self) -> None:
        """Measure with the cursor inside the text; Textual 8.2.8 does so before an undo has moved it there.

        Touches names private to Textual 8.2.8; to be looked at again when the pin moves.
        """
        inside = Selection(*map(self.clamp_visitable, self.selection))
        if inside != self.selection:
            self.set_reactive(TextArea.selection, inside)
        super()._refresh_size()

    @property
    def typed(self) -> str:
        """What it holds."""
        return self.text

    def put(self, text: str) -> None:
        """Show a text that is not saved."""
        if self.text != text:
            with self.prevent(TextArea.Changed):
                self.text = text

    def insert_pasted(self, text: str) -> None:
        """Put a text where the cursor is, in place of what is selected."""
        result = self.replace(text, *self.selection)
        self.move_cursor(result.end_location)

    def to_the_end(self) -> None:
        """Put the cursor behind what was written."""
        self.move_cursor(self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        self.paste(event)


class LongField(AreaField):
    """One line of any length, always shown whole: it wraps and grows instead of cutting.

    Enter says that it is done; the arrows leave it at its first and last row.
    """

    DEFAULT_CSS = """
    LongField { height: auto; min-height: 1; max-height: 8; padding: 0; }
    """

    @dataclass
    class Submitted(Message):
        """Enter was pressed."""

        field: LongField
        """Where."""

    @dataclass
    class Edged(Message):
        """An arrow was pressed at the first or the last row."""

        field: LongField
        """Where."""
        by: int
        """-1 upwards, 1 downwards."""

    def __init__(self, id: str, *, hint: str = "", joint: str = BLANK) -> None:  # noqa: A002 - Textual's word
        """Make a field; `joint` joins pasted lines."""
        super().__init__(id, hint=hint)
        self.highlight_cursor_line = False
        self.joint = joint

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
            return
        await super()._on_key(event)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up one row, from the first one out of the field."""
        self._go(-1, select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down one row, from the last one out of the field."""
        self._go(1, select)

    def _go(self, by: int, select: bool) -> None:
        at, navigator = self.cursor_location, self.navigator
        edge = navigator.is_first_wrapped_line(at) if by < 0 else navigator.is_last_wrapped_line(at)
        if edge and not select:
            self.post_message(self.Edged(self, by))
        elif by < 0:
            TextArea.action_cursor_up(self, select)
        else:
            TextArea.action_cursor_down(self, select)


Field = LineField | AreaField
"""Any of them."""


def placeholder(text: str) -> str:
    """Return what may stand in an empty line field; controls are shown, not obeyed."""
    return plain(text).plain
