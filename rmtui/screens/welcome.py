"""Welcome: no programme is open; four lines, each one key."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static


class Welcome(Screen[None]):
    """Four ways to begin."""

    def compose(self) -> ComposeResult:
        """Lay out the four lines."""
        yield Static("rmtui")
