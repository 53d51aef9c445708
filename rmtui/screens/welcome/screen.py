"""Welcome: no programme is open; each line is one key."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.errors import ReadOnly, RmtuiError
from rmtui.folders import first_folder, folder_for, known_programmes, short_path, texts_waiting
from rmtui.keys import key_of
from rmtui.paths import home, programme_folder
from rmtui.programme.about import About
from rmtui.programme.cleaning import clean_name
from rmtui.recovery.second_copy import likely_places
from rmtui.sample_copy import copy_sample, sample_folder
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.dialogs import AskLine, Page
from rmtui.screens.kit.framed import Framed
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.themes import DARK, LIGHT
from rmtui.widgets.line_list import Row
from rmtui.widgets.pick_list import PickList
from rmtui.widgets.text import fitted, line, plain

CHOICES = (
    ("welcome.sample", "Look at the sample", "a made-up programme, yours to try everything on"),
    ("welcome.start", "Start a programme", "type its name; everything else can wait"),
    ("welcome.bring", "Bring in people", "start one from a list or a file of people"),
    ("welcome.open", "Open a folder", "a programme that lies somewhere else"),
    ("welcome.others", "Other programmes", "those opened before, or lying here"),
)
"""A command's id, what it does, and that in more words."""
TITLE_WIDTH = 22
AIRY = 24
"""Lines of a window from which a blank line stands between the choices."""
FINDER: Mapping[bool, str] = {
    True: "Anyone who finds the disk or stick this lies on can read it.",
    False: "Anyone who can use this computer as you can read what is kept here.",
}
"""What is said of a place that was named or lies beside the program, and of one's own folder on this computer."""
LOCKING = (
    "To change that, let the computer encrypt the disk or stick: BitLocker To Go or VeraCrypt on Windows, FileVault "
    "or an encrypted stick on a Mac, LUKS or VeraCrypt on Linux."
)
NAME_HINT = "Such as Thinking Partners; it can be changed any time."
FOR = (
    "No programme is open here. A programme is one folder of plain files that is yours: copy it, back it up, hand it "
    "over, delete it. Nothing ever leaves this computer by itself."
)


