"""Path chooser: a file or a folder, typed or walked to through the folders.

textual-fspicker 1.0.1 was looked at and does not fit: a path can be typed only for a file, sticks are offered only on
Windows, and a folder that goes away while it is looked through, as with a stick pulled out, ends the program.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static

from rmtui.errors import BadInput
from rmtui.folders import EntryKind, FolderEntry, entries_in, short_path
from rmtui.paths import path_meant
from rmtui.screens.kit.dialogs import ESCAPE, LEAVE, Dialog
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.fields import LineField
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import line, plain, styled

MOST = 500
"""Entries of a folder that are listed; typing finds the others."""
NOT_THERE = "There is no such file. Nothing was changed; check the name."
TAKE, GO, UP, STICK = "take ", "go ", "up ", "stick "
"""What a row does with the path behind it; a stick may be a folder of the list, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathAsked:
    """What is asked for."""

    question: str
    """The question."""
    hint: str = ""
    """One sentence more."""
    does: str = "Choose"
    """What Enter does, in a word."""
    endings: tuple[str, ...] = ()
    """How the names of files end; a folder is asked for where there are none."""
    here: str = ""
    """Words of the row that takes the folder being looked through; empty where that cannot be."""
    programmes: bool = True
    """Whether programmes may be chosen; otherwise they are not shown."""
    sticks: tuple[str, ...] = ()
    """Folders of sticks and disks to begin at."""


class PathChooser(Dialog[str]):
    """Asks for a path until one can be taken; None when it was left."""

    CSS = sheet("kit/dialogs") + sheet("kit/path_chooser")
    BINDINGS: ClassVar[list[BindingType]] = [*ESCAPE, ("backspace", "up", "Folder above")]

    def __init__(
        self,
        asked: PathAsked,
        start: str,
        refusal: Callable[[str], str],
        elsewhere: Callable[[str], str] = os.path.abspath,
    ) -> None:
        """Look through `start` first; `refusal` says in a sentence why a path cannot be taken, or nothing.

        `elsewhere` says what a typed name means that is not in the folder being looked through.
        """
        super().__init__()
        self._asked, self._folder, self._refusal, self._elsewhere = asked, start, refusal, elsewhere

    def compose(self) -> ComposeResult:
        """Lay out the field, the folder being looked through, and what is in it."""
        with Vertical(classes="dialog tall"):
            yield Label(plain(self._asked.question), classes="question", markup=False)
            yield LineField(hint="type where it is, or pick it below")
            yield Label("", id="folder", markup=False)
            yield LineList()
            yield Static("", id="wrong", markup=False)
            if self._asked.hint:
                yield Label(plain(self._asked.hint), classes="hint", markup=False)
            yield Label("Down goes to the list, Tab completes what is typed.", classes="hint", markup=False)
            yield Presses([Press(self._asked.does, "window.enter"), LEAVE])

    @property
    def is_begun(self) -> bool:
        """Whether a path is being typed."""
        return bool(self.query_one(Input).value)

    def on_mount(self) -> None:
        """Show the first folder."""
        self._look_through(self._folder)

    # The folder

    @on(Input.Changed)
    def _show(self) -> None:
        """List what the typed path can still become."""
        self._say("")
        folder, begun = self._split(self.query_one(Input).value)
        self.query_one("#folder", Label).update(plain(f"In {short_path(folder)}"))
        lines = self.query_one(LineList)
        lines.show(self._rows(folder, begun.casefold()))
        if begun:
            lines.to_best(begun)

    def _split(self, typed: str) -> tuple[str, str]:
        """Return the folder a typed path lies in, and what is typed of the name."""
        path = self._inside(typed)
        if not typed.strip() or (typed.endswith(("/", os.sep)) and os.path.isdir(path)):
            return os.path.normpath(path), ""
        return os.path.normpath(os.path.dirname(path)), os.path.basename(path)

    def _inside(self, typed: str) -> str:
        return os.path.join(self._folder, path_meant(typed))

    def _rows(self, folder: str, begun: str) -> Iterator[Row]:
        above = os.path.dirname(folder)
        if not begun:
            if self._asked.here:
                yield Row(line(self._asked.here), TAKE + folder)
            if above != folder:
                yield Row(styled("..  the folder above", "$quiet-text"), UP + above)
            for stick in self._asked.sticks:
                if stick != folder:
                    yield Row(line(stick) + styled("   a stick or disk", "$quiet-text"), STICK + stick)
        try:
            found = [entry for entry in entries_in(folder, self._asked.endings) if begun in entry.name.casefold()]
        except BadInput as error:
            yield Row(styled(error.sentence, "$quiet-text"))
            return
        shown = [entry for entry in found if self._asked.programmes or entry.kind is not EntryKind.PROGRAMME]
        for entry in shown[:MOST]:
            yield Row(_shown(entry), (GO if entry.kind is EntryKind.FOLDER else TAKE) + entry.path)
        if len(shown) > MOST:
            yield Row(styled(f"{len(shown) - MOST} more: type a part of the name", "$quiet-text"))
        elif not shown:
            yield Row(styled(self._nothing(), "$quiet-text"))

    def _nothing(self) -> str:
        *others, last = self._asked.endings or ("",)
        return f"Nothing here ends in {', '.join(others)} or {last}." if last else "No such folder is in here."

    def _look_through(self, folder: str) -> None:
        """Look through another folder, with the cursor on the one that was left, else on what is first in it."""
        left, self._folder = self._folder, os.path.normpath(folder)
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._show()
        lines = self.query_one(LineList)
        lines.action_first()
        if not lines.move_to(GO + left) and not self._asked.here and lines.key.startswith(UP):
            lines.action_cursor_down()

    # Choosing

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        path, key = self._inside(typed), self.query_one(LineList).key
        if not typed:
            self.query_one(LineList).focus()
        elif os.path.exists(path):
            self._take(os.path.normpath(path))
        elif key:
            self._do(key)
        else:
            self._take(self._elsewhere(path_meant(typed)))

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self._do(event.key)

    def _do(self, key: str) -> None:
        does, path = next((does, key.removeprefix(does)) for does in (TAKE, GO, UP, STICK) if key.startswith(does))
        if does == TAKE:
            self._take(path)
        else:
            self._look_through(path)

    def _take(self, path: str) -> None:
        """Take a path, or say why not; a folder is looked through where a file is asked for."""
        is_folder = os.path.isdir(path)
        if is_folder and self._asked.endings:
            self._look_through(path)
            return
        refusal = self._refusal(path) if is_folder or not self._asked.endings or os.path.exists(path) else NOT_THERE
        if not refusal:
            self.dismiss(path)
            return
        self._say(refusal)

    def action_up(self) -> None:
        """Go to the folder above."""
        self._look_through(os.path.dirname(self._folder))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Lead from the path to the list with the arrows; Tab completes what is typed with the first that fits."""
        if not isinstance(self.focused, Input):
            return
        if event.key in ("up", "down"):
            event.stop()
            self.query_one(LineList).focus()
        elif event.key == "tab" and self.focused.value and (key := self.query_one(LineList).key):
            event.stop()
            event.prevent_default()
            self._complete(key)

    def _complete(self, key: str) -> None:
        field = self.query_one(Input)
        _, _, path = key.partition(" ")
        field.value = path + (os.sep if key.startswith(GO) else "")
        field.cursor_position = len(field.value)

    def _say(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(plain(sentence))


def _shown(entry: FolderEntry) -> Content:
    name = entry.name if entry.kind is EntryKind.FILE else entry.name + os.sep
    return line(name) + styled("   a programme" if entry.kind is EntryKind.PROGRAMME else "", "$quiet-text")
