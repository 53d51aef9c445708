"""Radio buttons and tick boxes: a few words of which one holds, or several, on one line, in columns or one a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from rmtui.widgets.roving import AT_CURSOR, PLACE, SIGN, Roving, at_place
from rmtui.widgets.text import line
from rmtui.widgets.wrapping import wrapped

MARK = 5
"""Cells before a text: the cursor's sign, the box and a blank."""
GAP = 1
"""Cells between two choices side by side."""
ON_A_LINE = 5
"""As many choices stand on one line where they fit; more are easier to compare in columns."""
DIGITS = 9
"""As many choices as there are digits can be taken by one."""


class Choice(Roving):
    """A few words to choose from.

    The arrows move the cursor, Enter or space takes what it is on, a digit or a click takes at once. Who shows the
    choice answers `Picked` with another `show`. With `at_once` it keeps the answer itself and the arrows take too,
    as is right where an answer does nothing but stand there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("space,enter", "take", show=False),
        Binding("delete,backspace", "clear", show=False),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(1, DIGITS + 1)),
    ]

    @dataclass
    class Picked(Message):
        """A choice was taken, or the tick at it is to change."""

        choice: Choice
        """Where."""
        value: str
        """What the words stand for; empty where the answer was taken away."""

        @property
        def control(self) -> Choice:
            """Where, for `on`."""
            return self.choice

    def __init__(
        self,
        choices: Iterable[tuple[str, str]] = (),
        *chosen: str,
        many: bool = False,
        fixed: Iterable[str] = (),
        at_once: bool = False,
        clears: bool = False,
        digits: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str = "",
    ) -> None:
        """Offer `choices`, each a value and its words, of which `chosen` hold.

        With `many` several may; `fixed` ones always do. `clears` lets Delete take the answer away. Without `digits`
        these go on to whoever shows the choice.
        """
        super().__init__(id=id, classes=classes)
        self._choices, self._chosen = tuple(choices), frozenset(chosen)
        self._many, self._fixed = many, frozenset(fixed)
        self._at_once, self._clears, self._digits = at_once, clears, digits
        self._to_chosen()

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    @property
    def value(self) -> str:
        """What holds; empty for nothing, the first where several do."""
        return next((value for value, _ in self._choices if value in self._chosen), "")

    @value.setter
    def value(self, value: str) -> None:
        self.show(self._choices, value)

    def show(self, choices: Iterable[tuple[str, str]], *chosen: str) -> None:
        """Show choices and which of them hold; one that is none of them is as good as no answer."""
        shown, holds = tuple(choices), frozenset(chosen)
        if (shown, holds) == (self._choices, self._chosen):
            return
        others = shown != self._choices
        self._choices, self._chosen = shown, holds
        if not (self._many or self.has_focus) or self.cursor >= len(shown):
            self._to_chosen()
        self.refresh(layout=others)

    def _to_chosen(self) -> None:
        """Put the cursor on what holds."""
        places = (place for place, (value, _) in enumerate(self._choices) if value in self._chosen and not self._many)
        self.cursor = next(places, 0)

    # Where things are

    def _columns(self, width: int) -> list[int]:
        """Return the widths of the columns: those of the fewest lines that fit, evenly filled."""
        whole = [cell_len(line(words).plain) + MARK for _, words in self._choices]
        for rows in range(1 if self.count <= ON_A_LINE else ceil(self.count / 2), self.count):
            across = ceil(self.count / rows)
            widths = [max(whole[column::across]) for column in range(across)]
            if sum(widths) + GAP * (across - 1) <= width:
                return widths
        return [width]

    def lines(self, width: int) -> list[Content]:
        """Return the lines for a width."""
        widths = self._columns(width)
        if len(widths) <= 1:
            return [row for place in range(self.count) for row in self._wrapped(place, width)]
        rows = [range(first, min(first + len(widths), self.count)) for first in range(0, self.count, len(widths))]
        return [self._beside(row, widths) for row in rows]

    def _beside(self, row: Sequence[int], widths: Sequence[int]) -> Content:
        cells = [self._cell(place, line(self._choices[place][1])) for place in row]
        return Content(" " * GAP).join(
            cell.pad_right(max(0, width - cell.cell_length)) for cell, width in zip(cells, widths, strict=False)
        )

    def _wrapped(self, place: int, width: int) -> list[Content]:
        first, *rest = wrapped(self._choices[place][1], width - MARK)
        more = [at_place(Content(" " * MARK) + line(part), place) for part in rest]
        return [self._cell(place, line(first)), *more]

    def _cell(self, place: int, words: Content) -> Content:
        value = self._choices[place][0]
        held = value in self._chosen or value in self._fixed
        box = ("[x]" if held else "[ ]") if self._many else ("(o)" if held else "( )")
        here = self.is_at(place)
        cell = Content((SIGN if here else " ") + (" on" if value in self._fixed else box) + " ") + words
        if held and value not in self._fixed:
            cell = cell.stylize("bold")
        return at_place(cell.stylize(AT_CURSOR) if here else cell, place)

    def row_of(self, place: int) -> int:
        """Return the line a choice begins on."""
        width = self.content_size.width
        across = len(self._columns(width))
        if across > 1:
            return place // across
        return sum(len(wrapped(words, width - MARK)) for _, words in self._choices[:place])

    def beyond(self, by: int) -> int:
        """Return the choice one line up or down."""
        return self.cursor + by * len(self._columns(self.content_size.width))

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys that mean nothing here to others."""
        if action == "digit":
            return self._digits
        return action != "clear" or self._clears

    def action_step(self, by: int) -> None:
        """Go to the choice beside, and take it where that is done at once; up and down only pass by.

        The first step towards an answer is the first choice, or the last.
        """
        if not self.count:
            return
        first = self._at_once and not self._holds
        self.go((0 if by > 0 else self.count - 1) if first else min(max(0, self.cursor + by), self.count - 1))
        if self._at_once:
            self._pick(self.cursor)

    def action_take(self) -> None:
        """Take the choice under the cursor; where the arrows did so already, the next one round."""
        held = self._at_once and self._choices[self.cursor][0] in self._chosen
        self._pick((self.cursor + 1) % self.count if held else self.cursor)

    def action_digit(self, digit: int) -> None:
        """Take a choice by its number, from 1."""
        self._pick(digit - 1)

    def action_clear(self) -> None:
        """Take the answer away."""
        if self._holds:
            self._keep(frozenset())
            self.post_message(self.Picked(self, ""))

    def on_click(self, event: events.Click) -> None:
        """Take what was clicked on."""
        place = event.style.meta.get(PLACE)
        if isinstance(place, int):
            self._pick(place)

    @property
    def _holds(self) -> bool:
        return any(value in self._chosen for value, _ in self._choices)

    def _pick(self, place: int) -> None:
        if not 0 <= place < self.count:
            return
        self.cursor, value = place, self._choices[place][0]
        if value in self._fixed or (self._at_once and value in self._chosen):
            return
        self._keep(frozenset((value,)))
        self.post_message(self.Picked(self, value))

    def _keep(self, chosen: frozenset[str]) -> None:
        if self._at_once:
            self._chosen = chosen
            self.refresh()
