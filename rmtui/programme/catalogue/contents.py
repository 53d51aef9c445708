"""Contents of the fields of a person: what stands in one, and the person with something else in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from rmtui.programme.catalogue.field import Field
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

NOBODY = Person(id="", name="")
"""Somebody of whom nothing is known: every field at its default."""


class Asked(NamedTuple):
    """What a reader may look at beside the text."""

    field: Field
    """Which field it reads."""
    person: Person
    """Whose field, as she is now."""
    programme: Programme
    """Everybody else, and the programme's own words."""
    today: date
    """For days that count from today."""


def value_of(person: Person, field: Field) -> Any:
    """Return what stands in a field; of a manager the id and the name as written."""
    if field.kind == "manager":
        return (person.manager, person.manager_named)
    whole, _, part = field.name.partition(".")
    value = getattr(person, whole)
    return getattr(value, part) if part else value


def is_empty(person: Person, field: Field) -> bool:
    """Say whether nothing more stands in a field than in that of somebody unknown."""
    return bool(value_of(person, field) == value_of(NOBODY, field))


def with_values(person: Person, values: Mapping[str, Any]) -> Person:
    """Return `person` with other values, by name of their fields."""
    changes: dict[str, Any] = {}
    for name, value in values.items():
        whole, _, part = name.partition(".")
        if part:
            changes[whole] = replace(changes.get(whole, getattr(person, whole)), **{part: value})
        elif name == "manager" and isinstance(value, tuple):
            changes["manager"], changes["manager_named"] = value
        else:
            changes[name] = value
    return replace(person, **changes) if changes else person
