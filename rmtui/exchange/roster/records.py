"""Parser of delimited text: into which records and cells does the text of a table fall?"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from rmtui.errors import BadInput

MOST_RECORDS = 200_000
"""More are refused: no programme has so many people."""

DELIMITERS = (",", ";", "\t", "|")
"""What may stand between cells, the likeliest first."""

NO_DELIMITER = "\ufdd0"
"""Stands in no text; reads a plain list, one entry a line."""

_RECORDS_LOOKED_AT = 20
_LINES_LOOKED_AT = 400
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_LINE_END = re.compile(r"\r\n?|\n")
_SEP = re.compile(r'"?sep=([^\r\n])"?(?:\r\n?|\n)', re.IGNORECASE)

Cells = list[str]
"""Of one record."""


class TextRecord(NamedTuple):
    """One record of the file."""

    line: int
    """Line it begins on, from 1."""
    cells: Cells
    """As they stand in the file."""


class Shape(NamedTuple):
    """How the records are told apart."""

    delimiter: str
    """What stands between cells, or `NO_DELIMITER`."""
    skipped: int
    """Lines at the top that only name the delimiter."""


def shape_of(text: str, known: Callable[[Cells], int]) -> Shape:
    """Return the delimiter a text uses: the one named by a first line `sep=;`, else the steadiest outside quotes.

    `known` says how many cells of a record are headings somebody knows.
    """
    named = _SEP.match(text)
    if named:
        return Shape(named[1], 1)
    best, best_rank = NO_DELIMITER, (False, 0.0, 0)
    for delimiter in DELIMITERS:
        records = _first_records(text, delimiter)
        widths = Counter(len(cells) for cells in records)
        width, times = max(widths.items(), key=lambda entry: (entry[1], entry[0]), default=(0, 0))
        has_headings = any(len(cells) > 1 and known(cells) > 1 for cells in records)
        if width < 2 and not has_headings:
            continue
        rank = (has_headings, times / len(records), width)
        if rank > best_rank:
            best, best_rank = delimiter, rank
    return Shape(best, 0)


def read_records(text: str, shape: Shape) -> list[TextRecord]:
    """Return every record that holds something.

    Raises BadInput when there are too many, or a quotation mark is opened and not closed as it should be.
    """
    records: list[TextRecord] = []
    with _cells_of_any_length(len(text)):
        lines = islice(_lines(text), shape.skipped, None)
        reader = csv.reader(lines, delimiter=shape.delimiter, strict=True, skipinitialspace=True)
        line = shape.skipped + 1
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    records.append(TextRecord(line, cells))
                    if len(records) > MOST_RECORDS:
                        raise BadInput(f"This file has more than {MOST_RECORDS:,} rows. Nothing was changed; split it.")
                line = shape.skipped + reader.line_num + 1
        except csv.Error:
            raise BadInput(
                f"Line {_line_of_open_quote(text, shape)}: a quotation mark opens a cell there and is not closed where "
                "the cell ends. Nothing was changed; close it, or double the quotation marks inside the cell."
            ) from None
    return records


def _first_records(text: str, delimiter: str) -> list[Cells]:
    with _cells_of_any_length(len(text)):
        reader = csv.reader(islice(_lines(text), _LINES_LOOKED_AT), delimiter=delimiter, skipinitialspace=True)
        return list(islice((cells for cells in reader if any(map(str.strip, cells))), _RECORDS_LOOKED_AT))


def _lines(text: str) -> Iterator[str]:
    """Split at CR, LF and CRLF only: other characters Unicode calls line ends are text."""
    return (found[0] for found in _LINE.finditer(text))


@contextmanager
def _cells_of_any_length(most: int) -> Iterator[None]:
    """Let the csv module read cells of up to `most` characters; its limit is one for the whole process."""
    before = csv.field_size_limit(max(most + 1, csv.field_size_limit()))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _line_of_open_quote(text: str, shape: Shape) -> int:
    """Return the line on which the first badly closed quotation mark opens."""
    end_of_cell = re.compile(rf"[{re.escape(shape.delimiter)}\r\n]")
    place = _LINE.match(text).end() if shape.skipped else 0  # type: ignore[union-attr]
    while place < len(text):
        while text.startswith(" ", place):
            place += 1
        if text.startswith('"', place):
            after = _after_quoted(text, place)
            if after is None or not (after == len(text) or end_of_cell.match(text, after)):
                break
            place = after + 1
        else:
            found = end_of_cell.search(text, place)
            place = found.end() if found else len(text)
    return 1 + len(_LINE_END.findall(text[:place]))


def _after_quoted(text: str, opening: int) -> int | None:
    """Return the place behind the quotation mark that closes the one at `opening`; None when none does."""
    place = opening + 1
    while (closing := text.find('"', place)) >= 0:
        if not text.startswith('"', closing + 1):
            return closing + 1
        place = closing + 2
    return None
