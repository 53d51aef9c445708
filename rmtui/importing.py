"""Importing: the file of a list, and what becomes of its lines that could not be taken over."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rmtui.counts import counted, plural
from rmtui.desk import Desk
from rmtui.exchange.roster.plan import ImportLine
from rmtui.exchange.roster.rejects import write_rejects
from rmtui.exchange.roster.tables import AS_STORED, Storage, Table, read_table
from rmtui.named_files import read_file
from rmtui.programme.cleaning import key
from rmtui.settings import reading_of, remember_reading
from rmtui.store.folder import EXPORTS
from rmtui.store.medium import Medium

ROSTER_ENDINGS = (".csv", ".xlsx", ".xlsm", ".txt", ".tsv")
"""How the names of lists end."""


def read_roster(
    name: str, headings: Sequence[str] = (), medium: Medium | None = None, how: Storage = AS_STORED
) -> Table:
    """Return what a file holds; raises BadInput, naming it by its last part only, when that is not possible.

    `headings` are those the user said something about: a table begins with the line that holds them. `how` is what was
    chosen about the encoding or the sheet.
    """
    return read_table(read_file(name, medium=medium), os.path.basename(name), headings, how)


def choices_for(headings: Sequence[str]) -> dict[str, str]:
    """Return what was chosen last time for the columns of a list with these headings."""
    here = set(headings)
    return {heading: field for heading, field in reading_of(_digest(headings)).items() if heading in here}


def remember_choices(headings: Sequence[str], mapping: Mapping[str, str]) -> None:
    """Keep what was chosen for the columns of a list, for the next one with these headings."""
    remember_reading(_digest(headings), dict(mapping))


def _digest(headings: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(map(key, headings)).encode("utf-8", "replace")).hexdigest()[:32]


class RejectFile(NamedTuple):
    """What became of lines that could not be taken over."""

    file: str
    """Name of the file that holds them, in the folder of exports; empty where there is none."""
    sentence: str
    """Says so; empty where no line was kept aside."""


def keep_aside(desk: Desk, lines: Sequence[ImportLine]) -> RejectFile:
    """Write lines kept aside into a file beside the programme's exports."""
    if not lines:
        return RejectFile("", "")
    were, it = counted(len(lines), "line was", "lines were"), plural(len(lines), "it", "them")
    try:
        name = write_rejects(desk.store.medium, os.path.join(desk.folder, EXPORTS), lines)
    except OSError:
        return RejectFile("", f"{were} kept aside and could not be written to a file: look at the list itself.")
    return RejectFile(name, f'{were} kept aside: "{name}" in the folder {EXPORTS} holds {it} and says why.')
