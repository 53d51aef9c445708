"""How are a few answers shown to tick or to choose from? In one line where they fit, in columns, or one a line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from rmtui.screens.setup.walk import Walk, wrapped
from rmtui.widgets.text import line

MARK = 5
"""Cells before a text: the cursor's sign, the box and a blank."""

GAP = 2
"""Cells between two answers side by side."""


class Options(Walk):
    """Answers with a box each; `many` may be ticked, or one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "side(-1)", "Left", show=False),
        Binding("right", "side(1)", "Right", show=False),
        Binding("space,enter", "pick", "Tick", show=False),
    ]

    @dataclass
    class Picked(Message):
        """Somebody ticked, took a tick away or chose."""

        options: Options
        """Which answers."""
        index: int
        """Which of them."""

    def __init__(self, texts: Sequence[str], *, many: bool, fixed: Collection[int] = (), classes: str = "") -> None:
        super().__init__(classes=classes)
        self._texts = tuple(texts)
        self._many, self._fixed = many, frozenset(fixed)
        self._chosen: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        """How many answers there are."""
        return len(self._texts)

    def show(self, texts: Sequence[str], chosen: Collection[int]) -> None:
        """Show the answers and which of them hold."""
        state = tuple(texts), frozenset(chosen)
        if state == (self._texts, self._chosen):
            return
        changed, first = self._texts != state[0], not self._chosen
        self._texts, self._chosen = state
        if first and chosen and not self._many and not self.has_focus:
            self.cursor = min(chosen)
        self.refresh(layout=changed)

    # Where things are

    def _columns(self, width: int) -> list[int]:
        """Return the widths of the columns: as many as there are answers, two, or one."""
        whole = [cell_len(text) + MARK for text in self._texts]
        if len(whole) <= 4 and sum(whole) + GAP * (len(whole) - 1) <= width:
            return whole
        if len(whole) > 3:
            sides = [max(whole[0::2]), max(whole[1::2])]
            if sum(sides) + GAP <= width:
                return sides
        return [width]

    def lines(self, width: int) -> list[Content]:
        """Return the lines for a width."""
        widths = self._columns(width)
        if len(widths) == 1 and self.count != 1:
            return [row for index in range(self.count) for row in self._rows(index, width)]
        across = len(widths)
        rows = [range(start, min(start + across, self.count)) for start in range(0, self.count, across)]
        return [self._beside(row, widths) for row in rows]

    def _beside(self, row: Sequence[int], widths: Sequence[int]) -> Content:
        cells = [
            cell.pad_right(max(0, width - cell.cell_length))
            for cell, width in zip((self._cell(index, self._texts[index]) for index in row), widths, strict=False)
        ]
        return Content(" " * GAP).join(cells)

    def _rows(self, index: int, width: int) -> list[Content]:
        first, *rest = wrapped(self._texts[index], width - MARK)
        return [self._cell(index, first), *(Content(" " * MARK) + line(part) for part in rest)]

    def _cell(self, index: int, text: str) -> Content:
        held = index in self._chosen or index in self._fixed
        box = ("[x]" if held else "[ ]") if self._many else ("(o)" if held else "( )")
        here = self.has_focus and index == self.cursor
        if index in self._fixed:
            box = " on"
        cell = Content(">" if here else " ") + Content(box + " ") + line(text)
        if here:
            return cell.stylize("$cursor-text on $cursor")
        return cell.stylize("bold") if held else cell

    def row_of(self, place: int) -> int:
        """Return the line an answer begins on."""
        widths = self._columns(self.size.width)
        if len(widths) > 1:
            return place // len(widths)
        return sum(len(wrapped(text, self.size.width - MARK)) for text in self._texts[:place])

    def beyond(self, by: int) -> int:
        """Return the answer one line up or down."""
        return self.cursor + by * len(self._columns(self.size.width))

    # What can be done

    def action_side(self, by: int) -> None:
        """Move to the answer beside."""
        self.cursor = min(max(0, self.cursor + by), self.count - 1)

    def action_pick(self) -> None:
        """Tick, take the tick away, or choose."""
        if self.cursor not in self._fixed:
            self.post_message(self.Picked(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Pick what was clicked on."""
        widths = self._columns(self.size.width)
        if len(widths) > 1:
            ends = [sum(widths[: n + 1]) + GAP * n for n in range(len(widths))]
            across = next((n for n, end in enumerate(ends) if event.x < end + GAP), len(widths) - 1)
            index = event.y * len(widths) + across
        else:
            index = max(place for place in range(self.count) if self.row_of(place) <= event.y)
        if index < self.count:
            self.cursor = index
            self.action_pick()
