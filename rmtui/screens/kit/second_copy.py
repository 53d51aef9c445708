"""Where does the second copy go, and what is said once it is there and checked?"""

from __future__ import annotations

import asyncio
import os
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from rmtui.desk import Desk
from rmtui.errors import BadInput, RmtuiError
from rmtui.folders import first_folder, folders_in
from rmtui.recovery.second_copy import Copying, is_there, known_place, likely_places, remember, same_medium, why_not
from rmtui.screens.kit.dialogs import ESCAPE, LEAVE, Choose, Dialog
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import line, plain

HERE, UP = "here", "up"
GROUP = "second copy"
"""Of the workers that copy: one at a time."""
HINT = "Best on another stick or disk, kept elsewhere. Type a path, or walk through the folders."
GONE = "The place of the second copy is not there now. Nothing was changed."
SAME = "That is the same disk or stick as the programme: whoever loses it loses both."


async def copy_now(place: Place, *, anew: bool = False) -> None:
    """Copy the programme to its second place, which is asked for where there is none, or where `anew` says so."""
    if sum(worker.group == GROUP and not worker.is_finished for worker in place.app.workers) > 1:
        place.say("The second copy is being made.")
        return
    desk = place.desk
    where = known_place(desk)
    if anew or not where:
        where = await _new_place(place) or ""
    elif not is_there(desk, where):
        where = await _missing_place(place, where) or ""
    if where:
        await _copy(place, where)


async def _missing_place(place: Place, where: str) -> str | None:
    """Ask until the place is there, another one is chosen, or nothing is to be copied."""
    choices = [("again", "I have plugged it in: try again"), ("other", "Choose another place")]
    while not is_there(place.desk, where):
        answer = await place.app.push_screen_wait(Choose(f"{GONE}\n{where}", choices))
        if answer != "again":
            return await _new_place(place) if answer else None
    return where


async def _new_place(place: Place) -> str | None:
    """Ask for a place; one on the same medium is taken only when somebody insists."""
    choices = [("other", "Choose another place"), ("here", "Copy there all the same")]
    while True:
        where = await place.app.push_screen_wait(PlaceChooser(place.desk))
        if where is None or not same_medium(place.desk, where):
            return where
        answer = await place.app.push_screen_wait(Choose(f"{SAME}\n{where}", choices))
        if answer != "other":
            return where if answer else None


async def _copy(place: Place, where: str) -> None:
    host, desk = place.host, place.desk
    host.drafting.settle()
    host.tell("Copying and checking ...")
    job = Copying(desk, where)
    try:
        made = await asyncio.to_thread(job.run)
    except RmtuiError as error:
        host.tell(error.sentence, alert=True)
        return
    remember(desk, job)
    host.tell(f"{made.sentence} The copy is in {_short(made.folder)}")
    if place.is_mounted:
        place.renew()


class PlaceChooser(Dialog[str]):
    """Asks for the folder the second copy goes into; None when it was left."""

    CSS = sheet("kit/dialogs") + sheet("history/backups")
    BINDINGS: ClassVar[list[BindingType]] = ESCAPE

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._likely = likely_places()
        self._folder = self._likely[0] if self._likely else first_folder()

    def compose(self) -> ComposeResult:
        """Lay out the field, the folder looked through, and what is in it."""
        with Vertical(classes="dialog tall"):
            yield Label("Where shall the second copy go?", classes="question")
            yield Input(placeholder="path of a folder", compact=True)
            yield Label("", id="here", markup=False)
            yield LineList()
            yield Label(plain(HINT), classes="hint", markup=False)
            yield Presses([Press("Choose", "Enter"), LEAVE])

    def on_mount(self) -> None:
        """Show the first folder."""
        self._look_through(self._folder)

    def on_key(self, event: events.Key) -> None:
        """Let the arrows lead from the path to the list."""
        if event.key in ("up", "down") and isinstance(self.focused, Input):
            event.stop()
            self.query_one(LineList).focus()

    def _look_through(self, folder: str) -> None:
        try:
            entries = folders_in(folder)
        except BadInput as error:
            self._say(error.sentence)
            return
        self._folder = folder
        self.query_one("#here", Label).update(line(_short(folder)))
        rows = [Row(line("Put the copy here"), HERE)]
        rows += [Row(line(".. one folder up"), UP)] if os.path.dirname(folder) != folder else []
        rows += [Row(line(f"{place}   (a stick or disk)"), place) for place in self._likely if place != folder]
        # A programme is no place for a copy of another one.
        rows += [Row(line(f"{entry.name}{os.sep}"), entry.path) for entry in entries if not entry.programme]
        shown = self.query_one(LineList)
        shown.show(rows)
        shown.move_to(HERE)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        name = event.value.strip().strip("\"'")
        if name:
            self._choose(os.path.abspath(os.path.expanduser(name)))
        else:
            self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        if event.key == HERE:
            self._choose(self._folder)
        else:
            self._look_through(os.path.dirname(self._folder) if event.key == UP else event.key)

    def _choose(self, folder: str) -> None:
        refusal = why_not(self._desk, folder)
        if refusal:
            self._say(refusal)
        else:
            self.dismiss(folder)

    def _say(self, sentence: str) -> None:
        hint = self.query_one(".hint", Label)
        hint.update(plain(sentence))
        hint.add_class("-alert")


def _short(folder: str) -> str:
    """Return a folder with the home part as `~`: other people may see the screen."""
    home = os.path.expanduser("~")
    return "~" + folder.removeprefix(home) if folder == home or folder.startswith(home + os.sep) else folder
