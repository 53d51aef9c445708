"""Flows that bring people in, from typed names or a file; lines that could not be taken over go to a file."""

from __future__ import annotations

from collections.abc import Callable

from rmtui.exchange.roster.plan import ImportPlan
from rmtui.exchange.roster.tables import Storage, Table
from rmtui.importing import keep_aside, read_roster
from rmtui.screens.people.place import PeoplePlace
from rmtui.sentences import sentence


async def paste_names(place: PeoplePlace) -> None:
    """Let somebody type or paste names, and keep those people; the text stays as a draft until they are kept."""
    from rmtui.screens.people.paste import WRITING, PasteNames  # loaded when first shown

    answer = await place.app.push_screen_wait(PasteNames(place))
    place.host.drafting.leave(WRITING.key)
    kept = False
    if answer.table is not None:
        kept = await _look_first(place, answer.table)
    elif answer.plan is not None:
        kept = _keep(place, answer.plan)
    if kept:
        place.host.drafting.saved(WRITING.key)


async def bring_file(place: PeoplePlace) -> None:
    """Let somebody choose a file, show what it would bring, and keep it when that is wanted."""
    from rmtui.screens.people.file import choose_list  # loaded when first shown

    chosen = await choose_list(place)
    if chosen is not None:
        path = chosen.path
        await _look_first(place, chosen.table, lambda how: read_roster(path, how=how))


async def _look_first(place: PeoplePlace, table: Table, read_again: Callable[[Storage], Table] | None = None) -> bool:
    """Show what a table would bring, and keep it when that is wanted; returns whether it is kept."""
    from rmtui.screens.people.import_preview import ImportPreview  # loaded when first shown

    plan = await place.app.push_screen_wait(ImportPreview(place.programme, place.desk.clock, table, read_again))
    return plan is not None and _keep(place, plan)


def _keep(place: PeoplePlace, plan: ImportPlan) -> bool:
    """Save what a list brings; the lines kept aside go into a file. Returns whether it is saved."""
    if not place.commit(plan.edit):
        return False
    if plan.kept_aside:
        place.host.tell(
            sentence(
                "{done}. Saved. {undo: takes it back}. {aside}",
                done=plan.edit.title,
                aside=keep_aside(place.desk, plan.kept_aside).sentence,
            )
        )
    return True