class Welcome(Framed):
    """The ways to begin."""

    PLACE = "Welcome"
    CSS = Framed.CSS + sheet("welcome/screen")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Welcome")

    _sample_words = _other_words = ""
    """What the lines of the sample and of the others say where a text waits there."""

    def heading(self) -> Static:
        """Return what this program is."""
        title = "Reverse mentoring programmes, in plain files that are yours"
        return Static(Content.styled("rmtui", "bold") + Content(f"   {title}"), id="title", markup=False)

    def body(self) -> ComposeResult:
        """Lay out the choices, and what is said about reading along."""
        yield PickList(id="choices")
        yield Static(
            plain(f"{FINDER[home().why != 'user']}\n{LOCKING}\nProgrammes lie in {short_path(home().folder)}"),
            id="found",
            markup=False,
        )

    def on_mount(self) -> None:
        """Show the choices."""
        sample = sample_folder()
        if texts_waiting(sample):
            self._sample_words = "the made-up programme; a text waits there"
        if any(texts_waiting(folder) for folder in known_programmes() if folder != sample):
            self._other_words = "in one of them a text is waiting"
        self._show_choices()
        self.show_keys()
        self.say("No programme is open.")

    def on_resize(self) -> None:
        """Give the lines more air, or less."""
        self._show_choices()

    def _show_choices(self) -> None:
        keys = [(key_of(command), title, words) for command, title, words in CHOICES]
        rows = [Row(_shown(key.shown, title, self._said(words, key.runs)), key.runs) for key, title, words in keys]
        if self.size.height >= AIRY:
            rows = [row for choice in rows for row in (choice, Row(line("")))][:-1]
        self.query_one(PickList).show(rows)

    def _said(self, words: str, action: str) -> str:
        """Return what a line says, and that a text waits where it leads; no name of a programme is shown here."""
        return {"sample": self._sample_words, "others": self._other_words}.get(action) or words

    @on(PickList.Chosen)
    async def _chosen(self, event: PickList.Chosen) -> None:
        await self.run_action(event.key)

    # Keys

    def action_sample(self) -> None:
        """Open the copy of the sample, made now if there is none."""
        folder = sample_folder()
        try:
            copy_sample(folder)
        except RmtuiError as error:
            self.say(error.sentence, alert=True)
            return
        self._open(folder)

    @work
    async def action_start(self) -> None:
        """Start a programme and open it."""
        await self._start("today", "")

    @work
    async def action_bring(self) -> None:
        """Start a programme and open it where people are brought in."""
        await self._start(
            "people",
            sentence("It opens at its people: {people.bring} there reads a file, {people.paste} takes a pasted list."),
        )

    @work
    async def action_open(self) -> None:
        """Open a folder somebody names."""
        from rmtui.screens.kit.path_chooser import PathAsked, PathChooser  # loaded when first asked for

        asked = PathAsked(question="Which folder holds the programme?", does="Open it", sticks=tuple(likely_places()))
        folder = await self.app.push_screen_wait(PathChooser(asked, first_folder(), refusal, programme_folder))
        if folder:
            self._open(folder)

    @work
    async def action_others(self) -> None:
        """Open a programme that was opened before; their names are shown only now."""
        from rmtui.screens.kit.clients import choose_client  # loaded when first asked for

        none = sentence(
            "No programme was opened here before. {welcome.start: starts one}, {welcome.open: opens a folder}."
        )
        folder = await choose_client(self, none)
        if folder:
            self._open(folder)
        elif folder is not None:
            self.action_start()

    def action_colours(self) -> None:
        """Change between dark and light, and remember it."""
        self.host.use_theme(LIGHT.name if self.host.theme == DARK.name else DARK.name)

    def purpose(self) -> str:
        """Return what this screen is for, and who can read along."""
        return f"{FOR}\n\n{FINDER[home().why != 'user']} {LOCKING}"

    def action_leave(self) -> None:
        """Leave."""
        self.host.leave()

    # How it is done

    async def _start(self, place: str, then: str) -> None:
        made = await self._made()
        if made is None:
            return
        brand, folder = made
        words = f"It lies in this folder, which is yours to copy and back up:\n\n{folder}\n\n{then}".rstrip()
        await self.app.push_screen_wait(Page(f"{brand} is started. Saved.", words, close="Open it"))
        self._open(folder, place)

    async def _made(self) -> tuple[str, str] | None:
        """Ask for a name until a programme could be made; returns its name and folder, or None when it was left."""
        typed, hint = "", NAME_HINT
        while True:
            answer = await self.app.push_screen_wait(
                AskLine("What is the programme called?", typed, hint, keep="Start it")
            )
            if answer is None:
                return None
            typed, brand = answer, clean_name(answer)
            if not brand:
                hint = "A programme needs a name, such as Thinking Partners."
                continue
            folder = folder_for(brand)
            try:
                clock = Clock()
                Desk.new(folder, About(brand=brand, started=clock.today()), clock).close()
            except RmtuiError as error:
                hint = error.sentence
                continue
            return brand, folder

    def _open(self, folder: str, place: str = "today") -> None:
        sentence = refusal(folder)
        if sentence:
            self.say(sentence, alert=True)
        else:
            self.host.open_next(folder, place)


def refusal(folder: str) -> str:
    """Return in a sentence why a programme cannot be opened now; empty when it can, be it only to look."""
    if not os.path.exists(folder):
        return "There is no such folder. Nothing was changed. Check the path, or choose with the arrows."
    try:
        Desk.open(folder).close()
    except ReadOnly:
        return ""
    except RmtuiError as error:
        return error.sentence
    return ""


def _reading_along() -> str:
    """Return who can read what is kept here, and where it lies."""
    place = home()
    return f"{FINDER[place.why != 'user']}\n{LOCKING}\nProgrammes lie in {short_path(place.folder)}"


def _shown(key: str, title: str, words: str) -> Content:
    return Content.styled(f" {key}  ", "bold") + fitted(title, TITLE_WIDTH) + line(words)
