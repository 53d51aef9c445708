"""Does an idea keep its owner, and is it told only as far as she said yes?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme import credits as do
from rmtui.programme.credit import Credit
from rmtui.programme.edit import Edit, apply
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session
from rmtui.programme.text import Text

MAY_1 = date(2026, 5, 1)
MAY_8 = date(2026, 5, 8)
PEOPLE = [Person(id="1", name="Asha Rao"), Person(id="2", name="Martin Vale"), Person(id="3", name="Lee Chen")]
ROOM = [Pair(id="10", mentor="1", mentee="2", state="active"), Session(id="100", pair="10", state="met", on=MAY_1)]
IDEA = Credit(id="500", whose=("1",), what="ask drivers to film", level="programme")
YES = replace(IDEA, state="yes", asked_on=MAY_1, answered_on=MAY_1)


def ids() -> Callable[[], str]:
    numbers = count(1000)
    return lambda: str(next(numbers))


def programme(*values: Any) -> Programme:
    return Programme(tables_of([*PEOPLE, *ROOM, *values]))


def after(before: Programme, edit: Edit, key: str = "500") -> Credit | None:
    """Return an idea as it is after an edit."""
    noted = {credit.id: before.document("credits", credit.id) for credit in before.credits.all()}
    tables = {"credits": {name: document for name, document in noted.items() if document is not None}}
    return Programme(apply(tables, edit)).credits.get(key)


def changed(credit: Credit, **parts: Any) -> tuple[Credit, str]:
    before = programme(credit)
    edit = do.change_credit(before, credit.id, **parts)
    found = after(before, edit)
    assert found is not None
    return found, edit.label


def test_an_idea_is_noted_in_cleaned_words_for_the_two_of_them() -> None:
    before = programme()
    edit = do.add_credit(before, ["1", "3", "1"], "  film\u0007 the\r\nbay ", session="100", new_id=ids())
    assert after(before, edit, "1000") == Credit(
        id="1000", whose=("1", "3"), what="film the bay", level="pair", session="100"
    )
    assert edit.label == "Noted Asha and Lee's idea"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"what": " \n"}, "no words"),
        ({"whose": ["9"]}, "not in the list of people"),
        ({"level": "everyone"}, "no level"),
        ({"session": "9"}, "meeting"),
        ({"text": "9"}, "text"),
    ],
)
def test_what_cannot_be_noted_is_said_in_a_sentence(options: dict[str, Any], word: str) -> None:
    wanted = {"whose": ["1"], "what": "film", "new_id": ids(), **options}
    with pytest.raises(BadInput, match=word) as refused:
        do.add_credit(programme(), **wanted)
    assert "Nothing was changed" in refused.value.sentence


def test_an_idea_comes_out_of_a_takeaway_once_and_never_more_open_than_it_was() -> None:
    shared = Text(id="200", session="100", kind="takeaway", level="public", text="film\nthe bay")
    secret = Text(id="201", session="100", kind="takeaway", level="private", text="film")
    before = programme(shared, secret)
    made = after(before, do.credit_from_takeaway(before, "200", ["1"], ids()), "1000")
    assert made == Credit(id="1000", whose=("1",), what="film the bay", level="pair", session="100", text="200")
    private = after(before, do.credit_from_takeaway(before, "201", ["1"], ids()), "1000")
    assert private is not None
    assert private.level == "private"
    with pytest.raises(BadInput, match="already"):
        do.credit_from_takeaway(programme(shared, made), "200", ["1"], ids())
    with pytest.raises(BadInput, match="no longer there"):
        do.credit_from_takeaway(before, "9", ["1"], ids())


def test_her_answers_carry_their_days() -> None:
    before = programme(IDEA)
    asked = after(before, do.ask(before, "500", MAY_1))
    assert asked == replace(IDEA, state="asked", asked_on=MAY_1)
    assert asked is not None
    yes = after(programme(asked), do.say_yes(programme(asked), "500", MAY_8, today=MAY_8))
    assert yes == replace(asked, state="yes", answered_on=MAY_8)
    nameless = after(before, do.say_yes(before, "500", MAY_8, named=False))
    assert nameless == replace(IDEA, state="yes", answered_on=MAY_8, named=False)
    assert after(before, do.say_no(before, "500", MAY_8)) == replace(IDEA, state="no", answered_on=MAY_8)
    assert after(programme(YES), do.withdraw(programme(YES), "500", MAY_8)) == replace(
        YES, state="withdrawn", answered_on=MAY_8
    )
    assert after(programme(YES), do.ask(programme(YES), "500", MAY_8)) == replace(IDEA, state="asked", asked_on=MAY_8)


def test_without_an_owner_nobody_can_answer() -> None:
    before = programme(replace(IDEA, whose=()))
    for answer in (do.ask, do.say_yes, do.say_no):
        with pytest.raises(BadInput, match="Whose idea is it"):
            answer(before, "500", MAY_8)
    with pytest.raises(BadInput, match="Whose idea is it"):
        do.thank(before, "500", MAY_8, "the board")


@pytest.mark.parametrize("on", [date(2026, 5, 9), date(1066, 10, 14)])
def test_a_yes_of_an_impossible_day_is_refused(on: date) -> None:
    with pytest.raises(BadInput, match=on.isoformat()):
        do.say_yes(programme(IDEA), "500", on, today=MAY_8)


@pytest.mark.parametrize("verb", [do.ask, do.say_yes, do.say_no, do.withdraw])
def test_an_idea_that_is_not_there_is_named_as_such(verb: Callable[[Programme, str, date], Edit]) -> None:
    with pytest.raises(BadInput, match="not in the list"):
        verb(programme(), "999", MAY_8)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"what": "film the vans"}, "the yes was for the old words"),
        ({"level": "organisation"}, "the yes was for fewer readers"),
    ],
)
def test_other_words_or_more_readers_need_a_new_yes(parts: dict[str, Any], reason: str) -> None:
    found, label = changed(YES, **parts)
    assert found == replace(YES, state="asked", asked_on=None, answered_on=None, **parts)
    assert reason in label


def test_a_name_after_a_yes_without_one_needs_a_new_yes() -> None:
    found, label = changed(replace(YES, named=False), named=True)
    assert (found.state, found.named) == ("asked", True)
    assert "without a name" in label


@pytest.mark.parametrize(
    "parts",
    [
        {"level": "pair"},
        {"named": False},
        {"outcome": "bay rule 4 changed"},
        {"seen_where": "minutes"},
        {"what": "  ask drivers  to film "},
    ],
)
def test_fewer_readers_no_name_and_what_came_of_it_keep_her_yes(parts: dict[str, Any]) -> None:
    found, label = changed(YES, **parts)
    assert (found.state, found.answered_on) == ("yes", MAY_1)
    assert "the yes was" not in label


def test_new_owners_have_not_been_asked() -> None:
    for state in ("asked", "yes", "no"):
        found, label = changed(replace(YES, state=state), whose=["1", "3"])
        assert (found.state, found.asked_on, found.answered_on) == ("drafted", None, None)
        assert "Asha and Lee were not asked yet" in label
    nobody, _ = changed(YES, whose=[])
    assert (nobody.state, nobody.whose) == ("drafted", ())


def test_nothing_different_changes_nothing() -> None:
    edit = do.change_credit(programme(YES), "500", what="ask drivers to film", level="programme", whose=["1"])
    assert edit.changes == ()


def test_thanks_are_noted_and_taken_back() -> None:
    before = programme(YES)
    thanked = after(before, do.thank(before, "500", MAY_8, " the  board "))
    assert thanked == replace(YES, thanked_on=MAY_8, told="the board")
    assert thanked is not None
    assert after(programme(thanked), do.thank(programme(thanked), "500", None, "")) == YES


def test_only_what_was_never_told_can_be_removed() -> None:
    for state in ("asked", "yes"):
        with pytest.raises(BadInput, match="note first that it is withdrawn"):
            do.remove_credit(programme(replace(YES, state=state)), "500")
    before = programme(IDEA)
    assert after(before, do.remove_credit(before, "500")) is None
    with pytest.raises(BadInput, match="already"):
        do.withdraw(programme(replace(YES, state="withdrawn")), "500", MAY_8)


def test_a_level_or_state_of_a_newer_version_gives_way_to_one_chosen_here() -> None:
    newer = replace(IDEA, level="private", extra={"level": "galaxy", "state": "maybe", "mood": "good"})
    found, _ = changed(newer, level="pair")
    assert (found.level, found.extra) == ("pair", {"state": "maybe", "mood": "good"})
    before = programme(newer)
    asked = after(before, do.ask(before, "500", MAY_8))
    assert asked is not None
    assert (asked.state, dict(asked.extra)) == ("asked", {"level": "galaxy", "mood": "good"})


def test_the_owner_is_shown_by_full_name_only_after_her_yes() -> None:
    joint = replace(YES, whose=("1", "3"))
    assert do.shown_owner(programme(joint), joint) == "Asha Rao and Lee Chen"
    for quiet in (IDEA, replace(YES, named=False), replace(YES, whose=()), replace(YES, state="no")):
        assert do.shown_owner(programme(quiet), quiet) == ""


STATES = st.sampled_from(["drafted", "asked", "yes", "no", "withdrawn"])
CREDITS = st.builds(
    Credit,
    id=st.just("500"),
    whose=st.sampled_from([(), ("1",), ("1", "3")]),
    what=st.just("an idea"),
    level=st.sampled_from(LEVELS),
    named=st.booleans(),
    state=STATES,
    extra=st.sampled_from([{}, {"named": "perhaps"}]),
)


@given(CREDITS, st.sampled_from(LEVELS))
def test_nothing_carries_a_name_before_a_yes_or_against_a_wish(credit: Credit, level: Level) -> None:
    allowed = credit.state == "yes" and bool(credit.whose) and LEVELS.index(credit.level) >= LEVELS.index(level)
    assert do.may_be_told(credit, level) == allowed
    assert do.may_leave_named(credit, level) == (allowed and credit.named and not credit.extra)
    assert bool(do.shown_owner(programme(credit), credit)) == do.may_leave_named(credit, "private")


@given(CREDITS, st.sampled_from(LEVELS), st.sampled_from(["an idea", "another"]), st.booleans())
def test_no_change_ever_makes_more_leave_than_she_said_yes_to(
    credit: Credit, level: Level, what: str, named: bool
) -> None:
    found, _ = changed(credit, level=level, what=what, named=named, outcome="something changed")
    if do.may_be_told(found, "public"):
        assert do.may_be_told(credit, "public")
        assert found.what == credit.what
    if do.may_leave_named(found, "private"):
        assert do.may_leave_named(credit, "private")
