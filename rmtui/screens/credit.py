"""Credit: whose idea became what, what its owner says, and who may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label, Select, Static

from rmtui.errors import RmtuiError
from rmtui.keys import KEYS, Key
from rmtui.programme.credit import Credit as Idea
from rmtui.programme.credits import change_credit, say_yes
from rmtui.programme.edit import Edit
from rmtui.programme.levels import SHOWN, Level
from rmtui.screens import credit_words as words
from rmtui.screens.bindings import bindings_of
from rmtui.screens.credit_answers import answered, sent, taken_away
from rmtui.screens.credit_dialogs import AskIdea, ChooseByDigit, ChooseWhose, people_to_choose
from rmtui.screens.credit_writing import IdeaWriting
from rmtui.screens.place import Place
from rmtui.screens.styles import sheet
from rmtui.widgets.credit_form import CreditForm, IdeaField
from rmtui.widgets.credit_list import IdeaList
from rmtui.widgets.line_list import LineList
from rmtui.widgets.text import line

EMPTY = (
    "No idea is noted yet.\n\n"
    "Here belongs what somebody was learned from: an idea in her or his words, what came of it and who may know.\n"
    "Nothing here leaves in a document before its owner says yes.\n\n"
    "Press n to note the first one."
)
EXPORT_LEVELS: tuple[Level, ...] = ("programme", "organisation", "public", "pair")


class Credit(Place):
    """The ideas and the form of the one selected."""

    PLACE = "Credit"
    FOR = (
        "Who had the idea, what came of it, and who may know. "
        "An idea leaves in a document only after its owner said yes, and with a name only where she or he wants that. "
        "Other words or more readers need a new yes."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Credit")
    CSS = Place.CSS + sheet("credit")
    AUTO_FOCUS = "#credits"

    def body(self) -> ComposeResult:
        """Lay out the numbers, the list and the form."""
        self._writing = IdeaWriting(self.desk, self.rmtui.drafting, self.commit, self._refuse)
        yield Static(id="credit-headline", markup=False)
        with Horizontal(id="credit-narrow"):
            yield Label("Show", markup=False)
            choices = [(shown, key) for key, shown in words.FILTERS]
            yield Select(choices, value="all", allow_blank=False, compact=True, id="credit-filter")
            yield Static(id="credit-thanks", markup=False)
        yield Static(EMPTY, id="credit-empty", markup=False)
        with Horizontal(id="credit-split"):
            with Vertical(id="credit-side"):
                yield Static(id="credit-heads", markup=False)
                yield IdeaList(id="credits")
                yield Static(id="credit-none", markup=False)
            yield CreditForm()

    # Showing

    def on_mount(self) -> None:
        """Take up what an earlier run left unsaved."""
        self.call_after_refresh(self._take_up)

    @on(IdeaList.Resized)
    def _fit(self) -> None:
        """Fit the columns to the new width."""
        self.renew()

    def on_screen_suspend(self) -> None:
        """Save what was being written when another place or window comes in front."""
        self._writing.settle()

    def renew(self) -> None:
        """Show what the programme holds now."""
        counts = words.standing(self.programme)
        some = len(self.programme.credits) > 0
        title = Content.styled("WHOSE IDEA WAS IT?", "bold")
        self.query_one("#credit-headline", Static).update(
            title + Content(f"     {words.headline(counts)}") if some else title
        )
        self.query_one("#credit-thanks", Static).update(line(words.not_thanked(self.programme, counts)))
        self.query_one("#credit-empty").display = not some
        self.query_one("#credit-narrow").display = some
        self.query_one("#credit-split").display = some
        width = self._list.size.width - 3  # a blank on either side, and a scrollbar
        ideas = words.chosen(self.programme, self._narrowed)
        self.query_one("#credit-heads", Static).update(words.heading_line(width))
        self._list.show(words.row(self.programme, idea, width) for idea in ideas)
        nothing = "" if ideas else f'Nothing here under "{dict(words.FILTERS)[self._narrowed]}".'
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
            form.show(words.shown(self.programme, idea, self._writing.texts(idea.id)))

    def _take_up(self) -> None:
        idea = self._writing.take_up()
        if idea:
            self._list.move_to(idea)
            self._show_form()
            self.say("What you were writing is here again. It is not saved yet; leaving the field saves it.")
        elif self._writing.left_new():
            self.say("An idea you were writing was kept as a draft. n shows it again.")

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

    @on(IdeaField.Typed)
    def _typed(self, event: IdeaField.Typed) -> None:
        self._writing.typed(event.idea, event.field, event.text)
        self.say(self.rmtui.drafting.state())

    @on(CreditForm.Left)
    def _left(self, event: CreditForm.Left) -> None:
        self._writing.settle()
        if event.to_list:
            self._list.focus()
        self._show_form()

    @on(CreditForm.Picked)
    def _picked(self, event: CreditForm.Picked) -> None:
        idea = self.programme.credits.get(event.idea)
        if idea is not None and event.part == "level":
            self._open_to(idea, event.value)
        elif idea is not None:
            self._attempt(lambda: answered(self.programme, idea, event.value, self.desk.clock.today()))

    def _open_to(self, idea: Idea, level: str) -> None:
        chosen = next(known for known in words.FORM_LEVELS if known == level)
        self._attempt(lambda: change_credit(self.programme, idea.id, level=chosen))

    def _attempt(self, edit_of: Callable[[], Edit]) -> bool:
        """Save a change; one that changes nothing is not saved."""
        try:
            edit = edit_of()
        except RmtuiError as error:
            self._refuse(error.sentence)
            return False
        return bool(edit.changes) and self.commit(edit)

    def _refuse(self, sentence: str) -> None:
        self.rmtui.tell(sentence, alert=True)

    # Keys

    def _selected(self) -> Idea | None:
        """Return the idea under the cursor; says what to do where there is none."""
        idea = self.programme.credits.get(self._list.key)
        if idea is None:
            self.say("No idea is selected. n notes one.")
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
        whose = await self.app.push_screen_wait(ChooseWhose(people_to_choose(self.programme)))
        if whose is None:
            return
        question = AskIdea("What was the idea?", self._writing.left_new(), self._writing.new_typed)
        what = await self.app.push_screen_wait(question)
        if what is None or not what.strip():
            self._writing.forget_new()
            return
        level = await self._ask_level("Who may know it, once there is a yes?", "pair")
        made = self._writing.save_new(whose, what, level or "pair")
        if made:
            self._go_to(made)

    def _go_to(self, idea: str) -> None:
        """Select an idea, whatever the list was narrowed to."""
        if not self._list.move_to(idea):
            self.query_one("#credit-filter", Select).value = "all"
            self.renew()
            self._list.move_to(idea)
        self._list.focus()

    async def _ask_level(self, question: str, current: Level) -> Level | None:
        choices = [(level, SHOWN[level]) for level in words.FORM_LEVELS]
        answer = await self.app.push_screen_wait(ChooseByDigit(question, choices, current))
        return next((level for level in words.FORM_LEVELS if level == answer), None)

    def action_yes(self) -> None:
        """Note the owner's yes with today's date."""
        idea = self._selected()
        if idea is None:
            return
        if idea.state == "yes":
            on_day = f" on {words.short_day(idea.answered_on)}" if idea.answered_on else ""
            self.say(f"{words.names(self.programme, idea)} said yes{on_day} already.")
            return
        today = self.desk.clock.today()
        self._attempt(lambda: say_yes(self.programme, idea.id, today))

    @work
    async def action_level(self) -> None:
        """Choose who may know."""
        idea = self._selected()
        if idea is None:
            return
        level = await self._ask_level("Who may know it?", idea.level)
        if level is not None:
            self._open_to(idea, level)

    @work
    async def action_whose(self) -> None:
        """Say whose idea it is."""
        idea = self._selected()
        if idea is None:
            return
        whose = await self.app.push_screen_wait(ChooseWhose(people_to_choose(self.programme), idea.whose))
        if whose is not None:
            self._attempt(lambda: change_credit(self.programme, idea.id, whose=whose))

    def action_remove(self) -> None:
        """Take back an idea that was asked about or told, remove another one."""
        idea = self._selected()
        if idea is None:
            return
        self._attempt(lambda: taken_away(self.programme, idea, self.desk.clock.today()))

    @work
    async def action_text(self) -> None:
        """Show the letter that asks or thanks, then note that it was sent."""
        from rmtui.screens.credit_letter import letter_for  # loaded when first needed
        from rmtui.screens.dialogs import Page

        idea = self._selected()
        if idea is None:
            return
        name = words.names(self.programme, idea)
        if not idea.whose or idea.state in ("no", "withdrawn"):
            self.say("Whose idea was it? w says so first." if not idea.whose else "There is nothing to ask any more.")
            return
        letter = letter_for(self.programme, idea)
        await self.app.push_screen_wait(Page(letter.title, letter.text, copies=True))
        done = "thanked" if letter.kind == "thank" else "asked"
        verb = "are" if len(idea.whose) > 1 else "is"
        choices = [("yes", f"Yes: note that {name} {verb} {done} today"), ("no", "Not yet")]
        if await self.app.push_screen_wait(ChooseByDigit("Did you send or say it?", choices)) != "yes":
            return
        self._attempt(lambda: sent(self.programme, idea, self.desk.clock.today()))

    @work
    async def action_export(self) -> None:
        """Write the ideas that may be told as files."""
        from rmtui.screens.credit_export import write_ideas  # loaded when first needed
        from rmtui.screens.dialogs import Page

        choices = [(level, SHOWN[level]) for level in EXPORT_LEVELS]
        answer = await self.app.push_screen_wait(ChooseByDigit("Who will read it?", choices, "programme"))
        level = next((level for level in EXPORT_LEVELS if level == answer), None)
        if level is None:
            return
        try:
            page = write_ideas(self.desk, level)
        except RmtuiError as error:
            self._refuse(error.sentence)
            return
        self.app.push_screen(Page("Ideas written as files", page))
