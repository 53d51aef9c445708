"""List of the clients: the programmes in one place, what each needs, and what can be done with one as a whole."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Label

from rmtui.clients.archive import make_archive, restore_archive
from rmtui.clients.next_round import start_next_round
from rmtui.clients.overview import Client, clients
from rmtui.clients.removal import plan_removal, remove
from rmtui.counts import counted
from rmtui.errors import RmtuiError
from rmtui.folders import folder_for, short_path, texts_waiting
from rmtui.paths import home
from rmtui.programme.cleaning import clean_name
from rmtui.programme.days.words import plain_date
from rmtui.recovery.second_copy import likely_places
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import ESCAPE, AskLine, Choose, Dialog
from rmtui.screens.kit.framed import Framed
from rmtui.screens.kit.path_chooser import NOT_THERE, PathAsked, PathChooser
from rmtui.settings import remember_programme
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import columns, plain

BRAND, PAIRS, LINES, OPENED = 24, 9, 11, 16
"""Cells of the columns."""
OPEN_HERE = "This one is open here. Nothing was changed; open another one first."
Verb = Literal["open", "new", "copy", "archive", "restore", "remove"]


@dataclass(frozen=True, slots=True)
class ClientChoice:
    """What is to be done with one programme."""

    verb: Verb
    """What."""
    folder: str
    """Where it lies."""


class ClientList(Dialog[ClientChoice]):
    """Lists the programmes and asks what to do with one; the open one comes last, so that Enter leads to another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *ESCAPE,
        binding("clients.begin", "take('new')"),
        binding("clients.copy", "take('copy')"),
        binding("clients.archive", "take('archive')"),
        binding("clients.restore", "take('restore')"),
        binding("clients.remove", "take('remove')"),
    ]

    def __init__(self, found: Sequence[Client], opened: str = "") -> None:
        """Show what was `found`; `opened` is the folder of the one that is open."""
        super().__init__()
        self._found = sorted(found, key=lambda client: client.folder == opened)
        self._opened = opened

    def compose(self) -> ComposeResult:
        """Lay out the list and what can be done."""
        with Vertical(classes="dialog tall" if len(self._found) > 8 else "dialog"):
            yield Label("Which programme?", classes="question", markup=False)
            yield LineList()
            yield Label("", classes="hint", markup=False)
            presses = [
                Press("Open", "window.enter"),
                Press("New", "clients.begin"),
                Press("Next round", "clients.copy"),
            ]
            # Two rows: all in one would be cut in 80 columns.
            yield Presses(presses)
            presses = [
                Press("Archive", "clients.archive"),
                Press("Bring back", "clients.restore"),
                Press("Remove", "clients.remove"),
                Press("Leave it", "window.leave"),
            ]
            yield Presses(presses)

    def on_mount(self) -> None:
        """Show the programmes."""
        self.query_one(LineList).show(Row(columns(*self._cells(client)), client.folder) for client in self._found)

    def _cells(self, client: Client) -> tuple[tuple[str, int], ...]:
        if client.folder == self._opened:
            last = "open now"
        elif texts_waiting(client.folder):
            last = "a text waits there"
        else:
            last = f"opened {plain_date(client.opened)}" if client.opened else ""
        return (
            (client.brand, BRAND),
            ("" if client.pairs is None else counted(client.pairs, "pair"), PAIRS),
            ("" if client.lines is None else f"{client.lines} on Today", LINES),
            (last, max(OPENED, len(last))),
        )

    @on(LineList.Moved)
    def _say_where(self, event: LineList.Moved) -> None:
        self.query_one(".hint", Label).update(plain(f"in {short_path(event.key)}"))

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        self.dismiss(ClientChoice("open", event.key))

    def action_take(self, verb: Verb) -> None:
        """Do something with the programme under the cursor."""
        self.dismiss(ClientChoice(verb, self.query_one(LineList).key))


