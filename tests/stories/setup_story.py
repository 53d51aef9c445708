"""A programme opened at Setup, and what is then to be read on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from tests.stories.stage import Stage, lines_on, run

AT = 1_778_241_600.0
"""8 May 2026, noon in UTC."""


def reading(app: App[Any]) -> str:
    """Return the screen as text, line by line."""
    return "\n".join(lines_on(app))


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text key by key."""
    await pilot.press(*("enter" if sign == "\n" else sign for sign in text))


@asynccontextmanager
async def at_setup(
    folder: Path, about: About | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[Any], Desk]]:
    """Open the programme in `folder`, or make one there, and go to Setup."""
    clock = Clock(seconds=lambda: AT)
    known = folder.exists()
    about = about or About(brand="Northwind")
    with Desk.open(str(folder), clock) if known else Desk.new(str(folder), about, clock) as desk:
        async with run(Stage, desk, "setup", size) as stage:
            yield stage.pilot, desk
