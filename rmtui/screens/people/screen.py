"""People: who takes part, what is known about them, and how do they come in?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Label, Static

from rmtui.drafting import Draft
from rmtui.keys import KEYS, Key
from rmtui.programme.catalogue.field import Field
from rmtui.programme.erasing import is_erased
from rmtui.programme.people import records_about, remove_person
from rmtui.programme.person import Person
from rmtui.programme.person_writing import PersonWriting
from rmtui.programme.writing import Writing
from rmtui.screens.host import Host
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.card import strip
from rmtui.screens.people.list import PersonList
from rmtui.screens.people.pane import PersonPane
from rmtui.screens.people.place import PeoplePlace
from rmtui.screens.people.row import headings_line, headline
from rmtui.screens.writing.kinds import NAMES, WindowWriting
from rmtui.sentences import sentence
from rmtui.widgets.fields import LineField
from rmtui.widgets.line_list import LineList
from rmtui.widgets.text import plain
from rmtui.words import words_of

CARD_AFTER = 0.1
"""Seconds the cursor has to rest before the card is drawn, so that walking through the list stays quick."""

SEARCH_HINT = "name, unit or topic   (Enter goes to the list, Esc ends it)"
"""Shown while nothing is searched for."""

EMPTY = sentence(
    "Nobody is here yet. Everybody who may take part belongs here; a name is enough to begin with.\n\n"
    "{people.paste}   types or pastes names, one a line\n"
    "{new}   adds one person\n"
    "{people.bring}   brings in a list from a file"
)
"""Shown while nobody is here."""

FOOTER = ("new", "edit", "search", "people.paste", "people.bring", "people.private", "help", "quit")
"""Keys of the last line, by id."""


class People(PeoplePlace):
    """Who takes part."""

    PLACE = "People"
    FOR = sentence(
        "Everybody who takes part or might, with what is known about them; only the name is needed. "
        "Bring people in one by one, as names one a line, or from a file you see before it is kept. "
        'What is private stays hidden until you press {people.private}: "private" means whoever runs rmtui, and a '
        "person may ask to "
        "see what is kept about her."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("People")
    CSS = Place.CSS + sheet("people/screen")
    AUTO_FOCUS = "LineList"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._private_of = ""
        self._card_timer: Timer | None = None
        self._words: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """Lay out the headline, the search, the list and the card."""
        yield Static("", id="headline", markup=False)
        with Horizontal(id="search"):
            yield Label("Find: ", markup=False)
            yield LineField(hint=SEARCH_HINT, disabled=True)
        yield Static(EMPTY, id="empty", markup=False)
        with Horizontal(id="panes"):
            with Vertical(id="list"):
                yield Static("", id="columns", markup=False)
                yield PersonList(id="lines")
                yield Static("", id="strip", markup=False)
            yield PersonPane(id="card")

    def footer_keys(self) -> Iterable[Key]:
        """Return the keys the last line shows."""
        by_id = {key.id: key for key in KEYS}
        return [by_id[name] for name in FOOTER]

    # What is shown

    def renew(self) -> None:
        """Show everybody, with the cursor where it was."""
        self._words = words_of(self.programme.about)
        people = self.programme.people.all()
        self.set_class(not people, "-empty")
        if not people:
            self.remove_class("-page")
        self._show_lines()
        table, asked = self.host.focus_on or ("", "")
        if table == "people":
            self.host.focus_on = None
            self._go_to(asked)
        self._show_card()

    def _show_lines(self) -> None:
        lines, people, wanted = self.query_one(PersonList), self.programme.people.all(), self._search.value.strip()
        shown = lines.show_people(people, self._words, self._open_pairs(), wanted)
        self.query_one("#columns", Static).update(headings_line(lines.widths))
        there = sum(not is_erased(person) for person in people)
        counted = f"{shown} of {there} people" if wanted else headline(people, self._words) if people else ""
        self.query_one("#headline", Static).update(plain(counted))

    def _open_pairs(self) -> Counter[str]:
        return Counter(
            known for pair in self.programme.pairs.all() if pair.is_open for known in (pair.mentor, pair.mentee)
        )

    @property
    def _search(self) -> Input:
        return self.query_one("#search Input", Input)

    def record_in_front(self) -> tuple[str, str, str] | None:
        """The person the cursor stands on."""
        return ("people", self.selected.id, "person") if self.selected else None

    def _selected(self) -> Person | None:
        """Return the person the cursor stands on; says what to do where there is none."""
        if self.selected is None:
            self.say(sentence("Nobody is selected. {new: adds somebody}."))
        return self.selected

    def _show_card(self) -> None:
        person = self.selected
        if person is None or person.id != self._private_of:
            self._private_of = ""
        under, pane = self.query_one("#strip", Static), self.query_one(PersonPane)
        if person is None:
            under.update("")
            pane.clear()
            return
        under.update(strip(person, self._words))
        if self._has_room or self.has_class("-page"):
            found = records_about(self.programme, person)
            pane.show(found, self.programme, private=bool(self._private_of))

    @property
    def _has_room(self) -> bool:
        """Whether the card stands beside the list."""
        return self.has_class("-wide") or self.has_class("-broad")

    @on(LineList.WidthChanged)
    def _fit(self) -> None:
        """Fit the columns to the new width."""
        self._show_lines()
        self._show_card()

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        if self._card_timer is not None:
            self._card_timer.stop()
        self._card_timer = self.set_timer(CARD_AFTER, self._show_card)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self._open_card()

    def _open_card(self) -> None:
        """Give the card the keys; where there is no room beside the list it takes its place."""
        self.set_class(not self._has_room, "-page")
        self.set_focus(self.query_one(PersonPane))
        self._show_card()

    # Search

    def action_search(self) -> None:
        """Find somebody by name, unit or topic."""
        self._close_card()
        self.query_one("#search").add_class("-on")
        self._search.disabled = False
        self.set_focus(self._search)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show_lines()
        self.query_one(LineList).to_best(event.value)

    @on(Input.Submitted)
    def _search_done(self) -> None:
        self.set_focus(self.query_one(LineList))

    def key_down(self) -> None:
        """Go from the search to what it found."""
        if isinstance(self.focused, Input):
            self._search_done()

    def action_back(self) -> None:
        """Leave the card, then the search."""
        if not self._close_card():
            self._end_search()

    def _end_search(self) -> None:
        if self.query_one("#search").has_class("-on"):
            with self.prevent(Input.Changed):
                self._search.value = ""
            self._search.disabled = True
            self.query_one("#search").remove_class("-on")
            self._show_lines()
        self.set_focus(self.query_one(LineList))

    def _go_to(self, known: str) -> None:
        """Put the cursor on somebody, also when the search hides her."""
        lines = self.query_one(LineList)
        if known and not lines.move_to(known):
            self._end_search()
            lines.move_to(known)

    def _close_card(self) -> bool:
        card_has_keys = self.focused is not None and self.focused.id == "card"
        was_open = self.has_class("-page") or card_has_keys
        self.remove_class("-page")
        if was_open:
            self.set_focus(self.query_one(LineList))
        return was_open

    def on_screen_suspend(self) -> None:
        """Hide what is private as soon as something else is shown."""
        self._private_of = ""

    # Changes

    def action_private(self) -> None:
        """Show or hide what only whoever runs rmtui should see of the selected person."""
        person = self._selected()
        if person is None:
            return
        hidden = self._private_of != person.id
        self._private_of = person.id if hidden else ""
        if hidden and not self._has_room:
            self._open_card()
        else:
            self._show_card()

    def action_remove(self) -> None:
        """Remove the selected person; refused, in a sentence, while something here is hers."""
        person = self._selected()
        if person is not None and self.attempt(lambda: remove_person(self.programme, person)):
            self._close_card()

    @work
    async def action_erase(self) -> None:
        """Erase the selected person from every copy, for good; asks first."""
        from rmtui.screens.people.erase import erase_person  # loaded when first needed

        await erase_person(self)

    @work
    async def action_erase_former(self) -> None:
        """Erase somebody who is only in the history or the backups; asks first."""
        from rmtui.screens.people.erase import erase_former  # loaded when first needed

        await erase_former(self)

    async def go_on_writing(self, writing: Writing, draft: Draft) -> bool:
        """Open the form or the window a draft belongs to; each has its own text in its fields again."""
        if isinstance(writing, PersonWriting):
            self._go_to(writing.person)
            self._edit(writing.field)
        elif isinstance(writing, WindowWriting) and writing.field:
            self._add(writing.field)
        elif writing.key == NAMES:
            self.action_paste()
        else:
            return False
        return True

    def action_new(self) -> None:
        """Add one person; a name is enough."""
        self._add()

    @work
    async def _add(self, at: str = "") -> None:
        from rmtui.screens.people.form import NewPerson  # loaded when first shown

        person = Person(id=self.desk.clock.new_id(), name="")
        self._go_to(await self.app.push_screen_wait(NewPerson(self, person, at=at)))

    def action_edit(self) -> None:
        """Change what is known about the selected person."""
        self._edit()

    @work
    async def _edit(self, at: Field | None = None) -> None:
        from rmtui.screens.people.form import EditPerson  # loaded when first shown

        person = self._selected()
        if person is not None:
            private = bool(self._private_of) or (at is not None and at.level == "private")
            form = EditPerson(self, person, private=private, at=at.name if at is not None else "")
            await self.app.push_screen_wait(form)

    @work
    async def action_paste(self) -> None:
        """Type or paste names, one a line."""
        from rmtui.screens.people.adding import paste_names  # loaded when first needed

        await paste_names(self)

    @work
    async def action_bring(self) -> None:
        """Bring in a list from a file."""
        from rmtui.screens.people.adding import bring_file

        await bring_file(self)
