"""The stage of the stories about Today: the sample programme on the day its story is told on, and what one sees."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from tests.stories import stage

TODAY = date(2026, 5, 8)
PAYLOADS = ("[Alice] hi", "a [/b] z", "[@click=app.bell]hi[/]", "un [bold", "[/]", r"c:\x[b]", "[red]x[/red]")
"""Names a markup parser would swallow, obey or fall over."""


def clock() -> Clock:
    """Return a clock that stands still on the sample's day."""
    return Clock(lambda: datetime(2026, 5, 8, 10, 0).timestamp())


def desk_of(folder: Path, tables: Mapping[str, Mapping[str, dict[str, Any]]] | None = None) -> Desk:
    """Return an open programme in a new folder: the sample, or these documents."""
    return Desk.copy_of(tables or sample_tables(), str(folder), "Copied", clock())


class Stage(stage.Stage):
    """The running program; the lists of Today and Credit are called alike."""

    LIST = "#lines"


@asynccontextmanager
async def on_stage(desk: Desk | None, size: tuple[int, int] = (80, 24), place: str = "today") -> AsyncIterator[Stage]:
    """Run the program."""
    async with stage.run(Stage, desk, place, size) as running:
        yield running
