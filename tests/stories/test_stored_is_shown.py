"""Every field of the setup shows what is stored, whichever step is opened first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rmtui.content.kinds import SetupQuestion
from rmtui.content.library import setup_steps
from rmtui.programme.about import About
from rmtui.programme.edit import apply
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.setup import answer, value_of
from rmtui.programme.setup_values import Value
from rmtui.screens.setup.question import QuestionBox
from tests.stories.setup_story import at_setup

STEPS = setup_steps()
TYPED = ("line", "text", "list", "number", "date")


def _some(question: SetupQuestion) -> Value:
    """Return an answer that is none of the defaults."""
    if question.kind == "list":
        return ("one entry", "and another")
    if question.kind == "number":
        return question.most or 1
    return "2026-09-01" if question.kind == "date" else f"said of {question.id}"


def _full() -> About:
    """Return a programme in which every question that is answered by typing is answered."""
    tables = tables_of((About(),))
    for step in STEPS:
        for question in step.questions:
            if question.kind in TYPED:
                tables = apply(tables, answer(Programme(tables), question, _some(question), step=step.id))
    return Programme(tables).about


@pytest.fixture(scope="module")
def about() -> About:
    return _full()


@pytest.mark.parametrize("number", range(1, 8))
async def test_the_step_opened_first_shows_what_is_stored(
    number: int, about: About, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    marks = {step.id: "done" if step.number < number else "begun" for step in STEPS}
    async with at_setup(tmp_path / "p", replace(about, steps=marks), (110, 60)) as (pilot, desk):
        boxes = list(pilot.app.screen.query(QuestionBox))
        fields = {box.question: box.editor for box in boxes if box.editor is not None}
        for question, field in fields.items():
            value = value_of(desk.programme.about, question)
            assert bool(field.typed) == bool(value), question.id
            if isinstance(value, tuple):
                assert tuple(field.typed.split("\n")) == value
            assert not field.dirty
        typed = {one.id for one in STEPS[number - 1].questions if one.kind in TYPED}
        assert {question.id for question in fields} == typed
