"""Questions of the pairing board. Each may be left with nothing changed."""

from __future__ import annotations

from rmtui.errors import BadInput
from rmtui.programme.exception_writing import ExceptionWriting
from rmtui.programme.pair import PAIR_STATES, Pair, PairState
from rmtui.programme.pairing.board import Verdict
from rmtui.programme.pairing.board_view import couple_key, ids_of
from rmtui.programme.pairing.comparison import conflicts
from rmtui.programme.pairs import END_REASONS, add_pair, against, exchange_pairs, may_be_excepted, set_state
from rmtui.programme.person import Person
from rmtui.programme.sessions import spoken
from rmtui.screens.kit.dialogs import Choose
from rmtui.screens.kit.place import Place
from rmtui.screens.pairs.board import PairsBoard
from rmtui.screens.writing.asked import WriteLine
from rmtui.sentences import sentence

STEPS: dict[PairState, str] = {
    "proposed": "proposed: an idea, nothing is agreed",
    "agreed": "agreed: both said yes",
    "active": "active: they meet",
    "paused": "paused: for a while; they keep their place",
    "finished": "finished: it ran its course",
    "ended early": "ended early: without blame; asks for a category",
}
"""How each state is offered."""


async def pair_two(place: PairsBoard, couple: str) -> None:
    """Pair two people; where a rule stands against it, say which and offer what could be done."""
    mentor, mentee = ids_of(couple)
    clock = place.desk.clock
    verdict = place.view.verdict(couple)
    try:
        edit = add_pair(place.programme, mentor, mentee, clock.today(), clock.new_id)
    except BadInput as refused:
        await _offer(place, verdict, refused.sentence)
        return
    place.commit(edit)


async def _offer(place: PairsBoard, verdict: Verdict, refused: str) -> None:
    """Offer to exchange proposals or to make an exception; where neither is possible only say why not."""
    mentor, mentee, clock = verdict.mentor.id, verdict.mentee.id, place.desk.clock
    leaving = conflicts(place.programme, verdict)
    choices: list[tuple[str, str]] = []
    if leaving:
        names = " and of ".join(spoken(place.programme, pair) for pair in leaving)
        choices.append(("exchange", f"Take back the proposal of {names}, and pair these two instead"))
    if may_be_excepted(place.programme, mentor, mentee, clock.today()):
        choices.append(("exception", "Make an exception, with a reason that is kept"))
    if not choices:
        place.say(refused, alert=True)
        return
    why = against(place.view.board, verdict) or refused
    chosen = await place.app.push_screen_wait(Choose(why, [*choices, ("leave", "Leave it as it is")]))
    today, new_id = clock.today(), clock.new_id
    if chosen == "exchange":
        ids = [pair.id for pair in leaving]
        place.attempt(lambda: exchange_pairs(place.programme, ids, [verdict], today, new_id))
    elif chosen == "exception":
        await ask_reason(place, ExceptionWriting(mentor, mentee))


async def ask_reason(place: Place, writing: ExceptionWriting) -> None:
    """Ask why two people are paired against a rule, and pair them."""
    hint = sentence(
        "The reason is kept with the pair and can be read by whoever runs rmtui. {window.enter: keeps it}, "
        "{window.leave: leaves it}."
    )
    await place.app.push_screen_wait(WriteLine(place.host, writing, "Why make an exception for these two?", hint=hint))


async def choose_step(place: PairsBoard, pair: Pair) -> None:
    """Ask how far a pair is, and why it ended where it did early."""
    question = f"How far are {spoken(place.programme, pair)}?"
    chosen = await place.app.push_screen_wait(Choose(question, list(STEPS.items()), current=pair.state))
    if chosen not in PAIR_STATES:
        return
    reason = ""
    if chosen == "ended early":
        asked = await place.app.push_screen_wait(
            Choose("Which of these comes nearest? Nobody is to blame.", [(each, each) for each in END_REASONS])
        )
        if asked is None:
            return
        reason = asked
    place.attempt(lambda: set_state(place.programme, pair.id, chosen, place.desk.clock.today(), reason))


async def two_to_keep_apart(place: PairsBoard) -> str:
    """Ask from whom the person of the selected line should be kept apart; returns the two as a key, or nothing."""
    person = place.at.person if place.at is not None else None
    if person is None:
        place.say("Select somebody first.", alert=True)
        return ""
    others = [(other.id, other.name) for other in place.view.board.ground.people if other is not person]
    question = f"Keep {person.name} apart from whom? No reason is asked."
    chosen = await place.app.push_screen_wait(Choose(question, others))
    return f"{chosen}+{person.id}" if chosen else ""


async def find_anybody(place: PairsBoard) -> str:
    """Ask for somebody by name; returns an id, or nothing."""
    people = [(person.id, _with_title(person)) for person in place.view.board.ground.people]
    return await place.app.push_screen_wait(Choose("Whom do you look for?", people)) or ""


async def find_candidate(place: PairsBoard, person: Person) -> str:
    """Ask for one of those a person could meet, or could not; returns the two as a key, or nothing."""
    choices: list[tuple[str, str]] = []
    for partner in place.view.partners(person):
        other = partner.mentor if partner.mentee is person else partner.mentee
        choices.append((couple_key(partner), _with_title(other)))
    return await place.app.push_screen_wait(Choose(f"Whom should {person.called} be held against?", choices)) or ""


def _with_title(person: Person) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name
