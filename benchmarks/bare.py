"""The yardsticks: a blank Textual app, a bare list, a bare text area of a length. `bare.py blank|list|text N`."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widget import Widget
from textual.widgets import OptionList, Static, TextArea


def widget(kind: str, size: int) -> Widget:
    """Return the one widget to show."""
    if kind == "list":
        return OptionList(*(f"Person {number} of the list, with a few words behind" for number in range(size)))
    if kind == "text":
        return TextArea("\n".join(f"Line {number} of a note about what was said" for number in range(size)))
    return Static("blank")


class Bare(App[None]):
    """One widget and nothing else."""

    def compose(self) -> ComposeResult:
        """Show it."""
        size = int(sys.argv[2]) if len(sys.argv) > 2 else 0
        yield widget(sys.argv[1], size)


if __name__ == "__main__":
    Bare().run()
