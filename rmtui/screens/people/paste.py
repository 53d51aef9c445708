"""Window for pasted names: how do several people come in at once, typed or pasted?"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static, TextArea

from rmtui.counts import counted, plural
from rmtui.errors import RmtuiError
from rmtui.exchange.roster.plan import ImportPlan, plan_import
from rmtui.exchange.roster.tables import Table, read_table
from rmtui.exchange.roster.typed_lists import is_table, typed_table
from rmtui.keys import key_of
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.careful import CarefulScreen
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.place import PeoplePlace
from rmtui.screens.people.readings import readings
from rmtui.screens.people.row import sides
from rmtui.sentences import sentence
from rmtui.widgets.fields import AreaField
from rmtui.widgets.line_list import LineList
from rmtui.widgets.text import plain
from rmtui.words import words_of

DRAFT = "people-names"
"""The key of the draft of what is typed."""

HINT = (
    f"[@click=screen.done][b]{key_of('window.save').shown}[/b] adds them[/]   "
    "[@click=screen.leave][b]Esc[/b] leaves it, the text stays[/]"
)
"""The keys of the window."""


class Pasted(NamedTuple):
    """What came of it."""

    text: str
    """What was typed."""
    plan: ImportPlan | None = None
    """What adds the people; None when it was left."""
    table: Table | None = None
    """A table with headings, to be looked at before it is kept."""
    draft: str = DRAFT
    """The draft that may go once the edit is saved."""


class PasteNames(CarefulScreen[Pasted], ModalScreen[Pasted]):
    """Takes names, one a line, and shows how each line is read and what they would add."""

    CSS = sheet("kit/dialogs") + sheet("people/paste")
    HORIZONTAL_BREAKPOINTS = Place.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [binding("window.leave", "leave"), binding("window.save", "done")]

    def __init__(self, place: PeoplePlace, text: str) -> None:
        super().__init__()
        self._place, self._text = place, text
        self._table: Table | None = None
        self._plan_now: ImportPlan | None = None

    def compose(self) -> ComposeResult:
        """Lay out what may be typed, the text and what it would add."""
        words = words_of(self._place.programme.about)
        example = f'"Asha Rao, {words["mentor"]}". A line "{words["mentees"].capitalize()}:" gives all below that role.'
        with Vertical(classes="dialog tall"):
            question = "Names, one a line; role, job, e-mail or unit may stand beside"
            yield Label(plain(question), classes="question", markup=False)
            yield Label(plain(example), classes="example", markup=False)
            with Vertical(id="sides"):
                yield AreaField(value=self._text or self._drafted())
                with Vertical(id="read"):
                    yield Label("Read as   (Tab goes there, Enter back to the line)", classes="hint", markup=False)
                    yield LineList(id="readings")
            yield Static("", id="count", markup=False)
            yield Label(Content.from_markup(HINT), classes="hint")

    def _drafted(self) -> str:
        return next((draft.text for draft in self._place.host.drafting.left() if draft.key == DRAFT), "")

    def on_mount(self) -> None:
        """Say what the text would add."""
        self._count()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        text = self.query_one(TextArea).text
        drafting = self._place.host.drafting
        if text.strip():
            # Half a list is never saved by itself; it stays a draft.
            drafting.typed(DRAFT, text, {"what": "names"}, lambda: False)
        else:
            drafting.saved(DRAFT)
        self._count()

    def _count(self) -> None:
        text = self.query_one(TextArea).text
        shown = self.query_one("#count", Static)
        self._table = self._plan_now = None
        if not text.strip():
            shown.update("Nobody yet. Nothing is stored until you say so.")
        elif is_table(text):
            shown.update(sentence("This is a table with headings: {window.save: shows how it would be read}."))
        else:
            self._table = typed_table(text, self._place.programme)
            self._plan_now = self._plan(self._table) if self._table else None
            shown.update(plain(self._said(self._plan_now) if self._plan_now else "Nobody yet."))
        self._show_readings()

    @on(LineList.WidthChanged)
    @on(TextArea.SelectionChanged)
    def _show_readings(self) -> None:
        """Show how the lines are read, with the cursor where the text has its own."""
        lines, at = self.query_one(LineList), self.query_one(TextArea).cursor_location[0] + 1
        if self._table is None or self._plan_now is None:
            lines.show(())
        elif lines.room:
            rows = readings(self._table, self._plan_now, self._place.programme, lines.room, at)
            lines.show(rows)
            if not lines.has_focus:
                lines.move_to(next((row.key for row in rows if row.key.partition(" ")[0] == str(at)), ""))

    @on(LineList.Chosen)
    def _to_line(self, event: LineList.Chosen) -> None:
        """Go to the line somebody wants to put right."""
        event.stop()
        area = self.query_one(TextArea)
        area.cursor_location = (int(event.key.partition(" ")[0]) - 1, 0)
        area.focus()

    def _plan(self, table: Table) -> ImportPlan:
        clock = self._place.desk.clock
        return plan_import(
            [table], self._place.programme, role=None, mapping={}, duplicates="skip", ladder=None,
            today=clock.today(), new_id=clock.new_id,
        )  # fmt: skip

    def _said(self, plan: ImportPlan) -> str:
        told = [f"{sides(plan.people, words_of(self._place.programme.about))}."]
        left = len(plan.duplicates)
        if left:
            told.append(f"{counted(left, 'is', 'are')} here already and will be left out.")
        told += [f"Line {line.line} is kept aside: {line.reason}." for line in plan.kept_aside[:1]]
        told += plan.on_roles[:1]
        return " ".join(told)

    def action_done(self) -> None:
        """Add them, or show the table first."""
        text = self.query_one(TextArea).text
        try:
            if is_table(text):
                table = read_table(text.encode("utf-8", "replace"), "what was pasted")
                self.dismiss(Pasted(text, table=table))
                return
            named = typed_table(text, self._place.programme)
            plan = self._plan(named) if named else None
        except RmtuiError as error:
            self.query_one("#count", Static).update(plain(error.sentence))
            return
        if plan is None or not plan.edit.changes:
            self.query_one("#count", Static).update("There is nobody to add yet. Type a name.")
            return
        people = plan.added
        label = f"Added {plural(people, plan.people[0].name, f'{people} people')}"
        self.dismiss(Pasted(text, plan=replace(plan, edit=replace(plan.edit, label=label))))

    def action_leave(self) -> None:
        """Leave with nothing stored; what was typed is offered the next time."""
        self._place.host.drafting.saved(DRAFT)
        self.dismiss(Pasted(self.query_one(TextArea).text))
