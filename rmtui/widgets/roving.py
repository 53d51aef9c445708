"""Roving cursor: one widget with places in it, over which a cursor of its own walks; it stays in view."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

SIGN = ">"
"""Stands before the place of the cursor; colour is never the only sign."""
AT_CURSOR = "$cursor-text on $cursor"
"""Style of the place of the cursor."""
PLACE = "place"
"""What the mouse finds under it: the number of the place."""


class Roving(Widget, can_focus=True):
    """Places drawn as lines of text; up and down walk over them and lead out at both ends."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Roving { width: 1fr; height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """Which place the cursor is on."""

    @property
    def count(self) -> int:
        """How many places there are."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Content]:
        """Return the lines for a width; what belongs to a place is marked with `at_place`."""
        raise NotImplementedError

    def row_of(self, place: int) -> int:
        """Return the line a place begins on."""
        raise NotImplementedError

    def beyond(self, by: int) -> int:
        """Return the place above (-1) or below (1) the cursor; out of range where there is none."""
        return self.cursor + by

    def go(self, place: int) -> None:
        """Come to a place with the arrows."""
        self.cursor = place

    def is_at(self, place: int) -> bool:
        """Say whether the cursor is to be seen on a place."""
        return self.has_focus and place == self.cursor

    def render(self) -> Content:
        """Return what is drawn."""
        return Content("\n").join(self.lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return max(1, len(self.lines(width)))

    def action_walk(self, by: int) -> None:
        """Move the cursor; at either end the key is for what holds this, which leads before it or behind."""
        place = self.beyond(by)
        if 0 <= place < self.count:
            self.go(place)
        else:
            raise SkipAction

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.refresh()

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


def at_place(content: Content, place: int, **more: object) -> Content:
    """Return content that tells the mouse which place it belongs to, and `more`."""
    return content.stylize(Style.from_meta({PLACE: place, **more}))
