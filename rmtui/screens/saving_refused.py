"""Saving was refused: what is safe, what was written, and which ways are there from here?

Shown once per incident, whatever fails meanwhile; what was typed stays on the screen all the time.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rmtui.errors import ChangedOutside, NoSpace, ReadOnly, RmtuiError
from rmtui.programme.edit import Edit
from rmtui.screens.ways import Way, Ways

if TYPE_CHECKING:
    from rmtui.app import RmtuiApp

AGAIN = Way("t", "Try again")
OPEN_AGAIN = Way("o", "Open it again here; what you wrote is kept and saved then")
ELSEWHERE = Way("s", "Save my text to another place")
LEAVE = Way("q", "Leave rmtui all the same; what is only on the screen is lost")
STAY = "Go on; the text stays here"
SAVED = "Saved. What was refused before is in the programme now."
REPLACED = "The files are open again. This was saved here before and is not in them any more, or is otherwise:"
BOTH = "Nothing of it is lost: it is still in memory. u takes saving it again back."
MINE = Way("m", "Save mine again")
THEIRS = Way("f", "Use what the files hold now")
MOST_NAMED = 8
"""Records that are named one by one."""
WHERE_HINT = "A folder or the name of a new file. Whoever can open it can read it."


async def meet(app: RmtuiApp, error: RmtuiError, edit: Edit | None, *, leaving: bool = False) -> None:
    """Ask what to do about a save that was refused; to be run in a worker.

    `edit` is what could not be saved. `leaving` is True where somebody wants to leave and text would be lost.
    """
    tried = False
    app.drafting.keep_all()
    while True:
        title = f"{'Still ' * tried}NOT saved: {_reason(error)}"
        answer = await app.push_screen_wait(_page(app, title, error, edit, leaving=leaving))
        if answer == ELSEWHERE.letter:
            if not await _save_elsewhere(app, edit):
                continue
            if not leaving:
                return
        elif answer == LEAVE.letter:
            app.exit()
            return
        elif answer is None:
            return
        else:
            failed = await _again(app, edit)
            if failed is None:
                if leaving:
                    app.leave()
                return
            error, tried = failed, True


def _page(app: RmtuiApp, title: str, error: RmtuiError, edit: Edit | None, *, leaving: bool) -> Ways:
    changed = isinstance(error, ChangedOutside)
    ways = [OPEN_AGAIN if changed else AGAIN]
    if app.drafting.writing or _lines(edit):
        ways.append(ELSEWHERE)
    if leaving:
        ways.append(LEAVE)
    return Ways(title, f"{error.sentence}\n\n{_safe(app)}", ways, STAY)


def _reason(error: RmtuiError) -> str:
    if isinstance(error, NoSpace):
        return "no room is left"
    if isinstance(error, ChangedOutside):
        return "another program changed this programme"
    if isinstance(error, ReadOnly):
        return "this place cannot be written to now"
    return "the disk or stick does not answer"


def _safe(app: RmtuiApp) -> str:
    if not app.drafting.writing:
        return "Nothing else was changed. What was saved before is safe."
    if app.drafting.failed:
        return "What you are writing is still on the screen, and ONLY there: it could not be kept as a draft either."
    return "What you are writing is still on the screen, and is kept as a draft."


async def _again(app: RmtuiApp, edit: Edit | None) -> RmtuiError | None:
    """Try to save what was refused; returns why it still cannot be."""
    try:
        if app.opened_desk.store.refuses:
            await _open_again(app)
        if app.drafting.writing:
            app.drafting.settle()
        elif edit is not None:
            app.opened_desk.commit(edit)
            app.after_commit(edit)
    except RmtuiError as still:
        return still
    if app.refused is not None and app.drafting.writing:
        return app.refused
    if app.drafting.writing:
        await _offer_again(app)
    else:
        app.tell(SAVED)
    return None


async def _open_again(app: RmtuiApp) -> None:
    """Open the programme again in place, and ask about what another program replaced; raises RmtuiError."""
    from rmtui.keeping.telling import record_named

    replaced = app.reopen()
    if not replaced.changes:
        return
    programme = app.opened_desk.programme
    names = [record_named(one.table, one.id, one.after or one.before or {}, programme) for one in replaced.changes]
    shown = [*names[:MOST_NAMED], *([f"and {len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else [])]
    text = "\n".join([REPLACED, "", *(f"  {name}" for name in shown), "", BOTH])
    answer = await app.push_screen_wait(Ways("Another program replaced what you saved", text, [MINE, THEIRS], "Theirs"))
    if answer == MINE.letter:
        app.commit(replaced)
    else:
        app.edited.publish(Edit("Opened again", ()))


async def _offer_again(app: RmtuiApp) -> None:
    """Offer what has lost its place in the programme as drafts, as at a start."""
    from rmtui.screens.draft_offer import offer_drafts

    app.drafting.let_go()
    await offer_drafts(app)


async def _save_elsewhere(app: RmtuiApp, edit: Edit | None) -> bool:
    """Ask for a place and write the texts there; returns whether that was done."""
    from rmtui.keeping.elsewhere import write_elsewhere
    from rmtui.screens.dialogs import AskLine, Page

    place, hint = os.path.expanduser("~"), WHERE_HINT
    while True:
        answer = await app.push_screen_wait(AskLine("Where shall your text be written?", place, hint))
        if answer is None:
            return False
        place = answer
        texts = list(app.drafting.writing.values()) or _lines(edit)
        try:
            written = write_elsewhere(place, texts, app.opened_desk.clock.now())
        except RmtuiError as error:
            hint = error.sentence
            continue
        words = (
            f"It stands in this file:\n\n{written}\n\nIt is NOT in the programme: bring it in once saving works again."
        )
        await app.push_screen_wait(Page("Your text is written.", words))
        return True


def _lines(edit: Edit | None) -> list[str]:
    from rmtui.keeping.elsewhere import texts_of

    return list(texts_of(edit)) if edit is not None else []
