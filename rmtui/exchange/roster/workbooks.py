"""Reader of Excel workbooks: which records does a sheet hold?

Only values are taken: a formula is never worked out, links and macros are not looked at, and what a file unpacks to is
measured before anything is unpacked.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from rmtui.errors import BadInput
from rmtui.exchange.roster.records import MOST_RECORDS, Cells, TextRecord
from rmtui.programme.cleaning import key, visible

MOST_UNPACKED = 300 * 1024 * 1024
"""Bytes; a workbook that unpacks to more is refused."""
MOST_COLUMNS = 400
"""Cells behind them are not looked at."""
_BLANK_ROWS_AT_THE_END = 1000
"""So many blank rows in a row end a sheet: formatted ones go on for a million."""


class Sheet(NamedTuple):
    """What was read of a workbook."""

    records: list[TextRecord]
    """Rows that hold something, numbered as Excel numbers them."""
    name: str
    """Of the sheet read."""
    others: tuple[str, ...]
    """Names of the sheets not read."""
    formulas: int
    """How many cells hold a formula whose result was not stored, and so count as empty."""


def is_workbook(data: bytes) -> bool:
    """Say whether bytes are an Excel workbook of today's kind."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return any(name.startswith("xl/workbook") for name in packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return b"xl/" in data[:65536]


def read_workbook(data: bytes, wanted: str, known: Callable[[Cells], int]) -> Sheet:
    """Return one sheet: the one called `wanted`, else the visible one that looks most like a list of people.

    `known` says how many cells of a record are headings somebody knows. Raises BadInput when the file is damaged,
    unpacks to too much, or has no such sheet.
    """
    _measure(data)
    from openpyxl import load_workbook  # lazy: heavy, and only workbooks need it

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or list(book.worksheets)
        if not sheets:
            raise BadInput("This workbook has no sheet with cells. Nothing was changed.")
        chosen = _named(book.worksheets, wanted) if wanted else _likeliest(sheets, known)
        records = list(_records(chosen))
        others = tuple(sheet.title for sheet in book.worksheets if sheet.title != chosen.title)
        formulas = _without_result(load_workbook, data, chosen.title, records)
    except BadInput:
        raise
    except Exception:  # the library raises whatever the parsers below it do; each means a damaged file
        raise BadInput(
            "This Excel file is damaged or of a kind that cannot be read. Nothing was changed; open it in Excel and "
            "save it anew, or save it as CSV UTF-8."
        ) from None
    return Sheet(records, chosen.title, others, formulas)


def _measure(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            total = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise BadInput("This Excel file is damaged. Nothing was changed; save it anew.") from None
    if total > MOST_UNPACKED:
        raise BadInput("This Excel file unpacks to more than 300 MB. Nothing was read; save the one list as CSV.")


def _named(sheets: list[Any], wanted: str) -> Any:
    for sheet in sheets:
        if key(sheet.title) == key(wanted):
            return sheet
    names = ", ".join(f'"{visible(sheet.title)}"' for sheet in sheets)
    raise BadInput(f'There is no sheet "{visible(wanted)}". Nothing was changed; the sheets are: {names}.')


def _likeliest(sheets: list[Any], known: Callable[[Cells], int]) -> Any:
    """Return the sheet with the most known headings near its top, the first of several."""
    if len(sheets) == 1:
        return sheets[0]
    ranks = []
    for place, sheet in enumerate(sheets):
        first = [record for _, record in zip(range(15), _records(sheet), strict=False)]
        ranks.append((max((known(record.cells) for record in first), default=-1), len(first) > 1, -place))
    return sheets[-max(ranks)[2]]


def _records(sheet: Any) -> Iterator[TextRecord]:
    blank = found = 0
    for line, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        cells = [_text(value) for value in row]
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            blank += 1
            if blank > _BLANK_ROWS_AT_THE_END:
                return
            continue
        blank, found = 0, found + 1
        if found > MOST_RECORDS:
            raise BadInput(f"This sheet has more than {MOST_RECORDS:,} rows. Nothing was changed; split it.")
        yield TextRecord(line, cells)


def _without_result(load: Callable[..., Any], data: bytes, title: str, records: list[TextRecord]) -> int:
    """Return how many formulas have no stored result; a sheet without formulas is not read twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        if not any(b"<f>" in (xml := packed.read(name)) or b"<f " in xml for name in names):
            return 0
    values = {record.line: record.cells for record in records}
    sheet = load(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)[title]
    count = 0
    for line, row in enumerate(
        sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS, max_row=max(values, default=1)), 1
    ):
        stored = values.get(line, [])
        formulas = (place for place, value in enumerate(row) if isinstance(value, str) and value.startswith("="))
        count += sum(1 for place in formulas if place >= len(stored) or not stored[place].strip())
    return count


def _text(value: object) -> str:
    """Return a value as a cell of text: dates as ISO, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
