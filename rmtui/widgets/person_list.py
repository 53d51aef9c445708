"""Where does the list of people say that its columns have to be fitted anew?"""

from __future__ import annotations

from dataclasses import dataclass

from textual.events import Resize
from textual.message import Message

from rmtui.widgets.line_list import LineList

GUTTER = 3
"""Cells beside a line: a blank on each side and the scroll bar."""


class PersonList(LineList):
    """A list of lines that says when there is another room for them."""

    @dataclass
    class Fitted(Message):
        """The list has another width now."""

        width: int
        """Cells of a line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._room = 0

    @property
    def room(self) -> int:
        """Cells a line has; 0 while the list is not shown."""
        return max(0, self.size.width - GUTTER)

    def on_resize(self, _event: Resize) -> None:
        """Say so when lines have another room."""
        if self.room != self._room:
            self._room = self.room
            self.post_message(self.Fitted(self.room))
