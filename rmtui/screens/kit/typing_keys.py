"""Keys that also work while a text field has the focus: letters are text then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rmtui.keys import Key, key_of

LAST = ("back", "quit.now")
"""What always works then."""


def keys_while_typing(keys: Iterable[Key]) -> list[Key]:
    """Return those of some keys that also work in a text field, each once and with the sign it has there."""
    found: dict[tuple[str, ...], Key] = {}
    for key in (*keys, *map(key_of, LAST)):
        signs = tuple(sign for sign in key.keys if sign.startswith(("ctrl+", "f", "escape")) and len(sign) > 1)
        if signs:
            found.setdefault(signs, replace(key, keys=signs))
    return list(found.values())
