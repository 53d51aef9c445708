"""Rows of a list that add nobody, each with the reason in a phrase."""

from __future__ import annotations

from collections import Counter

from rmtui.exchange.roster.plan import ImportPlan
from rmtui.exchange.roster.tables import Table, TableRow
from rmtui.programme.cleaning import key
from rmtui.programme.programme import Programme


def left_out(table: Table, plan: ImportPlan, programme: Programme) -> dict[TableRow, str]:
    """Return why nobody is added, for the rows of a list of names of which that is true."""
    why = {TableRow(aside.line, aside.cells): f"kept aside: {aside.reason}" for aside in plan.kept_aside}
    doubles = {double.line: programme.people.get(double.like) for double in plan.duplicates}
    on_line = Counter(row.line for row in table.rows)
    for row in table.rows:
        if row.line in doubles:
            like = doubles[row.line]
            if like is None:
                why[row] = "named twice, added once"
            elif on_line[row.line] == 1 or key(like.name) == key(row.cells[0]):
                why[row] = "here already, left out"
    return why
