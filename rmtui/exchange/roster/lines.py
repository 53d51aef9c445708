"""Lines of a roster: what does each say about somebody, before anybody is looked up?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from rmtui.exchange.roster import cells
from rmtui.exchange.roster.headings import Column, last_name_first, name_part
from rmtui.exchange.roster.remarks import Place, Remarks, controls_removed, quoted
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.tables import Reject, Table
from rmtui.programme.about import About
from rmtui.programme.catalogue import readers
from rmtui.programme.catalogue.choices import objectives_in
from rmtui.programme.catalogue.field import Kind
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.catalogue.zones import read_zone
from rmtui.programme.cleaning import clean_line, clean_name, key, removed_controls, turned_round
from rmtui.programme.people import LONGEST_NAME
from rmtui.programme.person import Role

_IMPORTABLE = tuple(field for field in PERSON if field.importable)
NAMED = frozenset(field.name for field in _IMPORTABLE if field.kind in ("manager", "people"))
"""Fields that name other people."""
DATES = frozenset(field.name for field in _IMPORTABLE if field.kind == "day")
_NOBODY = frozenset(
    ("no", "no one", "noone", "nobody", "no-one", "not really", "nope", "nein", "niemand", "keine", "keiner", "non",
     "personne", "aucun", "aucune", "nadie", "ninguno", "ninguna", "niemanden", "keinen", "nikt", "nikogo",
     "nikdo", "nie", "ne", "nessuno", "yok", "sans préférence", "sin preferencia", "keine präferenz",
     "no preference", "not applicable", "anyone", "anybody", "no manager", "vacant", "0",
     "no, nobody", "no, no one", "none that i know of", "not that i know of", "everyone is fine", "happy with anyone")
)  # fmt: skip
"""Answers that name nobody."""
_BOTH_ROOMS = ("mentor_room", "mentee_room")
EMPTIES = "-"
"""A cell that holds nothing else empties its field, where somebody who is here already is brought up to date."""

_OF_KIND: Mapping[Kind, readers.Reader] = {
    "name": readers.read_name,
    "line": readers.read_line,
    "text": readers.read_notes,
    "email": readers.read_email,
    "list": readers.read_list,
    "slots": readers.read_slots,
    "offers": readers.read_offers,
    "wants": readers.read_wants,
    "count": readers.read_room,
    "rating": readers.read_scale,
    "scale": readers.read_scale,
    "flag": cells.read_external,
    "zone": read_zone,
}
_READERS: Mapping[str, readers.Reader] = {
    **{field.name: _OF_KIND[field.kind] for field in _IMPORTABLE if field.kind in _OF_KIND},
    "consent": cells.read_consent,
    "first name": readers.read_name,
    "last name": readers.read_name,
    "room": cells.read_places,
    "mentor_room": cells.read_places,
    "mentee_room": cells.read_places,
    "languages": cells.read_languages,
    "both": cells.read_yes,
}

NO_DATE = "is not a date such as 2026-05-08, or can be two days, and was left out"
_NO_COUNT = "does not say how many at a time and was left out"
_NOT_READ = {
    "room": _NO_COUNT,
    "mentor_room": _NO_COUNT,
    "mentee_room": _NO_COUNT,
    "languages": "names no language and was left out",
    "email": "is no e-mail address and was left out",
    "role": "is no role; the role stays open",
    "time_zone": "is no time zone such as Europe/London or +02:00 and was left out",
    "serves": "is no objective of this programme and was left out",
    "external": "is neither yes nor no and was left out",
    "consent": "is neither yes nor no; consent stays unknown",
    "consent_on": NO_DATE,
    "briefed_on": NO_DATE,
}
"""What is said when a cell is filled and its field cannot take it."""


@dataclass(slots=True)
class Draft:
    """One line that can be taken over."""

    file: int
    """Which of the tables, from 0."""
    line: int
    """Line of the file."""
    fields: dict[str, Any] = field(default_factory=dict)
    """What the line gives, by field of a person; never an empty value."""
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Cells that name other people, by field."""
    numbers: tuple[str, ...] = ()
    """What a personnel system calls her by."""
    unread: set[str] = field(default_factory=set)
    """Fields whose cell is filled but could not be understood."""
    exact: bool = False
    """Whether the line is one this program wrote, of which nothing is guessed or tidied."""
    emptied: set[str] = field(default_factory=set)
    """Fields that are to be empty, as far as somebody is here already; none the line gives a value."""


