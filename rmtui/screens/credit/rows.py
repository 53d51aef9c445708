"""Which ideas does the list of Credit show, in which columns and words?"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from rmtui.programme.credit import Credit
from rmtui.programme.credits import is_named, may_be_told
from rmtui.programme.levels import LEVELS, SHOWN
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called
from rmtui.screens.credit.words import is_unthanked, short_day
from rmtui.widgets.line_list import Row
from rmtui.widgets.text import fitted

STATE_WIDTH = 15
"""Cells of the last column."""
OUTCOME_FROM = 66
"""From this width on the list has room for what came of an idea; the form shows it anyway."""
GAP = 2
"""Blanks between two columns."""

FILTERS: tuple[tuple[str, str], ...] = (
    ("all", "all"),
    ("waiting", "waiting for a yes"),
    ("told", "may be told"),
    ("unthanked", "nobody thanked yet"),
    ("nameless", "no owner yet"),
    ("closed", "not to be told"),
)
"""What the list can be narrowed to, and its words."""


def chosen(programme: Programme, narrowed: str) -> list[Credit]:
    """Return the ideas one of FILTERS lets through, newest first, those withdrawn last."""
    newest = reversed(programme.credits.all())
    return sorted((c for c in newest if _passes(c, narrowed)), key=lambda credit: credit.state == "withdrawn")


def _passes(credit: Credit, narrowed: str) -> bool:
    match narrowed:
        case "waiting":
            return credit.state in ("drafted", "asked")
        case "told":
            return may_be_told(credit, LEVELS[0])
        case "unthanked":
            return is_unthanked(credit)
        case "nameless":
            return not credit.whose
        case "closed":
            return credit.state in ("no", "withdrawn")
    return True


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
        whose(programme, credit),
        "(not to be told)" if said_no else credit.what,
        "" if said_no else credit.outcome,
        state(credit),
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


def whose(programme: Programme, credit: Credit) -> str:
    """Return the owner for the list; one who would rather have no name has none there either."""
    if not credit.whose:
        return "whose?"
    if not is_named(credit) and credit.state != "no":
        return "no name"
    return " + ".join(called(programme, person) for person in credit.whose)


def state(credit: Credit) -> str:
    """Return who may know, or what is still missing."""
    if credit.state == "withdrawn":
        return "withdrawn"
    if not credit.whose:
        return "name missing!"
    if credit.state == "yes":
        return SHOWN[credit.level]
    if credit.state == "no":
        return "nobody"
    if credit.state == "asked":
        return f"asked {short_day(credit.asked_on)} ?" if credit.asked_on else "to ask again ?"
    return "not asked yet"
