"""Letters beside a field: which ones are commands, and which come as fast as somebody types a text?

Where no text field has the focus a letter is a command. Somebody who believes to be writing types several in a row; the
fourth one at the pace of typing tells. From then on letters do nothing until there is a pause, and a command that would
change something waits for that moment before it is run. Moving about never waits, and a letter held down is no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from textual import events

PACE = 0.18
"""Seconds between two letters of a text being typed, at most."""
PAUSE = 0.6
"""Seconds without a letter after which the next one is a command again."""
A_TEXT = 4
"""So many letters at that pace are a text,"""
KINDS = 3
"""where so many of them differ."""


def is_typing(event: events.Event) -> TypeGuard[events.Key]:
    """Say whether a key is one that people press within a text: any sign, Enter and Backspace."""
    return isinstance(event, events.Key) and (event.is_printable or event.key in ("enter", "backspace"))


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
        self._run: list[str] = []
        self.is_text = False
        """Whether the letters are taken for a text."""

    def would_be_text(self, followers: Sequence[str]) -> bool:
        """Say whether the letters so far and these, which followed at the pace of typing, are a text."""
        return _is_text([*self._run, *followers])

    @property
    def missing(self) -> int:
        """How many more letters at the pace of typing make a text, at least."""
        return max(A_TEXT - len(self._run), KINDS - len(set(self._run)), 1)

    def taken_for_text(self, letter: str, at: float) -> bool:
        """Note a letter pressed at that moment, in seconds; returns whether it belongs to a text being typed."""
        gap, self._last = at - self._last, at
        self._run = [*self._run, letter] if gap <= PACE else [letter]
        self.is_text = _is_text(self._run) or (self.is_text and gap <= PAUSE)
        return self.is_text

    def goes_on(self, at: float) -> bool:
        """Say whether a sign of any kind pressed at that moment belongs to a text being typed, and note it if so."""
        if self.is_text and at - self._last <= PAUSE:
            self._last = at
            return True
        return False

    def broken(self) -> None:
        """Note that something else than a letter was pressed."""
        self._run, self.is_text = [], False


def _is_text(run: Sequence[str]) -> bool:
    return len(run) >= A_TEXT and len(set(run)) >= KINDS
