"""Journal: the sessions of each pair, what to prepare, what came of it, and what to think about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from rmtui.keys import KEYS, Key
from rmtui.programme.session_edits import plan_session, remove_session
from rmtui.programme.sessions import sessions_of, spoken
from rmtui.programme.writing import Writing
from rmtui.screens.bindings import bindings_of
from rmtui.screens.journal_form import SessionForm, inside
from rmtui.screens.journal_list import PAIR, SESSION, rows
from rmtui.screens.place import Place
from rmtui.screens.styles import sheet
from rmtui.widgets.line_list import LineList

NEAR_DAYS = 6
"""A planned session at most this many days ahead is the one a new page is for."""
PREVIEW_AFTER = 0.12
"""Seconds the cursor rests on a session before it is shown beside the list."""
NOTHING = (
    "Here stands what pairs prepare, take away and think about, one page for each time they meet.\n\n"
    "There is no pair yet: 4 goes to Pairs, where two people become one."
)
CHOOSE = "Choose a time they met with the arrows and Enter, or press n for a new one."


class Journal(Place):
    """The sessions of every pair, and the form of one of them."""

    PLACE = "Journal"
    FOR = (
        "What pairs prepare, take away and think about. One session has three pages: before, after, reflect. "
        "Only the date and one takeaway are needed; who may know it stands beside every text."
    )
    CSS = Place.CSS + sheet("journal")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Journal")

    def __init__(self) -> None:
        super().__init__()
        self._toggled: set[str] = set()
        self._wanted: set[str] | None = None
        self._form = SessionForm(lambda text, alert: self.say(text, alert=alert))

    def body(self) -> ComposeResult:
        """Lay out the list and the form."""
        yield Static(NOTHING, id="nothing", markup=False)
        with Horizontal(id="journal"):
            yield LineList(id="sessions")
            yield self._form
            yield Static(CHOOSE, id="choose", markup=False)

    # Showing

    def renew(self) -> None:
        """Show the list and the session that is open."""
        self._show_list()
        self._form.renew()
        self._arrange()
        self._take_focus()

    def _show_list(self) -> None:
        some = len(self.programme.pairs) > 0
        self.query_one("#nothing").display = not some
        self.query_one("#journal").display = some
        sessions = self.query_one("#sessions", LineList)
        width = (sessions.size.width or self.size.width) - 3
        sessions.show(rows(self.programme, self.desk.clock.today(), width, self._toggled, self._wanted))

    def _arrange(self) -> None:
        """Show list and form beside each other where there is room, else one of them."""
        self.set_class(bool(self._form.session_id), "-form")
        self.refresh_bindings()
        self.query_one("#keys").refresh()

    def on_resize(self) -> None:
        """Fit the list to the width there is."""
        if self.is_mounted:
            self.call_after_refresh(self._show_list)

    @property
    def _narrow(self) -> bool:
        return not (self.has_class("-wide") or self.has_class("-broad"))

    def open(self, session_id: str, page: str = "after", *, write: bool = True) -> None:
        """Show a session; with `write` the cursor stands where writing starts."""
        self._form.show(session_id, page)
        self._arrange()
        self.query_one("#sessions", LineList).move_to(SESSION + session_id)
        self._show_keys()
        if write and self._form.session_id:
            self.call_after_refresh(self._form.write)

    def go_on_writing(self, text: str, writing: Writing, draft: str) -> bool:
        """Open the session a draft belongs to, with the draft in its field; returns whether there is such a field."""
        taken = self._form.take_up(text, writing, draft)
        self._arrange()
        self._show_keys()
        return taken

    def _take_focus(self) -> None:
        """Show what another place asked to see: a session, or a pair."""
        asked, self.rmtui.focus_on = self.rmtui.focus_on, None
        if asked is None:
            return
        table, key = asked
        sessions = self.query_one("#sessions", LineList)
        if table == "sessions":
            self.open(key)
        elif table == "pairs":
            self._form.show("")
            self._arrange()
            sessions.move_to(PAIR + key)
            self.set_focus(sessions)
        else:
            self.rmtui.focus_on = asked

    def footer_keys(self) -> list[Key]:
        """Return the keys that matter with the list, or with a form, in front."""
        shown = ["journal.before", "journal.after", "journal.reflect", "journal.level", "room", "journal.save_now"]
        if not self._form.session_id:
            shown = ["new", "export", "search", "room"]
        elif self._form.page_name == "reflect":
            shown = ["journal.next_prompt", "journal.skip_prompt", "journal.level", "journal.questions", "room"]
        elif self._form.page_name == "before":
            shown = ["journal.questions", "journal.bold", "journal.card", "journal.after", "journal.reflect", "room"]
        by_id = {key.id: key for key in KEYS}
        if isinstance(self.focused, Input | TextArea):
            return _while_typing(by_id[name] for name in (*shown, "journal.save_now", "back", "quit.now"))
        return [by_id[name] for name in (*shown, "help", "quit")]

    def on_descendant_focus(self) -> None:
        """Show the keys that work where the focus is now."""
        self._show_keys()

    def on_descendant_blur(self) -> None:
        """Show the keys that work without a text field."""
        self._show_keys()

    def _show_keys(self) -> None:
        from rmtui.widgets.frame import KeyLine

        self.query_one(KeyLine).show(self.footer_keys())

    # The list

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        if event.key.startswith(PAIR):
            self._toggled ^= {event.key.removeprefix(PAIR)}
            self._show_list()
        elif event.key.startswith(SESSION):
            session = self.programme.sessions.get(event.key.removeprefix(SESSION))
            if session is not None:
                page = "before" if session.on and session.on > self.desk.clock.today() else "after"
                self.open(session.id, page)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        if not self._narrow and event.key.startswith(SESSION) and event.line_list.has_focus:
            self.set_timer(PREVIEW_AFTER, lambda: self._preview(event.key))

    def _preview(self, key: str) -> None:
        sessions = self.query_one("#sessions", LineList)
        if sessions.key == key and sessions.has_focus and self._form.session_id != key.removeprefix(SESSION):
            self.open(key.removeprefix(SESSION), self._form.page_name, write=False)

    @property
    def _pair_id(self) -> str:
        """The pair the cursor is in; empty for none."""
        session = self.programme.sessions.get(self._form.session_id) if self._form.session_id else None
        key = self.query_one("#sessions", LineList).key
        if session is not None and (self._narrow or inside(self.focused, self._form)):
            return session.pair
        if key.startswith(SESSION):
            chosen = self.programme.sessions.get(key.removeprefix(SESSION))
            return chosen.pair if chosen else ""
        return key.removeprefix(PAIR)

    # What the keys do

    def action_new(self) -> None:
        """Open the session planned for about now, or make one with today's date."""
        pair_id, today = self._pair_id, self.desk.clock.today()
        if not pair_id:
            self.say("Choose a pair first. There is none yet: 4 goes to Pairs.", alert=True)
            return
        near = [
            session
            for session in sessions_of(self.programme, pair_id)
            if session.state == "planned" and session.on and (session.on - today).days <= NEAR_DAYS
        ]
        if near:
            self.open(near[0].id)
            return
        made: list[str] = []

        def new_id() -> str:
            made.append(self.desk.clock.new_id())
            return made[-1]

        if self.attempt(lambda: plan_session(self.programme, pair_id, on=today, new_id=new_id)):
            self.open(made[0])

    def action_before(self) -> None:
        """Show what to prepare."""
        self._turn("before")

    def action_after(self) -> None:
        """Show what came of it."""
        self._turn("after")

    def action_reflect(self) -> None:
        """Show a question to think about."""
        self._turn("reflect")

    def _turn(self, page: str) -> None:
        session_id = self._form.session_id or self._session_at_cursor()
        if session_id:
            self.open(session_id, page)

    def _session_at_cursor(self) -> str:
        key = self.query_one("#sessions", LineList).key
        return key.removeprefix(SESSION) if key.startswith(SESSION) else ""

    def action_questions(self) -> None:
        """Offer the question bank."""
        self._form.choose_question()

    def action_bold(self) -> None:
        """Show the bold questions."""
        self._form.show_offer("bold")

    def action_card(self) -> None:
        """Show the card for the one learned from."""
        self._form.show_offer("card")

    def action_level(self) -> None:
        """Ask who may know the text."""
        self._form.choose_level()

    def action_credit(self) -> None:
        """Note an idea from the takeaway."""
        if self._form.session_id and not self._form.after.has_takeaway():
            self.say("Which idea? Write a takeaway first, then press c.")
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
                self.say("Select an action, or the level of a text, then press Del.")
        elif session_id := self._session_at_cursor():
            self.attempt(lambda: remove_session(self.programme, session_id))

    def action_text(self) -> None:
        """Show words to send to both."""
        self._form.save_all()
        self._form.show_offer("follow-up")

    def action_next_prompt(self) -> None:
        """Show the next question."""
        if self._form.page_name == "reflect":
            self._form.reflect.next_prompt()

    def action_skip_prompt(self) -> None:
        """Skip the question."""
        if self._form.page_name == "reflect":
            self._form.reflect.skip_prompt()

    def action_save_now(self) -> None:
        """Save what was typed, and stay."""
        if self._form.session_id:
            self._form.save_now()

    def action_room(self) -> None:
        """Leave only this pair's session on the screen."""
        from rmtui.screens.room import enter_room

        session_id = self._form.session_id or self._session_at_cursor()
        if session_id:
            self._form.save_all()
            enter_room(self.rmtui, session_id, self._form.page_name)
        else:
            self.say("Choose a session first; then i leaves only that one on the screen.")

    def action_export(self) -> None:
        """Write the notes as files."""
        self._form.save_all()
        self._export()

    @work
    async def _export(self) -> None:
        from rmtui.screens.journal_export import export_notes

        await export_notes(self)

    @work
    async def action_search(self) -> None:
        """Show only pairs whose name holds what is typed."""
        from rmtui.screens.dialogs import AskLine

        asked = AskLine("Which pair? Part of a name is enough.", hint="Enter shows them; empty shows all.")
        answer = await self.app.push_screen_wait(asked)
        if answer is None:
            return
        wanted = answer.strip().casefold()
        found = {pair.id for pair in self.programme.pairs.all() if wanted in spoken(self.programme, pair).casefold()}
        self._wanted = found if wanted else None
        self._show_list()
        self.say(f"Showing {len(found)} of {len(self.programme.pairs)} pairs. / and Enter shows all." if wanted else "")

    def action_back(self) -> None:
        """Leave the text field, then the form."""
        if self._form.leave_field():
            return
        if self._form.session_id and (self._narrow or inside(self.focused, self._form)):
            if self._narrow:
                self._form.show("")
                self._arrange()
                self._show_keys()
            self.set_focus(self.query_one("#sessions", LineList))

    def on_screen_suspend(self) -> None:
        """Save what was typed when another place comes to the front."""
        if self.is_mounted:
            self._form.save_all()


def _while_typing(keys: Iterable[Key]) -> list[Key]:
    """Return the keys that also work in a text field, each once and with the sign it has there."""
    found: dict[str, Key] = {}
    for key in keys:
        signs = tuple(sign for sign in key.keys if sign.startswith(("ctrl+", "f", "escape")) and len(sign) > 1)
        if signs:
            found[key.id] = replace(key, keys=signs)
    return list(found.values())
