"""The stage of the stories about People: a programme in a folder, the program on it, and what one sees."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.widgets import TextArea

from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from tests.stories import stage

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


class Stage(stage.Stage):
    """The running program, at People."""

    async def type(self, text: str) -> None:
        """Type or paste a text into the field that has the focus."""
        focused = self.app.focused
        if isinstance(focused, TextArea):
            focused.insert(text)
            await self.pilot.pause()
            return
        await super().type(text)

    async def rested(self) -> None:
        """Wait until the card of the selected person is drawn."""
        await self.pilot.pause(0.15)

    @property
    def card(self) -> str:
        """The card of the selected person."""
        return self.text("#card Static")


@asynccontextmanager
async def on_stage(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Stage]:
    """Run the program, at People."""
    async with stage.run(Stage, desk, "people", size) as running:
        yield running
    desk.close()
