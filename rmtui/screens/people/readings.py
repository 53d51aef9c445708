"""Readings of typed lines: whose name, which role, and what else?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rmtui.exchange.roster.omissions import left_out
from rmtui.exchange.roster.plan import ImportPlan
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.tables import Table
from rmtui.programme.cleaning import turned_round
from rmtui.programme.programme import Programme
from rmtui.screens.people.row import room_for_roles
from rmtui.widgets.line_list import Row
from rmtui.widgets.text import columns
from rmtui.words import words_of

MOST = 200
"""How many lines are shown, around the one being typed; more would be felt at every key."""
NO_ROLE = "open"
"""Stands where a line names no role."""


def readings(table: Table, plan: ImportPlan, programme: Programme, width: int, at: int) -> list[Row]:
    """Return a row for everybody the lines around line `at` name; its key begins with the number of the line."""
    words, roles = words_of(programme.about), RoleWords(programme.about)
    shown: dict[str, str] = {"": NO_ROLE, "mentor": words["mentor"], "mentee": words["mentee"], "both": "both"}
    before = sum(line.line < at for line in table.rows)
    first = max(0, min(before - MOST // 2, len(table.rows) - MOST))
    reasons = left_out(table, plan, programme)
    role_room = room_for_roles(words)
    name_room = max(12, (width - role_room - 2) * 2 // 5)
    stored = {person.name for person in plan.people}
    rows = []
    for place, line in enumerate(table.rows[first : first + MOST], first):
        name, role, email, title, unit, *manager = line.cells
        rest = reasons.get(line) or "; ".join(
            filter(None, (_order(name, stored), title, unit, *_reports(manager), email))
        )
        side = shown[roles.read(role) or ""]
        cells = columns((name, name_room), (side, role_room), (rest, width - name_room - role_room - 2))
        rows.append(Row(cells, f"{line.line} {place}"))
    return rows


def _reports(manager: Sequence[str]) -> list[str]:
    return [f"reports to {name}" for name in manager if name]


def _order(name: str, stored: Collection[str]) -> str:
    """Say how a name with a comma in it was read; empty where there is none to turn round."""
    turned = turned_round(name)
    if turned == name:
        return ""
    return f"last name first: {turned}" if turned in stored else "last name first? kept as written"
