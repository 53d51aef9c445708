"""Form of a person: how is one typed in, or changed? Leaving the form saves; u takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static, TextArea

from rmtui.keys import key_of
from rmtui.programme.catalogue.choices import options
from rmtui.programme.catalogue.editing import EDITABLE, changed, is_chosen, shown, values_known
from rmtui.programme.catalogue.field import LISTS, Field
from rmtui.programme.catalogue.fields import FIELDS, filled
from rmtui.programme.person import Person
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.careful import CarefulScreen
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.held import Scale, Several
from rmtui.screens.people.place import PeoplePlace
from rmtui.widgets.choice import Choice
from rmtui.widgets.field_scroll import FieldScroll
from rmtui.widgets.fields import BLANK, ITEMS, AreaField, LineField
from rmtui.widgets.rating import Rating
from rmtui.widgets.text import line, plain

BACK_AGAIN = "What was being typed when the program ended is here again."
AGAIN = " Esc again leaves that as it was."
LEAVES_A_DRAFT = " Esc again leaves; what was typed stays as a draft."
REFUSED = "could not be saved"
"""Stands where a field is named, once saving was refused."""
SHORT = tuple(FIELDS["people"][name] for name in ("name", "role", "unit", "rank", "offers", "wants", "email"))
"""The few fields of somebody new; the rest can wait."""


class PersonForm(CarefulScreen[str], ModalScreen[str]):
    """Fields of one person; returns her id when something of her was kept, else an empty text."""

    CSS = sheet("kit/dialogs") + sheet("people/form")
    SCOPED_CSS = False  # a scope would be the name of the subclass, which the sheet does not know
    BINDINGS: ClassVar[list[BindingType]] = [
        binding("window.leave", "leave"),
        binding("window.save", "leave"),
        binding("window.private", "private"),
    ]
    HORIZONTAL_BREAKPOINTS = Place.HORIZONTAL_BREAKPOINTS
    HINT: ClassVar[str] = ""
    HEADINGS: ClassVar[bool] = True
    """Whether the fields stand under their headings."""

    def __init__(self, place: PeoplePlace, person: Person, fields: Iterable[Field], *, private: bool = False) -> None:
        super().__init__()
        self._place, self._person = place, person
        self._fields = tuple(fields)
        self._private = private
        self._warned_of = ""
        self._restored = False

    # Layout

    def compose(self) -> ComposeResult:
        """Lay out the title, the fields by group and how to leave."""
        with Vertical(classes="dialog tall" if self.HEADINGS else "dialog"):
            yield Label(plain(self.title_text()), classes="question", markup=False)
            with FieldScroll(id="fields"):
                for heading, fields in groupby(self._fields, lambda field: field.group if self.HEADINGS else ""):
                    yield from self._group(heading, tuple(fields))
            yield Static("", id="wrong", markup=False)
            yield Label(self.hint(), classes="hint")

    def title_text(self) -> str:
        """Return the line above the form."""
        return self._person.name

    def hint(self) -> Content:
        """Return how the form is left; its words are fixed and can be clicked."""
        return Content.from_markup(self.HINT)

    def _group(self, heading: str, fields: Sequence[Field]) -> ComposeResult:
        private = bool(heading) and all(field.level == "private" for field in fields)
        with Vertical(classes="group -private" if private else "group"):
            if heading:
                yield Label(plain(heading), classes="title", markup=False)
            for field in fields:
                with Vertical(classes="field -tall" if field.kind == "text" else "field"):
                    label = filled(field.label, self._place.programme.about)
                    yield Label(line(label[:1].upper() + label[1:]), classes="label", markup=False)
                    yield self._widget(field)

    def _widget(self, field: Field) -> LineField | AreaField | Choice | Scale:
        programme = self._place.programme
        value, name = shown(self._person, field, programme), _id_of(field)
        if field.kind == "scale":
            return Scale(field.choices, value, id=name)
        if field.kind == "objectives":
            return Several(options(field, programme.about), value, id=name)
        if is_chosen(field):
            return Choice(options(field, programme.about), value, at_once=True, id=name)
        if field.kind == "text":
            return AreaField(name, value=value)
        known = values_known(programme, field) if field.suggests else []
        suggester = SuggestFromList(known, case_sensitive=False) if known else None
        joint = ITEMS if field.kind in LISTS else BLANK
        return LineField(name, value=value, hint=field.hint, joint=joint, suggester=suggester)

    def on_mount(self) -> None:
        """Show what was being typed when the program ended, if there is such a draft."""
        self.set_class(self._private, "-shows-private")
        for draft in self._place.host.drafting.left():
            if draft.key == self._draft:
                self._restore(draft.about.get("fields"))

    def _restore(self, texts: object) -> None:
        if not isinstance(texts, dict):
            return
        for field in self._fields:
            text = texts.get(field.name)
            if isinstance(text, str):
                widget = self.query_one(f"#{_id_of(field)}")
                if isinstance(widget, TextArea):
                    widget.text = text
                elif isinstance(widget, Input | Choice | Scale):
                    widget.value = text
        self.query_one("#wrong", Static).update(BACK_AGAIN)

    # Typing

    @property
    def _draft(self) -> str:
        return f"person-{self._person.id}"

    def _texts(self) -> dict[str, str]:
        found = {}
        for field in self._fields:
            widget = self.query_one(f"#{_id_of(field)}")
            if isinstance(widget, TextArea):
                found[field.name] = widget.text
            elif isinstance(widget, Input | Choice | Scale):
                found[field.name] = widget.value
        return found

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Picked)
    @on(Rating.Rated)
    def _typed(self) -> None:
        """Keep a draft of what is typed."""
        self._warned_of = ""
        self._keep_draft(self._save)

    def _keep_draft(self, save: Callable[[], bool]) -> None:
        texts, shown = self._texts(), self._shown()
        typed = {name: text for name, text in texts.items() if text != shown[name]}
        if typed:
            text = "\n".join(f"{name}: {value}" for name, value in typed.items())
            about = {"person": self._person.id, "fields": typed}
            self._place.host.drafting.typed(self._draft, text, about, save)
        elif self.is_mounted:
            self._place.host.drafting.saved(self._draft)

    def _shown(self) -> dict[str, str]:
        programme = self._place.programme
        return {field.name: shown(self._person, field, programme) for field in self._fields}

    # Leaving

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_leave()

    def _read(self) -> tuple[Person, str, str]:
        """Return the person as typed, and which field cannot be read and why."""
        place = self._place
        today = place.desk.clock.today()
        person, field, error = changed(self._person, self._fields, self._texts(), place.programme, today)
        return person, field, error.sentence if error else ""

    def _save(self) -> bool:
        """Save what can be read now, while the form stays open; returns whether all of it is saved."""
        person, wrong, _ = self._read()
        return bool(person.name) and not wrong and not self._place.keep(person)

    def action_leave(self) -> None:
        """Keep what was typed and leave; what cannot be read is said first."""
        person, field, sentence = self._read()
        if sentence and self._warned_of != field:
            self._warn(sentence + AGAIN, field)
            return
        if not person.name:
            self._gone("")
            return
        refused = self._place.keep(person)
        if refused and self._warned_of != REFUSED:
            self._warn(refused + LEAVES_A_DRAFT, "")
            self._warned_of = REFUSED
            return
        if refused:
            self._leave_a_draft()
            return
        stored = self._place.programme.people.get(person.id)
        self._gone(person.id if stored is not None else "")

    def _leave_a_draft(self) -> None:
        """Leave with nothing saved; what was typed is offered when the form is opened again."""
        self._keep_draft(lambda: False)
        self.dismiss("")

    def _gone(self, kept: str) -> None:
        self._place.host.drafting.saved(self._draft)
        self.dismiss(kept)

    def _warn(self, sentence: str, field: str) -> None:
        self._warned_of = field
        self.query_one("#wrong", Static).update(plain(sentence))
        if field:
            self.query_one(f"#field-{field.replace('.', '-')}").focus()

    def action_private(self) -> None:
        """Show or hide the private fields; a new person has none yet."""
        notes = self.query("#field-notes")
        if notes and self.toggle_class("-shows-private").has_class("-shows-private"):
            notes.first().focus()


class NewPerson(PersonForm):
    """Adds one person: a name, and whatever else is known."""

    HEADINGS = False
    HINT = (
        "[@click=screen.leave][b]Enter[/b] or [b]Esc[/b] keeps it[/]   [b]Tab[/b] next field   "
        "[b]Right[/b] takes what is offered"
    )

    def __init__(self, place: PeoplePlace, person: Person) -> None:
        super().__init__(place, person, SHORT)

    @property
    def _draft(self) -> str:
        return "person-new"

    def title_text(self) -> str:
        """Return the line above the form."""
        return "Who is it? A name is enough; the rest can wait."


class EditPerson(PersonForm):
    """Changes one person."""

    HINT = (
        f"[@click=screen.leave][b]Enter[/b] or [b]Esc[/b] keeps it[/], {key_of('undo').shown} takes it back   "
        "[b]Tab[/b] next   "
        f"[@click=screen.private][b]{key_of('window.private').shown}[/b] private fields[/]"
    )

    def __init__(self, place: PeoplePlace, person: Person, *, private: bool) -> None:
        some = bool(place.programme.about.objectives)
        fields = [field for field in EDITABLE if some or field.kind != "objectives"]
        super().__init__(place, person, fields, private=private)


def _id_of(field: Field) -> str:
    return f"field-{field.name.replace('.', '-')}"
