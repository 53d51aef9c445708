"""Findings: what was noticed about the files on opening, and what can be done about it?

Shown at the start where something was missing, damaged or changed by hand; from the palette at any time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.recovery.findings import has_copies, is_worth_a_page, page_of
from rmtui.recovery.hand_edits import HandEdited
from rmtui.recovery.positions import accept
from rmtui.screens.host import Host
from rmtui.screens.kit.choice_page import Way, Ways
from rmtui.sentences import sentence

if TYPE_CHECKING:
    from rmtui.recovery.missing_records import Beside

GO_ON = Way("g", "Go on with what is open now")
COMPARE = Way("b", "Compare with the newest backup, and bring back what is missing")
COPIES = Way("c", "What the copies of a sync program hold that is not here, one by one")
COMPARE_COPY = Way("s", "Compare with the second copy, and bring back what is missing")
FILES = Way("w", "Where the files are")
EDITED = Way("e", "What was changed by hand in programme.json, and whether to use it")
LAST = Way("l", "Use what was saved last; the changed file stays where it is")
TAKE = Way("e", sentence("Use the file as it was changed; {undo} takes that back"))
LATER = Way("k", "Keep both, and ask again at the next start")
BRING_BACK = Way("m", sentence("Bring back what is missing; {undo} takes that back"))
NO_BACKUP = "There is no backup in this programme's folder that is whole."
NO_COPY = (
    "No second copy of this programme is within reach. Was one made on this computer, and is its stick plugged in?"
)
MOST_KEPT = 8
"""Sentences about what cannot come back that are shown."""


async def tell_at_start(host: Host) -> None:
    """Show what was found on opening, and ask about a file changed by hand; to be run in a worker."""
    desk = host.opened_desk
    edited = _edited(host)
    if is_worth_a_page(desk.store.findings):
        await show_findings(host)
    elif edited is not None:
        await ask_about_edited(host, edited)


async def show_findings(host: Host) -> None:
    """Show everything that was found and what can be done; to be run in a worker."""
    while True:
        edited = _edited(host)
        store = host.opened_desk.store
        ways = [GO_ON, *([EDITED] if edited else []), *([COPIES] if has_copies(store.findings) else [])]
        ways += [*([] if host.drafting.looking else [COMPARE, COMPARE_COPY]), FILES]
        answer = await host.push_screen_wait(Ways(*page_of(store.findings, store.tables), ways, "Go on"))
        if answer == EDITED.letter and edited is not None:
            await ask_about_edited(host, edited)
        elif answer == COPIES.letter:
            from rmtui.screens.rescue.conflicts import show_conflicts  # lazy: hardly any programme has copies

            await show_conflicts(host)
        elif answer == COMPARE.letter:
            await compare_with_backup(host)
        elif answer == COMPARE_COPY.letter:
            await compare_with_copy(host)
        elif answer == FILES.letter:
            await show_files(host, host.opened_desk.folder)
        else:
            if answer == GO_ON.letter and any(one.kind == "behind" for one in store.findings):
                accept(host.opened_desk)
            return


async def ask_about_edited(host: Host, edited: HandEdited) -> None:
    """Show what somebody changed by hand and ask which state is to be used."""
    from rmtui.recovery.hand_edits import dismiss, edit_of, lines, remarks

    desk = host.opened_desk
    parts = [
        f"Somebody changed programme.json by hand, and {edited.counted}.",
        "\n".join(f"  {line}" for line in lines(desk, edited)),
        remarks(edited),
        f"What was saved last is open. The changed file is kept as {edited.where}; nothing is lost either way.",
    ]
    text = "\n\n".join(part for part in parts if part)
    answer = await host.push_screen_wait(Ways("A file was changed by hand", text, [LAST, TAKE, LATER], "Decide later"))
    if answer == LAST.letter:
        dismiss(desk, edited)
        host.tell("What was saved last is used. The changed file stays in the folder damaged.")
    elif answer == TAKE.letter and host.saving.commit(edit_of(desk, edited)):
        dismiss(desk, edited)


async def compare_with_backup(host: Host) -> None:
    """Show by name what the newest backup holds otherwise, and bring back what is missing."""
    from rmtui.recovery.missing_records import newest_backup

    await _compare(host, newest_backup, NO_BACKUP)


async def compare_with_copy(host: Host) -> None:
    """Show by name what the second copy holds otherwise, and bring back what is missing."""
    from rmtui.recovery.missing_records import second_copy_beside

    await _compare(host, second_copy_beside, NO_COPY)


async def _compare(host: Host, read: Callable[[Desk], Beside | None], none: str) -> None:
    from rmtui.recovery.missing_records import bringing_back, difference_words
    from rmtui.screens.kit.dialogs import Page

    desk = host.opened_desk
    try:
        found = read(desk)
    except RmtuiError as error:
        await host.push_screen_wait(Page("The backups cannot be read", error.sentence))
        return
    if found is None:
        await host.push_screen_wait(Page("Nothing to compare with", none))
        return
    title = f"{found.called[:1].upper()}{found.called[1:]}"
    back = bringing_back(desk, found)
    stays = _stays(back.kept)
    if not back.edit.changes:
        nothing = stays or "Nothing in it is missing here."
        await host.push_screen_wait(Page(title, f"{difference_words(desk, found.changes)}\n\n{nothing}"))
        return
    text: str = sentence(
        "{counted}\n\nBringing back adds only what is not here now. What somebody removed on purpose since "
        "then comes back too; {undo} takes all of it back.",
        counted=difference_words(desk, found.changes),
    )
    text = f"{text}\n\n{stays}" if stays else text
    if await host.push_screen_wait(Ways(title, text, [BRING_BACK])) == BRING_BACK.letter:
        host.saving.commit(back.edit)


async def show_files(host: Host, folder: str) -> None:
    """Show where the files lie and what is there."""
    from rmtui.screens.kit.dialogs import Page

    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError:
        names = ["(the folder cannot be read)"]
    words = "Any editor opens these files. Copy the whole folder before you change anything in it."
    await host.push_screen_wait(Page("Where the files are", "\n".join([folder, "", *names, "", words]), copies=True))


def _stays(kept: tuple[str, ...]) -> str:
    """Return what cannot come back and why, a line each; the first few only."""
    more = len(kept) - MOST_KEPT
    return "\n".join((*kept[:MOST_KEPT], *([f"And {more} more like these."] if more > 0 else ())))


def _edited(host: Host) -> HandEdited | None:
    if host.drafting.looking:
        return None
    from rmtui.recovery.hand_edits import pending_edits  # loaded when first needed

    return pending_edits(host.opened_desk)
