"""Rail of the seven steps: where am I, and how far is each?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from rmtui.widgets.text import line

SIGNS = {"empty": "-", "begun": "~ begun", "done": "+ done", "later": "> later"}
"""How a state is shown: a sign and, but for an empty step, its word."""

GAP = 2
"""Blanks between two steps."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One step on the rail."""

    number: int
    """1 to 7."""
    name: str
    """Its short name."""
    state: str
    """One of the words of SIGNS."""


class Rail(Widget, can_focus=True):
    """The steps in a row, the state of each below it; left and right walk, a click goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "walk(-1)", "Step before", show=False),
        Binding("right", "walk(1)", "Next step", show=False),
        Binding("down,enter,space", "enter", "Into the step", show=False),
    ]

    @dataclass
    class Walked(Message):
        """Another step was asked for with the arrows."""

        number: int
        """Which one."""

    @dataclass
    class Entered(Message):
        """The questions were asked for."""

    def __init__(self) -> None:
        super().__init__(id="rail")
        self._stops: tuple[Stop, ...] = ()
        self._here = 1

    def show(self, stops: Sequence[Stop], here: int) -> None:
        """Show the steps with the current one marked."""
        self._stops, self._here = tuple(stops), here
        self.refresh()

    def render(self) -> Content:
        """Return two lines for the width there is."""
        names, states = Content(" "), Content(" ")
        needed = 1 + sum(cell_len(self._titled(stop)) + GAP for stop in self._stops) - GAP
        short = needed > self.size.width
        for stop in self._stops:
            name, state, here = self._titled(stop), SIGNS[stop.state], stop.number == self._here
            if here:
                state = "^ here" if stop.state == "empty" else "^" + state[1:]
            elif short:
                name, state = str(stop.number), state[0]
            width = max(cell_len(name), len(state) if short else 0)
            names += self._linked(stop, name, here) + Content(" " * (width - cell_len(name) + GAP))
            states += self._state(stop, state, here) + Content(" " * (width + GAP - len(state)))
        return names.rstrip() + Content("\n") + states.rstrip()

    def _titled(self, stop: Stop) -> str:
        return f"{stop.number} {stop.name}"

    def _linked(self, stop: Stop, name: str, here: bool) -> Content:
        link = f"@click=screen.step({stop.number})"
        content = Content.from_markup(f"[{link}]$name[/]", name=line(name).plain)
        if here:
            return content.stylize("$cursor-text on $cursor" if self.has_focus else "bold reverse")
        return content

    def _state(self, stop: Stop, state: str, here: bool) -> Content:
        style = {"done": "$done-text", "begun": "$foreground"}.get(stop.state, "$quiet-text")
        return Content.styled(state, "bold" if here else style)

    def action_walk(self, by: int) -> None:
        """Go to the step beside."""
        number = self._here + by
        if 1 <= number <= len(self._stops):
            self.post_message(self.Walked(number))

    def action_enter(self) -> None:
        """Go into the questions."""
        self.post_message(self.Entered())
