"""Texts that name somebody: which still do, and how do they read without the name?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rmtui.programme.catalogue.fields import field_of, label_of
from rmtui.programme.days.words import date_words
from rmtui.programme.edit import Tables
from rmtui.programme.erasing import is_free
from rmtui.programme.naming import Naming
from rmtui.programme.programme import Programme
from rmtui.programme.records import Document
from rmtui.programme.rhythm import pair_names
from rmtui.programme.sessions import called, day_of
from rmtui.programme.today import ordinal

Place = tuple[str, str, str]
"""Table, key and field."""
Change = Callable[[Place, str], str]
"""Returns what a text becomes."""


@dataclass(frozen=True, slots=True)
class NamingText:
    """A text in somebody's own words that names a person, or may do so."""

    table: str
    """Table of its record."""
    key: str
    """Key of its record."""
    field: str
    """Which field of it."""
    what: str
    """Which text it is, without any of its words: "note of Martin, Tue 14 May, 2nd session"."""
    surely: bool
    """False where it only holds a word that may be her name."""
    opens: tuple[str, str]
    """Table and id of what shows it on the screen."""


def texts_naming(tables: Tables, names: Naming, shown_by: Tables | None = None) -> list[NamingText]:
    """Return the texts that name somebody, or may do so, in the order of their records; one entry for each field.

    `shown_by` are documents from before, in which the people of a pair still have their names.
    """
    programme = Programme(shown_by or tables)
    spoken = pair_names(programme, " and ")
    found: dict[Place, bool] = {}
    for place, text in own_words(tables):
        if names.is_in(text):
            found[place] = found.get(place, False) or names.surely_in(text)
    return [
        NamingText(*place, _described(programme, spoken, place, names), surely, _opens(programme, place))
        for place, surely in found.items()
    ]


def own_words(tables: Tables) -> Iterator[tuple[Place, str]]:
    """Yield every text in people's own words, record by record."""
    for table, rows in tables.items():
        for key in sorted(rows, key=lambda key: (len(key), key)):
            for field, value in rows[key].items():
                if is_free(table, field):
                    choice = _code(table, field)
                    yield from (((table, key, field), text) for text in _texts(value, choice))


def with_texts(tables: Tables, change: Change) -> dict[str, dict[str, Document]]:
    """Return the documents with every text in people's own words changed; those handed in stay as they are."""
    result: dict[str, dict[str, Document]] = {}
    for table, rows in tables.items():
        result[table] = {key: _document(table, key, row, change) for key, row in rows.items()}
    return result


def _document(table: str, key: str, row: Mapping[str, Any], change: Change) -> Document:
    return {
        field: _changed(value, (table, key, field), change) if is_free(table, field) else value
        for field, value in row.items()
    }


def _changed(value: Any, place: Place, change: Change) -> Any:
    if isinstance(value, str):
        return change(place, value)
    if isinstance(value, dict):
        return {
            change(place, name): part if name == _code(*place[::2]) else _changed(part, place, change)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_changed(item, place, change) for item in value]
    return value


def _code(table: str, field: str) -> str:
    """Return which part of a field of people's own words is none; empty for no part."""
    known = field_of(table, field)
    return known.code if known else ""


def _texts(value: Any, choice: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name
            if name != choice:
                yield from _texts(part, choice)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, choice)


def _described(programme: Programme, spoken: Mapping[str, str], place: Place, names: Naming) -> str:
    """Say which text it is; what it says of people is left out where it would name her."""
    table, key, field = place
    said = label_of(table, field, programme.about)
    if table in ("texts", "sessions"):
        text = programme.texts.get(key) if table == "texts" else None
        said = text.kind if text is not None else said
        return f"{said}{_of_session(programme, spoken, text.session if text else key)}"
    if table == "credits":
        credit = programme.credits.get(key)
        return f"{said}{_of_session(programme, spoken, credit.session if credit else '')}"
    if table == "pairs":
        return f"{said} of {spoken.get(key, 'a pair')}"
    if table == "people":
        return f"{said} on the card of {called(programme, key)}"
    if table == "exceptions":
        ruling = programme.rulings.get(key)
        both = (ruling.mentee, ruling.mentor) if ruling else ("", "")
        return f"{said}, {ruling.kind if ruling else 'decided'}: {' and '.join(called(programme, one) for one in both)}"
    if table == "about":
        return f"setup: {said}"
    return "a record of another program" if names.is_in(table + " " + field) else f"{table}: {said}"


def _of_session(programme: Programme, spoken: Mapping[str, str], session_id: str) -> str:
    session = programme.sessions.get(session_id)
    if session is None:
        return ""
    day = day_of(session)
    when = f", {date_words(day)}" if day else ""
    word = programme.about.labels.session
    return f" of {spoken.get(session.pair, 'a pair')}{when}, {ordinal(session.number)} {word}"


def _opens(programme: Programme, place: Place) -> tuple[str, str]:
    table, key, _ = place
    if table == "texts":
        text = programme.texts.get(key)
        return ("sessions", text.session) if text else (table, key)
    return table, key
