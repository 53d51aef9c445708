"""What do all places share? The frame, the keys that work everywhere, and being shown anew after every change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.exchange.documents.registry import offered_in
from rmtui.keys import EVERYWHERE, KEYS, PLACES, Key, key_of, keys_of
from rmtui.programme.edit import Edit
from rmtui.programme.programme import Programme
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.styles import sheet
from rmtui.widgets.frame import KeyLine, PlaceBar, StatusLine
from rmtui.widgets.line_list import LineList

EditMaker = Callable[[], Edit]

TOO_SMALL = "Make the window a little larger: 60 columns and 18 lines are enough.\nNothing is lost."


class Place(Screen[None]):
    """One of the places. A subclass says its `PLACE`, composes `body` and fills it in `renew`."""

    PLACE: ClassVar[str] = ""
    """Its name, as in keys.PLACES."""
    FOR: ClassVar[str] = ""
    """Three sentences for help: what the place is for."""
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(EVERYWHERE)
    CSS = sheet("kit/place")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it so
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-wide"),
        (120, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-tall")]  # noqa: RUF012 - Textual declares it so

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        """The program around the place."""
        self.styles_are_current = False
        """Whether every widget has its style at the next resume, so that none need be worked out anew then."""

    _place_shown: tuple[int, date] | None = None
    """How many edits there were, and the day, when the place was shown last."""

    def compose(self) -> ComposeResult:
        """Lay out the frame around the body."""
        yield Static(TOO_SMALL, id="too-small")
        with Vertical(id="frame"):
            yield PlaceBar(self.PLACE)
            with Vertical(id="body"):
                yield from self.body()
            yield StatusLine()
            yield KeyLine()

    def body(self) -> ComposeResult:
        """Lay out what is the place's own."""
        raise NotImplementedError

    def renew(self) -> None:
        """Show what the programme holds now; called when the place is shown and after every change."""
        raise NotImplementedError

    # What every place may use

    @property
    def desk(self) -> Desk:
        """The open programme's desk."""
        return self.host.opened_desk

    @property
    def programme(self) -> Programme:
        """Everything in the open programme."""
        return self.desk.programme

    def commit(self, edit: Edit) -> bool:
        """Save an edit and say so in the status line; says why not, and returns False, when it cannot be saved."""
        return self.host.saving.commit(edit)

    def say(self, text: str, *, alert: bool = False) -> None:
        """Show a sentence in the status line."""
        for status in self.query(StatusLine):  # none is left while the program ends
            status.show(text, alert=alert)

    def attempt(self, edit_of: EditMaker) -> bool:
        """Make an edit and save it; a BadInput becomes a sentence in the status line."""
        try:
            edit = edit_of()
        except RmtuiError as error:
            self.say(error.sentence, alert=True)
            return False
        return self.commit(edit)

    def footer_keys(self) -> Iterable[Key]:
        """Return the keys the last line shows; the last two stay whatever the width."""
        own = [key for key in keys_of(self.PLACE) if key.footer]
        return [*own, *(key for key in KEYS if key.id in ("help", "quit"))]

    # Keys that work in every place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Switch off what this place cannot do."""
        known = action.partition("(")[0]
        if (self.has_class("-tiny") or self.has_class("-flat")) and known != "quit":
            return False  # nothing of the place can be seen, so letters typed into it must not be commands
        return self._does(known) or hasattr(self.app, f"action_{known}")

    def _does(self, action: str) -> bool:
        """Say whether the place does something at a command; files are written only where there are kinds of them."""
        return bool(offered_in(self.PLACE)) if action == "export" else hasattr(self, f"action_{action}")

    def stopped(self, action: str) -> str:
        """Return in a sentence why a command can do nothing here; empty where it can."""
        if self.has_class("-tiny") or self.has_class("-flat"):
            return ""
        if not self._does(action) and any(key.runs == action for key in keys_of(EVERYWHERE)):
            from rmtui.screens.kit.unavailable import instead  # loaded when first needed

            return "" if hasattr(self.app, f"action_{action}") else instead(action, self.PLACE)
        if self.host.drafting.looking:
            from rmtui.screens.kit.unavailable import changes

            return self.desk.store.refuses if changes(action, self.PLACE) else ""
        return ""

    def runner(self, key: Key) -> Callable[[], None]:
        """Return what runs a command from the palette."""
        return lambda: self.call_next(self.run_action, key.runs)

    async def action_go(self, place: str) -> None:
        """Go to another place."""
        await self.app.switch_mode(place)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.host.saving.undo()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.host.saving.redo()

    def purpose(self) -> str:
        """Return what the place is for; one that speaks in the programme's own words says it anew."""
        return self.FOR

    def action_help(self) -> None:
        """Say what this place is for."""
        from rmtui.screens.kit.dialogs import Help  # loaded when first shown

        parts = [(f"Keys in {self.PLACE}", keys_of(self.PLACE)), ("Keys here and elsewhere", self._common_keys())]
        self.app.push_screen(Help(self.PLACE, self.purpose(), parts, lambda key: self.runner(key)()))

    def _common_keys(self) -> Iterable[Key]:
        """Yield the keys of every place that do something in this one; the digits are one line."""
        last = key_of(f"place.{PLACES[-1].lower()}").shown
        for key in keys_of(EVERYWHERE):
            if key.id == "place.today":
                yield replace(key, help=f"{key.shown} to {last} go to the places; so do their names above.")
            elif not key.id.startswith("place.") and self.check_action(key.runs.partition("(")[0], ()) is not False:
                yield key

    @work
    async def action_export(self) -> None:
        """Write files to give away, where the place has any."""
        if self._does("export"):
            from rmtui.screens.kit.export import export_from  # the windows are loaded when first needed

            await export_from(self.host, self.PLACE)

    def action_history(self) -> None:
        """Show what was done when."""
        self.host.show_history()

    def record_in_front(self) -> tuple[str, str, str] | None:
        """Return table, key and kind of the record whose earlier versions the palette offers; None for none."""
        return None

    def action_versions(self) -> None:
        """Show what the record in front held before."""
        record = self.record_in_front()
        if record is not None:
            self.host.show_versions(*record)

    def action_quit(self) -> None:
        """Leave, at the second asking."""
        self.host.ask_to_quit()

    def action_back(self) -> None:
        """Leave the text field; at the top nothing."""
        self.leave_field()

    def leave_field(self) -> bool:
        """Move the focus from a text field to the first list of the place; returns whether there was one."""
        if not isinstance(self.focused, Input | TextArea):
            return False
        lists = self.query(LineList)
        self.set_focus(lists.first() if lists else None)
        return True

    # Life

    def on_mount(self) -> None:
        """Show the place for the first time."""
        self.host.edited.subscribe(self, self._edited)
        self._show_all()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what changed while another place was in front, or what somebody wants to see here."""
        if self.styles_are_current:
            event.refresh_styles, self.styles_are_current = False, False
        if not self.is_mounted:
            return
        if self._place_shown != self._place_now() or self.host.focus_on is not None:
            self._show_all()
        else:
            self.say(self.host.status, alert=self.host.status_alert)

    def _edited(self, _edit: Edit) -> None:
        if self.is_current:
            self._show_all()

    def _place_now(self) -> tuple[int, date]:
        return self.host.saving.edits, self.desk.clock.today()

    def _show_all(self) -> None:
        self._place_shown = self._place_now()
        self.query_one(PlaceBar).show(self.programme.about.brand)
        self.query_one(KeyLine).show(self.footer_keys())
        self.say(self.host.status, alert=self.host.status_alert)
        self.renew()
