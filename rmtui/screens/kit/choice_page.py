"""Choice page: what happened, above a few choices, each with a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from rmtui.screens.kit.dialogs import ESCAPE, Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import line, plain


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be done."""

    letter: str
    """The key for it, and what the page returns."""
    words: str
    """What it does."""


def row_of(way: Way) -> Row:
    """Return the line of a choice."""
    return Row(Content.styled(f"{way.letter}  ", "bold") + line(way.words), way.letter)


class Ways(Dialog[str]):
    """Says what happened and asks how to go on; returns a letter, or None when it was left."""

    CSS = Dialog.CSS + sheet("kit/choice_page")
    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(self, title: str, text: str, ways: Sequence[Way], leave: str = "Leave it") -> None:
        """Offer `ways`; `leave` says what escape does."""
        super().__init__()
        self._title, self._text, self._ways, self._leave = title, text, ways, leave

    def compose(self) -> ComposeResult:
        """Lay out the words and the choices."""
        with Vertical(classes="dialog ways"):
            yield Label(plain(self._title), classes="question", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(plain(self._text), markup=False)
            yield LineList()
            yield Presses([Press("Choose", "window.enter"), Press(self._leave, "window.leave")])

    @property
    def is_begun(self) -> bool:
        """A stray click beside it does not leave it: it was not asked for, so it may not have been read."""
        return True

    def on_mount(self) -> None:
        """Show the choices, the first one under the cursor."""
        self.query_one(LineList).show(row_of(way) for way in self._ways)
        self.query_one(LineList).focus()

    def on_key(self, event: events.Key) -> None:
        """Take a letter for its choice; the page scrolls with page up and page down."""
        if any(way.letter == event.key for way in self._ways):
            event.stop()
            self.dismiss(event.key)
        elif event.key in ("pageup", "pagedown"):
            event.stop()
            words = self.query_one(VerticalScroll)
            (words.scroll_page_up if event.key == "pageup" else words.scroll_page_down)(animate=False)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self.dismiss(event.key)
