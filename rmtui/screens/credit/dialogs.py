"""Dialogs of Credit: whose idea, in which words, who may know?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label

from rmtui.programme.cleaning import loose_key
from rmtui.programme.programme import Programme
from rmtui.screens.kit.dialogs import ESCAPE, LEAVE, Choose, Dialog
from rmtui.widgets.fields import LineField
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import columns, fitted

NOBODY = "nobody"
"""Stands for "nobody knows yet whose idea it was" in the list of people."""


class ChooseWhose(Dialog[tuple[str, ...]]):
    """Asks whose idea it was: one person, several, or nobody yet (an empty tuple); None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("plus", "tick", show=False, priority=True),
        Binding("enter", "done", show=False, priority=True),
    ]

    def __init__(self, people: Sequence[tuple[str, str, str]], ticked: Sequence[str] = ()) -> None:
        """Offer `people`, each an id, a name and what tells them apart."""
        super().__init__()
        self._people = people
        self._ticked = [person for person in ticked if person in {key for key, _, _ in people}]

    def compose(self) -> ComposeResult:
        """Lay out the filter, the people and how to go on."""
        with Vertical(classes="dialog tall"):
            yield Label("Whose idea was it?", classes="question", markup=False)
            yield LineField(hint="type to find a name", whole=True)
            yield LineList()
            yield Label("+ or a click ticks several.", classes="hint", markup=False)
            yield Presses([Press("Take them", "window.enter"), LEAVE])

    def on_mount(self) -> None:
        """Show everybody."""
        self._show()
        if self._ticked:
            self.query_one(LineList).move_to(self._ticked[0])

    def action_move(self, by: int) -> None:
        """Move the cursor of the list, whatever has the focus."""
        people = self.query_one(LineList)
        if by > 0:
            people.action_cursor_down()
        else:
            people.action_cursor_up()

    def action_tick(self) -> None:
        """Tick the person under the cursor, or take the tick away."""
        self._tick(self.query_one(LineList).key)

    def action_done(self) -> None:
        """Take those ticked, or the one under the cursor where nobody is."""
        key = self.query_one(LineList).key
        if self._ticked:
            self.dismiss(tuple(self._ticked))
        elif key:
            self.dismiss(() if key == NOBODY else (key,))

    @on(LineList.Chosen)
    def _clicked(self, event: LineList.Chosen) -> None:
        """Tick with the mouse; "nobody knows yet" is an answer by itself."""
        if event.key == NOBODY:
            self.dismiss(())
        else:
            self._tick(event.key)

    def _tick(self, key: str) -> None:
        if not key or key == NOBODY:
            return
        if key in self._ticked:
            self._ticked.remove(key)
        else:
            self._ticked.append(key)
        self.query_one(Input).value = ""
        self._show()
        self.query_one(LineList).move_to(key)

    @on(Input.Changed)
    def _show(self) -> None:
        wanted = loose_key(self.query_one(Input).value)
        rows = [self._row(*person) for person in self._people if wanted in loose_key(person[1])]
        if not wanted:
            rows.append(Row(Content("    nobody knows yet"), NOBODY))
        self.query_one(LineList).show(rows)

    def _row(self, key: str, name: str, more: str) -> Row:
        mark = "[x] " if key in self._ticked else "[ ] "
        return Row(Content(mark) + columns((name, 30)) + Content(" ") + fitted(more, 30), key)


class ChooseByDigit(Choose):
    """Asks for one of a few things, by arrows or at once by its digit."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(str(n), f"pick({n - 1})", show=False) for n in range(1, 9)]

    def __init__(self, question: str, choices: Sequence[tuple[str, str]], current: str = "") -> None:
        """Offer at most eight `choices`, each an id and what is shown."""
        numbered = [(key, f"{place}  {shown}") for place, (key, shown) in enumerate(choices, 1)]
        super().__init__(question, numbered, current)
        self._keys = [key for key, _ in choices]

    def action_pick(self, place: int) -> None:
        """Take one of them."""
        if place < len(self._keys):
            self.dismiss(self._keys[place])


def people_to_choose(programme: Programme) -> list[tuple[str, str, str]]:
    """Return everybody as an id, a name and what tells them apart: those somebody learns from now first."""
    teaching = {pair.mentor for pair in programme.pairs.all() if pair.is_open}
    everybody = sorted(programme.people.all(), key=lambda p: (p.id not in teaching, p.name.casefold(), p.id))
    return [(p.id, p.name, ", ".join(filter(None, (p.title, p.unit)))) for p in everybody]
