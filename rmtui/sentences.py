"""Sentences that name keys: a key stands in them by its command's id, and what it does can be pressed.

`sentence("{done}. Saved. {undo: takes it back}", done=title)` reads "Paired Martin with Asha. Saved. u takes it back".
Only the template is parsed; what is put into it stays as it is, whatever it holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter
from typing import NamedTuple, Self

from rmtui.keys import key_of


class Part(NamedTuple):
    """A part of a sentence."""

    text: str
    """Its words."""
    command: str = ""
    """Id of the command that a click on them gives; empty for words alone."""


class Sentence(str):
    """A sentence as it is read, with its parts; pieced together as a plain string it only loses what can be pressed."""

    parts: tuple[Part, ...]
    """The same in parts."""

    def __new__(cls, parts: Iterable[Part]) -> Self:
        """Join parts to a sentence."""
        found = tuple(part for part in parts if part.text)
        made = super().__new__(cls, "".join(part.text for part in found))
        made.parts = found
        return made


def sentence(template: str, **values: object) -> Sentence:
    """Return a sentence made from a template, which is never anybody's text.

    `{name}` stands for one of `values`; `{undo}` for the key of a command, and `{undo: takes it back}` for the key
    together with what it does, `{undo!t: takes it back}` for the key that works while typing. Raises KeyError for what
    is neither.
    """
    parts: list[Part] = []
    for words, name, what, conversion in Formatter().parse(template):
        parts.append(Part(words))
        if name is None:
            continue
        value = values.get(name)
        if isinstance(value, Sentence):
            parts += value.parts
        elif name in values:
            parts.append(Part(str(value)))
        else:
            key = key_of(name)
            shown = key.shown_while_typing if conversion == "t" else key.shown
            parts.append(Part(f"{shown}{what or ''}", name))
    return Sentence(parts)


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the parts of a sentence; of any other text one, in which nothing can be pressed."""
    return text.parts if isinstance(text, Sentence) else (Part(text),)
