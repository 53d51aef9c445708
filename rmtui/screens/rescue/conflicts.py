"""Conflicts: what do the copies of a sync program hold that is not here, looked at and taken over one by one?"""

from __future__ import annotations

from collections.abc import Iterator

from rmtui.errors import RmtuiError
from rmtui.recovery.conflicts import CopyRead, Offer, copies_read, taking_over, words_of
from rmtui.screens.host import Host
from rmtui.screens.kit.choice_page import Way, Ways
from rmtui.screens.kit.dialogs import Choose, Page
from rmtui.sentences import sentence

TITLE = "Copies of a sync program"
TAKE = Way("t", sentence("Take it over; {undo} takes that back"))
TEXT = Way("c", "As text, to copy it")
LEFT = "The file stays where it is. Delete it or move it away once you are through with it."
APART = "|"
"""Between the place of a copy and that of one of its saves, in the id of a line."""


async def show_conflicts(host: Host) -> None:
    """List what is not here, until nobody wants to look at any of it; to be run in a worker."""
    current = ""
    while True:
        host.drafting.settle()
        try:
            read = copies_read(host.opened_desk)
        except RmtuiError as error:
            await host.push_screen_wait(Page(TITLE, error.sentence))
            return
        lines = list(_lines(read))
        if not any(copy.offers for copy in read):
            await host.push_screen_wait(Page(TITLE, "\n".join([*(shown for _, shown in lines), "", LEFT])))
            return
        answer = await host.push_screen_wait(Choose("What the copies hold that is not here", lines, current))
        if answer is None:
            return
        current = answer
        copy, _, place = answer.partition(APART)
        if place:
            await _show(host, read[int(copy)].offers[int(place)])
        else:
            await host.push_screen_wait(Page(TITLE, f"{_said_of(read[int(copy)])}\n\n{LEFT}"))


async def _show(host: Host, offer: Offer) -> None:
    """Show what one save would change here, and take it over where that is wanted."""
    over = taking_over(host.opened_desk, offer)
    text = f"In {offer.where}\n\n{words_of(host.opened_desk, offer, over)}"
    takes = bool(over.edit.changes) and not host.drafting.looking
    answer = await host.push_screen_wait(Ways(offer.title, text, [*([TAKE] if takes else []), TEXT]))
    if answer == TAKE.letter:
        host.saving.commit(over.edit)
    elif answer == TEXT.letter:
        await host.push_screen_wait(Page(offer.title, text, copies=True))


def _lines(read: list[CopyRead]) -> Iterator[tuple[str, str]]:
    """Yield a line for each save that is not here, and one for each copy about which something is to be said."""
    for number, copy in enumerate(read):
        for place, offer in enumerate(copy.offers):
            yield f"{number}{APART}{place}", f"{offer.title}  in {copy.where}"
        if copy.remark:
            yield f"{number}{APART}", _said_of(copy)


def _said_of(copy: CopyRead) -> str:
    return f"{copy.where}: {copy.remark}."
