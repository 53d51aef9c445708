"""The stage of the stories about Today: the sample programme on the day its story is told on, and what one sees."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.widgets.frame import KeyLine, StatusLine
from rmtui.widgets.line_list import LineList

TODAY = date(2026, 5, 8)
PAYLOADS = ("[Alice] hi", "a [/b] z", "[@click=app.bell]hi[/]", "un [bold", "[/]", r"c:\x[b]", "[red]x[/red]")
"""Names a markup parser would swallow, obey or fall over."""


def clock() -> Clock:
    """Return a clock that stands still on the sample's day."""
    return Clock(lambda: datetime(2026, 5, 8, 10, 0).timestamp())


def desk_of(folder: Path, tables: Mapping[str, Mapping[str, dict[str, Any]]] | None = None) -> Desk:
    """Return an open programme in a new folder: the sample, or these documents."""
    return Desk.copy_of(tables or sample_tables(), str(folder), "Copied", clock())


class Stage:
    """The running program, as somebody at the keyboard sees it."""

    def __init__(self, app: RmtuiApp, pilot: Pilot[None]) -> None:
        self.app, self._pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all is shown."""
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        await self.press(*text)

    async def click(self, selector: str, offset: tuple[int, int]) -> None:
        """Click somewhere in a widget."""
        await self._pilot.click(selector, offset=offset)
        await self._pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the window."""
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()

    def text(self, selector: str) -> str:
        """Return what a widget shows."""
        return str(self.app.screen.query_one(selector, Static).content)

    @property
    def status(self) -> str:
        """What the status line says."""
        return self.app.screen.query_one(StatusLine).text

    @property
    def keys(self) -> str:
        """What the last line offers."""
        return self.app.screen.query_one(KeyLine).render().plain

    def rows(self, selector: str = "#lines") -> list[str]:
        """Return the lines of a list as they read, folded into one row each."""
        options = self.app.screen.query_one(selector, LineList).options
        return [" ".join(str(option.prompt).split()) for option in options]

    def at(self, selector: str = "#lines") -> str:
        """Return the line the cursor stands on."""
        found = self.app.screen.query_one(selector, LineList).highlighted
        return self.rows(selector)[found] if found is not None else ""

    async def go_to(self, words: str) -> None:
        """Walk down to the line with these words."""
        for _ in range(len(self.rows())):
            if words in self.at():
                return
            await self.press("down")
        raise AssertionError(f"no line with {words!r}: {self.rows()}")


@asynccontextmanager
async def on_stage(desk: Desk | None, size: tuple[int, int] = (80, 24), place: str = "today") -> AsyncIterator[Stage]:
    """Run the program."""
    app = RmtuiApp(desk, place=place)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Stage(app, pilot)
