"""Importing: the file of a list, and what becomes of its lines that could not be taken over."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from rmtui.counts import counted, plural
from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.exchange.roster.plan import Line
from rmtui.exchange.roster.rejects import write_rejects
from rmtui.exchange.roster.tables import Table, read_table
from rmtui.store.folder import EXPORTS
from rmtui.store.medium import Medium

ROSTER_ENDINGS = (".csv", ".txt", ".tsv")
"""How the names of lists end."""
LARGEST = 100_000_000
"""Bytes of a list; beyond that it is another kind of file."""


def read_roster(path: str, medium: Medium | None = None) -> Table:
    """Return what a file holds; raises BadInput, naming it by its last part only, when that is not possible."""
    medium, shown = medium or Medium(), os.path.basename(path)
    try:
        if medium.size(path) > LARGEST:
            raise BadInput(f"{shown} is larger than {LARGEST // 1_000_000} MB. Nothing was changed; split it first.")
        data = medium.read(path)
    except OSError:
        raise BadInput(f"{shown} cannot be read. Nothing was changed; check that you may open it.") from None
    return read_table(data, shown)


class RejectFile(NamedTuple):
    """What became of lines that could not be taken over."""

    file: str
    """Name of the file that holds them, in the folder of exports; empty where there is none."""
    sentence: str
    """Says so; empty where no line was kept aside."""


def keep_aside(desk: Desk, lines: Sequence[Line]) -> RejectFile:
    """Write lines kept aside into a file beside the programme's exports."""
    if not lines:
        return RejectFile("", "")
    were, it = counted(len(lines), "line was", "lines were"), plural(len(lines), "it", "them")
    try:
        name = write_rejects(desk.store.medium, os.path.join(desk.folder, EXPORTS), lines)
    except OSError:
        return RejectFile("", f"{were} kept aside and could not be written to a file: look at the list itself.")
    return RejectFile(name, f'{were} kept aside: "{name}" in the folder {EXPORTS} holds {it} and says why.')
