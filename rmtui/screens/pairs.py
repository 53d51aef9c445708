"""Pairs: who learns from whom, who waits, whom each could meet, and why."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Static

from rmtui.programme.pair import Pair
from rmtui.programme.pairing.listing import BoardLine, line_of
from rmtui.programme.pairs import agree, keep_apart, keep_pair, next_state, release, remove_proposal
from rmtui.screens.bindings import bindings_of
from rmtui.screens.pairs_view import BoardView, couple_of, ids_of
from rmtui.screens.pairs_why import why_of
from rmtui.screens.place import Place
from rmtui.screens.styles import sheet
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.pair_list import PairList
from rmtui.widgets.pair_rows import board_rows, candidate_rows, column_widths, could_meet
from rmtui.widgets.pair_why import WhyPane
from rmtui.widgets.text import columns, line

NOBODY_YET = """Nobody is here yet, so there is nobody to pair.

Pairs shows who learns from whom, who waits, whom each could meet, and why.
[@click=screen.go('people')][bold]3[/bold] brings people in.[/]"""

MANY_TO_FOLLOW = 100
"""From so many people on, the right list follows once the cursor rests: the cursor itself stays quick."""
REST_SECONDS = 0.1

SELECT_TWO = "Select two people first: one on the left, one on the right."


class Pairs(Place):
    """The pairing board."""

    PLACE = "Pairs"
    FOR = (
        "Here you pair people. The left list holds the pairs and who waits, the right one whom the selected person "
        "could meet, best first; below stands why.\n"
        "rmtui suggests and explains, you decide: nothing is agreed until you say so, and u takes anything back.\n"
        "In the lists = means kept together and ? means check this one: it is weak, or we know little yet."
    )
    CSS = Place.CSS + sheet("pairs")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Pairs")

    def __init__(self) -> None:
        super().__init__()
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
        table, key = self.rmtui.focus_on or ("", "")
        found = line_of(self.view.lines, key) if table == "people" else self.view.line(f"pair:{key}")
        if table in ("pairs", "people") and found is not None:
            self.rmtui.focus_on = None
            self.who.move_to(found.key)
            self.who.focus()

    @on(PairList.Resized)
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
        if fresh and isinstance(self.whom, PairList):
            self.whom.to_first()
        self.query_one("#whom-head", Static).update(line(could_meet(at, _room(self.whom)) if at is not None else ""))
        self._show_why()

    def _show_why(self) -> None:
        short = self.has_class("-narrow")
        self.query_one(WhyPane).show(why_of(self.view, self.at, self.couple), short=short)

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        if event.line_list is self.whom:
            self._show_why()
        elif self.who.key != self._shown_for:
            self._follow()

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

    def _selected_pair(self) -> Pair | None:
        """Return the selected pair; says so where the two are none."""
        if self.pair is None:
            self.say("These two are no pair yet: p pairs them." if self.couple else "Select a pair first.", alert=True)
        return self.pair

    def action_to_list(self, name: str) -> None:
        """Go to the list at that side."""
        target = self.query_one(f"#{name}", LineList)
        if target.option_count:
            target.focus()

    # Keys

    def action_suggest(self) -> None:
        """Suggest the best whole set of new pairs."""
        from rmtui.screens.pairs_suggesting import MANY, suggest_the_rest  # loaded when first needed

        if len(self.view.board.ground.people) < MANY:
            suggest_the_rest(self)
            return
        self.say("Working out the best set of pairs ...")
        self.call_after_refresh(suggest_the_rest, self)

    @work
    async def action_pair(self) -> None:
        """Pair the two who are selected."""
        from rmtui.screens.pairs_asking import pair_two

        if not self.couple:
            self.say(SELECT_TWO, alert=True)
        elif self.pair is not None and self.pair.is_open:
            self.say("These two are a pair already. Nothing was changed.", alert=True)
        else:
            await pair_two(self, self.couple)

    def action_keep(self) -> None:
        """Keep these two together, or let them go."""
        if not self.couple:
            self.say(SELECT_TWO, alert=True)
            return
        mentor, mentee = ids_of(self.couple)
        pair, clock = self.pair, self.desk.clock
        if pair is not None and not pair.is_open:
            self.say("This pair is over; p pairs the two anew. Nothing was changed.", alert=True)
        elif pair is not None and pair.kept:
            self.attempt(lambda: release(self.programme, mentor, mentee))
        else:
            self.attempt(lambda: keep_pair(self.programme, mentor, mentee, clock.today(), clock.new_id))

    @work
    async def action_keep_apart(self) -> None:
        """Keep these two apart, or let them meet again."""
        from rmtui.screens.pairs_asking import two_to_keep_apart

        mentor, mentee = ids_of(self.couple or await two_to_keep_apart(self))
        if not mentor:
            return
        clock = self.desk.clock
        if frozenset((mentor, mentee)) in self.view.board.ground.apart:
            self.attempt(lambda: release(self.programme, mentor, mentee))
        else:
            self.attempt(lambda: keep_apart(self.programme, mentor, mentee, clock.today(), clock.new_id))

    def action_numbers(self) -> None:
        """Show the points behind the words."""
        from rmtui.screens.pairs_numbers import numbers_page

        why = why_of(self.view, self.at, self.couple)
        if not self.couple:
            self.say(SELECT_TWO, alert=True)
        elif why.reasons is None:
            self.say(" ".join(why.said), alert=True)
        else:
            self.app.push_screen(numbers_page(self.view, self.couple, self.pair))

    @work
    async def action_compare(self) -> None:
        """Show what a fresh suggestion would change."""
        from rmtui.screens.pairs_comparison import offer_comparison

        await offer_comparison(self)

    def action_agree(self) -> None:
        """Take the selected pair one step further."""
        pair = self._selected_pair()
        if pair is not None:
            self.attempt(lambda: next_state(self.programme, pair.id, self.desk.clock.today()))

    def action_agree_all(self) -> None:
        """Note that everybody in a proposed pair said yes."""
        ids = [pair.id for pair in self.programme.pairs.all() if pair.state == "proposed"]
        self.attempt(lambda: agree(self.programme, ids, self.desk.clock.today()))

    @work
    async def action_edit(self) -> None:
        """Bring the selected pair to any step."""
        from rmtui.screens.pairs_asking import choose_step

        pair = self._selected_pair()
        if pair is not None:
            await choose_step(self, pair)

    def action_remove(self) -> None:
        """Take back the selected pair, when it is only proposed."""
        pair = self._selected_pair()
        if pair is not None:
            self.attempt(lambda: remove_proposal(self.programme, pair.id))

    @work
    async def action_search(self) -> None:
        """Find somebody by name, in the list that has the focus."""
        from rmtui.screens.pairs_asking import find_anybody, find_candidate

        if self.focused is self.whom and self.at is not None and self.at.person is not None:
            self._also = await find_candidate(self, self.at.person) or self._also
            self._show_candidates()
            self.whom.move_to(self._also)
            return
        found = line_of(self.view.lines, await find_anybody(self))
        if found is not None:
            self.who.move_to(found.key)
            self.who.focus()

    @on(LineList.Chosen)
    async def _chosen(self, event: LineList.Chosen) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Open the selected pair in the journal; for two who are no pair yet, show the numbers."""
        pair = self.pair
        if pair is not None and pair.state != "proposed":
            self.rmtui.focus_on = ("pairs", pair.id)
            await self.action_go("journal")
        elif self.focused is self.who and pair is None:
            self.action_to_list("whom")
        else:
            self.action_numbers()


def _room(lines: LineList) -> int:
    """Return how many cells a row has: the padding at both sides and the scroll bar taken off."""
    return max(28, lines.size.width - 3)
