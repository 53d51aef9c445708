"""How are session notes written to files from the Journal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rmtui.programme.levels import LEVELS, SHOWN

if TYPE_CHECKING:
    from rmtui.screens.place import Place


async def export_notes(place: Place) -> None:
    """Ask who will read them, write the notes into the programme's folder of exports, and say what stayed in."""
    from rmtui.content.library import fill, reflection_sets
    from rmtui.exchange.ledger import write_export
    from rmtui.exchange.notes import notes_export
    from rmtui.screens.dialogs import Choose, Page
    from rmtui.store.folder import EXPORTS, path
    from rmtui.store.medium import Medium
    from rmtui.store.trouble import as_error
    from rmtui.words import words_of

    choices = [(level, SHOWN[level]) for level in reversed(LEVELS)]
    answer = await place.app.push_screen_wait(Choose("Who will read the notes?", choices, "programme"))
    level = next((known for known in LEVELS if known == answer), None)
    if level is None:
        return
    words = words_of(place.programme.about)
    prompts = {prompt.id: fill(prompt.text, words) for one in reflection_sets() for prompt in one.prompts}
    made = notes_export(place.programme, level, place.desk.clock.today(), prompts=prompts)
    try:
        written = write_export(Medium(), path(place.desk.folder, EXPORTS), made.files)
    except OSError as error:
        place.rmtui.tell(as_error(error, "The notes were not exported").sentence, alert=True)
        return
    count = len(written.files)
    place.rmtui.tell(f"{count} file{'s' * (count != 1)} for {SHOWN[level]} written to the folder exports.")
    left = [f"Left alone, because somebody changed it: {name}" for name in written.left]
    text = "\n".join(
        (f"{count} files, in the folder exports of this programme. Who may read them: {SHOWN[level]}.", "",
         *(made.stayed_in or ("Nothing stayed in.",)), *left)
    )  # fmt: skip
    place.app.push_screen(Page("What was written, and what stayed in", text))
