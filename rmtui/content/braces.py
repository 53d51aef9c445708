"""Placeholders: which words of a text are the programme's own, and how are they put in?"""

from __future__ import annotations

import re
from collections.abc import Mapping

_BRACED = re.compile(r"\{([A-Za-z][A-Za-z_]*)\}")


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return `text` with every `{name}` replaced by the word of that name.

    A sentence may begin with `{Mentor}`: it takes the word `mentor` with a capital. A name nobody gave a word for stays
    as it is, braces included, and what was put in is not looked at again.
    """

    def word(found: re.Match[str]) -> str:
        name = found[1]
        if name in words:
            return words[name]
        plain = name[0].lower() + name[1:]
        return _capital(words[plain]) if plain in words else found[0]

    return _BRACED.sub(word, text)


def braces(text: str) -> tuple[str, ...]:
    """Return the names in braces in `text`, each once, in the order they come."""
    return tuple(dict.fromkeys(_BRACED.findall(text)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
