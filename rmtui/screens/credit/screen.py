"""Credit: whose idea became what, what its owner says, and who may know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Select, Static

from rmtui.drafting import Draft
from rmtui.errors import RmtuiError
from rmtui.keys import KEYS, Key
from rmtui.programme import credit_standing as standing
from rmtui.programme.credit import Credit as Idea
from rmtui.programme.credit_answers import note_answer, take_away
from rmtui.programme.credit_view import idea_view, owner_names, short_day, unread_yes
from rmtui.programme.credit_writing import IdeaWriting
from rmtui.programme.credits import change_credit, say_yes
from rmtui.programme.levels import LEVELS
from rmtui.programme.writing import Writing
from rmtui.screens.credit import rows
from rmtui.screens.credit.form import CreditForm
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.place import EditMaker, Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.writing.keeper import Keeper
from rmtui.sentences import sentence
from rmtui.widgets.line_list import LineList
from rmtui.widgets.text import line

EMPTY = sentence(
    "No idea is noted yet.\n\n"
    "Here belongs what somebody was learned from: an idea in her or his words, what came of it and who may know.\n"
    "Nothing here leaves in a document before its owner says yes.\n\n"
    "Press {new} to note the first one."
)
"""Shown while there is no idea."""


class Credit(Place):
    """The ideas and the form of the one selected."""

    PLACE = "Credit"
    FOR = (
        "Who had the idea, what came of it, and who may know. "
        "An idea leaves in a document only after its owner said yes, and with a name only where she or he wants that. "
        "Other words or more readers need a new yes."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Credit")
    CSS = Place.CSS + sheet("credit/screen")
    AUTO_FOCUS = "#credits"

    def body(self) -> ComposeResult:
        """Lay out the numbers, the list and the form."""
        yield Static(id="credit-headline", markup=False)
        with Horizontal(id="credit-narrow"):
            yield Label("Show", markup=False)
            choices = [(shown, key) for key, shown in standing.FILTERS]
            yield Select(choices, value="all", allow_blank=False, compact=True, id="credit-filter")
            yield Static(id="credit-thanks", markup=False)
        yield Static(EMPTY, id="credit-empty", markup=False)
        with Horizontal(id="credit-split"):
            with Vertical(id="credit-side"):
                yield Static(id="credit-heads", markup=False)
                yield LineList(id="credits")
                yield Static(id="credit-none", markup=False)
            yield CreditForm(Keeper(self.host, lambda text, alert: self.host.tell(text, alert=alert)))

    # Showing

    @on(LineList.WidthChanged)
    def _fit(self) -> None:
        """Fit the columns to the new width."""
        self.renew()

    def on_screen_suspend(self) -> None:
        """Save what was being written when another place or window comes in front."""
        self.query_one(CreditForm).save_all()

    def renew(self) -> None:
        """Show what the programme holds now."""
        counts = standing.standing(self.programme)
        some = len(self.programme.credits) > 0
        title = Content.styled("WHOSE IDEA WAS IT?", "bold")
        self.query_one("#credit-headline", Static).update(
            title + Content(f"     {standing.headline(counts)}") if some else title
        )
        self.query_one("#credit-thanks", Static).update(line(standing.unthanked(self.programme, counts)))
        self.query_one("#credit-empty").display = not some
        self.query_one("#credit-narrow").display = some
        self.query_one("#credit-split").display = some
        width = self._list.room
        ideas = standing.ideas_in(self.programme, self._narrowed)
        self.query_one("#credit-heads", Static).update(rows.heading_line(width))
        self._list.show(rows.row(self.programme, idea, width) for idea in ideas)
        nothing = "" if ideas else f'Nothing here under "{dict(standing.FILTERS)[self._narrowed]}".'
        self.query_one("#credit-none", Static).update(nothing)
        self.query_one("#credit-none").display = not ideas
        self._show_form()

    def footer_keys(self) -> Iterable[Key]:
        """Return the keys the last line shows, with those for a new idea and for files among them."""
        new, files = (next(key for key in KEYS if key.id == name) for name in ("new", "export"))
        *own, helps, leaves = super().footer_keys()
        return [new, *own, files, helps, leaves]

    @property
    def _list(self) -> LineList:
        return self.query_one("#credits", LineList)

    @property
    def _narrowed(self) -> str:
        return str(self.query_one("#credit-filter", Select).value)

    def _show_form(self) -> None:
        form = self.query_one(CreditForm)
        idea = self.programme.credits.get(self._list.key)
        form.display = idea is not None
        if idea is not None:
            form.show(idea_view(self.programme, idea))

    async def go_on_writing(self, writing: Writing, draft: Draft) -> bool:
        """Show the idea a draft belongs to with the draft in its field, or the window of a new one."""
        if not isinstance(writing, IdeaWriting):
            self.action_new()
            return True
        self._select(writing.idea)
        self._show_form()
        return self.query_one(CreditForm).take_up(draft.text, writing) is not None

    # What is typed and picked in the form

    @on(LineList.Moved)
    def _moved(self) -> None:
        self._show_form()

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_edit()

    @on(Select.Changed)
    def _narrow(self) -> None:
        self.renew()

    @on(CreditForm.Done)
    def _done(self) -> None:
        self._list.focus()

    @on(CreditForm.Picked)
    def _picked(self, event: CreditForm.Picked) -> None:
        idea = self.programme.credits.get(event.idea)
        if idea is not None and event.part == "level":
            self.open_to(idea, event.value)
        elif idea is not None:
            today = self.desk.clock.today()
            if self.attempt(lambda: note_answer(self.programme, idea, event.value, today)):
                self._say_who_reads(idea.id)

    def open_to(self, idea: Idea, level: str) -> None:
        """Say who may know an idea from now on."""
        chosen = next(known for known in LEVELS if known == level)
        self.attempt(lambda: change_credit(self.programme, idea.id, level=chosen))

    def attempt(self, edit_of: EditMaker) -> bool:
        """Save a change; one that changes nothing is not saved. Returns whether something was."""
        try:
            edit = edit_of()
        except RmtuiError as error:
            self._refuse(error.sentence)
            return False
        return bool(edit.changes) and self.commit(edit)

    def _refuse(self, sentence: str) -> None:
        self.host.tell(sentence, alert=True)

    # Keys

    def _selected(self) -> Idea | None:
        """Return the idea under the cursor; says what to do where there is none."""
        idea = self.programme.credits.get(self._list.key)
        if idea is None:
            self.say(sentence("No idea is selected. {new: notes one}."))
        return idea

    def action_back(self) -> None:
        """Go back to the list."""
        self._list.focus()

    def action_edit(self) -> None:
        """Write in the fields of the selected idea."""
        if self._selected() is not None:
            self.query_one(CreditForm).write()

    @work
    async def action_new(self) -> None:
        """Note an idea: whose, in which words, who may know."""
        from rmtui.screens.credit.questions import note_idea  # the windows are loaded when first needed

        made = await note_idea(self)
        if made:
            self._go_to(made)

    def _go_to(self, idea: str) -> None:
        """Select an idea and go to the list."""
        self._select(idea)
        self._list.focus()

    def _select(self, idea: str) -> None:
        """Select an idea, whatever the list was narrowed to."""
        if not self._list.move_to(idea):
            self.query_one("#credit-filter", Select).value = "all"
            self.renew()
            self._list.move_to(idea)

    def action_yes(self) -> None:
        """Note the owner's yes with today's date."""
        idea = self._selected()
        if idea is None:
            return
        if idea.state == "yes":
            on_day = f" on {short_day(idea.answered_on)}" if idea.answered_on else ""
            self.say(f"{owner_names(self.programme, idea)} said yes{on_day} already.{unread_yes(idea)}")
            return
        today = self.desk.clock.today()
        if self.attempt(lambda: say_yes(self.programme, idea.id, today)):
            self._say_who_reads(idea.id)

    def _say_who_reads(self, idea_id: str) -> None:
        """After a yes that nobody reads yet, say what it is good for."""
        idea = self.programme.credits.get(idea_id)
        if idea is not None and unread_yes(idea):
            said = f"Noted {owner_names(self.programme, idea)}'s yes"
            self.host.tell(sentence("{said}.{unread} {undo: takes it back}", said=said, unread=unread_yes(idea)))

    @work
    async def action_level(self) -> None:
        """Choose who may know."""
        from rmtui.screens.credit.questions import choose_readers

        idea = self._selected()
        if idea is not None:
            await choose_readers(self, idea)

    @work
    async def action_whose(self) -> None:
        """Say whose idea it is."""
        from rmtui.screens.credit.questions import choose_owners

        idea = self._selected()
        if idea is not None:
            await choose_owners(self, idea)

    def action_remove(self) -> None:
        """Note that an idea that was asked about or told is withdrawn; remove another one."""
        idea = self._selected()
        if idea is not None:
            self.attempt(lambda: take_away(self.programme, idea, self.desk.clock.today()))

    @work
    async def action_text(self) -> None:
        """Show the letter that asks or thanks, then note that it was sent."""
        from rmtui.screens.credit.questions import offer_letter

        idea = self._selected()
        if idea is not None:
            await offer_letter(self, idea)
