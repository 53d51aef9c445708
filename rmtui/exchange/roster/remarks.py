"""Remarks on an import: what should the user know afterwards, said once and not a thousand times?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

Place = Callable[[int, int], str]
"""Names a line for a remark: which table, from 0, and which line of it."""

MOST_LINES = 3
"""How many line numbers a remark names."""

MOST_NAMES = 5
"""How many names or words a remark lists."""


class Remarks:
    """Collects sentences; the same one said of several lines becomes one."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}
        self._fields: dict[str, str] = {}
        self.needs_a_look = False
        """Whether something is to be looked at or settled: a cell left out, somebody who could not be found."""

    def say(self, sentence: str, *, asks: bool = False) -> None:
        """Add a whole sentence; `asks` where it is about something to settle."""
        self.needs_a_look = self.needs_a_look or asks
        self._lines.setdefault(sentence, [])

    def of_line(self, sentence: str, place: str, field: str = "", *, asks: bool = True) -> None:
        """Add what is true of one line; `sentence` goes without full stop, `place` is such as `line 7`.

        `field` names what could not be read there; `asks` is False where nothing was left out.
        """
        self.needs_a_look = self.needs_a_look or asks
        self._fields[sentence] = field
        self._lines.setdefault(sentence, []).append(place)

    @property
    def has_left_out(self) -> bool:
        """Whether a remark says that something in a field could not be read or is to be checked."""
        return any(self._fields.values())

    def sentences(self, field: str = "") -> tuple[str, ...]:
        """Return every remark, in the order they came up, or only those about one field."""
        said = [(text, places) for text, places in self._lines.items() if not field or self._fields.get(text) == field]
        return tuple(f"{text} ({some(places, MOST_LINES)})." if places else text for text, places in said)


def some(items: Iterable[str], most: int = MOST_NAMES) -> str:
    """Return the first few of several entries and how many more there are."""
    entries = list(dict.fromkeys(items))
    more = len(entries) - most
    return ", ".join(entries[:most]) + (f" and {more} more" if more > 0 else "")


def quoted(words: Iterable[str]) -> str:
    """Return the first few words, each in quotation marks."""
    return some(f'"{word}"' for word in words)


def controls_removed(count: int, file_name: str) -> str:
    """Return the sentence that says how many control characters were left out."""
    return f"{count} control characters were removed from the cells of {file_name or 'the file'}."
