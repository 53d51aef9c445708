"""Edits of pairs: what changes when two people are paired, kept together, kept apart, or go one step further?

Each function returns the edit that does it and its spoken label, or raises BadInput and changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from rmtui.counts import counted
from rmtui.errors import BadInput
from rmtui.programme.edit import Change, Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import Pair, PairState, TermAsChosen
from rmtui.programme.pairing.board import Board, Verdict
from rmtui.programme.pairing.rules import LINE_RULES, NEVER_SET_ASIDE
from rmtui.programme.pairing.suggest import NO_RULES, Suggestion
from rmtui.programme.programme import Programme
from rmtui.programme.ruling import Ruling
from rmtui.programme.sessions import called

NewId = Callable[[], str]

NEXT: dict[PairState, PairState] = {
    "proposed": "agreed",
    "agreed": "active",
    "paused": "active",
}
"""Where one key press takes a pair; that one is through is never said by the same key again, but asked."""

SPOKEN: dict[PairState, str] = {
    "proposed": "proposed again",
    "agreed": "agreed",
    "active": "started",
    "paused": "paused",
    "finished": "finished",
    "ended early": "ended early",
}
"""How a step of a pair is said, after "Martin learns from Asha:"."""

BETTER = (
    "Better answers are somebody from outside to learn from, another department head as the one who learns, "
    "or swapping partners with a neighbouring firm"
)
SAFE = "Nothing was changed."

END_REASONS = (
    "no time", "not a fit", "new job or team", "left the organisation", "got what they came for", "another reason",
)  # fmt: skip
"""Why a pair ended early: a category, never a verdict."""


def propose_pairs(programme: Programme, suggestion: Suggestion, today: date, new_id: NewId) -> Edit:
    """Store the pairs of a suggestion as proposed.

    Raises BadInput when there are none, or when one is no longer possible because something changed since.
    """
    if not suggestion.pairs:
        raise BadInput(f"There is no new pair to suggest. {SAFE}")
    open_couples = {frozenset((p.mentor, p.mentee)) for p in programme.pairs.all() if p.is_open}
    changes: list[Change] = []
    for verdict in suggestion.pairs:
        couple = frozenset((verdict.mentor.id, verdict.mentee.id))
        if couple in open_couples or not all(programme.people.get(person) for person in couple):
            raise BadInput(f"The programme changed since these pairs were suggested: suggest again. {SAFE}")
        changes.append(programme.put(_as_chosen(verdict, today, new_id())))
    count = len(changes)
    return Edit(EditKind.PAIR_SUGGEST, f"Suggested {counted(count, 'pair')}", tuple(changes))


def add_pair(
    programme: Programme,
    mentor: str,
    mentee: str,
    today: date,
    new_id: NewId,
    exception: str | None = None,
    rules: frozenset[str] = NO_RULES,
) -> Edit:
    """Pair two people by hand; `mentor` and `mentee` are ids.

    `exception` is the reason to set rules aside: None for none. It never sets aside that somebody said no or would
    rather not, and the line rules only in a programme with little paper. Raises BadInput naming the rule and the chain.
    """
    board = Board(programme, rules)
    verdict = board.verdict(mentor, mentee)
    if exception is None:
        _refuse_wrong_way_round(board, verdict)
    reason = (exception or "").strip()
    if exception is not None and not reason:
        raise BadInput(f"An exception needs a reason, in a few words. {SAFE}")
    _refuse(board, verdict, bool(reason))
    changes = [programme.put(_as_chosen(verdict, today, new_id()))]
    if verdict.broken:
        ruling = Ruling(id=new_id(), mentor=mentor, mentee=mentee, rules=verdict.broken, why=reason, on=today)
        changes.append(programme.put(ruling))
    return Edit(EditKind.PAIR_MAKE, f"Paired {_both(board, mentee, mentor, 'with')}", tuple(changes))


def may_be_excepted(programme: Programme, mentor: str, mentee: str, today: date) -> bool:
    """Say whether a reason would let two people be paired although a rule speaks against it."""
    try:
        add_pair(programme, mentor, mentee, today, lambda: "0", "for trial")
    except BadInput:
        return False
    return True


def keep_pair(
    programme: Programme, mentor: str, mentee: str, today: date, new_id: NewId, rules: frozenset[str] = NO_RULES
) -> Edit:
    """Keep two people together: lock their open pair, or propose a locked one where the rules allow it."""
    board = Board(programme, rules)
    verdict = board.verdict(mentor, mentee)
    label = f"Kept {_both(board, mentee, mentor)} together"
    pair = open_pair(programme, mentor, mentee)
    if pair is None:
        _refuse_wrong_way_round(board, verdict)
        _refuse(board, verdict, excepted=False)
        return Edit(
            EditKind.PAIR_KEEP, label, (programme.put(replace(_as_chosen(verdict, today, new_id()), kept=True)),)
        )
    if (pair.mentor, pair.mentee) != (mentor, mentee):
        raise BadInput(f"{_learns(board, pair)}, not the other way round. {SAFE}")
    if pair.kept:
        raise BadInput(f"{_both(board, mentee, mentor)} are kept together already. {SAFE}")
    return Edit(EditKind.PAIR_KEEP, label, (programme.put(replace(pair, kept=True)),))


def keep_apart(programme: Programme, mentor: str, mentee: str, today: date, new_id: NewId) -> Edit:
    """Keep two people apart, whichever of them would learn; a pair of them that is only proposed goes with it."""
    board = Board(programme)
    board.verdict(mentor, mentee)
    names = _both(board, mentee, mentor)
    if mentor == mentee:
        raise BadInput(f"It takes two people to keep apart. {SAFE}")
    if frozenset((mentor, mentee)) in board.ground.apart:
        raise BadInput(f"{names} are kept apart already. {SAFE}")
    pair = open_pair(programme, mentor, mentee)
    changes: list[Change] = []
    label = f"Kept {names} apart"
    if pair is not None:
        if pair.kept:
            raise BadInput(f"{names} are kept together: release them first. {SAFE}")
        if pair.state != "proposed":
            raise BadInput(f"{_learns(board, pair)} already: end or take back that pair first. {SAFE}")
        changes += _removal(programme, pair)
        label += " and took back their proposed pair"
    changes.append(programme.put(Ruling(id=new_id(), kind="kept apart", mentor=mentor, mentee=mentee, on=today)))
    return Edit(EditKind.PAIR_FORBID, label, tuple(changes))


def release(programme: Programme, mentor: str, mentee: str) -> Edit:
    """Undo that two people are kept together or kept apart; raises BadInput when they are neither."""
    board = Board(programme)
    board.verdict(mentor, mentee)
    couple = {mentor, mentee}
    changes = [
        programme.remove(ruling)
        for ruling in programme.rulings.all()
        if ruling.kind == "kept apart" and {ruling.mentor, ruling.mentee} == couple
    ]
    pair = open_pair(programme, mentor, mentee)
    if pair is not None and pair.kept:
        changes.append(programme.put(replace(pair, kept=False)))
    names = _both(board, mentee, mentor)
    if not changes:
        raise BadInput(f"{names} are neither kept together nor kept apart. {SAFE}")
    return Edit(EditKind.PAIR_RELEASE, f"Released {names}", tuple(changes))


def remove_proposal(programme: Programme, pair_id: str) -> Edit:
    """Take back one pair that is only proposed, kept or not."""
    pair = _pair(programme, pair_id)
    spoken = _spoken_pair(programme, pair)
    if pair.state != "proposed":
        raise BadInput(f"{spoken} and is more than a proposal: end the pair instead, so that nothing is lost. {SAFE}")
    return Edit(EditKind.PAIR_REMOVE, f"Took back that {spoken}", tuple(_removal(programme, pair)))


def exchange_pairs(
    programme: Programme, go: Iterable[str], come: Iterable[Verdict], today: date, new_id: NewId
) -> Edit:
    """Take back some proposed pairs, by id, and propose others in their place.

    Raises BadInput when one that should go is more than a proposal, or when a new one would not be allowed even then.
    """
    leaving = [_pair(programme, pair_id) for pair_id in go]
    coming = list(come)
    if any(pair.state != "proposed" for pair in leaving):
        raise BadInput(f"Only pairs that are proposed can be exchanged. {SAFE}")
    rest = [pair for pair in programme.pairs.all() if pair.is_open and pair not in leaving]
    taught = Counter([*(pair.mentor for pair in rest), *(verdict.mentor.id for verdict in coming)])
    learns = Counter([*(pair.mentee for pair in rest), *(verdict.mentee.id for verdict in coming)])
    together = {frozenset((pair.mentor, pair.mentee)) for pair in rest}
    for verdict in coming:
        mentor, mentee = verdict.mentor, verdict.mentee
        full = taught[mentor.id] > mentor.mentor_room or learns[mentee.id] > mentee.mentee_room
        if full or set(verdict.broken) - {"full"} or frozenset((mentor.id, mentee.id)) in together:
            raise BadInput(f"{mentee.called} cannot learn from {mentor.called} even then. {SAFE}")
    changes = [change for pair in leaving for change in _removal(programme, pair)]
    changes += [programme.put(_as_chosen(verdict, today, new_id())) for verdict in coming]
    gone = counted(len(leaving), "pair")
    label = f"Took back {gone}, proposed {counted(len(coming), 'pair')}"
    if len(coming) == 1:
        label = f"Paired {coming[0].mentee.called} with {coming[0].mentor.called}, took back {gone}"
    return Edit(EditKind.PAIR_MAKE, label, tuple(changes))


def agree(programme: Programme, pair_ids: Iterable[str], today: date) -> Edit:
    """Mark proposed pairs as agreed; raises BadInput when none of them is proposed or somebody said no."""
    pairs = [pair for pair_id in pair_ids if (pair := _pair(programme, pair_id)).state == "proposed"]
    if not pairs:
        raise BadInput(f"There is no proposed pair to agree. {SAFE}")
    steps = [set_state(programme, pair.id, "agreed", today) for pair in pairs]
    label = f"Agreed {counted(len(steps), 'pair')}" if len(steps) > 1 else steps[0].label
    return Edit(EditKind.PAIR_STATE, label, tuple(change for step in steps for change in step.changes))


def next_state(programme: Programme, pair_id: str, today: date) -> Edit:
    """Take a pair one step further: proposed, agreed, active; a paused one goes on. How one ends is asked."""
    pair = _pair(programme, pair_id)
    if pair.state == "active":
        raise BadInput(f"{_spoken_pair(programme, pair)} and is under way: say how it ends. {SAFE}")
    if pair.state not in NEXT:
        raise BadInput(f"{_spoken_pair(programme, pair)} is over; pair the two anew instead. {SAFE}")
    return set_state(programme, pair_id, NEXT[pair.state], today)


def set_state(programme: Programme, pair_id: str, state: PairState, today: date, reason: str = "") -> Edit:
    """Bring a pair to any state, forwards or back; `reason` is a category, kept for pairs that end."""
    pair = _pair(programme, pair_id)
    spoken = _spoken_pair(programme, pair)
    if pair.state == state:
        raise BadInput(f"{spoken}: {SPOKEN[state]} already. {SAFE}")
    changed = replace(pair, state=state)
    if changed.is_open:
        _refuse_opening(programme, pair, spoken, state)
        changed = replace(changed, ended_on=None, end_reason="")
    else:
        changed = replace(changed, ended_on=today, end_reason=reason)
    if state == "proposed":
        changed = replace(changed, agreed_on=None)
    elif changed.is_open and pair.agreed_on is None:
        changed = replace(changed, agreed_on=today)
    return Edit(EditKind.PAIR_STATE, f"{spoken}: {SPOKEN[state]}", (programme.put(changed),))


def open_pair(programme: Programme, one: str, other: str) -> Pair | None:
    """Return the open pair of two people, whichever of them learns; two people have at most one."""
    couple = {one, other}
    return next((p for p in programme.pairs.all() if p.is_open and {p.mentor, p.mentee} == couple), None)


def _refuse_wrong_way_round(board: Board, verdict: Verdict) -> None:
    """Raise BadInput where the roles of two people say that the other one learns, and one of them says it firmly."""
    mentor, mentee = verdict.mentor, verdict.mentee
    fits_the_other_way = mentor.role in ("mentee", "both") and mentee.role in ("mentor", "both")
    fits = mentor.may_mentor and mentee.may_learn
    if fits or not fits_the_other_way or frozenset((mentor.id, mentee.id)) in board.ground.together:
        return
    a, b = board.ground.name(mentee.id), board.ground.name(mentor.id)
    raise BadInput(
        f"It is the other way round: {b} wants to learn here, and {a} is there to learn from. Name {a} first. {SAFE}"
    )


def _refuse(board: Board, verdict: Verdict, excepted: bool) -> None:
    """Raise BadInput unless the pair may be made, with or without an exception."""
    obstacle = verdict.obstacle
    if obstacle is None:
        return
    broken = frozenset(verdict.broken)
    couple = frozenset((verdict.mentor.id, verdict.mentee.id))
    never = next((rule for rule in verdict.broken if rule in NEVER_SET_ASIDE), None)
    if never == "avoids" or (obstacle.rule == "kept apart" and not excepted):
        raise BadInput(f"This pair is not possible: not this time (private). {SAFE}")
    if couple in board.ground.together or never is not None:
        stands = board.obstacle("full" if never is None else never, verdict.mentor, verdict.mentee)
        raise BadInput(f"Not possible, {stands.rule}: {stands.sentence}. {SAFE}")
    said = f"Not possible, {', '.join(verdict.broken)}: {against(board, verdict)}"
    if broken & LINE_RULES:
        if board.ground.about.formality != "light":
            raise BadInput(f"{said} {BETTER}; an exception is possible only with little paper. {SAFE}")
        if not excepted:
            raise BadInput(f"{said} {BETTER}; or give a reason for an exception. {SAFE}")
    if not excepted:
        raise BadInput(f"{said} Give a reason to make an exception. {SAFE}")


def against(board: Board, verdict: Verdict) -> str:
    """Return every rule that stands against a pair, a sentence each: an exception sets all of them aside."""
    sentences = (board.obstacle(rule, verdict.mentor, verdict.mentee).sentence for rule in verdict.broken)
    return " ".join(f"{sentence}." for sentence in dict.fromkeys(sentences))


def _refuse_opening(programme: Programme, pair: Pair, spoken: str, state: PairState) -> None:
    people = (programme.people.get(person_id) for person_id in (pair.mentee, pair.mentor))
    refused = [called(programme, person.id) for person in people if person is not None and person.consent == "no"]
    if refused and state in ("agreed", "active"):
        raise BadInput(f"{' and '.join(refused)} said no to taking part, so this pair goes no further. {SAFE}")
    other = open_pair(programme, pair.mentor, pair.mentee)
    if other is not None and other.id != pair.id:
        raise BadInput(f"{spoken}: the two have another open pair. {SAFE}")


def _as_chosen(verdict: Verdict, today: date, pair_id: str) -> Pair:
    return Pair(
        id=pair_id,
        mentor=verdict.mentor.id,
        mentee=verdict.mentee.id,
        why=verdict.aloud,
        score=verdict.score,
        terms=tuple(TermAsChosen(term=x.term, points=x.points, of=x.of, reason=x.reason) for x in verdict.lines),
        proposed_on=today,
    )


def _removal(programme: Programme, pair: Pair) -> list[Change]:
    """Return the changes that remove a pair and the exceptions made for it."""
    made_for_it = [
        ruling
        for ruling in programme.rulings.all()
        if ruling.kind == "exception" and (ruling.mentor, ruling.mentee) == (pair.mentor, pair.mentee)
    ]
    return [programme.remove(pair), *(programme.remove(ruling) for ruling in made_for_it)]


def _pair(programme: Programme, pair_id: str) -> Pair:
    pair = programme.pairs.get(pair_id)
    if pair is None:
        raise BadInput(f"There is no such pair in this programme. {SAFE}")
    return pair


def _both(board: Board, one: str, other: str, word: str = "and") -> str:
    return f"{board.ground.name(one)} {word} {board.ground.name(other)}"


def _learns(board: Board, pair: Pair) -> str:
    return f"{board.ground.name(pair.mentee)} learns from {board.ground.name(pair.mentor)}"


def _spoken_pair(programme: Programme, pair: Pair) -> str:
    return f"{called(programme, pair.mentee)} learns from {called(programme, pair.mentor)}"
