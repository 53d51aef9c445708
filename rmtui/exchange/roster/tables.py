"""Reader of tables: which rows and columns does a file from a spreadsheet or a form tool hold?

The standard library's guesses are not used: its sniffer fails on one column, its dictionary reader loses columns that
share a heading, and text is never split where only Unicode sees a line end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rmtui.counts import counted, plural
from rmtui.errors import BadInput
from rmtui.exchange.roster.bytes import MOST_BYTES, Decoded, decode
from rmtui.exchange.roster.encodings import USUAL
from rmtui.exchange.roster.headings import guess
from rmtui.exchange.roster.layout import each_once, is_other_headings, nobody, order_of, placed_below, two_rows
from rmtui.exchange.roster.records import NO_DELIMITER, Cells, TextRecord, read_records, shape_of
from rmtui.exchange.roster.workbooks import is_workbook, read_workbook
from rmtui.programme.cleaning import REPLACEMENT, clean_name, key, visible

LONGEST_CELL = 1_000_000
"""Characters; a line with a longer cell is kept aside, not cut."""

_TITLE_ROWS = 10
_GUARD = re.compile(r"'(?=[\s'\"]*[=+\-@\t\r＝＋－＠])")
_SIDE = re.compile(r"(mentor|mentee|learner|mentoree|protégé)(s|in|innen)?", re.IGNORECASE)
_MARK_INSIDE = re.compile("^\ufeff", re.MULTILINE)
_TWICE = re.compile("[Â-ô][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")


class TableRow(NamedTuple):
    """One row below the headings."""

    line: int
    """Line of the file the row begins on, from 1."""
    cells: tuple[str, ...]
    """As many as there are headings."""


class Reject(NamedTuple):
    """A line that was not taken, and why."""

    line: int
    """Line of the file the row begins on, from 1."""
    reason: str
    """In words."""
    cells: tuple[str, ...] = ()
    """What the line holds; more than there are headings where that is the reason."""


class Storage(NamedTuple):
    """What somebody chose about how a file is stored; empty where the likeliest is taken."""

    encoding: str = ""
    """Of a text file."""
    sheet: str = ""
    """Of a workbook, by its name."""


AS_STORED = Storage()
"""Nothing was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a file holds."""

    file_name: str = ""
    """The last part of its path."""
    headings: tuple[str, ...]
    """One for each column; a column without heading is called `column 3`."""
    rows: tuple[TableRow, ...]
    """Rows with content."""
    encoding: str = "utf-8"
    """How the text was stored."""
    delimiter: str = ""
    """What stands between cells; empty for a plain list."""
    aside: tuple[Reject, ...] = ()
    """Lines that cannot be read."""
    notes: tuple[str, ...] = ()
    """What the user should know, in sentences."""
    is_list: bool = False
    """Whether it is a plain list, one entry a line."""
    sheet: str = ""
    """Which sheet of a workbook it is."""
    sheets: tuple[str, ...] = ()
    """Every sheet of the workbook."""


def read_table(data: bytes, file_name: str, headings: Collection[str] = (), how: Storage = AS_STORED) -> Table:
    """Read a table of comma, semicolon, tab or pipe separated values, or a plain list of names.

    `headings` are ones the user named, which mark the heading row as known words do. Raises BadInput when the file is
    too large, empty, of another kind, has too many rows or a quotation mark that is never closed; the sentence begins
    with the name of the file. `how` is what the user chose about the file. A workbook is read like any other table.
    """
    try:
        return _read(data, file_name, headings, how)
    except BadInput as refusal:
        if not file_name:
            raise
        raise BadInput(f"{visible(file_name)}: {refusal.sentence}") from None


def _read(data: bytes, file_name: str, headings: Collection[str], how: Storage) -> Table:
    if is_workbook(data) and len(data) <= MOST_BYTES:
        return _read_sheet(data, file_name, headings, how.sheet)
    decoded = decode(data, how.encoding)
    text = _MARK_INSIDE.sub("", decoded.text.replace("\x00", ""))
    named = frozenset(map(key, headings))
    shape = shape_of(text, lambda cells: _known(cells, named))
    table = table_of(read_records(text, shape), named, _notes_on(decoded))
    delimiter = "" if shape.delimiter == NO_DELIMITER else shape.delimiter
    return replace(table, file_name=file_name, encoding=decoded.encoding, delimiter=delimiter)


def _read_sheet(data: bytes, file_name: str, headings: Collection[str], wanted: str) -> Table:
    named = frozenset(map(key, headings))
    sheet = read_workbook(data, wanted, lambda cells: _known(cells, named))
    notes = []
    if sheet.others:
        others = ", ".join(f'"{visible(name)}"' for name in sheet.others[:8])
        notes.append(f'The sheet "{visible(sheet.name)}" was read; not read: {others}.')
    if sheet.formulas:
        cells = counted(sheet.formulas, "cell holds a formula", "cells hold a formula")
        notes.append(f"{cells} whose result is not stored in the file, and counts as empty. Open and save it in Excel.")
    table = table_of(sheet.records, named, notes)
    return replace(table, file_name=file_name, encoding="", sheet=sheet.name, sheets=(sheet.name, *sheet.others))


def table_of(records: Sequence[TextRecord], named: Collection[str], notes: Sequence[str] = ()) -> Table:
    """Return the table that records make; raises BadInput when there is nobody in it.

    `named` are headings the user named, as they are compared.
    """
    notes = list(notes)
    start = _heading_row(records, named)
    if start is None:
        heads: tuple[str, ...] = ("name",)
        notes.append("The file has no headings and was read as a list of names.")
        below = records
    else:
        first = [clean_name(unguarded(cell)) for cell in records[start].cells]
        found = two_rows(first, records[start + 1 : start + 2], records[:start])
        below = records[start + 1 + found.rows :]
        heads = _headings(found.names, below)
        if start:
            notes.append(f"The headings stand on line {records[start].line}; what is above them was taken for a title.")
    rows, aside, heads = _rows(below, heads, notes)
    if not rows and not aside:
        raise BadInput("There is nobody below the headings. Nothing was changed.")
    is_list = all(len(record.cells) == 1 for record in records)
    return Table(headings=heads, rows=tuple(rows), aside=tuple(aside), notes=tuple(notes), is_list=is_list)


def unguarded(cell: str) -> str:
    """Return a cell without the one `'` that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and _GUARD.match(cell) else cell


