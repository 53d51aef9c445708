"""Outcome of an import: which fields change, and what is left for somebody to settle?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rmtui.programme.catalogue.contents import value_of
from rmtui.programme.catalogue.fields import label_of
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.catalogue.values import words
from rmtui.programme.edit import Edit
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme


class Change(NamedTuple):
    """One field of somebody here already that an import changes."""

    person: str
    """Id of the person."""
    name: str
    """Her name before the import."""
    field: str
    """Name of the field."""
    label: str
    """What it is called."""
    before: str
    """What stands there, in words; empty for nothing."""
    after: str
    """What will stand there."""


class ToSettle(NamedTuple):
    """Somebody named by another who cannot be found, kept as written."""

    person: str
    """Id of the person who is to be settled."""
    name: str
    """Her name."""
    field: str
    """`manager`, `reviewers` or `avoids`."""
    written: str
    """As it stands in the list."""


def changes(programme: Programme, edit: Edit, changed: Sequence[Person]) -> tuple[Change, ...]:
    """Return every field an import changes of people who are here already, in the order of the form."""
    if not changed:
        return ()
    after = programme.after(edit)
    found = []
    for person in changed:
        before = programme.people.get(person.id)
        if before is None:
            continue
        for field in PERSON:
            if field.kind and not field.within and value_of(before, field) != value_of(person, field):
                said = (words(before, field, programme), words(person, field, after))
                label = label_of("people", field.name, programme.about)
                found.append(Change(person.id, before.name, field.name, label, *said))
    return tuple(found)


def to_settle(people: Iterable[Person]) -> tuple[ToSettle, ...]:
    """Return whom these people name without anybody having been found."""
    found = []
    for person in people:
        if person.manager_named and not person.manager:
            found.append(ToSettle(person.id, person.name, "manager", person.manager_named))
        found += [ToSettle(person.id, person.name, "reviewers", text) for text in person.reviewers_named]
        found += [ToSettle(person.id, person.name, "avoids", text) for text in person.avoids_named]
    return tuple(found)


def off_the_ladder(people: Iterable[Person], ladder: Sequence[str]) -> tuple[Person, ...]:
    """Return the people whose rank is not on the ladder."""
    steps = set(ladder)
    return tuple(person for person in people if person.rank and person.rank not in steps)
