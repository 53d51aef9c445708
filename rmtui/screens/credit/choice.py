"""A line of choices of which one holds: `(o) the group  ( ) the firm`, by arrows, digits or mouse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from rmtui.widgets.text import line

MOST = 9
"""As many choices as there are digits."""


class ChoiceLine(Widget, can_focus=True):
    """Several choices on as few lines as there is room for.

    Enter or space takes the one under the cursor, a digit takes one at once.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("enter,space", "take", show=False),
        *(Binding(str(n), f"pick({n - 1})", show=False) for n in range(1, MOST + 1)),
    ]
    ALLOW_SELECT = False
    at: reactive[int] = reactive(0)
    """Place of the cursor, from 0."""

    @dataclass
    class Picked(Message):
        """One of the choices was taken."""

        choice_line: ChoiceLine
        """Which line."""
        value: str
        """What the choice stands for."""

        @property
        def control(self) -> ChoiceLine:
            """The line, for `on`."""
            return self.choice_line

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._choices: tuple[tuple[str, str], ...] = ()
        self._current = ""

    def show(self, choices: Iterable[tuple[str, str]], current: str) -> None:
        """Show choices, each a value and its words; `current` is the value that holds, empty for none."""
        shown = tuple(choices)
        if (shown, current) == (self._choices, self._current):
            return
        self._choices, self._current = shown, current
        self._to_current()
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the lines for the width there is."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the choices take."""
        return max(1, len(self._lines(width)))

    def on_resize(self) -> None:
        """Break the lines anew."""
        self.refresh()

    def _lines(self, width: int) -> list[Content]:
        """Return the choices line by line; one choice is never broken in two."""
        lines: list[Content] = []
        for place in range(len(self._choices)):
            part = self._part(place)
            if lines and lines[-1].cell_length + 2 + part.cell_length <= width:
                lines[-1] = lines[-1] + Content("  ") + part
            else:
                lines.append(part)
        return lines

    def _part(self, place: int) -> Content:
        value, words = self._choices[place]
        mark = "(o)" if value == self._current else "( )"
        shown = line(f"{mark} {words}").plain
        part = Content.from_markup(f"[@click=pick({place})]$shown[/]", shown=shown)
        if value == self._current:
            part = part.stylize("bold")
        if self.has_focus and place == self.at:
            part = part.stylize("reverse")  # links keep a colour of their own
        return part

    def on_focus(self) -> None:
        """Begin at the choice that holds."""
        self._to_current()
        self.refresh()

    def on_blur(self) -> None:
        """Show no cursor."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        self.at = max(0, min(len(self._choices) - 1, self.at + by))

    def action_take(self) -> None:
        """Take the choice under the cursor."""
        self.action_pick(self.at)

    def action_pick(self, place: int) -> None:
        """Take one choice."""
        if 0 <= place < len(self._choices):
            self.at = place
            self.post_message(self.Picked(self, self._choices[place][0]))

    def _to_current(self) -> None:
        places = [place for place, (value, _) in enumerate(self._choices) if value == self._current]
        self.at = places[0] if places else 0
