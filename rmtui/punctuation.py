"""Punctuation: texts of several people joined to one, so that no sign stands twice."""

from __future__ import annotations

from collections.abc import Iterable

END_MARKS = (".", "?", "!", "…")
"""What ends a sentence."""


def strung(texts: Iterable[str], joint: str = "; ") -> str:
    """Return the texts that are not empty as one; behind one that ends a sentence itself a blank is enough."""
    whole = ""
    for text in filter(None, texts):
        between = (" " if whole.endswith(END_MARKS) else joint) if whole else ""
        whole += between + text
    return whole


def ended(text: str) -> str:
    """Return a text with a full stop where it has no end mark of its own."""
    return text if not text or text.endswith(END_MARKS) else f"{text}."
