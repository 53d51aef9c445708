"""Objectives: how are they added, changed, put in order and taken away?

Every function returns an Edit, or raises BadInput and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rmtui.errors import BadInput
from rmtui.programme.about import Objective
from rmtui.programme.cleaning import clean_line
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.programme import Programme
from rmtui.programme.setup import shorten, with_mark
from rmtui.programme.setup_values import LONGEST_LINE, SAFE

MOST = 5
"""More objectives than these are not aimed at any more."""


def add_objective(
    programme: Programme, text: str, measure: str = "", *, new_id: Callable[[], str], step: str = ""
) -> Edit:
    """Add an objective behind the others; `step` is the id of the setup's step it is written in."""
    about = programme.about
    if len(about.objectives) >= MOST:
        raise BadInput(f"{MOST} objectives are enough; change or remove one of them first. Nothing was changed.")
    one = Objective(id=new_id(), text=_sentence(text), measure=_line(measure))
    changed = with_mark(replace(about, objectives=(*about.objectives, one)), step)
    return Edit(EditKind.OBJECTIVE_ADD, f'Added "{shorten(one.text)}"', (programme.put(changed),))


def change_objective(
    programme: Programme, objective: str, *, text: str | None = None, measure: str | None = None, step: str = ""
) -> Edit:
    """Change the sentence of an objective, or how one would see it; what is None stays."""
    about = programme.about
    held = _known(programme, objective)
    new = replace(
        held,
        text=held.text if text is None else _sentence(text),
        measure=held.measure if measure is None else _line(measure),
    )
    objectives = tuple(new if one.id == objective else one for one in about.objectives)
    label = f'Changed "{shorten(new.text)}"'
    return Edit(
        EditKind.OBJECTIVE_CHANGE,
        label,
        (programme.put(with_mark(replace(about, objectives=objectives), step)),) if new != held else (),
    )


def put_objective_first(programme: Programme, objective: str) -> Edit:
    """Put an objective before the others; the first one stands in the setup itself."""
    about, held = programme.about, _known(programme, objective)
    others = tuple(one for one in about.objectives if one.id != objective)
    return Edit(
        EditKind.OBJECTIVE_CHANGE,
        f'Put "{shorten(held.text)}" first',
        (programme.put(replace(about, objectives=(held, *others))),),
    )


def remove_objective(programme: Programme, objective: str) -> Edit:
    """Take an objective away, from the people who could help with it too."""
    about, held = programme.about, _known(programme, objective)
    others = tuple(one for one in about.objectives if one.id != objective)
    people = [
        programme.put(replace(person, serves=tuple(one for one in person.serves if one != objective)))
        for person in programme.people.all()
        if objective in person.serves
    ]
    return Edit(
        EditKind.OBJECTIVE_REMOVE,
        f'Removed "{shorten(held.text)}"',
        (programme.put(replace(about, objectives=others)), *people),
    )


def _known(programme: Programme, objective: str) -> Objective:
    found = next((one for one in programme.about.objectives if one.id == objective), None)
    if found is None:
        raise BadInput("That objective is no longer there. Nothing was changed.")
    return found


def _sentence(text: str) -> str:
    sentence = _line(text)
    if not sentence:
        raise BadInput(f"An objective needs a sentence. {SAFE}")
    return sentence


def _line(text: str) -> str:
    line = clean_line(text)
    if len(line) > LONGEST_LINE:
        raise BadInput(f"That is longer than {LONGEST_LINE} characters; make it shorter. {SAFE}")
    return line
