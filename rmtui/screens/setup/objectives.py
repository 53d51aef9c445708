"""Objectives: which are there, and what can be done with each?"""

from __future__ import annotations

from dataclasses import replace

from rmtui.exchange.setup.remarks import proposed_objectives
from rmtui.programme.about import Objective
from rmtui.programme.objective_writing import ObjectivePart, ObjectiveWriting
from rmtui.programme.setup import start_objective
from rmtui.programme.setup_objectives import (
    MOST,
    add_objective,
    put_objective_first,
    remove_objective,
)
from rmtui.screens.kit.dialogs import Choose
from rmtui.screens.kit.place import Place
from rmtui.screens.writing.asked import WriteLine
from rmtui.sentences import sentence

WRITE, START = "+write", "+start"
ASKED: dict[ObjectivePart, str] = {
    "text": "In one sentence, what will be different?",
    "measure": "How would you see it? A sentence people rate before and after, from 1 to 5, is enough.",
}
"""How each part is asked for."""
MAY_BE_EMPTY = "It may stay empty."


async def arrange_objectives(place: Place, step: str) -> None:
    """Show every objective, to be changed, put first or removed, and a way to add one; until it is left."""
    while place.programme.about.objectives:
        about = place.programme.about
        choices = [(one.id, _told(number, one)) for number, one in enumerate(about.objectives, 1)]
        if len(about.objectives) < MOST:
            choices += [(WRITE, "Write another one"), (START, "Start another one from an example")]
        answer = await place.app.push_screen_wait(Choose("Objectives: Enter changes one, Esc leaves.", choices))
        if answer is None:
            return
        if answer == WRITE:
            await _write(place, step)
        elif answer == START:
            await start_one(place, step)
        else:
            await _change(place, answer, step)


async def start_one(place: Place, step: str) -> None:
    """Begin an objective from one of the sentences that come with the program."""
    offered = {one.id: one for one in proposed_objectives(place.programme)}
    choices = [(one.id, one.text) for one in offered.values()]
    key = await place.app.push_screen_wait(Choose("Which one comes nearest? You can change it.", choices))
    if key not in offered:
        return
    one, programme, new_id = offered[key], place.programme, place.desk.clock.new_id
    if programme.about.objectives:
        place.attempt(lambda: add_objective(programme, one.text, one.measure, new_id=new_id, step=step))
    else:
        place.attempt(lambda: start_objective(programme, one.text, one.measure, step=step))


async def _write(place: Place, step: str) -> None:
    await write_objective(place, ObjectiveWriting("text", step))


async def write_objective(place: Place, writing: ObjectiveWriting) -> None:
    """Ask for a part of an objective; a new one, once it is there, is asked how one would see it."""
    held = writing.held(place.programme)
    value = "" if held is None else held.text if writing.part == "text" else held.measure
    hint = MAY_BE_EMPTY if writing.part == "measure" else ""
    window = WriteLine(place.host, writing, ASKED[writing.part], value, hint)
    answer, after = await place.app.push_screen_wait(window), window.writing
    if answer is not None and not writing.objective and isinstance(after, ObjectiveWriting) and after.objective:
        await write_objective(place, replace(after, part="measure"))


async def _change(place: Place, objective: str, step: str) -> None:
    held = next(one for one in place.programme.about.objectives if one.id == objective)
    is_first = place.programme.about.objectives[0].id == objective
    choices = [
        ("text", "Change the sentence"),
        ("measure", "Change how one would see it" if held.measure else "Say how one would see it"),
        *([] if is_first else [("first", "Put it first")]),
        ("remove", sentence("Remove it; {undo} brings it back")),
    ]
    answer = await place.app.push_screen_wait(Choose(held.text or held.measure, choices))
    if answer == "text":
        await write_objective(place, ObjectiveWriting("text", step, objective))
    elif answer == "measure":
        await write_objective(place, ObjectiveWriting("measure", step, objective))
    elif answer == "first":
        place.attempt(lambda: put_objective_first(place.programme, objective))
    elif answer == "remove":
        place.attempt(lambda: remove_objective(place.programme, objective))


def _told(number: int, objective: Objective) -> str:
    seen = f"   (seen by: {objective.measure})" if objective.measure else ""
    return f"{number}. {objective.text}{seen}"
