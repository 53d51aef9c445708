"""Whom does somebody mean who types names, one a line, perhaps with a role, an e-mail address or a unit behind them?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rmtui.exchange.roster.cells import read_email
from rmtui.exchange.roster.headings import guess
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.tables import Row, Table
from rmtui.programme.about import About
from rmtui.programme.cleaning import clean_name

HEADINGS = ("name", "role", "email", "unit")
"""What a line can say, as columns of a table."""

_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,3}[.)]\s+)")
_IN_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_BEHIND_DASH = re.compile(r"(.*\S)\s+[-–—]\s+(.+)")
_SEPARATOR = re.compile(r"\s*[,;\t|]\s*")
_MAIL = re.compile(r"\s*<([^<>@\s]+@[^<>@\s]+)>")
_IS_NAME = frozenset(("name", "first name", "last name"))


def names_table(text: str, about: About) -> Table | None:
    """Return the people of a typed text as a table; None while it holds nobody.

    `Asha Rao, mentor` gives a role behind the name, a line `Mentors:` one to everybody below it. Further words behind
    the name are an e-mail address or a unit.
    """
    rows = tuple(_rows(text, RoleWords(about)))
    return Table(headings=HEADINGS, rows=rows) if rows else None


def is_table(text: str) -> bool:
    """Say whether a text is a table with headings, as pasted from a spreadsheet."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    fields = {guess(clean_name(cell)).field for cell in re.split(r"[\t;,|]", first)} - {None}
    return len(fields) > 1 and bool(fields & _IS_NAME)


def _rows(text: str, roles: RoleWords) -> Iterator[Row]:
    role_below = ""
    for number, raw in enumerate(re.split(r"\r\n?|\n", text), 1):
        line = clean_name(_BULLET.sub("", raw, count=1) if "\t" not in raw else raw.replace("\t", ","))
        if not line:
            continue
        if line.endswith(":") and roles.read(line[:-1]):
            role_below = line[:-1]
            continue
        name, role, email, unit = _parts(line, roles)
        if name:
            yield Row(number, (name, role or role_below, email, unit))


def _parts(line: str, roles: RoleWords) -> tuple[str, str, str, str]:
    """Return name, role, e-mail address and unit."""
    role = email = unit = ""
    if mail := _MAIL.search(line):
        email, line = mail[1], _MAIL.sub("", line)
    name, *others = _SEPARATOR.split(line)
    for shape in (_IN_BRACKETS, _BEHIND_DASH):
        found = shape.fullmatch(name)
        if found and roles.read(found[2]):
            name, role = found[1], found[2]
    for part in filter(None, others):
        if not role and roles.read(part):
            role = part
        elif not email and read_email(part):
            email = part
        else:
            unit = f"{unit}, {part}" if unit else part
    if not name and email:
        name = email.partition("@")[0]
    return name, role, email, unit
