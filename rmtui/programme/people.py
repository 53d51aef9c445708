"""Edits of people: how do they come into the programme, change and leave it? And everything kept about one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rmtui.counts import plural
from rmtui.errors import BadInput
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.cleaning import clean_line, clean_name, clean_text, key, loose_key, name_words
from rmtui.programme.credit import Credit
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.levels import Level
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme
from rmtui.programme.ruling import Ruling
from rmtui.programme.session import Session
from rmtui.programme.text import Text

LONGEST_NAME = 200
"""Characters; a longer one is a sentence that slipped into the wrong column."""

MOST_SHOWN = 5
"""How many people a question back to the user lists."""

_CLEAN: Mapping[str, Callable[[str], str]] = {
    "name": clean_name, "line": clean_line, "email": clean_line, "zone": clean_line, "text": clean_text,
}  # fmt: skip
_ONE_TEXT = tuple((field.name, _CLEAN[field.kind]) for field in PERSON if field.kind in _CLEAN)
_LISTS = tuple(field.name for field in PERSON if field.kind in ("list", "slots"))
_TOPICS = tuple(field.name for field in PERSON if field.kind in ("offers", "wants"))
_BY_NAME = {field.name: field for field in PERSON}
_GAPS = tuple(_BY_NAME[name] for name in ("rank", "function", "slots", "languages"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PairHistory:
    """One pair of a person, with the other one and their meetings."""

    pair: Pair
    """The pair."""
    other: Person | None
    """The other one; None when she is no longer in the list."""
    sessions: tuple[Session, ...]
    """Their sessions, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRecords:
    """All that is kept about one person."""

    person: Person
    """Her own record."""
    pairs: tuple[PairHistory, ...]
    """Pairs she is or was in."""
    texts: dict[Level, int]
    """How many texts of her sessions stand at each level."""
    own_texts: tuple[Text, ...]
    """Texts in her words."""
    credits: tuple[Credit, ...]
    """Ideas that belong to her."""
    rulings: tuple[Ruling, ...]
    """Decisions about her and somebody else."""
    avoids: tuple[Person, ...]
    """Whom she would rather not meet."""
    avoided_by: tuple[Person, ...]
    """Who would rather not meet her; kept, but never shown beside a name."""
    wished_by: tuple[Person, ...]
    """Who would like to meet her."""
    manages: tuple[Person, ...]
    """Who reports to her, by id or by a name that is hers."""
    reviews: tuple[Person, ...]
    """Whom she appraises."""


def tidied(person: Person) -> Person:
    """Return `person` with every text cleaned as its field asks; the same value when nothing had to change.

    Raises BadInput when no name is left or it is longer than `LONGEST_NAME`.
    """
    changes: dict[str, Any] = {}
    for name, clean in _ONE_TEXT:
        raw = getattr(person, name)
        if raw and (text := clean(raw)) != raw:
            changes[name] = text
    for name in _LISTS:
        items = getattr(person, name)
        if items and (texts := tuple(filter(None, map(clean_line, items)))) != items:
            changes[name] = texts
    for name in _TOPICS:
        topics = getattr(person, name)
        if any(clean_line(entry.topic) != entry.topic for entry in topics):
            changes[name] = tuple(replace(entry, topic=clean_line(entry.topic)) for entry in topics)
    tidy = replace(person, **changes) if changes else person
    if not tidy.name:
        raise BadInput("A person needs a name. Nothing was changed; give at least one word.")
    if len(tidy.name) > LONGEST_NAME:
        raise BadInput(f"A name may have at most {LONGEST_NAME} characters. Nothing was changed; shorten it.")
    return tidy


def gaps(person: Person) -> tuple[str, ...]:
    """Return what pairing would like to know about somebody and does not, in words, what matters most first."""
    topics = {"mentor": ("offers",), "mentee": ("wants",), "both": ("offers", "wants"), "": ("offers", "wants")}
    return (
        *(() if person.role else ("role",)),
        *(name for name in topics[person.role] if not getattr(person, name)),
        *(() if person.unit or person.team else ("unit or team",)),
        *(field.label for field in _GAPS if not getattr(person, field.name)),
    )


