"""Hanging indent: further lines begin below the words of a paragraph, not below the sign before them."""

from __future__ import annotations

from textual.content import Content

from rmtui.widgets.text import line

PAGE = 70
"""Cells of a line in a window at 80 columns."""


def hanging(head: Content | str, text: Content | str, width: int = PAGE) -> Content:
    """Return `head` and `text` in lines of `width` cells; the lines after the first are indented by the head.

    Wide characters count as what they are; words longer than a line are broken.
    """
    first = Content(head) if isinstance(head, str) else head
    words = line(text) if isinstance(text, str) else text
    margin = first.cell_length
    lines = words.wrap(max(10, width - margin)) or [Content()]
    return Content("\n" + " " * margin).join([first + lines[0], *lines[1:]])
