"""How does a sentence that names a key become something the mouse can press?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import Static

from rmtui.widgets.text import line

NAMES = {
    "Esc": "escape",
    "Enter": "enter",
    "Del": "delete",
    "Tab": "tab",
    "/": "slash",
    "?": "question_mark",
}
"""What Textual calls a key whose written name is another."""
_CLAUSE = re.compile(
    r"(?:^|(?<=[.,:;] )|(?<=Press ))(?P<key>Esc|Enter|Del|Tab|Ctrl\+[A-Z]|[a-zSU/?\d]) (?:again\b|[a-z]+s\b)[^.,:;]*"
)
"""A key at the beginning of a clause, with what it does: "u takes it back", "Esc leaves it"."""


@dataclass(frozen=True, slots=True)
class Press:
    """One thing that can be pressed."""

    word: str
    """What it does, in a word or two."""
    key: str
    """The key that does it, as people read it."""


def key_name(shown: str) -> str:
    """Return what Textual calls a key that people read as `shown`."""
    return NAMES.get(shown, shown.lower() if shown.startswith("Ctrl+") else shown)


def pressable(text: str) -> Content:
    """Return a sentence in one line, in which a click on "u takes it back" is the key `u`; nothing else is parsed."""
    content, done = Content(""), 0
    for found in _CLAUSE.finditer(text):
        content += _kept(text[done : found.start()]) + _linked(found["key"], found.group().rstrip())
        done = found.start() + len(found.group().rstrip())
    return content + _kept(text[done:])


def _kept(text: str) -> Content:
    """Return a part of a sentence with the blanks at its ends."""
    blank = " " if text[:1].isspace() else ""
    after = " " if text.strip() and text[-1:].isspace() else ""
    return Content(blank) + line(text) + Content(after)


def _linked(key: str, words: str) -> Content:
    # The key is one of the few above, so it may stand in the action; the words are given as a value, never parsed.
    return Content.from_markup(f"[@click=app.press('{key_name(key)}')]$words[/]", words=line(words).plain)


class Presses(Static):
    """What can be done in a small window, each in brackets to be clicked, with its key behind it."""

    def __init__(self, presses: Iterable[Press]) -> None:
        super().__init__(classes="presses", markup=False)
        self._presses = tuple(presses)

    def render(self) -> Content:
        """Return them side by side."""
        return Content("   ").join(_bracketed(press) for press in self._presses)


def _bracketed(press: Press) -> Content:
    return _linked(press.key, f"[ {press.word} ]") + Content.styled(f" {press.key}", "$quiet-text")
