"""Rejected lines: how do they get into a file, from which they can be corrected and read again?"""

from __future__ import annotations

import csv
import io
import os.path
import re
from collections.abc import Sequence
from typing import Protocol

from rmtui.exchange.roster.plan import ImportLine
from rmtui.programme.cleaning import key

FILE = "not imported"
"""Name of the file, without its ending."""
OWN_HEADINGS = ("not imported because", "from file", "from line")
"""Columns before those of the list itself."""

_FORMULA = re.compile(r"[\s'\"]*[=+\-@\t\r＝＋－＠]")


class Medium(Protocol):
    """The disk, as far as this needs it; every OSError is passed on to the caller."""

    def make_folder(self, path: str) -> None:
        """Make a folder and those above it; nothing happens where it stands already."""

    def write_new(self, path: str, data: bytes) -> None:
        """Write a file that must not exist yet, durably; raises FileExistsError."""


def write_rejects(medium: Medium, folder: str, lines: Sequence[ImportLine]) -> str:
    """Write lines kept aside into a new file of a folder and return its name; empty, with no file, where none were.

    A file that stands there already is never touched: the new one is called `not imported-2.csv`, and so on.
    """
    if not lines:
        return ""
    data = reject_table(lines).encode("utf-8-sig", "replace")  # spreadsheets take UTF-8 for something else without it
    medium.make_folder(folder)
    number = 1
    while True:
        name = f"{FILE}-{number}.csv" if number > 1 else f"{FILE}.csv"
        try:
            medium.write_new(os.path.join(folder, name), data)
        except FileExistsError:
            number += 1
        else:
            return name


def reject_table(lines: Sequence[ImportLine]) -> str:
    """Return the lines as a table: why and from where, then their cells under the headings they had.

    Every cell stands in quotation marks, and one a spreadsheet would take for a formula has a `'` before it, which is
    taken off again when the file is read.
    """
    headings = _headings(lines)
    places = {key(heading): place for place, heading in enumerate(headings)}
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(map(_guarded, (*OWN_HEADINGS, *headings)))
    for line in lines:
        cells = [""] * len(headings)
        for place, cell in enumerate(line.cells):
            at = places.get(key(_heading(line, place)))
            if at is not None:
                cells[at] = cell
        table.writerow(map(_guarded, (line.reason, line.file, str(line.line), *cells)))
    return out.getvalue()


def _headings(lines: Sequence[ImportLine]) -> list[str]:
    """Return every heading of the lines once, those of cells beyond the headings behind.

    What an earlier file of this kind said about its lines is said anew.
    """
    own = set(map(key, OWN_HEADINGS))
    named = dict.fromkeys(heading for line in lines for heading in line.headings)
    beyond = dict.fromkeys(_heading(line, place) for line in lines for place in range(len(line.cells)))
    found: dict[str, str] = {}
    for heading in (*named, *beyond):
        found.setdefault(key(heading), heading)
    return [heading for same, heading in found.items() if same not in own]


def _heading(line: ImportLine, place: int) -> str:
    return line.headings[place] if place < len(line.headings) else f"cell {place + 1}"


def _guarded(cell: str) -> str:
    text = cell.replace("\x00", "")
    return f"'{text}" if _FORMULA.match(text) else text
