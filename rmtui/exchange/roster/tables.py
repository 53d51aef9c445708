"""Reader of tables: which rows and columns does a file from a spreadsheet or a form tool hold?

The standard library's guesses are not used: its sniffer fails on one column, its dictionary reader loses columns that
share a heading, and text is never split where only Unicode sees a line end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rmtui.counts import plural
from rmtui.errors import BadInput
from rmtui.exchange.roster.bytes import Decoded, decode
from rmtui.exchange.roster.headings import guess
from rmtui.exchange.roster.records import NO_DELIMITER, Cells, TextRecord, read_records, shape_of
from rmtui.programme.cleaning import REPLACEMENT, clean_name, key, visible

LONGEST_CELL = 1_000_000
"""Characters; a line with a longer cell is kept aside, not cut."""

_TITLE_ROWS = 10
_TOTALS = re.compile(r"(?:grand |sub)?(?:totals?|sum|summe|gesamt|somme)\b[\s:=]*[\d.,' ]*", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.,' %]+")
_GUARD = re.compile(r"'(?=[\s'\"]*[=+\-@\t\r＝＋－＠])")
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


def read_table(data: bytes, file_name: str, headings: Collection[str] = ()) -> Table:
    """Read a table of comma, semicolon, tab or pipe separated values, or a plain list of names.

    `headings` are ones the user named, which mark the heading row as known words do. Raises BadInput when the file is
    too large, empty, of another kind, has too many rows, a quotation mark that is never closed, or two columns with
    one heading; the sentence begins with the name of the file.
    """
    try:
        return _read(data, file_name, headings)
    except BadInput as refusal:
        if not file_name:
            raise
        raise BadInput(f"{visible(file_name)}: {refusal.sentence}") from None


def _read(data: bytes, file_name: str, headings: Collection[str]) -> Table:
    named = frozenset(map(key, headings))
    decoded = decode(data)
    notes = _notes_on(decoded)
    text = decoded.text.replace("\x00", "")
    shape = shape_of(text, lambda cells: _known(cells, named))
    records = read_records(text, shape)
    start = _heading_row(records, named)
    if start is None:
        heads: tuple[str, ...] = ("name",)
        notes.append("The file has no headings and was read as a list of names.")
        below = records
    else:
        below = records[start + 1 :]
        heads = _headings(records[start], below)
        if start:
            notes.append(f"The headings stand on line {records[start].line}; what is above them was taken for a title.")
    rows, aside = _rows(below, len(heads))
    if not rows and not aside:
        raise BadInput("There is nobody below the headings. Nothing was changed.")
    return Table(
        file_name=file_name,
        headings=heads,
        rows=tuple(rows),
        encoding=decoded.encoding,
        delimiter="" if shape.delimiter == NO_DELIMITER else shape.delimiter,
        aside=tuple(aside),
        notes=tuple(notes),
        is_list=all(len(record.cells) == 1 for record in records),
    )


def unguarded(cell: str) -> str:
    """Return a cell without the one `'` that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and _GUARD.match(cell) else cell


def _notes_on(decoded: Decoded) -> list[str]:
    notes = []
    if decoded.guessed and decoded.encoding == "cp1252":
        notes.append(
            "The file is not stored as UTF-8 and was read as Western European (Windows-1252); check how names with "
            "accents look."
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


def _headings(record: TextRecord, below: Sequence[TextRecord]) -> tuple[str, ...]:
    """Return the headings; columns at the end with neither heading nor content are left away."""
    heads = [clean_name(unguarded(cell)) for cell in record.cells]
    used = {place for place, head in enumerate(heads) if head}
    blank = [place for place, head in enumerate(heads) if not head]
    used |= {place for place in blank if any(len(row.cells) > place and row.cells[place].strip() for row in below)}
    heads = [head or f"column {place + 1}" for place, head in enumerate(heads[: max(used, default=0) + 1])]
    twice = [head for head, count in Counter(map(key, heads)).items() if count > 1]
    if twice:
        named = ", ".join(f'"{next(head for head in heads if key(head) == same)}"' for same in twice)
        raise BadInput(f"Line {record.line}: more than one column is called {named}. Nothing was changed; rename them.")
    return tuple(heads)


def _rows(records: Sequence[TextRecord], width: int) -> tuple[list[TableRow], list[Reject]]:
    rows: list[TableRow] = []
    aside: list[Reject] = []
    padding = ("",) * width
    for line, cells in records:
        reason = _reason_against(cells, width)
        if reason:
            aside.append(Reject(line, reason, tuple(map(unguarded, cells))))
        else:
            tidy = tuple(unguarded(cell) if cell.startswith("'") else cell for cell in cells[:width])
            rows.append(TableRow(line, tidy + padding[len(tidy) :]))
    return rows, aside


def _reason_against(cells: Sequence[str], width: int) -> str:
    if len(cells) > width and any(map(str.strip, cells[width:])):
        filled = max(place for place, cell in enumerate(cells) if cell.strip()) + 1
        return f"it has {filled} cells, but there are {width} headings"
    if max(map(len, cells)) > LONGEST_CELL:
        return "a cell holds more than 1 MB of text"
    filled_cells = [cell.strip() for cell in cells if cell.strip()]
    if _TOTALS.fullmatch(filled_cells[0]) and (width > 1 or len(filled_cells[0]) > 3):
        rest = filled_cells[1:]
        if all(map(_NUMBER.fullmatch, rest)):
            return "it looks like a line of totals"
    return ""
