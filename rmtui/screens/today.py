"""Today: what needs doing, each line with the one key that settles it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from rmtui.programme.today import GROUPS, items
from rmtui.screens.bindings import bindings_of
from rmtui.screens.place import Place
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.text import line, styled


class Today(Place):
    """What needs doing today."""

    PLACE = "Today"
    FOR = "What needs doing, most urgent first. Each line has the one key that settles it."
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Today")

    def body(self) -> ComposeResult:
        """Lay out the one list."""
        yield LineList(id="lines")

    def renew(self) -> None:
        """Show what needs doing now."""
        rows: list[Row] = []
        heading = ""
        for number, item in enumerate(items(self.programme, self.desk.clock.today())):
            if GROUPS[item.kind] != heading:
                heading = GROUPS[item.kind]
                rows.append(Row(styled(heading, "bold")))
            rows.append(Row(line(f"  {item.text}"), str(number)))
        self.query_one(LineList).show(rows)
