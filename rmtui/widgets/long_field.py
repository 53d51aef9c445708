"""A line of text that is always shown whole: the field grows with it, and wraps instead of cutting."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from rmtui.widgets.fields import AreaField


class LongField(AreaField):
    """One line of any length. Enter says that it is done; the arrows leave it at its first and last row."""

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

    def __init__(self, id: str, *, hint: str = "") -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, hint=hint)
        self.highlight_cursor_line = False

    def fill(self, text: str, *, anew: bool = False) -> None:
        """Show a text on one line, unless somebody is writing here; `anew` shows it in any case."""
        super().fill(" ".join(text.split()), anew=anew)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """Join pasted lines; a paragraph copied from elsewhere is still one answer."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split()), *self.selection)

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
