"""Can everything be read? Every letter in every place, in both themes, at 4.5 to 1 at least."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.color import Color
from rich.segment import Segment
from textual.pilot import Pilot
from textual.screen import ModalScreen

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.screens.room.screen import Room
from rmtui.themes import DARK, LIGHT
from rmtui.widgets.line_list import LineList
from tests.stories.stage import lines_on

STORY_DAY = Clock(datetime(2026, 5, 8, 12, tzinfo=UTC).timestamp)
LEAST = 4.5
"""The ratio WCAG 2.1 asks for text, success criterion 1.4.3."""
STATES: dict[str, tuple[str, ...]] = {
    "today": ("down",),
    "today with the weeks": ("tab",),
    "setup": ("2",),
    "setup, words": ("2", "escape", "b", "ctrl+n"),
    "setup, a later step": ("2", "escape", "right", "right"),
    "people": ("3", "down"),
    "people, a form": ("3", "down", "enter"),
    "people, names": ("3", "p"),
    "people, search": ("3", "slash"),
    "pairs": ("4", "down"),
    "pairs, on the other side": ("4", "tab"),
    "pairs, numbers": ("4", "w"),
    "journal": ("5", "down"),
    "journal, before": ("5", "down", "down", "enter", "escape", "p"),
    "journal, after": ("5", "down", "down", "enter", "escape", "a"),
    "journal, reflect": ("5", "down", "down", "enter", "escape", "r"),
    "in the room": ("5", "down", "down", "enter", "escape", "i"),
    "credit": ("6", "down"),
    "credit, fields": ("6", "down", "e"),
    "help": ("4", "question_mark"),
    "a question": ("o",),
    "a line to write": ("v", "enter"),
    "commands": ("ctrl+p",),
}
"""Keys that lead to what is looked at."""


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, as WCAG 2.1 defines it."""
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in color.get_truecolor())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    """Return the ratio of two colours: 1 for the same, 21 for black on white."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def faint(segments: list[Segment]) -> Iterator[str]:
    """Yield the words of a line that are too faint, each with its ratio."""
    for segment in segments:
        style = segment.style
        if style is None or style.color is None or style.bgcolor is None or not any(c.isalnum() for c in segment.text):
            continue
        ratio = contrast(style.color, style.bgcolor)
        if ratio < LEAST or style.dim:
            yield f"{segment.text.strip()!r} {ratio:.2f}{' dim' if style.dim else ''}"


def too_faint(pilot: Pilot[None]) -> list[str]:
    """Return everything on the screen in front that is too faint; what lies behind a small window is meant to be."""
    screen = pilot.app.screen
    # Touches a name private to Textual 8.2.8; to be looked at again when the pin moves.
    strips = screen._compositor.render_strips()
    if isinstance(screen, ModalScreen):
        front = screen.children[0].region
        strips = [strip.crop(front.x, front.right) for strip in strips[front.y : front.bottom]]
    return [words for strip in strips for words in faint(list(strip))]


async def go_home(pilot: Pilot[None]) -> None:
    """Leave whatever the last keys led to, so that the next start at Today, at the top of its list."""
    app = pilot.app
    for _ in range(6):
        if len(app.screen_stack) == 1 and isinstance(app.focused, LineList | None):
            break
        await pilot.press("i" if isinstance(app.screen, Room) else "escape")
    await pilot.press("1", "home")
    assert app.current_mode == "today"
    assert len(app.screen_stack) == 1


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_every_letter_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    found: list[str] = []
    seen: set[str] = set()
    with Desk.copy_of(sample_tables(), str(tmp_path / "p"), "Copied", STORY_DAY) as desk:
        app = RmtuiApp(desk, theme=theme)
        async with app.run_test(size=(80, 24)) as pilot:
            for name, keys in STATES.items():
                await go_home(pilot)
                await pilot.press(*keys)
                await pilot.pause(0.15 if keys != ("ctrl+p",) else 1.2)
                found += [f"{name}: {words}" for words in too_faint(pilot)]
                seen.add("\n".join(lines_on(app)))
    assert not found, "\n".join(dict.fromkeys(found))
    assert len(seen) == len(STATES), "each state is another screen"


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize("keys", [(), ("o",), ("n",), ("question_mark",)])
async def test_the_welcome_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str, keys: tuple[str, ...]
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    app = RmtuiApp(None, theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert too_faint(pilot) == []
