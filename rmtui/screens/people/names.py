"""Whom does somebody mean who types names, one a line, perhaps with a role, a job, an e-mail address or a unit?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rmtui.exchange.roster.cells import read_email
from rmtui.exchange.roster.headings import guess
from rmtui.exchange.roster.jobs import is_job
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.tables import Row, Table
from rmtui.programme.about import About
from rmtui.programme.cleaning import clean_name

HEADINGS = ("name", "role", "email", "title", "unit")
"""What a line can say, as columns of a table."""

TYPED = "typed names"
"""Stands for the file the lines come from."""

_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,3}[.)]\s+)")
_IN_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_BEHIND_DASH = re.compile(r"(.*?\S)\s+[-–—]\s+(.+)")
_BEHIND_COLON = re.compile(r"([^:]*[^:\s])\s*:\s*(.+)")
_SEPARATOR = re.compile(r"\s*[,;\t|]\s*")
_MAIL = re.compile(r"\s*<([^<>@\s]+@[^<>@\s]+)>")
_IS_NAME = frozenset(("name", "first name", "last name"))


class _Said(NamedTuple):
    """What a line says, in the order of HEADINGS."""

    name: str
    role: str
    email: str
    title: str
    unit: str


def names_table(text: str, about: About) -> Table | None:
    """Return the people of a typed text as a table; None while it holds nobody.

    `Asha Rao, mentor` or `mentor: Asha Rao` gives a role beside the name, a line `Mentors:` one to everybody below it.
    Further words are an e-mail address, a job or a unit.
    """
    rows = tuple(_rows(text, RoleWords(about)))
    return Table(file_name=TYPED, headings=HEADINGS, rows=rows) if rows else None


def is_table(text: str) -> bool:
    """Say whether a text is a table with headings, as pasted from a spreadsheet."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    fields = {guess(clean_name(cell)).field for cell in re.split(r"[\t;,|]", first)} - {None}
    return len(fields) > 1 and bool(fields & _IS_NAME)


def lines_of(text: str) -> list[str]:
    """Return the lines of a typed text, as their numbers in the table count them."""
    return re.split(r"\r\n?|\n", text)


def _rows(text: str, roles: RoleWords) -> Iterator[Row]:
    role_below = ""
    for number, raw in enumerate(lines_of(text), 1):
        line = clean_name(_BULLET.sub("", raw, count=1) if "\t" not in raw else raw.replace("\t", ","))
        if not line:
            continue
        if roles.is_word(line) or (line.endswith(":") and roles.read(line[:-1])):
            role_below = line.rstrip(":,;|. ")
            continue
        for said in _read_all(line, roles):
            if said.name:
                yield Row(number, said._replace(role=said.role or role_below))


def _read_all(line: str, roles: RoleWords) -> Iterator[_Said]:
    """Yield what a line says: of one person, or of each one listed behind "Mentors:"."""
    found = _BEHIND_COLON.fullmatch(line)
    if found and roles.is_plural(found[1]):
        several = _SEPARATOR.split(found[2])
        if all(" " in name and not (is_job(name) or roles.read(name) or "@" in name) for name in several):
            yield from (_read(name, roles)._replace(role=found[1]) for name in several)
            return
    yield _read(line, roles)


def _read(line: str, roles: RoleWords) -> _Said:
    """Return what a line says."""
    email = ""
    if mail := _MAIL.search(line):
        email, line = mail[1], _MAIL.sub("", line)
    name, role, left = _name_and_role(list(_pieces(line, roles)), roles)
    title = unit = ""
    for piece in left:
        if not role and roles.read(piece) and not is_job(piece):
            role = piece
        elif not email and read_email(piece):
            email = piece
        elif is_job(piece):
            title = f"{title}, {piece}" if title else piece
        else:
            unit = f"{unit}, {piece}" if unit else piece
    if not name or read_email(name):
        email = email or name
        name = email.partition("@")[0]
    return _Said(name, role, email, title, unit)


def _pieces(line: str, roles: RoleWords) -> Iterator[str]:
    """Yield what a line holds between its separators, in order; dashes and the like part where that is clear."""
    for place, piece in enumerate(_SEPARATOR.split(line)):
        parted = _parted(piece, roles, begins=place == 0)
        yield from filter(None, parted)


def _parted(piece: str, roles: RoleWords, *, begins: bool) -> tuple[str, ...]:
    """Return a piece in its parts; one that `begins` a line holds the name, so that a dash tells what is behind it."""

    def tells(text: str) -> bool:
        return roles.is_word(text) or bool(roles.read(text)) or is_job(text) or read_email(text) is not None

    if found := _IN_BRACKETS.fullmatch(piece):
        return (found[1], found[2]) if tells(found[2]) else (piece,)
    if found := _BEHIND_DASH.fullmatch(piece):
        several = begins and len(found[1].split()) > 1
        parts = several or roles.is_word(found[1]) or tells(found[2])
        return (found[1], *_parted(found[2], roles, begins=True)) if parts else (piece,)
    if found := _BEHIND_COLON.fullmatch(piece):
        if roles.is_word(found[1]) or tells(found[2]):
            return (found[1], found[2])
        return (found[2], found[1]) if is_job(found[1]) else (piece,)
    return (piece,)


def _name_and_role(pieces: list[str], roles: RoleWords) -> tuple[str, str, list[str]]:
    """Return the name, a role that stands before it or is joined to it by a blank, and the other pieces."""
    if len(pieces) > 1 and roles.is_word(pieces[0]):
        return pieces[1], pieces[0], pieces[2:]
    if len(pieces) > 1 and read_email(pieces[0]) and not read_email(pieces[1]):
        return pieces[1], "", [pieces[0], *pieces[2:]]
    name, left = (pieces[0], pieces[1:]) if pieces else ("", [])
    first, _, behind = name.partition(" ")
    before, _, last = name.rpartition(" ")
    if behind and roles.is_clear(first):
        return behind, first, left
    if " " in before and roles.is_clear(last):
        return before, last, left
    return name, "", left
