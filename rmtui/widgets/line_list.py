"""List box: headings, rows and remarks of any length to walk through; it knows how much room a line has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rich.segment import Segment
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

CURSOR = ">"
"""The sign before the row of the cursor; colour is never the only one."""
BESIDE = 3
"""Cells of the list that a line does not have: a blank on either side and the scroll bar."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line."""

    content: Content
    """What it shows."""
    key: str = ""
    """What it stands for; empty for headings and remarks, which the cursor passes over."""


class LineList(OptionList):
    """Rows with a cursor that stays on what it was on when the list is shown anew."""

    @dataclass
    class Chosen(Message):
        """Enter or a click on a row."""

        line_list: LineList
        """Which list."""
        key: str
        """What the row stands for."""

    @dataclass
    class Moved(Message):
        """The cursor came to a row."""

        line_list: LineList
        """Which list."""
        key: str
        """What the row stands for; empty when the list holds none."""

    @dataclass
    class WidthChanged(Message):
        """A line has another room than before."""

        line_list: LineList
        """Which list."""
        room: int
        """Cells of a line."""

        @property
        def control(self) -> LineList:
            """Which list, for `on`."""
            return self.line_list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, classes=classes, markup=False)
        self._shown: tuple[Row, ...] = ()
        self._room = 0

    @property
    def room(self) -> int:
        """Cells a line has; 0 while that is not known."""
        return max(0, self.size.width - BESIDE)

    def on_resize(self) -> None:
        """Say so where a line has another room."""
        if self.room != self._room:
            self._room = self.room
            self.post_message(self.WidthChanged(self, self.room))

    @property
    def key(self) -> str:
        """What the cursor stands on; empty for nothing."""
        option = self.highlighted_option
        return option.id or "" if option is not None else ""

    def show(self, rows: Iterable[Row]) -> None:
        """Show these rows; the cursor stays with its key, or as near as can be."""
        rows = tuple(rows)
        if rows == self._shown:
            return
        before, place = self.key, self.highlighted
        self._shown = rows
        self.set_options(Option(row.content, id=row.key or None, disabled=not row.key) for row in rows)
        if not self.move_to(before):
            self._move_near(place)

    def move_to(self, key: str) -> bool:
        """Put the cursor on a key; returns whether it is there."""
        for index, row in enumerate(self._shown):
            if key and row.key == key:
                self.highlighted = index
                return True
        return False

    def to_first(self) -> None:
        """Put the cursor on the first row that can be selected, and show it from the top."""
        self.action_first()
        self.scroll_home(animate=False)

    def to_best(self, wanted: str) -> None:
        """Put the cursor on what fits best: a row that begins with these words, else with such a word, else the first.

        To be called after the rows that fit were shown: the row the cursor stood on before says nothing of them.
        """
        wanted = wanted.strip().casefold()
        texts = [(row.key, row.content.plain.strip().casefold()) for row in self._shown if row.key]
        begins = next((key for key, text in texts if text.startswith(wanted)), "")
        self.to_first()
        self.move_to(begins or next((key for key, text in texts if f" {wanted}" in text), ""))

    def render_line(self, y: int) -> Strip:
        """Draw a line; where the list has the focus, a sign stands before the row of the cursor.

        It takes the cell every row has free at its left, so that no width changes.
        """
        strip = super().render_line(y)
        if self.highlighted is None or not self.has_focus:
            return strip
        lines, at = self._lines, self.scroll_offset.y + y
        if at >= len(lines) or lines[at] != (self.highlighted, 0):
            return strip
        first = next(iter(strip), None)
        return Strip.join([Strip([Segment(CURSOR, first.style if first else None)], 1), strip.crop(1)])

    def _move_near(self, place: int | None) -> None:
        live = [index for index, row in enumerate(self._shown) if row.key]
        if not live:
            self.highlighted = None
            self.post_message(self.Moved(self, ""))
            return
        self.highlighted = min(live, key=lambda index: abs(index - (place or 0)))

    def action_cursor_down(self) -> None:
        """Go down one row; at the last one stay, so that nobody lands at the other end unawares."""
        if self._has_row(None if self.highlighted is None else range(self.highlighted + 1, len(self._shown))):
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go up one row; at the first one stay."""
        if self._has_row(None if self.highlighted is None else range(self.highlighted)):
            super().action_cursor_up()

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """Go a page up or down where there is room to see one; without any, Textual 8.2.8 knows no lines and raises."""
        if self.scrollable_content_region:
            super()._move_page(direction)

    def _has_row(self, places: range | None) -> bool:
        return places is None or any(self._shown[place].key for place in places)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say where the cursor came to."""
        event.stop()
        self.post_message(self.Moved(self, event.option_id or ""))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what was chosen."""
        event.stop()
        self.post_message(self.Chosen(self, event.option_id or ""))
