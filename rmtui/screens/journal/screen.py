"""Journal: the sessions of each pair, what to prepare, what came of it, and what to think about."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from rmtui.drafting import Draft
from rmtui.keys import Key
from rmtui.programme.session_edits import remove_session
from rmtui.programme.session_view import page_for
from rmtui.programme.session_when import spoken_when
from rmtui.programme.session_writing import SessionWriting
from rmtui.programme.sessions import next_planned
from rmtui.programme.unwritten import Unwritten
from rmtui.programme.writing import Writing
from rmtui.screens.host import Host
from rmtui.screens.journal.footer import keys_shown
from rmtui.screens.journal.form import SessionForm, inside
from rmtui.screens.journal.keys import FormKeys
from rmtui.screens.journal.list import PAIR, SESSION, is_large, room_for, rows
from rmtui.screens.journal.words import choose, nothing, purpose
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.sentences import sentence
from rmtui.widgets.line_list import LineList

PREVIEW_AFTER = 0.12
"""Seconds the cursor rests on a session before it is shown beside the list."""


class Journal(FormKeys, Place):
    """The sessions of every pair, and the form of one of them."""

    PLACE = "Journal"
    CSS = Place.CSS + sheet("journal/screen")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Journal")

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._toggled: set[str] = set()
        self._offered = ""
        self._form = SessionForm(host, lambda text, alert: self.say(text, alert=alert))

    def body(self) -> ComposeResult:
        """Lay out the list and the form."""
        yield Static(id="nothing", markup=False)
        with Horizontal(id="journal"):
            yield LineList(id="sessions")
            yield self._form
            yield Static(id="choose", markup=False)

    @property
    def form(self) -> SessionForm:
        """The form, with the session the cursor of the list stands on where the list has the keys."""
        if self._sessions.has_focus:
            self._follow(self._sessions.key)
        return self._form

    def purpose(self) -> str:
        """Return what the Journal is for."""
        return purpose(self.programme.about.labels)

    # Showing

    def renew(self) -> None:
        """Show the list and the session that is open."""
        labels = self.programme.about.labels
        self.query_one("#nothing", Static).update(nothing(labels))
        self.query_one("#choose", Static).update(choose(labels))
        self._show_list()
        self._form.renew()
        self._arrange()
        if self._form.session_id and not self._sessions.has_focus:
            self._sessions.move_to(SESSION + self._form.session_id)  # one that was unwritten has a row now
        self._take_focus()

    @on(LineList.WidthChanged)
    def _show_list(self) -> None:
        some = len(self.programme.pairs) > 0
        self.query_one("#nothing").display = not some
        self.query_one("#journal").display = some
        sessions = self._sessions
        width = sessions.room or room_for(self.app.size.width)
        sessions.show(rows(self.programme, self.desk.clock.today(), width, self._toggled))

    @property
    def _sessions(self) -> LineList:
        return self.query_one("#sessions", LineList)

    def _arrange(self) -> None:
        """Show list and form beside each other where there is room, else one of them.

        A class of the whole screen would have each of its widgets styled anew.
        """
        self._form.display = is_open = bool(self._form.session_id)
        self._sessions.set_class(is_open, "-form")
        self.query_one("#choose").set_class(is_open, "-form")
        self.refresh_bindings()
        self.show_keys()

    @property
    def _narrow(self) -> bool:
        return not (self.has_class("-wide") or self.has_class("-broad"))

    def open(self, session_id: str, page: str = "", *, write: bool = True) -> None:
        """Show a session, on the page that is next for it unless one is named.

        With `write` the cursor stands where writing starts.
        """
        session = self._form.keeper.programme.sessions.get(session_id)
        self._form.show(session_id, page or page_for(session, self.desk.clock.today()))
        self._arrange()
        if session is not None:
            self._unfold(session.pair)
        self._sessions.move_to(SESSION + session_id)
        if write and self._form.session_id:
            self.call_after_refresh(self._form.write)

    def _unfold(self, pair_id: str) -> None:
        """Show the sessions of a pair in the list."""
        large = is_large(self.programme)
        if (pair_id in self._toggled) != large:
            self._toggled ^= {pair_id}
            self._show_list()

    async def go_on_writing(self, writing: Writing, draft: Draft) -> bool:
        """Open the session a draft belongs to, with the draft in its field; returns whether there is such a field."""
        taken = isinstance(writing, SessionWriting) and self._form.take_up(draft.text, writing, draft.key)
        self._arrange()
        return taken

    def _take_focus(self) -> None:
        """Show what another place asked to see: a session, or a pair."""
        asked, self.host.focus_on = self.host.focus_on, None
        table, key = asked or ("", "")
        if table == "sessions":
            self.open(key)
        elif table == "pairs":
            self._go_to_pair(key)
        else:
            self.host.focus_on = asked

    def _go_to_pair(self, pair_id: str) -> None:
        self._form.show("")
        self._arrange()
        self._sessions.move_to(PAIR + pair_id)
        self.set_focus(self._sessions)

    def footer_keys(self) -> list[Key]:
        """Return the keys that matter with the list, or with a form, in front."""
        page = self._form.page_name if self._form.session_id else ""
        return keys_shown(page, typing=isinstance(self.focused, Input | TextArea))

    # The list

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        if event.key.startswith(PAIR):
            self._toggled ^= {event.key.removeprefix(PAIR)}
            self._show_list()
        elif event.key.startswith(SESSION):
            self.open(event.key.removeprefix(SESSION))

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        if event.line_list.has_focus:
            self.set_timer(PREVIEW_AFTER, lambda: self._follow(event.key))

    def _follow(self, key: str) -> None:
        """Show beside the list the session the cursor rests on, and nothing where it stands on a pair."""
        sessions, session_id = self._sessions, key.removeprefix(SESSION) if key.startswith(SESSION) else ""
        if self._narrow or sessions.key != key or not sessions.has_focus or self._form.session_id == session_id:
            return
        if session_id:
            page = "reflect" if self._form.page_name == "reflect" else ""
            self.open(session_id, page, write=False)
        elif not self._form.keeper.is_unwritten:
            self._form.show("")
            self._arrange()

    @property
    def _pair_id(self) -> str:
        """The pair the cursor is in; empty for none."""
        session = self._form.keeper.programme.sessions.get(self._form.session_id) if self._form.session_id else None
        if session is not None and (self._narrow or inside(self.focused, self._form)):
            return session.pair
        chosen = self.programme.sessions.get(self._session_at_cursor())
        return chosen.pair if chosen else self._sessions.key.removeprefix(PAIR)

    def record_in_front(self) -> tuple[str, str, str] | None:
        """The session that is open, or that the cursor stands on."""
        session_id = self._session_in_front
        known = self.programme.sessions.get(session_id) is not None
        return ("sessions", session_id, self.programme.about.labels.session) if known else None

    @property
    def _session_in_front(self) -> str:
        """The session that is open, or that the cursor stands on; empty for none."""
        return self.form.session_id or self._session_at_cursor()

    def _session_at_cursor(self) -> str:
        key = self._sessions.key
        return key.removeprefix(SESSION) if key.startswith(SESSION) else ""

    # What the keys do

    def action_new(self) -> None:
        """Open the session that is planned; where there is none, or at the second asking, make one dated today."""
        pair_id, today = self._pair_id, self.desk.clock.today()
        if not pair_id:
            self.say(sentence("Choose a pair first. There is none yet: {place.pairs: goes to Pairs}."), alert=True)
            return
        word = self.programme.about.labels.session
        planned = next_planned(self.programme, pair_id)
        if planned is not None and planned.id != self._offered:
            self._offered = planned.id
            self.open(planned.id)
            self.host.tell(
                sentence(
                    "This is the {word} planned for {when}. {back}, {new: again for another one}.",
                    word=word,
                    when=spoken_when(planned, today),
                )
            )
            return
        self._form.show("")
        self._form.keeper.unwritten = unwritten = Unwritten(self.desk.clock.new_id(), pair_id, today)
        self.open(unwritten.id)
        said = "A new {word}, dated today. It counts once you write here. {journal.before!t: prepares it}."
        self.host.tell(sentence(said, word=word))

    def turn(self, page: str) -> None:
        """Show another page of the session that is open, or under the cursor."""
        session_id = self._session_in_front
        if session_id:
            self.open(session_id, page)
        else:
            word = self.programme.about.labels.session
            self.say(sentence("Choose a {word} first; {new: opens the one that is planned}, or makes one.", word=word))

    def action_card(self) -> None:
        """Show the card for the one learned from."""
        self.form.show_offer("card")

    def action_text(self) -> None:
        """Show words to send to both."""
        self.form.save_all()
        self.form.show_offer("follow-up")

    def action_beginning(self) -> None:
        """Show what the two settled before they started."""
        from rmtui.screens.journal.pair_start import Beginning  # loaded when first shown

        if (pair_id := self._pair_id) and self._form.save_all():
            self.app.push_screen(Beginning(self._form.keeper, pair_id))

    def action_credit(self) -> None:
        """Note an idea from the takeaway."""
        if self.form.session_id and not self._form.after.has_takeaway():
            self.say(sentence("Which idea? Write a takeaway first, then press {journal.credit}."))
        elif self._form.session_id:
            self._form.after.credit()

    def action_edit(self) -> None:
        """Change the selected action, or open the selected session."""
        if inside(self.focused, self._form):
            self._form.edit_action()
        elif session_id := self._session_at_cursor():
            self.open(session_id)

    def action_remove(self) -> None:
        """Take away the selected text or action, or a session that was made by mistake."""
        if inside(self.focused, self._form):
            if not self._form.remove_selected():
                self.say(sentence("Select an action, or the level of a text, then press {remove}."))
        elif session_id := self._session_at_cursor():
            self.attempt(lambda: remove_session(self.programme, session_id))

    def action_room(self) -> None:
        """Leave only this pair's session on the screen."""
        session_id = self._session_in_front
        if session_id:
            self._form.save_all()
            if not self._form.keeper.make_session():
                return
            self.host.enter_room(session_id, self._form.page_name)
        else:
            word = self.programme.about.labels.session
            self.say(sentence("Choose a {word} first; then {room} leaves only that one on the screen.", word=word))

    @work
    async def action_export(self) -> None:
        """Write the notes as files, also what was typed just now."""
        from rmtui.screens.kit.export import export_from

        self._form.save_all()
        await export_from(self.host, self.PLACE)

    @work
    async def action_search(self) -> None:
        """Find a pair by name, or a session by any word written in it."""
        from rmtui.screens.journal.search import Search

        self._form.save_all()
        found: tuple[str, str] | None = await self.app.push_screen_wait(Search(self.programme))
        pair_id, session_id = found or ("", "")
        if session_id:
            self.open(session_id)
        elif pair_id:
            self._unfold(pair_id)
            self._go_to_pair(pair_id)

    def action_back(self) -> None:
        """Leave the text field, then the form."""
        if self._form.leave_field():
            return
        if self._form.session_id and (self._narrow or inside(self.focused, self._form)):
            if self._narrow:
                self._form.show("")
                self._arrange()
                self.call_after_refresh(self._show_list)
            self.set_focus(self._sessions)

    def on_screen_suspend(self) -> None:
        """Save what was typed when another place comes to the front; say so there where that cannot be."""
        if self.is_mounted and not self._form.save_all() and self._form.keeper.refusal:
            kept = "What you typed in the Journal is a draft."
            self.host.tell(f"{self._form.keeper.refusal} {kept}", alert=True)
