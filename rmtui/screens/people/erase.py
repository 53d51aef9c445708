"""Erasure of a person: what is said before, how does one say yes, and which texts are left to look at?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
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
from rmtui.programme.identities import Identity
from rmtui.programme.person import Person
from rmtui.recovery import erasing_person, erasing_words
from rmtui.recovery.people_ever import people_ever, person_of
from rmtui.screens.kit.dialogs import ESCAPE, LEAVE, Choose, Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.place import PeoplePlace
from rmtui.widgets.fields import LineField
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.press_line import PressLine
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import line, plain

TICKS = {
    "texts": "put [name removed] into these texts too   (up, then Space)",
    "damaged": "delete damaged parts too, maybe all there is of a change  (up, Space)",
}
"""What can be said besides yes."""
UNSAVED = "Something you typed cannot be saved as it is. Finish it first; nobody was erased."
NOTHING_LEFT = "No text names the one who left any more, as far as rmtui can tell."
NOBODY_FORMER = "Whoever is in the history or the backups is in the list of people too."
ASK_FORMER = "No longer in the list, but still in history or backups. Who is to be erased for good?"
OTHER_RUN = "Erased in an earlier run: rmtui no longer knows the name, so it cannot look for it."


@dataclass(frozen=True, slots=True)
class Yes:
    """How somebody is to be erased."""

    in_texts: bool
    """Whether people's own words lose the name."""
    damaged: bool
    """Whether what was kept aside as damaged goes too."""


async def erase_person(place: PeoplePlace) -> None:
    """Say what erasing the selected person reaches, ask for her name, do it, and show what is left."""
    person = place.selected
    if person is None:
        return
    if is_erased(person):
        await _show_again(place, person)
        return
    await _erase(place, person)


async def erase_former(place: PeoplePlace) -> None:
    """Offer who was removed and still stands in history or backups, and erase whom somebody chooses."""
    await _say(place, "Looking through every copy ...")
    former = people_ever(place.desk).former()
    if not former:
        place.host.tell(NOBODY_FORMER)
        return
    place.host.tell("")
    choices = [(one.ids[0], _former_line(one)) for one in former]
    chosen = await place.app.push_screen_wait(Choose(ASK_FORMER, choices))
    identity = next((one for one in former if one.ids[0] == chosen), None)
    if identity is not None:
        await _erase(place, person_of(place.desk, identity))


def _former_line(identity: Identity) -> str:
    form = identity.forms[0]
    return "  ".join(str(form[name]) for name in ("name", "email") if name in form)


async def _erase(place: PeoplePlace, person: Person) -> None:
    refuses = place.desk.store.refuses or ("" if place.host.drafting.settle() else UNSAVED)
    if refuses:
        place.host.tell(refuses, alert=True)
        return
    await _say(place, "Looking through every copy ...")
    try:
        reach = erasing_person.reach_of(place.desk, person)
        answer = await place.app.push_screen_wait(AskErase(reach))
        if answer is None:
            place.host.tell("Nobody was erased.")
            return
        await _say(place, "Erasing ...")
        report = erasing_person.erase(
            place.desk, person, replace_in_texts=answer.in_texts, keep_damaged=not answer.damaged
        )
    except RmtuiError as error:
        place.host.tell(error.sentence, alert=True)
        place.host.saving.show_anew()
        return
    place.names_erased[person.id] = report.names
    place.host.saving.show_anew()
    place.host.tell("Erased for good. What was done before can no longer be taken back.")
    said = erasing_words.after(report, person.name)
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


def _page(sentences: Sequence[str]) -> Content:
    return Content("\n").join([Content("- ") + line(sentence) for sentence in sentences])


class AskErase(Dialog[Yes]):
    """Says what erasing somebody reaches and asks for her name; returns how, or None."""

    CSS = Dialog.CSS + sheet("people/erase")
    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        ("up", "app.focus_previous", "Back"),
        ("down", "app.focus_next", "On"),
        ("pageup", "page(-1)", "Back"),
        ("pagedown", "page(1)", "On"),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, reach: erasing_person.Reach) -> None:
        super().__init__()
        self._reach = reach
        self._ticked = dict.fromkeys(TICKS, False)

    def compose(self) -> ComposeResult:
        """Lay out what will be done, the texts, and the field for the name."""
        person, texts = self._reach.person, erasing_words.remaining_texts(self._reach)
        with Vertical(classes="dialog tall"):
            yield Label(plain(f"Erase {person.name} for good?"), classes="question", markup=False)
            with VerticalScroll():
                yield Static(_page(erasing_words.before(self._reach)), markup=False)
                if texts:
                    listed = [f"  {text.what}{'' if text.surely else ' (perhaps)'}" for text in self._reach.naming]
                    yield Static(plain("\n".join(["", texts, *listed])), markup=False)
                if self._reach.damaged:
                    yield Static(plain(f"\n{erasing_words.damaged_parts(self._reach)}"), markup=False)
            if any(text.surely for text in self._reach.naming):
                yield PressLine("texts", id="tick", classes="tick")
            if self._reach.damaged:
                yield PressLine("damaged", classes="tick")
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
        """Show the ticks, and say how they are set."""
        self._show_ticks()

    def _show_ticks(self) -> None:
        for tick in self.query(PressLine):
            tick.show(f"[{'x' if self._ticked[tick.key] else ' '}] {TICKS[tick.key]}")

    @on(PressLine.Pressed)
    def _pressed(self, event: PressLine.Pressed) -> None:
        event.stop()
        self._ticked[event.key] = not self._ticked[event.key]
        self._show_ticks()

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
        self.dismiss(Yes(self._ticked["texts"], self._ticked["damaged"]))


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
