"""A programme opened at Setup, and what is then to be read on the screen."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About

AT = 1_778_241_600.0
"""8 May 2026, noon in UTC."""


CELL = 12.2
"""Width of a cell in the picture an app makes of itself."""


def reading(app: App[Any]) -> str:
    """Return the screen as text, line by line."""
    rows: dict[int, list[tuple[float, str]]] = {}
    picture = app.export_screenshot()
    pattern = r'<text class="[^"]*" x="([\d.]+)" y="[\d.]+"[^>]*clip-path="url\(#[^)]*line-(\d+)\)">(.*?)</text>'
    for x, row, text in re.findall(pattern, picture):
        rows.setdefault(int(row), []).append((float(x), html.unescape(text).replace("\xa0", " ")))
    lines: list[str] = []
    for _, parts in sorted(rows.items()):
        shown = ""
        for x, text in sorted(parts):
            shown = shown.ljust(round(x / CELL)) + text
        lines.append(shown)
    return "\n".join(lines)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text key by key."""
    names = {" ": "space", "[": "left_square_bracket", "]": "right_square_bracket", "/": "slash", "=": "equals_sign",
             "@": "at", ".": "full_stop", ",": "comma", "-": "minus", "'": "apostrophe", "\n": "enter"}  # fmt: skip
    await pilot.press(*(names.get(character, character) for character in text))


@asynccontextmanager
async def at_setup(
    folder: Path, about: About | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[Any], Desk]]:
    """Open the programme in `folder`, or make one there, and go to Setup."""
    clock = Clock(seconds=lambda: AT)
    known = folder.exists()
    about = about or About(brand="Northwind")
    with Desk.open(str(folder), clock) if known else Desk.new(str(folder), about, clock) as desk:
        app = RmtuiApp(desk)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.press("2")
            await pilot.pause()
            yield pilot, desk
