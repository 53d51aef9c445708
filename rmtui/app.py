"""App: modes, theme, bindings, and the last-resort error. How do the places hang together? No feature lives here."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import signal
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from rich.console import RenderableType
from textual import events
from textual.actions import ActionParseResult
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import Worker, WorkerFailed

from rmtui.desk import Desk
from rmtui.hosting import HostingApp
from rmtui.keys import KEYS, PLACES, key_of
from rmtui.recovery.opening import Unopened, first_sentence, may_ask_at_start
from rmtui.screens.kit.bindings import binding_of, give
from rmtui.screens.kit.keyboard import apart, expect_quick_escapes
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import SharedStylesheet, sheet
from rmtui.screens.writing.key_order import KeyOrder
from rmtui.sentences import sentence
from rmtui.surviving import Survival
from rmtui.themes import DARK, LIGHT
from rmtui.widgets.frame import LOOK_ONLY

FAULT = 70
LAST_KEYS = 1.0
"""Seconds that keys still on their way are waited for when the program is told to end."""
BESIDE = (
    "Nothing was done: letters are commands here, and this was typed as a text. Go into a field first, by Tab, "
    "{new: makes something new} or {edit: changes what is selected}; {help: shows the keys}."
)


class RmtuiApp(HostingApp):
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
        watches_letters: bool = False,
    ) -> None:
        """Show a programme at a place, or the way to one.

        With `preloads` the other places are made ready when idle. With `watches_letters` letters that come as fast as a
        text is typed are no commands; without, keys may come as fast as a test presses them.
        """
        expect_quick_escapes()
        super().__init__(desk)
        self.stylesheet = SharedStylesheet(variables=self.get_css_variables())
        self._unopened = unopened
        self._first_place, self._preloads = place, preloads
        self._pressed_at = 0.0
        changing = {name for key in KEYS if key.changes for name in key.keys} if watches_letters else ()
        self._key_order = KeyOrder(self, super().on_event, changing=changing, typed_beside=self._typed_beside)
        self._keys: asyncio.Task[None] | None = None
        self._survival = Survival(self)
        self._preloading: Worker[None] | None = None
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

    def get_driver_class(self) -> type[Driver]:
        """Return what reads the terminal."""
        kind = super().get_driver_class()
        if sys.platform == "win32" or kind.__module__ != "textual.drivers.linux_driver":
            return kind
        from rmtui.screens.writing.terminal import CarefulDriver  # lazy: it cannot be loaded on Windows

        return CarefulDriver

    def _typed_beside(self) -> None:
        """Say where typing goes: letters came as fast as a text where nothing can be written."""
        self.tell(sentence(BESIDE), alert=True)

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
        """Let keys and pastes wait for those before them, and take keys apart that arrived as one (see `keyboard`)."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._pressed_at = time.monotonic()
            for typed in apart(event) if isinstance(event, events.Key) else (event,):
                self._key_order.put(typed)
            return
        await super().on_event(event)

    async def on_mount(self) -> None:
        """Show the first place."""
        self._keys = asyncio.create_task(self._take_keys())
        self._catch_signals()
        self.set_interval(1.0, self._every_second)
        if self.desk is None:
            await self.switch_mode("welcome" if self._unopened is None else "rescue")
            return
        self.set_class(self.drafting.looking, LOOK_ONLY)
        sentence, alert = first_sentence(self.desk, self.drafting.state())
        self.tell(sentence, alert=alert)
        await self.switch_mode(self._first_place)
        self._moves = 0
        if may_ask_at_start(self.desk):
            self.run_worker(self._ask_at_start())

    async def _take_keys(self) -> None:
        while True:
            try:
                await self._key_order.run()
            except Exception as error:
                if not self.survives(error):
                    self._handle_exception(error)
                    return

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End now; places that are being made ready behind the one in front are left as they are."""
        self.is_ending = True
        if self._preloading is not None:
            self._preloading.cancel()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        """Take no keys any more."""
        if self._keys is not None:
            self._keys.cancel()

    async def _ask_at_start(self) -> None:
        """Tell what was found on opening, then offer what was being written."""
        # Both are loaded only when there may be something to ask.
        from rmtui.screens.rescue.findings import tell_at_start
        from rmtui.screens.writing.draft_offer import offer_drafts

        await tell_at_start(self)
        await offer_drafts(self)

    def _every_second(self) -> None:
        """Keep drafts, tidy up, and make the backup that is due."""
        try:
            self._keep_and_tidy()
            self.mind_day()
        except Exception as error:
            if not self.survives(error):
                raise

    def _keep_and_tidy(self) -> None:
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
            self._pressed_at = time.monotonic()
            self._preloading = self.run_worker(self._preload())

    async def _preload(self) -> None:
        from rmtui.screens.kit.preload import preload  # loaded after the first paint

        places = [name.lower() for name in PLACES if name.lower() != self._first_place]
        await preload(places, lambda: time.monotonic() - self._pressed_at, self._make_ready)

    async def _make_ready(self, mode: str) -> None:
        """Mount the screen of a mode behind the one in front.

        Touches names private to Textual 8.2.8; to be looked at again when the pin moves.
        """
        if mode not in self._screen_stacks:
            await self._init_mode(mode)
            screen = self._screen_stacks[mode][0]
            screen._screen_resized(self.size)  # so that lists fit their lines to their width before one looks
            screen.post_message(events.ScreenSuspend())

    def _catch_signals(self) -> None:
        """Keep the drafts and restore the terminal when the window is closed or the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._told_to_end, int(number))

    def _told_to_end(self, number: int) -> None:
        self.run_worker(self._end(number))

    async def _end(self, number: int) -> None:
        """Keep what was typed, also what has come and waits for its turn, and end."""
        until = time.monotonic() + LAST_KEYS
        while not self._key_order.at_rest and time.monotonic() < until:
            await asyncio.sleep(0.01)
        self.exit(return_code=128 + number, message=self.drafting.farewell() or None)

    def survives(self, error: Exception) -> bool:
        """Say what went wrong in one action, and return whether the program goes on; see `surviving`."""
        return self._survival.survives(error)

    def _handle_exception(self, error: Exception) -> None:
        """Go on where only a flow beside the screens failed; else end calmly, with one sentence.

        In a test the error itself is what one wants to see.
        """
        if isinstance(error, WorkerFailed) and self.survives(error):
            return
        if not self._survival.is_on:
            super()._handle_exception(error)
        elif self._exception is None:  # what follows the first fault is its echo
            self._exception = error
            self.exit(return_code=FAULT, message=self._survival.farewell(error))

    async def action_command(self, command: str) -> None:
        """Give a command by its id, as its key would; for the mouse."""
        await give(self, key_of(command))

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
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Exception as error:
            if not self.survives(error):
                raise
            return True
