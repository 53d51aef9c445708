"""Explanation of two people: why they could be or are a pair, why not, or why there is nobody for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rmtui.programme.days.words import day_words
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board import Verdict
from rmtui.programme.pairing.board_lines import BoardLine
from rmtui.programme.pairing.board_view import BoardView
from rmtui.programme.pairing.obstacles import HELP, PRIVATE
from rmtui.programme.pairing.reasons import Reasons, reasons, word_of
from rmtui.programme.pairing.suggest import left_out
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import still_open

PRIVATE_RULES = ("avoids", "kept apart")
"""Rules about which nothing is said but that it is private."""

ExplanationKind = Literal["proposal", "pair", "ended", "idea", "blocked", "private", "nobody"]
"""A pair only proposed, one under way, one that ended; two who could be a pair, may not be one, or shall not for a
reason that is nobody's business; nobody to speak of."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is to be said about two people, or about there being nobody."""

    kind: ExplanationKind
    """What it is about."""
    title: str = ""
    """Above the rest, such as `WHY Dana and Priya`."""
    word: str = ""
    """Strong, good or weak, or how far they are."""
    opening: tuple[str, ...] = ()
    """What comes first, a paragraph each."""
    reasons: Reasons | None = None
    """What speaks for and against; None where a rule forbids the pair."""
    aloud: str = ""
    """The sentence to say."""
    checked: str = ""
    """Which rules were looked at."""
    still_open: tuple[str, ...] = ()
    """What is still open before they start, or now."""
    open_word: str = "Before they start"
    """What stands before that."""
    helps: tuple[str, ...] = ()
    """What would help."""


def explain(view: BoardView, at: BoardLine | None, couple: str) -> Explanation:
    """Return what is to be said about two people, `couple`, or about the person of the line where there is nobody."""
    if at is None:
        return Explanation("nobody")
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


def exception_of(programme: Programme, pair: Pair) -> str:
    """Return why two people are paired although a rule speaks against it; empty where none does."""
    two = (pair.mentor, pair.mentee)
    made = [one for one in programme.rulings.all() if one.kind == "exception" and (one.mentor, one.mentee) == two]
    return f"An exception ({', '.join(made[-1].rules)}): {made[-1].why}" if made else ""


def _idea(view: BoardView, verdict: Verdict) -> Explanation:
    """Return why two people who are no pair could be one."""
    reasoning = reasons(verdict)
    return Explanation(
        "idea",
        f"WHY {both(view, verdict)}",
        word_of(verdict),
        opening=(f"{verdict.obstacle.sentence}.",) if verdict.obstacle is not None else (),
        reasons=reasoning,
        aloud=reasoning.aloud,
        checked=_checked(verdict),
        still_open=_open_points(view, Pair(id="", mentor=verdict.mentor.id, mentee=verdict.mentee.id)),
    )


def _pair(view: BoardView, pair: Pair, verdict: Verdict) -> Explanation:
    """Return why two people are a pair, and how far they are."""
    exception = exception_of(view.programme, pair)
    return Explanation(
        "proposal" if pair.state == "proposed" else "pair" if pair.is_open else "ended",
        f"WHY {both(view, verdict)}",
        _how_far(pair),
        opening=(exception,) if exception else (),
        reasons=reasons(verdict),
        aloud=pair.why or verdict.aloud,
        still_open=_open_points(view, pair) if pair.is_open else (),
        open_word="Before they start" if pair.state in ("proposed", "agreed") else "Still open",
    )


def _not_possible(view: BoardView, verdict: Verdict) -> Explanation:
    title, rule = f"NOT POSSIBLE: {both(view, verdict)}", verdict.broken[0]
    if any(broken in PRIVATE_RULES for broken in verdict.broken):
        # A private no is all that is said, whatever else stands in the way.
        private = f"{PRIVATE[0].upper()}{PRIVATE[1:]}. No reason is shown to anybody."
        return Explanation("private", title, opening=(private,))
    assert verdict.obstacle is not None
    helps = (HELP[rule],) if rule in HELP else ()
    return Explanation("blocked", title, rule, opening=(f"{verdict.obstacle.sentence}.",), helps=helps)


def _nobody(view: BoardView, at: BoardLine) -> Explanation:
    """Return why somebody has nobody to meet, and what would help."""
    person = at.person
    if person is None:
        return Explanation("nobody", opening=("One of the two is no longer in the list.",))
    rules = [partner.rule for partner in view.partners(person)]
    side: Literal["mentor", "mentee"] = "mentor" if view.board.side_of(person.id) == "mentor" else "mentee"
    left = left_out(view.board.ground, person, side, rules)
    return Explanation("nobody", f"WHY NOBODY for {person.name}", opening=(left.reason,), helps=left.would_help)


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
