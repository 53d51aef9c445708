"""The backups: when each was made, what is in it, whether it is whole, and what going back to it would change."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Label

from rmtui.counts import counted
from rmtui.errors import Damaged, RmtuiError
from rmtui.programme.days.words import day_words
from rmtui.recovery.backups import (
    Backup,
    back_up,
    back_up_before,
    backups_of,
    is_whole,
    local_time,
    moment_words,
    place_within_minute,
    stands_already,
)
from rmtui.recovery.missing_records import AFTERWARDS, difference_lines
from rmtui.recovery.restore import Restoration, restoration
from rmtui.screens.history.backup_return import ReturnPage
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import ESCAPE, Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import columns, line, plain

HINT = sentence(
    "One is made after the first change of a day's work, then every half hour, and before anything large. They lie in "
    "the same folder: a second copy elsewhere ({today.copy} in Today) is what helps when a stick is lost."
)
NONE_YET = sentence("No backup yet. One is made after the first change; {window.make: makes one now}.")
STATES = {None: "...", True: "checked", False: "DAMAGED"}
WHEN, PEOPLE, SESSIONS, WHY, STATE = 22, 11, 13, 16, 7
"""Cells of the columns."""


class Backups(Dialog[None]):
    """Lists the backups, looks into one, goes back to it, and makes one."""

    CSS = sheet("kit/dialogs") + sheet("history/backups")
    BINDINGS: ClassVar[list[BindingType]] = [*ESCAPE, binding("window.return", "look"), binding("window.make", "make")]

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._found: dict[str, Backup] = {}
        self._whole: dict[str, bool] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and what can be done."""
        with Vertical(classes="dialog tall"):
            yield Label("Backups", classes="question", markup=False)
            yield LineList()
            yield Label(plain(HINT), classes="hint", markup=False)
            presses = [
                Press("What would change", "window.enter"),
                Press("Make one now", "window.make"),
                Press("Close", "window.leave"),
            ]
            yield Presses(presses)

    def on_mount(self) -> None:
        """Show the list, and check every backup without holding anything up."""
        self._show()
        self._check()

    def _show(self) -> None:
        desk = self._host.opened_desk
        try:
            found = backups_of(desk)
        except RmtuiError as error:
            self._say(error.sentence)
            return
        self._found = {backup.name: backup for backup in found}
        now = local_time(desk.clock)
        rows = [Row(columns(*self._cells(backup, now)), backup.name) for backup in found]
        self.query_one(LineList).show(rows or [Row(line(NONE_YET))])

    def _cells(self, backup: Backup, now: datetime) -> tuple[tuple[str, int], ...]:
        return (
            (f"{_when(backup.at, now)}{place_within_minute(backup, self._found.values())}", WHEN),
            (counted(backup.people, "person", "people"), PEOPLE),
            (counted(backup.sessions, "meeting"), SESSIONS),
            (f"before {backup.why}" if backup.why else "", WHY),
            (STATES[self._whole.get(backup.name)], STATE),
        )

    def _when(self, backup: Backup) -> str:
        return f"{moment_words(backup.at)}{place_within_minute(backup, self._found.values())}"

    @work(exclusive=True, group="check backups")
    async def _check(self) -> None:
        desk = self._host.opened_desk
        for name in [name for name in self._found if name not in self._whole]:
            self._whole[name] = await asyncio.to_thread(is_whole, desk, name)
            self._show()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_look()

    @work(exclusive=True, group="look at backup")
    async def action_look(self) -> None:
        """Show what going back would change, and go back where that is wanted."""
        backup = self._found.get(self.query_one(LineList).key)
        if backup is None:
            return
        desk = self._host.opened_desk
        self._host.drafting.settle()
        try:
            found = restoration(desk, backup)
        except RmtuiError as error:
            self._whole[backup.name] = not isinstance(error, Damaged)
            self._show()
            self._say(error.sentence)
            return
        if await self.app.push_screen_wait(
            ReturnPage(found, self._when(backup), difference_lines(desk, found.edit.changes, AFTERWARDS))
        ):
            self._go_back(found)

    def _go_back(self, found: Restoration) -> None:
        host = self._host
        warning = back_up_before(host.opened_desk, "restore", spare=found.backup.name)
        if host.saving.commit(found.edit) and warning:
            host.tell(
                sentence("{done}. Saved. {undo: takes it back}. {warning}", done=found.edit.title, warning=warning),
                alert=True,
            )
        self.dismiss(None)

    @work(exclusive=True, group="make backup")
    async def action_make(self) -> None:
        """Make a backup of this moment."""
        host = self._host
        host.drafting.settle()
        if self._found and stands_already(host.opened_desk):
            self._say("Nothing was saved since the newest one; it was checked again.", alert=False)
            return
        try:
            made = back_up(host.opened_desk)
        except RmtuiError as error:
            self._say(error.sentence)
            return
        self._whole[made.name] = True  # it was read back and compared
        self._show()
        self.query_one(LineList).move_to(made.name)
        self._say("Made and checked.", alert=False)

    def _say(self, sentence: str, *, alert: bool = True) -> None:
        hint = self.query_one(".hint", Label)
        hint.update(plain(sentence))
        hint.set_class(alert, "-alert")


def _when(at: datetime, now: datetime) -> str:
    """Return the weekday for this year's, the year for others."""
    return f"{day_words(at)}, {at:%H:%M}" if at.year == now.year else moment_words(at)
