"""Shrinking of a run that failed: which few acts are enough for the same fault?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def shrunk(items: Sequence[T], fails: Callable[[Sequence[T]], bool], most: int = 120) -> list[T]:
    """Return a shorter list that still fails; `fails` is asked at most so often. Delta debugging, by complements."""
    kept, parts, tries = list(items), 2, 0
    while len(kept) > 1 and tries < most:
        size = -(-len(kept) // parts)
        for first in range(0, len(kept), size):
            tries += 1
            fewer = kept[:first] + kept[first + size :]
            if fewer and fails(fewer):
                kept, parts = fewer, max(parts - 1, 2)
                break
            if tries >= most:
                break
        else:
            if size == 1:
                break
            parts = min(parts * 2, len(kept))
    return kept
