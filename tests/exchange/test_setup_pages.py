"""Do pages and remarks of the setup follow from the answers, in the programme's words, with no text changed?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.content.library import culture_check, ground_rules, objective_starters, setup_steps, word_sets
from rmtui.exchange.session_offers import rules_page
from rmtui.exchange.setup.pages import decisions, page_of
from rmtui.exchange.setup.remarks import proposed_objectives, proposed_steps, remark_of, set_of
from rmtui.exchange.setup.rules import rules_in_use
from rmtui.programme.about import About, Labels, Objective
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.words import words_of

ABOUT = About(
    brand="Open [Hour]",
    purposes=("culture",),
    labels=Labels(mentor="guide", mentors="guides"),
    sponsor="{mentor} [/x]",
    planned_sessions=8,
    rhythm_weeks=3,
)


def of(about: About, *people: Person) -> Programme:
    return Programme(tables_of([about, *people]))


def remark(question: str, about: About, *people: Person) -> tuple[str, str]:
    found = remark_of(question, of(about, *people), words_of(about))
    return found.text, found.press


def test_the_ticks_show_their_questions_and_weights() -> None:
    title, text = page_of("purposes", of(ABOUT))
    assert title == "What your ticks choose"
    assert text.startswith("How pairs are weighed, out of 100 (because of: Bad news travels up)")
    assert " 25  function distance" in text
    assert text.count("\n  - ") == 18


def test_the_agenda_has_the_length_chosen_and_the_programme_s_words() -> None:
    chosen = replace(ABOUT, answers={"kick-off-minutes": 45})
    assert page_of("kick-off-minutes", of(chosen))[0] == "The kick-off, 45 minutes"
    assert "Guides are asked for what they see and know" in page_of("kick-off-minutes", of(chosen))[1]
    odd = replace(ABOUT, answers={"kick-off-minutes": 77})
    assert page_of("kick-off-minutes", of(odd))[0] == "The kick-off, 90 minutes"


def test_how_it_runs_and_what_is_decided_leave_what_somebody_wrote_as_it_is() -> None:
    title, text = page_of("rhythm-weeks", of(ABOUT))
    assert title == "How it runs"
    assert "How often: 8 sessions of 60 minutes, every 3 weeks" in text
    assert "Each of us may skip a topic without giving a reason. (always on)" in text
    assert "Who backs it: {mentor} [/x]" in text
    decided = decisions(of(ABOUT))
    assert "{mentor} [/x]" in decided
    for step in setup_steps():
        assert f"{step.number} {step.title}" in decided


REMARKS: dict[str, tuple[str, About, tuple[str, str]]] = {
    "nothing ticked": ("purposes", About(), ("Nothing ticked yet: all", "See them")),
    "ticked": ("purposes", ABOUT, ("Your ticks choose", "See them")),
    "one objective": ("objective", About(objectives=(Objective(id="a", text="x"),)), ("", "More objectives")),
    "two objectives": (
        "objective",
        About(objectives=(Objective(id="a", text="x"), Objective(id="b", text="y"))),
        ("and 1 more objective", "All objectives"),
    ),
    "not about age": ("brand", About(brand="Reverse Club", purposes=("culture",)), ("Is the word reverse needed?", "")),
    "about age": ("brand", About(brand="Reverse Club", purposes=("generations",)), ("", "")),
    "alone": ("neutral-person", About(runner_takes_part=True), ("You take part yourself", "")),
    "somebody else": (
        "neutral-person", About(runner_takes_part=True, answers={"neutral-person": "Kim"}), ("", ""),
    ),
    "months": ("rhythm-weeks", ABOUT, ("About 5 months, 8 hours for each of the two.", "See how it runs")),
    "own words": ("words", ABOUT, ("It reads: Asha is Martin's guide", "")),
    "no remark": ("sponsor", ABOUT, ("", "")),
}  # fmt: skip


@pytest.mark.parametrize("case", REMARKS)
def test_what_follows_from_an_answer(case: str) -> None:
    question, about, (text, press) = REMARKS[case]
    shown = remark(question, about)
    assert shown[0].startswith(text)
    assert bool(shown[0]) == bool(text)
    assert shown[1] == press


def test_people_are_counted_by_the_side_they_could_take() -> None:
    people = [Person(id="1", name="A", role="mentor"), Person(id="2", name="B", role="both"), Person(id="3", name="C")]
    assert remark("bring-in", ABOUT)[0] == "Nobody yet."
    assert remark("bring-in", ABOUT, *people)[0] == "3 people: 2 could be guides, 1 could be mentees."


def test_objectives_are_proposed_for_the_purposes_ticked() -> None:
    assert proposed_objectives(of(About())) == tuple(objective_starters())
    assert proposed_objectives(of(ABOUT))
    assert all("culture" in one.purposes for one in proposed_objectives(of(ABOUT)))


def test_first_steps_follow_the_culture_check_and_nothing_else_is_an_answer() -> None:
    check = culture_check()
    noes: dict[str, Any] = {item.id: 0 for item in check.items}
    assert len(proposed_steps(of(About(answers={"culture-check": noes})))) == 3
    assert proposed_steps(of(About(answers={"culture-check": {"x": "no", check.items[0].id: 7}}))) == ()
    assert proposed_steps(of(About(answers={"culture-check": "spoiled"}))) == ()


def test_each_set_of_words_is_known_again_and_words_of_one_s_own_are_none() -> None:
    for words in word_sets():
        assert set_of(of(About(labels=words.labels))) == words.id
    assert set_of(of(ABOUT)) == ""


RULES = [rule.id for rule in ground_rules()]


@given(st.lists(st.sampled_from(RULES), unique=True))
def test_rules_that_protect_people_are_always_in_use(ticked: list[str]) -> None:
    about = About(answers={"rules": ticked})
    in_use = {rule.id for rule in rules_in_use(about)}
    always = {rule.id for rule in ground_rules() if rule.always}
    assert in_use == always | set(ticked)
    page, talked = page_of("rhythm-weeks", of(about))[1], rules_page(of(about))[1]
    assert page.count("  - ") == len(in_use) == len(talked.split("\n\n"))
