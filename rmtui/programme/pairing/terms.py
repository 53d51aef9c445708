"""Pairing terms: how many points does each soft term give a pair?

A term looks at one thing of the mentor and one of the mentee and answers with a share between 0 and 1, or None where
too little is known: then it gives half its weight and is marked thin. Points are rounded once per term, and the score
is their sum; what makes it leave 0 to 100 is taken back by the visible term `limit`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rmtui.programme.pairing.ground import Ground
from rmtui.programme.pairing.shares import (
    NEUTRAL,
    Marks,
    Share,
    Topics,
    function_share,
    objective_share,
    perspective_share,
    practical_share,
    pulse_share,
    readiness_share,
    style_share,
)
from rmtui.programme.pairing.similarity import folded
from rmtui.programme.person import Person
from rmtui.programme.presets import weights_of

WISH_POINTS = 10
"""What a wish of either adds."""

ROUND_POINTS = 5
"""What each round of waiting adds."""

WAITING_MOST = 15
"""The most waiting can add."""

HIGHEST = 100
"""The most a score can be."""

Side = Callable[[Person], Hashable]
"""What is looked at of a person."""


@dataclass(frozen=True, slots=True)
class Term:
    """One soft term, ready for the people of one programme."""

    name: str
    """A name from `presets.TERMS`."""
    of: int
    """The most it can give."""
    of_mentor: Side
    """What is looked at on the mentor's side; people with the same are judged alike."""
    of_mentee: Side
    """What is looked at on the mentee's side."""
    share: Callable[[Any, Any], Share]
    """The share of `of` the two things earn; None where too little is known."""


@dataclass(frozen=True, slots=True)
class Points:
    """What one term gives one pair."""

    term: str
    """Name of the term."""
    points: int
    """Whole points, rounded once."""
    of: int
    """The most it could give; 0 for the limit."""
    thin: bool = False
    """Whether too little is known, so that half was given."""


class Terms:
    """The soft terms with the weights of one programme."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        weights = weights_of(ground.about)
        self.terms = tuple(term for term in _terms(ground, weights) if term.of)

    def points(self, mentor: Person, mentee: Person) -> tuple[Points, ...]:
        """Return the score line by line; the score is the sum of the points."""
        lines: list[Points] = []
        for term in self.terms:
            share = term.share(term.of_mentor(mentor), term.of_mentee(mentee))
            lines.append(Points(term.name, rounded(term.of, share), term.of, share is None))
        lines += [line for line in (_wish(mentor, mentee), _waiting(mentor, mentee)) if line.points]
        total = sum(line.points for line in lines)
        limit = min(max(total, 0), HIGHEST) - total
        if limit:
            lines.append(Points("limit", limit, 0))
        return tuple(lines)

    def scores(self, mentors: Sequence[Person], mentees: Sequence[Person]) -> list[list[int]]:
        """Return the score of each mentor (row) with each mentee (column), the same numbers as `points` sums to."""
        sides = [[term.of_mentee(person) for person in mentees] for term in self.terms]
        others = [set(side) for side in sides]
        caches: list[dict[Hashable, list[int]]] = [{} for _ in self.terms]
        waited = [_waiting_points(person.waited) for person in mentees]
        rows: list[list[int]] = []
        for mentor in mentors:
            parts: list[list[int]] = []
            for term, side, other, cache in zip(self.terms, sides, others, caches, strict=True):
                thing = term.of_mentor(mentor)
                if thing not in cache:
                    cache[thing] = _row(term, thing, other, side)
                parts.append(cache[thing])
            row = list(map(sum, zip(*parts, strict=True))) if parts else [0] * len(mentees)
            rows.append(self._with_extras(row, mentor, waited))
        self._add_wishes(rows, mentors, mentees)
        return [[min(max(points, 0), HIGHEST) for points in row] for row in rows]

    @staticmethod
    def _with_extras(row: list[int], mentor: Person, waited: Sequence[int]) -> list[int]:
        own = _waiting_points(mentor.waited)
        if not own and not any(waited):
            return row
        return [points + max(own, other) for points, other in zip(row, waited, strict=True)]

    @staticmethod
    def _add_wishes(rows: list[list[int]], mentors: Sequence[Person], mentees: Sequence[Person]) -> None:
        row_of = {person.id: place for place, person in enumerate(mentors)}
        column_of = {person.id: place for place, person in enumerate(mentees)}
        wished = {(m.id, wish) for m in mentors for wish in m.wishes if wish in column_of}
        wished |= {(wish, m.id) for m in mentees for wish in m.wishes if wish in row_of}
        for mentor, mentee in wished:
            rows[row_of[mentor]][column_of[mentee]] += WISH_POINTS


def rounded(of: int, share: Share) -> int:
    """Return whole points for a share of the most a term can give, halves upwards."""
    return int(of * (NEUTRAL if share is None else share) + 0.5)


def _row(term: Term, thing: Hashable, others: Iterable[Hashable], side: Sequence[Hashable]) -> list[int]:
    points = {other: rounded(term.of, term.share(thing, other)) for other in others}
    return [points[other] for other in side]


def _wish(mentor: Person, mentee: Person) -> Points:
    wished = mentee.id in mentor.wishes or mentor.id in mentee.wishes
    return Points("wish", WISH_POINTS * wished, WISH_POINTS)


def _waiting(mentor: Person, mentee: Person) -> Points:
    return Points("waiting", _waiting_points(max(mentor.waited, mentee.waited)), WAITING_MOST)


def _waiting_points(rounds: int) -> int:
    return min(WAITING_MOST, ROUND_POINTS * max(0, rounds))


def _terms(ground: Ground, weights: Mapping[str, int]) -> Iterable[Term]:
    topics = Topics(ground)
    yield Term("topic fit", weights["topic fit"], topics.offers, topics.wants, topics.share)
    objectives = frozenset(objective.id for objective in ground.about.objectives)
    yield Term(
        "objective fit",
        weights["objective fit"],
        lambda p: len(objectives.intersection(p.serves)),
        lambda p: len(objectives),
        objective_share,
    )
    yield _alike("function distance", weights, lambda p: (p.function, ground.unit[p.id]), function_share)
    tags, groups, slots = Marks(), Marks(), Marks()
    yield _alike("perspective distance", weights, lambda p: tags.of(p.tags), perspective_share)
    yield Term(
        "pulse",
        weights["pulse"],
        lambda p: groups.of(p.pulse),
        lambda p: groups.of((p.unit, p.team, *p.leads)),
        pulse_share,
    )
    yield _alike("style", weights, lambda p: (p.style.talk, p.style.plan), style_share)
    yield _alike("readiness", weights, lambda p: (p.confidence, p.briefed_on is not None), readiness_share)
    yield _alike("practical", weights, lambda p: (slots.of(p.slots), folded(p.site)), practical_share)


def _alike(name: str, weights: Mapping[str, int], side: Side, share: Callable[[Any, Any], Share]) -> Term:
    """Return a term that looks at the same thing on both sides."""
    return Term(name, weights[name], side, side, share)
