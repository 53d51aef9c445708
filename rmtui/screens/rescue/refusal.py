"""Saving was refused: what is safe, what was written, and which ways are there from here?

Shown once per incident, whatever fails meanwhile; what was typed stays on the screen all the time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

from rmtui.errors import ChangedOutside, NotSaved, RmtuiError
from rmtui.programme.edit import Edit
from rmtui.recovery.refusals import what_is_kept, why_not_saved
from rmtui.screens.host import Host
from rmtui.screens.kit.choice_page import Way, Ways
from rmtui.sentences import sentence

AGAIN = Way("t", "Try again")
OPEN_AGAIN = Way("o", "Open it again here; what you wrote is kept and saved then")
ELSEWHERE = Way("s", "Save my text to another place")
LEAVE = Way("q", "Leave rmtui all the same; what is only on the screen is lost")
STAY = "Go on; the text stays here"
SAVED = "Saved. What was refused before is in the programme now."
WAITS = "Nothing was saved. What you are writing is kept as a draft; save it where you write it."
NOTHING = "Nothing was saved: nothing waits for it here. What was refused before was not done; do it again."
OPENED = "The programme is open again, and shows what its files hold."
UNKEPT = "What you are writing could be neither saved nor kept as a draft. What was saved before is safe. Try again."
REPLACED = "The files are open again. This was saved here before and is not in them any more, or is otherwise:"
BOTH = sentence("Nothing of it is lost: it is still in memory. {undo} takes saving it again back.")
MINE = Way("m", "Save mine again")
THEIRS = Way("f", "Use what the files hold now")
MOST_NAMED = 8
"""Records that are named one by one."""
WHERE_HINT = "A folder or the name of a new file. Whoever can open it can read it."


async def ask(
    host: Host,
    error: RmtuiError,
    again: Callable[[], bool] | None,
    edit: Edit | None,
    *,
    leaving: bool = False,
) -> None:
    """Ask what to do about a save that was refused; to be run in a worker.

    `again` tries what was refused once more and returns whether it is saved; `edit` is what it would save, where it is
    known. `leaving` is True where somebody wants to leave and text would be lost.
    """
    tried = False
    host.drafting.keep_all()
    if edit is not None and _is_being_written(host, edit):
        again = edit = None
    steps = [again] if again is not None else []
    while True:
        title = f"{'Still ' * tried}NOT saved: {why_not_saved(error)}"
        lines = _lines_beside(host, edit) if steps else []
        answer = await host.push_screen_wait(_page(host, title, error, lines, leaving=leaving))
        if answer == ELSEWHERE.letter:
            if not await _save_elsewhere(host, lines):
                continue
            if not leaving:
                return
        elif answer == LEAVE.letter:
            host.exit()
            return
        elif answer is None:
            return
        else:
            failed = await _again(host, steps)
            if failed is None:
                if leaving:
                    host.leave()
                return
            error, tried = failed, True


def _page(host: Host, title: str, error: RmtuiError, lines: list[str], *, leaving: bool) -> Ways:
    changed = isinstance(error, ChangedOutside)
    ways = [OPEN_AGAIN if changed else AGAIN]
    if host.drafting.writing or lines or host.opened_desk.replaced.changes:
        ways.append(ELSEWHERE)
    if leaving:
        ways.append(LEAVE)
    return Ways(title, f"{error.sentence}\n\n{_safe(host)}", ways, STAY)


def _safe(host: Host) -> str:
    replaced, drafting = bool(host.opened_desk.replaced.changes), host.drafting
    return what_is_kept(replaced=replaced, writing=bool(drafting.writing), draft_failed=bool(drafting.failed))


async def _again(host: Host, steps: list[Callable[[], bool]]) -> RmtuiError | None:
    """Try to save what was refused; returns why it still cannot be. A step that is done goes from `steps`."""
    nothing_saved = NOTHING
    if host.opened_desk.store.refuses:
        try:
            replaced = host.saving.reopen()
        except RmtuiError as still:
            return still
        nothing_saved = OPENED
        if replaced.changes:
            await _ask_whose(host, replaced)
    edits = host.saving.edits
    host.saving.refused = _save(host, steps)
    if host.saving.refused is not None:
        return host.saving.refused
    is_saved = host.saving.edits > edits
    if steps:
        pass  # why it cannot be done at all is said already
    elif host.drafting.writing:
        if not is_saved:
            host.tell(WAITS, alert=True)
        await _offer_again(host)
    elif is_saved:
        host.tell(SAVED)
    else:
        host.tell(nothing_saved, alert=nothing_saved == NOTHING)
    return None


def _save(host: Host, steps: list[Callable[[], bool]]) -> RmtuiError | None:
    """Save whatever waits; returns why some of it cannot be, though something else was saved after it."""
    host.saving.refused = None
    replaced = host.opened_desk.replaced
    if replaced.changes and not host.saving.commit(replaced):
        return host.saving.refused
    # Before the texts: to take back the last step means another one once a text is saved.
    for step in list(steps):
        if step():
            steps.remove(step)
    still, said = host.saving.refused, host.status
    host.drafting.settle()
    still = still or host.saving.refused
    if still is None and host.drafting.failed:
        return NotSaved(UNKEPT)
    if still is None and steps:
        host.tell(said, alert=True)
    return still


def _is_being_written(host: Host, edit: Edit) -> bool:
    """Say whether an edit would save one of the texts being written: saving that one saves it, and not twice."""
    said = {
        " ".join(text.split())
        for one in edit.changes
        for text in set(_strings(one.after)).difference(_strings(one.before))
    }
    return any(" ".join(text.split()) in said for text in host.drafting.writing.values() if text.strip())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


async def _ask_whose(host: Host, replaced: Edit) -> None:
    """Ask whether what another program replaced is to be saved again."""
    from rmtui.recovery.change_words import record_named

    programme = host.opened_desk.programme
    names = [record_named(one.table, one.id, one.after or one.before or {}, programme) for one in replaced.changes]
    shown = [*names[:MOST_NAMED], *([f"and {len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else [])]
    text = "\n".join([REPLACED, "", *(f"  {name}" for name in shown), "", BOTH])
    answer = await host.push_screen_wait(
        Ways("Another program replaced what you saved", text, [MINE, THEIRS], "Theirs")
    )
    if answer != MINE.letter:
        host.saving.use_theirs()


async def _offer_again(host: Host) -> None:
    """Offer what has lost its place in the programme as drafts, as at a start."""
    from rmtui.screens.writing.draft_offer import offer_drafts

    host.drafting.let_go()
    await offer_drafts(host)


async def _save_elsewhere(host: Host, lines: list[str]) -> bool:
    """Ask for a place and write the texts and `lines` there; returns whether that was done."""
    from rmtui.recovery.text_file import write_elsewhere
    from rmtui.screens.kit.dialogs import AskLine, Page

    place, hint = os.path.expanduser("~"), WHERE_HINT
    while True:
        answer = await host.push_screen_wait(AskLine("Where shall your text be written?", place, hint))
        if answer is None:
            return False
        place = answer
        texts = [*host.drafting.writing.values(), *lines, *_lines(host.opened_desk.replaced)]
        try:
            written = write_elsewhere(place, texts, host.opened_desk.clock.now())
        except RmtuiError as error:
            hint = error.sentence
            continue
        words = (
            f"It stands in this file:\n\n{written}\n\nIt is NOT in the programme: bring it in once saving works again."
        )
        await host.push_screen_wait(Page("Your text is written.", words))
        return True


def _lines_beside(host: Host, edit: Edit | None) -> list[str]:
    """Return what an edit says, unless it only prepares a record for the text being written about it."""
    if edit is None or all(host.drafting.is_about(one.id) for one in edit.changes):
        return []
    return _lines(edit)


def _lines(edit: Edit) -> list[str]:
    from rmtui.recovery.text_file import texts_of

    return list(texts_of(edit))
