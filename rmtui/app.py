"""How do the places hang together? Modes, theme, keys, undo and redo, the last-resort error; no feature lives here."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import os
import signal
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

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
from rmtui.errors import BadInput, NotSaved, RmtuiError
from rmtui.faults import write_log
from rmtui.keys import EVERYWHERE, KEYS, PLACES, keys_of
from rmtui.paths import home
from rmtui.programme.edit import Edit
from rmtui.screens.kit.bindings import binding_of
from rmtui.screens.kit.keyboard import apart, expect_quick_escapes
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.settings import remember_theme
from rmtui.store.folder import DAMAGED
from rmtui.themes import DARK, LIGHT
from rmtui.widgets.frame import LOOK_ONLY

if TYPE_CHECKING:
    from rmtui.launch import Unopened
    from rmtui.recovery.backups import Backing

FAULT = 70
NO_COMMAND = ("commands", "back", "quit.now", "setup.put_off")
"""Keys the palette leaves out: it stands for itself, or another key does the same."""
BETWEEN_KEYS = 0.05
"""Seconds between an escape and the key that arrived with it."""
LARGE_EDIT = 25
"""How many records an edit changes before which a backup is made."""
LOG_PLACE = "in the folder where programmes live; `rmtui where` prints it"
FAULT_SENTENCE = (
    "Something went wrong inside rmtui. What was saved is safe, and what you were writing is kept as a draft."
)
NEITHER = (
    "What you are writing is NOT saved, and could not be kept as a draft either. What was saved before is safe. "
    "Try again, or save your text to another place."
)
NOT_AGAIN = (
    "What you saved before and another program replaced is NOT saved again. It is only in memory. Try again, or leave "
    "and use what the files hold."
)
NO_STEP = "That step was NOT made: the programme was opened again, or changed meanwhile. Look at it and choose anew."


def _place(module: str, name: str) -> Callable[[], Screen[None]]:
    """Return what makes a screen; its module is loaded when it is first shown, which keeps the start short."""

    def make() -> Screen[None]:
        kind: type[Screen[None]] = getattr(importlib.import_module(f"rmtui.screens.{module}.screen"), name)
        return kind()

    return make


class RmtuiApp(App[None]):
    """The program on the screen, with one open programme or none."""

    TITLE = "rmtui"
    CSS = sheet("app")
    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        **{name.lower(): _place(name.lower(), name) for name in PLACES},
        "welcome": _place("welcome", "Welcome"),
        "rescue": _place("rescue", "Rescue"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [binding_of(key) for key in KEYS if key.id == "quit.now"]

    def __init__(
        self, desk: Desk | None, theme: str = DARK.name, place: str = "today", unopened: Unopened | None = None
    ) -> None:
        expect_quick_escapes()
        super().__init__()
        self.desk = desk
        """The open programme; None on the welcome screen."""
        self.unopened = unopened
        """The programme that was asked for and cannot be opened."""
        self.refused: RmtuiError | None = None
        """Why something could not be saved, until the next save works."""
        self._meeting = self._leaving = False
        self.edited: Signal[Edit] = Signal(self, "edited")
        """Tells every place what was saved."""
        self.drafting = Drafting(desk, refused=lambda: self.call_later(self._typed_in_vain))
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
        self.next_looks = False
        """Whether that programme is opened only to look at."""
        self._moves = 0
        """How often somebody changed the place since the sentence in the status line was said."""
        self._warned: Screen[object] | None = None
        """The small window in which somebody was told that nothing typed there is kept."""
        self._backing: Backing | None = None
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
            await self.switch_mode("welcome" if self.unopened is None else "rescue")
            return
        self.set_class(self.drafting.looking, LOOK_ONLY)
        self._first_words(self.desk)
        await self.switch_mode(self._first_place)
        self._moves = 0
        findings, damaged = self.desk.store.findings, os.path.join(self.desk.folder, DAMAGED)
        if findings or os.path.isdir(damaged) or self.desk.drafts.all():
            self.run_worker(self._ask_at_start())

    async def _ask_at_start(self) -> None:
        """Tell what was found on opening, then offer what was being written."""
        from rmtui.screens.rescue.findings import tell_at_start
        from rmtui.screens.writing.draft_offer import (
            offer_drafts,  # both loaded only when there may be something to ask
        )

        await tell_at_start(self)
        await offer_drafts(self)

    def on_ready(self) -> None:
        """Collect garbage again from now on, but never look through what was loaded."""
        gc.freeze()
        gc.enable()

    def _first_words(self, desk: Desk) -> None:
        """Say what the person should know before anything else."""
        found = [finding for finding in desk.store.findings if finding.severity != "note"]
        if desk.store.refuses:
            self.tell(desk.store.refuses, alert=True)
        elif found:
            more = f" And {len(found) - 1} more." if len(found) > 1 else ""
            self.tell(f"{found[0].where}: {found[0].text}{more}", alert=True)
        elif not len(desk.programme.people) and (people := _people_in_backups(desk)):
            self.tell(f"Nobody is in the list, but a backup holds {people} people: h, then b, shows it.", alert=True)
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
        if self._backing is not None and self._backing.is_due and not self.drafting.busy:
            self.run_worker(self._back_up(self._backing))

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

    # What places may ask for

    def commit(self, edit: Edit) -> bool:
        """Save an edit and tell everybody; says why not, and returns False, when it cannot be saved."""
        self._back_up_before(edit)
        try:
            self.opened_desk.commit(edit)
        except RmtuiError as error:
            self._not_saved(error, partial(self.commit, edit), edit)
            return False
        self._after(edit, f"{edit.label}. Saved. u takes it back")
        return True

    def _not_saved(self, error: RmtuiError, again: Callable[[], bool], edit: Edit | None = None) -> None:
        """Say why something was not saved; where the medium is the reason, ask once what to do about it.

        `again` tries it again.
        """
        self.tell(error.sentence, alert=not isinstance(error, BadInput))
        if isinstance(error, NotSaved) and not self.drafting.looking:
            known, self.refused = self.refused, error
            if known is None and not self._leaving:
                self._meet_refusal(again, edit)

    @work
    async def _meet_refusal(
        self, again: Callable[[], bool] | None = None, edit: Edit | None = None, *, leaving: bool = False
    ) -> None:
        from rmtui.screens.rescue.refusal import meet  # loaded when first needed

        if self.refused is None or self._meeting:
            return
        self._meeting = True
        try:
            await meet(self, self.refused, again, edit, leaving=leaving)
        finally:
            self._meeting = False

    def reopen(self) -> Edit:
        """Open the programme again where one is, with what is being written still on the screen.

        Returns what `Desk.reopen` does; raises RmtuiError.
        """
        self.drafting.keep_all()
        replaced = self.opened_desk.reopen()
        self.refused = None
        self.edits += 1
        if not replaced.changes:
            self.edited.publish(Edit("Opened again", ()))
        return replaced

    def tell(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence in the status line of the place in front, and of the next one.

        After one more change of place it is no news any more, and what is true of saving stands there again.
        """
        self.status, self.status_alert, self._moves = text, alert, 0
        if self.screen_stack:
            for screen in self.screen_stack:
                if isinstance(screen, Place) and screen.is_mounted:
                    screen.say(text, alert=alert)

    def switch_mode(self, mode: str) -> AwaitMount:
        """Bring another place to the front; see `tell` for what its status line says."""
        self._moves += 1
        if self._moves > 1 and self.desk is not None:
            self.status, self.status_alert = self.drafting.state(), self.drafting.failed
        return super().switch_mode(mode)

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

    def take_back(self) -> None:
        """Take back the last change of this run."""
        desk = self.opened_desk
        self._step(lambda: desk.can_undo, desk.undo, "Taken back: {}. Saved. U does it again")

    def do_again(self) -> None:
        """Do again what was taken back last."""
        desk = self.opened_desk
        self._step(lambda: desk.can_redo, desk.redo, "Done again: {}. Saved. u takes it back")

    def _step(self, due: Callable[[], str], step: Callable[[], str], words: str) -> bool:
        """Make the step whose label is `due`; says why not, and returns False, when it cannot be made."""
        label = due()

        def again() -> bool:
            if due() == label:
                return self._step(due, step, words)
            self.tell(NO_STEP, alert=True)
            return False

        try:
            step()
        except RmtuiError as error:
            self._not_saved(error, again)
            return False
        self._after(Edit(label, ()), words.format(label))
        return True

    def _after(self, edit: Edit, words: str) -> None:
        self._asked_to_quit, self.refused = False, None
        self._note_for_backup()
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

    def _note_for_backup(self) -> None:
        if self._backing is None:
            from rmtui.recovery.backups import Backing  # loaded with the first save of a run

            self._backing = Backing(self.opened_desk)
        self._backing.noted()

    def _back_up_before(self, edit: Edit) -> None:
        """Make a backup before a change of very many records: an import, an older state, a large clearing up."""
        if len(edit.changes) >= LARGE_EDIT:
            from rmtui.recovery.backups import back_up_before  # loaded when first needed

            back_up_before(self.opened_desk, "large change")  # one that cannot be made is told by the next regular one

    async def _back_up(self, backing: Backing) -> None:
        """Make the backup of this moment beside everything else; one that fails is said once and holds up nothing."""
        sentence = await asyncio.to_thread(backing.begin())
        if sentence:
            self.tell(sentence, alert=True)

    def ask_to_quit(self) -> None:
        """Leave at the second asking; the first says that everything is saved."""
        if self._asked_to_quit or self.desk is None:
            self.leave()
            return
        self._asked_to_quit = True
        self.tell(f"{self.drafting.state()} Press q again to leave{self._eject()}")

    def leave(self) -> None:
        """Leave now, with everything written kept; where that fails, ask first."""
        if self._may_go():
            self.exit()

    def _may_go(self) -> bool:
        """Save or keep everything being written; where neither works, ask first and say no."""
        self._leaving = True
        is_all_saved = self.drafting.settle()
        self._leaving = False
        has_lost = self.desk is not None and bool(self.desk.replaced.changes)
        if not has_lost and (is_all_saved or not self.drafting.failed):
            return True
        self.refused = self.refused or NotSaved(NEITHER if self.drafting.failed else NOT_AGAIN)
        self._meet_refusal(leaving=True)
        return False

    async def action_quit(self) -> None:
        """Leave from anywhere."""
        self.leave()

    def open_next(self, folder: str, place: str = "today", *, looks: bool = False) -> None:
        """End this run and open another programme at a place, or the welcome where `folder` is empty."""
        if self._may_go():
            self.next_folder, self.next_place, self.next_looks = folder, place, looks
            self.exit()

    def _eject(self) -> str:
        return ", then eject the stick before you pull it" if home().why == "portable" else ""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: those of the place in front, from the one list of keys."""
        if isinstance(screen, Place):
            for key in (*keys_of(screen.PLACE), *keys_of(EVERYWHERE)):
                if key.id not in NO_COMMAND and screen.check_action(key.runs.partition("(")[0], ()) is not False:
                    yield SystemCommand(key.label.capitalize(), f"{key.help}  ({key.shown})", screen.runner(key))
        if self.desk is not None and isinstance(screen, Place):
            yield SystemCommand("Rescue", "What was found about the files, and what can be done.", self.show_found)
            if self.refused is not None:
                yield SystemCommand("Not saved", "Try again, or save the text elsewhere.", self._meet_refusal)
            yield SystemCommand("Backups", "The copies in this folder: look, go back, make one.", self.show_backups)
            words = "Choose another place for the second copy, and copy."
            yield SystemCommand("Second copy elsewhere", words, partial(self.copy_to, screen))
            record = screen.record_in_front()
            if record is not None:
                words = f"What it held before, and when that was changed: this {record[2]}."
                yield SystemCommand(f"Earlier versions of this {record[2]}", words, screen.action_versions)
        yield SystemCommand("Light colours", "Dark letters on a light ground.", lambda: self.use_theme(LIGHT.name))
        yield SystemCommand("Dark colours", "Light letters on a dark ground.", lambda: self.use_theme(DARK.name))
        if self.desk is not None:
            yield SystemCommand("Other programmes", "Close this one and choose another.", lambda: self.open_next(""))

    def show_found(self) -> None:
        """Show what was found about the files on opening."""
        from rmtui.screens.rescue.findings import show_found  # loaded when first asked for

        self.run_worker(show_found(self))

    def show_backups(self) -> None:
        """Show the backups of the programme."""
        from rmtui.screens.history.backups import Backups  # loaded when first shown

        self.push_screen(Backups())

    def copy_to(self, place: Place) -> None:
        """Ask for a new place for the second copy and copy the programme there."""
        from rmtui.screens.kit.second_copy import GROUP, copy_now  # loaded when first needed

        self.run_worker(copy_now(place, anew=True), group=GROUP)

    def use_theme(self, name: str) -> None:
        """Change the colours and remember that."""
        self.theme = name
        remember_theme(name)


def _people_in_backups(desk: Desk) -> int:
    from rmtui.store.backups import listed  # loaded only for an empty programme

    try:
        return max((backup.people for backup in listed(desk.store.medium, desk.folder)), default=0)
    except RmtuiError:
        return 0
