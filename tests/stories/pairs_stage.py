"""The stage of the stories about Pairs: a programme opened at the board, and what is then to be seen there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from textual.widgets import Static

from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.pair import Pair
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import tables_of
from rmtui.screens.pairs.why import WhyPane
from tests.stories import stage

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


class Board(stage.Stage):
    """The board: who learns on the left, whom from on the right."""

    LIST = "#who"

    @property
    def why(self) -> str:
        """What stands below the lists, with its title, line ends folded."""
        pane = self.app.screen.query_one(WhyPane)
        return " ".join(f"{pane.why.title} {pane.why.word}: {pane.query_one(Static).content}".split())

    async def go_to(self, words: str, which: str = "") -> None:
        """Walk to the line with these words, on this side of the board or in the window in front."""
        if which != "LineList":
            await self.press("right" if which == "#whom" else "left", "home")
        await super().go_to(words, which)


@asynccontextmanager
async def at_pairs(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Board]:
    """Run the program at Pairs."""
    with desk:
        async with stage.run(Board, desk, "pairs", size) as board:
            yield board
