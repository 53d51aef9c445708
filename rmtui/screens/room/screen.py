"""In the room: other people look at the screen, so only this pair's session is on it, and one key leaves."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from rmtui.keys import KEYS
from rmtui.programme.edit import Edit
from rmtui.screens.host import Host
from rmtui.screens.journal.form import SessionForm
from rmtui.screens.journal.keys import FormKeys
from rmtui.screens.kit.bindings import binding_of
from rmtui.screens.kit.place import TOO_SMALL, Place
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.widgets.frame import KeyLine
from rmtui.widgets.text import line

ROOM_KEYS = (
    "journal.before",
    "journal.after",
    "journal.reflect",
    "journal.questions",
    "journal.bold",
    "journal.level",
    "journal.beginning",
    "journal.next_prompt",
    "journal.skip_prompt",
    "journal.save_now",
    "back",
    "room",
    "help",
)
"""Everything that works here."""
HEADLINE = "IN THE ROOM, everything else is hidden"
FOR = "Only this {session} is on the screen. Lists, search, other names and private texts are hidden until i again."


class Room(FormKeys, Screen[None]):
    """The form of one session, and nothing else."""

    CSS = sheet("kit/place") + sheet("journal/screen") + sheet("room/screen")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding_of(key) for key in KEYS if key.id in ROOM_KEYS),
        Binding("q", "stay", show=False),
        Binding("h", "hidden", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = Place.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = Place.VERTICAL_BREAKPOINTS

    def __init__(self, host: Host, session_id: str, page: str = "after") -> None:
        super().__init__()
        self._host = host
        self._session_id, self._page = session_id, page
        self._form = SessionForm(host, self.say, room=True)

    def compose(self) -> ComposeResult:
        """Lay out the headline, the form and the keys."""
        yield Static(TOO_SMALL, id="too-small")
        with Vertical(id="frame"):
            yield Static(HEADLINE, id="headline", markup=False)
            with Vertical(id="body"):
                yield self._form
            yield Static(id="status", markup=False)
            yield KeyLine()

    def say(self, text: str, alert: bool = False) -> None:
        """Show a sentence."""
        status = self.query_one("#status", Static)
        status.set_class(alert, "-alert")
        status.update(line(text))

    def on_mount(self) -> None:
        """Show the session, and switch off the list of commands."""
        self._host.use_command_palette = False
        self._host.edited.subscribe(self, self._edited)
        order = ("room", "journal.before", "journal.after", "journal.reflect", "journal.level", "help", "back")
        by_id = {key.id: key for key in KEYS}
        self.query_one(KeyLine).show(by_id[name] for name in order)
        self._form.show(self._session_id, self._page)
        # No field has the focus at first: the key that leaves the room always works before anybody wrote.
        self.call_after_refresh(self.set_focus, None)
        self.say(sentence("Tab to write; it is saved as you go. {back: leaves a field}, {room: leaves the room}."))

    def on_unmount(self) -> None:
        """Allow the list of commands again."""
        self._host.use_command_palette = True

    def _edited(self, _edit: Edit) -> None:
        self._form.renew()

    # What the keys do

    def action_room(self) -> None:
        """Leave the room, to where one was."""
        self._form.save_all()
        self.dismiss(None)

    def action_stay(self) -> None:
        """Say how to leave; the program does not end here by one letter."""
        self.say(sentence("{room: leaves the room}."))

    def action_hidden(self) -> None:
        """Say where the history is."""
        self.say(sentence("The history is hidden in the room. {room: leaves the room}."))

    def action_back(self) -> None:
        """Leave the text field."""
        self._form.leave_field()

    def action_help(self) -> None:
        """Say what the room is for, with its keys and no other."""
        from rmtui.screens.kit.dialogs import Page

        known = [key for key in KEYS if key.id in ROOM_KEYS]
        rows = [f"  {key.shown:8}{key.help}" for key in known]
        purpose = FOR.format(session=self._host.opened_desk.programme.about.labels.session)
        self.app.push_screen(Page("Help: In the room", "\n".join((purpose, "", *rows))))

    @property
    def form(self) -> SessionForm:
        """The form."""
        return self._form

    def turn(self, page: str) -> None:
        """Show another page of the session."""
        self._form.show(self._session_id, page)
        self.call_after_refresh(self._form.write)
