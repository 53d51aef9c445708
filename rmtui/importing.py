"""Importing: what becomes of the lines of a list that could not be taken over, on the screen and the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from rmtui.desk import Desk
from rmtui.exchange.roster.aside import write_not_imported
from rmtui.exchange.roster.plan import Line
from rmtui.store.folder import EXPORTS


class KeptAside(NamedTuple):
    """What became of lines that could not be taken over."""

    file: str
    """Name of the file that holds them, in the folder of exports; empty where there is none."""
    sentence: str
    """Says so; empty where no line was kept aside."""


def keep_aside(desk: Desk, lines: Sequence[Line]) -> KeptAside:
    """Write lines kept aside into a file beside the programme's exports."""
    if not lines:
        return KeptAside("", "")
    were, it = ("1 line was", "it") if len(lines) == 1 else (f"{len(lines)} lines were", "them")
    try:
        name = write_not_imported(desk.store.medium, os.path.join(desk.folder, EXPORTS), lines)
    except OSError:
        return KeptAside("", f"{were} kept aside and could not be written to a file: look at the list itself.")
    return KeptAside(name, f'{were} kept aside: "{name}" in the folder {EXPORTS} holds {it} and says why.')
