"""Pastes: what a terminal puts between its marks, collected whole and without controls.

A paste is one insertion, also when it comes in several reads, and nothing in it becomes a key press.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around a paste."""
OPEN_SECONDS = 1.0
"""How long a paste whose end does not come is waited for."""
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

    def pieces(self, text: str, at: float) -> Iterator[str]:
        """Yield what can be handed on now; `at` is the moment it came, in seconds."""
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
        """Return what ends a paste whose end has not come for a while; empty where there is none."""
        if self._paste is None or at - self._since < OPEN_SECONDS:
            return ""
        whole, self._paste = "".join(self._paste), None
        return without_controls(whole) + END
