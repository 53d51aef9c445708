"""Which file holds the list? Typed with its path, or picked by walking through folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from rmtui.errors import BadInput, RmtuiError
from rmtui.exchange.roster.tables import Table, read_table
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.store.medium import Medium
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.text import line, plain, styled

KINDS = (".csv", ".txt", ".tsv")
"""How the names of lists end."""

LARGEST = 100_000_000
"""Bytes; beyond that it is another kind of file."""

MOST_SHOWN = 500
"""Entries of a folder that are listed."""

HINT = (
    "[b]Enter[/b] opens it   [b]Down[/b] goes to the list   [b]Tab[/b] completes   "
    "[@click=screen.dismiss(None)][b]Esc[/b] leaves it[/]"
)
"""The keys of the window."""


class ChooseFile(ModalScreen[Table | None]):
    """Lets a list be chosen and returns what it holds; None when it was left."""

    CSS = sheet("kit/dialogs") + sheet("people/file")
    HORIZONTAL_BREAKPOINTS = Place.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Back"),
        ("backspace", "up", "Folder above"),
        ("down", "to_list", "To the list"),
    ]

    def __init__(self, folder: str = "") -> None:
        super().__init__()
        self._folder = folder or _start()
        self._medium = Medium()

    def compose(self) -> ComposeResult:
        """Lay out the path, the folder and how to leave."""
        with Vertical(classes="dialog tall"):
            yield Label("Which file holds the list? CSV, or names one a line.", classes="question", markup=False)
            yield Input("", "type where it is, or pick it below", compact=True, select_on_focus=False)
            yield Label("", id="folder", markup=False)
            yield LineList()
            yield Static("", id="wrong", markup=False)
            yield Label(Content.from_markup(HINT), classes="hint")

    def on_mount(self) -> None:
        """Show the folder the program was started in, or home."""
        self._show()

    # The folder

    def _show(self) -> None:
        """List what the typed path can still become."""
        typed = self.query_one(Input).value
        folder, begun = self._split(typed)
        self.query_one("#folder", Label).update(plain(f"In {_short(folder)}"))
        rows = list(self._rows(folder, begun.casefold()))
        if not any(row.key for row in rows):
            rows.append(Row(styled("Nothing here ends in .csv, .txt or .tsv.", "$quiet-text")))
        self.query_one(LineList).show(rows)
        self.query_one("#wrong", Static).update("")

    def _split(self, typed: str) -> tuple[str, str]:
        """Return the folder a typed path lies in, and what is typed of the name."""
        path = os.path.join(self._folder, os.path.expanduser(typed.strip().strip("\"'")))
        if self._medium.is_folder(path) and (not typed or typed.endswith(("/", os.sep))):
            return os.path.normpath(path), ""
        return os.path.normpath(os.path.dirname(path)), os.path.basename(path)

    def _rows(self, folder: str, begun: str) -> Iterator[Row]:
        above = os.path.dirname(folder)
        if not begun and above != folder:
            yield Row(styled("..  the folder above", "$quiet-text"), above + os.sep)
        try:
            names = self._medium.names(folder)
        except OSError:
            yield Row(styled("This folder cannot be read.", "$quiet-text"))
            return
        seen = [name for name in names if begun in name.casefold() and not name.startswith(".")]
        folders = [name for name in seen if self._medium.is_folder(os.path.join(folder, name))]
        inside = set(folders)
        for name in [name for name in seen if name.casefold().endswith(KINDS) and name not in inside][:MOST_SHOWN]:
            yield Row(line(name), os.path.join(folder, name))
        for name in folders[:MOST_SHOWN]:
            yield Row(line(f"{name}{os.sep}"), os.path.join(folder, name) + os.sep)

    # Choosing

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        path = os.path.join(self._folder, os.path.expanduser(event.value.strip().strip("\"'")))
        if event.value.strip() and self._medium.exists(path):
            self._take(path + os.sep if self._medium.is_folder(path) else path)
        elif self.query_one(LineList).key:
            self._take(self.query_one(LineList).key)
        else:
            self._wrong("There is no such file. Nothing was changed; check the name.")

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self._take(event.key)

    def _take(self, path: str) -> None:
        if path.endswith(os.sep):
            self._go(path)
            return
        try:
            self.dismiss(read_roster(self._medium, path))
        except RmtuiError as error:
            self._wrong(error.sentence)

    def _go(self, folder: str) -> None:
        self._folder = os.path.normpath(folder)
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._show()

    def action_up(self) -> None:
        """Go to the folder above."""
        self._go(os.path.dirname(self._folder))

    def action_to_list(self) -> None:
        """Go from the path to the list."""
        self.set_focus(self.query_one(LineList))

    def key_tab(self) -> None:
        """Complete what is typed with the first that fits."""
        path = self.query_one(LineList).key
        if isinstance(self.focused, Input) and self.focused.value and path:
            self.focused.value = path
            self.focused.cursor_position = len(path)
        else:
            self.focus_next()

    def _wrong(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(plain(sentence))


def read_roster(medium: Medium, path: str) -> Table:
    """Return what a file holds; raises BadInput, naming it by its last part only, when that is not possible."""
    shown = os.path.basename(path)
    try:
        if medium.size(path) > LARGEST:
            raise BadInput(f"{shown} is larger than {LARGEST // 1_000_000} MB. Nothing was changed; split it first.")
        data = medium.read(path)
    except OSError:
        raise BadInput(f"{shown} cannot be read. Nothing was changed; check that you may open it.") from None
    return read_table(data, shown)


def _start() -> str:
    """Return the folder to begin in: the one the program was started in, or home when that is gone."""
    try:
        return os.getcwd()
    except OSError:
        return os.path.expanduser("~")


def _short(folder: str) -> str:
    """Return a folder with the home part as `~`: other people may see the screen."""
    home = os.path.expanduser("~")
    return "~" + folder.removeprefix(home) if folder == home or folder.startswith(home + os.sep) else folder
