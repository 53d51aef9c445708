"""What do the widgets with a cursor of their own share? Up and down within, out at both ends, always in view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget


class Walk(Widget, can_focus=True):
    """Places drawn as lines of text, with a cursor that walks over them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", "Up", show=False),
        Binding("down", "walk(1)", "Down", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """Which place the cursor is on."""

    @property
    def count(self) -> int:
        """How many places there are."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Content]:
        """Return the lines for a width."""
        raise NotImplementedError

    def row_of(self, place: int) -> int:
        """Return the line a place begins on."""
        raise NotImplementedError

    def beyond(self, by: int) -> int:
        """Return the place above (-1) or below (1) the cursor; out of range where there is none."""
        return self.cursor + by

    def render(self) -> Content:
        """Return what is drawn."""
        return Content("\n").join(self.lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return len(self.lines(width))

    def action_walk(self, by: int) -> None:
        """Move the cursor; at either end the focus goes on to the next question."""
        place = self.beyond(by)
        if 0 <= place < self.count:
            self.cursor = place
        elif by < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()

    def watch_cursor(self) -> None:
        """Keep the place in view."""
        self.refresh()
        if self.has_focus:
            self.call_after_refresh(self._keep_in_view)

    def _keep_in_view(self) -> None:
        ground = next((one for one in self.ancestors if isinstance(one, ScrollableContainer)), None)
        if ground is None:
            return
        row = self.region.y + self.row_of(self.cursor)
        top, bottom = ground.region.y, ground.region.bottom
        if row < top + 1:
            ground.scroll_relative(y=row - top - 1, animate=False)
        elif row >= bottom - 2:
            ground.scroll_relative(y=row - bottom + 3, animate=False)

    def on_focus(self, _event: events.Focus) -> None:
        """Show the cursor."""
        self.refresh()
        self.call_after_refresh(self._keep_in_view)

    def on_blur(self, _event: events.Blur) -> None:
        """Hide the cursor."""
        self.refresh()


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` cells, broken at blanks; a longer word has a line of its own."""
    return list(_wrapped(text, max(8, width))) or [""]


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line
