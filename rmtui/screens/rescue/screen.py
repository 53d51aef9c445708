"""Rescue: the programme that was asked for cannot be opened. What happened, what is safe, and what can be done?

Never an empty programme in its place, and nothing is written before somebody chose something.
"""

from __future__ import annotations

import os
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.folders import check_new_folder
from rmtui.keys import key_of
from rmtui.paths import path_meant
from rmtui.recovery.backups import backups_in, title_of, words_on
from rmtui.recovery.opening import Unopened
from rmtui.recovery.refusals import what_is_safe
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.framed import Framed
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.text import fitted, line, plain

CHOICES = (
    ("rescue.again", "Try again", "once the reason is gone"),
    ("rescue.look", "Look only", "read it without writing anything"),
    ("rescue.restore", "Restore a backup", "into a new folder; this one stays as it is"),
    ("rescue.other", "Another programme", "or a new one"),
    ("rescue.files", "Where the files are", "to copy them, or to show them to somebody"),
    ("rescue.leave", "Leave", ""),
)
"""A command's id, what it does, and that in more words."""
TITLE_WIDTH = 22


class Rescue(Framed):
    """The ways on from a programme that cannot be opened."""

    PLACE = "Rescue"
    CSS = Framed.CSS + sheet("rescue/screen")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Rescue")

    def __init__(self, host: Host, unopened: Unopened) -> None:
        super().__init__(host)
        self._unopened = unopened

    def body(self) -> ComposeResult:
        """Lay out what happened, what is safe, and the choices."""
        with VerticalScroll(id="words", can_focus=False):
            yield Static(id="told", markup=False)
        yield LineList(id="choices")

    def on_mount(self) -> None:
        """Show what happened."""
        title, safe = what_is_safe(self._error)
        self.query_one("#title", Static).update(Content.styled("Rescue", "bold") + Content("   ") + line(title))
        parts = (self._folder, self._error.sentence, safe, words_on(self._folder))
        self.query_one("#told", Static).update(plain("\n\n".join(part for part in parts if part)))
        self.query_one(LineList).show(
            Row(_shown(key_of(command).shown, title, words), key_of(command).runs) for command, title, words in CHOICES
        )
        self.query_one(LineList).focus()
        self.show_keys()
        self.say("The programme was not opened. Nothing was changed.", alert=True)

    @property
    def _folder(self) -> str:
        return self._unopened.folder

    @property
    def _error(self) -> RmtuiError:
        return self._unopened.error

    @on(LineList.Chosen)
    async def _chosen(self, event: LineList.Chosen) -> None:
        await self.run_action(event.key)

    # Keys

    def action_again(self) -> None:
        """Try to open it once more."""
        self.host.open_next(self._folder)

    def action_look(self) -> None:
        """Open it only to look at, where that works."""
        try:
            Desk.look(self._folder).close()
        except RmtuiError as error:
            self.say(error.sentence, alert=True)
            return
        self.host.open_next(self._folder, looks=True)

    @work(exclusive=True, group="restore")
    async def action_restore(self) -> None:
        """Make a new programme from one of its backups."""
        from rmtui.recovery.backups import restore_into_new
        from rmtui.screens.kit.dialogs import AskLine, Choose

        try:
            found = backups_in(self._folder)
        except RmtuiError as error:
            self.say(error.sentence, alert=True)
            return
        if not found:
            self.say(
                "There is no backup in this programme's folder. Look for a copy of the folder elsewhere.", alert=True
            )
            return
        name = await self.app.push_screen_wait(Choose("Which backup?", [(one.name, title_of(one)) for one in found]))
        target, hint = f"{self._folder} restored", "A folder that is not there yet. The damaged one stays as it is."
        while name:
            answer = await self.app.push_screen_wait(AskLine("Into which new folder?", target, hint))
            if answer is None:
                return
            target = os.path.abspath(path_meant(answer.strip() or target))
            try:
                check_new_folder(target)
                restore_into_new(self._folder, name, target)
            except RmtuiError as error:
                hint = error.sentence
                continue
            self.host.open_next(target)
            return

    def action_other(self) -> None:
        """Go to the welcome, where other programmes are."""
        self.host.open_next("")

    @work(exclusive=True, group="files")
    async def action_files(self) -> None:
        """Show where the files lie."""
        from rmtui.screens.rescue.findings import show_files

        await show_files(self.host, self._folder)

    def purpose(self) -> str:
        """Return what is safe."""
        return what_is_safe(self._error)[1]

    def action_leave(self) -> None:
        """Leave, with the exit status of what happened."""
        self.host.exit(return_code=self._error.status)


def _shown(key: str, title: str, words: str) -> Content:
    return Content.styled(f" {key}  ", "bold") + fitted(title, TITLE_WIDTH) + line(words)
