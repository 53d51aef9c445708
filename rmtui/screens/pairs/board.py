"""Board of pairs: who learns from whom, whom could the selected person meet, and why?"""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static

from rmtui.keys import key_of
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board_lines import BoardLine, line_of
from rmtui.programme.pairing.board_view import BoardView, couple_of, ids_of
from rmtui.programme.pairing.explanation import explain
from rmtui.screens.host import Host
from rmtui.screens.kit.place import Place
from rmtui.screens.pairs.list import PairList
from rmtui.screens.pairs.rows import board_rows, candidate_rows, column_widths, could_meet
from rmtui.screens.pairs.why import WhyPane
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.text import columns, line

NOBODY_YET = f"""Nobody is here yet, so there is nobody to pair.

Pairs shows who learns from whom, who waits, whom each could meet, and why.
[@click=screen.go('people')][bold]{key_of("place.people").shown}[/bold] brings people in.[/]"""
"""Shown while there is nobody to pair."""

MANY_TO_FOLLOW = 100
"""From so many people on, the right list follows once the cursor rests: the cursor itself stays quick."""
REST_SECONDS = 0.1
"""How long the cursor rests before the right list follows."""


class PairsBoard(Place):
    """The two lists and the reasons, and what is selected in them."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._view: BoardView | None = None
        self._resting: Timer | None = None
        self._shown_for = ""
        self._shown: BoardLine | None = None
        self._also = ""

    def body(self) -> ComposeResult:
        """Lay out the two lists and the reasons."""
        with Container(id="board"):
            with Horizontal(id="lists"):
                with Vertical(id="who-side"):
                    yield Static(id="who-head", markup=False)
                    yield PairList(id="who")
                with Vertical(id="whom-side"):
                    yield Static(id="whom-head", markup=False)
                    yield PairList(id="whom")
            yield WhyPane(id="why")
        yield Static(NOBODY_YET, id="empty")

    # Showing

    @property
    def view(self) -> BoardView:
        """The programme as the board shows it now."""
        if self._view is None or not self._view.is_current():
            self._view = BoardView(self.programme)
        return self._view

    @property
    def who(self) -> LineList:
        """The left list."""
        return self.query_one("#who", LineList)

    @property
    def whom(self) -> LineList:
        """The right list."""
        return self.query_one("#whom", LineList)

    def renew(self) -> None:
        """Show the pairs and who waits."""
        self.set_class(not self.view.lines, "-nobody")
        width = _room(self.who)
        learner, mentor = column_widths(width)
        self.query_one("#who-head", Static).update(columns(("WHO LEARNS", learner), ("FROM WHOM", mentor)))
        rows = [*board_rows(self.view.lines, width), *(Row(line(f"! {said}")) for said in self.view.warnings)]
        before, couple = self._shown, self.couple
        self.who.show(rows)
        self._stay_with(before, couple)
        self._take_focus()
        self._show_candidates()
        if self.focused is None and self.view.lines:
            self.who.focus()

    def _stay_with(self, before: BoardLine | None, couple: str) -> None:
        """Stay with the two who were selected, or with the person, where their line became another one."""
        if before is None or self.view.line(before.key) is not None:
            return
        both = next((x for x in self.view.lines if couple and couple_of(x) == couple), None)
        found = both or (line_of(self.view.lines, before.person.id) if before.person is not None else None)
        if found is not None:
            self.who.move_to(found.key)

    def _take_focus(self) -> None:
        """Go to the pair or the person another place asked to see."""
        table, key = self.host.focus_on or ("", "")
        found = line_of(self.view.lines, key) if table == "people" else self.view.line(f"pair:{key}")
        if table in ("pairs", "people") and found is not None:
            self.host.focus_on = None
            self.who.move_to(found.key)
            self.who.focus()

    @on(LineList.WidthChanged)
    def _fit(self) -> None:
        """Fit the columns to the width the list has now."""
        self.renew()

    def _show_candidates(self) -> None:
        """Show whom the selected person could meet."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        at, key = self.at, self.who.key
        fresh = key != self._shown_for
        if fresh:
            self._also = ""
        self._shown_for, self._shown = key, at
        groups = self.view.candidates(at, self._also) if at is not None else ()
        rows = [*candidate_rows(groups, _room(self.whom))]
        if at is not None and (not groups or groups[0].heading):
            rows.insert(0, Row(line(" Nobody is possible now"), "nobody"))
        self.whom.show(rows)
        if fresh:
            self.whom.to_first()
        self.query_one("#whom-head", Static).update(line(could_meet(at, _room(self.whom)) if at is not None else ""))
        self._show_why()

    def _show_why(self) -> None:
        short = self.has_class("-narrow")
        self.query_one(WhyPane).show(explain(self.view, self.at, self.couple), short=short)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        if event.line_list is self.whom:
            self._show_why()
        elif self.who.key != self._shown_for:
            self._follow()

    @on(events.DescendantFocus)
    def _back_to_the_pair(self, event: events.DescendantFocus) -> None:
        """In the left list the commands act on the pair the cursor stands on, whoever was looked at on the right."""
        at = self.at
        if event.widget is self.who and at is not None and at.pair is not None:
            self.whom.to_first()

    def _follow(self) -> None:
        """Show whom somebody could meet: at once among few people, among many once the cursor rests on her."""
        if len(self.view.board.ground.people) < MANY_TO_FOLLOW:
            self._show_candidates()
        elif self._resting is None:
            self._resting = self.set_timer(REST_SECONDS, self._show_candidates)
        else:
            self._resting.reset()

    # What is selected

    @property
    def at(self) -> BoardLine | None:
        """The selected line of the left list."""
        return self.view.line(self.who.key)

    @property
    def couple(self) -> str:
        """The two who are selected; empty where there is nobody."""
        if self._resting is not None:
            self._show_candidates()  # a key was quicker than the list that follows the cursor
        key = self.whom.key
        person = self.at.person if self.at is not None else None
        return key if person is not None and person.id in ids_of(key) else ""

    @property
    def pair(self) -> Pair | None:
        """The pair of the two who are selected."""
        return self.view.pair_of(self.couple, self.at) if self.couple else None

    def action_to_list(self, name: str) -> None:
        """Go to the list at that side."""
        target = self.query_one(f"#{name}", LineList)
        if target.option_count:
            target.focus()


def _room(lines: LineList) -> int:
    """Return how many cells a row has, or as many as it needs at least."""
    return max(28, lines.room)
