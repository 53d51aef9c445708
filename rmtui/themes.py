"""Themes: one dark and one light of our own: two hues with a meaning, both readable at 4.5 to 1."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="rmtui-dark",
    dark=True,
    primary="#7fb2e5",
    secondary="#9db4c8",
    accent="#7fb2e5",
    warning="#f0b45c",
    error="#f0b45c",
    success="#8fce9b",
    foreground="#e4e6e8",
    background="#14181c",
    surface="#1d2329",
    panel="#252c33",
    variables={
        "rule": "#4a5560",
        "cursor": "#26405c",
        "cursor-text": "#ffffff",
        "cursor-off": "#2b333b",
        "input-selection-background": "#26405c",
        "input-selection-foreground": "#ffffff",
        "alert-text": "#f0b45c",
        "done-text": "#8fce9b",
        "quiet-text": "#a9b4be",
    },
)
LIGHT = Theme(
    name="rmtui-light",
    dark=False,
    primary="#1d5a92",
    secondary="#45596b",
    accent="#1d5a92",
    warning="#8a4b00",
    error="#8a4b00",
    success="#1c6b31",
    foreground="#1b1f23",
    background="#fbfbf9",
    surface="#f0f0ec",
    panel="#e5e6e2",
    variables={
        "rule": "#9aa4ad",
        "cursor": "#cfe1f2",
        "cursor-text": "#10202e",
        "cursor-off": "#dde3e8",
        "input-selection-background": "#cfe1f2",
        "input-selection-foreground": "#10202e",
        "alert-text": "#8a4b00",
        "done-text": "#1c6b31",
        "quiet-text": "#515c66",
    },
)