def is_little_known(person: Person) -> bool:
    """Say whether too little is known to pair somebody well: no topic on her side, or neither unit nor team."""
    topics = {"mentor": person.offers, "mentee": person.wants}.get(person.role, person.offers or person.wants)
    return not topics or not (person.unit or person.team)


def sides_look_swapped(people: Sequence[Person], ladder: Sequence[str]) -> bool:
    """Say whether those who mentor stand higher on the ladder, on average, than those who learn."""
    step = {rank: number for number, rank in enumerate(ladder)}
    mentors = [step[person.rank] for person in people if person.role == "mentor" and person.rank in step]
    mentees = [step[person.rank] for person in people if person.role == "mentee" and person.rank in step]
    return bool(mentors and mentees) and sum(mentors) / len(mentors) > sum(mentees) / len(mentees)


def add_people(programme: Programme, people: Sequence[Person]) -> Edit:
    """Add new people; raises BadInput when one has no usable name."""
    tidy = [tidied(person) for person in people]
    label = f"Added {plural(len(tidy), tidy[0].name if tidy else '', f'{len(tidy)} people')}"
    return Edit(EditKind.PERSON_ADD, label, tuple(map(programme.put, tidy)))


def update_person(programme: Programme, person: Person) -> Edit:
    """Store `person` in place of what stands under her id; raises BadInput when she has no usable name."""
    tidy = tidied(person)
    return Edit(EditKind.PERSON_CHANGE, f"Changed {tidy.name}", (programme.put(tidy),))


def update_people(programme: Programme, people: Sequence[Person]) -> Edit:
    """Store several people in place of what stands under their ids."""
    if len(people) == 1:
        return update_person(programme, people[0])
    return Edit(
        EditKind.PERSON_CHANGE,
        f"Changed {len(people)} people",
        tuple(programme.put(tidied(person)) for person in people),
    )


def remember_ladder(programme: Programme, ladder: Sequence[str]) -> Edit:
    """Store the organisation's ranks, lowest first.

    Raises BadInput when a rank is empty or occurs twice, or when there are fewer than two.
    """
    ranks = tuple(clean_name(rank) for rank in ladder)
    if len(ranks) < 2 or not all(ranks):
        raise BadInput("A ladder needs at least two ranks, lowest first, with a comma between them.")
    twice = [rank for rank, count in Counter(map(key, ranks)).items() if count > 1]
    if twice:
        named = next(rank for rank in ranks if key(rank) == twice[0])
        raise BadInput(f'The rank "{named}" stands on the ladder twice. Nothing was changed; name each rank once.')
    if ranks == programme.about.ladder:
        return Edit(EditKind.LADDER, "Kept the ladder", ())
    return Edit(EditKind.LADDER, "Set the ladder", (programme.put(replace(programme.about, ladder=ranks)),))


def remove_person(programme: Programme, person: Person) -> Edit:
    """Remove somebody who has not taken part yet, also from what others say about her.

    Those who report to her keep her name as that of a manager outside the list. Raises BadInput while a pair, an idea
    or a text is hers; erasing her is another thing, which reaches those too.
    """
    if any(person.id in (pair.mentor, pair.mentee) for pair in programme.pairs.all()):
        raise BadInput(f"{person.name} is or was in a pair and stays in the list, so that its meetings keep her name.")
    if any(person.id in credit.whose for credit in programme.credits.all()) or any(
        person.id == text.whose for text in programme.texts.all()
    ):
        raise BadInput(f"{person.name} has ideas or texts of her own here and stays in the list.")
    changes = [programme.remove(person)]
    changes += [
        programme.put(_without(other, person))
        for other in programme.people.all()
        if other.id != person.id and _mentions(other, person.id)
    ]
    changes += [programme.remove(ruling) for ruling in _rulings(programme, person.id)]
    return Edit(EditKind.PERSON_REMOVE, f"Removed {person.name}", tuple(changes))


