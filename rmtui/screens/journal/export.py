"""How are session notes written to files from the Journal, and what is said about it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmtui.programme.levels import SHOWN, Level

if TYPE_CHECKING:
    from rmtui.exchange.documents.files import Written
    from rmtui.exchange.documents.notes import Export
    from rmtui.screens.kit.place import Place


async def export_notes(place: Place) -> None:
    """Ask who will read them, write the notes into the programme's folder of exports, and say what stayed in."""
    from rmtui.exchange.documents.files import (
        write_export,  # loaded when first asked for, as is all that is needed here
    )
    from rmtui.screens.kit.dialogs import Page
    from rmtui.screens.kit.level_choice import choose_level
    from rmtui.store.folder import EXPORTS, path
    from rmtui.store.medium import Medium
    from rmtui.store.trouble import as_error

    level = await choose_level(place, "Who will read the notes?", leaving="notes")
    if level is None:
        return
    made = _made(place, level)
    folder = path(place.desk.folder, EXPORTS)
    try:
        written = write_export(Medium(), folder, made.files, made.folders)
    except OSError as error:
        place.host.tell(as_error(error, "The notes were not exported").sentence, alert=True)
        return
    count = len(written.files)
    readers = SHOWN[level]
    where = path(folder, *made.folders[:1])
    said = f"{count} file{'s' * (count != 1)} for {readers} written to {where}"
    if not count:
        said = f"Nothing was written: there is nothing that {readers} may read."
    place.host.tell(said)
    title = "What was written, and what stayed in" if count else "Nothing was written"
    place.app.push_screen(
        Page(title, "\n".join((said, f"Who may read them: {readers}.", "", *_remarks(made, written))), copies=True)
    )


def _made(place: Place, level: Level) -> Export:
    from rmtui.content.library import fill, reflection_sets
    from rmtui.exchange.documents.notes import notes_export
    from rmtui.words import words_of

    words = words_of(place.programme.about)
    prompts = {prompt.id: fill(prompt.text, words) for one in reflection_sets() for prompt in one.prompts}
    return notes_export(place.programme, level, place.desk.clock.today(), prompts=prompts)


def _remarks(made: Export, written: Written) -> list[str]:
    """Return what stayed in, and what became of files that stood there before, a sentence each."""
    remarks = list(made.stayed_in or ("Nothing stayed in.",))
    remarks += [f"Left alone, because somebody changed it: {name}" for name in written.left]
    remarks += [f"Taken away, because it may not leave like this any more: {name}" for name in written.removed]
    remarks += [f"From an earlier export, but changed by somebody since: {name}" for name in written.stale]
    return remarks
