"""Reader of typed lists: whom does each line mean, and which role, job, e-mail address or unit stands beside?

Typed, pasted and kept in a file it is read by the same rules. Numbers and marks before a name are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from rmtui.exchange.roster.headings import columns_of, guess
from rmtui.exchange.roster.jobs import is_job
from rmtui.exchange.roster.name_order import NameOrder
from rmtui.exchange.roster.remarks import controls_removed
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.tables import Reject, Table, TableRow
from rmtui.programme.about import About
from rmtui.programme.catalogue.readers import read_email
from rmtui.programme.cleaning import clean_name, removed_controls
from rmtui.programme.programme import Programme

HEADINGS = ("name", "role", "email", "title", "unit", "manager")
"""What a line can hold, as columns of a table."""

NO_ROLE = "it ends like a heading and names neither role"
"""Why a line such as "Sales:" is kept aside; whoever stands below it has no role."""

TYPED = "typed names"
"""Stands for the file the lines come from."""

_BULLET = re.compile(
    r"^\s*(?:[-*•–]\s+|\d{1,3}[.):]\s+|\(\d{1,3}\)\s*|(?:#|nr\.? ?|no\.? ?)\d{1,3}[.):]?\s+|"
    r"\d{1,3}\s+[-–]\s+)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_BEHIND_DASH = re.compile(r"(.*?\S)\s+[-–—]\s+(.+)")
_BEHIND_COLON = re.compile(r"([^:]*[^:\s])\s*:\s*(.+)")
_SEPARATOR = re.compile(r"\s*[,;\t|]\s*")
_MAIL = re.compile(r"\s*<([^<>@\s]+@[^<>@\s]+)>")
_IS_NAME = frozenset(("name", "first name", "last name"))


_REPORTS = re.compile(
    r"(?:[,;\t|(]|\s[-–—])\s*(?:reports to|reporting to|managed by|(?:line )?(?:manager|boss)(?:\s*[:=]| is\b)|"
    r"berichtet an|(?:vorgesetzte[rn]?|führungskraft|responsable|superviseur)\s*[:=]|reporta a|rattachée? à)\s*"
    r"([^,;\t|()]*[^\s,;\t|()])\s*\)?",
    re.IGNORECASE,
)
"""Says whom somebody reports to."""
_BEHIND_MAIL = re.compile(r"(?<=>)\s*[,;]\s*")


class _Entry(NamedTuple):
    """What a line holds about one person, in the order of HEADINGS."""

    name: str
    role: str
    email: str
    title: str
    unit: str
    manager: str = ""


_BLANK = ("", "", "", "")


def typed_table(text: str, programme: Programme) -> Table | None:
    """Return the people of a typed text as a table; None while it holds nobody.

    `Asha Rao, mentor` or `mentor: Asha Rao` gives a role beside the name, a line `Mentors:` one to everybody below it.
    Further words are an e-mail address, a job or a unit; `Rao, Asha` is one name (see `NameOrder`).
    """
    lines = lines_of(text)
    rows, aside = _rows(enumerate(lines, 1), RoleWords(programme.about), NameOrder(programme, lines))
    used = len(HEADINGS) - (not any(row.cells[-1] for row in rows))
    rows = [row._replace(cells=row.cells[:used]) for row in rows]
    return Table(file_name=TYPED, headings=HEADINGS[:used], rows=tuple(rows), aside=tuple(aside)) if rows else None


def list_as_table(table: Table, about: About, mapping: Mapping[str, str]) -> Table:
    """Return a file's list of names with what stands beside the names in columns of its own; any other table as it is.

    There a comma may also part a last name from a first one; what stands behind it is read apart only where it is
    clearly no name. The one column keeps its heading. `mapping` says what headings mean, by hand.
    """
    if not table.is_list or columns_of(table.headings, mapping)[0].field != "name":
        return table
    rows, aside = _rows(((row.line, row.cells[0]) for row in table.rows), RoleWords(about), None)
    removed = sum(removed_controls(row.cells[0]) for row in table.rows)
    used = [place for place in range(len(HEADINGS)) if place == 0 or any(row.cells[place] for row in rows)]
    return replace(
        table,
        headings=(table.headings[0], *(HEADINGS[place] for place in used[1:])),
        rows=tuple(TableRow(row.line, tuple(row.cells[place] for place in used)) for row in rows),
        aside=(*table.aside, *aside),
        notes=(*table.notes, *([controls_removed(removed, table.file_name)] if removed else [])),
        is_list=False,
    )


def is_table(text: str) -> bool:
    """Say whether a text is a table with headings, as pasted from a spreadsheet."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    fields = {guess(clean_name(cell)).field for cell in re.split(r"[\t;,|]", first)} - {None}
    return len(fields) > 1 and bool(fields & _IS_NAME)


def lines_of(text: str) -> list[str]:
    """Return the lines of a typed text, as their numbers in the table count them."""
    return re.split(r"\r\n?|\n", text)


