"""Does the board say the same as the verdicts, and what exchanging pairs and comparing suggestions would do?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.edit import Edit, Tables, apply
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board import Board
from rmtui.programme.pairing.board_lines import board_lines, line_of
from rmtui.programme.pairing.comparison import compare, conflicts
from rmtui.programme.pairing.knock_on import KnockOn
from rmtui.programme.pairing.reasons import grade, reasons
from rmtui.programme.pairing.short_obstacles import short_obstacle
from rmtui.programme.pairing.suggest import suggest
from rmtui.programme.pairs import exchange_pairs, propose_pairs, remove_proposal
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import Programme, tables_of

TODAY = date(2026, 5, 8)


class Book:
    """A programme in memory."""

    def __init__(self, *values: Any) -> None:
        self.tables: Tables = tables_of([About(), *values])
        self._ids = count(1000)

    @property
    def programme(self) -> Programme:
        return Programme(self.tables)

    def commit(self, edit: Edit) -> str:
        self.tables = apply(self.tables, edit)
        return edit.label

    def new_id(self) -> str:
        return str(next(self._ids))

    def pairs(self) -> set[tuple[str, str]]:
        return {(pair.mentee, pair.mentor) for pair in self.programme.pairs.all()}


@st.composite
def pools(draw: st.DrawFn) -> list[Person]:
    ids = [str(number + 1) for number in range(draw(st.integers(2, 8)))]
    few = st.lists(st.sampled_from(ids), max_size=1).map(tuple)
    return [
        Person(
            id=key,
            name=f"P{key}",
            role=draw(st.sampled_from(["", "mentor", "mentee", "both"])),
            team=draw(st.sampled_from(["", "red", "blue"])),
            manager=draw(st.sampled_from(["", *ids])),
            avoids=draw(few),
            wishes=draw(few),
            slots=draw(st.sampled_from([(), ("Mon am",), ("Tue am",)])),
            consent=draw(st.sampled_from(["unknown", "yes", "no"])),
            mentor_room=draw(st.integers(0, 2)),
            offers=draw(st.sampled_from([(), (Offer(topic="video"),)])),
            wants=draw(st.sampled_from([(), (Want(topic="video"),), (Want(topic="law"),)])),
        )
        for key in ids
    ]


def couple() -> list[Person]:
    """Return two mentees and two mentors of whom one pair each is clearly better."""
    return [
        Person(id="1", name="Max", role="mentee", wants=(Want(topic="video"),)),
        Person(id="2", name="Ida", role="mentee", wants=(Want(topic="law"),)),
        Person(id="3", name="Lea", role="mentor", offers=(Offer(topic="video", level=5),)),
        Person(id="4", name="Tim", role="mentor", offers=(Offer(topic="law", level=5),)),
    ]


@given(pools())
@settings(max_examples=60, deadline=None)
def test_partners_are_what_the_verdicts_say(pool: list[Person]) -> None:
    board = Board(Book(*pool).programme)
    for person in pool:
        for partner in board.partners(person.id):
            verdict = board.verdict(partner.mentor.id, partner.mentee.id)
            assert person in (partner.mentor, partner.mentee)
            assert partner.mentor is not partner.mentee
            assert partner.rule == (verdict.broken[0] if verdict.broken else "")
            assert partner.score == verdict.score
            if partner.rule:
                assert short_obstacle(board, partner, person.id)


@given(pools())
@settings(max_examples=40, deadline=None)
def test_everybody_stands_on_the_board_and_reasons_leave_nothing_out(pool: list[Person]) -> None:
    book = Book(*pool)
    found = suggest(book.programme)
    if found.pairs:
        book.commit(propose_pairs(book.programme, found, TODAY, book.new_id))
    board = Board(book.programme)
    lines = board_lines(book.programme, board)
    assert all(line_of(lines, person.id) is not None for person in pool)
    assert len({line.key for line in lines}) == len(lines)
    assert [line.pair is not None for line in lines] == sorted((line.pair is not None for line in lines), reverse=True)
    for verdict in found.pairs:
        said = reasons(verdict)
        known = [line for line in verdict.lines if line.of and not line.thin]
        assert len(said.speaks_for) + len(said.partly) + len(said.against) == len(known)


@pytest.mark.parametrize(("score", "word"), [(0, "weak"), (49, "weak"), (50, "good"), (74, "good"), (75, "strong")])
def test_words_stand_for_scores(score: int, word: str) -> None:
    assert grade(score) == word


@given(pools())
@settings(max_examples=40, deadline=None)
def test_the_price_of_a_suggested_pair_is_nothing_and_of_no_pair_less_than_nothing(pool: list[Person]) -> None:
    programme = Book(*pool).programme
    found = suggest(programme)
    knock_on = KnockOn(Board(programme))
    chosen = {(verdict.mentor.id, verdict.mentee.id) for verdict in found.pairs}
    for mentor in pool:
        for mentee in pool:
            price = knock_on.price(mentor.id, mentee.id)
            if price is None:
                assert (mentor.id, mentee.id) not in chosen
                continue
            best, held = (price.pairs, price.total), (price.pairs_with, price.total_with)
            assert best == (len(found.pairs), found.total)
            assert held <= best
            assert (mentor.id, mentee.id) not in chosen or held == best


def test_a_remark_names_who_is_left_with_nobody() -> None:
    max_, ida, lea, _ = couple()
    knock_on = KnockOn(Board(Book(max_, ida, lea).programme))
    assert knock_on.remark("3", "1") == "but then nobody is left for Ida"
    roomy = Book(max_, ida, replace(lea, mentor_room=2)).programme
    assert KnockOn(Board(roomy)).remark("3", "1") == ""


def test_comparing_and_exchanging_reach_what_a_fresh_suggestion_gives() -> None:
    book = Book(*couple(), Pair(id="9", mentor="4", mentee="1"))
    found = compare(book.programme)
    assert [pair.id for pair in found.go] == ["9"]
    assert found.points_then > found.points_now
    label = book.commit(exchange_pairs(book.programme, [pair.id for pair in found.go], found.come, TODAY, book.new_id))
    assert label == "Took back 1 pair, proposed 2 pairs"
    assert book.pairs() == {("1", "3"), ("2", "4")}
    assert compare(book.programme).is_same


def test_kept_and_agreed_pairs_are_not_compared() -> None:
    kept = Pair(id="8", mentor="4", mentee="1", kept=True)
    agreed = Pair(id="9", mentor="3", mentee="2", state="agreed")
    found = compare(Book(*couple(), kept, agreed).programme)
    assert found.is_same
    assert not found.stay


def test_only_proposals_make_way() -> None:
    first, second = Pair(id="8", mentor="3", mentee="1"), Pair(id="9", mentor="4", mentee="2")
    book = Book(*couple(), first, second)
    verdict = Board(book.programme).verdict("4", "1")
    assert {pair.id for pair in conflicts(book.programme, verdict)} == {"8", "9"}
    for firm in (replace(second, kept=True), replace(second, state="agreed")):
        stuck = Book(*couple(), first, firm).programme
        assert conflicts(stuck, Board(stuck).verdict("4", "1")) == ()


def test_an_exchange_that_would_overfill_somebody_is_refused() -> None:
    book = Book(*couple(), Pair(id="8", mentor="3", mentee="1"), Pair(id="9", mentor="4", mentee="2"))
    verdict = Board(book.programme).verdict("4", "1")
    with pytest.raises(BadInput, match="cannot learn from Tim even then"):
        exchange_pairs(book.programme, ["8"], [verdict], TODAY, book.new_id)


def test_a_proposal_can_be_removed_and_more_than_that_cannot() -> None:
    book = Book(*couple(), Pair(id="8", mentor="3", mentee="1"), Pair(id="9", mentor="4", mentee="2", state="active"))
    assert book.commit(remove_proposal(book.programme, "8")) == "Took back that Max learns from Lea"
    with pytest.raises(BadInput, match="more than a proposal"):
        remove_proposal(book.programme, "9")
    assert book.pairs() == {("2", "4")}
