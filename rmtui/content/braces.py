"""Placeholders: which words of a text are the programme's own, and how are they put in?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rmtui.punctuation import END_MARKS

_BRACED = re.compile(r"\{([A-Za-z][A-Za-z_]*)\}")
_WITH_STOP = re.compile(rf"{_BRACED.pattern}(\.(?!\.))?")


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return `text` with every `{name}` replaced by the word of that name.

    A sentence may begin with `{Mentor}`: it takes the word `mentor` with a capital. A name nobody gave a word for stays
    as it is, braces included, and what was put in is not looked at again. A full stop behind a word that ends a
    sentence itself is left out.
    """

    def word(found: re.Match[str]) -> str:
        name, stop = found[1], found[2] or ""
        plain = name[0].lower() + name[1:]
        if name in words:
            shown = words[name]
        elif plain in words:
            shown = _capital(words[plain])
        else:
            return found[0]
        return shown if shown.endswith(END_MARKS) else shown + stop

    return _WITH_STOP.sub(word, text)


def braces(text: str) -> tuple[str, ...]:
    """Return the names in braces in `text`, each once, in the order they come."""
    return tuple(dict.fromkeys(_BRACED.findall(text)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
