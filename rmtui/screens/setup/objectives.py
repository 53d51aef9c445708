"""Objectives: which are there, and what can be done with each?"""

from __future__ import annotations

from rmtui.exchange.setup.remarks import proposed_objectives
from rmtui.programme.about import Objective
from rmtui.programme.setup import start_objective
from rmtui.programme.setup_objectives import (
    MOST,
    add_objective,
    change_objective,
    put_objective_first,
    remove_objective,
)
from rmtui.screens.kit.dialogs import AskLine, Choose
from rmtui.screens.kit.place import Place
from rmtui.sentences import sentence

WRITE, START = "+write", "+start"
MEASURE = "How would you see it? A sentence people rate before and after, from 1 to 5, is enough."


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
    text = await place.app.push_screen_wait(AskLine("In one sentence, what will be different?"))
    if text is None or not text.strip():
        return
    measure = await place.app.push_screen_wait(AskLine(MEASURE, hint="It may stay empty."))
    new_id = place.desk.clock.new_id
    place.attempt(lambda: add_objective(place.programme, text, measure or "", new_id=new_id, step=step))


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
        text = await place.app.push_screen_wait(AskLine("In one sentence, what will be different?", held.text))
        if text is not None:
            place.attempt(lambda: change_objective(place.programme, objective, text=text, step=step))
    elif answer == "measure":
        measure = await place.app.push_screen_wait(AskLine(MEASURE, held.measure))
        if measure is not None:
            place.attempt(lambda: change_objective(place.programme, objective, measure=measure, step=step))
    elif answer == "first":
        place.attempt(lambda: put_objective_first(place.programme, objective))
    elif answer == "remove":
        place.attempt(lambda: remove_objective(place.programme, objective))


def _told(number: int, objective: Objective) -> str:
    seen = f"   (seen by: {objective.measure})" if objective.measure else ""
    return f"{number}. {objective.text}{seen}"
