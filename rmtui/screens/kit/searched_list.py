"""Searched list: a whole screen with one list, and a field that shows only the lines with certain words."""

from __future__ import annotations

from textual import on
from textual.widgets import Input

from rmtui.screens.kit.framed import Framed
from rmtui.widgets.line_list import LineList


class SearchedList(Framed):
    """The field and the list; a subclass composes `#wanted` and one LineList and fills it in `show_lines`."""

    @property
    def lines(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def wanted(self) -> str:
        """The words looked for; empty for none."""
        return self.query_one("#wanted", Input).value

    def show_lines(self) -> None:
        """Show the lines that hold the words looked for."""
        raise NotImplementedError

    def action_search(self) -> None:
        """Show only lines with the words typed."""
        self.query_one("#wanted").add_class("-shown")
        self.set_focus(self.query_one("#wanted"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.show_lines()
        self.lines.to_best(event.value)

    @on(Input.Submitted)
    def _search_done(self) -> None:
        self.set_focus(self.lines)

    def key_down(self) -> None:
        """Go from the words to the lines."""
        if isinstance(self.focused, Input):
            self.set_focus(self.lines)

    def end_search(self) -> bool:
        """Hide the field to search in; returns whether it was in use."""
        field = self.query_one("#wanted", Input)
        if not field.has_class("-shown"):
            return False
        with self.prevent(Input.Changed):
            field.value = ""
        field.remove_class("-shown")
        self.set_focus(self.lines)
        return True
