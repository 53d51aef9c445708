"""Editing a person field by field: what a form shows of her, and what becomes of her by what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rmtui.errors import BadInput
from rmtui.programme.catalogue.choices import code_of, coded, options
from rmtui.programme.catalogue.contents import Asked, value_of, with_values
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.fields import filled
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.catalogue.readers import NotUnderstood, parts_of
from rmtui.programme.catalogue.values import read, words
from rmtui.programme.cleaning import clean_name, key
from rmtui.programme.people import find_person
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

EDITABLE: tuple[Field, ...] = tuple(field for field in PERSON if field.group)
"""Every field of a person that a form can change, in its order."""
AS_WRITTEN = "_named"
"""Ends the name of the field that keeps as written whom another one could not find."""
_BY_NAME = {field.name: field for field in EDITABLE}


def is_chosen(field: Field) -> bool:
    """Say whether a field is chosen from a few words instead of typed."""
    return field.kind == "objectives" or bool(field.choices)


def shown(person: Person, field: Field, programme: Programme) -> str:
    """Return what a form holds of a field: its words, or the code of what is chosen."""
    return code_of(person, field) if is_chosen(field) else words(person, field, programme)


def changed(
    person: Person, fields: Iterable[Field], texts: Mapping[str, str], programme: Programme, today: date
) -> tuple[Person, str, BadInput | None]:
    """Return `person` with what was typed, and the first field that cannot be read with the reason.

    A field whose text still is what it showed stays exactly as it was; one that cannot be read stays too. Who is named
    and not in the list is kept as written, where a field for that stands beside.
    """
    wrong: tuple[str, BadInput | None] = ("", None)
    values: dict[str, Any] = {}
    unknown: dict[str, tuple[str, ...]] = {}
    for field in fields:
        text = texts.get(field.name)
        if text is None or text == shown(person, field, programme):
            continue
        if f"{field.name}{AS_WRITTEN}" in _BY_NAME:
            text, unknown[f"{field.name}{AS_WRITTEN}"] = _told_apart(text, programme)
        try:
            values[field.name] = _read(text, Asked(field, person, programme, today))
        except BadInput as error:
            wrong = wrong if wrong[0] else (field.name, error)
        except NotUnderstood as error:
            label = filled(field.label, programme.about).capitalize()
            wrong = wrong if wrong[0] else (field.name, BadInput(f"{label}: {error.reason}. Correct it."))
    for name, named in unknown.items():
        if named:
            values[name] = tuple(dict.fromkeys((*values.get(name, value_of(person, _BY_NAME[name])), *named)))
    if values.get("consent") in ("yes", "no") and person.consent != values["consent"]:
        values.setdefault("consent_on", today)
    return with_values(person, values), *wrong


def _told_apart(text: str, programme: Programme) -> tuple[str, tuple[str, ...]]:
    """Return the ids of those named who are here, and the names that are nobody's or more than one person's."""
    here: list[str] = []
    unknown: list[str] = []
    for name in parts_of(text):
        try:
            here.append(find_person(programme, name).id)
        except BadInput:
            unknown.append(clean_name(name))
    return "; ".join(here), tuple(unknown)


def _read(text: str, asked: Asked) -> Any:
    if not is_chosen(asked.field):
        return read(text, asked)
    codes = {code for code, _ in options(asked.field, asked.programme.about)}
    if asked.field.kind == "scale":
        codes = {"", *map(str, range(1, 6))}
    if asked.field.kind == "objectives":
        return tuple(one for one in coded(asked.field, text) if one in codes)
    if text not in codes:
        raise NotUnderstood("none of the words that can be chosen")
    return coded(asked.field, text)


def values_known(programme: Programme, field: Field) -> list[str]:
    """Return what stands in a field of everybody, to be offered while typing; ranks begin with the ladder."""
    people = programme.people.all()
    if field.kind == "manager":
        return sorted({person.name for person in people}, key=key)
    ladder = programme.about.ladder if field.name == "rank" else ()
    return list(dict.fromkeys((*ladder, *sorted({value_of(person, field) for person in people} - {""}, key=key))))
