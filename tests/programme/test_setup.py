"""What does an answer of the setup change, and how far is a step?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.content.kinds import SetupQuestion, SetupStep
from rmtui.content.library import setup_steps, word_sets
from rmtui.errors import BadInput
from rmtui.programme.about import About, Labels, Objective, Weight
from rmtui.programme.days.reading import Context
from rmtui.programme.edit import Edit, apply
from rmtui.programme.person import Person
from rmtui.programme.presets import WEIGHTS
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.setup import (
    accept_step,
    answer,
    decide_later,
    is_answered,
    is_passed,
    next_step,
    open_questions,
    preset_of,
    start_objective,
    step_state,
    use_words,
    value_of,
)
from rmtui.programme.setup_values import Value, parse_answer, ranks_in, shown

STEPS = setup_steps()
TODAY = date(2026, 5, 8)
ASKED: dict[str, SetupQuestion] = {question.id: question for step in STEPS for question in step.questions}
STEP_OF: dict[str, SetupStep] = {question.id: step for step in STEPS for question in step.questions}


def programme_of(*values: Any) -> Programme:
    return Programme(tables_of(values or (About(),)))


def after(programme: Programme, edit: Edit) -> Programme:
    tables = {"about": {"1": programme.document("about", "1") or {"id": "1"}}}
    tables["people"] = {key: programme.document("people", key) or {} for key in programme.keys("people")}
    return Programme(apply(tables, edit))


def given_answer(programme: Programme, name: str, value: Value) -> Programme:
    return after(programme, answer(programme, ASKED[name], value, step=STEP_OF[name].id))


def open_ids(programme: Programme, number: int) -> list[str]:
    return [question.id for question in open_questions(programme, STEPS[number - 1])]


def test_an_answer_with_a_field_goes_there_and_another_among_the_answers() -> None:
    programme = given_answer(programme_of(), "brand", "Thinking Partners")
    programme = given_answer(programme, "kick-off-minutes", 60)
    programme = given_answer(programme, "planned-sessions", 8)
    about = programme.about
    assert (about.brand, about.planned_sessions, about.answers) == ("Thinking Partners", 8, {"kick-off-minutes": 60})
    assert about.steps == {"name": "begun", "kick-off": "begun", "framework": "begun"}


def test_the_purpose_ticked_first_decides_how_pairs_are_weighed() -> None:
    programme = given_answer(programme_of(), "purposes", ("technical", "culture"))
    assert programme.about.purposes == ("technical", "culture")
    preset = preset_of(programme.about)
    assert (preset.purpose, preset.weights, preset.by_hand) == ("technical", WEIGHTS["technical"], False)
    by_hand = preset_of(About(purposes=("technical",), weights=(Weight(term="style", points=100),)))
    assert (by_hand.by_hand, by_hand.weights["style"]) == (True, 100)


def test_taking_an_edit_back_leaves_the_document_as_it_was() -> None:
    programme = programme_of(About(brand="Across", extra={"of tomorrow": 1}))
    before = programme.document("about", "1")
    edit = answer(programme, ASKED["rules"], ("notes",), step="framework")
    changed = after(programme, edit)
    assert changed.document("about", "1") != before
    assert after(changed, edit.reversed()).document("about", "1") == before


def test_the_first_objective_keeps_its_id_its_measure_and_the_others() -> None:
    two = About(objectives=(Objective(id="a", text="one", measure="m", extra={"x": 1}), Objective(id="b", text="two")))
    objectives = given_answer(programme_of(two), "objective", "better").about.objectives
    assert objectives == (Objective(id="a", text="better", measure="m", extra={"x": 1}), two.objectives[1])


def test_an_objective_that_says_nothing_goes_unless_somebody_serves_it() -> None:
    one = About(objectives=(Objective(id="a", text="one"),))
    assert given_answer(programme_of(one), "objective", "").about.objectives == ()
    served = programme_of(one, Person(id="7", name="Asha", serves=("a",)))
    assert [kept.id for kept in given_answer(served, "objective", "").about.objectives] == ["a"]


def test_an_objective_to_begin_from_brings_its_measure() -> None:
    programme = programme_of()
    about = after(programme, start_objective(programme, "News travels", "Days", step="purpose")).about
    assert [(one.text, one.measure) for one in about.objectives] == [("News travels", "Days")]


def test_a_set_of_words_changes_all_six_and_keeps_what_it_does_not_know() -> None:
    programme = programme_of(About(labels=Labels(mentor="guru", extra={"pair": "duo"})))
    about = after(programme, use_words(programme, word_sets()[1].labels, step="name")).about
    assert (about.labels.mentor, about.labels.mentees, about.labels.sessions) == ("guide", "learners", "meetings")
    assert about.labels.extra == {"pair": "duo"}


def test_an_emptied_word_goes_back_to_the_usual_one() -> None:
    programme = given_answer(programme_of(About(labels=Labels(mentor="guru"))), "label-mentor", " ")
    assert programme.about.labels.mentor == "mentor"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("planned-sessions", 40),
        ("planned-sessions", 3),
        ("formality", "heavy"),
        ("takes-part", 1),
        ("purposes", ("magic",)),
        ("brand", "x" * 61),
        ("supports", ("y" * 301,)),
        ("kick-off-on", "2026-02-30"),
        ("culture-check", {"bad-news": 3}),
        ("culture-check", {"bad-news": True}),
    ],
)
def test_what_is_no_answer_is_refused_with_a_sentence(name: str, value: Value) -> None:
    with pytest.raises(BadInput) as refused:
        answer(programme_of(), ASKED[name], value)
    assert refused.value.sentence.endswith("What stood there before is kept.")


def test_ticks_of_a_newer_version_stay_ticked() -> None:
    programme = programme_of(About(answers={"rules": ["of-tomorrow", "notes"]}))
    programme = given_answer(programme, "rules", ("of-tomorrow", "rhythm"))
    assert programme.about.answers["rules"] == ["of-tomorrow", "rhythm"]


def test_an_answer_written_by_another_program_that_is_none_counts_as_unanswered() -> None:
    programme = programme_of(About(answers={"kick-off-minutes": "long", "rules": 7, "culture-check": [1]}))
    assert value_of(programme.about, ASKED["kick-off-minutes"]) == 90
    assert value_of(programme.about, ASKED["rules"]) == ASKED["rules"].default
    assert value_of(programme.about, ASKED["culture-check"]) == {}
    assert not is_answered(programme, ASKED["culture-check"])


def test_how_much_paper_decides_what_stays_open() -> None:
    light, formal = programme_of(About(brand="Across")), programme_of(About(brand="Across", formality="formal"))
    assert (open_ids(light, 1), open_ids(light, 2)) == (["purposes"], [])
    assert open_ids(formal, 1) == ["purposes", "objective", "measure", "sponsor"]
    assert (open_ids(light, 6), open_ids(formal, 6)) == ([], ["culture-check", "in-spite"])


def test_going_on_accepts_the_defaults_but_invents_no_answer() -> None:
    programme = programme_of()
    for step in STEPS:
        assert not is_passed(programme, step)
        programme = after(programme, accept_step(programme, step))
        assert is_passed(programme, step)
    assert programme.about.brand == "Thinking Partners"
    states = [step_state(programme, step) for step in STEPS]
    assert states == ["begun", "done", "begun", "begun", "done", "begun", "begun"]
    assert (open_ids(programme, 1), open_ids(programme, 3)) == (["purposes"], ["bring-in"])


def test_people_in_the_list_answer_how_they_come_in() -> None:
    people = [Person(id=str(number), name=f"P {number}") for number in (1, 2)]
    assert open_ids(programme_of(About(), people[0]), 3) == ["bring-in"]
    assert open_ids(programme_of(About(), *people), 3) == []


def test_a_step_put_off_is_resumed_last_and_an_answer_begins_it_again() -> None:
    programme = programme_of()
    programme = after(programme, decide_later(programme, STEPS[0]))
    assert (step_state(programme, STEPS[0]), next_step(programme, STEPS)) == ("later", STEPS[1])
    programme = given_answer(programme, "purposes", ("digital",))
    assert step_state(programme, STEPS[0]) == "begun"
    assert next_step(programme, STEPS) is STEPS[0]


def test_a_few_sentences_of_the_culture_check_begin_it_and_ten_answer_it() -> None:
    sentences = [str(choice.value) for choice in ASKED["culture-check"].choices]
    programme = programme_of(About(formality="standard"))
    programme = given_answer(programme, "culture-check", dict.fromkeys(sentences[:9], 2))
    programme = after(programme, accept_step(programme, STEPS[5]))
    assert (step_state(programme, STEPS[5]), open_ids(programme, 6)) == ("begun", ["culture-check"])
    programme = given_answer(programme, "culture-check", dict.fromkeys(sentences[:10], None))
    assert (step_state(programme, STEPS[5]), open_ids(programme, 6)) == ("done", [])


def test_emptying_the_one_answer_of_a_done_step_opens_it_again() -> None:
    programme = given_answer(programme_of(), "purposes", ("digital",))
    programme = after(programme, accept_step(programme, STEPS[0]))
    assert step_state(programme, STEPS[0]) == "done"
    assert step_state(given_answer(programme, "purposes", ()), STEPS[0]) == "begun"


@pytest.mark.parametrize("typed", ["soon", "31 April", "2026-13-01", "12", "12 May 2026 10:00", "May", "1.2.3.4", "²"])
def test_a_date_that_is_not_understood_is_refused_and_never_an_empty_answer(typed: str) -> None:
    for question in (one for one in ASKED.values() if one.kind == "date"):
        with pytest.raises(BadInput, match="Nothing was changed"):
            parse_answer(question, typed, Context(TODAY))
        assert parse_answer(question, " ", Context(TODAY)) == ""


@given(st.text(max_size=40), st.sampled_from([one.id for one in ASKED.values() if one.kind in ("line", "list")]))
def test_any_text_is_an_answer_that_reads_back_the_same(typed: str, name: str) -> None:
    question = ASKED[name]
    programme = given_answer(programme_of(), name, parse_answer(question, typed, Context(TODAY)))
    held = value_of(programme.about, question)
    text = "\n".join(held) if isinstance(held, tuple) else str(held)
    assert given_answer(programme, name, parse_answer(question, text, Context(TODAY))).about == programme.about


@given(st.integers(4, 12), st.sampled_from(["{}", " {} ", "{} times"]))
def test_a_number_within_its_limits_is_read_with_or_without_its_unit(number: int, written: str) -> None:
    assert parse_answer(ASKED["planned-sessions"], written.format(number), Context(TODAY)) == number


@given(st.text(max_size=8).filter(lambda text: not any(sign.isdecimal() for sign in text)))
def test_a_number_without_digits_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="from 4 to 12"):
        parse_answer(ASKED["planned-sessions"], typed, Context(TODAY))


def test_answers_are_shown_in_words() -> None:
    assert shown(ASKED["formality"], "standard") == "usual"
    assert shown(ASKED["purposes"], ("culture", "digital")) == "Bad news travels up; Leaders use new tools and AI"
    assert shown(ASKED["planned-sessions"], 8) == "8 times"
    assert shown(ASKED["kick-off-on"], "2026-05-12") == "Tue 12 May 2026"
    assert shown(ASKED["culture-check"], {"bad-news": 1}) == "1 of 14 sentences"


@pytest.mark.parametrize(
    "typed", ["Junior, Senior, Head", "Junior\nSenior\nHead", "Junior; Senior;Head,", "Junior\u3001Senior\uff0cHead"]
)
def test_ranks_are_several_however_they_are_parted(typed: str) -> None:
    assert ranks_in(typed) == ("Junior", "Senior", "Head")
