"""The list of ideas; its columns depend on how wide it is."""

from __future__ import annotations

from textual.message import Message

from rmtui.widgets.line_list import LineList


class IdeaList(LineList):
    """A list that says when there is more room or less."""

    class Resized(Message):
        """The list is wider or narrower than before."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())
