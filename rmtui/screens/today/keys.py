"""Keys of a line of Today: which ones settle it, and where does the line come from?"""

from __future__ import annotations

from collections.abc import Mapping

from rmtui.keys import key_of
from rmtui.programme.today import Item, Kind
from rmtui.screens.today.line import Hint


def _hint(command: str, words: str, short: str = "") -> Hint:
    key = key_of(command)
    return Hint(key.shown, words, key.runs, short or words)


IN_A_WEEK = _hint("today.later", "in a week")
_TEXT_TO_ASK = _hint("today.text", "text to ask", "text")
HINTS: Mapping[Kind, tuple[Hint, ...]] = {
    "did they meet": (
        _hint("today.met", "met"),
        _hint("today.moved", "moved"),
        _hint("today.off", "off"),
        _TEXT_TO_ASK,
    ),
    "call": (_hint("today.yes", "called"), _hint("today.text", "words"), IN_A_WEEK),
    "credit": (_hint("today.yes", "said yes"), _TEXT_TO_ASK),
    "action": (_hint("today.yes", "done"), IN_A_WEEK),
    "no date": (_hint("today.text", "words"), IN_A_WEEK),
    "setup": (_hint("today.open", "open it"),),
    "copy": (_hint("today.copy", "copy it now"), IN_A_WEEK),
}
"""The keys shown at the right end of each kind of line."""
ALSO: Mapping[Kind, tuple[str, ...]] = {"call": ("met",), "no date": ("met",)}
"""Actions that work on a kind of line without being shown in it; later and open work on all."""
PLACE_OF: Mapping[str, str] = {
    "people": "people",
    "pairs": "pairs",
    "proposed": "pairs",
    "name": "setup",
    "purpose": "setup",
}
"""For what is open in the setup: the place where it is settled."""
ROOMY = 95
"""Cells of a line from which all its keys are spelled out in it; the last line of the screen always names them."""


def hints_of(item: Item) -> tuple[Hint, ...]:
    """Return the keys shown at the right end of a line."""
    if item.topic in PLACE_OF:
        place = PLACE_OF[item.topic]
        return (_hint(f"place.{place}", place.capitalize()),)
    if item.topic == "owner":
        return (_hint("today.open", "say whose"),)
    return HINTS[item.kind]


def fitting_hints(item: Item, width: int) -> list[Hint]:
    """Return the keys a line of that width shows."""
    if width >= ROOMY:
        return list(hints_of(item))
    return [hint._replace(words=hint.short) for hint in hints_of(item) if hint.action != "later"]


def actions_of(item: Item) -> tuple[str, ...]:
    """Return the actions that do something on a line."""
    return (*(hint.action for hint in hints_of(item)), *ALSO.get(item.kind, ()), "later", "open")


def target_of(item: Item) -> tuple[str, tuple[str, str] | None]:
    """Return the place a line comes from, and the table and id of what to show there."""
    if item.topic in PLACE_OF:
        return PLACE_OF[item.topic], None
    if item.credit:
        return "credit", ("credits", item.credit)
    if item.session and item.kind in ("did they meet", "action"):
        return "journal", ("sessions", item.session)
    return "pairs", ("pairs", item.pair)
