"""Is a suggestion the best one, explained, and the same whatever the ids and the order of the list?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.solver import solve
from rmtui.programme.pairing.suggest import matrix, suggest, why
from rmtui.programme.person import Offer, Person, Style, Want
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.ruling import Ruling

LADDER = ("staff", "manager", "director")
TOPICS = ("short video", "AI at work", "Videos", "law", "")
ABOUT = About(purposes=("digital",), ladder=LADDER)


@st.composite
def people(draw: st.DrawFn) -> list[Person]:
    count = draw(st.integers(0, 9))
    ids = [str(i + 1) for i in range(count)]
    any_of = st.lists(st.sampled_from(ids or ["1"]), max_size=2).map(tuple)
    return [
        Person(
            id=person_id,
            name=f"P{place} of {count}",
            role=draw(st.sampled_from(["", "mentor", "mentee", "both"])),
            rank=draw(st.sampled_from(["", *LADDER])),
            team=draw(st.sampled_from(["", "red", "Red ", "blue"])),
            manager=draw(st.sampled_from(["", *ids])),
            avoids=draw(any_of),
            wishes=draw(any_of),
            languages=draw(st.sampled_from([(), ("en",), ("fr", "en"), ("de",)])),
            offers=tuple(Offer(topic=t, level=draw(st.integers(1, 5))) for t in draw(_topics)),
            wants=tuple(Want(topic=t, priority=draw(st.integers(1, 3))) for t in draw(_topics)),
            style=Style(talk=draw(st.sampled_from([None, 1, 5])), plan=draw(st.sampled_from([None, 2, 5]))),
            consent=draw(st.sampled_from(["unknown", "yes", "yes", "no"])),
            mentor_room=draw(st.integers(0, 2)),
            mentee_room=draw(st.integers(0, 2)),
            waited=draw(st.integers(0, 1)),
        )
        for place, person_id in enumerate(ids)
    ]


_topics = st.lists(st.sampled_from(TOPICS), max_size=2)


def programme_of(*values: Any) -> Programme:
    return Programme(tables_of(values))


def names(pairs: Sequence[Any]) -> set[tuple[str, str]]:
    return {(verdict.mentor.name, verdict.mentee.name) for verdict in pairs}


@given(people(), st.sampled_from([None, (0, 1, "proposed"), (1, 0, "active"), (0, 1, "finished")]), st.booleans())
@settings(max_examples=120, deadline=None)
def test_a_suggestion_solves_the_matrix_and_every_line_adds_up(
    pool: list[Person], pair: tuple[int, int, Any] | None, apart: bool
) -> None:
    extras: list[Any] = [ABOUT]
    if pair and len(pool) > 2:
        mentor, mentee, state = pair
        extras.append(Pair(id="1", mentor=pool[mentor].id, mentee=pool[mentee].id, state=state))
    if apart and len(pool) > 2:
        extras.append(Ruling(id="1", kind="kept apart", mentor=pool[1].id, mentee=pool[2].id))
    programme = programme_of(*pool, *extras)
    suggestion, table = suggest(programme), matrix(programme)
    plan = solve(table.scores, table.mentor_room, table.mentee_room)
    assert (len(plan.pairs), plan.total) == (len(suggestion.pairs), suggestion.total)
    assert suggestion.total == sum(verdict.score for verdict in suggestion.pairs)
    for i, mentor_id in enumerate(table.mentors):
        for j, mentee_id in enumerate(table.mentees):
            verdict = why(programme, mentor_id, mentee_id)
            if verdict.allowed:
                assert table.scores[i][j] == verdict.score == sum(line.points for line in verdict.lines)
                assert 0 <= verdict.score <= 100
            else:
                assert table.scores[i][j] is None
    assert all(verdict.allowed for verdict in suggestion.pairs)
    couples = [frozenset((verdict.mentor.id, verdict.mentee.id)) for verdict in suggestion.pairs]
    assert len(set(couples)) == len(couples)
    if apart and len(pool) > 2:
        assert frozenset((pool[1].id, pool[2].id)) not in couples


@given(people(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_other_ids_and_another_order_give_the_same_pairs_and_digest(pool: list[Person], chance: random.Random) -> None:
    new_ids = [str(number) for number in chance.sample(range(100, 999), len(pool))]
    new = dict(zip([person.id for person in pool], new_ids, strict=True))
    renamed = [
        replace(
            person,
            id=new[person.id],
            manager=new.get(person.manager, ""),
            avoids=tuple(new.get(i, "") for i in person.avoids),
            wishes=tuple(new.get(i, "") for i in person.wishes),
        )
        for person in pool
    ]
    chance.shuffle(renamed)
    one, other = suggest(programme_of(ABOUT, *pool)), suggest(programme_of(ABOUT, *renamed))
    assert names(one.pairs) == names(other.pairs)
    assert (one.total, one.digest) == (other.total, other.digest)
    assert [(u.person.name, u.side, u.blocked_by) for u in one.unpaired] == [
        (u.person.name, u.side, u.blocked_by) for u in other.unpaired
    ]


@given(people())
@settings(max_examples=60, deadline=None)
def test_whoever_is_left_out_knows_how_many_rules_stand_against_whom(pool: list[Person]) -> None:
    programme = programme_of(ABOUT, *pool)
    suggestion, table = suggest(programme), matrix(programme)
    paired = {verdict.mentor.id for verdict in suggestion.pairs} | {v.mentee.id for v in suggestion.pairs}
    with_room = {i for i, room in zip(table.mentors, table.mentor_room, strict=True) if room}
    with_room |= {i for i, room in zip(table.mentees, table.mentee_room, strict=True) if room}
    assert {one.person.id for one in suggestion.unpaired} == with_room - paired
    for one in suggestion.unpaired:
        others = table.mentees if one.side == "mentor" else table.mentors
        assert sum(one.blocked_by.values()) == len(others)
        assert one.reason


def test_a_change_of_what_was_looked_at_changes_the_digest() -> None:
    pool = [Person(id="1", name="Asha", role="mentor"), Person(id="2", name="Martin", role="mentee")]
    first = suggest(programme_of(*pool)).digest
    assert first == suggest(programme_of(replace(pool[0], notes="shy", email="a@b.c"), pool[1])).digest
    assert first != suggest(programme_of(replace(pool[0], site="Leeds"), pool[1])).digest


@pytest.mark.parametrize("count", [2, 7, 8])
def test_people_who_could_be_either_are_placed_so_that_all_can_meet(count: int) -> None:
    pool = [Person(id=str(i), name=f"Person {i}") for i in range(1, count + 1)]
    assert len(suggest(programme_of(*pool)).pairs) == count // 2


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "", "mentor", "mentee"]), st.sampled_from(["", *LADDER]), st.sampled_from("xyz")
        ),
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_other_placing_makes_more_pairs(drawn: list[tuple[Any, str, str]]) -> None:
    pool = [
        Person(id=str(i + 1), name=f"P{i}", role=role, rank=rank, team=team)
        for i, (role, rank, team) in enumerate(drawn)
    ]
    sides = [("mentor", "mentee") if person.role == "" else (person.role,) for person in pool]
    most = max(len(suggest(programme_of(ABOUT, *map(_with_role, pool, choice))).pairs) for choice in product(*sides))
    assert len(suggest(programme_of(ABOUT, *pool)).pairs) == most


def _with_role(person: Person, role: Any) -> Person:
    return replace(person, role=role)


def test_junior_people_are_placed_as_mentors_and_senior_ones_learn() -> None:
    pool = [Person(id=str(i), name=f"Person {i}", rank=LADDER[i % 3]) for i in range(1, 7)]
    suggestion = suggest(programme_of(About(ladder=LADDER), *pool))
    assert len(suggestion.pairs) == 3
    assert all(LADDER.index(v.mentor.rank) < LADDER.index(v.mentee.rank) for v in suggestion.pairs)


def test_one_with_room_for_several_teaches_all_who_could_be_either() -> None:
    reds = [Person(id=str(i), name=f"Red {i}", team="red") for i in (1, 2, 3)]
    teacher = Person(id="4", name="Teacher", role="mentor", mentor_room=3, team="blue")
    assert len(suggest(programme_of(teacher, *reds)).pairs) == 3


def test_open_pairs_take_room_and_show_in_the_matrix() -> None:
    mentors = [Person(id=str(i), name=f"M{i}", role="mentor", mentor_room=2) for i in (1, 2)]
    mentees = [Person(id=str(i), name=f"N{i}", role="mentee") for i in (3, 4)]
    kept = Pair(id="1", mentor="1", mentee="3", kept=True)
    programme = programme_of(*mentors, *mentees, kept)
    table = matrix(programme)
    assert table.mentor_room == (1, 2)
    assert table.mentee_room == (0, 1)
    assert table.kept == table.taken == ((0, 0),)
    assert table.scores[0][0] is None
    assert names(suggest(programme).pairs) <= {("M1", "N4"), ("M2", "N4")}
    assert len(suggest(programme).pairs) == 1


def test_somebody_in_open_pairs_on_both_sides_is_suggested_on_one_only() -> None:
    pool = [Person(id=str(i), name=f"P{i}", role="both", mentor_room=2, mentee_room=2) for i in range(1, 5)]
    pairs = [Pair(id="1", mentor="1", mentee="2"), Pair(id="2", mentor="2", mentee="1", state="ended early"),
             Pair(id="3", mentor="2", mentee="3")]  # fmt: skip
    suggestion = suggest(programme_of(*pool, *pairs))
    sides = [{verdict.mentor.id for verdict in suggestion.pairs}, {verdict.mentee.id for verdict in suggestion.pairs}]
    assert not sides[0] & sides[1]
    assert len(suggestion.pairs) >= 1


def test_a_firm_of_eight_under_one_owner_hears_why_and_what_would_help() -> None:
    owner = Person(id="1", name="Ines Costa", role="mentee")
    staff = [Person(id=str(i), name=f"Worker{i} Silva", role="mentor", manager="1") for i in range(2, 9)]
    suggestion = suggest(programme_of(About(purposes=("small-firm",)), owner, *staff))
    assert suggestion.pairs == ()
    left = {one.person.id: one for one in suggestion.unpaired}
    assert len(left) == 8
    assert left["1"].blocked_by == {"direct report": 7}
    assert left["1"].reason == "Nobody of 7 people is possible for Ines yet: 7 in a direct line."
    one = "The one person on the other side is not possible for Worker2 yet: in a direct line."
    assert left["2"].reason == one
    assert "from outside" in left["1"].would_help[0]
    assert "--exception" in left["1"].commands[0]


def test_a_private_no_is_counted_without_a_name_and_no_advice_is_given_against_it() -> None:
    pool = [Person(id="1", name="Asha", role="mentor", avoids=("2",)), Person(id="2", name="Martin", role="mentee")]
    left = suggest(programme_of(*pool)).unpaired[0]
    assert left.blocked_by == {"avoids": 1}
    assert "not this time (private)" in left.reason
    assert "Martin" not in left.reason
    assert left.would_help == ()


def test_whoever_said_no_is_never_suggested_and_does_not_wait() -> None:
    pool = [
        Person(id="1", name="Asha", role="mentor", consent="no", consent_on=date(2026, 1, 5)),
        Person(id="2", name="Martin", role="mentee"),
    ]
    suggestion = suggest(programme_of(*pool))
    assert suggestion.pairs == ()
    assert {one.person.name: one.waits for one in suggestion.unpaired} == {"Asha": False, "Martin": True}
    assert {one.person.name: one.blocked_by for one in suggestion.unpaired}["Martin"] == {"consent": 1}


def test_two_of_one_first_name_are_called_by_their_full_names() -> None:
    pool = [Person(id="1", name="Ann Berg", role="mentor"), Person(id="2", name="Ann Lee", role="mentee")]
    assert suggest(programme_of(*pool)).pairs[0].aloud.startswith("Ann Lee learns from Ann Berg")


@pytest.mark.parametrize(("each", "role"), [(2001, "both"), (4001, "mentee")])
def test_a_programme_too_large_is_refused_before_anything_is_worked_out(each: int, role: Any) -> None:
    programme = programme_of(*(Person(id=str(i), name=f"P{i}", role=role) for i in range(1, each + 1)))
    for question in (suggest, matrix, lambda p: why(p, "1", "2")):
        with pytest.raises(BadInput) as caught:
            question(programme)
        assert "too large" in caught.value.sentence
        assert "Nothing was changed; split it by site or by cycle." in caught.value.sentence


def test_whoever_said_no_does_not_count_for_the_size() -> None:
    people = (Person(id=str(i), name=f"P{i}", consent="no" if i > 9 else "yes") for i in range(1, 4010))
    assert why(programme_of(*people), "1", "2").allowed


def test_an_empty_programme_suggests_nothing() -> None:
    assert suggest(programme_of()).pairs == ()
    assert matrix(programme_of(Person(id="1", name="Asha", role="mentor"))).scores == ((),)
