"""Columns of a roster: which are read after looking at what they hold, and what is said about the others?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rmtui.exchange.roster.headings import Column
from rmtui.exchange.roster.remarks import Remarks, quoted
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.tables import Table
from rmtui.programme.cleaning import key
from rmtui.programme.person import Role

_SENTENCES = {
    "special": "Personal background was not read: {}. Nothing of it is kept.",
    "free text": "Free text was not read: {}. It can be kept as notes when you say so.",
    "unknown": "Not understood and not read: {}. You can say what they mean.",
    "taken": "Left out, because another column has the same meaning: {}.",
    "role given": "The role was given for everybody, so {} was ignored.",
}


def settle_roles(
    table: Table, columns: Sequence[Column], roles: RoleWords, given: Role | None, mapping: Mapping[str, str]
) -> tuple[Column, ...]:
    """Return the columns with those about roles settled.

    A column called "role" that holds no word for a side of a pair holds job titles. When the role is `given` for
    everybody, columns about it are not read.
    """
    by_hand = set(map(key, mapping))
    has_title = any(column.field == "title" for column in columns)
    settled = []
    for column in columns:
        if column.field == "role" and key(column.heading) not in by_hand and not _has_roles(table, column, roles):
            column = column._replace(field=None, why="taken") if has_title else column._replace(field="title")
        if given and column.field in ("role", "both"):
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
    filled = (row.cells[column.place] for row in table.rows)
    values = {cell for cell in filled if cell.strip()}
    return not values or any(roles.read(value) for value in values)
