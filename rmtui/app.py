"""How do the places hang together? Modes, theme, keys, undo and redo, the last-resort error; no feature lives here."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import signal
from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.signal import Signal

from rmtui.desk import Desk
from rmtui.drafting import Drafting
from rmtui.errors import BadInput, InUse, ReadOnly, RmtuiError
from rmtui.faults import write_log
from rmtui.keys import EVERYWHERE, KEYS, PLACES, keys_of
from rmtui.paths import home, programme_folder
from rmtui.programme.edit import Edit
from rmtui.screens.bindings import binding_of
from rmtui.screens.keyboard import apart, expect_quick_escapes
from rmtui.screens.place import Place
from rmtui.screens.styles import sheet
from rmtui.settings import chosen_theme, recent_programmes, remember_programme, remember_theme
from rmtui.store.folder import is_programme
from rmtui.themes import DARK, LIGHT

FAULT = 70
BETWEEN_KEYS = 0.05
"""Seconds between an escape and the key that arrived with it."""
FAULT_SENTENCE = (
    "Something went wrong inside rmtui. What was saved is safe, and what you were writing is kept as a draft."
)


def _place(module: str, name: str) -> Callable[[], Screen[None]]:
    """Return what makes a screen; its module is loaded when it is first shown, which keeps the start short."""

    def make() -> Screen[None]:
        kind: type[Screen[None]] = getattr(importlib.import_module(f"rmtui.screens.{module}"), name)
        return kind()

    return make


class RmtuiApp(App[None]):
    """The program on the screen, with one open programme or none."""

    TITLE = "rmtui"
    CSS = sheet("app")
    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        **{name.lower(): _place(name.lower(), name) for name in PLACES},
        "welcome": _place("welcome", "Welcome"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [binding_of(key) for key in KEYS if key.id == "quit.now"]

    def __init__(self, desk: Desk | None, theme: str = DARK.name, place: str = "today") -> None:
        expect_quick_escapes()
        super().__init__()
        self.desk = desk
        """The open programme; None on the welcome screen."""
        self.edited: Signal[Edit] = Signal(self, "edited")
        """Tells every place what was saved."""
        self.drafting = Drafting(desk)
        """What is being written and not yet saved."""
        self.edits = 0
        """How many edits were made in this run, taken back ones included."""
        self.status = ""
        """The sentence in the status line."""
        self.status_alert = False
        """Whether that sentence asks for attention."""
        self.next_folder: str | None = None
        """The programme to open once this run has ended; empty for the welcome."""
        self.next_place = "today"
        """The place that programme is opened at."""
        self._first_place = place
        self.focus_on: tuple[str, str] | None = None
        """Table and id of what was opened from another place; the place in front shows it and forgets it."""
        self._asked_to_quit = False
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme if theme in self.available_themes else DARK.name

    @property
    def opened_desk(self) -> Desk:
        """The desk; only places ask, and they are shown only while a programme is open."""
        assert self.desk is not None
        return self.desk

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own tokens, so that every theme Textual ships still works."""
        return DARK.variables

    # Life

    async def on_event(self, event: events.Event) -> None:
        """Take keys apart that arrived together (see `keyboard`); the second waits for the first to do its work."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        first, *later = apart(event)
        await super().on_event(first)
        for key in later:
            self.set_timer(BETWEEN_KEYS, partial(self.post_message, key))

    async def on_mount(self) -> None:
        """Show the first place."""
        self._catch_signals()
        self.set_interval(1.0, self._keep_drafts)
        if self.desk is None:
            await self.switch_mode("welcome")
            return
        self._first_words(self.desk)
        await self.switch_mode(self._first_place)
        if self.desk.drafts.all():
            from rmtui.screens.draft_offer import offer_drafts  # loaded only when there is something to offer

            self.run_worker(offer_drafts(self))

    def on_ready(self) -> None:
        """Collect garbage again from now on, but never look through what was loaded."""
        gc.freeze()
        gc.enable()

    def _first_words(self, desk: Desk) -> None:
        """Say what the person should know before anything else."""
        damage = [finding for finding in desk.store.findings if finding.severity != "note"]
        if desk.store.refuses:
            self.tell(desk.store.refuses, alert=True)
        elif damage:
            self.tell(f"{damage[0].where}: {damage[0].text}", alert=True)
        else:
            self.tell("Everything is saved.")

    def _catch_signals(self) -> None:
        """Keep the drafts and restore the terminal when the window is closed or the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._told_to_end, int(number))

    def _keep_drafts(self) -> None:
        """Keep what was typed; says so at once when that fails, because the text is then only on the screen."""
        failed_before = self.drafting.failed
        self.drafting.keep()
        if self.drafting.failed and not failed_before:
            self.tell(self.drafting.state(), alert=True)

    def _told_to_end(self, number: int) -> None:
        self.drafting.keep()
        self.exit(return_code=128 + number)

    def _handle_exception(self, error: Exception) -> None:
        """End calmly: keep the drafts, write where it happened without any text, and say one sentence.

        In a test the error itself is what one wants to see.
        """
        if self.is_headless:
            super()._handle_exception(error)
            return
        if self._exception is not None:
            return  # what follows the first fault is its echo
        self.drafting.keep()
        name = write_log(error)
        self._exception = error
        where = f" Where it happened is written in {name}." if name else ""
        self.exit(return_code=FAULT, message=FAULT_SENTENCE + where)

    # What places may ask for

    def commit(self, edit: Edit) -> bool:
        """Save an edit and tell everybody; says why not, and returns False, when it cannot be saved."""
        try:
            self.opened_desk.commit(edit)
        except RmtuiError as error:
            self.tell(error.sentence, alert=True)
            return False
        self._after(edit, f"{edit.label}. Saved. u takes it back")
        return True

    def tell(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence in the status line of the place in front, and of the next ones."""
        self.status, self.status_alert = text, alert
        if self.screen_stack:
            for screen in self.screen_stack:
                if isinstance(screen, Place) and screen.is_mounted:
                    screen.say(text, alert=alert)

    def take_back(self) -> None:
        """Take back the last change of this run."""
        self._step(self.opened_desk.undo, "Taken back: {}. Saved. U does it again")

    def do_again(self) -> None:
        """Do again what was taken back last."""
        self._step(self.opened_desk.redo, "Done again: {}. Saved. u takes it back")

    def _step(self, step: Callable[[], str], words: str) -> None:
        try:
            label = step()
        except RmtuiError as error:
            self.tell(error.sentence, alert=not isinstance(error, BadInput))
            return
        self._after(Edit(label, ()), words.format(label))

    def _after(self, edit: Edit, words: str) -> None:
        self._asked_to_quit = False
        self.edits += 1
        self.tell(words)
        self.edited.publish(edit)
        if self.opened_desk.store.tidy_is_due:
            self.set_timer(2.0, self._tidy)

    def _tidy(self) -> None:
        """Tidy up once nobody has typed for a while."""
        store = self.opened_desk.store
        if self.drafting.busy:
            self.set_timer(2.0, self._tidy)
        elif store.tidy_is_due:
            with contextlib.suppress(RmtuiError):  # nothing is lost; it is tried again after the next change
                store.tidy()

    def ask_to_quit(self) -> None:
        """Leave at the second asking; the first says that everything is saved."""
        if self._asked_to_quit or self.desk is None:
            self.leave()
            return
        self._asked_to_quit = True
        self.tell(f"{self.drafting.state()} Press q again to leave{self._eject()}")

    def leave(self) -> None:
        """Leave now, with everything written kept."""
        self.drafting.settle()
        self.exit()

    async def action_quit(self) -> None:
        """Leave from anywhere."""
        self.leave()

    def open_next(self, folder: str, place: str = "today") -> None:
        """End this run and open another programme at a place, or the welcome where `folder` is empty."""
        self.drafting.settle()
        self.next_folder, self.next_place = folder, place
        self.exit()

    def _eject(self) -> str:
        return ", then eject the stick before you pull it" if home().why == "portable" else ""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: those of the place in front, from the one list of keys."""
        if isinstance(screen, Place):
            for key in (*keys_of(screen.PLACE), *keys_of(EVERYWHERE)):
                if key.id != "commands" and screen.check_action(key.runs.partition("(")[0], ()) is not False:
                    yield SystemCommand(key.label.capitalize(), f"{key.help}  ({key.shown})", screen.runner(key))
        yield SystemCommand("Light colours", "Dark letters on a light ground.", lambda: self.use_theme(LIGHT.name))
        yield SystemCommand("Dark colours", "Light letters on a dark ground.", lambda: self.use_theme(DARK.name))
        if self.desk is not None:
            yield SystemCommand("Other programmes", "Close this one and choose another.", lambda: self.open_next(""))

    def use_theme(self, name: str) -> None:
        """Change the colours and remember that."""
        self.theme = name
        remember_theme(name)


def run(folder: str | None, *, remember: bool) -> int:
    """Open the screens on a programme, the one opened last or the welcome, and return the exit status."""
    # Reading thousands of records makes the collector look through all of them again and again, and finds nothing.
    gc.disable()
    named = folder is not None
    chosen = programme_folder(folder) if folder is not None else _last()
    place = "today"
    while True:
        desk = _opened(chosen, insist=named) if chosen else None
        if desk is not None and remember and desk.programme.about.sample_day is None:
            remember_programme(desk.folder)
        app = RmtuiApp(desk, theme=chosen_theme() or DARK.name, place=place)
        try:
            app.run()
        finally:
            if desk is not None:
                desk.close()
        if app.next_folder is None:
            return app.return_code or 0
        chosen, named, remember = app.next_folder, True, remember or not app.next_folder
        place = app.next_place


def _last() -> str:
    return next((folder for folder in recent_programmes() if is_programme(folder)), "")


def _opened(folder: str, *, insist: bool) -> Desk | None:
    """Open a programme; one that is open elsewhere, or cannot be written, is opened to look at.

    Raises what stands in the way only when this very programme was asked for.
    """
    try:
        try:
            return Desk.open(folder)
        except InUse:
            return Desk.look(folder, why="Open in another window: you can look, but nothing can be changed here.")
        except ReadOnly:
            return Desk.look(folder, why="This place cannot be written to: you can look, but nothing can be changed.")
    except RmtuiError:
        if insist:
            raise
        return None
