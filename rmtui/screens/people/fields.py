"""Which fields does the form of a person have, how is each shown as text, and how is the text read again?

What is read goes through the same readers as a roster, so a form and a file understand the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from rmtui.errors import BadInput
from rmtui.exchange.roster import cells
from rmtui.programme.cleaning import clean_name, key
from rmtui.programme.days.reading import Context, read_day
from rmtui.programme.days.words import date_words
from rmtui.programme.people import find_person
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import Programme

T = TypeVar("T", Offer, Want)
"""A topic somebody offers or wants."""
Shown = Callable[[Person, Programme], str]
"""Returns the text of a field for a person."""
Read = Callable[[str, Person, Programme, date], Mapping[str, Any]]
"""Returns what the text of a field changes."""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form."""

    name: str
    """Unique; the field of Person it shows, where there is one."""
    label: str
    """What stands before it."""
    shown: Shown
    """Returns its text for a person."""
    read: Read
    """Returns what the text changes; raises BadInput or KeepAside."""
    hint: str = ""
    """Shown while it is empty."""
    known: str = ""
    """The field of everybody in the programme whose values are offered while typing; empty for none."""
    choices: tuple[tuple[str, str], ...] = ()
    """What can be chosen, where nothing is typed."""
    tall: bool = False
    """Whether it holds several lines."""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together."""

    title: str
    """Above them."""
    fields: tuple[Field, ...]
    """From above."""
    private: bool = False
    """Shown only when asked for."""


def changed(
    person: Person, fields: Iterable[Field], texts: Mapping[str, str], programme: Programme, today: date
) -> tuple[Person, str, BadInput | None]:
    """Return `person` with what was typed, and the first field that cannot be read with the reason.

    A field whose text still is what it showed stays exactly as it was; one that cannot be read stays too.
    """
    wrong: tuple[str, BadInput | None] = ("", None)
    changes: dict[str, Any] = {}
    for field in fields:
        text = texts.get(field.name)
        if text is None or text == field.shown(person, programme):
            continue
        try:
            changes.update(field.read(text, person, programme, today))
        except BadInput as error:
            wrong = wrong if wrong[0] else (field.name, error)
        except cells.KeepAside as error:
            wrong = wrong if wrong[0] else (field.name, BadInput(f"{field.label}: {error.reason}. Correct it."))
    if changes.get("consent") in ("yes", "no") and person.consent != changes["consent"]:
        changes.setdefault("consent_on", today)
    return replace(person, **changes), *wrong


def groups(labels: Mapping[str, str]) -> tuple[Group, ...]:
    """Return every field of the form, in the programme's own words."""
    roles = (("mentor", labels["mentor"]), ("mentee", labels["mentee"]), ("both", "both"), ("", "still open"))
    consent = (("yes", "yes"), ("no", "no"), ("unknown", "not asked"))
    return (
        Group("Who", (NAME, *_lines("short_name", "email", "title"))),
        Group(
            "Taking part",
            (
                Field("role", "Role", _attribute("role"), _as_is("role"), choices=roles),
                Field("consent", "Says yes", _attribute("consent"), _as_is("consent"), choices=consent),
                _day("consent_on", "on the day"),
                _day("briefed_on", "Briefed on"),
                _room("mentor_room", f"Places as {labels['mentor']}"),
                _room("mentee_room", f"Places as {labels['mentee']}"),
            ),
        ),
        Group("What to learn", (OFFERS, WANTS, _several("pulse", "Knows how", "such as night shift; Leeds"))),
        Group("Where", (*_lines("unit", "team", "site", "function", "rank"), MANAGER, *_lists())),
        Group(
            "Only this file: seen by whoever runs rmtui",
            (
                _people("avoids", "Rather not"),
                Field("confidence", "Own rating", _number("confidence"), _rating, "1 to 5: confidence or curiosity"),
                _several("tags", "Background", "only what was named by choice"),
                Field("notes", "Notes", _attribute("notes"), _as_is("notes"), tall=True),
            ),
            private=True,
        ),
    )


def short_group(labels: Mapping[str, str]) -> Group:
    """Return the few fields of the form for somebody new."""
    by_name = {field.name: field for group in groups(labels) for field in group.fields}
    names = ("name", "role", "unit", "rank", "offers", "wants", "email")
    return Group("", tuple(by_name[name] for name in names))


def values_known(programme: Programme, field: str) -> list[str]:
    """Return what stands in a field of everybody, for offering while typing; ranks begin with the ladder."""
    people = programme.people.all()
    if field == "name":
        return sorted({person.name for person in people}, key=key)
    ladder = programme.about.ladder if field == "rank" else ()
    return list(dict.fromkeys((*ladder, *sorted({getattr(person, field) for person in people} - {""}, key=key))))


def _attribute(name: str) -> Shown:
    return lambda person, _: str(getattr(person, name))


def _number(name: str) -> Shown:
    return lambda person, _: "" if getattr(person, name) is None else str(getattr(person, name))


def _as_is(name: str) -> Read:
    return lambda text, *_: {name: text}


def _read_name(text: str, *_: object) -> Mapping[str, Any]:
    if not clean_name(text):
        raise BadInput("A person needs a name.")
    return {"name": text}


NAME = Field("name", "Name", _attribute("name"), _read_name, "the only thing that is needed")
"""The one field that must be filled."""

_LINES = {
    "short_name": ("Called", "what people say; else the first word of the name"),
    "title": ("Job title", ""),
    "unit": ("Unit", "department or organisation"),
    "team": ("Team", ""),
    "site": ("Site", ""),
    "function": ("Kind of work", "such as Finance"),
    "rank": ("Rank", "a step of the organisation's own ladder"),
}


