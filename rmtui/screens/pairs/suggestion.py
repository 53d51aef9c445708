"""Suggestion: what happens when the best set of new pairs is asked for?"""

from __future__ import annotations

from rmtui.counts import counted, plural
from rmtui.errors import BadInput
from rmtui.programme.pairing.suggest import suggest
from rmtui.programme.pairs import propose_pairs
from rmtui.screens.pairs.board import PairsBoard
from rmtui.sentences import sentence

MANY = 200
"""From so many people on a suggestion takes long enough to say that it is being worked out."""


def suggest_the_rest(place: PairsBoard) -> None:
    """Propose the best whole set of new pairs, say who waits, and go to the first of them."""
    try:
        found = suggest(place.programme)
    except BadInput as error:
        place.say(error.sentence, alert=True)
        return
    waiting = sum(left.waits for left in found.unpaired)
    if not found.pairs:
        place.say(_nothing_new(waiting, bool(place.view.lines)), alert=True)
        return
    before = {pair.id for pair in place.programme.pairs.all()}
    clock = place.desk.clock
    if not place.attempt(lambda: propose_pairs(place.programme, found, clock.today(), clock.new_id)):
        return
    count = len(found.pairs)
    wait = f", {counted(waiting, 'waits', 'wait')}" if waiting else ""
    said = f"Suggested {counted(count, 'pair')}{wait}"
    place.host.tell(sentence("{said}. Nothing is agreed yet. Saved. {undo: takes it back}", said=said))
    place.renew()
    place.who.move_to(next((x.key for x in place.view.lines if x.pair is not None and x.pair.id not in before), ""))
    place.who.focus()


def _nothing_new(waiting: int, anybody: bool) -> str:
    if not anybody:
        return sentence("Nobody is here yet: {place.people: brings people in}.")
    if not waiting:
        return "Everybody who can be is in a pair. Nothing was changed."
    wait = plural(waiting, "waits. Select that line", "wait. Select one of them")
    return f"No new pair is possible now, {waiting} {wait} to see why. Nothing was changed."
