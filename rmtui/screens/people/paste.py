"""Window for pasted names: how do several people come in at once, typed or pasted?"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static, TextArea

from rmtui.counts import counted, plural
from rmtui.errors import RmtuiError
from rmtui.exchange.roster.plan import ImportPlan, plan_import
from rmtui.exchange.roster.tables import Table, read_table
from rmtui.exchange.roster.typed_lists import is_table, typed_table
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.careful import CarefulScreen
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.place import PeoplePlace
from rmtui.screens.people.readings import readings
from rmtui.screens.people.row import sides
from rmtui.screens.writing.asked import AskedPage
from rmtui.screens.writing.keeper import Keeper
from rmtui.screens.writing.kinds import NAMES, WindowWriting
from rmtui.sentences import sentence
from rmtui.widgets.fields import AreaField
from rmtui.widgets.line_list import LineList
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import plain
from rmtui.words import words_of

WRITING = WindowWriting(NAMES, "people")
"""What the text is for: half a list is never kept by itself."""


class Pasted(NamedTuple):
    """What came of it."""

    plan: ImportPlan | None = None
    """What adds the people; None when it was left."""
    table: Table | None = None
    """A table with headings, to be looked at before it is kept."""


class PasteNames(CarefulScreen[Pasted], ModalScreen[Pasted]):
    """Takes names, one a line, and shows how each line is read and what they would add."""

    CSS = sheet("kit/dialogs") + sheet("people/paste")
    HORIZONTAL_BREAKPOINTS = Place.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [binding("window.leave", "leave"), binding("window.save", "done")]

    def __init__(self, place: PeoplePlace) -> None:
        super().__init__()
        self._place = place
        self._page = AskedPage(Keeper(place.host, lambda text, alert: None), "typed-names")
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
                with self._page:
                    yield AreaField("names")
                with Vertical(id="read"):
                    yield Label("Read as   (Tab goes there, Enter back to the line)", classes="hint", markup=False)
                    yield LineList(id="readings")
            yield Static("", id="count", markup=False)
            yield Presses((Press("Add them", "window.save"), Press("Add nobody", "window.leave")))

    def on_mount(self) -> None:
        """Show what was typed the last time, and say what it would add."""
        self._page.fill("names", WRITING, "", anew=True)
        area = self.query_one(AreaField)
        area.focus()
        area.to_the_end()
        self._count()

    @on(AskedPage.Typed)
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
                self.dismiss(Pasted(table=table))
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
        self.dismiss(Pasted(plan=replace(plan, edit=replace(plan.edit, label=label))))

    def action_leave(self) -> None:
        """Leave with nobody added; what was typed is here again when the window is opened the next time."""
        if self.query_one(TextArea).text.strip():
            self._place.say(
                sentence("Nobody was added. What you typed stays as a draft: {people.paste: shows it again}.")
            )
        self.dismiss(Pasted())
