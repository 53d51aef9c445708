"""Objectives are added, changed, put in order and taken away, each as one edit that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count

import pytest

from rmtui.errors import BadInput
from rmtui.programme.about import About, Objective
from rmtui.programme.edit import Edit, apply
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.setup_objectives import (
    MOST,
    add_objective,
    change_objective,
    put_objective_first,
    remove_objective,
)

TWO = About(objectives=(Objective(id="a", text="one", measure="m", extra={"x": 1}), Objective(id="b", text="two")))


def ids() -> Callable[[], str]:
    numbers = count(100)
    return lambda: str(next(numbers))


def programme(about: About = TWO) -> Programme:
    return Programme(tables_of([about, Person(id="1", name="Asha", serves=("a", "b")), Person(id="2", name="Mia")]))


def after(before: Programme, edit: Edit) -> Programme:
    tables = {
        name: {key: before.document(name, key) or {} for key in before.keys(name)} for name in ("about", "people")
    }
    return Programme(apply(tables, edit))


def test_one_is_added_behind_the_others_and_begins_the_step() -> None:
    edit = add_objective(programme(), "  Bad news\ttravels ", "days", new_id=ids(), step="purpose")
    about = after(programme(), edit).about
    assert [(one.id, one.text, one.measure) for one in about.objectives][-1] == ("100", "Bad news travels", "days")
    assert about.steps == {"purpose": "begun"}
    assert edit.label == 'Added "Bad news travels"'


@pytest.mark.parametrize("text", ["", "   ", "x" * 301])
def test_a_sentence_is_needed_and_not_a_page(text: str) -> None:
    with pytest.raises(BadInput):
        add_objective(programme(), text, new_id=ids())
    with pytest.raises(BadInput):
        change_objective(programme(), "a", text=text)


def test_there_is_a_most() -> None:
    full = About(objectives=tuple(Objective(id=str(number), text="x") for number in range(MOST)))
    with pytest.raises(BadInput, match="Nothing was changed"):
        add_objective(programme(full), "one more", new_id=ids())


def test_a_change_leaves_the_rest_as_it_is() -> None:
    changed = after(programme(), change_objective(programme(), "a", text="better"))
    assert changed.about.objectives == (
        Objective(id="a", text="better", measure="m", extra={"x": 1}),
        TWO.objectives[1],
    )
    measured = after(programme(), change_objective(programme(), "b", measure="1 to 5"))
    assert measured.about.objectives[1] == Objective(id="b", text="two", measure="1 to 5")
    assert change_objective(programme(), "a", text="one").changes == ()


def test_one_is_put_first() -> None:
    assert [one.id for one in after(programme(), put_objective_first(programme(), "b")).about.objectives] == ["b", "a"]


def test_one_that_goes_is_taken_from_the_people_too_and_comes_back() -> None:
    edit = remove_objective(programme(), "a")
    without = after(programme(), edit)
    assert [one.id for one in without.about.objectives] == ["b"]
    assert [person.serves for person in without.people.all()] == [("b",), ()]
    assert after(without, edit.reversed()).about.objectives == TWO.objectives


def test_what_is_gone_cannot_be_changed() -> None:
    for change in (
        partial(change_objective, programme(), "gone", text="x"),
        partial(put_objective_first, programme(), "gone"),
        partial(remove_objective, programme(), "gone"),
    ):
        with pytest.raises(BadInput, match="no longer there"):
            change()
