"""Sentences and words that can be pressed: a click on a key's words gives the command they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from rmtui.keys import key_of
from rmtui.sentences import parts_of
from rmtui.widgets.text import line


@dataclass(frozen=True, slots=True)
class Press:
    """One thing that can be pressed."""

    word: str
    """What it does, in a word or two."""
    command: str
    """Id of the command it gives."""


def pressable(text: str) -> Content:
    """Return a sentence in one line, in which the words of a key can be clicked; nothing in it is parsed."""
    parts = [pressed(part.command, part.text) if part.command else _kept(part.text) for part in parts_of(text)]
    return Content("").join(parts)


def pressed(command: str, words: str) -> Content:
    """Return words on which a click gives a command."""
    # Ids of commands are the program's own, so one may stand in the action; the words are a value, never parsed.
    key_of(command)
    return Content.from_markup(f"[@click=app.command('{command}')]$words[/]", words=line(words).plain)


def _kept(text: str) -> Content:
    """Return a part of a sentence with the blanks at its ends."""
    blank = " " if text[:1].isspace() else ""
    after = " " if text.strip() and text[-1:].isspace() else ""
    return Content(blank) + line(text) + Content(after)


class Presses(Static):
    """What can be done in a small window, each in brackets to be clicked, with its key behind it."""

    def __init__(self, presses: Iterable[Press]) -> None:
        super().__init__(classes="presses", markup=False)
        self._presses = tuple(presses)

    def render(self) -> Content:
        """Return them side by side."""
        return Content("   ").join(_bracketed(press) for press in self._presses)


def _bracketed(press: Press) -> Content:
    shown = Content.styled(f" {key_of(press.command).shown}", "$quiet-text")
    return pressed(press.command, f"[ {press.word} ]") + shown