class _Reading(NamedTuple):
    place: int
    field: str
    read: readers.Reader
    known: dict[str, Any]


def read_lines(
    table: Table,
    number: int,
    columns: Sequence[Column],
    roles: RoleWords,
    remarks: Remarks,
    place: Place,
    about: About,
    exact: Mapping[str, readers.Reader] | None = None,
) -> tuple[list[Draft], list[Reject]]:
    """Return the lines of a table that can be taken over, and those kept aside with the reason.

    `number` is that of the table among several; `about` says how 03/04/2026 is read and which objectives there are.
    `exact` reads the cells of a list this program wrote, as far as they differ from those of others.
    """
    readings = [
        _Reading(
            column.place,
            column.field,
            (exact or {}).get(column.field) or _reader_of(column, table, roles, remarks, about),
            {},
        )
        for column in columns
        if column.field and column.field not in NAMED
    ]
    naming = _naming_places(columns)
    numbers = _number_places(table, columns, naming)
    drafts: list[Draft] = []
    aside: list[Reject] = []
    removed = 0
    for line, row in table.rows:
        draft = Draft(
            number, line, exact=exact is not None, numbers=tuple(row[at].strip() for at in numbers if row[at].strip())
        )
        try:
            removed += _read_cells(row, readings, draft, remarks, place)
            _settle(draft.fields)
        except readers.NotUnderstood as reason:
            aside.append(Reject(line, reason.reason, row))
            continue
        for places, name in naming:
            cell = " ".join(filter(None, (row[at].strip() for at in places)))
            if cell == EMPTIES:
                draft.emptied.add(name)
            elif cell and (draft.exact or not _names_nobody(cell)):
                removed += removed_controls(cell)
                draft.named[name] = (*draft.named.get(name, ()), cell)
        draft.emptied -= draft.fields.keys() | draft.named.keys()
        drafts.append(draft)
    if removed:
        remarks.say(controls_removed(removed, table.file_name))
    return drafts, aside


def _naming_places(columns: Sequence[Column]) -> list[tuple[tuple[int, ...], str]]:
    """Return where cells name other people, by field; a first name and a last name beside it are one."""
    places: list[tuple[tuple[int, ...], str]] = []
    waiting: dict[str, tuple[int, str]] = {}
    for column in columns:
        if column.field not in NAMED or column.field is None:
            continue
        part = name_part(column.heading)
        other = waiting.get(column.field)
        if part and other and other[1] != part:
            at = (other[0], column.place) if part == "last" else (column.place, other[0])
            places[places.index(((other[0],), column.field))] = (at, column.field)
            del waiting[column.field]
            continue
        if part:
            waiting[column.field] = (column.place, part)
        places.append(((column.place,), column.field))
    return places


def _number_places(
    table: Table, columns: Sequence[Column], naming: Sequence[tuple[tuple[int, ...], str]]
) -> tuple[int, ...]:
    """Return the columns whose values stand for people in other cells: numbers of staff, else any that are named so."""
    sure = tuple(column.place for column in columns if column.why == "id")
    named = {key(row.cells[at]).removesuffix(".0") for row in table.rows for places, _ in naming for at in places}
    named -= {""}
    found = list(sure)
    for column in columns if named else ():
        if column.place in sure or column.field or column.why not in ("form", "unknown", "taken"):
            continue
        values = [
            key(row.cells[column.place]).removesuffix(".0") for row in table.rows if row.cells[column.place].strip()
        ]
        if not sure and len(set(values)) == len(values) and named & set(values):
            found.append(column.place)
    return tuple(found)


def _names_nobody(cell: str) -> bool:
    line = clean_line(cell)
    return readers.says_nothing(line) or line.casefold().rstrip(".!") in _NOBODY


