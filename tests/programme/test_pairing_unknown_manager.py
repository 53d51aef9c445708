"""Is somebody's manager found however the name is written, and is the pair marked while she is not?"""

from __future__ import annotations

from typing import Any

import pytest

from rmtui.programme.pairing.board import Verdict
from rmtui.programme.pairing.suggest import why
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of


def judged(manager_named: str, boss: str, *others: Any, of_mentor: bool = True) -> Verdict:
    """Judge a pair of which one reports to the other by a name only."""
    one, other = Person(id="1", name="Dev Patel", manager_named=manager_named), Person(id="2", name=boss)
    mentor, mentee = (one, other) if of_mentor else (other, one)
    return why(Programme(tables_of([mentor, mentee, *others])), mentor.id, mentee.id)


@pytest.mark.parametrize("of_mentor", [True, False])
@pytest.mark.parametrize(
    ("manager_named", "boss"),
    [
        ("Bob Ray", "Ray, Bob"),
        ("Boss Bea", "Bea Boss"),
        ("BOSS, Bea", "Bea Boss"),
        ("Dr. Jörg Müller", "Muller, Jorg"),
        ("Bea Boss", "Prof. Dr. Bea Boss"),
        ("Boss Bea <bea@x.example>", "Bea Boss"),
    ],
)
def test_a_manager_is_found_in_any_order_of_her_name(manager_named: str, boss: str, of_mentor: bool) -> None:
    assert "direct report" in judged(manager_named, boss, of_mentor=of_mentor).broken


@pytest.mark.parametrize("of_mentor", [True, False])
def test_a_manager_who_is_named_and_not_found_is_unknown(of_mentor: bool) -> None:
    verdict = judged("Somebody Else", "Bea Boss", of_mentor=of_mentor)
    assert verdict.allowed
    assert "manager" in verdict.unknown


def test_a_name_that_fits_two_people_is_not_guessed() -> None:
    verdict = judged("Boss, Bea", "Bea Boss", Person(id="3", name="Boss Bea"))
    assert verdict.allowed
    assert "manager" in verdict.unknown


def test_the_exact_name_wins_over_its_words_in_another_order() -> None:
    verdict = judged("Boss Bea", "Bea Boss", Person(id="3", name="Boss Bea"))
    assert verdict.allowed
    assert "manager" not in verdict.unknown


def test_titles_alone_name_nobody() -> None:
    assert "manager" in judged("Dr.", "Prof.").unknown
