"""One of a few steps or names, chosen by arrows, digits or a click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from rmtui.widgets.text import line


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a choice stands."""

    row: int
    start: int
    end: int


class Scale(Static, can_focus=True):
    """Steps between two ends, or names; nothing is chosen until somebody does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right,space", "step(1)", show=False),
        Binding("delete,backspace", "pick(-1)", show=False),
        *(Binding(str(digit), f"pick({digit - 1})", show=False) for digit in range(1, 7)),
    ]

    @dataclass
    class Picked(Message):
        """Another step was chosen."""

        scale: Scale
        """Which scale."""
        step: int | None
        """Its number from 0; None for no answer."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self.step: int | None = None
        """The chosen step, from 0."""
        self._names: tuple[str, ...] = ()
        self._ends = ("", "")
        self._spans: list[_Span] = []

    def show(self, step: int | None, names: Sequence[str], *, low: str = "", high: str = "") -> None:
        """Show which step is chosen of `names`; with `low` and `high` the names are steps between these two."""
        if (step, tuple(names), (low, high)) == (self.step, self._names, self._ends):
            return
        self.step, self._names, self._ends = step, tuple(names), (low, high)
        self._draw()

    def on_resize(self) -> None:
        """Put what does not fit beside each other below each other."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width or 1_000
        rows, at = [Content("")], 0
        self._spans = []
        low, high = self._ends
        for number, part in enumerate([line(low), *self._choices(), line(high)]):
            part = part.truncate(width, ellipsis=True) if part.cell_length > width else part
            if at and part.cell_length and at + 1 + part.cell_length > width:
                rows.append(Content(""))
                at = 0
            if at and part.cell_length:
                rows[-1] += Content(" ")
                at += 1
            if 0 < number <= len(self._names):
                self._spans.append(_Span(len(rows) - 1, at, at + part.cell_length))
            rows[-1] += part
            at += part.cell_length
        self.update(Content("\n").join(rows))

    def _choices(self) -> list[Content]:
        """Return each choice with its mark."""
        shown: list[Content] = []
        for number, name in enumerate(self._names):
            mark = Content("(o)" if number == self.step else "( )")
            part = mark + Content(" ") + line(name) if name else mark
            shown.append(part.stylize("bold") if number == self.step else part)
        return shown

    def action_step(self, by: int) -> None:
        """Choose the next step to one side."""
        if self.step is None:
            self.action_pick(0 if by > 0 else len(self._names) - 1)
        else:
            self.action_pick(min(max(self.step + by, 0), len(self._names) - 1))

    def action_pick(self, step: int) -> None:
        """Choose a step; one below 0 takes the answer away."""
        if step >= len(self._names):
            return
        wanted = None if step < 0 else step
        if wanted != self.step:
            self.show(wanted, self._names, low=self._ends[0], high=self._ends[1])
            self.post_message(self.Picked(self, wanted))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        for number, span in enumerate(self._spans):
            if event.y == span.row and span.start <= event.x < span.end:
                self.action_pick(number)
