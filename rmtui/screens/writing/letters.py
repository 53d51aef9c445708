"""Letters beside a field: which ones are commands, and which come as fast as somebody types a text?

Where no text field has the focus a letter is a command. Somebody who believes to be writing types several in a row; the
third one at the pace of typing tells. From then on letters do nothing until there is a pause, and a command that would
change something waits for that moment before it is run. Moving about never waits.
"""

from __future__ import annotations

from typing import TypeGuard

from textual import events

PACE = 0.15
"""Seconds between two letters of a text being typed, at most."""
PAUSE = 0.6
"""Seconds without a letter after which the next one is a command again."""
A_TEXT = 3
"""So many letters at that pace are a text."""


def is_letter(event: events.Event) -> TypeGuard[events.Key]:
    """Say whether a key gives a letter, or a blank between words."""
    return (
        isinstance(event, events.Key)
        and event.character is not None
        and (event.character.isalpha() or event.character == " ")
    )


class LetterPace:
    """The pace of the letters that were pressed beside a field."""

    def __init__(self) -> None:
        self._last = 0.0
        self.run = 0
        """How many letters came at the pace of typing so far."""
        self.is_text = False
        """Whether they are taken for a text."""

    def taken_for_text(self, at: float) -> bool:
        """Note a letter pressed at that moment, in seconds; returns whether it belongs to a text being typed."""
        gap, self._last = at - self._last, at
        self.run = self.run + 1 if gap <= PACE else 1
        self.is_text = self.run >= A_TEXT or (self.is_text and gap <= PAUSE)
        return self.is_text

    def broken(self) -> None:
        """Note that something else than a letter was pressed."""
        self.run, self.is_text = 0, False
