"""Form of a person: how is one added, or changed? One key keeps all of it, Escape nothing; what was typed waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from rmtui.programme.catalogue.editing import EDITABLE, changed
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.fields import FIELDS
from rmtui.programme.person import Person
from rmtui.programme.person_writing import PersonWriting
from rmtui.programme.writing import Writing
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.careful import CarefulScreen
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.fields import PersonFields, id_of
from rmtui.screens.people.place import PeoplePlace
from rmtui.screens.writing.keeper import Keeper
from rmtui.screens.writing.kinds import new_person_writing
from rmtui.sentences import sentence
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import plain

AGAIN = "What was typed here before, and not kept, is here again."
WAITS = "What you typed stays as a draft"
SHORT = tuple(FIELDS["people"][name] for name in ("name", "role", "unit", "rank", "offers", "wants", "email"))
"""The few fields of somebody new; the rest can wait."""


class PersonForm(CarefulScreen[str], ModalScreen[str]):
    """Fields of one person; returns her id where something of her was kept, else an empty text."""

    CSS = sheet("kit/dialogs") + sheet("people/form")
    SCOPED_CSS = False  # a scope would be the name of the subclass, which the sheet does not know
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("window.leave", "leave"),
        binding("window.save", "keep"),
        binding("window.private", "private"),
    ]
    HORIZONTAL_BREAKPOINTS = Place.HORIZONTAL_BREAKPOINTS
    PRESSES: ClassVar[tuple[Press, ...]] = ()
    """How the form is left."""
    HEADINGS: ClassVar[bool] = True
    """Whether the fields stand under their headings."""
    UNKEPT: ClassVar[str] = ""
    """Said where it is left and something was typed."""

    def __init__(
        self, place: PeoplePlace, person: Person, fields: Iterable[Field], *, private: bool = False, at: str = ""
    ) -> None:
        """Show `fields` of `person`, with the cursor in the one called `at`."""
        super().__init__()
        self._place, self._person, self._private, self._at = place, person, private, at
        self._page = PersonFields(
            Keeper(place.host, self._say), person, fields, self.writing_of, headings=self.HEADINGS
        )

    def writing_of(self, field: Field) -> Writing:
        """Return what a field is for."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Lay out the title, the fields by group and how to leave."""
        with Vertical(classes="dialog tall" if self.HEADINGS else "dialog"):
            yield Label(plain(self.title_text()), classes="question", markup=False)
            yield self._page
            yield Static("", id="wrong", markup=False)
            yield Presses(self.PRESSES)

    def title_text(self) -> str:
        """Return the line above the form."""
        return self._person.name

    def on_mount(self) -> None:
        """Go to the field that is asked for; say where something stands in the form that is not kept."""
        if self._private:
            self._show_private()
        if self._at:
            self.query_one(f"#{id_of(self._at)}").focus()
        if self._page.changed:
            self._say(AGAIN, True)

    def _say(self, text: str, alert: bool) -> None:
        if alert:
            self.query_one("#wrong", Static).update(plain(text))

    # Leaving

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep all of it and leave; what cannot be kept is said, and nothing is."""
        place = self._place
        person, field, error = changed(
            self._person, self._page.fields_of_person, self._page.changed, place.programme, place.desk.clock.today()
        )
        if error is not None:
            if FIELDS["people"][field].level == "private":
                self._show_private()
            self._page.refuse(field, error.sentence)
            return
        if not person.name:
            self._page.refuse("name", sentence("A name is needed. {window.leave: adds nobody}."))
            return
        refused = place.keep(person)
        if refused:
            self._say(refused, True)
            return
        for writing in self._page.writings.values():
            place.host.drafting.saved(writing.key)
        self.dismiss(person.id if place.programme.people.get(person.id) is not None else "")

    def action_leave(self) -> None:
        """Leave with nothing kept; what was typed is here again when the form is opened the next time."""
        host = self._place.host
        for writing in self._page.writings.values():
            host.drafting.leave(writing.key)
        if self._page.changed:
            host.tell(sentence(self.UNKEPT, name=self._person.name))
        self.dismiss("")

    def action_private(self) -> None:
        """Show or hide the private fields; a new person has none yet."""
        notes = self.query("#field-notes")
        if not notes:
            return
        if self.has_class("-shows-private"):
            self.remove_class("-shows-private")
        else:
            self._show_private()
            notes.first().focus()

    def _show_private(self) -> None:
        self.add_class("-shows-private")
        self._page.show_hidden(private=True)


class NewPerson(PersonForm):
    """Adds one person: a name, and whatever else is known."""

    HEADINGS = False
    PRESSES = (Press("Add this person", "window.save"), Press("Add nobody", "window.leave"))
    UNKEPT = f"Nobody was added. {WAITS}: {{new: shows it again}}."

    def __init__(self, place: PeoplePlace, person: Person, *, at: str = "") -> None:
        super().__init__(place, person, SHORT, at=at)

    def writing_of(self, field: Field) -> Writing:
        """Return what a field is for: one by itself makes nobody."""
        return new_person_writing(field.name)

    def title_text(self) -> str:
        """Return the line above the form."""
        return "Who is it? A name is enough, then Enter; the rest can wait."


class EditPerson(PersonForm):
    """Changes one person."""

    PRESSES = (
        Press("Keep it", "window.save"),
        Press("Change nothing", "window.leave"),
        Press("Private fields", "window.private"),
    )
    UNKEPT = f"Nothing about {{name}} was changed. {WAITS}: {{edit: shows it again}}."

    def __init__(self, place: PeoplePlace, person: Person, *, private: bool, at: str = "") -> None:
        some = bool(place.programme.about.objectives)
        fields = [field for field in EDITABLE if some or field.kind != "objectives"]
        super().__init__(place, person, fields, private=private, at=at)

    def writing_of(self, field: Field) -> Writing:
        """Return what a field is for."""
        return PersonWriting(self._person.id, field)