async def choose_client(screen: Framed, none_yet: str) -> str | None:
    """Show the list and do what is asked with one of them.

    Returns the folder of the one to open, empty where a new one is to be started, and None where neither is wanted.
    """
    host = screen.host
    opened = host.opened_desk.folder if host.is_open else ""
    while True:
        found = await asyncio.to_thread(clients)
        if not found:
            screen.say(none_yet)
            return None
        choice = await screen.app.push_screen_wait(ClientList(found, opened))
        if choice is None:
            return None
        if choice.verb == "new":
            return ""
        client = next(one for one in found if one.folder == choice.folder)
        if choice.verb == "open":
            return None if choice.folder == opened else choice.folder
        try:
            said = await _done(screen, choice, client, opened)
        except RmtuiError as error:
            said = error.sentence
        if said:
            screen.say(said)
            return None


async def _done(screen: Framed, choice: ClientChoice, client: Client, opened: str) -> str:
    """Do what was chosen; returns what came of it, empty where it was left."""
    if choice.verb == "copy":
        return await _copy(screen, client)
    if choice.verb == "restore":
        return await _restore(screen)
    if choice.folder == opened:
        return OPEN_HERE
    return await (_archive if choice.verb == "archive" else _remove)(screen, client)


async def _copy(screen: Framed, client: Client) -> str:
    asked = "What is the folder of the next round called?"
    name = await screen.app.push_screen_wait(AskLine(asked, f"{client.name} next", keep="Go on"))
    if not name or not clean_name(name):
        return ""
    ways = [("people", "Setup and people"), ("setup", "Setup only")]
    what = await screen.app.push_screen_wait(Choose("What goes over? Sessions and texts never do.", ways))
    if what is None:
        return ""
    folder = folder_for(clean_name(name))
    people = await asyncio.to_thread(start_next_round, client.folder, folder, with_people=what == "people")
    return f"Started the next round with {counted(people, 'person', 'people')}. Saved in {short_path(folder)}"


async def _archive(screen: Framed, client: Client) -> str:
    asked = "Where shall the archive go? One file, which whoever has it can read."
    place = os.path.join(home().folder, f"{client.name}.zip")
    path = await screen.app.push_screen_wait(AskLine(asked, place, keep="Archive it"))
    if not path:
        return ""
    made = await asyncio.to_thread(make_archive, client.folder, os.path.abspath(os.path.expanduser(path)))
    return f"Archived and checked: {counted(made.files, 'file')}, in {short_path(made.path)}"


async def _restore(screen: Framed) -> str:
    asked = PathAsked(
        question="Which archive shall be brought back?",
        hint="It becomes a programme of its own; nothing is overwritten.",
        does="Bring it back",
        endings=(".zip",),
        sticks=tuple(likely_places()),
    )
    path = await screen.app.push_screen_wait(PathChooser(asked, home().folder, _no_file))
    if not path:
        return ""
    name = os.path.splitext(os.path.basename(path))[0]
    made = await asyncio.to_thread(restore_archive, path, folder_for(name))
    remember_programme(made.path)
    return f"Brought back and checked: {made.brand or 'a programme without a name'}. Saved in {short_path(made.path)}"


def _no_file(path: str) -> str:
    return "" if os.path.isfile(path) else NOT_THERE


async def _remove(screen: Framed, client: Client) -> str:
    planned = plan_removal(client.folder)
    asked = f"Remove {client.brand} for good, with {counted(planned.files, 'file')}? This cannot be undone."
    answer = await screen.app.push_screen_wait(Choose(asked, [("no", "Keep it"), ("yes", "Remove it for good")]))
    if answer != "yes":
        return ""
    done = await asyncio.to_thread(remove, client.folder)
    rest = f" Left in its folder: {', '.join(done.stays[:3])}." if done.stays else ""
    copy = " Its second copy stays where it is; delete it yourself." if done.copy else ""
    return f"Removed, and what was remembered of it.{rest}{copy}"


async def change_client(screen: Framed) -> None:
    """Let another programme be chosen from a place, and open it."""
    folder = await choose_client(screen, "There is no other programme yet.")
    host: Host = screen.host
    if folder is not None:
        host.open_next(folder)
