"""Levels: who may know a text? One ladder, used everywhere."""

from __future__ import annotations

from typing import Literal, get_args

Level = Literal["private", "pair", "programme", "organisation", "public"]
"""From the person at the keyboard alone to anyone at all."""

LEVELS: tuple[Level, ...] = get_args(Level)
"""The ladder, most confidential first."""

SHOWN: dict[Level, str] = {
    "private": "only this file",
    "pair": "the two of them",
    "programme": "the group",
    "organisation": "the firm",
    "public": "anyone",
}
"""What each level is called on screen."""

GLIMPSE = 32
"""Characters of a text that a title may show."""


def may_leave(level: Level, asked: Level) -> bool:
    """Say whether a text of `level` may leave in an export made for `asked`.

    An export at a level takes that level and everything more open.
    """
    return LEVELS.index(level) >= LEVELS.index(asked)


def glimpse(text: str, level: Level) -> str:
    """Return the first words of a text in quotes, for a title; empty for a private one and where there are none."""
    words = " ".join(text.split())
    if level == "private" or not words:
        return ""
    if len(words) <= GLIMPSE:
        return f'"{words}"'
    start, blank, _ = words[: GLIMPSE + 1].rpartition(" ")
    return f'"{start if blank else words[:GLIMPSE]}…"'
