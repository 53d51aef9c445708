"""Do the right prompts, templates and verdicts come up, and are words put in as they are?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.content import library
from rmtui.content.kinds import SessionTemplate

PROMPTS = [prompt.id for one in library.reflection_sets() for prompt in one.prompts]
SENTENCES = [item.id for item in library.culture_check().items]


@given(st.integers(1, 12), st.integers(1, 12))
def test_every_meeting_has_a_template(number: int, planned: int) -> None:
    part = library.template_for(number, planned).part
    assert part != "extra"
    assert (part == "first") == (number == 1)
    assert (part == "last") == (number == planned > 1)


def test_six_meetings_use_the_six_templates_in_order() -> None:
    chosen = [library.template_for(number, 6).id for number in range(1, 7)]
    assert chosen == [template.id for template in library.session_templates()[:6]]
    for planned in range(4, 13):
        row = [library.template_for(number, planned).part for number in range(1, planned + 1)]
        assert row.count("middle") == 1


@given(st.sampled_from(library.session_templates()), st.integers(1, 300))
def test_a_plan_fits_any_length(template: SessionTemplate, minutes: int) -> None:
    lines = library.scaled(template, minutes)
    assert sum(line.minutes for line in lines) == minutes
    assert all(line.minutes > 0 for line in lines)
    if minutes == template.minutes:
        assert lines == template.plan


def main_set(**answers: Any) -> str:
    given: dict[str, Any] = {"number": 2, "planned": 6, **answers}
    return library.next_prompts(library.reflection_sets(), **given)[0].set


def test_the_rotation_takes_the_set_that_fits() -> None:
    assert main_set() == "what-so-what"
    assert main_set(purposes=["digital", "technical"]) == "what-so-what"
    assert main_set(purposes=["technical"]) == "learning-cycle"
    assert main_set(number=4, purposes=["technical"]) == main_set(number=6) == "start-stop-continue"
    assert main_set(number=4, goal_reached=1) == "grow"
    assert main_set(number=4, goal_reached=0, helped=2) == "six-steps"
    assert main_set(helped=3, goal_reached=2) == "what-so-what"


@given(st.integers(1, 12), st.booleans(), st.sets(st.sampled_from(PROMPTS)))
def test_extra_questions_come_one_at_a_time(number: int, mentors_page: bool, answered: set[str]) -> None:
    sets = library.reflection_sets()
    offered = library.next_prompts(sets, number, 12, mentors_page=mentors_page, answered=answered)
    extra = [prompt.set for prompt in offered if prompt.set in ("own-page", "role-check")]
    assert len(extra) == len(set(extra))
    assert mentors_page or "own-page" not in extra
    assert not answered & {prompt.id for prompt in offered}
    turns = {library.next_prompts(sets, later, 12)[-1].id for later in range(number, number + 9)}
    assert len(turns) == 9


@given(st.dictionaries(st.sampled_from(SENTENCES), st.sampled_from([0, 1, 2, None])))
def test_the_culture_check_never_takes_unknown_for_no(answers: dict[str, int | None]) -> None:
    check = library.culture_check()
    verdict = library.culture_verdict(check, answers).id
    red_no = any(item.red and answers.get(item.id, 2) == 0 for item in check.items)
    if red_no:
        assert verdict == "wait"
    elif len(answers) < check.enough_answers:
        assert verdict == "open"
    steps = library.first_steps(check, answers)
    assert all(answers[item.id] in (0, 1) for item in steps)
    assert len(steps) <= 3


@pytest.mark.parametrize(("points", "verdict"), [(28, "go"), (20, "go"), (19, "small"), (12, "small"), (11, "wait")])
def test_the_limits_of_the_culture_check(points: int, verdict: str) -> None:
    check = library.culture_check()
    red = [item.id for item in check.items if item.red]
    others = [item.id for item in check.items if not item.red]
    given: dict[str, int | None] = dict.fromkeys(red, 1)
    for name in [*others, *others, *red][: points - len(red)]:
        given[name] = (given.get(name) or 0) + 1
    given = {item.id: given.get(item.id, 0) for item in check.items}
    assert library.culture_verdict(check, given).id == verdict


def test_what_does_not_apply_counts_neither_way() -> None:
    check = library.culture_check()
    given: dict[str, int | None] = {item.id: 2 if item.red else None for item in check.items}
    assert library.culture_verdict(check, given).id == "go"
    assert library.culture_verdict(check, dict.fromkeys(given)).id == "open"


@given(st.text(), st.dictionaries(st.text("abc_", min_size=1), st.text()))
def test_filling_never_fails_and_leaves_the_rest_alone(text: str, words: dict[str, str]) -> None:
    assert library.fill(text, {}) == text
    filled = library.fill(text, words)
    assert library.fill("{unknown} {0} {a.b} {a!r} {", {"a": "x"}) == "{unknown} {0} {a.b} {a!r} {"
    if not set(library.braces(text.lower())) & set(words):
        assert filled == text


def test_filling_does_not_look_into_what_was_put_in() -> None:
    words = {"mentor": "guide", "brand": "{mentor}s & more", "name": "{brand}"}
    assert library.fill("{Mentor}, {mentor}: {brand} {name}", words) == "Guide, guide: {mentor}s & more {brand}"
