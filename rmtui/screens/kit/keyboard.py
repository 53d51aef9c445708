"""Timing of keys: how do two keys pressed quickly stay two keys?

A terminal sends escape as the byte that also starts every special key. When the program is busy, escape and the key
behind it arrive together, and Textual takes them for one key with alt. No command here uses alt, so they are two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from textual import _ansi_sequences, events

_DIGITS = "0123456789"


def expect_quick_escapes() -> None:
    """Stop Textual from reading escape and a digit as the sign some keyboards have there.

    Touches a table private to Textual 8.2.8; to be looked at again when the pin moves.
    """
    table = cast(dict[str, object], _ansi_sequences.ANSI_SEQUENCES_KEYS)
    for digit in _DIGITS:
        table.pop(f"\x1b{digit}", None)


def apart(event: events.Key) -> Iterator[events.Key]:
    """Yield the keys that were really pressed: escape and a character where the event says alt with a character."""
    character = event.character
    if not event.key.startswith("alt+") or character is None or len(character) != 1 or not character.isprintable():
        yield event
        return
    yield events.Key("escape", "\x1b")
    name = event.key.removeprefix("alt+").removeprefix("shift+")
    yield events.Key(name.upper() if character.isupper() else name, character)
