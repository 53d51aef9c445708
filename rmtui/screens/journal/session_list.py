"""The list of pairs and their sessions, which says when it got another width, because its lines depend on it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from rmtui.widgets.line_list import LineList

BESIDE = 3
"""Cells of the list that its lines do not have: padding and the bar at the side."""


class SessionList(LineList):
    """Pairs with their sessions."""

    @dataclass
    class Widened(Message):
        """The list has another width now."""

        session_list: SessionList
        """Which list."""

    @property
    def room(self) -> int:
        """Cells a line has; 0 while that is not known."""
        return max(self.size.width - BESIDE, 0)

    def on_resize(self, _event: events.Resize) -> None:
        """Say so."""
        self.post_message(self.Widened(self))
