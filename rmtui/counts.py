"""Plurals: the one way in which a number stands before a word, or decides between two words."""

from __future__ import annotations


def plural(count: int, one: str, several: str = "") -> str:
    """Return the word for so many; `several` is needed where it is not `one` with an s: "is", "are"."""
    return one if count == 1 else several or f"{one}s"


def counted(count: int, one: str, several: str = "") -> str:
    """Return a number with its word: "1 meeting", "3 meetings", "2 people"."""
    return f"{count} {plural(count, one, several)}"
