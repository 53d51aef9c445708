"""Hosting: the program as its places see it, see `screens.host.Host`: the open programme, what is said, ways to go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import App
from textual.screen import Screen
from textual.signal import Signal
from textual.widget import AwaitMount

from rmtui.desk import Desk
from rmtui.drafting import Draft, Drafting
from rmtui.paths import home
from rmtui.programme.edit import Edit
from rmtui.saving import Saving
from rmtui.screens.kit.framed import Framed
from rmtui.screens.kit.place import Place
from rmtui.sentences import sentence
from rmtui.settings import remember_theme
from rmtui.widgets.field_scroll import FieldScroll
from rmtui.widgets.fields import AreaField, LineField
from rmtui.widgets.text_focus import takes_text

if TYPE_CHECKING:
    from rmtui.programme.writing import Writing


HELD_BACK = 0.01
"""Seconds; a place comes to the front in one to two hundredths of a second."""


class HostingApp(App[None]):
    """An app that hosts places, with one open programme or none."""

    def __init__(self, desk: Desk | None) -> None:
        super().__init__()
        self.desk = desk
        """The open programme; None on the welcome screen."""
        self.edited: Signal[Edit] = Signal(self, "edited")
        """Tells every place what was saved."""
        self.drafting = Drafting(desk, refused=lambda: self.call_later(self._typed_in_vain))
        """What is being written and not yet saved."""
        self._saving = Saving(desk, self.drafting, self) if desk is not None else None
        self._day = desk.clock.today() if desk is not None else None
        self._asking = False
        self.status = ""
        """The sentence in the status line."""
        self.status_alert = False
        """Whether that sentence asks for attention."""
        self._moves = 0
        """How often somebody changed the place since the sentence in the status line was said."""
        self._warned: Screen[object] | None = None
        """The small window in which somebody was told that nothing typed there is kept."""
        self.focus_on: tuple[str, str] | None = None
        """Table and id of what was opened from another place; the place in front shows it and forgets it."""
        self.is_ending = False
        """Whether this run is over."""
        self.next_folder: str | None = None
        """The programme to open once this run has ended; empty for the welcome."""
        self.next_place = "today"
        """The place that programme is opened at."""
        self.next_looks = False
        """Whether that programme is opened only to look at."""

    # The open programme

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

    @property
    def is_in_field(self) -> bool:
        """Whether a text field has the focus; one of a window goes with the window."""
        return isinstance(self.screen, Framed) and takes_text(self.focused)

    def tell(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence in the status line of the place in front, and of the next one.

        After one more change of place it is no news any more, and what is true of saving stands there again.
        """
        self.status, self.status_alert, self._moves = text, alert, 0
        if self.screen_stack:
            for screen in self.screen_stack:
                if isinstance(screen, Place) and screen.is_mounted:
                    screen.say(text, alert=alert)

    def mind_day(self) -> None:
        """Show everything in front anew where a day has begun since; a place behind is renewed when it comes up."""
        today = self.desk.clock.today() if self.desk is not None else None
        if today == self._day:
            return
        self._day = today
        for screen in self.screen_stack:
            if isinstance(screen, Framed) and screen.is_mounted:
                screen.new_day()

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

    @on(events.DescendantFocus)
    def _say_that_one_can_only_look(self, event: events.DescendantFocus) -> None:
        """Say before anything is typed that it cannot be kept; what is typed into a search need not be."""
        is_kept = any(isinstance(one, FieldScroll) for one in event.widget.ancestors)
        if self.drafting.looking and is_kept and isinstance(event.widget, LineField | AreaField):
            self._typed_in_vain()

    def delay_update(self, delay: float = 0.05) -> None:
        """Hold back what would be drawn half, as Textual does at a change of mode, but not for longer than it takes."""
        super().delay_update(min(delay, HELD_BACK))

    def _typed_in_vain(self) -> None:
        """Say at once that what is being typed cannot be kept; a small window hides the status line."""
        self.tell(self.drafting.state(), alert=True)
        if not isinstance(self.screen, Place) and self.screen is not self._warned:
            self._warned = self.screen
            self.notify(self.drafting.state(), severity="warning", markup=False)

    # Screens above the places; each is loaded when it is first shown

    def action_command_palette(self) -> None:
        """Show the palette."""
        from rmtui.screens.kit.palette import Palette

        if self.use_command_palette and not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def show_findings(self) -> None:
        """Show what was found about the files on opening."""
        from rmtui.screens.rescue.findings import show_findings

        self.run_worker(show_findings(self))

    def show_history(self) -> None:
        """Show what was done when."""
        from rmtui.screens.history.screen import HistoryScreen

        self.push_screen(HistoryScreen(self))

    def show_library(self, *, with_letters: bool = True) -> None:
        """Show what there is to read, and the letters to hand out; without letters where others look."""
        from rmtui.screens.library.screen import LibraryScreen

        self.push_screen(LibraryScreen(self, with_letters=with_letters))

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

    async def continue_writing(self, writing: Writing, draft: Draft) -> bool:
        """Open the field a draft belongs to with its text in it; returns whether there is such a field."""
        await self.switch_mode(writing.place)
        goes_on = isinstance(self.screen, Place) and await self.screen.go_on_writing(writing, draft)
        if goes_on:
            self.tell(self.drafting.state(), alert=self.drafting.failed)
        return goes_on

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
        self.tell(sentence("{state} Press {quit: again to leave}{eject}", state=self.drafting.state(), eject=eject))

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