def find_person(programme: Programme, text: str) -> Person:
    """Return the person with that id, e-mail or full name (without regard to case, then to accents).

    Raises BadInput when nobody or more than one fits.
    """
    typed = clean_name(text)
    by_id = programme.people.get(typed)
    if by_id is not None:
        return by_id
    people = programme.people.all()
    wanted, loosely = key(typed), loose_key(typed)
    found = [person for person in people if person.email and key(person.email) == wanted]
    found = found or [person for person in people if key(person.name) == wanted]
    found = found or [person for person in people if loose_key(person.name) == loosely]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadInput(f'"{typed}" is the name of more than one person: {_listed(found)}. Give the e-mail or the id.')
    near = [person for person in people if wanted and set(loosely.split()) & set(loose_key(person.name).split())]
    hint = f" Perhaps: {_listed(near)}." if near else " The whole name, the e-mail or the id is needed."
    raise BadInput(f'Nobody here is called "{typed}".{hint}')


def records_about(programme: Programme, person: Person) -> PersonRecords:
    """Return all that is kept about one person, also where others name her."""
    pairs = [pair for pair in programme.pairs.all() if person.id in (pair.mentor, pair.mentee)]
    sessions: dict[str, list[Session]] = {pair.id: [] for pair in pairs}
    for session in programme.sessions.all():
        if session.pair in sessions:
            sessions[session.pair].append(session)
    hers = {session.id for several in sessions.values() for session in several}
    texts = programme.texts.all()
    others = [other for other in programme.people.all() if other.id != person.id]
    return PersonRecords(
        person=person,
        pairs=tuple(
            PairHistory(
                pair=pair,
                other=programme.people.get(pair.mentee if pair.mentor == person.id else pair.mentor),
                sessions=tuple(sorted(sessions[pair.id], key=lambda session: session.number)),
            )
            for pair in pairs
        ),
        texts=dict(Counter(text.level for text in texts if text.session in hers)),
        own_texts=tuple(text for text in texts if text.whose == person.id),
        credits=tuple(credit for credit in programme.credits.all() if person.id in credit.whose),
        rulings=_rulings(programme, person.id),
        avoids=tuple(found for known in person.avoids if (found := programme.people.get(known)) is not None),
        avoided_by=tuple(other for other in others if person.id in other.avoids),
        wished_by=tuple(other for other in others if person.id in other.wishes),
        manages=tuple(
            other
            for other in others
            if other.manager == person.id or (not other.manager and _is_named(person, other.manager_named))
        ),
        reviews=tuple(other for other in others if person.id in other.reviewers),
    )


def _rulings(programme: Programme, person_id: str) -> tuple[Ruling, ...]:
    return tuple(ruling for ruling in programme.rulings.all() if person_id in (ruling.mentor, ruling.mentee))


def _is_named(person: Person, text: str) -> bool:
    """Say whether a name or e-mail can mean `person`, in whatever order the words of the name stand."""
    if not text:
        return False
    words = name_words(text)
    return key(text) in (key(person.name), key(person.email)) or (bool(words) and words == name_words(person.name))


def _mentions(other: Person, person_id: str) -> bool:
    return person_id == other.manager or person_id in (*other.reviewers, *other.avoids, *other.wishes)


def _without(other: Person, gone: Person) -> Person:
    reports = other.manager == gone.id
    return replace(
        other,
        manager="" if reports else other.manager,
        manager_named=gone.name if reports else other.manager_named,
        reviewers=tuple(known for known in other.reviewers if known != gone.id),
        avoids=tuple(known for known in other.avoids if known != gone.id),
        wishes=tuple(known for known in other.wishes if known != gone.id),
    )


def _listed(people: Sequence[Person]) -> str:
    shown = [f"{person.name} ({person.email or person.id})" for person in people[:MOST_SHOWN]]
    more = len(people) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")