def _rows(
    lines: Iterable[tuple[int, str]], roles: RoleWords, order: NameOrder | None
) -> tuple[list[TableRow], list[Reject]]:
    """Return the people of numbered lines, and the lines that are headings nobody understands.

    `order` tells a name with a comma from a name with a unit behind it; None in a file, where names keep their commas.
    """
    rows: list[TableRow] = []
    aside: list[Reject] = []
    role_below = ""
    for number, raw in lines:
        line = clean_name(_BULLET.sub("", raw, count=1) if "\t" not in raw else raw.replace("\t", ";"))
        if line.endswith(":") or roles.is_clear(line):
            role_below = line.rstrip(":,;|. ")
            if not roles.read(role_below):
                role_below = ""
                aside.append(Reject(number, NO_ROLE, (line,)))
        elif line:
            entries = (entry for entry in _entries(line, roles, order) if entry.name)
            rows += (TableRow(number, entry._replace(role=entry.role or role_below)) for entry in entries)
    return rows, aside


def _entries(line: str, roles: RoleWords, order: NameOrder | None) -> Iterator[_Entry]:
    """Yield what a line holds: of one person, of each one of an address line, or listed behind "Mentors:"."""
    if len(_MAIL.findall(line)) > 1:
        for address in _BEHIND_MAIL.split(line):
            yield from (
                _entries(address, roles, order) if len(_MAIL.findall(address)) < 2 else (_Entry(address, *_BLANK),)
            )
        return
    if reports := _REPORTS.search(line):
        rest = line[: reports.start()] + line[reports.end() :]
        yield from (entry._replace(manager=reports[1]) for entry in _entries(rest, roles, order))
        return
    listing = _BEHIND_COLON.fullmatch(line)
    if listing and roles.is_plural(listing[1]):
        several = _SEPARATOR.split(listing[2])
        if all(" " in name and not _says_more(name, roles) for name in several):
            yield from (_read(name, roles, order)._replace(role=listing[1]) for name in several)
            return
    if order is None and not all(_says_more(piece, roles) for piece in _SEPARATOR.split(line)[1:]):
        yield _Entry(line, *_BLANK)
    else:
        yield _read(line, roles, order)


def _says_more(text: str, roles: RoleWords) -> bool:
    """Say whether a text is a role, a job or an e-mail address, and so no name."""
    return is_job(text) or bool(roles.read(text)) or "@" in text


def _is_email(text: str) -> bool:
    """Say whether a text is an address and nothing else; "[@x.y]" and the like are not."""
    return text[:1].isalnum() and read_email(text) is not None


def _read(line: str, roles: RoleWords, order: NameOrder | None) -> _Entry:
    """Return what a line holds; no word of it is lost."""
    email = ""
    if mail := _MAIL.search(line):
        email, line = mail[1], _MAIL.sub("", line, count=1)
    if order is not None and (whole := order.name_with_comma(line, lambda text: _says_more(text, roles))):
        _, role, left = _name_and_role(["-", *_pieces(line[len(whole) :], roles)], roles)
        name = whole
    else:
        name, role, left = _name_and_role(list(_pieces(line, roles)), roles)
    title = unit = ""
    for piece in left:
        if not role and roles.read(piece) and not is_job(piece):
            role = piece
        elif not email and _is_email(piece):
            email = piece
        elif is_job(piece):
            title = f"{title}, {piece}" if title else piece
        else:
            unit = f"{unit}, {piece}" if unit else piece
    if not name or (_is_email(name) and not email):
        email = email or name
        name = email.partition("@")[0]
    return _Entry(name, role, email, title, unit)


def _pieces(line: str, roles: RoleWords) -> Iterator[str]:
    """Yield what a line holds between its separators, in order; dashes and the like part where that is clear."""
    for place, piece in enumerate(_SEPARATOR.split(line)):
        parted = _parted(piece, roles, begins=place == 0)
        yield from filter(None, parted)


def _parted(piece: str, roles: RoleWords, *, begins: bool) -> tuple[str, ...]:
    """Return a piece in its parts; one that `begins` a line holds the name, so that a dash tells what is behind it."""

    def tells(text: str) -> bool:
        return roles.is_word(text) or bool(roles.read(text)) or is_job(text) or _is_email(text)

    if bracket := _IN_BRACKETS.fullmatch(piece):
        return (bracket[1], bracket[2]) if tells(bracket[2]) else (piece,)
    if dash := _BEHIND_DASH.fullmatch(piece):
        several = begins and len(dash[1].split()) > 1
        parts = several or roles.is_word(dash[1]) or tells(dash[2])
        return (dash[1], *_parted(dash[2], roles, begins=True)) if parts else (piece,)
    if colon := _BEHIND_COLON.fullmatch(piece):
        if roles.is_word(colon[1]) or tells(colon[2]):
            return (colon[1], colon[2])
        return (colon[2], colon[1]) if is_job(colon[1]) else (piece,)
    return (piece,)


def _name_and_role(pieces: list[str], roles: RoleWords) -> tuple[str, str, list[str]]:
    """Return the name, a role that stands before it or is joined to it by a blank, and the other pieces."""
    if len(pieces) > 1 and roles.is_word(pieces[0]):
        return pieces[1], pieces[0], pieces[2:]
    if len(pieces) > 1 and _is_email(pieces[0]) and not _is_email(pieces[1]):
        return pieces[1], "", [pieces[0], *pieces[2:]]
    name, left = (pieces[0], pieces[1:]) if pieces else ("", [])
    first, _, behind = name.partition(" ")
    before, _, last = name.rpartition(" ")
    if behind and roles.is_clear(first):
        return behind, first, left
    if " " in before and roles.is_clear(last):
        return before, last, left
    return name, "", left
