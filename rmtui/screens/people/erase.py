"""Erasure of a person: what is said before, how does one say yes, and which texts are left to look at?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from rmtui.errors import RmtuiError
from rmtui.programme.catalogue.records import BY_TABLE
from rmtui.programme.erasing import is_erased
from rmtui.programme.erasing_texts import NamingText, texts_naming
from rmtui.programme.person import Person
from rmtui.recovery import erasing_person, erasing_words
from rmtui.screens.kit.dialogs import ESCAPE, LEAVE, Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.place import PeoplePlace
from rmtui.settings import second_copy
from rmtui.widgets.fields import LineField
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.press_line import PressLine
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import line, plain

ONLY, IN_TEXTS = "only", "in texts"
"""The two ways to say yes."""
TICK = "put [name removed] into these texts too   (up, then Space)"
UNSAVED = "Something you typed cannot be saved as it is. Finish it first; nobody was erased."
NOTHING_LEFT = "No text names the one who left any more, as far as rmtui can tell."
OTHER_RUN = "Erased in an earlier run: rmtui no longer knows the name, so it cannot look for it."


async def erase_person(place: PeoplePlace) -> None:
    """Say what erasing the selected person reaches, ask for her name, do it, and show what is left."""
    person = place.selected
    if person is None:
        return
    if is_erased(person):
        await _show_again(place, person)
        return
    refuses = place.desk.store.refuses or ("" if place.host.drafting.settle() else UNSAVED)
    if refuses:
        place.host.tell(refuses, alert=True)
        return
    await _say(place, "Looking through every copy ...")
    try:
        reach = erasing_person.reach_of(place.desk, person)
        answer = await place.app.push_screen_wait(AskErase(reach, _has_copy(place)))
        if answer is None:
            place.host.tell("Nobody was erased.")
            return
        await _say(place, "Erasing ...")
        report = erasing_person.erase(place.desk, person, replace_in_texts=answer == IN_TEXTS)
    except RmtuiError as error:
        place.host.tell(error.sentence, alert=True)
        place.host.saving.show_anew()
        return
    place.names_erased[person.id] = report.names
    place.host.saving.show_anew()
    place.host.tell("Erased for good. What was done before can no longer be taken back.")
    said = erasing_words.after(report, person.name, _has_copy(place))
    await _show_left(place, f"{person.name} was erased", said, report.naming)


async def _show_again(place: PeoplePlace, person: Person) -> None:
    """Show which texts still name somebody erased in this run."""
    names = place.names_erased.get(person.id)
    if names is None:
        place.host.tell(OTHER_RUN)
        return
    left = texts_naming(place.desk.store.tables, names)
    await _show_left(place, "Texts that still name the one who left", [] if left else [NOTHING_LEFT], left)


async def _show_left(place: PeoplePlace, title: str, said: Sequence[str], left: Sequence[NamingText]) -> None:
    chosen = await place.app.push_screen_wait(Left(title, said, left))
    if chosen is None:
        return
    table, key = left[int(chosen)].opens
    place.host.focus_on = (table, key) if table in ("sessions", "pairs", "people") else None
    await place.app.switch_mode(BY_TABLE[table].place if table in BY_TABLE else "setup")


async def _say(place: PeoplePlace, words: str) -> None:
    """Show what is being done before it begins: with many backups it takes seconds in which nothing else is drawn."""
    shown = asyncio.Event()
    place.host.tell(words)
    place.app.screen.call_after_refresh(shown.set)
    await shown.wait()


def _has_copy(place: PeoplePlace) -> bool:
    return second_copy(place.desk.folder) is not None


def _page(sentences: Sequence[str]) -> Content:
    return Content("\n").join([Content("- ") + line(sentence) for sentence in sentences])


class AskErase(Dialog[str]):
    """Says what erasing somebody reaches and asks for her name; returns `ONLY`, `IN_TEXTS`, or None."""

    CSS = Dialog.CSS + sheet("people/erase")
    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        ("up", "app.focus_previous", "Back"),
        ("down", "app.focus_next", "On"),
        ("pageup", "page(-1)", "Back"),
        ("pagedown", "page(1)", "On"),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, reach: erasing_person.Reach, has_copy: bool) -> None:
        super().__init__()
        self._reach, self._has_copy = reach, has_copy
        self._in_texts = False

    def compose(self) -> ComposeResult:
        """Lay out what will be done, the texts, and the field for the name."""
        person, texts = self._reach.person, erasing_words.remaining_texts(self._reach)
        with Vertical(classes="dialog tall"):
            yield Label(plain(f"Erase {person.name} for good?"), classes="question", markup=False)
            with VerticalScroll():
                yield Static(_page(erasing_words.before(self._reach, self._has_copy)), markup=False)
                if texts:
                    listed = [f"  {text.what}{'' if text.surely else ' (perhaps)'}" for text in self._reach.naming]
                    yield Static(plain("\n".join(["", texts, *listed])), markup=False)
            if any(text.surely for text in self._reach.naming):
                yield PressLine(id="tick")
            yield Label(plain(self._ask()), id="ask", markup=False)
            yield LineField()
            yield Presses([Press("Erase for good", "window.enter"), LEAVE])

    def _ask(self) -> str:
        person = self._reach.person
        names = person.name if person.called == person.name else f"{person.called} or {person.name}"
        return f"To do it, type {names}:"

    @property
    def is_begun(self) -> bool:
        """Whether somebody began to type the name."""
        return bool(self.query_one(Input).value)

    def on_mount(self) -> None:
        """Show the tick, and say how it is set."""
        self._show_tick()

    def _show_tick(self) -> None:
        for tick in self.query(PressLine):
            tick.show(f"[{'x' if self._in_texts else ' '}] {TICK}")

    @on(PressLine.Pressed)
    def _ticked(self, event: PressLine.Pressed) -> None:
        event.stop()
        self._in_texts = not self._in_texts
        self._show_tick()

    def action_page(self, by: int) -> None:
        """Scroll what will be done."""
        page = self.query_one(VerticalScroll)
        (page.scroll_page_down if by > 0 else page.scroll_page_up)(animate=False)

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        if not erasing_person.is_confirmed(self._reach.person, event.value):
            self.query_one("#ask", Label).update(plain(f"That is another name, so nothing was erased. {self._ask()}"))
            return
        self.dismiss(IN_TEXTS if self._in_texts else ONLY)


class Left(Dialog[str]):
    """Says what is left of somebody; returns the number of the text to open, or None when it was closed."""

    CSS = Dialog.CSS + sheet("people/erase")
    BINDINGS: ClassVar[list[BindingType]] = [*ESCAPE, ("q", "dismiss(None)", "Back")]

    def __init__(self, title: str, said: Sequence[str], left: Sequence[NamingText]) -> None:
        super().__init__()
        self._title, self._said, self._left = title, said, left

    def compose(self) -> ComposeResult:
        """Lay out what was done, and the texts."""
        with Vertical(classes="dialog tall"):
            yield Label(plain(self._title), classes="question", markup=False)
            with VerticalScroll(classes="-short" if self._left else ""):
                yield Static(_page(self._said), markup=False)
            presses = [Press("Close", "window.leave")]
            if self._left:
                yield Label("These still name the one who left, or may do so:", markup=False)
                yield LineList()
                presses.insert(0, Press("Open it", "window.enter"))
            yield Presses(presses)

    def on_mount(self) -> None:
        """Show the texts."""
        if self._left:
            rows = [f"{text.what}{'' if text.surely else ' (perhaps)'}" for text in self._left]
            self.query_one(LineList).show(Row(line(row), str(number)) for number, row in enumerate(rows))
            self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)
