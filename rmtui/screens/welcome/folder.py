"""Which folder is to be opened? A typed path, or a walk through the folders with the arrows."""

from __future__ import annotations

import os
from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from rmtui.errors import BadInput
from rmtui.folders import folders_in
from rmtui.paths import programme_folder
from rmtui.screens.kit.dialogs import LEAVE, Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import line

HINT = "Type a path and press Enter, or Tab to the list: Enter or a click goes into a folder."
UP = ".."


class FolderChooser(Dialog[str]):
    """Asks for the folder of a programme until one can be opened; None when it was left."""

    CSS = sheet("kit/dialogs") + sheet("welcome/folder")

    def __init__(self, start: str, refusal: Callable[[str], str]) -> None:
        """Look through `start` first; `refusal` says in a sentence why a folder cannot be opened, or nothing."""
        super().__init__()
        self._folder, self._refusal = start, refusal

    def compose(self) -> ComposeResult:
        """Lay out the field, the folder looked through, and what is in it."""
        with Vertical(classes="dialog tall"):
            yield Label("Which folder holds the programme?", classes="question")
            yield Input(placeholder="path of the folder", compact=True)
            yield Label("", id="here", markup=False)
            yield LineList()
            yield Label(HINT, classes="hint", markup=False)
            yield Presses([Press("Open", "Enter"), LEAVE])

    @property
    def is_begun(self) -> bool:
        """Whether a path is being typed."""
        return bool(self.query_one(Input).value)

    def on_mount(self) -> None:
        """Show the first folder."""
        self._look_through(self._folder)

    def _look_through(self, folder: str) -> None:
        try:
            entries = folders_in(folder)
        except BadInput as error:
            self._say(error.sentence)
            return
        came_from, self._folder = self._folder, folder
        self.query_one("#here", Label).update(line(folder))
        rows = [Row(line(".. one folder up"), UP)] if os.path.dirname(folder) != folder else []
        rows += [
            Row(line(f"{entry.name}{'   (a programme)' if entry.programme else ''}"), entry.path) for entry in entries
        ]
        shown = self.query_one(LineList)
        shown.show(rows or [Row(line("No folder is in here."))])
        if not shown.move_to(came_from) and entries:
            shown.move_to(entries[0].path)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        name = event.value.strip().strip('"')
        if name:
            self._choose(programme_folder(name))
        else:
            self.query_one(LineList).focus()

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        if event.key == UP:
            self._look_through(os.path.dirname(self._folder))
        elif any(entry.programme and entry.path == event.key for entry in folders_in(self._folder)):
            self._choose(event.key)
        else:
            self._look_through(event.key)

    def _choose(self, folder: str) -> None:
        refusal = self._refusal(folder)
        if not refusal:
            self.dismiss(folder)
            return
        self._say(refusal)
        if os.path.isdir(folder) and folder != self._folder:
            self._look_through(folder)

    def _say(self, sentence: str) -> None:
        hint = self.query_one(".hint", Label)
        hint.update(line(sentence))
        hint.add_class("-alert")
