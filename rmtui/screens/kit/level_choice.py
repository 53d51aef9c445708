"""Choice of a level: who may know something, or who will read what leaves?

The levels stand in one order everywhere, each with the same digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Label, Static

from rmtui.programme.levels import LEVELS, SHOWN, Level
from rmtui.screens.kit.dialogs import ESCAPE, LEAVE, Dialog
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import line, plain

PRIVATE_MEANS = "whoever runs rmtui"
"""Said beside the most confidential level, because "only this file" has a reader too."""


async def choose_level(
    place: DOMNode,
    title: str,
    current: Level | None = None,
    *,
    suggested: Level = "programme",
    levels: Sequence[Level] = LEVELS,
    leaving: str = "",
) -> Level | None:
    """Ask for a level and return it; None when the window was left with escape. Only inside a worker.

    `title` names what is meant, as `levels.glimpse` does; `current` is marked; where there is none the cursor begins at
    `suggested`. A level has the same digit everywhere, also where only some `levels` are offered. `leaving` is for
    exports: what the files hold, such as "notes"; then a sentence says what leaves at the level under the cursor.
    """
    return await place.app.push_screen_wait(LevelChoice(title, current, suggested, levels, leaving))


def what_leaves(leaving: str, level: Level) -> str:
    """Return a sentence that says what leaves in files made for `level`; `leaving` names what they hold."""
    if level == "private":
        return f"All {leaving} leave, the private ones too. Keep such files to yourself: they are for {PRIVATE_MEANS}."
    place = LEVELS.index(level)
    readers = _either([SHOWN[known] for known in LEVELS[place:]])
    others = _either([SHOWN[known].removeprefix("only ") for known in LEVELS[:place]])
    return f"Leave: {leaving} that {readers} may know. What only {others} may know stays in."


def _either(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


class LevelChoice(Dialog[Level]):
    """Asks for one of the levels: by its digit at once, by arrows and enter, or with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        *(Binding(str(place), f"take('{level}')", show=False) for place, level in enumerate(LEVELS, 1)),
    ]

    def __init__(
        self, title: str, current: Level | None, suggested: Level, levels: Sequence[Level] = LEVELS, leaving: str = ""
    ) -> None:
        """Ask `title`; the other arguments are those of `choose_level`."""
        super().__init__()
        self._title, self._current, self._suggested = title, current, suggested
        self._levels, self._leaving = [level for level in LEVELS if level in levels], leaving

    def compose(self) -> ComposeResult:
        """Lay out the question, the levels, what leaves, and how to choose."""
        with Vertical(classes="dialog"):
            yield Label(plain(self._title), classes="question", markup=False)
            yield LineList()
            yield Static("", id="leaves", markup=False)
            marked = "(o) is how it is now. " if self._current in self._levels else ""
            yield Label(f"{marked}A digit chooses at once.", classes="hint", markup=False)
            yield Presses([Press("Choose", "window.enter"), LEAVE])

    def on_mount(self) -> None:
        """Show the levels with the cursor on the current one."""
        levels = self.query_one(LineList)
        levels.show(Row(self._row(level), level) for level in self._levels)
        levels.move_to(self._current if self._current in self._levels else self._suggested)
        self.query_one("#leaves").display = bool(self._leaving)

    def action_take(self, level: Level) -> None:
        """Take a level at once."""
        if level in self._levels:
            self.dismiss(level)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        level = self._known(event.key)
        if self._leaving and level is not None:
            self.query_one("#leaves", Static).update(line(what_leaves(self._leaving, level)))

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self.dismiss(self._known(event.key))

    def _known(self, key: str) -> Level | None:
        return next((level for level in self._levels if level == key), None)

    def _row(self, level: Level) -> Content:
        mark = "(o)" if level == self._current else "   "
        means = f" ({PRIVATE_MEANS})" if level == "private" else ""
        return Content(f"{mark} {LEVELS.index(level) + 1}  {SHOWN[level]}{means}")
