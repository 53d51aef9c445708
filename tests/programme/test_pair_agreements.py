"""What two people settle: ground rules with the day each agreed, off-limits topics, a goal, and the fit check."""

from __future__ import annotations

from datetime import date

import pytest

from rmtui.errors import BadInput
from rmtui.programme import pair_agreements as beginnings
from rmtui.programme.about import About
from rmtui.programme.edit import Edit, apply
from rmtui.programme.pair import GroundRules, Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session
from rmtui.programme.sessions import still_open

TODAY = date(2026, 5, 8)
HELD = Session(id="20", pair="10", state="met", on=date(2026, 5, 5))


def programme(pair: Pair, *sessions: Session) -> Programme:
    people = (Person(id="1", name="Asha Rao", consent="yes"), Person(id="2", name="Martin Vale", consent="yes"))
    return Programme(tables_of((About(), *people, pair, *sessions)))


def after(state: Programme, edit: Edit) -> Pair:
    (pair,) = state.pairs.all()
    tables = apply(tables_of((pair,)), edit)
    return Programme(tables).pairs["10"]


PAIR = Pair(id="10", mentor="1", mentee="2", state="agreed")


def test_one_tick_says_that_both_agreed_today_and_again_opens_it() -> None:
    state = programme(PAIR)
    edit = beginnings.agree_rules(state, "10", TODAY)
    assert edit.label == "Martin and Asha talked through their ground rules"
    pair = after(state, edit)
    assert (pair.rules.version, pair.rules.mentor_agreed_on, pair.rules.mentee_agreed_on) == (1, TODAY, TODAY)
    assert "the ground rules are not talked through" not in still_open(programme(pair), pair)
    back = after(programme(pair), beginnings.open_rules(programme(pair), "10"))
    assert back.rules == GroundRules()


def test_a_day_one_of_them_agreed_earlier_stays() -> None:
    early = date(2026, 5, 2)
    state = programme(PAIR)
    pair = after(state, beginnings.set_agreed(state, "10", "mentee", early))
    assert (pair.rules.version, pair.rules.mentee_agreed_on, pair.rules.mentor_agreed_on) == (1, early, None)
    both = after(programme(pair), beginnings.agree_rules(programme(pair), "10", TODAY))
    assert (both.rules.mentee_agreed_on, both.rules.mentor_agreed_on) == (early, TODAY)
    none = after(programme(pair), beginnings.set_agreed(programme(pair), "10", "mentee", None))
    assert none.rules.version == 0


def test_off_limits_topics_are_separated_by_commas_each_once() -> None:
    state = programme(PAIR)
    pair = after(state, beginnings.set_off_limits(state, "10", " Family ,pay;  family, , health "))
    assert pair.rules.off_limits == ("family", "pay", "health")
    kept = after(programme(pair), beginnings.open_rules(programme(pair), "10"))
    assert kept.rules.off_limits == ("family", "pay", "health")


def test_the_goal_is_one_line_and_what_is_the_same_is_no_edit() -> None:
    state = programme(PAIR)
    edit = beginnings.set_pair_aim(state, "10", " Judge a\nproposal ")
    assert edit.label == "Set the goal of Martin and Asha"
    pair = after(state, edit)
    assert pair.goal == "Judge a proposal"
    assert beginnings.set_pair_aim(programme(pair), "10", "Judge a proposal").changes == ()


def test_the_fit_check_comes_after_they_met() -> None:
    with pytest.raises(BadInput, match="after their first meeting"):
        beginnings.check_fit(programme(PAIR), "10", "good")
    state = programme(PAIR, HELD)
    edit = beginnings.check_fit(state, "10", "unsure")
    assert edit.label == "Fit check of Martin and Asha: we need to talk"
    pair = after(state, edit)
    assert pair.fit == "unsure"
    assert after(programme(pair, HELD), beginnings.check_fit(programme(pair, HELD), "10", "")).fit == ""


def test_a_day_to_come_is_no_day_somebody_agreed() -> None:
    with pytest.raises(BadInput, match="still to come"):
        beginnings.keep_beginning(programme(PAIR), "10", "mentor agreed", "2026-06-01", TODAY)
    edit = beginnings.keep_beginning(programme(PAIR), "10", "mentor agreed", "5 May", TODAY)
    assert edit.label == "Asha said yes to the ground rules, Tue 5 May 2026"
