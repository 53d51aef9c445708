"""Reasons for a pair: what speaks for two people and what against, in words that need no numbers?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rmtui.programme.pairing.board import Verdict
from rmtui.programme.pairing.words import ReasonLine

Grade = Literal["strong", "good", "weak"]
"""What a score is called."""

STRONG_FROM = 75
"""From this score on a pair is called strong."""

GOOD_FROM = 50
"""From this score on a pair is called good: half of what there is to give, so that knowing nothing is not weak."""

FOR_FROM, PARTLY_FROM = 0.5, 0.25
"""Above the first share of its points a term speaks for the two; below the second it speaks against them."""

LITTLE_FROM = 1 / 3
"""From this part of all points being given for want of knowledge a pair is worth a second look."""

KNOW_LITTLE = "we know little yet"
"""Said in place of a grade."""

_SHORT = {
    "topic fit": "topics",
    "objective fit": "what the programme is for",
    "function distance": "kind of work",
    "pulse": "whose view is known",
    "style": "ways of working",
    "readiness": "how ready they feel",
    "practical": "time and place",
}
"""What is not known where a term gave half; background is left out, for nobody has to name one."""

_BONUS = ("wish", "waiting")
"""Terms that only ever add."""

_SAID = {"slots": "free hours", "consent": "a yes to taking part"}
"""How data of `Verdict.unknown` is called where its own name would not be understood."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why two people would suit each other, and why not."""

    speaks_for: tuple[str, ...]
    """What speaks for them, strongest first; whole sentences without a full stop, as the other lists."""
    partly: tuple[str, ...]
    """What is neither good nor bad."""
    against: tuple[str, ...]
    """What speaks against them."""
    little: tuple[str, ...]
    """What we know little of, in a word or two each."""
    aloud: str
    """Why these two, in one sentence."""


def grade(score: int) -> Grade:
    """Return the word for a score."""
    if score >= STRONG_FROM:
        return "strong"
    return "good" if score >= GOOD_FROM else "weak"


def is_hardly_known(verdict: Verdict) -> bool:
    """Say whether a score says nothing: the topics are not known, and most points were given for want of knowledge."""
    of = sum(line.of for line in verdict.lines)
    thin = sum(line.of for line in verdict.lines if line.thin)
    return 2 * thin > of and any(line.thin and line.term == "topic fit" for line in verdict.lines)


def word_of(verdict: Verdict, score: int | None = None) -> str:
    """Return the word for two people: that little is known, or the grade of their score, or of another `score`."""
    return KNOW_LITTLE if is_hardly_known(verdict) else grade(verdict.score if score is None else score)


def reasons(verdict: Verdict) -> Reasons:
    """Return a verdict in words."""
    known = sorted((line for line in verdict.lines if line.of and not line.thin), key=lambda line: -line.points)
    shares = [(line, 1.0 if line.term in _BONUS else line.points / line.of) for line in known]
    thin = [_SHORT[line.term] for line in verdict.lines if line.thin and line.term in _SHORT]
    missing = [_SAID.get(word, word) for word in verdict.unknown]
    return Reasons(
        speaks_for=_said(verdict, (line for line, share in shares if share > FOR_FROM)),
        partly=_said(verdict, (line for line, share in shares if PARTLY_FROM <= share <= FOR_FROM)),
        against=_said(verdict, (line for line, share in shares if share < PARTLY_FROM)),
        little=tuple(dict.fromkeys((*thin, *missing))),
        aloud=verdict.aloud,
    )


def is_unsure(verdict: Verdict) -> bool:
    """Say whether a pair is worth a second look: it is weak, or much of it rests on what we do not know."""
    of = sum(line.of for line in verdict.lines)
    thin = sum(line.of for line in verdict.lines if line.thin)
    return verdict.score < GOOD_FROM or len(verdict.unknown) > 1 or thin > LITTLE_FROM * of


def _said(verdict: Verdict, lines: Iterable[ReasonLine]) -> tuple[str, ...]:
    """Return reasons as sentences; one that begins with a name keeps it as its owner writes it."""
    names = tuple(name for person in (verdict.mentor, verdict.mentee) for name in (person.called, person.name))
    reasons = [line.reason for line in lines]
    return tuple(text if text.startswith(names) else text[:1].upper() + text[1:] for text in reasons)