def _notes_on(decoded: Decoded) -> list[str]:
    notes = []
    if decoded.guessed and decoded.encoding in USUAL:
        notes.append(
            f"The file is not stored as UTF-8 and was read as {USUAL[decoded.encoding]}; check how names with accents "
            "look, and choose another encoding where they look wrong."
        )
    if decoded.broken:
        one = plural(decoded.broken, "letter was", "letters were")
        notes.append(
            f"{decoded.broken} damaged {one} replaced by {REPLACEMENT}; correct the names that hold one where they "
            "come from."
        )
    nuls = decoded.text.count("\x00")
    if nuls:
        notes.append(f"{nuls} NUL characters were removed.")
    twice = None if decoded.text.isascii() else _stored_twice(decoded.text)
    if twice:
        notes.append(
            f'Some letters look as if they were converted once too often: "{twice[0]}" probably stands for '
            f'"{twice[1]}". Save the list anew as CSV UTF-8 where it comes from.'
        )
    return notes


def _stored_twice(text: str) -> tuple[str, str] | None:
    """Return a piece of text that was UTF-8, read as Windows-1252 and stored again, and what it stands for."""
    for found in _TWICE.finditer(text):
        for end in range(found.start() + 2, found.end() + 1):
            piece = text[found.start() : end]
            try:
                return visible(piece), visible(piece.encode("cp1252").decode("utf-8"))
            except UnicodeError:
                continue
    return None


def _known(cells: Sequence[str], named: Collection[str]) -> int:
    """Return how many cells are headings; none when one is an e-mail address, which no heading is."""
    if any("@" in cell for cell in cells):
        return 0
    return sum(1 for cell in cells if cell.strip() and (guess(clean_name(cell)).field or key(cell) in named))


