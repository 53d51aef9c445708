"""Escape and the key behind it are two keys, also when they arrive together."""

from __future__ import annotations

import pytest
from textual import events

from rmtui.screens.kit.keyboard import apart


@pytest.mark.parametrize(
    ("key", "character", "names"),
    [
        ("alt+3", "3", ["escape", "3"]),
        ("alt+q", "q", ["escape", "q"]),
        ("alt+shift+u", "U", ["escape", "U"]),
        ("a", "a", ["a"]),
        ("alt+left", None, ["alt+left"]),
        ("ctrl+p", None, ["ctrl+p"]),
    ],
)
def test_a_character_with_alt_is_an_escape_and_the_character(key: str, character: str | None, names: list[str]) -> None:
    assert [event.key for event in apart(events.Key(key, character))] == names
