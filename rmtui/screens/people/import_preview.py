"""Import preview: what would a list bring in, how was it read, and what should be read otherwise?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from rmtui.clock import Clock
from rmtui.errors import BadInput, RmtuiError
from rmtui.exchange.roster.encodings import CHOICES, USUAL
from rmtui.exchange.roster.headings import Column, columns_of
from rmtui.exchange.roster.plan import Duplicates, ImportPlan, plan_import
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.tables import Storage, Table
from rmtui.exchange.roster.typed_lists import list_as_table
from rmtui.exchange.roster.vocabulary import FIELDS
from rmtui.importing import choices_for, remember_choices
from rmtui.keys import key_of
from rmtui.programme.about import About
from rmtui.programme.people import remember_ladder, sides_look_swapped
from rmtui.programme.person import Role
from rmtui.programme.programme import Programme
from rmtui.programme.setup_values import ranks_in
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.careful import CarefulScreen
from rmtui.screens.kit.dialogs import AskLine, Choose
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.import_rows import DROPPED, Choices, columns_by_heading, field_words, rows_of
from rmtui.sentences import sentence
from rmtui.widgets.line_list import LineList
from rmtui.widgets.text import plain

AS_BEFORE = "="
"""Stands for a column that is read as if nobody had said anything."""

ROLES: tuple[Role, ...] = ("", "mentor", "mentee", "both")
"""What everybody can be given; empty leaves it as in the file."""

HINT = (
    f"[@click=screen.keep][b]{key_of('import.keep').shown}[/b] keep them[/]   [b]Enter[/b] changes a line   "
    f"[@click=screen.role][b]{key_of('import.role').shown}[/b] role[/]   "
    f"[@click=screen.duplicates][b]{key_of('import.duplicates').shown}[/b] already here[/]   "
    "[@click=screen.leave][b]Esc[/b] leaves it[/]"
)
"""The keys of the window."""


class ImportPreview(CarefulScreen[ImportPlan | None], ModalScreen[ImportPlan | None]):
    """Shows what a table would bring and returns the plan to keep; None when it was left, with nothing stored."""

    CSS = sheet("kit/dialogs") + sheet("people/import_preview")
    HORIZONTAL_BREAKPOINTS = Place.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("window.leave", "leave"),
        binding("import.keep", "keep"),
        binding("window.save", "keep"),
        binding("import.role", "role"),
        binding("import.duplicates", "duplicates"),
    ]

    def __init__(
        self, programme: Programme, clock: Clock, table: Table, read_again: Callable[[Storage], Table] | None = None
    ) -> None:
        """Show a table; `read_again` reads its file with another encoding, or another sheet of it."""
        super().__init__()
        self._programme, self._clock = programme, clock
        self._read_again = read_again
        self._table = list_as_table(table, programme.about, {})
        self._choices = Choices(mapping=choices_for(self._table.headings))
        self._plan: ImportPlan | None = None
        self._why_not = ""

    def compose(self) -> ComposeResult:
        """Lay out what would happen, everything that can be looked at, and the keys."""
        with Vertical(classes="dialog tall"):
            yield Static("", id="counts", markup=False)
            yield LineList()
            yield Static("", id="wrong", markup=False)
            yield Label(Content.from_markup(HINT), classes="hint")

    def on_mount(self) -> None:
        """Show the list as it was understood."""
        self._read(self._choices)

    @on(LineList.WidthChanged)
    def _fit(self) -> None:
        """Fit the columns to the new width."""
        self._show()

    # Reading

    def _read(self, choices: Choices) -> None:
        """Plan the import with these choices; ones that make no sense are said and not taken."""
        table = swapped(self._table, self._columns(choices), self._programme.about) if choices.swap else self._table
        try:
            self._plan = plan_import(
                [table],
                self._programme,
                role=choices.role or None,
                mapping=choices.mapping,
                duplicates=choices.duplicates,
                ladder=choices.ladder or None,
                today=self._clock.today(),
                new_id=self._clock.new_id,
            )
            self._why_not = ""
        except BadInput as error:
            if self._plan is not None:
                self._say(error.sentence)
                return
            self._why_not = error.sentence
        self._choices = choices
        self._say("")
        self._show()

    def _columns(self, choices: Choices) -> tuple[Column, ...]:
        return columns_of(self._table.headings, choices.mapping)

    def _look_swapped(self) -> bool:
        plan = self._plan
        if plan is None or self._choices.role or self._programme.about.direction != "reverse":
            return False
        everybody = {person.id: person for person in (*self._programme.people.all(), *plan.people)}
        ladder = self._choices.ladder or self._programme.about.ladder
        return sides_look_swapped(tuple(everybody.values()), ladder)

    # Showing

    def _show(self) -> None:
        self.query_one("#counts", Static).update(plain(self._counts()))
        lines = self.query_one(LineList)
        if lines.room:
            columns = columns_by_heading(self._columns(self._choices), self._plan)
            shown = rows_of(
                self._table, columns, self._plan, self._choices, self._programme, lines.room, swap=self._look_swapped()
            )
            lines.show(shown)

    def _counts(self) -> str:
        name = self._table.file_name
        if self._plan is None:
            return f"{name}: {self._why_not}"
        plan = self._plan
        parts = [f"{plan.added} would be added"]
        parts += [f"{plan.updated} changed"] if plan.updated else []
        parts += [f"{len(plan.duplicates)} left out, here already"] if plan.duplicates else []
        parts += [f"{len(plan.kept_aside)} kept aside"] if plan.kept_aside else []
        return f"{name}: {', '.join(parts)}. Nothing is stored yet."

    def _say(self, sentence: str) -> None:
        self.query_one("#wrong", Static).update(plain(sentence))

    # Changing how it is read

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        what, _, which = event.key.partition(":")
        if what == "column":
            self._choose_field(self._table.headings[int(which)])
        elif what == "role":
            self.action_role()
        elif what == "duplicates":
            self.action_duplicates()
        elif what == "encoding":
            self._choose_storage("How is the file stored?", [(name, USUAL.get(name, name)) for name in CHOICES])
        elif what == "sheet":
            self._choose_storage("Which sheet holds the list?", [(name, name) for name in self._table.sheets])
        elif what == "ladder":
            self._ask_ladder()
        elif what == "swap":
            self._read(replace(self._choices, swap=not self._choices.swap))

    @work
    async def _choose_field(self, heading: str) -> None:
        """Let somebody say what a column holds."""
        fields = [(field, field_words(field, self._programme.about)) for field in FIELDS]
        now = next((column.field for column in self._columns(self._choices) if column.heading == heading), None)
        question = f'What does the column "{heading}" hold?'
        choices = [(DROPPED, "drop it"), *fields]
        if heading in self._choices.mapping:
            choices.insert(0, (AS_BEFORE, "as it was read before"))
        answer = await self.app.push_screen_wait(Choose(question, choices, now or DROPPED))
        if answer == AS_BEFORE:
            mapping = {name: field for name, field in self._choices.mapping.items() if name != heading}
            self._read(replace(self._choices, mapping=mapping))
        elif answer is not None:
            field = "" if answer == DROPPED else answer
            self._read(replace(self._choices, mapping={**self._choices.mapping, heading: field}))

    @work
    async def _choose_storage(self, question: str, choices: list[tuple[str, str]]) -> None:
        """Read the file again with another encoding, or another sheet of it."""
        now = self._table.sheet or self._table.encoding
        if self._read_again is None:
            return
        answer = await self.app.push_screen_wait(Choose(question, choices, now))
        if answer is None:
            return
        try:
            table = self._read_again(Storage(sheet=answer) if self._table.sheets else Storage(encoding=answer))
        except RmtuiError as error:
            self._say(error.sentence)
            return
        self._table = list_as_table(table, self._programme.about, {})
        self._plan = None
        self._read(replace(self._choices, mapping=choices_for(self._table.headings)))

    @work
    async def _ask_ladder(self) -> None:
        """Ask for the organisation's ranks, lowest first."""
        plan = self._plan
        known = self._choices.ladder or self._programme.about.ladder
        found = dict.fromkeys(person.rank for person in plan.people if person.rank) if plan else {}
        value = ", ".join((*known, *(rank for rank in found if rank not in known)))
        hint = sentence("Lowest first, a comma between them. {window.enter: keeps it}, {window.leave: leaves it}.")
        while (answer := await self.app.push_screen_wait(AskLine("Which ranks are there?", value, hint))) is not None:
            ladder = ranks_in(answer)
            try:
                if ladder:
                    remember_ladder(self._programme, ladder)
            except BadInput as error:
                value, hint = answer, sentence("{why}", why=error.sentence)
                continue
            self._read(replace(self._choices, ladder=ladder))
            return

    def action_role(self) -> None:
        """Give everybody the next role, or leave it as in the file."""
        place = ROLES.index(self._choices.role)
        self._read(replace(self._choices, role=ROLES[(place + 1) % len(ROLES)], swap=False))

    def action_duplicates(self) -> None:
        """Treat those already here the next way."""
        ways: tuple[Duplicates, ...] = get_args(Duplicates)
        place = ways.index(self._choices.duplicates)
        self._read(replace(self._choices, duplicates=ways[(place + 1) % len(ways)]))

    # Leaving

    def action_keep(self) -> None:
        """Keep them."""
        if self._plan is None:
            self._say("Say first which column holds the names: Enter on its line.")
        elif not self._plan.edit.changes:
            self._say("There is nothing to keep: everybody is here already, or no line could be read.")
        else:
            remember_choices(self._table.headings, self._choices.mapping)
            self.dismiss(self._plan)

    def action_leave(self) -> None:
        """Leave with nothing stored but how the columns are to be read."""
        remember_choices(self._table.headings, self._choices.mapping)
        self.dismiss(None)


def swapped(table: Table, columns: tuple[Column, ...], about: About) -> Table:
    """Return a table in which those who were to mentor learn, and the other way round."""
    roles = RoleWords(about)
    places = [column.place for column in columns if column.field == "role"]
    other = {"mentor": "mentee", "mentee": "mentor"}

    def turned(cells: tuple[str, ...]) -> Iterator[str]:
        for place, cell in enumerate(cells):
            role = roles.read(cell) if place in places else None
            yield other.get(role or "", cell)

    return replace(table, rows=tuple(row._replace(cells=tuple(turned(row.cells))) for row in table.rows))
