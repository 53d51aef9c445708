"""One line of Today: who and what at the left, the keys that settle it at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from rmtui.widgets.text import fitted, line


class Hint(NamedTuple):
    """A key shown in a line."""

    key: str
    """As people read it."""
    words: str
    """What it does, in a word or two."""
    action: str
    """The screen's action it gives."""
    short: str
    """What it does where there is little room."""


GAP = 3
"""Blanks between the words and the keys."""
INDENT = "    "


def today_line(who: str, who_width: int, what: str, hints: Sequence[Hint], width: int) -> Content:
    """Return one row of `width` cells, or two where the words need them; what needs more is cut with an ellipsis.

    `who` stands in a column of `who_width` cells; with 0 there is none. Names and words are never parsed as markup.
    """
    keys = _keys(tuple(hints))
    names = fitted(who, who_width) + Content("  ") if who_width else Content("")
    lead = Content("  ") + names.stylize("bold")
    room = width - keys.cell_length - GAP - lead.cell_length
    first, rest = _first_words(" ".join(what.split()), max(room, 1))
    row = lead + fitted(first, max(room, 1)) + Content(" " * GAP) + keys
    return row + Content("\n" + INDENT) + fitted(rest, width - len(INDENT)) if rest else row


def _first_words(text: str, room: int) -> tuple[str, str]:
    """Return the words that fit into `room` cells, and the others; a first word that is too long stands alone."""
    if cell_len(line(text).plain) <= room:
        return text, ""
    words = text.split(" ")
    taken = 1
    while taken < len(words) and cell_len(line(" ".join(words[: taken + 1])).plain) <= room:
        taken += 1
    return " ".join(words[:taken]), " ".join(words[taken:])


@cache
def _keys(hints: tuple[Hint, ...]) -> Content:
    # The wording is the program's own, so it may be markup; a click on it gives the key.
    parts = [
        Content.from_markup(f"[@click=screen.{hint.action}][bold]$key[/bold] $label[/]", key=hint.key, label=hint.words)
        for hint in hints
    ]
    return Content("  ").join(parts)
