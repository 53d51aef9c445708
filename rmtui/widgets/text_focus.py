"""Text focus: does what has the focus take letters as text?"""

from __future__ import annotations

from textual.widget import Widget


def takes_text(widget: Widget | None) -> bool:
    """Say whether a letter pressed now would become text in this widget."""
    return widget is not None and widget.check_consume_key("a", "a")
