"""Does what is said of an idea's standing follow from its owner's answer, and never name who wants no name?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.credit import Credit, CreditState
from rmtui.programme.credit_answers import note_answer, note_letter, take_away
from rmtui.programme.credit_standing import FILTERS, headline, ideas_in, owner_column, standing, status, unthanked
from rmtui.programme.credit_view import idea_view, idea_words, source, unread_yes
from rmtui.programme.credits import may_be_told
from rmtui.programme.edit import apply
from rmtui.programme.levels import LEVELS, glimpse
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session
from rmtui.programme.text import Text

MAY_1, MAY_8 = date(2026, 5, 1), date(2026, 5, 8)
ROOM = [
    Person(id="1", name="Asha Rao"), Person(id="2", name="Martin Vale"), Person(id="3", name="Lee Chen"),
    Pair(id="10", mentor="1", mentee="2", state="active"),
    Session(id="100", pair="10", number=2, state="met", on=MAY_1),
    Text(id="200", session="100", kind="takeaway", whose="2", text="film\n the   work"),
]  # fmt: skip
IDEA = Credit(id="500", whose=("1",), what="ask drivers to film", level="programme")
YES = replace(IDEA, state="yes", asked_on=MAY_1, answered_on=MAY_1)


def programme(*values: Any) -> Programme:
    return Programme(tables_of([*ROOM, *values]))


IDEAS = st.builds(
    Credit,
    id=st.just("500"),
    whose=st.sampled_from([(), ("1",), ("1", "3")]),
    what=st.just("ask drivers"),
    outcome=st.sampled_from(["", "films"]),
    level=st.sampled_from(LEVELS),
    named=st.booleans(),
    state=st.sampled_from(get_args(CreditState)),
    asked_on=st.sampled_from([None, MAY_1]),
    answered_on=st.sampled_from([None, MAY_1]),
    thanked_on=st.sampled_from([None, MAY_8]),
)

STANDINGS = {
    "drafted": (IDEA, "Asha", "not asked yet", "Until Asha says yes this line leaves in no document."),
    "asked": (
        replace(IDEA, state="asked", asked_on=MAY_1), "Asha", "asked 1 May ?",
        "Until Asha says yes this line leaves in no document.",
    ),
    "asked anew": (
        replace(IDEA, state="asked"), "Asha", "to ask again ?",
        "To ask again. Until Asha says yes this line leaves in no document.",
    ),
    "yes": (YES, "Asha", "the group", "May be told to the group, with the name."),
    "two": (replace(YES, whose=("1", "3")), "Asha + Lee", "the group", "May be told to the group, with the name."),
    "nameless": (replace(YES, named=False), "no name", "the group", "May be told to the group, without a name."),
    "private": (
        replace(YES, level="private"), "Asha", "only this file",
        "Stays in this file: whoever runs rmtui reads it, no document holds it.",
    ),
    "no": (replace(YES, state="no"), "Asha", "nobody", "Asha said no: this line leaves in no document."),
    "withdrawn": (replace(YES, state="withdrawn"), "Asha", "withdrawn", "Withdrawn: this line leaves in no document."),
}  # fmt: skip


@pytest.mark.parametrize("case", STANDINGS)
def test_owner_status_and_rule(case: str) -> None:
    idea, owner, who_may_know, rule = STANDINGS[case]
    here = programme(idea)
    assert (owner_column(here, idea), status(idea), idea_view(here, idea).rule) == (owner, who_may_know, rule)


def test_an_idea_without_an_owner_asks_whose_it_is() -> None:
    idea = replace(YES, whose=())
    here = programme(idea)
    assert (owner_column(here, idea), status(idea)) == ("whose?", "name missing!")
    assert idea_view(here, idea).rule.startswith("Whose idea was it?")
    assert idea_view(here, idea).says_label == "Whose was it?"


@given(IDEAS)
def test_nothing_said_of_an_idea_goes_beyond_its_owners_answer(idea: Credit) -> None:
    here = programme(idea)
    view = idea_view(here, idea)
    told = bool(idea.whose) and idea.state == "yes" and idea.level != "private"
    assert view.rule.startswith("May be told") == told
    if idea.whose and idea.state not in ("no",) and not idea.named:
        assert not {"Asha", "Lee"} & set(owner_column(here, idea).split())
        assert "Asha" not in idea_words(here, idea)
    if idea.level == "private" or idea.state == "no":
        assert "drivers" not in idea_words(here, idea)
    assert bool(unread_yes(idea)) == (idea.state == "yes" and idea.level == "private")
    assert view.answer in ("", *(key for key, _ in view.answers))


@given(st.lists(IDEAS, max_size=6))
def test_the_filters_and_numbers_agree(ideas: list[Credit]) -> None:
    here = programme(*(replace(idea, id=str(500 + n)) for n, idea in enumerate(ideas)))
    by_filter = {key: ideas_in(here, key) for key, _ in FILTERS}
    everybody = {idea.id for idea in by_filter["all"]}
    assert everybody == {idea.id for idea in here.credits.all()}
    assert all({idea.id for idea in some} <= everybody for some in by_filter.values())
    assert all(may_be_told(idea, "private") for idea in by_filter["told"])
    assert not {idea.id for idea in by_filter["told"]} & {idea.id for idea in by_filter["closed"]}
    states = [idea.state for idea in by_filter["all"]]
    assert states == sorted(states, key=lambda state: state == "withdrawn")
    counts = standing(here)
    assert counts.waiting == sum(idea.state == "asked" for idea in by_filter["waiting"])
    assert set(counts.unthanked) == {owner for idea in by_filter["unthanked"] for owner in idea.whose}


def test_the_numbers_in_a_sentence_and_who_was_not_thanked() -> None:
    here = programme(replace(YES, outcome="films"), replace(IDEA, id="501", state="asked", asked_on=MAY_1))
    assert headline(standing(here)) == "2 ideas, 1 changed something, 1 waits for a yes"
    assert unthanked(here, standing(here)) == "Nobody thanked yet: Asha"
    assert headline(standing(programme(IDEA))) == "1 idea, 0 changed something"
    assert unthanked(here, standing(programme(IDEA))) == ""


def test_where_an_idea_came_from() -> None:
    assert source(programme(), IDEA) == "Noted without a meeting."
    assert source(programme(), replace(IDEA, session="100")) == "Came up on 1 May, 2nd session of Martin and Asha."
    named = replace(IDEA, session="100", text="200")
    assert source(programme(), named) == 'Martin wrote on 1 May, 2nd session: "film the work"'


ANSWERS = {"yes": ("yes", True), "nameless": ("yes", False), "asked": ("asked", True), "no": ("no", True)}


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_noted_with_its_day_and_the_same_again_changes_nothing(answer: str) -> None:
    here = programme(IDEA)
    then = Programme(apply(tables_of([*ROOM, IDEA]), note_answer(here, IDEA, answer, MAY_8)))
    idea = then.credits["500"]
    assert (idea.state, idea.named) == ANSWERS[answer]
    assert MAY_8 in (idea.asked_on, idea.answered_on)
    if answer != "asked":
        assert note_answer(then, idea, answer, date(2026, 6, 1)).changes == ()
    assert idea_view(then, idea).answer == answer


def test_a_letter_sent_asks_before_a_yes_and_thanks_after_it() -> None:
    for idea, field in ((IDEA, "asked_on"), (YES, "thanked_on")):
        (change,) = note_letter(programme(idea), idea, MAY_8).changes
        assert change.after is not None
        assert change.after[field] == "2026-05-08"


def test_what_was_asked_about_is_withdrawn_and_anything_else_removed() -> None:
    for state in get_args(CreditState):
        idea = replace(IDEA, state=state, asked_on=MAY_1)
        (change,) = take_away(programme(idea), idea, MAY_8).changes
        assert (change.after is None) == (state in ("drafted", "no", "withdrawn"))


@given(st.text(max_size=80), st.sampled_from(LEVELS))
def test_a_glimpse_is_short_and_shows_nothing_private(text: str, level: Any) -> None:
    shown = glimpse(text, level)
    assert len(shown) <= 32 + 3
    assert not (level == "private" and shown)
