"""Typed fields of a person who is there: what becomes of one once it is kept, also one found again as a draft?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from rmtui.errors import BadInput
from rmtui.programme.catalogue.editing import EDITABLE, changed
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.fields import filled
from rmtui.programme.edit import NOTHING_DIFFERENT, Edit
from rmtui.programme.levels import Level
from rmtui.programme.people import update_person
from rmtui.programme.programme import Programme
from rmtui.programme.writing import draft_key


@dataclass(frozen=True, slots=True)
class PersonWriting:
    """What a field of a person is for."""

    person: str
    """Her id."""
    field: Field
    """Which field of hers."""

    place: ClassVar = "people"
    """The place its form stands in."""
    means_something: ClassVar = True
    """Whether emptying the field says something."""

    @property
    def key(self) -> str:
        """What its draft is called."""
        return draft_key("person", self.person, self.field.name)

    @property
    def level(self) -> Level:
        """Who may know it."""
        return self.field.level

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again."""
        return {"person": self.person, "field": self.field.name}

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed; empty where she is gone."""
        person = programme.people.get(self.person)
        return f"what is known of {person.name}: {filled(self.field.label, programme.about)}" if person else ""

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that keeps what was typed; raises BadInput where it cannot be read."""
        person = programme.people.get(self.person)
        if person is None:
            raise BadInput("Whom this was about is no longer in the list.")
        after, _, error = changed(person, (self.field,), {self.field.name: typed}, programme, today)
        if error is not None:
            raise error
        return NOTHING_DIFFERENT if after == person else update_person(programme, after)

    def after(self, edit: Edit) -> PersonWriting:
        """Return what the field is for once the edit is saved: the same."""
        return self


def person_writing_of(about: Mapping[str, Any]) -> PersonWriting | None:
    """Return what a draft was for; None where it is about no field of a person."""
    person, name = about.get("person"), about.get("field")
    field = next((field for field in EDITABLE if field.name == name), None)
    return PersonWriting(person, field) if isinstance(person, str) and field is not None else None