def _heading_row(records: Sequence[TextRecord], named: Collection[str]) -> int | None:
    """Return which record holds the headings; None when the file is a plain list of names."""
    first = [[cell for cell in record.cells if cell.strip()] for record in records[:_TITLE_ROWS]]
    titles = next((place for place, cells in enumerate(first) if len(cells) > 1), len(first))
    if titles == len(first) and all(len(record.cells) == 1 for record in records):
        return _heading_of_list(first, named)
    for place, cells in enumerate(first):
        if _known(cells, named) > 1 and all(len(above) < len(cells) for above in first[:place]):
            return place
    for place, cells in enumerate(first[: titles + 1]):
        if _known(cells, named):
            return place
    if titles == len(first):
        titles = 0
    if any("@" in cell for cell in first[titles]):
        raise BadInput(
            'The file has no headings. Nothing was changed; add a first line that names the columns, such as "name", '
            '"e-mail", "department".'
        )
    return titles


def _heading_of_list(first: Sequence[Cells], named: Collection[str]) -> int | None:
    """Return which line of a list with one column is its heading."""
    for place, [cell] in enumerate(first):
        if guess(clean_name(cell)).field == "name" or key(cell) in named:
            return place
    return 0 if _known(first[0], named) else None


def _headings(heads: Sequence[str], below: Sequence[TextRecord]) -> tuple[str, ...]:
    """Return the headings, none twice; columns at the end with neither heading nor content are left away."""
    used = {place for place, head in enumerate(heads) if head}
    blank = [place for place, head in enumerate(heads) if not head]
    used |= {place for place in blank if any(len(row.cells) > place and row.cells[place].strip() for row in below)}
    shown = [head or f"column {place + 1}" for place, head in enumerate(heads[: max(used, default=0) + 1])]
    return tuple(each_once(shown))


def _rows(
    records: Sequence[TextRecord], heads: Sequence[str], notes: list[str]
) -> tuple[list[TableRow], list[Reject], tuple[str, ...]]:
    """Return the rows, the lines kept aside, and the headings, with those that only stand further down."""
    rows: list[TableRow] = []
    aside: list[Reject] = []
    width = len(heads)
    every = list(heads)
    order: list[int] | None = None
    nobodies = nobody(records, width, lambda text: bool(_SIDE.fullmatch(text)))
    for place, (line, cells) in enumerate(records):
        if width > 1 and (again := order_of(cells, heads)):
            notes.append(f"The headings stand once more on line {line}.")
            order = None if again == list(range(width)) else again
            continue
        if width > 1 and is_other_headings(cells):
            notes.append(f"Other headings stand on line {line}; what is below them was read by those.")
            order = placed_below(cells, every)
            continue
        reason = nobodies.get(place) or _reason_against(cells, len(order) if order else width)
        if reason:
            aside.append(Reject(line, reason, tuple(map(unguarded, cells))))
        else:
            tidy = [unguarded(cell) if cell.startswith("'") else cell for cell in cells]
            rows.append(TableRow(line, _in_order(tidy[: len(order) if order else width], order, len(every))))
    if len(every) > width:
        rows = [row._replace(cells=(*row.cells, *[""] * (len(every) - len(row.cells)))) for row in rows]
    return rows, aside, tuple(every)


def _in_order(cells: list[str], order: Sequence[int] | None, width: int) -> tuple[str, ...]:
    """Return cells as the first headings have them; `order` says for each where it stands there."""
    placed = cells + [""] * (width - len(cells))
    if order:
        placed = [""] * width
        for cell, place in zip(cells, order, strict=False):
            if place >= 0:
                placed[place] = cell
    return tuple(placed)


def _reason_against(cells: Sequence[str], width: int) -> str:
    if len(cells) > width and any(map(str.strip, cells[width:])):
        filled = max(place for place, cell in enumerate(cells) if cell.strip()) + 1
        return f"it has {filled} cells, but there are {width} headings"
    return "a cell holds more than 1 MB of text" if max(map(len, cells)) > LONGEST_CELL else ""
