"""Choice of a roster: which file holds the list?"""

from __future__ import annotations

import os
from typing import NamedTuple

from rmtui.errors import RmtuiError
from rmtui.exchange.roster.tables import Table
from rmtui.importing import ROSTER_ENDINGS, read_roster
from rmtui.recovery.second_copy import likely_places
from rmtui.screens.kit.path_chooser import PathAsked, PathChooser
from rmtui.screens.people.place import PeoplePlace


class ListFile(NamedTuple):
    """A file somebody chose."""

    path: str
    """Where it lies."""
    table: Table
    """What it holds, as far as it can be read without being told more."""


async def choose_list(place: PeoplePlace) -> ListFile | None:
    """Ask for the file of a list and return it; None when it was left. Only inside a worker."""
    tables: dict[str, Table] = {}

    def refusal(path: str) -> str:
        try:
            tables[path] = read_roster(path)
        except RmtuiError as error:
            return error.sentence
        return ""

    asked = PathAsked(
        question="Which file holds the list? Excel, CSV, or names one a line.",
        does="Open it",
        endings=ROSTER_ENDINGS,
        sticks=tuple(likely_places()),
    )
    path = await place.app.push_screen_wait(PathChooser(asked, _start(), refusal))
    return ListFile(path, tables[path]) if path else None


def _start() -> str:
    """Return the folder to begin in: the one the program was started in, or home when that is gone."""
    try:
        return os.getcwd()
    except OSError:
        return os.path.expanduser("~")
