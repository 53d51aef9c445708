"""Does a sentence that names somebody name exactly those it is true of?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings

from rmtui.errors import BadInput
from rmtui.exchange.documents.letter_choice import letter_for_line, matter_of
from rmtui.exchange.documents.letters import fill_letter
from rmtui.programme.about import About
from rmtui.programme.pair import GroundRules, Pair
from rmtui.programme.pair_agreements import beginning_words, set_agreed
from rmtui.programme.pairing.board_view import BoardView
from rmtui.programme.pairing.short_obstacles import short_obstacle
from rmtui.programme.pairs import add_pair, set_state
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Move, Session
from rmtui.programme.sessions import still_open
from rmtui.programme.today import items
from tests.random_programmes import TODAY, programmes

YES = date(2026, 5, 1)
ASHA = Person(id="1", name="Asha Rao", role="mentor")
MARTIN = Person(id="2", name="Martin Vale", role="mentee")
PAIR = Pair(id="10", mentor="1", mentee="2", state="agreed")


@pytest.mark.parametrize(("asha", "martin"), product((None, YES), repeat=2))
def test_whose_yes_to_the_ground_rules_is_missing(asha: date | None, martin: date | None) -> None:
    rules = GroundRules(version=1, mentor_agreed_on=asha, mentee_agreed_on=martin)
    programme = Programme(tables_of([ASHA, MARTIN, replace(PAIR, rules=rules, goal="g")]))
    pair = programme.pairs["10"]
    for said in (beginning_words(programme, pair, room=True), "; ".join(still_open(programme, pair))):
        assert ("Asha has not said yes to the ground rules" in said) == (asha is None and martin is not None)
        assert ("Martin has not said yes to the ground rules" in said) == (martin is None and asha is not None)
    assert ("ground rules agreed" in beginning_words(programme, pair, room=True)) == (
        (asha is None) == (martin is None)
    )


def test_one_yes_does_not_say_that_both_agreed() -> None:
    programme = Programme(tables_of([ASHA, MARTIN, replace(PAIR, goal="g")]))
    programme = programme.after(set_agreed(programme, "10", "mentor", YES))
    said = beginning_words(programme, programme.pairs["10"], room=True)
    assert said == "The two of them: Martin has not said yes to the ground rules"


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_what_is_open_for_a_pair_names_whoever_it_is_true_of(programme: Programme) -> None:
    for pair in programme.pairs.all():
        said = "; ".join(still_open(programme, pair))
        for person_id, day in ((pair.mentor, pair.rules.mentor_agreed_on), (pair.mentee, pair.rules.mentee_agreed_on)):
            person = programme.people.get(person_id)
            if person is None:
                continue
            is_missing = bool(pair.rules.version) and day is None and any(_days(pair))
            assert (f"{person.called} has not said yes to the ground rules" in said) == is_missing


def _days(pair: Pair) -> tuple[date | None, date | None]:
    return pair.rules.mentor_agreed_on, pair.rules.mentee_agreed_on


@pytest.mark.parametrize(("asha", "martin"), product(("yes", "no", "unknown"), repeat=2))
def test_whose_yes_to_taking_part_is_missing(asha: Any, martin: Any) -> None:
    people = [replace(ASHA, consent=asha), replace(MARTIN, consent=martin)]
    programme = Programme(tables_of([About(formality="formal"), *people]))
    view = BoardView(programme)
    for me, other in ((people[0], people[1]), (people[1], people[0])):
        for partner in view.partners(me):
            if partner.rule != "consent":
                continue
            said = short_obstacle(view.board, partner, me.id)
            wanted = "no" if "no" in (asha, martin) else "unknown"
            words = "said no" if wanted == "no" else "no yes yet"
            assert said == (words if other.consent == wanted else f"{me.called}: {words}")
    if "no" in (asha, martin):
        pair = Programme(tables_of([*people, replace(PAIR, state="proposed")]))
        with pytest.raises(BadInput) as refusal:
            set_state(pair, "10", "agreed", TODAY)
        assert ("Asha" in refusal.value.sentence) == (asha == "no")
        assert ("Martin" in refusal.value.sentence) == (martin == "no")


def test_an_exception_lists_every_rule_it_sets_aside() -> None:
    asha = replace(ASHA, manager="2", team="Sales", languages=("en",))
    martin = replace(MARTIN, team="Sales", languages=("de",))
    programme = Programme(tables_of([asha, martin]))
    with pytest.raises(BadInput) as refusal:
        add_pair(programme, "1", "2", TODAY, lambda: "9")
    edit = add_pair(programme, "1", "2", TODAY, lambda: "9", "small firm")
    rules = next(c.after["rules"] for c in edit.changes if c.table == "exceptions" and c.after)
    assert {"direct report", "same team", "language"} <= set(rules)
    assert all(rule in refusal.value.sentence for rule in rules)
    for words in ("reports to", "work in the same team", "no language in common"):
        assert words in refusal.value.sentence


def line_of(*sessions: Session, pair: Pair = PAIR, about: About | None = None) -> str:
    """Return the letter that the call about a pair asks for."""
    people = [replace(one, email="") for one in (ASHA, MARTIN)]
    programme = Programme(tables_of([about or About(brand="Tandem"), *people, pair, *sessions]))
    item = next(one for one in items(programme, TODAY) if one.kind == "call")
    name = letter_for_line(programme, item)
    if name:
        assert fill_letter(programme, name, matter_of(item), TODAY).body
    return name


def test_the_letter_fits_the_reason() -> None:
    active = replace(PAIR, state="active", agreed_on=date(2026, 1, 5))
    early = Session(id="20", pair="10", state="written up", on=date(2026, 2, 1))
    met = Session(id="21", pair="10", number=2, state="met", on=date(2026, 4, 28))
    assert line_of(early, met, pair=active) == "ask-takeaway"
    assert line_of(early, pair=active) == "next-date"
    assert line_of(pair=replace(PAIR, agreed_on=date(2026, 4, 1))) == "first-date"
    assert line_of(early, replace(met, state="written up"), pair=replace(active, fit="not a fit")) == ""


@pytest.mark.parametrize(
    ("who", "letter"),
    [("mentee", "cancellation-2"), ("both", "cancellation-2"), ("mentor", "cancellation-1"), ("", "cancellation-1")],
)
def test_nobody_is_written_to_as_the_one_who_moved_it_but_whoever_did(who: Any, letter: str) -> None:
    moves = (Move(on=date(2026, 4, 20), who=who), Move(on=date(2026, 4, 27), who=who))
    planned = Session(id="20", pair="10", on=date(2026, 5, 20), moves=moves)
    assert line_of(planned, pair=replace(PAIR, agreed_on=date(2026, 4, 20))) == letter
