"""Headings of a roster: which one means which field of a person, and which are never read by themselves?

Headings come from spreadsheets, personnel systems and form tools, in any case, order and punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rmtui.errors import BadInput
from rmtui.exchange.roster.vocabulary import (
    FIELDS,
    FORM,
    FREE_TEXT,
    MANAGER_ID,
    PERSON_ID,
    PHOTOS,
    PHRASES,
    SEVERAL,
    SPECIAL,
    SYNONYMS,
)
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.cleaning import clean_name, key

LONGEST = 300
"""Characters of a heading that are looked at."""

Why = Literal[
    "", "special", "free text", "form", "unknown", "taken", "asked", "role given", "same", "choose", "fills", "photos",
    "id",
]  # fmt: skip
"""Why a column is not read: personal background, free text, made by a form tool, not understood, another column has
the field already, the user said so, the role was given for everybody, another column holds the same, it has to be
chosen among several, it consents to something else than taking part, or it holds the number of a person. One that
`fills` gives a field what another column leaves empty."""


class Guess(NamedTuple):
    """What one heading means."""

    field: str | None
    """A name from `FIELDS`; None when the column is not read."""
    why: Why = ""
    """Why it is not read."""


class Column(NamedTuple):
    """One column of a table and what becomes of it."""

    place: int
    """Position in the row, from 0."""
    heading: str
    """As it stands in the table."""
    field: str | None
    """A name from `FIELDS`; None when the column is not read."""
    why: Why
    """Why it is not read."""
    wish: str | None = None
    """What its heading means by itself, where another column was read as that."""


_LABELS = {field.name: field.label.replace("{", "").replace("}", "") for field in PERSON if field.importable}

_WITHOUT_STROKE = str.maketrans("łıøđ", "liod")
"""Letters whose stroke or missing dot is no accent that comes off by itself."""
_LAST_NAME_FIRST = re.compile(
    r"\b((last|sur|family) ?(name )?(and )?(first|given|fore)|(nach|familien)?name (und )?vorname|nom (et )?prenom|"
    r"apellidos? (y )?nombre|nazwisko i imie|prijmeni a jmeno|cognome e nome)"
)
_FIRST_PART = re.compile(r"\b((first|given|fore) ?names?|vorname|prenom|first|imie|jmeno)\b")
_LAST_PART = re.compile(
    r"\b((last|family|sur|second) ?names?|nachname|familienname|nom|last|apellidos?|nazwisko|prijmeni)\b"
)
_AGAIN = re.compile(r" \(\d+\)$")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@lru_cache(maxsize=4096)
def guess(heading: str) -> Guess:
    """Return what a heading means by itself."""
    words = plain(heading)
    if SPECIAL.search(words):
        return Guess(None, "special")
    short = plain(_IN_BRACKETS.sub(" ", _AGAIN.sub("", heading)))
    if PHOTOS.search(words):
        return Guess(None, "photos")
    if MANAGER_ID.fullmatch(words):
        return Guess("manager")
    if PERSON_ID.fullmatch(words):
        return Guess(None, "id")
    if words in SYNONYMS or short in SYNONYMS:
        return Guess(SYNONYMS[words if words in SYNONYMS else short])
    if FORM.search(words):
        return Guess(None, "form")
    if FREE_TEXT.search(words):
        return Guess(None, "free text")
    field = next((field for field, phrase in PHRASES if phrase.search(words)), None)
    return Guess(field, "" if field else "unknown")


def plain(heading: str) -> str:
    """Return a heading without case, accents and punctuation: "E-Mail_Address" and "eMail address" are one."""
    parted = re.sub(r"(?<=[a-z]{2})(?=[A-Z])", " ", heading[:LONGEST])
    apart = unicodedata.normalize("NFKD", parted.replace("ß", "ss"))
    letters = "".join(character for character in apart.casefold() if unicodedata.category(character) != "Mn")
    letters = letters.translate(_WITHOUT_STROKE)
    words = re.sub(r"[\W_]+", " ", letters.replace("'", "").replace("’", "")).strip()
    return re.sub(r"\be (?=mails?\b)", "e", words)


def name_part(heading: str) -> Literal["", "first", "last"]:
    """Return which part of a name a heading asks for, such as `Manager first name`; empty where it asks for a whole."""
    words = plain(heading)
    if _FIRST_PART.search(words):
        return "" if _LAST_PART.search(words) else "first"
    return "last" if _LAST_PART.search(words) else ""


def last_name_first(heading: str) -> bool:
    """Say whether a heading asks for the last name before the first one."""
    return bool(_LAST_NAME_FIRST.search(plain(heading)))


def columns_of(headings: Sequence[str], mapping: Mapping[str, str]) -> tuple[Column, ...]:
    """Return what becomes of each column: what the user said first, then what the headings mean.

    A field that can hold one value is filled by one column; `name`, `first name` and `last name` stand side by side.
    Raises BadInput for a field that does not exist, or one given to two columns.
    """
    said = {key(heading): _field_named(field) for heading, field in mapping.items()}
    guesses: list[Guess] = []
    for heading in headings:
        if key(heading) in said:
            field = said[key(heading)]
            guesses.append(Guess(field, "" if field else "asked"))
        else:
            guesses.append(guess(heading))
    by_hand = [guesses[i].field for i, heading in enumerate(headings) if key(heading) in said]
    for name in by_hand:
        if name and name not in SEVERAL and by_hand.count(name) > 1:
            raise BadInput(f'Two columns were given to the field "{name}", which holds one value. Choose one of them.')
    columns = []
    taken = {name for name in by_hand if name}
    for place, (heading, (field, why)) in enumerate(zip(headings, guesses, strict=True)):
        wish = None
        if field and key(heading) not in said and field not in SEVERAL:
            if field in taken:
                field, why, wish = None, "taken", field
            else:
                taken.add(field)
        columns.append(Column(place, heading, field, why, wish))
    return tuple(columns)


def check_mapping(mapping: Mapping[str, str], headings: Sequence[str]) -> None:
    """Raise BadInput when the user named a heading that no table has, or a field that does not exist."""
    known = {key(heading) for heading in headings}
    for heading, field in mapping.items():
        if key(heading) not in known:
            raise BadInput(f'There is no heading "{clean_name(heading)}". The headings are: {", ".join(headings)}.')
        _field_named(field)


def _field_named(text: str) -> str | None:
    """Return the field a user means; None for an empty text."""
    words = plain(text)
    if not words:
        return None
    for field in FIELDS:
        if words in (plain(field), plain(_LABELS.get(field, ""))):
            return field
    if words in SYNONYMS:
        return SYNONYMS[words]
    raise BadInput(f'There is no field "{clean_name(text)}". The fields are: {", ".join(FIELDS)}.')
