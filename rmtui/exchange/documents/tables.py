"""Tables: rows as CSV that spreadsheet programs open with names intact and formula signs harmless."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a spreadsheet takes a cell for a formula."""
_GUARDED = re.compile(r"'(?=[\s'\"]*[=+\-@\t\r＝＋－＠])")
"""The start of a cell from which the importer would take the apostrophe as a guard."""
BOM = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV text; a cell that would be a formula begins with an apostrophe, which shows it as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()


def harmless(cell: str) -> str:
    """Return a cell no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) or _GUARDED.match(cell) else cell
