"""How is one of a few words chosen on one line, with the arrows, a digit or a click?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widgets import Static

from rmtui.widgets.text import line


class Choice(Static, can_focus=True):
    """A few words of which one is chosen: `( ) mentor (o) learner`."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "before", show=False),
        Binding("right,space", "step(1)", "next", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another word was chosen."""

        choice: Choice
        """Where."""
        value: str
        """What the word stands for."""

        @property
        def control(self) -> Choice:
            """Where, as Textual asks for it."""
            return self.choice

    def __init__(self, choices: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Offer `choices`, each a value and what is shown."""
        super().__init__(id=id, markup=False)
        self._choices = tuple(choices)
        self._value = value

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._value

    @value.setter
    def value(self, value: str) -> None:
        self._value = value
        self.refresh()

    def render(self) -> Content:
        """Return the words with a sign before each."""
        parts = []
        for value, shown in self._choices:
            chosen = value == self._value
            part = Content("(o) " if chosen else "( ) ") + line(shown)
            parts.append(part.stylize("bold") if chosen else part)
        return Content("  ").join(parts)

    def action_step(self, by: int) -> None:
        """Choose the word before or after."""
        values = [value for value, _ in self._choices]
        place = values.index(self._value) if self._value in values else -by
        self._choose((place + by) % len(values))

    def on_key(self, event: Key) -> None:
        """Let a digit choose."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self._choices):
            event.stop()
            self._choose(int(event.character) - 1)

    def on_click(self, event: Click) -> None:
        """Choose the word that was clicked."""
        end = 0
        for place, (_, shown) in enumerate(self._choices):
            end += 4 + line(shown).cell_length + 2
            if event.x < end:
                self._choose(place)
                return

    def _choose(self, place: int) -> None:
        value = self._choices[place][0]
        if value != self._value:
            self.value = value
            self.post_message(self.Changed(self, value))