def _lines(*names: str) -> Sequence[Field]:
    return [_email() if name == "email" else _line(name) for name in names]


def _line(name: str) -> Field:
    label, hint = _LINES[name]
    known = name if name in ("unit", "team", "site", "function", "rank") else ""
    return Field(name, label, _attribute(name), _as_is(name), hint, known)


def _email() -> Field:
    def read(text: str, *_: object) -> Mapping[str, Any]:
        found = cells.read_email(text)
        if text.strip() and not found:
            raise BadInput(f'"{clean_name(text)[:40]}" is no e-mail address.')
        return {"email": found or ""}

    return Field("email", "E-mail", _attribute("email"), read)


def _day(name: str, label: str) -> Field:
    def shown(person: Person, _: Programme) -> str:
        day = getattr(person, name)
        return date_words(day) if day else ""

    def read(text: str, _person: Person, programme: Programme, today: date) -> Mapping[str, Any]:
        context = Context(today, "past", programme.about.typed_order)
        return {name: read_day(text, context) if text.strip() else None}

    return Field(name, label, shown, read, "today, 12 May or 2026-05-12")


def _room(name: str, label: str) -> Field:
    def read(text: str, *_: object) -> Mapping[str, Any]:
        number = cells.read_room(text)
        return {name: 1 if number is None else number}

    return Field(name, label, _number(name), read, "how many at a time")


def _rating(text: str, *_: object) -> Mapping[str, Any]:
    return {"confidence": cells.read_scale(text) if text.strip() else None}


def _shown_list(items: Sequence[str]) -> str:
    """Return several entries in one line; the last sign tells an entry with a comma from two."""
    text = "; ".join(items)
    return f"{text};" if len(items) == 1 and "," in text else text


def _several(name: str, label: str, hint: str = "") -> Field:
    def shown(person: Person, _: Programme) -> str:
        return _shown_list(getattr(person, name))

    def read(text: str, *_: object) -> Mapping[str, Any]:
        found = cells.read_slots(text) if name == "slots" else cells.read_list(text)
        return {name: found or ()}

    return Field(name, label, shown, read, hint)


def _lists() -> Sequence[Field]:
    return (
        _several("languages", "Languages", "such as English; Urdu"),
        _several("slots", "Free", "such as Tue am; Thu pm"),
        _several("leads", "Leads", "the teams"),
        _people("wishes", "Would like", "names of people to meet"),
    )


def _offers_shown(person: Person, _: Programme) -> str:
    return _shown_list([f"{offer.topic}:{offer.level}" for offer in person.offers])


def _read_offers(text: str, person: Person, *_: object) -> Mapping[str, Any]:
    before = {key(offer.topic): offer for offer in person.offers}
    read: tuple[Offer, ...] = cells.read_offers(text) or ()
    return {"offers": tuple(_with_extra(offer, before.get(key(offer.topic))) for offer in read)}


def _wants_shown(person: Person, _: Programme) -> str:
    return _shown_list([f"{want.topic}:{want.priority}" for want in person.wants])


def _read_wants(text: str, person: Person, *_: object) -> Mapping[str, Any]:
    before = {key(want.topic): want for want in person.wants}
    read: tuple[Want, ...] = cells.read_wants(text) or ()
    return {"wants": tuple(_with_extra(want, before.get(key(want.topic))) for want in read)}


def _with_extra(read: T, before: T | None) -> T:
    """Return what was typed with the fields of a newer or other program that were kept beside it."""
    return replace(read, extra=before.extra) if before is not None else read


OFFERS = Field("offers", "Offers", _offers_shown, _read_offers, "such as short video:4; AI tools:3   (5 is an expert)")
"""What somebody can teach."""
WANTS = Field("wants", "Wants", _wants_shown, _read_wants, "such as short video:1; budgets:2   (1 comes first)")
"""What somebody would like to learn."""


def _manager_shown(person: Person, programme: Programme) -> str:
    manager = programme.people.get(person.manager) if person.manager else None
    return manager.name if manager else person.manager_named


def _read_manager(text: str, person: Person, programme: Programme, _today: date) -> Mapping[str, Any]:
    named = clean_name(text)
    same = [other for other in programme.people.all() if key(named) in (key(other.name), key(other.email)) and named]
    if len(same) > 1 or (same and same[0].id == person.id):
        if len(same) > 1:
            find_person(programme, named)
        raise BadInput("Nobody reports to herself or himself.")
    return {"manager": same[0].id, "manager_named": ""} if same else {"manager": "", "manager_named": named}


MANAGER = Field("manager", "Reports to", _manager_shown, _read_manager, "a name from the list, or any other", "name")
"""Whom somebody reports to."""


def _people(name: str, label: str, hint: str = "names of people, with ; between them") -> Field:
    """Return a field that names people of the programme."""

    def shown(person: Person, programme: Programme) -> str:
        found = [other.name for known in getattr(person, name) if (other := programme.people.get(known))]
        return _shown_list(found)

    def read(text: str, person: Person, programme: Programme, _today: date) -> Mapping[str, Any]:
        named = [find_person(programme, part).id for part in cells.parts_of(text)]
        gone = [known for known in getattr(person, name) if programme.people.get(known) is None]
        return {name: tuple(dict.fromkeys(known for known in (*named, *gone) if known != person.id))}

    return Field(name, label, shown, read, hint, "")
