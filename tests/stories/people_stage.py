"""The stage of the stories about People: a programme in a folder, the program on it, and what one sees."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from rmtui.widgets.frame import StatusLine
from rmtui.widgets.line_list import LineList

PAYLOADS = ("[Alice] hi", "a [/b] z", "[@click=app.bell]hi[/]", "un [bold", "[/]", r"c:\x[b]", "[red]x[/red]")
"""Names a markup parser would swallow, obey or fall over."""


def sample(folder: Path) -> Desk:
    """Return the sample programme, open in a new folder."""
    return Desk.copy_of(sample_tables(), str(folder), "Copied", Clock())


def programme(folder: Path, *values: Any) -> Desk:
    """Return a programme that holds these values, open in a new folder."""
    about = [] if any(isinstance(value, About) for value in values) else [About(brand="Learning Both Ways")]
    return Desk.copy_of(tables_of([*about, *values]), str(folder), "Started", Clock())


def reopened(folder: Path) -> tuple[Person, ...]:
    """Return everybody the folder holds, read anew."""
    with Desk.look(str(folder), Clock()) as desk:
        return desk.programme.people.all()


class Stage:
    """The running program, as somebody at the keyboard sees it."""

    def __init__(self, app: RmtuiApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all is shown."""
        self.pressed += len(keys)
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type or paste a text into the field that has the focus; counts as no key."""
        focused = self.app.focused
        if isinstance(focused, TextArea):
            focused.insert(text)
            await self.pilot.pause()
            return
        await self.pilot.press(*text)
        await self.pilot.pause()

    async def rested(self) -> None:
        """Wait until the card of the selected person is drawn."""
        await self.pilot.pause(0.15)

    def text(self, selector: str) -> str:
        """Return what a widget shows."""
        return str(self.app.screen.query_one(selector, Static).content)

    @property
    def card(self) -> str:
        """The card of the selected person."""
        return self.text("#card Static")

    @property
    def status(self) -> str:
        """What the status line of the place says."""
        return self.app.screen_stack[0].query_one(StatusLine).text

    def rows(self) -> list[str]:
        """Return the lines of the list in front, blanks folded."""
        options = self.app.screen.query_one(LineList).options
        return [" ".join(str(option.prompt).split()) for option in options]

    def at(self) -> str:
        """Return the line the cursor stands on."""
        place = self.app.screen.query_one(LineList).highlighted
        return self.rows()[place] if place is not None else ""

    async def go_to(self, words: str) -> None:
        """Walk down to the line with these words."""
        for _ in range(len(self.rows())):
            if words in self.at():
                return
            await self.press("down")
        raise AssertionError(f"no line with {words!r}: {self.rows()}")


@asynccontextmanager
async def on_stage(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    """Run the program, at People."""
    app = RmtuiApp(desk, place="people")
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Stage(app, pilot)
    desk.close()
