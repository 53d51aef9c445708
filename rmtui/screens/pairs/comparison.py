"""Comparison with a fresh suggestion: what would it change, and shall it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from rmtui.counts import counted
from rmtui.errors import BadInput
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board import Verdict
from rmtui.programme.pairing.comparison import Comparison, compare
from rmtui.programme.pairing.reasons import word_of
from rmtui.programme.pairs import exchange_pairs
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import Dialog
from rmtui.screens.pairs.board import PairsBoard
from rmtui.widgets.hanging_indent import hanging
from rmtui.widgets.pressable import Press, Presses

TAKE = (Press("Take them", "window.take_all"), Press("Leave it as it is", "window.leave"))
"""What can be done where something would change."""
LEAVE = (Press("Close", "window.leave"),)
"""What can be done where nothing would."""


class ComparisonPage(Dialog[bool]):
    """Shows what would change; returns whether it shall."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("window.leave", "dismiss(False)"),
        ("q", "dismiss(False)", "Back"),
        binding("window.take_all", "take"),
    ]

    def __init__(self, text: Content, *, changes: bool) -> None:
        super().__init__()
        self._text, self._changes = text, changes

    def compose(self) -> ComposeResult:
        """Lay out the changes and how to answer."""
        with Vertical(classes="dialog tall"):
            yield Label("A fresh suggestion, compared with the proposals there are", classes="question")
            with VerticalScroll():
                yield Static(self._text, markup=False)
            yield Presses(TAKE if self._changes else LEAVE)

    def action_take(self) -> None:
        """Say yes."""
        if self._changes:
            self.dismiss(True)


async def offer_comparison(place: PairsBoard) -> None:
    """Show what a fresh suggestion would change, and change it where that is wanted."""
    try:
        found = compare(place.programme)
    except BadInput as error:
        place.say(error.sentence, alert=True)
        return
    page = ComparisonPage(comparison_text(place.programme, found), changes=not found.is_same)
    if await place.app.push_screen_wait(page):
        go, clock = [pair.id for pair in found.go], place.desk.clock
        place.attempt(lambda: exchange_pairs(place.programme, go, found.come, clock.today(), clock.new_id))


def comparison_text(programme: Programme, found: Comparison) -> Content:
    """Return the comparison as a page."""
    now, then = len(found.stay) + len(found.go), len(found.stay) + len(found.come)
    before, after = f"{_pairs(now)} proposed, {found.points_now} points", f"{_pairs(then)}, {found.points_then} points"
    waits = [left.reason for left in found.fresh.unpaired if left.waits]
    rows = [
        hanging("", f"Now {before}. Fresh {after}."),
        Content(),
        *([Content("A fresh suggestion would change nothing.")] if found.is_same else ()),
        *_part("Would go", "  - ", (_spoken(programme, pair) for pair in found.go)),
        *_part("Would come", "  + ", map(_new, found.come)),
        *_part("Would stay", "    ", (_spoken(programme, pair) for pair in found.stay)),
        *_part("Would wait", "    ", waits),
        *(hanging("! ", warning) for warning in found.fresh.warnings),
        Content("Pairs that are kept together, agreed or further stay as they are."),
        hanging("", f"Finger print {found.fresh.digest[:16]}: the same people give the same pairs."),
    ]
    return Content("\n").join(rows)


def _part(heading: str, sign: str, lines: Iterable[str]) -> Iterator[Content]:
    """Yield a heading with lines below it and a gap behind them; nothing where there are none."""
    found = [hanging(sign, each) for each in lines]
    if found:
        yield from (Content(heading), *found, Content())


def _spoken(programme: Programme, pair: Pair) -> str:
    return f"{called(programme, pair.mentee)} learns from {called(programme, pair.mentor)}"


def _new(verdict: Verdict) -> str:
    return f"{verdict.mentee.called} learns from {verdict.mentor.called}: {word_of(verdict)}"


def _pairs(count: int) -> str:
    return counted(count, "pair")
