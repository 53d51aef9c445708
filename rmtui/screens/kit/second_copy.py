"""Flow of the second copy: where does it go, and what is said once it is there and checked?"""

from __future__ import annotations

import asyncio

from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.folders import first_folder, short_path
from rmtui.recovery.second_copy import Copying, is_there, known_place, likely_places, remember, same_medium, why_not
from rmtui.screens.kit.dialogs import Choose
from rmtui.screens.kit.path_chooser import PathAsked, PathChooser
from rmtui.screens.kit.place import Place

GROUP = "second copy"
"""Of the workers that copy: one at a time."""
GONE = "The place of the second copy is not there now. Nothing was changed."
SAME = "That is the same disk or stick as the programme: whoever loses it loses both."


async def copy_now(place: Place, *, anew: bool = False) -> None:
    """Copy the programme to its second place, which is asked for where there is none, or where `anew` says so."""
    if sum(worker.group == GROUP and not worker.is_finished for worker in place.app.workers) > 1:
        place.say("The second copy is being made.")
        return
    desk = place.desk
    where = known_place(desk)
    if anew or not where:
        where = await _new_place(place) or ""
    elif not is_there(desk, where):
        where = await _missing_place(place, where) or ""
    if where:
        await _copy(place, where)


async def _missing_place(place: Place, where: str) -> str | None:
    """Ask until the place is there, another one is chosen, or nothing is to be copied."""
    choices = [("again", "I have plugged it in: try again"), ("other", "Choose another place")]
    while not is_there(place.desk, where):
        answer = await place.app.push_screen_wait(Choose(f"{GONE}\n{where}", choices))
        if answer != "again":
            return await _new_place(place) if answer else None
    return where


async def _new_place(place: Place) -> str | None:
    """Ask for a place; one on the same medium is taken only when somebody insists."""
    choices = [("other", "Choose another place"), ("here", "Copy there all the same")]
    while True:
        where = await place.app.push_screen_wait(_asking(place.desk))
        if where is None or not same_medium(place.desk, where):
            return where
        answer = await place.app.push_screen_wait(Choose(f"{SAME}\n{where}", choices))
        if answer != "other":
            return where if answer else None


def _asking(desk: Desk) -> PathChooser:
    """Return the window that asks for the folder the copy goes into."""
    sticks = likely_places()
    asked = PathAsked(
        question="Where shall the second copy go?",
        hint="Best on another stick or disk, kept elsewhere.",
        here="Put the copy here",
        programmes=False,  # a programme is no place for a copy of another one
        sticks=tuple(sticks),
    )
    return PathChooser(asked, sticks[0] if sticks else first_folder(), lambda folder: why_not(desk, folder))


async def _copy(place: Place, where: str) -> None:
    host, desk = place.host, place.desk
    host.drafting.settle()
    host.tell("Copying and checking ...")
    job = Copying(desk, where)
    try:
        made = await asyncio.to_thread(job.run)
    except RmtuiError as error:
        host.tell(error.sentence, alert=True)
        return
    remember(desk, job)
    host.tell(f"{made.sentence} The copy is in {short_path(made.folder)}")
    if place.is_mounted:
        place.renew()
