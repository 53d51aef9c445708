"""Preview of a restore: counts, what was done since the backup, and the one key that goes back to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, Static

from rmtui.counts import counted
from rmtui.recovery.restore import Restoration, TableDifference
from rmtui.screens.kit.bindings import binding
from rmtui.screens.kit.dialogs import ESCAPE, Dialog
from rmtui.sentences import sentence
from rmtui.widgets.pressable import Press, Presses
from rmtui.widgets.text import plain

LABELS_SHOWN = 30
SAFE = sentence("What is here now is kept as a backup first, and {undo: brings it back at once}.")


class ReturnPage(Dialog[bool]):
    """Shows what one backup would change; True when somebody wants to go back to it."""

    BINDINGS: ClassVar[list[BindingType]] = [*ESCAPE, binding("window.return", "go_back")]

    def __init__(self, found: Restoration, when: str, names: Iterable[str]) -> None:
        """Show what going back to a backup, called by `when` it was made, would change: which records, by `names`."""
        super().__init__()
        self._found, self._when, self._names = found, when, tuple(names)

    def compose(self) -> ComposeResult:
        """Lay out the page and how to go on."""
        with Vertical(classes="dialog tall"):
            yield Label(plain(_title(self._found, self._when)), classes="question", markup=False)
            with VerticalScroll():
                yield Static(plain("\n".join(_lines(self._found, self._names))), markup=False)
            back = [Press("Go back to it", "window.return")] if self._found.edit.changes else []
            yield Presses([*back, Press("Leave it", "window.leave")])

    def action_go_back(self) -> None:
        """Say that it is wanted, where it would change anything."""
        if self._found.edit.changes:
            self.dismiss(True)


def _title(found: Restoration, when: str) -> str:
    backup = found.backup
    made_of = f"{counted(backup.people, 'person', 'people')}, {counted(backup.sessions, 'meeting')}"
    return f"The backup of {when}: {made_of}"


def _lines(found: Restoration, names: Iterable[str]) -> Iterator[str]:
    yield ""
    if not found.edit.changes:
        yield "It holds just what is here now. There is nothing to go back to."
        return
    yield "Going back to it would change:"
    for one in found.differing:
        yield f"  {one.table:10}{_words(one)}"
    yield ""
    yield from names
    yield ""
    yield SAFE
    yield ""
    if found.since:
        yield "Done since, newest first, and then no longer so:"
        yield from (f"  {label}" for label in found.since[:LABELS_SHOWN])
        if len(found.since) > LABELS_SHOWN:
            yield f"  and {len(found.since) - LABELS_SHOWN} more"


def _words(one: TableDifference) -> str:
    parts = [
        counted(one.come_back, "comes back", "come back") if one.come_back else "",
        counted(one.go, "goes", "go") if one.go else "",
        counted(one.change, "becomes as it was", "become as they were") if one.change else "",
    ]
    return ", ".join(filter(None, parts))
