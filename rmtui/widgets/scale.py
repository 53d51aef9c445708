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
        self._spans: list[tuple[int, int]] = []

    def show(self, step: int | None, names: Sequence[str], *, low: str = "", high: str = "") -> None:
        """Show which step is chosen of `names`; with `low` and `high` the names are steps between these two."""
        self.step, self._names, self._ends = step, tuple(names), (low, high)
        parts: list[Content] = [line(low) + Content(" ")] if low else []
        self._spans = []
        at = sum(part.cell_length for part in parts)
        for number, name in enumerate(self._names):
            mark = Content("(o)" if number == step else "( )")
            part = mark + Content(" ") + line(name) + Content(" ") if name else mark + Content(" ")
            self._spans.append((at, at + part.cell_length))
            at += part.cell_length
            parts.append(part.stylize("bold") if number == step else part)
        parts.append(line(high))
        self.update(Content("").join(parts))

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
        for number, (start, end) in enumerate(self._spans):
            if start <= event.x < end:
                self.action_pick(number)
