"""A list of the board: arrows to the side go to the other list, one click selects, two clicks open."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from rmtui.widgets.line_list import LineList


class PairList(LineList):
    """One of the two lists of the board."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.to_list('who')", "left list", show=False),
        Binding("right", "screen.to_list('whom')", "right list", show=False),
    ]

    def on_click(self, event: events.Click) -> None:
        """Select at the first click; only the second of two opens, as enter does."""
        place = event.style.meta.get("option")
        if event.chain > 1 or place is None:
            return
        event.prevent_default()
        if not self.get_option_at_index(place).disabled:
            self.highlighted = place
