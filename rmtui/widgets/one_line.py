"""A one-line text field into which several lines can be pasted without losing any."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class OneLine(Input):
    """An input that joins pasted lines with blanks; Textual's own would keep the first one and drop the others."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = " ".join(event.text.split())
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)
