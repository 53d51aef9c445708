"""Question before several pairs are agreed at once: which ones, and did everybody in them say yes?

The key for it is the capital of the one that agrees a single pair, so Caps Lock alone leads here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from rmtui.counts import counted
from rmtui.programme.pair import Pair
from rmtui.programme.sessions import called
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import Dialog
from rmtui.screens.pairs.board import PairsBoard
from rmtui.widgets.hanging_indent import hanging
from rmtui.widgets.pressable import Press, Presses


class AgreeAll(Dialog[bool]):
    """Lists the pairs that are proposed; returns whether everybody in them said yes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("window.leave", "dismiss(False)"),
        ("q", "dismiss(False)", "Back"),
        binding("window.take_all", "take"),
    ]

    def __init__(self, pairs: Content, count: int) -> None:
        super().__init__()
        self._pairs, self._count = pairs, count

    def compose(self) -> ComposeResult:
        """Lay out the pairs and how to answer."""
        with Vertical(classes="dialog tall"):
            yield Label(f"Did everybody in these {self._count} pairs say yes?", classes="question", markup=False)
            with VerticalScroll():
                yield Static(self._pairs, markup=False)
            agree = Press(f"Agree {counted(self._count, 'pair')}", "window.take_all")
            yield Presses([agree, Press("Leave them proposed", "window.leave")])

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_take(self) -> None:
        """Say yes for all of them."""
        self.dismiss(True)


async def all_said_yes(place: PairsBoard, pairs: Sequence[Pair]) -> bool:
    """Show which pairs would be agreed and ask whether everybody said yes; False when it was left."""
    programme = place.programme
    rows = [
        hanging("  ", f"{called(programme, one.mentee)} learns from {called(programme, one.mentor)}") for one in pairs
    ]
    said_yes = await place.app.push_screen_wait(AgreeAll(Content("\n").join(rows), len(pairs)))
    return said_yes is True