def _read_cells(row: Sequence[str], readings: Sequence[_Reading], draft: Draft, remarks: Remarks, place: Place) -> int:
    """Fill the fields of a draft and return how many control characters were met."""
    removed = 0
    fields = draft.fields
    for at, name, read, known in readings:
        raw = row[at]
        if not raw:
            continue
        if raw.strip() == EMPTIES:
            draft.emptied.update(_BOTH_ROOMS if name == "room" else (name,))
            continue
        removed += removed_controls(raw)
        try:
            value = known[raw]
        except KeyError:
            value, reason = _value(read, name, raw)
            known[raw] = value
            if reason:
                remarks.of_line(f"{reason}; it was left out", place(draft.file, draft.line), name)
        if value is None:
            if name in _NOT_READ and not readers.says_nothing(clean_line(raw)):
                remarks.of_line(f'"{clean_name(raw)[:60]}" {_NOT_READ[name]}', place(draft.file, draft.line), name)
                draft.unread.add(name)
        elif name == "role" and {value, fields.get(name)} >= {"mentor", "mentee"}:
            fields[name] = "both"
        elif value == "":
            continue
        elif name in fields and isinstance(value, tuple):
            fields[name] = tuple(dict.fromkeys((*fields[name], *value)))
        else:
            fields[name] = value
        if name == "languages" and value and cells.says_how_well(raw):
            told = "How well somebody speaks a language is not kept"
            remarks.of_line(told, place(draft.file, draft.line), asks=False)
        if isinstance(value, date) and value.isoformat() != clean_line(raw)[:10]:
            told = f'{place(draft.file, draft.line)}: "{clean_name(raw)[:60]}" is {value.isoformat()}'
            remarks.of_line("Dates written in another way than 2026-05-08 were read; check them", told)
    return removed


def _value(read: readers.Reader, name: str, raw: str) -> tuple[Any, str]:
    """Return what a cell says, and why part of it was left out: one bad cell never costs a person."""
    if name in ("offers", "wants"):
        return cells.read_topics(raw, read)
    try:
        return read(raw), ""
    except readers.NotUnderstood as error:
        return None, error.reason


def _reader_of(column: Column, table: Table, roles: RoleWords, remarks: Remarks, about: About) -> readers.Reader:
    """Return what reads the cells of a column; names are turned round where its heading or most cells ask for it."""
    if column.field in DATES:
        return partial(cells.read_date, order=about.day_order)
    if column.field == "serves":
        return partial(_read_objectives, about=about, remarks=remarks)
    if column.field == "role" and (side := roles.asked_side(column.heading)):
        return partial(_read_asked_side, side=side, roles=roles)
    if column.field != "name":
        return _READERS.get(column.field or "", roles.read)
    names = [name for _, row in table.rows if (name := readers.read_name(row[column.place]))]
    turned = [(name, round_) for name in names if (round_ := turned_round(name)) != name]
    if not turned or (2 * len(turned) <= len(names) and not last_name_first(column.heading)):
        return readers.read_name
    several = f"{len(turned)} names" if len(turned) > 1 else "1 name"
    remarks.say(f'The last name stood first in {several} and was put last: "{turned[0][0]}" is "{turned[0][1]}".')
    return _read_turned_round


def _read_asked_side(raw: str, side: Role, roles: RoleWords) -> Role | None:
    """Read yes to `Sign up as a mentor?` as that side; a no leaves it open, for it names no other one."""
    yes = cells.read_yes(raw)
    return roles.read(raw) if yes is None else side if yes else ""


def _read_objectives(raw: str, about: About, remarks: Remarks) -> tuple[str, ...] | None:
    """Read whom somebody serves; where some of several are understood, the others are said."""
    ids, unknown = objectives_in(raw, about)
    if ids and unknown:
        remarks.say(f"No objectives of this programme, and left out: {quoted(unknown)}.", asks=True)
    return ids or None


def _read_turned_round(raw: str) -> str | None:
    name = readers.read_name(raw)
    return name and turned_round(name)


def _settle(fields: dict[str, Any]) -> None:
    """Make fields of a person out of columns that are not: names in two parts, both roles, one room for both sides."""
    first, last = fields.pop("first name", ""), fields.pop("last name", "")
    name = fields.get("name", "")
    if not name:
        name = f"{first} {last}".strip()
    elif first and not last and not set(key(first).split()) <= set(key(name).split()):
        name = f"{first} {name}"
    if not name:
        raise readers.NotUnderstood("no name")
    if len(name) > LONGEST_NAME:
        raise readers.NotUnderstood(f"the name is longer than {LONGEST_NAME} characters")
    fields["name"] = clean_name(name)
    if fields.pop("both", False):
        fields["role"] = "both"
    room = fields.pop("room", None)
    if room is not None:
        for side in _BOTH_ROOMS:
            fields.setdefault(side, room)
