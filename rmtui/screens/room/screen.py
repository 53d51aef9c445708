"""In the room: other people look at the screen, so only this pair's session is on it, and one key leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from rmtui.keys import KEYS, Key, key_of
from rmtui.programme.edit import Edit
from rmtui.screens.host import Host
from rmtui.screens.journal.form import SessionForm
from rmtui.screens.journal.keys import FormKeys
from rmtui.screens.kit.bindings import binding_of
from rmtui.screens.kit.framed import Framed
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence

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
FOOTER = ("room", "journal.before", "journal.after", "journal.reflect", "journal.level", "help", "back")
"""Keys of the last line."""
HEADLINE = "IN THE ROOM, everything else is hidden"
FOR = "Only this {session} is on the screen. Lists, search, other names and private texts are hidden until {key} again."


class Room(FormKeys, Framed):
    """The form of one session, and nothing else."""

    PLACE = "In the room"
    CSS = Framed.CSS + sheet("journal/screen") + sheet("room/screen")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding_of(key) for key in KEYS if key.id in ROOM_KEYS),
        Binding("q", "stay", show=False),
        Binding("h", "hidden", show=False),
    ]

    def __init__(self, host: Host, session_id: str, page: str = "after") -> None:
        super().__init__(host)
        self._session_id, self._page = session_id, page
        self._form = SessionForm(host, lambda text, alert: self.say(text, alert=alert), room=True)

    def heading(self) -> Static:
        """Return the line that says that everything else is hidden."""
        return Static(HEADLINE, id="headline", markup=False)

    def body(self) -> ComposeResult:
        """Lay out the form."""
        yield self._form

    def own_keys(self) -> list[Key]:
        """Return everything that works here."""
        return [key for key in KEYS if key.id in ROOM_KEYS]

    def footer_keys(self) -> list[Key]:
        """Return the keys the last line shows, the way out first."""
        by_id = {key.id: key for key in KEYS}
        return [by_id[name] for name in FOOTER]

    def purpose(self) -> str:
        """Return what the room is for, in the programme's own words."""
        return FOR.format(session=self.host.opened_desk.programme.about.labels.session, key=key_of("room").shown)

    def library(self) -> Callable[[], object]:
        """Return what shows the texts to read; letters name other people and stay hidden here."""
        return partial(self.host.show_library, with_letters=False)

    def on_mount(self) -> None:
        """Show the session, and switch off the list of commands."""
        self.host.use_command_palette = False
        self.host.edited.subscribe(self, self._edited)
        self.show_keys()
        self._form.show(self._session_id, self._page)
        # No field has the focus at first: the key that leaves the room always works before anybody wrote.
        self.call_after_refresh(self.set_focus, None)
        self.say(sentence("Tab to write; it is saved as you go. {back: leaves a field}, {room: leaves the room}."))

    def on_unmount(self) -> None:
        """Allow the list of commands again."""
        self.host.use_command_palette = True

    def _edited(self, _edit: Edit) -> None:
        if self.is_attached and not self.host.is_ending:
            self._form.renew()

    def new_day(self) -> None:
        """Show the session as it is on the new day."""
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

    @property
    def form(self) -> SessionForm:
        """The form."""
        return self._form

    def turn(self, page: str) -> None:
        """Show another page of the session."""
        self._form.show(self._session_id, page)
        self.call_after_refresh(self._form.write)
