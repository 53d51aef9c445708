"""Setup."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from rmtui.screens.bindings import bindings_of
from rmtui.screens.place import Place
from rmtui.widgets.line_list import LineList


class Setup(Place):
    """Setup."""

    PLACE = "Setup"
    FOR = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Setup")

    def body(self) -> ComposeResult:
        """Lay out the list."""
        yield LineList(id="lines")

    def renew(self) -> None:
        """Show what there is."""
