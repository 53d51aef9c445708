"""Rows of the list of ideas: its columns for the width there is."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from rmtui.programme.credit import Credit
from rmtui.programme.credit_standing import owner_column, status
from rmtui.programme.programme import Programme
from rmtui.widgets.line_list import Row
from rmtui.widgets.text import fitted

STATE_WIDTH = 15
"""Cells of the last column."""
OUTCOME_FROM = 66
"""From this width on the list has room for what came of an idea; the form shows it anyway."""
GAP = 2
"""Blanks between two columns."""


def widths(width: int) -> tuple[int, ...]:
    """Return the cells of each column: whose, idea, what came of it where there is room, who may know."""
    whose = 11 if width < 100 else 18
    if width < OUTCOME_FROM:
        return whose, max(10, width - whose - STATE_WIDTH - 2 * GAP), STATE_WIDTH
    rest = width - whose - STATE_WIDTH - 3 * GAP
    idea = (rest * 3 + 4) // 5
    return whose, idea, rest - idea, STATE_WIDTH


def headings(width: int) -> list[tuple[str, int]]:
    """Return the words over the columns."""
    words = ["whose", "the idea, in their words", "what came of it", "who may know"]
    cells = widths(width)
    if len(cells) == 3:
        del words[2]
    return list(zip(words, cells, strict=True))


def row(programme: Programme, credit: Credit, width: int) -> Row:
    """Return the line of an idea; one that is not to be told does not show its words."""
    said_no = credit.state == "no"
    parts = [
        owner_column(programme, credit),
        "(not to be told)" if said_no else credit.what,
        "" if said_no else credit.outcome,
        status(credit),
    ]
    cells = widths(width)
    if len(cells) == 3:
        del parts[2]
    return Row(_apart(zip(parts, cells, strict=True)), credit.id)


def heading_line(width: int) -> Content:
    """Return the line over the columns."""
    return _apart(headings(width)).stylize("$quiet-text")


def _apart(cells: Iterable[tuple[str, int]]) -> Content:
    """Return texts in columns of the given widths, far enough from each other."""
    return Content(" " * GAP).join([fitted(text, width) for text, width in cells])
