"""The stage of the stories about Pairs: a programme opened at the board, and what is then to be seen there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Label, Static

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.pair import Pair
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import tables_of
from rmtui.screens.pairs.why import WhyPane
from rmtui.widgets.frame import StatusLine
from rmtui.widgets.line_list import LineList

TODAY = date(2026, 5, 8)


def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock(lambda: datetime(2026, 5, 8, 10, 0).timestamp())


def sample(folder: Path) -> Desk:
    """Return the sample programme, open in a new folder."""
    return Desk.copy_of(sample_tables(), str(folder / "programme"), "Copied", clock())


def made_of(folder: Path, values: Iterable[Any], about: About | None = None) -> Desk:
    """Return a programme of these values, open in a new folder."""
    tables = tables_of([about or About(brand="Across"), *values])
    return Desk.copy_of(tables, str(folder / "programme"), "Made", clock())


def reopened(folder: Path) -> Desk:
    """Return the programme as somebody finds it the next day."""
    return Desk.look(str(folder / "programme"), clock())


def couples(desk: Desk) -> dict[tuple[str, str], Pair]:
    """Return the pairs by the names of the one who learns and the one learned from."""
    names = {person.id: person.name for person in desk.programme.people.all()}
    return {(names[pair.mentee], names[pair.mentor]): pair for pair in desk.programme.pairs.all()}


def four() -> list[Person]:
    """Return two who learn and two who can be learned from; Lea suits Max, Tim suits Ida."""
    video, law = Offer(topic="short video", level=5), Offer(topic="labour law", level=5)
    return [
        Person(id="1", name="Max Alt", role="mentee", function="Finance", wants=(Want(topic="short video"),)),
        Person(id="2", name="Ida Berg", role="mentee", function="Law", wants=(Want(topic="labour law"),)),
        Person(id="3", name="Lea Neu", role="mentor", function="Marketing", offers=(video,)),
        Person(id="4", name="Tim Jung", role="mentor", function="Retail", offers=(law,)),
    ]


class Board:
    """The board, as somebody at the keyboard sees it."""

    def __init__(self, app: RmtuiApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys and wait until all is shown."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
        await self.pilot.pause()

    @property
    def status(self) -> str:
        """What the status line says."""
        return next(screen for screen in self.app.screen_stack if screen.query(StatusLine)).query_one(StatusLine).text

    def rows(self, which: str = "#who") -> list[str]:
        """Return the lines of a list, blanks folded."""
        options = self.app.screen.query_one(which, LineList).options
        return [" ".join(str(option.prompt).split()) for option in options]

    def at(self, which: str = "#who") -> str:
        """Return the line the cursor stands on."""
        found = self.app.screen.query_one(which, LineList).highlighted
        return self.rows(which)[found] if found is not None else ""

    @property
    def why(self) -> str:
        """What stands below the lists, with its title, line ends folded."""
        pane = self.app.screen.query_one(WhyPane)
        return " ".join(f"{pane.why.title} {pane.why.word}: {pane.query_one(Static).content}".split())

    @property
    def dialog(self) -> str:
        """What the window in front says, line ends folded."""
        parts = [str(static.content) for static in self.app.screen.query(Static)]
        parts += [str(option.prompt) for lines in self.app.screen.query(LineList) for option in lines.options]
        parts += [str(label.content) for label in self.app.screen.query(Label)]
        return " ".join(" ".join(parts).split())

    async def go_to(self, words: str, which: str = "#who") -> None:
        """Walk to the line with these words."""
        await self.press("left" if which == "#who" else "right", "home")
        for _ in self.rows(which):
            if words in self.at(which):
                return
            await self.press("down")
        raise AssertionError(f"no line with {words!r}: {self.rows(which)}")

    async def choose(self, words: str) -> None:
        """Choose a line of the window in front."""
        lines = self.app.screen.query_one(LineList)
        for _ in lines.options:
            option = lines.highlighted_option
            if option is not None and words in str(option.prompt):
                break
            await self.press("down")
        await self.press("enter")


@asynccontextmanager
async def at_pairs(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Board]:
    """Run the program and go to Pairs."""
    with desk:
        app = RmtuiApp(desk)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            board = Board(app, pilot)
            await board.press("4")
            yield board
