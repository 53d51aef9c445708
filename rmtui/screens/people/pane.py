"""Pane of a person: where is the card read, at any width?"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from rmtui.programme.people import PersonRecords
from rmtui.programme.programme import Programme
from rmtui.screens.people.card import card


class PersonPane(VerticalScroll, can_focus=True):
    """Shows the card of one person and scrolls it with the arrows."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._found: PersonRecords | None = None
        self._programme: Programme | None = None
        self._private = False
        self._width = 0

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static("", markup=False)

    def show(self, found: PersonRecords, programme: Programme, *, private: bool) -> None:
        """Show everything kept about somebody; `private` also what is for whoever runs rmtui alone."""
        if self._found is None or self._found.person.id != found.person.id:
            self.scroll_home(animate=False)
        self._found, self._programme, self._private = found, programme, private
        self._draw()

    def clear(self) -> None:
        """Show nobody."""
        self._found = None
        self.query_one(Static).update("")

    def on_resize(self, _event: Resize) -> None:
        """Fit the lines to the new width."""
        if self._width != self.scrollable_content_region.width:
            self._draw()

    def _draw(self) -> None:
        self._width = self.scrollable_content_region.width
        if self._found is None or self._programme is None or self._width < 20:
            return
        shown: Content = card(self._found, self._programme, self._width, private=self._private)
        self.query_one(Static).update(shown)
