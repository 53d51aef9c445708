"""Pairs: who learns from whom, who waits, whom each could meet, and why."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from rmtui.drafting import Draft
from rmtui.programme.exception_writing import ExceptionWriting
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board_lines import line_of
from rmtui.programme.pairing.board_view import ids_of
from rmtui.programme.pairing.explanation import explain
from rmtui.programme.pairs import agree, keep_apart, keep_pair, next_state, release, remove_proposal
from rmtui.programme.writing import Writing
from rmtui.screens.kit.bindings import bindings_of
from rmtui.screens.kit.place import Place
from rmtui.screens.kit.styles import sheet
from rmtui.screens.pairs.board import PairsBoard
from rmtui.sentences import sentence
from rmtui.widgets.line_list import LineList

SELECT_TWO = "Select two people first: one on the left, one on the right."
"""Said where a key needs two people."""


class Pairs(PairsBoard):
    """The pairing board."""

    PLACE = "Pairs"
    FOR = sentence(
        "Here you pair people. The left list holds the pairs and who waits, the right one whom the selected person "
        "could meet, best first; below stands why.\n"
        "rmtui suggests and explains, you decide: nothing is agreed until you say so, and {undo} takes anything back.\n"
        'In the lists "=" means kept together and "?" means check this one: it is weak, or we know little yet (little).'
    )
    CSS = Place.CSS + sheet("pairs/screen")
    BINDINGS: ClassVar[list[BindingType]] = bindings_of("Pairs")

    def _selected_pair(self) -> Pair | None:
        """Return the selected pair; says so where the two are none."""
        if self.pair is None:
            self.say(
                sentence("These two are no pair yet: {pairs.pair: pairs them}.")
                if self.couple
                else "Select a pair first.",
                alert=True,
            )
        return self.pair

    async def go_on_writing(self, writing: Writing, draft: Draft) -> bool:
        """Open the window a reason was typed in, with the draft in it."""
        if not isinstance(writing, ExceptionWriting):
            return False
        self._ask_reason(writing)
        return True

    @work
    async def _ask_reason(self, writing: ExceptionWriting) -> None:
        from rmtui.screens.pairs.questions import ask_reason  # loaded when first asked for

        await ask_reason(self, writing)

    def action_suggest(self) -> None:
        """Suggest the best whole set of new pairs."""
        from rmtui.screens.pairs.suggestion import MANY, suggest_the_rest  # loaded when first needed

        if len(self.view.board.ground.people) < MANY:
            suggest_the_rest(self)
            return
        self.say("Working out the best set of pairs ...")
        self.call_after_refresh(suggest_the_rest, self)

    @work
    async def action_pair(self) -> None:
        """Pair the two who are selected."""
        from rmtui.screens.pairs.questions import pair_two

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
            self.say(sentence("This pair is over; {pairs.pair: pairs the two anew}. Nothing was changed."), alert=True)
        elif pair is not None and pair.kept:
            self.attempt(lambda: release(self.programme, mentor, mentee))
        else:
            self.attempt(lambda: keep_pair(self.programme, mentor, mentee, clock.today(), clock.new_id))

    @work
    async def action_keep_apart(self) -> None:
        """Keep these two apart, or let them meet again."""
        from rmtui.screens.pairs.questions import two_to_keep_apart

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
        from rmtui.screens.pairs.numbers import numbers_page

        why = explain(self.view, self.at, self.couple)
        if not self.couple:
            self.say(SELECT_TWO, alert=True)
        elif why.reasons is None:
            self.say(" ".join(why.opening), alert=True)
        else:
            self.app.push_screen(numbers_page(self.view, self.couple, self.pair))

    @work
    async def action_compare(self) -> None:
        """Show what a fresh suggestion would change."""
        from rmtui.screens.pairs.comparison import offer_comparison

        await offer_comparison(self)

    def action_agree(self) -> None:
        """Take the selected pair one step further; of one under way ask how far it is."""
        pair = self._selected_pair()
        if pair is not None and pair.state == "active":
            self.action_edit()
        elif pair is not None:
            self.attempt(lambda: next_state(self.programme, pair.id, self.desk.clock.today()))

    @work
    async def action_agree_all(self) -> None:
        """Note that everybody in a proposed pair said yes; of several pairs it is asked first."""
        from rmtui.screens.pairs.agreeing import all_said_yes  # loaded when first needed

        proposed = [pair for pair in self.programme.pairs.all() if pair.state == "proposed"]
        if len(proposed) < 2 or await all_said_yes(self, proposed):
            ids = [pair.id for pair in proposed]
            self.attempt(lambda: agree(self.programme, ids, self.desk.clock.today()))

    @work
    async def action_edit(self) -> None:
        """Bring the selected pair to any step."""
        from rmtui.screens.pairs.questions import choose_step

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
        from rmtui.screens.pairs.questions import find_anybody, find_candidate

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
            self.host.focus_on = ("pairs", pair.id)
            await self.action_go("journal")
        elif self.focused is self.who and pair is None:
            self.action_to_list("whom")
        else:
            self.action_numbers()
