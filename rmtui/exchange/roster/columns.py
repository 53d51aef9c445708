"""Columns of a roster: which are read after looking at what they hold, and what is said about the others?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rmtui.exchange.roster.cells import read_consent, read_yes
from rmtui.exchange.roster.headings import Column, Why, plain
from rmtui.exchange.roster.remarks import Remarks, quoted
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.tables import Table
from rmtui.programme.catalogue.readers import read_email, read_name
from rmtui.programme.cleaning import clean_name, key
from rmtui.programme.person import Role

_SENTENCES = {
    "special": "Personal background was not read: {}. Nothing of it is kept.",
    "free text": "Free text was not read: {}. It can be kept as notes when you say so.",
    "unknown": "Not understood and not read: {}. You can say what they mean.",
    "taken": "Left out, because another column has the same meaning: {}.",
    "role given": "The role was given for everybody, so {} was ignored.",
    "photos": "Not read as consent to taking part, because it asks for something else: {}.",
    "choose": "Several columns can mean the same and say different things, so none of them was read: {}. Say which "
    "one counts.",
}

TO_ASK = frozenset(("choose", "taken"))
"""Why a column is to be looked at by somebody."""

_MISTAKEN_SIDES = ("role", "both")
_NO_PERSON = re.compile(r"anonym\w*|anon|n/?a|user|guest|gast|respondent|unknown|none", re.IGNORECASE)
_ASKED = re.compile(r"\b(what|whats|your|full|please|enter|real|wie|ihr|votre|su)\b")
_NAME_PARTS = ("name", "first name", "last name")


def settle_columns(
    table: Table, columns: Sequence[Column], roles: RoleWords, given: Role | None, mapping: Mapping[str, str]
) -> tuple[Column, ...]:
    """Return the columns with those settled that only their content decides.

    Of several columns for one value the one is read that holds such values: an address is one, `anonymous` is no name.
    Columns of equal content are one, those that never contradict each other fill each other, and where two say
    different things about consent or the role, none is read and somebody has to choose.
    """
    by_hand = {place for place, column in enumerate(columns) if key(column.heading) in set(map(key, mapping))}
    settled = list(columns)
    for field in {column.wish for column in columns if column.wish}:
        rivals = [place for place, one in enumerate(settled) if field in (one.field, one.wish)]
        if by_hand.isdisjoint(rivals):
            _choose(table, settled, rivals, field, roles)
    _drop_empty(table, settled, by_hand)
    _join_names(settled, by_hand)
    return _settle_roles(table, settled, roles, given, by_hand)


def _choose(table: Table, columns: list[Column], rivals: Sequence[int], field: str, roles: RoleWords) -> None:
    """Settle which of several columns holds a value there is one of."""
    fitting = [place for place in rivals if _fits(table, place, field, roles)]
    best = max(
        fitting or rivals[:1], key=lambda place: (_share(table, place, field, roles), _asks(columns[place], field))
    )
    for place in rivals:
        why: Why = "taken" if place in fitting else "form"
        columns[place] = columns[place]._replace(field=None, why=why, wish=field)
    others = [place for place in fitting if place != best]
    columns[best] = columns[best]._replace(field=field, why="", wish=None)
    agree = [place for place in others if _contents(table, place) == _contents(table, best)]
    for place in agree:
        columns[place] = columns[place]._replace(why="same")
    rest = [place for place in others if place not in agree]
    if not rest:
        return
    sides = {roles.asked_side(columns[place].heading) for place in (best, *rest)}
    if field == "role" and None not in sides and len(sides) > 1:  # "As a mentor?" and "As a mentee?" can both be yes
        for place in rest:
            columns[place] = columns[place]._replace(field=field, why="fills", wish=None)
    elif _contradict(table, [best, *rest]):
        if field in ("consent", "role") or _is_twice(columns, [best, *rest]):
            for place in (best, *rest):
                columns[place] = columns[place]._replace(field=None, why="choose", wish=field)
    else:
        for place in rest:
            columns[place] = columns[place]._replace(field=field, why="fills", wish=None)


def _fits(table: Table, place: int, field: str, roles: RoleWords) -> bool:
    """Say whether a column holds at least something that can be its field."""
    return _share(table, place, field, roles) > 0


def _share(table: Table, place: int, field: str, roles: RoleWords) -> float:
    """Return which part of the lines a column says something usable in."""
    cells = [clean_name(row.cells[place]) for row in table.rows]
    usable = [cell for cell in cells if cell and _is_usable(cell, field, roles)]
    if field == "name" and len(usable) > 1 and len(set(map(key, usable))) == 1:
        return 0.0
    return len(usable) / len(cells) if cells else 0.0


def _is_usable(cell: str, field: str, roles: RoleWords) -> bool:
    if field == "email":
        return read_email(cell) is not None
    if field in _NAME_PARTS:
        return read_name(cell) is not None and not _NO_PERSON.fullmatch(cell) and not cell.isdigit()
    if field == "consent":
        return read_consent(cell) is not None
    return (bool(roles.read(cell)) or read_yes(cell) is not None) if field == "role" else True


def _asks(column: Column, field: str) -> int:
    """Return how clearly a heading asks the person herself."""
    return len(_ASKED.findall(plain(column.heading))) if field in (*_NAME_PARTS, "email") else 0


def _contents(table: Table, place: int) -> tuple[str, ...]:
    return tuple(key(row.cells[place]) for row in table.rows)


def _contradict(table: Table, places: Sequence[int]) -> bool:
    rows = ({key(row.cells[place]) for place in places} - {""} for row in table.rows)
    return any(len(said) > 1 for said in rows)


def _is_twice(columns: Sequence[Column], places: Sequence[int]) -> bool:
    """Say whether columns have one heading, so that nothing but their content tells them apart."""
    return len({plain(re.sub(r" \(\d+\)$", "", columns[place].heading)) for place in places}) == 1


def _drop_empty(table: Table, columns: list[Column], by_hand: set[int]) -> None:
    """Leave out columns for names and addresses that hold none in any line, where another one does."""
    for place, column in enumerate(columns):
        if column.field in ("name", "email") and place not in by_hand:
            cells = [clean_name(row.cells[place]) for row in table.rows if row.cells[place].strip()]
            if cells and all(map(_NO_PERSON.fullmatch, cells)):
                columns[place] = column._replace(field=None, why="form")


def _join_names(columns: list[Column], by_hand: set[int]) -> None:
    """Read `name` as the first name where a last name stands beside it and nothing else gives the first one."""
    fields = [column.field for column in columns]
    if fields.count("last name") == 1 and "first name" not in fields and fields.count("name") == 1:
        place = fields.index("name")
        if place not in by_hand and plain(columns[place].heading) in ("name", "names", "vor", "prenom", "nombre"):
            columns[place] = columns[place]._replace(field="first name")


def _settle_roles(
    table: Table, columns: Sequence[Column], roles: RoleWords, given: Role | None, by_hand: set[int]
) -> tuple[Column, ...]:
    """Return the columns with those about roles settled.

    A column called "role" that holds no word for a side of a pair holds job titles. When the role is `given` for
    everybody, columns about it are not read.
    """
    has_title = any(column.field == "title" for column in columns)
    settled = []
    for place, column in enumerate(columns):
        if column.field == "role" and place not in by_hand and not _has_roles(table, column, roles):
            if plain(column.heading) not in ("role", "rolle", "your role", "current role"):
                column = column._replace(field=None, why="unknown")
            else:
                column = column._replace(field=None, why="taken") if has_title else column._replace(field="title")
        if given and column.field in _MISTAKEN_SIDES:
            column = column._replace(field=None, why="role given")
        settled.append(column)
    return tuple(settled)


def remarks_on_columns(columns: Sequence[Column], remarks: Remarks) -> None:
    """Say which columns are not read and why; those a form tool adds and those left out by hand need no word."""
    for why, sentence in _SENTENCES.items():
        headings = [column.heading for column in columns if column.why == why]
        if headings:
            remarks.say(sentence.format(quoted(headings)))


def _has_roles(table: Table, column: Column, roles: RoleWords) -> bool:
    values = {row.cells[column.place] for row in table.rows if row.cells[column.place].strip()}
    if roles.asked_side(column.heading):
        return not values or any(read_yes(value) is not None or roles.read(value) for value in values)
    return not values or any(roles.read(value) for value in values)
