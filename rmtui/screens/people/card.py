"""Card of a person: what is kept about one, to read.

What is private stays behind a key: whom she would rather not meet, notes, her own rating and the background she named.
Who would rather not meet her is never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from textual.content import Content

from rmtui.counts import counted, plural
from rmtui.programme.catalogue.contents import is_empty
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.fields import filled
from rmtui.programme.catalogue.person import LEARN, PART, PERSON, STYLE, WHERE, WHO
from rmtui.programme.catalogue.values import words as said
from rmtui.programme.days.words import date_words
from rmtui.programme.erasing import is_erased
from rmtui.programme.levels import LEVELS, SHOWN
from rmtui.programme.people import PairHistory, PersonRecords, gaps
from rmtui.programme.person import Person, Style
from rmtui.programme.programme import Programme
from rmtui.screens.people.row import LEFT, Words, role_shown, topics_shown
from rmtui.sentences import sentence
from rmtui.widgets.text import line, plain, styled
from rmtui.words import words_of

LABEL = 14
"""Cells of the column of labels."""

MOST_IDEAS = 5
"""How many ideas are shown in her words."""

Entry = tuple[str, str]
"""A label and what it says; an entry without content is left out."""

_ELSEWHERE = frozenset(
    ("name", "title", "email", "unit", "team", "role", "consent", "consent_on", "mentor_room", "mentee_room", "waited")
)
"""Fields that stand in the head of the card or in a sentence with others."""
_STYLE = tuple(field for field in PERSON if field.group == STYLE)
_ON_REQUEST = tuple(field for field in PERSON if field.level == "private")


def card(found: PersonRecords, programme: Programme, width: int, *, private: bool) -> Content:
    """Return everything kept about somebody, in lines of at most `width` cells.

    `private` shows what whoever runs rmtui alone should see.
    """
    person, words = found.person, words_of(programme.about)
    title = ", ".join(filter(None, (person.title, person.unit, person.team if person.team != person.unit else "")))
    head = [styled(" ".join(person.name.split()), "bold"), *(line(text) for text in (title, person.email) if text)]
    groups = (
        _private(found, programme) if private else _behind_the_key(found),
        _pairs(found, words),
        [*_fields(person, programme, WHO, LEARN), ("Style", _style(person.style))],
        [*_fields(person, programme, WHERE), *_others(found)],
        _agreed(found, words, programme),
        _kept(found),
    )
    lines = [*head]
    for group in groups:
        shown = [row for label, text in group if text for row in _entry(label, text, width)]
        lines += [Content(""), *shown] if shown else []
    return Content("\n").join(lines)


def strip(person: Person, words: Words) -> Content:
    """Return the two lines under the list where there is no room for a card."""
    who = ", ".join(filter(None, (person.title, person.team, person.site)))
    first = styled(" ".join(person.name.split()), "bold") + Content("  ")
    if is_erased(person):
        return first + line(LEFT)
    first += line(who or f"role: {role_shown(person, words)}")
    said = topics_shown(person)
    missing = gaps(person)[:4]
    second = line(said) if said else line(f"Not known yet: {', '.join(missing)}" if missing else "")
    return Content("\n").join([first, second])


def _entry(label: str, text: str, width: int) -> Iterator[Content]:
    """Yield the lines of one entry, the second and later ones indented."""
    room = max(10, width - LABEL)
    rows = [row for part in plain(text).split("\n", allow_blank=True) for row in part.wrap(room)]
    for place, row in enumerate(rows):
        shown = Content(label.ljust(LABEL)).stylize("$quiet-text") if place == 0 else Content(" " * LABEL)
        yield shown + row.rstrip()


def _pairs(found: PersonRecords, words: Words) -> Iterator[Entry]:
    yield "Role", role_shown(found.person, words)
    for one in found.pairs:
        yield ("Now" if one.pair.is_open else "Before"), _pair(one, found.person)
    if not found.pairs:
        yield "Pairs", "none yet"
    yield "Wished by", _names(person.name for person in found.wished_by)
    rounds = found.person.waited
    yield "Waited", f"{counted(rounds, 'round', 'rounds')} of suggestions" if rounds else ""


def _pair(one: PairHistory, person: Person) -> str:
    other = one.other.name if one.other else "somebody no longer in the list"
    sides = f"{other} learns from {person.called}" if one.pair.mentor == person.id else f"learns from {other}"
    met = sum(session.state in ("met", "written up") for session in one.sessions)
    often = f", met {plural(met, 'once', f'{met} times')}" if met else ""
    return f"{sides}, {one.pair.state}{often}"


def _fields(person: Person, programme: Programme, *groups: str) -> Iterator[Entry]:
    """Yield the fields of some headings of the form, each called as it is there."""
    for field in PERSON:
        if field.group in groups and field.name not in _ELSEWHERE and not is_empty(person, field):
            yield _labelled(person, field, programme)


def _labelled(person: Person, field: Field, programme: Programme) -> Entry:
    label = filled(field.label, programme.about)
    if field.kind == "offers":
        text = "\n".join(f"{offer.topic} ({offer.level} of 5)" for offer in person.offers)
    elif field.kind == "wants":
        wants = sorted(person.wants, key=lambda want: want.priority)
        text = "\n".join(f"{want.topic} ({_PRIORITY.get(want.priority, want.priority)})" for want in wants)
    else:
        text = said(person, field, programme).strip()
    return label[:1].upper() + label[1:], text


_PRIORITY = {1: "first", 2: "second", 3: "some day"}


def _others(found: PersonRecords) -> Iterator[Entry]:
    """Yield what others say of her."""
    yield "Manages", _names(other.name for other in found.manages)
    yield "Appraises", _names(other.name for other in found.reviews)


def _agreed(found: PersonRecords, words: Words, programme: Programme) -> Iterator[Entry]:
    person = found.person
    if is_erased(person):
        yield "Now", f"{LEFT}; erased for good, and kept only for those who were in a pair with them"
        return
    agreed = {"yes": "yes", "no": "no: takes no part", "unknown": "not asked yet"}[person.consent]
    yield "Consent", agreed + _on(person.consent_on)
    yield from _fields(person, programme, PART)
    room = []
    if person.may_mentor:
        room.append(f"{person.mentor_room} as {words['mentor']}")
    if person.may_learn:
        room.append(f"{person.mentee_room} as {words['mentee']}")
    yield "At a time", ", ".join(room)
    yield "Not known", ", ".join(gaps(person))


def _kept(found: PersonRecords) -> Iterator[Entry]:
    counts = [f"{found.texts[level]} {SHOWN[level]}" for level in LEVELS if found.texts.get(level)]
    yield "Texts", f"of these meetings, by who may know: {', '.join(counts)}" if counts else ""
    yield "Own words", counted(len(found.own_texts), "text", "texts") if found.own_texts else ""
    shown = [f"{credit.what} ({credit.state})" for credit in found.credits[:MOST_IDEAS]]
    more = len(found.credits) - len(shown)
    yield "Ideas", "\n".join([*shown, *([f"and {more} more"] if more > 0 else [])])
    exceptions = sum(ruling.kind == "exception" for ruling in found.rulings)
    yield "Exceptions", f"{exceptions} made to the rules of pairing" if exceptions else ""


def _behind_the_key(found: PersonRecords) -> Iterator[Entry]:
    person = found.person
    kept = [field.label for field in _ON_REQUEST if not is_empty(person, field)]
    yield "Private", sentence("{kept}; {people.private: shows it}", kept=", ".join(kept)) if kept else ""


def _private(found: PersonRecords, programme: Programme) -> Iterator[Entry]:
    """Yield what only whoever runs rmtui sees."""
    person = found.person
    apart = sum(ruling.kind == "kept apart" for ruling in found.rulings)
    kept = [_labelled(person, field, programme) for field in _ON_REQUEST if not is_empty(person, field)]
    shown = sentence("only whoever runs rmtui; {people.private: hides it again}")
    yield "Private", shown if kept or apart else "nothing more is kept"
    yield from kept
    yield "Kept apart", f"from {counted(apart, 'person', 'people')}" if apart else ""


def _style(style: Style) -> str:
    """Return the four scales in words; the middle of a scale needs none."""
    ends = []
    for field in _STYLE:
        step = getattr(style, field.name.rpartition(".")[2])
        if step is not None and step != 3:
            ends.append(field.choices[step > 3][1])
    return ", ".join(ends)


def _on(day: date | None) -> str:
    return f" on {date_words(day)}" if day else ""


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)
