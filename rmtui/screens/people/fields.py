"""Fields of a person, one below the other: what stands in each, and what was typed or picked since?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Label

from rmtui.programme.catalogue.choices import options
from rmtui.programme.catalogue.editing import is_chosen, shown, values_known
from rmtui.programme.catalogue.field import LISTS, Field
from rmtui.programme.catalogue.fields import filled
from rmtui.programme.person import Person
from rmtui.programme.writing import Writing
from rmtui.screens.people.held import Scale, Several
from rmtui.screens.writing.asked import AskedPage
from rmtui.screens.writing.keeper import Keeper
from rmtui.widgets.choice import Choice
from rmtui.widgets.fields import BLANK, ITEMS, AreaField, LineField
from rmtui.widgets.rating import Rating
from rmtui.widgets.text import line, plain

Picked = Choice | Scale
"""What holds an answer that is picked instead of typed."""


class PersonFields(AskedPage):
    """The fields of one person. What is typed or picked is a draft, until the window keeps all of it."""

    def __init__(
        self,
        keeper: Keeper,
        person: Person,
        fields: Iterable[Field],
        writing_of: Callable[[Field], Writing],
        *,
        headings: bool,
    ) -> None:
        """Lay out `fields`; `writing_of` says what each is for, with `headings` they stand under theirs."""
        super().__init__(keeper, "fields")
        self._person, self._fields = person, tuple(fields)
        self._writing_of, self._headings = writing_of, headings
        self._hidden: list[Field] = []

    def compose(self) -> ComposeResult:
        """Lay out the fields by group."""
        for heading, fields in groupby(self._fields, lambda field: field.group if self._headings else ""):
            yield from self._group(heading, tuple(fields))

    def _group(self, heading: str, fields: Sequence[Field]) -> ComposeResult:
        private = bool(heading) and all(field.level == "private" for field in fields)
        with Vertical(classes="group -private" if private else "group"):
            if heading:
                yield Label(plain(heading), classes="title", markup=False)
            for field in fields:
                with Horizontal(classes="field -tall" if field.kind == "text" else "field"):
                    label = filled(field.label, self.keeper.programme.about)
                    yield Label(line(label[:1].upper() + label[1:]), classes="label", markup=False)
                    yield self._widget(field)

    def _widget(self, field: Field) -> LineField | AreaField | Picked:
        programme, name = self.keeper.programme, id_of(field.name)
        if field.kind == "scale":
            return Scale(field.choices, self._stored(field), id=name)
        if field.kind == "objectives":
            return Several(options(field, programme.about), self._stored(field), id=name)
        if is_chosen(field):
            return Choice(options(field, programme.about), self._stored(field), at_once=True, id=name)
        if field.kind == "text":
            return AreaField(name)
        known = values_known(programme, field) if field.suggests else []
        suggester = SuggestFromList(known, case_sensitive=False) if known else None
        return LineField(name, hint=field.hint, joint=ITEMS if field.kind in LISTS else BLANK, suggester=suggester)

    def on_mount(self) -> None:
        """Show what is kept, and what was typed before and is not; of the private fields only once they are shown."""
        self._hidden = list(self._fields)
        self.show_hidden(private=False)

    def show_hidden(self, *, private: bool) -> None:
        """Fill the fields nobody has seen yet, the private ones with `private` too."""
        filling = [field for field in self._hidden if private or field.level != "private" or not self._headings]
        self._hidden = [field for field in self._hidden if field not in filling]
        for field in filling:
            name, writing = id_of(field.name), self._writing_of(field)
            widget = self.query_one(f"#{name}")
            if isinstance(widget, Choice | Scale):
                self.writings[name] = writing
                waiting = self.keeper.host.drafting.waiting(writing.key)
                widget.value = self._stored(field) if waiting is None else waiting
            else:
                self.fill(name, writing, self._stored(field), anew=True)
                if isinstance(widget, LineField):
                    widget.to_the_end()

    def _stored(self, field: Field) -> str:
        return shown(self._person, field, self.keeper.programme)

    # What was typed

    @property
    def fields_of_person(self) -> tuple[Field, ...]:
        """The fields, in their order."""
        return self._fields

    @property
    def changed(self) -> dict[str, str]:
        """What was typed or picked and is not what is kept, by the names of the fields."""
        return {field.name: text for field in self._fields if (text := self._change(field)) is not None}

    def _change(self, field: Field) -> str | None:
        widget = self.query_one(f"#{id_of(field.name)}")
        if isinstance(widget, LineField | AreaField):
            return widget.typed if widget.dirty else None
        assert isinstance(widget, Choice | Scale)
        return widget.value if widget.value != self._stored(field) and field not in self._hidden else None

    @on(Choice.Picked)
    @on(Rating.Rated)
    def _picked(self, event: Choice.Picked | Rating.Rated) -> None:
        """Keep a draft of what is picked."""
        widget = event.control
        writing = self.writings.get(widget.id or "")
        if writing is None or not isinstance(widget, Choice | Scale):
            return
        event.stop()
        drafting = self.keeper.host.drafting
        if any(id_of(name) == widget.id for name in self.changed):
            drafting.typed(writing.key, widget.value, dict(writing.about), lambda: False)
        else:
            drafting.saved(writing.key)

    def refuse(self, name: str, sentence: str) -> None:
        """Say beside a field why it cannot be kept, and go there."""
        widget = self.query_one(f"#{id_of(name)}")
        if isinstance(widget, LineField | AreaField):
            self.show_refusal(widget, sentence)
        widget.focus()


def id_of(name: str) -> str:
    """Return the id of the widget of a field."""
    return f"field-{name.replace('.', '-')}"
