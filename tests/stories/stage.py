"""The stage of all stories: the running program as somebody at the keyboard sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.geometry import Region
from textual.keys import Keys, _character_to_key
from textual.pilot import Pilot
from textual.widgets import Label, Static

from rmtui.app import RmtuiApp
from rmtui.desk import Desk
from rmtui.widgets.frame import KeyLine, StatusLine
from rmtui.widgets.line_list import LineList

SIGNS = {"space": " ", "enter": "\r", "tab": "\t", "slash": "/", "question_mark": "?"}
"""Signs of keys that have names."""
NAMED = {*SIGNS, *(str(key.value) for key in Keys)}
"""Keys that have names; anything else in a burst is a text."""


def lines_on(app: App[Any], part: Region | None = None) -> list[str]:
    """Return everything on the screen, line by line, what lies behind a small window included, or only a part of it.

    Touches a name private to Textual 8.2.8; to be looked at again when the pin moves.
    """
    strips = app.screen._compositor.render_strips()
    if part is not None:
        strips = [strip.crop(part.x, part.right) for strip in strips[part.y : part.bottom]]
    return [strip.text.rstrip() for strip in strips]


class Stage:
    """The running program."""

    LIST: ClassVar[str] = "LineList"
    """Which list is meant where none is named."""

    def __init__(self, app: RmtuiApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.pressed = 0
        """Keys pressed so far, free text not counted."""

    # What somebody does

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has done its work, and wait until all is shown."""
        self.pressed += len(keys)
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type free text into what has the focus."""
        await self.pilot.press(*("enter" if sign == "\n" else sign for sign in text))
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Send keys and texts as one packet brings them, and wait until every one has done its work."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            for sign in (key,) if key in NAMED or "+" in key else key:
                name = _character_to_key(sign) if len(sign) == 1 else sign
                driver.send_message(events.Key(name, sign if len(sign) == 1 else SIGNS.get(sign)))
        await self.wait()
        while not self.app._key_order.at_rest:
            await self.wait()
        await self.wait()

    async def click(self, selector: str, offset: tuple[int, int]) -> None:
        """Click somewhere in a widget."""
        await self.pilot.click(selector, offset=offset)
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the window."""
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    async def wait(self) -> None:
        """Wait until nothing is left to do."""
        await self.pilot.pause()
        await self.pilot.pause()

    async def go_to(self, words: str, which: str = "") -> None:
        """Walk down to the line with these words."""
        for _ in self.rows(which):
            if words in self.at(which):
                return
            await self.press("down")
        raise AssertionError(f"no line with {words!r}: {self.rows(which)}")

    async def choose(self, words: str) -> None:
        """Choose a line of the window in front."""
        await self.go_to(words, "LineList")
        await self.press("enter")

    # What somebody sees

    @property
    def screen(self) -> str:
        """Everything on the screen, line by line, runs of blanks folded."""
        return "\n".join(" ".join(line.split()) for line in lines_on(self.app))

    @property
    def words(self) -> str:
        """The same as one line, without borders: sentences that were wrapped can be found in it."""
        return " ".join(self.screen.replace("│", " ").split())

    @property
    def dialog(self) -> str:
        """What the window in front says, line ends folded."""
        parts = [str(static.content) for static in self.app.screen.query(Static)]
        parts += [str(option.prompt) for lines in self.app.screen.query(LineList) for option in lines.options]
        parts += [str(label.content) for label in self.app.screen.query(Label)]
        return " ".join(" ".join(parts).split())

    @property
    def status(self) -> str:
        """What the status line of the place in front says."""
        places = [screen for screen in self.app.screen_stack if screen.query(StatusLine)]
        return places[-1].query_one(StatusLine).text

    @property
    def keys(self) -> str:
        """What the last line offers."""
        return self.app.screen.query_one(KeyLine).render().plain

    def text(self, selector: str) -> str:
        """Return what a widget shows."""
        return str(self.app.screen.query_one(selector, Static).content)

    def rows(self, which: str = "") -> list[str]:
        """Return the lines of a list, blanks folded."""
        options = self.app.screen.query_one(which or self.LIST, LineList).options
        return [" ".join(str(option.prompt).split()) for option in options]

    def at(self, which: str = "") -> str:
        """Return the line the cursor stands on."""
        place = self.app.screen.query_one(which or self.LIST, LineList).highlighted
        return self.rows(which)[place] if place is not None else ""


S = TypeVar("S", bound=Stage)


@asynccontextmanager
async def run(kind: type[S], desk: Desk | None, place: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[S]:
    """Run the program at a place."""
    app = RmtuiApp(desk, place=place)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield kind(app, pilot)
