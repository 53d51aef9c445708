"""How is one person typed in, or changed, in a form? Leaving the form saves; u takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static, TextArea

from rmtui.programme.person import Person
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.people.fields import Field, Group, changed, groups, short_group, values_known
from rmtui.screens.people.place import PeoplePlace
from rmtui.widgets.choice import Choice
from rmtui.widgets.text import line, plain
from rmtui.words import words_of

BACK_AGAIN = "What was being typed when the program ended is here again."
AGAIN = " Esc again leaves that as it was."
LEAVES_A_DRAFT = " Esc again leaves; what was typed stays as a draft."
REFUSED = "could not be saved"
"""Stands where a field is named, once saving was refused."""


class PersonForm(ModalScreen[str]):
    """Fields of one person; returns her id when something of her was kept, else an empty text."""

    CSS = sheet("kit/dialogs") + sheet("people/form")
    SCOPED_CSS = False  # a scope would be the name of the subclass, which the sheet does not know
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", "Keep"),
        ("ctrl+s", "leave", "Keep"),
        ("down", "app.focus_next", "Next field"),
        ("up", "app.focus_previous", "Field before"),
        ("f4", "private", "Private fields"),
    ]
    HORIZONTAL_BREAKPOINTS = Place.HORIZONTAL_BREAKPOINTS
    HINT: ClassVar[str] = ""

    def __init__(
        self, place: PeoplePlace, person: Person, groups_shown: Iterable[Group], *, private: bool = False
    ) -> None:
        super().__init__()
        self._place, self._person = place, person
        self._groups = tuple(groups_shown)
        self._private = private
        self._warned_of = ""
        self._restored = False

    # Layout

    def compose(self) -> ComposeResult:
        """Lay out the title, the fields by group and how to leave."""
        with Vertical(classes="dialog tall" if len(self._groups) > 1 else "dialog"):
            yield Label(plain(self.title_text()), classes="question", markup=False)
            with VerticalScroll(id="fields", can_focus=False):
                for number, group in enumerate(self._groups):
                    yield from self._group(group, number)
            yield Static("", id="wrong", markup=False)
            yield Label(self.hint(), classes="hint")

    def title_text(self) -> str:
        """Return the line above the form."""
        return self._person.name

    def hint(self) -> Content:
        """Return how the form is left; its words are fixed and can be clicked."""
        return Content.from_markup(self.HINT)

    def _group(self, group: Group, number: int) -> ComposeResult:
        with Vertical(classes="group -private" if group.private else "group", id=f"group-{number}"):
            if group.title:
                yield Label(plain(group.title), classes="title", markup=False)
            for field in group.fields:
                with Vertical(classes="field -tall" if field.tall else "field"):
                    yield Label(line(field.label), classes="label", markup=False)
                    yield self._widget(field)

    def _widget(self, field: Field) -> Input | TextArea | Choice:
        value, name = field.shown(self._person, self._place.programme), f"field-{field.name}"
        if field.choices:
            return Choice(field.choices, value, at_once=True, id=name)
        if field.tall:
            return TextArea(value, compact=True, id=name)
        known = values_known(self._place.programme, field.known) if field.known else []
        suggester = SuggestFromList(known, case_sensitive=False) if known else None
        return Input(value, field.hint, compact=True, select_on_focus=False, suggester=suggester, id=name)

    @property
    def _fields(self) -> list[Field]:
        return [field for group in self._groups for field in group.fields]

    def on_mount(self) -> None:
        """Show what was being typed when the program ended, if there is such a draft."""
        self.set_class(self._private, "-shows-private")
        for draft in self._place.desk.drafts.all():
            if draft.key == self._draft:
                self._restore(draft.about.get("fields"))

    def _restore(self, texts: object) -> None:
        if not isinstance(texts, dict):
            return
        for field in self._fields:
            text = texts.get(field.name)
            if isinstance(text, str):
                widget = self.query_one(f"#field-{field.name}")
                if isinstance(widget, TextArea):
                    widget.text = text
                elif isinstance(widget, Input | Choice):
                    widget.value = text
        self.query_one("#wrong", Static).update(BACK_AGAIN)

    # Typing

    @property
    def _draft(self) -> str:
        return f"person-{self._person.id}"

    def _texts(self) -> dict[str, str]:
        found = {}
        for field in self._fields:
            widget = self.query_one(f"#field-{field.name}")
            if isinstance(widget, TextArea):
                found[field.name] = widget.text
            elif isinstance(widget, Input | Choice):
                found[field.name] = widget.value
        return found

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Picked)
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
        return {field.name: field.shown(self._person, programme) for field in self._fields}

    @on(DescendantFocus)
    def _show_whole_field(self, event: DescendantFocus) -> None:
        event.widget.scroll_visible(animate=False)

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
            self.query_one(f"#field-{field}").focus()

    def action_private(self) -> None:
        """Show or hide the private fields."""
        self.toggle_class("-shows-private")
        if self.has_class("-shows-private"):
            self.query_one("#field-notes").focus()


class NewPerson(PersonForm):
    """Adds one person: a name, and whatever else is known."""

    HINT = (
        "[@click=screen.leave][b]Enter[/b] or [b]Esc[/b] keeps it[/]   [b]Tab[/b] next field   "
        "[b]Right[/b] takes what is offered"
    )

    def __init__(self, place: PeoplePlace, person: Person) -> None:
        super().__init__(place, person, [short_group(words_of(place.programme.about))])

    @property
    def _draft(self) -> str:
        return "person-new"

    def title_text(self) -> str:
        """Return the line above the form."""
        return "Who is it? A name is enough; the rest can wait."


class EditPerson(PersonForm):
    """Changes one person."""

    HINT = (
        "[@click=screen.leave][b]Enter[/b] or [b]Esc[/b] keeps it[/], u takes it back   [b]Tab[/b] next   "
        "[@click=screen.private][b]F4[/b] private fields[/]"
    )

    def __init__(self, place: PeoplePlace, person: Person, *, private: bool) -> None:
        super().__init__(place, person, groups(words_of(place.programme.about)), private=private)
