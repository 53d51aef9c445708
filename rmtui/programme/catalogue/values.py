"""Values of the fields of a person: how is each shown in words, and how are the words read again?

For every field and every value a reader returns, `read(words(value)) == value`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from rmtui.errors import BadInput
from rmtui.programme.catalogue import choices, readers
from rmtui.programme.catalogue.contents import NOBODY, Asked, is_empty, value_of
from rmtui.programme.catalogue.field import Field, Kind
from rmtui.programme.catalogue.fields import filled
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.catalogue.readers import NotUnderstood
from rmtui.programme.catalogue.zones import read_zone
from rmtui.programme.cleaning import clean_line, clean_name, clean_text, key
from rmtui.programme.days.reading import Context, read_day
from rmtui.programme.days.words import date_words
from rmtui.programme.people import find_person
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import Programme

T = TypeVar("T", Offer, Want)
"""A topic somebody offers or wants."""

Words = Callable[[Any, Field, Programme], str]
"""Returns what a value says."""
Read = Callable[[str, Asked], Any]
"""Returns the value of a text that is not empty; raises BadInput or NotUnderstood."""


def words(person: Person, field: Field, programme: Programme) -> str:
    """Return what stands in a field, in words that `read` understands; empty where nothing does."""
    value = value_of(person, field)
    return "" if value in ("", None, (), ("", "")) else _KINDS[field.kind].words(value, field, programme)


def read(text: str, asked: Asked) -> Any:
    """Return the value a text gives a field; an empty text gives the value of somebody unknown.

    Raises BadInput with a whole sentence, or NotUnderstood with the reason alone.
    """
    if asked.field.name == "name" and not clean_name(text):
        raise BadInput("A person needs a name.")
    if not text.strip():
        return value_of(NOBODY, asked.field)
    return _KINDS[asked.field.kind].read(text, asked)


def lines(person: Person, programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield what is known about somebody, each with its label, in the order of the form."""
    for field in PERSON:
        if field.kind and not field.within and not is_empty(person, field):
            yield filled(field.label, programme.about), words(person, field, programme)


# -- entries ----------------------------------------------------------------------------------------------------------


def _listed(items: Sequence[str]) -> str:
    """Return several entries in one line; the last sign tells an entry with a comma from two."""
    text = "; ".join(items)
    return f"{text};" if len(items) == 1 and "," in text else text


def _list_words(value: Sequence[str], _field: Field, _programme: Programme) -> str:
    return _listed(value)


def _offers_words(value: Iterable[Offer], _field: Field, _programme: Programme) -> str:
    return _listed([f"{offer.topic}:{offer.level}" for offer in value])


def _wants_words(value: Iterable[Want], _field: Field, _programme: Programme) -> str:
    return _listed([f"{want.topic}:{want.priority}" for want in value])


def _read_offers(text: str, asked: Asked) -> tuple[Offer, ...]:
    before = {key(offer.topic): offer for offer in asked.person.offers}
    typed: tuple[Offer, ...] = readers.read_offers(text) or ()
    return tuple(_with_extra(offer, before.get(key(offer.topic))) for offer in typed)


def _read_wants(text: str, asked: Asked) -> tuple[Want, ...]:
    before = {key(want.topic): want for want in asked.person.wants}
    typed: tuple[Want, ...] = readers.read_wants(text) or ()
    return tuple(_with_extra(want, before.get(key(want.topic))) for want in typed)


def _with_extra(topic: T, before: T | None) -> T:
    """Return what was typed with the fields of a newer or other program that were kept beside it."""
    return replace(topic, extra=before.extra) if before is not None else topic


# -- people -----------------------------------------------------------------------------------------------------------


def spelled(person: Person, programme: Programme) -> str:
    """Return what names somebody and nobody else within a list of names: her name, else her e-mail, else her id."""
    for text in (person.name, person.email):
        try:
            if readers.parts_of(f"{text};") == (text,) and find_person(programme, text).id == person.id:
                return text
        except BadInput:
            continue
    return person.id


def _manager_words(value: tuple[str, str], _: Field, programme: Programme) -> str:
    manager = programme.people.get(value[0]) if value[0] else None
    return spelled(manager, programme) if manager else value[1]


def _read_manager(text: str, asked: Asked) -> tuple[str, str]:
    named = clean_name(text)
    everybody = asked.programme.people.all()
    same = [one for one in everybody if key(named) in (key(one.name), key(one.email)) or named == one.id]
    if len(same) > 1:
        same = [find_person(asked.programme, named)]
    if same and same[0].id == asked.person.id:
        raise BadInput("Nobody reports to herself or himself.")
    return (same[0].id, "") if same else ("", named)


def _people_words(value: Iterable[str], _: Field, programme: Programme) -> str:
    return _listed([spelled(other, programme) for one in value if (other := programme.people.get(one))])


def _read_people(text: str, asked: Asked) -> tuple[str, ...]:
    named = [find_person(asked.programme, part).id for part in readers.parts_of(text)]
    gone = [one for one in value_of(asked.person, asked.field) if asked.programme.people.get(one) is None]
    return tuple(dict.fromkeys(one for one in (*named, *gone) if one != asked.person.id))


# -- texts ------------------------------------------------------------------------------------------------------------


def _as_is(value: object, _field: Field, _programme: Programme) -> str:
    return str(value)


def _day_words(value: date, _field: Field, _programme: Programme) -> str:
    return date_words(value)


def _read_text(text: str, _: Asked) -> str:
    return text


def _read_email(text: str, _: Asked) -> str:
    address = readers.read_email(text)
    if not address:
        raise BadInput(f'"{clean_name(text)[:40]}" is no e-mail address.')
    return address


def _read_day(text: str, asked: Asked) -> date:
    return read_day(text, Context(asked.today, "past", asked.programme.about.typed_order))


def _read_zone(text: str, _: Asked) -> str:
    zone = read_zone(text)
    if zone is None:
        raise NotUnderstood(f'"{clean_line(text)[:40]}" is no time zone such as Europe/London or +02:00')
    return zone


def _read_count(text: str, asked: Asked) -> Any:
    number = readers.read_room(text)
    return value_of(NOBODY, asked.field) if number is None else number


class _Kind(NamedTuple):
    words: Words
    read: Read


_KINDS: Mapping[Kind, _Kind] = {
    "": _Kind(_as_is, _read_text),
    "name": _Kind(_as_is, lambda text, _: clean_name(text)),
    "line": _Kind(_as_is, lambda text, _: clean_line(text)),
    "text": _Kind(_as_is, lambda text, _: clean_text(text)),
    "email": _Kind(_as_is, _read_email),
    "list": _Kind(_list_words, lambda text, _: readers.read_list(text) or ()),
    "slots": _Kind(_list_words, lambda text, _: readers.read_slots(text) or ()),
    "offers": _Kind(_offers_words, _read_offers),
    "wants": _Kind(_wants_words, _read_wants),
    "day": _Kind(_day_words, _read_day),
    "count": _Kind(_as_is, _read_count),
    "rating": _Kind(lambda value, *_: f"{value} of 5", lambda text, _: readers.read_scale(text.partition(" of ")[0])),
    "scale": _Kind(choices.scale_words, choices.read_scale),
    "choice": _Kind(choices.choice_words, choices.read_choice),
    "flag": _Kind(choices.flag_words, choices.read_flag),
    "manager": _Kind(_manager_words, _read_manager),
    "people": _Kind(_people_words, _read_people),
    "objectives": _Kind(choices.objectives_words, choices.read_objectives),
    "zone": _Kind(_as_is, _read_zone),
}
