"""Place: one of the main screens, with the keys that work in all of them, shown anew after every change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import BindingType
from textual.widget import Widget

from rmtui.desk import Desk
from rmtui.drafting import Draft
from rmtui.errors import RmtuiError
from rmtui.exchange.documents.registry import offered_in
from rmtui.keys import EVERYWHERE, KEYS, PLACES, Key, key_of, keys_of
from rmtui.programme.edit import Edit
from rmtui.programme.programme import Programme
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.framed import Framed
from rmtui.sentences import sentence
from rmtui.widgets.frame import PlaceBar
from rmtui.widgets.line_list import LineList
from rmtui.widgets.text_focus import takes_text

if TYPE_CHECKING:
    from rmtui.programme.writing import Writing

EditMaker = Callable[[], Edit]


NO_FIELD = (
    "Nothing was pasted: no field has the cursor. Go into one first, by Tab, {new: makes something new} or "
    "{edit: changes what is selected}."
)


class Place(Framed):
    """One of the places. A subclass says its `PLACE`, composes `body` and fills it in `renew`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(EVERYWHERE)

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.styles_are_current = False
        """Whether every widget has its style at the next resume, so that none need be worked out anew then."""

    _place_shown: tuple[int, date] | None = None
    """How many edits there were, and the day, when the place was shown last."""

    def heading(self) -> PlaceBar:
        """Return the places, with this one in brackets."""
        return PlaceBar(self.PLACE)

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
        return [*super().footer_keys(), *(key for key in KEYS if key.id in ("help", "quit"))]

    async def go_on_writing(self, writing: Writing, draft: Draft) -> bool:
        """Show the field a draft belongs to with its text in it; returns whether there is such a field."""
        return False

    # Keys that work in every place

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Switch off what this place cannot do."""
        if super().check_action(action, parameters) is False:
            return False
        known = action.partition("(")[0]
        return self._does(known) or hasattr(self.app, f"action_{known}")

    def _does(self, action: str) -> bool:
        """Say whether the place does something at a command; files are written only where there are kinds of them."""
        return bool(offered_in(self.PLACE)) if action == "export" else hasattr(self, f"action_{action}")

    def stopped(self, action: str) -> str:
        """Return in a sentence why a command can do nothing here; empty where it can."""
        if self.is_too_small:
            return ""
        if not self._does(action) and any(key.runs == action for key in keys_of(EVERYWHERE)):
            from rmtui.screens.kit.unavailable import instead  # loaded when first needed

            return "" if hasattr(self.app, f"action_{action}") else instead(action, self.PLACE)
        if self.host.drafting.looking:
            from rmtui.screens.kit.unavailable import changes

            return self.desk.store.refuses if changes(action, self.PLACE) else ""
        return ""

    async def action_go(self, place: str) -> None:
        """Go to another place."""
        await self.app.switch_mode(place)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.host.saving.undo()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.host.saving.redo()

    def help_parts(self) -> list[tuple[str, Iterable[Key]]]:
        """Return the keys of this place, and those of every place."""
        return [(f"Keys in {self.PLACE}", self.own_keys()), ("Keys here and elsewhere", self._common_keys())]

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

    @work(exclusive=True, group="clients")
    async def action_clients(self) -> None:
        """Choose another programme; the names of all of them are shown only now."""
        from rmtui.screens.kit.clients import change_client  # loaded when first asked for

        await change_client(self)

    def action_library(self) -> None:
        """Show what there is to read, and the letters to hand out."""
        self.host.show_library()

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
        if not takes_text(self.focused):
            return False
        self.set_focus(self._first_list())
        return True

    def _first_list(self) -> LineList | None:
        return next((one for one in self.query(LineList) if one.focusable and is_seen(one)), None)

    def paste_refusal(self) -> str:
        """Return what is said where a text was pasted and there is no field for it."""
        return sentence(NO_FIELD)

    def answer(self, text: str) -> None:
        """Answer a key that can do nothing here, also where a window hides the status line of the place in front."""
        self.host.tell(text, alert=True)

    # Life

    def on_mount(self) -> None:
        """Show the place for the first time."""
        if self.host.is_ending:
            return
        self.host.edited.subscribe(self, self._edited)
        self._show_all()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what changed while another place was in front, or what somebody wants to see here."""
        if self.styles_are_current:
            event.refresh_styles, self.styles_are_current = False, False
        if not self.is_mounted or self.host.is_ending:
            return
        if self._place_shown != self._place_now() or self.host.focus_on is not None:
            self._show_all()
        else:
            self.say(self.host.status, alert=self.host.status_alert)

    def new_day(self) -> None:
        """Show the place anew: what is due, and how long ago something was, has changed."""
        if self.is_attached and self._place_shown is not None:
            self._show_all()

    def _edited(self, _edit: Edit) -> None:
        if self.is_current and self.is_attached and not self.host.is_ending:
            self._show_all()

    def _place_now(self) -> tuple[int, date]:
        return self.host.saving.edits, self.desk.clock.today()

    def _show_all(self) -> None:
        self._place_shown = self._place_now()
        self.query_one(PlaceBar).show(self.programme.about.brand)
        self.show_keys()
        self.say(self.host.status, alert=self.host.status_alert)
        before = self.focused
        self.renew()
        if before is not None:
            self.call_after_refresh(self._mind_focus, before)

    def _mind_focus(self, before: Widget) -> None:
        """Bring the focus to the list where what had it is gone: nothing that cannot be seen may take letters."""
        if self.focused in (None, before) and not is_seen(before):
            self.set_focus(self._first_list())


def is_seen(widget: Widget) -> bool:
    """Say whether a widget is on the screen, or can be scrolled into view."""
    return widget.is_attached and all(one.display for one in widget.ancestors_with_self if isinstance(one, Widget))
