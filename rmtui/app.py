"""App: modes, theme, bindings, and the last-resort error. How do the places hang together? No feature lives here."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import signal
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.signal import Signal
from textual.widget import AwaitMount

from rmtui.desk import Desk
from rmtui.drafting import Drafting
from rmtui.faults import write_log
from rmtui.keys import KEYS, PLACES
from rmtui.paths import home
from rmtui.programme.edit import Edit
from rmtui.programme.writing import Writing
from rmtui.recovery.opening import Unopened, first_sentence, may_ask_at_start
from rmtui.saving import Saving
from rmtui.screens.kit.bindings import binding_of
from rmtui.screens.kit.keyboard import apart, expect_quick_escapes
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import SharedStylesheet, sheet
from rmtui.settings import remember_theme
from rmtui.themes import DARK, LIGHT
from rmtui.widgets.frame import LOOK_ONLY

FAULT = 70
BETWEEN_KEYS = 0.05
"""Seconds between an escape and the key that arrived with it."""
LOG_PLACE = "in the folder where programmes live; `rmtui where` prints it"
FAULT_SENTENCE = (
    "Something went wrong inside rmtui. What was saved is safe, and what you were writing is kept as a draft."
)


class RmtuiApp(App[None]):
    """The program on the screen, with one open programme or none."""

    TITLE = "rmtui"
    CSS = sheet("app")
    BINDINGS: ClassVar[list[BindingType]] = [binding_of(key) for key in KEYS if key.id == "quit.now"]

    def __init__(
        self,
        desk: Desk | None,
        theme: str = DARK.name,
        place: str = "today",
        unopened: Unopened | None = None,
        *,
        preloads: bool = False,
    ) -> None:
        """Show a programme at a place, or the way to one; with `preloads` the other places are made ready when idle."""
        expect_quick_escapes()
        super().__init__()
        self.stylesheet = SharedStylesheet(variables=self.get_css_variables())
        self.desk = desk
        """The open programme; None on the welcome screen."""
        self._unopened = unopened
        self.edited: Signal[Edit] = Signal(self, "edited")
        """Tells every place what was saved."""
        self.drafting = Drafting(desk, refused=lambda: self.call_later(self._typed_in_vain))
        """What is being written and not yet saved."""
        self._saving = Saving(desk, self.drafting, self) if desk is not None else None
        self._asking = False
        self.status = ""
        """The sentence in the status line."""
        self.status_alert = False
        """Whether that sentence asks for attention."""
        self.next_folder: str | None = None
        """The programme to open once this run has ended; empty for the welcome."""
        self.next_place = "today"
        """The place that programme is opened at."""
        self.next_looks = False
        """Whether that programme is opened only to look at."""
        self._moves = 0
        """How often somebody changed the place since the sentence in the status line was said."""
        self._warned: Screen[object] | None = None
        """The small window in which somebody was told that nothing typed there is kept."""
        self._first_place, self._preloads = place, preloads
        self._key_at = 0.0
        self.focus_on: tuple[str, str] | None = None
        """Table and id of what was opened from another place; the place in front shows it and forgets it."""
        for name in PLACES:
            self.add_mode(name.lower(), partial(self._place, name.lower(), name))
        self.add_mode("welcome", partial(self._place, "welcome", "Welcome"))
        self.add_mode("rescue", self._rescue)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme if theme in self.available_themes else DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own tokens, so that every theme Textual ships still works."""
        return DARK.variables

    def _place(self, module: str, name: str) -> Screen[None]:
        """Make a screen; its module is loaded when it is first shown, which keeps the start short."""
        kind: Callable[[RmtuiApp], Screen[None]] = getattr(
            importlib.import_module(f"rmtui.screens.{module}.screen"), name
        )
        return kind(self)

    def _rescue(self) -> Screen[None]:
        from rmtui.screens.rescue.screen import Rescue  # loaded only where a programme cannot be opened

        assert self._unopened is not None
        return Rescue(self, self._unopened)

    # Life

    async def on_event(self, event: events.Event) -> None:
        """Take keys apart that arrived together (see `keyboard`); the second waits for the first to do its work."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._key_at = time.monotonic()
        first, *later = apart(event)
        await super().on_event(first)
        for key in later:
            self.set_timer(BETWEEN_KEYS, partial(self.post_message, key))

    async def on_mount(self) -> None:
        """Show the first place."""
        self._catch_signals()
        self.set_interval(1.0, self._every_second)
        if self.desk is None:
            await self.switch_mode("welcome" if self._unopened is None else "rescue")
            return
        self.set_class(self.drafting.looking, LOOK_ONLY)
        sentence, alert = first_sentence(self.desk)
        self.tell(sentence, alert=alert)
        await self.switch_mode(self._first_place)
        self._moves = 0
        if may_ask_at_start(self.desk):
            self.run_worker(self._ask_at_start())

    async def _ask_at_start(self) -> None:
        """Tell what was found on opening, then offer what was being written."""
        # Both are loaded only when there may be something to ask.
        from rmtui.screens.rescue.findings import tell_at_start
        from rmtui.screens.writing.draft_offer import offer_drafts

        await tell_at_start(self)
        await offer_drafts(self)

    def _every_second(self) -> None:
        """Keep drafts, tidy up, and make the backup that is due."""
        if self._saving is None:
            self.drafting.keep()
            return
        self._saving.keep_drafts()
        self._saving.tidy()
        make_backup = self._saving.backup_due()
        if make_backup is not None:
            self.run_worker(self._back_up(make_backup))

    async def _back_up(self, make: Callable[[], str]) -> None:
        """Make a backup beside everything else; one that fails is said once and holds up nothing."""
        sentence = await asyncio.to_thread(make)
        if sentence:
            self.tell(sentence, alert=True)

    def on_ready(self) -> None:
        """Collect garbage again from now on, but never look through what was loaded."""
        gc.freeze()
        gc.enable()
        if self._preloads and self.desk is not None:
            self._key_at = time.monotonic()
            self.run_worker(self._preload())

    async def _preload(self) -> None:
        from rmtui.screens.kit.preload import preload  # loaded after the first paint

        places = [name.lower() for name in PLACES if name.lower() != self._first_place]
        await preload(places, lambda: time.monotonic() - self._key_at, self._make_ready)

    async def _make_ready(self, mode: str) -> None:
        """Mount the screen of a mode behind the one in front.

        Touches names private to Textual 8.2.8; to be looked at again when the pin moves.
        """
        if mode not in self._screen_stacks:
            await self._init_mode(mode)
            self._screen_stacks[mode][0].post_message(events.ScreenSuspend())

    def _catch_signals(self) -> None:
        """Keep the drafts and restore the terminal when the window is closed or the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._told_to_end, int(number))

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
        where = f" Where it happened is written in {name}, {LOG_PLACE}." if name else ""
        self.exit(return_code=FAULT, message=FAULT_SENTENCE + where)

    # The programme and what is said of it: see `screens.host.Host` and `saving.Front`

    @property
    def is_open(self) -> bool:
        """Whether a programme is open."""
        return self.desk is not None

    @property
    def opened_desk(self) -> Desk:
        """The desk; only places ask, and they are shown only while a programme is open."""
        assert self.desk is not None
        return self.desk

    @property
    def saving(self) -> Saving:
        """The saving of the open programme; only places ask."""
        assert self._saving is not None
        return self._saving

    def tell(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence in the status line of the place in front, and of the next one.

        After one more change of place it is no news any more, and what is true of saving stands there again.
        """
        self.status, self.status_alert, self._moves = text, alert, 0
        if self.screen_stack:
            for screen in self.screen_stack:
                if isinstance(screen, Place) and screen.is_mounted:
                    screen.say(text, alert=alert)

    def renew(self, edit: Edit) -> None:
        """Show everywhere what an edit changed."""
        self.edited.publish(edit)

    @work
    async def ask_about_refusal(
        self, again: Callable[[], bool] | None = None, edit: Edit | None = None, *, leaving: bool = False
    ) -> None:
        """Ask once what to do about a save that was refused."""
        from rmtui.screens.rescue.refusal import ask  # loaded when first needed

        if self.saving.refused is None or self._asking:
            return
        self._asking = True
        try:
            await ask(self, self.saving.refused, again, edit, leaving=leaving)
        finally:
            self._asking = False

    def switch_mode(self, mode: str) -> AwaitMount:
        """Bring another place to the front; see `tell` for what its status line says."""
        self._moves += 1
        if self._moves > 1 and self.desk is not None:
            self.status, self.status_alert = self.drafting.state(), self.drafting.failed
        styles_are_current = mode in self._screen_stacks
        waits = super().switch_mode(mode)
        if isinstance(self.screen, Place):
            self.screen.styles_are_current = styles_are_current
        return waits

    def _typed_in_vain(self) -> None:
        """Say at once that what is being typed cannot be kept; a small window hides the status line."""
        self.tell(self.drafting.state(), alert=True)
        if not isinstance(self.screen, Place) and self.screen is not self._warned:
            self._warned = self.screen
            self.notify(self.drafting.state(), severity="warning", markup=False)

    def action_press(self, key: str) -> None:
        """Do what a key does; for the mouse."""
        self.simulate_key(key)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Perform an action; a command that can do nothing in the place in front says what to do instead."""
        place = self.screen_stack[-1] if self.screen_stack else None
        if isinstance(place, Place) and isinstance(action, str):
            where, _, name = action.partition("(")[0].rpartition(".")
            sentence = place.stopped(name) if where == "screen" or (not where and default_namespace is place) else ""
            if sentence:
                place.say(sentence)
                return True
        return await super().run_action(action, default_namespace, namespaces)

    # Screens above the places; each is loaded when it is first shown

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Return the commands of the palette."""
        from rmtui.screens.kit.palette import commands

        return commands(self, screen)

    def show_findings(self) -> None:
        """Show what was found about the files on opening."""
        from rmtui.screens.rescue.findings import show_findings

        self.run_worker(show_findings(self))

    def show_history(self) -> None:
        """Show what was done when."""
        from rmtui.screens.history.screen import HistoryScreen

        self.push_screen(HistoryScreen(self))

    def show_versions(self, table: str, key: str, kind: str) -> None:
        """Show what one record held before; `kind` names it."""
        from rmtui.screens.history.versions import Versions

        self.push_screen(Versions(self, table, key, kind))

    def show_backups(self) -> None:
        """Show the backups of the programme."""
        from rmtui.screens.history.backups import Backups

        self.push_screen(Backups(self))

    def enter_room(self, session_id: str, page: str = "after") -> None:
        """Leave only one session on the screen, for other eyes."""
        from rmtui.screens.room.screen import Room

        self.push_screen(Room(self, session_id, page))

    async def continue_writing(self, text: str, writing: Writing, draft: str) -> bool:
        """Open the field a draft belongs to with its text in it; returns whether there is such a field."""
        from rmtui.screens.journal.screen import Journal

        await self.switch_mode("journal")
        return isinstance(self.screen, Journal) and self.screen.go_on_writing(text, writing, draft)

    def use_theme(self, name: str) -> None:
        """Change the colours and remember that."""
        self.theme = name
        remember_theme(name)

    # Leaving

    def ask_to_quit(self) -> None:
        """Leave at the second asking; the first says that everything is saved."""
        if self._saving is None or self._saving.asked_to_leave:
            self.leave()
            return
        self._saving.asked_to_leave = True
        eject = ", then eject the stick before you pull it" if home().why == "portable" else ""
        self.tell(f"{self.drafting.state()} Press q again to leave{eject}")

    def leave(self) -> None:
        """Leave now, with everything written kept; where that fails, ask first."""
        if self._saving is None or self._saving.may_leave():
            self.exit()

    def open_next(self, folder: str, place: str = "today", *, looks: bool = False) -> None:
        """End this run and open another programme at a place, or the welcome where `folder` is empty."""
        if self._saving is None or self._saving.may_leave():
            self.next_folder, self.next_place, self.next_looks = folder, place, looks
            self.exit()

    async def action_quit(self) -> None:
        """Leave from anywhere."""
        self.leave()
