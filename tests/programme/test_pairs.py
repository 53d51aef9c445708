"""Does every step with a pair change just what it says, and refuse with a sentence what it must not do?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.edit import Edit, Tables, apply
from rmtui.programme.pair import Pair, PairState
from rmtui.programme.pairing.suggest import suggest, why
from rmtui.programme.pairs import (
    add_pair,
    agree,
    keep_apart,
    keep_pair,
    next_state,
    propose_pairs,
    release,
    remove_proposal,
    set_state,
)
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.ruling import Ruling

TODAY = date(2026, 5, 8)
ASHA = Person(id="1", name="Asha Rao", role="mentor")
MARTIN = Person(id="2", name="Martin Vale", role="mentee")
BEN = Person(id="3", name="Ben Okoye", role="mentor")


class Desk:
    """Some values, and the edits made to them."""

    def __init__(self, *values: Any) -> None:
        self.tables: Tables = tables_of(values)
        self._ids = count(100)

    def new_id(self) -> str:
        return str(next(self._ids))

    @property
    def programme(self) -> Programme:
        return Programme(self.tables)

    def commit(self, edit: Edit) -> str:
        before = self.tables
        self.tables = apply(before, edit)
        assert apply(self.tables, edit.reversed()) == before
        return edit.label

    def add(self, mentor: str, mentee: str, exception: str | None = None) -> str:
        return self.commit(add_pair(self.programme, mentor, mentee, TODAY, self.new_id, exception))

    def only_pair(self) -> Pair:
        (pair,) = self.programme.pairs.all()
        return pair


def refused(action: Callable[[], object], *words: str) -> str:
    with pytest.raises(BadInput) as caught:
        action()
    assert all(word in caught.value.sentence for word in words), caught.value.sentence
    assert "Nothing was changed." in caught.value.sentence
    return caught.value.sentence


def test_a_suggestion_becomes_proposed_pairs_that_remember_why() -> None:
    desk = Desk(ASHA, MARTIN, BEN)
    suggestion = suggest(desk.programme)
    assert desk.commit(propose_pairs(desk.programme, suggestion, TODAY, desk.new_id)) == "Suggested 1 pair"
    pair = desk.only_pair()
    assert (pair.state, pair.kept, pair.proposed_on) == ("proposed", False, TODAY)
    assert pair.score == suggestion.pairs[0].score == sum(term.points for term in pair.terms)
    assert pair.why == suggestion.pairs[0].aloud
    refused(lambda: propose_pairs(desk.programme, suggestion, TODAY, desk.new_id), "suggest again")
    refused(lambda: propose_pairs(desk.programme, suggest(desk.programme), TODAY, desk.new_id), "no new pair")


def test_pairing_by_hand_names_the_one_who_learns_first() -> None:
    desk = Desk(ASHA, MARTIN)
    assert desk.add("1", "2") == "Paired Martin with Asha"
    assert desk.programme.rulings.all() == ()
    refused(lambda: desk.add("1", "2"), "Martin already learns from Asha")
    refused(lambda: desk.add("1", "2", "never mind"), "Martin already learns from Asha")
    refused(lambda: desk.add("2", "1", "never mind"), "Martin already learns from Asha")


def test_unknown_people_are_refused() -> None:
    refused(lambda: Desk(ASHA).add("1", "77"), "no such person")


def test_a_broken_rule_is_named_with_its_chain_and_can_be_set_aside_with_a_reason() -> None:
    desk = Desk(replace(ASHA, manager="3"), replace(BEN, manager="2"), MARTIN)
    said = refused(lambda: desk.add("1", "2"), "reporting line", "Asha reports to Martin through Ben")
    assert "from outside" in said
    refused(lambda: desk.add("1", "2", "  "), "reason")
    desk.add("1", "2", "only eight of us")
    (ruling,) = desk.programme.rulings.all()
    assert (ruling.kind, ruling.rules, ruling.why, ruling.on) == (
        "exception",
        ("reporting line",),
        "only eight of us",
        TODAY,
    )


@pytest.mark.parametrize("formality", ["standard", "formal"])
def test_line_rules_stand_where_there_is_more_paper(formality: Any) -> None:
    people = replace(ASHA, manager="2", consent="yes"), replace(MARTIN, consent="yes")
    desk = Desk(About(formality=formality), *people)
    refused(lambda: desk.add("1", "2", "please"), "direct report", "from outside", "only with little paper")


def test_other_rules_can_be_set_aside_with_any_amount_of_paper() -> None:
    desk = Desk(About(formality="standard"), replace(ASHA, languages=("fr",)), replace(MARTIN, languages=("de",)))
    refused(lambda: desk.add("1", "2"), "language")
    assert desk.add("1", "2", "an interpreter joins them") == "Paired Martin with Asha"


def test_no_exception_for_self_for_a_private_no_or_for_a_no() -> None:
    refused(lambda: Desk(replace(ASHA, role="both")).add("1", "1", "fun"), "self")
    said = refused(lambda: Desk(replace(ASHA, avoids=("2",)), MARTIN).add("1", "2", "please"), "private")
    assert "Asha" not in said
    refused(lambda: Desk(ASHA, replace(MARTIN, consent="no")).add("1", "2", "please"), "Martin said no")


def test_a_full_mentor_takes_one_more_only_by_exception() -> None:
    desk = Desk(ASHA, MARTIN, replace(BEN, role="mentee"), Pair(id="9", mentor="1", mentee="2"))
    refused(lambda: desk.add("1", "3"), "full", "Asha")
    assert desk.add("1", "3", "she offered") == "Paired Ben with Asha"


def test_a_firm_of_eight_can_pair_by_exception_in_light_formality() -> None:
    owner = Person(id="1", name="Ines", role="mentee")
    staff = [Person(id=str(i), name=f"Worker{i}", role="mentor", manager="1") for i in range(2, 9)]
    desk = Desk(About(formality="light"), owner, *staff)
    desk.add("5", "1", "we are eight")
    assert desk.only_pair().score is not None
    assert desk.programme.rulings.all()[0].rules == ("direct report", "reporting line")


def test_keeping_together_locks_an_open_pair_or_proposes_a_locked_one() -> None:
    desk = Desk(ASHA, MARTIN)
    assert desk.commit(keep_pair(desk.programme, "1", "2", TODAY, desk.new_id)) == "Kept Martin and Asha together"
    assert (desk.only_pair().kept, desk.only_pair().state) == (True, "proposed")
    refused(lambda: keep_pair(desk.programme, "1", "2", TODAY, desk.new_id), "already")
    refused(lambda: keep_pair(desk.programme, "2", "1", TODAY, desk.new_id), "other way round")
    assert desk.commit(release(desk.programme, "1", "2")) == "Released Martin and Asha"
    assert not desk.only_pair().kept
    refused(lambda: release(desk.programme, "1", "2"), "neither")
    desk.commit(keep_pair(desk.programme, "1", "2", TODAY, desk.new_id))
    assert desk.only_pair().kept


def test_keeping_together_does_not_break_a_rule() -> None:
    desk = Desk(replace(ASHA, manager="2"), MARTIN)
    refused(lambda: keep_pair(desk.programme, "1", "2", TODAY, desk.new_id), "direct report")


def test_keeping_apart_removes_a_pair_that_is_only_proposed_and_its_exception() -> None:
    desk = Desk(replace(ASHA, manager="2"), MARTIN)
    desk.add("1", "2", "we are few")
    label = desk.commit(keep_apart(desk.programme, "1", "2", TODAY, desk.new_id))
    assert label == "Kept Martin and Asha apart and took back their proposed pair"
    assert desk.programme.pairs.all() == ()
    assert [ruling.kind for ruling in desk.programme.rulings.all()] == ["kept apart"]
    refused(lambda: keep_apart(desk.programme, "2", "1", TODAY, desk.new_id), "already")
    desk.commit(release(desk.programme, "2", "1"))
    assert desk.programme.rulings.all() == ()


def test_a_pair_kept_together_is_not_kept_apart_before_it_is_released() -> None:
    desk = Desk(ASHA, MARTIN)
    desk.commit(keep_pair(desk.programme, "1", "2", TODAY, desk.new_id))
    said = refused(lambda: keep_apart(desk.programme, "1", "2", TODAY, desk.new_id), "kept together")
    assert "release them first" in said
    desk.commit(release(desk.programme, "1", "2"))
    desk.commit(keep_apart(desk.programme, "1", "2", TODAY, desk.new_id))
    assert desk.programme.pairs.all() == ()


@pytest.mark.parametrize(("first", "second"), [("mentee", "mentor"), ("mentee", "both"), ("both", "mentor")])
def test_two_named_the_wrong_way_round_are_refused(first: Any, second: Any) -> None:
    desk = Desk(Person(id="1", name="Ann Alt", role=second), Person(id="2", name="Cy Neu", role=first))
    words = "It is the other way round: Cy wants to learn here, and Ann is there to learn from. Name Ann first."
    refused(lambda: desk.add("2", "1"), words)
    refused(lambda: keep_pair(desk.programme, "2", "1", TODAY, desk.new_id), words)
    assert desk.add("2", "1", "they asked for it") == "Paired Ann with Cy"


@pytest.mark.parametrize(("first", "second"), [("", "mentor"), ("mentee", ""), ("both", "both"), ("", "")])
def test_roles_that_do_not_both_say_the_opposite_refuse_nothing(first: Any, second: Any) -> None:
    desk = Desk(Person(id="1", name="Ann Alt", role=second), Person(id="2", name="Cy Neu", role=first))
    assert desk.add("2", "1") == "Paired Ann with Cy"


def test_keeping_apart_is_heeded_and_says_nothing() -> None:
    desk = Desk(ASHA, MARTIN)
    assert desk.commit(keep_apart(desk.programme, "1", "2", TODAY, desk.new_id)) == "Kept Martin and Asha apart"
    assert suggest(desk.programme).pairs == ()
    assert why(desk.programme, "1", "2").broken == ("kept apart",)
    said = refused(lambda: desk.add("1", "2"), "private")
    assert "Asha" not in said
    refused(lambda: keep_apart(desk.programme, "1", "1", TODAY, desk.new_id), "two people")


@pytest.mark.parametrize("state", ["agreed", "active", "paused"])
def test_an_agreed_pair_is_not_kept_apart_silently(state: PairState) -> None:
    desk = Desk(ASHA, MARTIN, Pair(id="9", mentor="1", mentee="2", state=state))
    refused(lambda: keep_apart(desk.programme, "1", "2", TODAY, desk.new_id), "Martin learns from Asha already")


def test_taking_back_a_proposal_takes_its_exception_too_and_leaves_other_pairs() -> None:
    pairs = [
        Pair(id="7", mentor="1", mentee="2"),
        Pair(id="8", mentor="1", mentee="3", kept=True),
        Pair(id="9", mentor="3", mentee="2", state="agreed"),
    ]
    desk = Desk(ASHA, MARTIN, BEN, *pairs, Ruling(id="5", mentor="1", mentee="2", rules=("full",), why="x"))
    desk.commit(remove_proposal(desk.programme, "7"))
    assert [pair.id for pair in desk.programme.pairs.all()] == ["8", "9"]
    assert desk.programme.rulings.all() == ()


def test_a_pair_goes_step_by_step_and_back() -> None:
    desk = Desk(ASHA, MARTIN, Pair(id="9", mentor="1", mentee="2"))
    assert desk.commit(agree(desk.programme, ["9"], TODAY)) == "Martin learns from Asha: agreed"
    assert desk.only_pair().agreed_on == TODAY
    desk.commit(next_state(desk.programme, "9", TODAY))
    assert desk.only_pair().state == "active"
    desk.commit(set_state(desk.programme, "9", "paused", TODAY))
    desk.commit(next_state(desk.programme, "9", TODAY))
    refused(lambda: next_state(desk.programme, "9", TODAY), "say how it ends")
    desk.commit(set_state(desk.programme, "9", "finished", TODAY))
    assert (desk.only_pair().state, desk.only_pair().ended_on) == ("finished", TODAY)
    refused(lambda: next_state(desk.programme, "9", TODAY), "over")
    refused(lambda: agree(desk.programme, ["9"], TODAY), "no proposed pair")
    refused(lambda: set_state(desk.programme, "9", "finished", TODAY), "already")
    desk.commit(set_state(desk.programme, "9", "proposed", TODAY))
    assert (desk.only_pair().agreed_on, desk.only_pair().ended_on) == (None, None)
    desk.commit(set_state(desk.programme, "9", "ended early", TODAY, "moved away"))
    assert desk.only_pair().end_reason == "moved away"
    refused(lambda: next_state(desk.programme, "77", TODAY), "no such pair")


def test_agreeing_several_is_one_edit_and_a_no_stops_it() -> None:
    pairs = [Pair(id="8", mentor="1", mentee="2"), Pair(id="9", mentor="3", mentee="2")]
    desk = Desk(ASHA, MARTIN, BEN, *pairs)
    assert desk.commit(agree(desk.programme, ["8", "9"], TODAY)) == "Agreed 2 pairs"
    assert {pair.state for pair in desk.programme.pairs.all()} == {"agreed"}
    desk = Desk(ASHA, replace(MARTIN, consent="no"), BEN, *pairs)
    refused(lambda: agree(desk.programme, ["8"], TODAY), "said no")


def test_a_finished_pair_is_not_reopened_beside_another() -> None:
    pairs = [Pair(id="8", mentor="1", mentee="2", state="finished"), Pair(id="9", mentor="2", mentee="1")]
    desk = Desk(ASHA, MARTIN, *pairs)
    refused(lambda: set_state(desk.programme, "8", "active", TODAY), "another open pair")
