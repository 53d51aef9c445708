"""What would a fresh suggestion change, and shall it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from rmtui.errors import BadInput
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board import Verdict
from rmtui.programme.pairing.comparison import Comparison, compare
from rmtui.programme.pairing.reasons import grade
from rmtui.programme.pairs import exchange_pairs
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called
from rmtui.screens.styles import sheet
from rmtui.widgets.text import plain

if TYPE_CHECKING:
    from rmtui.screens.pairs import Pairs

TAKE = "[@click=screen.take][bold]a[/bold] takes them[/]   [@click=screen.dismiss(False)]Esc leaves it as it is[/]"
LEAVE = "[@click=screen.dismiss(False)]Esc goes back[/]"


class ComparisonPage(ModalScreen[bool]):
    """Shows what would change; returns whether it shall."""

    CSS = sheet("dialogs")
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(False)", "Back"),
        ("q", "dismiss(False)", "Back"),
        ("a", "take", "Take the new ones"),
    ]

    def __init__(self, text: str, *, changes: bool) -> None:
        super().__init__()
        self._text, self._changes = text, changes

    def compose(self) -> ComposeResult:
        """Lay out the changes and how to answer."""
        with Vertical(classes="dialog tall"):
            yield Label("A fresh suggestion, compared with the proposals there are", classes="question")
            with VerticalScroll():
                yield Static(plain(self._text), markup=False)
            yield Label(TAKE if self._changes else LEAVE, classes="hint")

    def action_take(self) -> None:
        """Say yes."""
        if self._changes:
            self.dismiss(True)


async def offer_comparison(place: Pairs) -> None:
    """Show what a fresh suggestion would change, and change it where that is wanted."""
    try:
        found = compare(place.programme)
    except BadInput as error:
        place.say(error.sentence, alert=True)
        return
    page = ComparisonPage(comparison_text(place.programme, found), changes=not found.is_same)
    if await place.app.push_screen_wait(page):
        go, clock = [pair.id for pair in found.go], place.desk.clock
        place.attempt(lambda: exchange_pairs(place.programme, go, found.come, clock.today(), clock.new_id))


def comparison_text(programme: Programme, found: Comparison) -> str:
    """Return the comparison as a page."""
    now, then = len(found.stay) + len(found.go), len(found.stay) + len(found.come)
    before, after = f"{_pairs(now)} proposed, {found.points_now} points", f"{_pairs(then)}, {found.points_then} points"
    rows = [f"Now {before}. Fresh {after}.", ""]
    if found.is_same:
        rows += ["A fresh suggestion would change nothing."]
    if found.go:
        rows += ["Would go", *(f"  - {_spoken(programme, pair)}" for pair in found.go), ""]
    if found.come:
        rows += ["Would come", *(f"  + {_new(verdict)}" for verdict in found.come), ""]
    if found.stay:
        rows += ["Would stay", *(f"    {_spoken(programme, pair)}" for pair in found.stay), ""]
    waits = [left for left in found.fresh.unpaired if left.waits]
    if waits:
        rows += ["Would wait", *(f"    {left.reason}" for left in waits), ""]
    rows += found.fresh.warnings
    rows.append("Pairs that are kept together, agreed or further stay as they are.")
    rows.append(f"Finger print {found.fresh.digest[:16]}: the same people give the same pairs.")
    return "\n".join(rows)


def _spoken(programme: Programme, pair: Pair) -> str:
    return f"{called(programme, pair.mentee)} learns from {called(programme, pair.mentor)}"


def _new(verdict: Verdict) -> str:
    return f"{verdict.mentee.called} learns from {verdict.mentor.called}   {grade(verdict.score)}"


def _pairs(count: int) -> str:
    return f"{count} pair{'s' * (count != 1)}"
