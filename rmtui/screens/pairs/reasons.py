"""Which words stand below the board: why these two, why not, and why there is nobody?"""

from __future__ import annotations

from datetime import date

from rmtui.programme.days.words import day_words
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board import Verdict
from rmtui.programme.pairing.listing import BoardLine
from rmtui.programme.pairing.obstacles import HELP, PRIVATE
from rmtui.programme.pairing.reasons import reasons, word_of
from rmtui.programme.pairing.suggest import left_out
from rmtui.programme.person import Person
from rmtui.programme.sessions import still_open
from rmtui.screens.pairs.view import BoardView
from rmtui.screens.pairs.why import Why

PRIVATE_RULES = ("avoids", "kept apart")
"""Rules about which nothing is said but that it is private."""

_AS_PAIR = (
    ("agree", "s next step"),
    ("edit", "e pause, end, any step"),
    ("keep", "l keep or release"),
    ("numbers", "w numbers"),
    ("compare", "c compare"),
)
_AS_IDEA = (
    ("pair", "p pair them"),
    ("keep", "l keep together"),
    ("keep_apart", "f keep apart"),
    ("numbers", "w numbers"),
    ("compare", "c compare"),
)
_AS_BLOCKED = (("pair", "p what could be done"), ("keep_apart", "f keep apart or release"))


def why_of(view: BoardView, at: BoardLine | None, couple: str) -> Why:
    """Return what is to be said about two people, `couple`, or about the person of the line where there is nobody."""
    if at is None:
        return Why("")
    if not couple:
        return _nobody(view, at)
    pair = view.pair_of(couple, at)
    verdict = view.verdict(couple)
    if pair is not None:
        return _pair(view, pair, verdict)
    if verdict.broken and verdict.broken != ("full",):
        return _not_possible(view, verdict)
    return _idea(view, verdict)


def both(view: BoardView, verdict: Verdict) -> str:
    """Return two people in a sentence, the one who learns first."""
    name = view.board.ground.name
    return f"{name(verdict.mentee.id)} and {name(verdict.mentor.id)}"


def exception_of(view: BoardView, pair: Pair) -> str:
    """Return why two people are paired although a rule speaks against it; empty where none does."""
    made = [r for r in view.programme.rulings.all() if r.kind == "exception" and r.mentor == pair.mentor]
    found = [ruling for ruling in made if ruling.mentee == pair.mentee]
    return f"An exception ({', '.join(found[-1].rules)}): {found[-1].why}" if found else ""


def _idea(view: BoardView, verdict: Verdict) -> Why:
    """Return why two people who are no pair could be one."""
    said = (f"{verdict.obstacle.sentence}.",) if verdict.obstacle is not None else ()
    found = reasons(verdict)
    return Why(
        f"WHY {both(view, verdict)}",
        word_of(verdict),
        said=said,
        reasons=found,
        aloud=found.aloud,
        checked=_checked(verdict),
        still_open=_open_points(view, Pair(id="", mentor=verdict.mentor.id, mentee=verdict.mentee.id)),
        links=_AS_IDEA,
    )


def _pair(view: BoardView, pair: Pair, verdict: Verdict) -> Why:
    """Return why two people are a pair, and how far they are."""
    exception = exception_of(view, pair)
    links = _AS_PAIR if pair.state != "proposed" else (*_AS_PAIR, ("remove", "Del take it back"))
    return Why(
        f"WHY {both(view, verdict)}",
        _how_far(pair),
        said=(exception,) if exception else (),
        reasons=reasons(verdict),
        aloud=pair.why or verdict.aloud,
        still_open=_open_points(view, pair) if pair.is_open else (),
        open_word="Before they start" if pair.state in ("proposed", "agreed") else "Still open",
        links=links if not pair.is_open or pair.state == "proposed" else (*links, ("open", "Enter journal")),
    )


def _not_possible(view: BoardView, verdict: Verdict) -> Why:
    rule = verdict.broken[0]
    if any(broken in PRIVATE_RULES for broken in verdict.broken):
        # A private no is all that is said, whatever else stands in the way.
        private = f"{PRIVATE[0].upper()}{PRIVATE[1:]}. No reason is shown to anybody."
        return Why(f"NOT POSSIBLE: {both(view, verdict)}", said=(private,), links=_AS_BLOCKED[1:])
    assert verdict.obstacle is not None
    helps = (HELP[rule],) if rule in HELP else ()
    said = f"{verdict.obstacle.sentence}."
    return Why(f"NOT POSSIBLE: {both(view, verdict)}", rule, said=(said,), helps=helps, links=_AS_BLOCKED)


def _nobody(view: BoardView, at: BoardLine) -> Why:
    """Return why somebody has nobody to meet, and what would help."""
    person = at.person
    if person is None:
        return Why("", said=("One of the two is no longer in the list.",))
    return _left_out(view, person)


def left_out_words(view: BoardView, person: Person) -> tuple[str, tuple[str, ...]]:
    """Return why nobody could meet a person, and what would help."""
    rules = [partner.rule for partner in view.partners(person)]
    teaches = view.board.side_of(person.id) == "mentor"
    found = left_out(view.board.ground, person, "mentor" if teaches else "mentee", rules)
    return found.reason, found.would_help


def _left_out(view: BoardView, person: Person) -> Why:
    reason, helps = left_out_words(view, person)
    return Why(f"WHY NOBODY for {person.name}", said=(reason,), helps=helps)


def _checked(verdict: Verdict) -> str:
    """Return what was looked at, where enough is known to say so."""
    if verdict.broken or {"manager", "team"} & set(verdict.unknown):
        return ""
    return "Not in each other's line, no appraisal between them, not the same team."


def _open_points(view: BoardView, pair: Pair) -> tuple[str, ...]:
    return tuple(still_open(view.programme, pair))


def _how_far(pair: Pair) -> str:
    words = {
        "proposed": _since("proposed, nothing is agreed yet", None),
        "agreed": _since("agreed", pair.agreed_on),
        "active": "active",
        "paused": "paused",
        "finished": _since("finished", pair.ended_on),
        "ended early": _since("ended early", pair.ended_on),
    }[pair.state]
    kept = ", kept together" if pair.kept else ""
    why = f": {pair.end_reason}" if pair.end_reason else ""
    return f"{words}{why}{kept}"


def _since(word: str, day: date | None) -> str:
    return f"{word} {day_words(day)}" if day else word
