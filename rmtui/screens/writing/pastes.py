"""Pastes and escapes: what a terminal sends, cut into pieces that can mean one thing only.

A paste is one insertion, also when it comes in several reads, and nothing in it becomes a key press. Escape is the byte
that also begins every special key: followed by what begins none, or by nothing for a moment, it is the key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around a paste."""
ESCAPE = "\x1b"
"""As a piece of its own the key; within a longer piece the beginning of a special key."""
ESCAPE_SECONDS = 0.1
"""How long the rest of a special key is waited for."""
OPEN_SECONDS = 1.0
"""How long a paste whose end does not come is waited for."""
_LONE = re.compile("\x1b(?![\\[O\\]P_^X])|\x1b(?=O(?:[^A-Za-z]|$))|\x1b(?=[\\]P_^X](?![^\x1b\x07]*(?:\x07|\x1b\\\\)))")
"""An escape that begins no special key, and no answer of the terminal that is there to its end."""
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def without_controls(text: str) -> str:
    """Return a pasted text with its line ends as one sign and without any other control but the tab."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class PasteCollector:
    """Hands on what a terminal sends, a paste only once it is whole."""

    def __init__(self) -> None:
        self._paste: list[str] | None = None
        self._before = ""
        self._since = 0.0
        self._escape_at: float | None = None

    def pieces(self, text: str, at: float) -> Iterator[str]:
        """Yield what can be handed on now; `at` is the moment it came, in seconds."""
        if self._escape_at is not None and text:
            text, self._escape_at = ESCAPE + text, None
        if self._paste is None and text.endswith(ESCAPE):
            text, self._escape_at = text[: -len(ESCAPE)], at
        for piece in self._cut(text, at):
            yield from _apart(piece)

    def _cut(self, text: str, at: float) -> Iterator[str]:
        while text:
            if self._paste is None:
                seen = self._before + text
                place = seen.find(BEGIN)
                if place < 0:
                    self._before = seen[-len(BEGIN) + 1 :]
                    yield text
                    return
                rest = place + len(BEGIN) - len(self._before)
                yield text[:rest]
                self._paste, self._before, self._since, text = [], "", at, text[rest:]
            else:
                self._paste.append(text)
                whole, end, text = "".join(self._paste).partition(END)
                self._since = at
                if not end:
                    return
                self._paste = None
                yield without_controls(whole) + END

    def overdue(self, at: float) -> str:
        """Return what need not be waited for any longer: a lone escape, the end of a paste; empty for nothing."""
        if self._escape_at is not None and at - self._escape_at >= ESCAPE_SECONDS:
            self._escape_at = None
            return ESCAPE
        if self._paste is None or at - self._since < OPEN_SECONDS:
            return ""
        whole, self._paste = "".join(self._paste), None
        return without_controls(whole) + END


def _apart(piece: str) -> Iterator[str]:
    """Yield a piece with each escape that is a key of its own apart."""
    if piece.endswith(END):
        yield piece
        return
    done = 0
    for lone in _LONE.finditer(piece):
        if lone.start() > done:
            yield piece[done : lone.start()]
        yield ESCAPE
        done = lone.end()
    if done < len(piece):
        yield piece[done:]
