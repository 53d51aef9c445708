"""Which keys settle a line of Today, and where does the line come from?"""

from __future__ import annotations

from collections.abc import Mapping

from rmtui.programme.today import Item, Kind
from rmtui.screens.today.line import Hint

IN_A_WEEK: Hint = ("z", "in a week", "later")
HINTS: Mapping[Kind, tuple[Hint, ...]] = {
    "did they meet": (("m", "met", "met"), ("v", "moved", "moved"), ("o", "off", "off"), ("t", "text to ask", "text")),
    "call": (("k", "called", "yes"), ("t", "words", "text"), IN_A_WEEK),
    "credit": (("k", "said yes", "yes"), ("t", "text to ask", "text")),
    "action": (("k", "done", "yes"), IN_A_WEEK),
    "no date": (("t", "words", "text"), IN_A_WEEK),
    "setup": (("Enter", "open it", "open"),),
    "copy": (("b", "copy it now", "copy"), IN_A_WEEK),
}
"""The keys shown at the right end of each kind of line."""
ALSO: Mapping[Kind, tuple[str, ...]] = {"call": ("met",), "no date": ("met",)}
"""Actions that work on a kind of line without being shown in it; later and open work on all."""
PLACE_OF: Mapping[str, tuple[str, str]] = {
    "people": ("3", "people"),
    "pairs": ("4", "pairs"),
    "proposed": ("4", "pairs"),
    "name": ("2", "setup"),
    "purpose": ("2", "setup"),
}
"""For what is open in the setup: the digit and the place where it is settled."""
ROOMY = 95
"""Cells of a line from which all its keys are spelled out in it; the last line of the screen always names them."""


def hints_of(item: Item) -> tuple[Hint, ...]:
    """Return the keys shown at the right end of a line."""
    if item.topic in PLACE_OF:
        digit, place = PLACE_OF[item.topic]
        return ((digit, place.capitalize(), f"go('{place}')"),)
    if item.topic == "owner":
        return (("Enter", "say whose", "open"),)
    return HINTS[item.kind]


def fitting_hints(item: Item, width: int) -> list[Hint]:
    """Return the keys a line of that width shows."""
    if width >= ROOMY:
        return list(hints_of(item))
    return [(key, label.partition(" to ")[0], action) for key, label, action in hints_of(item) if action != "later"]


def actions_of(item: Item) -> tuple[str, ...]:
    """Return the actions that do something on a line."""
    return (*(action for _, _, action in hints_of(item)), *ALSO.get(item.kind, ()), "later", "open")


def target_of(item: Item) -> tuple[str, tuple[str, str] | None]:
    """Return the place a line comes from, and the table and id of what to show there."""
    if item.topic in PLACE_OF:
        return PLACE_OF[item.topic][1], None
    if item.credit:
        return "credit", ("credits", item.credit)
    if item.session and item.kind in ("did they meet", "action"):
        return "journal", ("sessions", item.session)
    return "pairs", ("pairs", item.pair)
