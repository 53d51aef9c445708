"""The one gate for user text: how does what somebody typed reach a widget without ever being parsed as markup?"""

from __future__ import annotations

from rich.text import Text
from textual.content import Content

from rmtui.programme.cleaning import visible


def plain(text: str) -> Content:
    """Return user text as content that no markup parser will see; controls are shown, not obeyed."""
    return Content(visible(text, "\n"))


def line(text: str) -> Content:
    """Return user text as one line of content."""
    return Content(visible(" ".join(text.split())))


def cell(text: str) -> Text:
    """Return user text for a table cell or a tree label, which take Rich text only."""
    return Text(visible(" ".join(text.split())))


def styled(text: str, style: str) -> Content:
    """Return user text in one style."""
    return Content.styled(visible(text, "\n"), style)


def fitted(text: str, width: int) -> Content:
    """Return one line of exactly `width` cells: cut with an ellipsis or filled with blanks, wide characters counted."""
    content = line(text)
    if content.cell_length > width:
        content = content.truncate(width, ellipsis=True)
    return content.pad_right(width - content.cell_length)


def columns(*parts: tuple[str, int]) -> Content:
    """Return texts in columns of the given widths with one blank between them."""
    return Content(" ").join([fitted(text, width) for text, width in parts])
