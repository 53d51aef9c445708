"""Keys of a rating in the setup: which one answers a sentence with which mark."""

from __future__ import annotations

from collections.abc import Mapping

MARKS: Mapping[str, int | None] = {"0": 0, "1": 1, "2": 2, "-": None}
"""What a sentence is answered with, by its key."""

MARK_KEYS: Mapping[int | None, str] = {mark: key for key, mark in MARKS.items()}
"""The key of each mark."""
