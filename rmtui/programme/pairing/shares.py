"""Shares of terms: how much of one do two people earn, between 0 and 1? None where too little is known."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from rmtui.programme.pairing.ground import Ground
from rmtui.programme.pairing.similarity import folded, likeness, proximity, words_of
from rmtui.programme.person import Person

Share = float | None

NEUTRAL = 0.5
"""The share of a term about which too little is known."""


class Marks:
    """Turns sets of words into whole numbers with one bit per word, so that two sets are compared at once."""

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}

    def of(self, words: Iterable[str]) -> int:
        """Return the number for some words; 0 for none."""
        mark = 0
        for word in words:
            if plain := folded(word):
                mark |= self._bits.setdefault(plain, 1 << len(self._bits))
        return mark


class Topics:
    """How well the topics somebody offers cover the topics somebody else wants."""

    def __init__(self, ground: Ground) -> None:
        self._wanted: dict[frozenset[str], None] = {}
        for person in ground.people:
            for want in person.wants:
                self._wanted[words_of(want.topic)] = None
        self._by_word: dict[str, list[frozenset[str]]] = {}
        for topic in self._wanted:
            for word in topic:
                self._by_word.setdefault(word, []).append(topic)
        # Somebody walking through the board asks for the same people again and again.
        self._offers: dict[str, Hashable] = {}
        self._wants: dict[str, Hashable] = {}
        self._covers: dict[Hashable, dict[frozenset[str], float]] = {}

    def offers(self, person: Person) -> Hashable:
        """Return what is looked at of a mentor: topics with levels."""
        known = self._offers.get(person.id)
        if known is None:
            known = tuple((words_of(offer.topic), min(max(offer.level, 1), 5)) for offer in person.offers)
            self._offers[person.id] = known
        return known

    def wants(self, person: Person) -> Hashable:
        """Return what is looked at of a mentee: topics with a weight, 3 for the first priority to 1 for the last."""
        known = self._wants.get(person.id)
        if known is None:
            known = tuple((words_of(want.topic), 4 - min(max(want.priority, 1), 3)) for want in person.wants)
            self._wants[person.id] = known
        return known

    def cover(self, offers: tuple[tuple[frozenset[str], int], ...]) -> Mapping[frozenset[str], float]:
        """Return how well offers cover each topic somebody wants, 0 to 1: likeness of the words, then the level."""
        known = self._covers.get(offers)
        if known is None:
            known = self._covers[offers] = {}
            for words, level in offers:
                for topic in {topic for word in words for topic in self._by_word.get(word, ())}:
                    worth = likeness(words, topic) * (NEUTRAL + level / 10)
                    known[topic] = max(known.get(topic, 0.0), worth)
        return known

    def share(
        self, offers: tuple[tuple[frozenset[str], int], ...], wants: tuple[tuple[frozenset[str], int], ...]
    ) -> Share:
        """Return the covered part of what is wanted, weighed by priority."""
        if not offers or not wants:
            return None
        cover = self.cover(offers)
        total = covered = 0.0
        for topic, weight in wants:
            total += weight
            covered += weight * cover.get(topic, 0.0)
        return covered / total


def objective_share(served: int, objectives: int) -> Share:
    """Return how well a mentor serves the objectives, from how many of how many she can help with."""
    if not served or not objectives:
        return None
    return 1.0 if served >= objectives else min(1.0, 0.55 + 0.15 * served)


_FUNCTION_SHARE = {"same": 0.2, "near": 0.4, "different": 0.7, "far": 0.9}


def function_share(one: tuple[str, str], other: tuple[str, str]) -> Share:
    """Return how far two people's kinds of work are apart, with a little more for different units."""
    (function, unit), (other_function, other_unit) = one, other
    units_known = bool(unit) and bool(other_unit)
    if function and other_function:
        further = 0.1 if units_known and unit != other_unit else 0.0
        return _FUNCTION_SHARE[proximity(function, other_function)] + further
    if units_known:
        return 0.7 if unit != other_unit else 0.3
    return None


def perspective_share(one: int, other: int) -> Share:
    """Return which part of the backgrounds both named is not common to them."""
    if not one or not other:
        return None
    return 1 - (one & other).bit_count() / (one | other).bit_count()


def pulse_share(known: int, groups: int) -> Share:
    """Return more for a mentor whose groups touch the mentee's own."""
    if not known:
        return None
    return 1.0 if known & groups else 0.7


def style_share(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> Share:
    """Return how two styles complete each other: not both talkers, one of them a planner."""
    parts: list[float] = []
    (talk, plan), (other_talk, other_plan) = one, other
    if talk is not None and other_talk is not None:
        parts.append(_talk_share(talk, other_talk))
    if plan is not None and other_plan is not None:
        parts.append(_plan_share(plan, other_plan))
    return sum(parts) / len(parts) if parts else None


def _talk_share(talk: int, other: int) -> float:
    if min(talk, other) >= 4:
        return 0.2
    if abs(talk - other) >= 2:
        return 1.0
    return 0.4 if max(talk, other) <= 2 else 0.7


def _plan_share(plan: int, other: int) -> float:
    if min(plan, other) >= 4:
        return 0.3
    if min(plan, other) <= 2:
        return 1.0 if max(plan, other) > 2 else 0.7
    return 0.6


def readiness_share(one: tuple[int | None, bool], other: tuple[int | None, bool]) -> Share:
    """Return how ready the two are: their own ratings and whether they were prepared."""
    if not any(rating is not None or briefed for rating, briefed in (one, other)):
        return None
    parts = [NEUTRAL if rating is None else (min(max(rating, 1), 5) - 1) / 4 for rating, _ in (one, other)]
    parts += [1.0 if briefed else NEUTRAL for _, briefed in (one, other)]
    return sum(parts) / len(parts)


def practical_share(one: tuple[int, str], other: tuple[int, str]) -> Share:
    """Return how easily the two can meet: hours in common, and place."""
    (slots, site), (other_slots, other_site) = one, other
    slots_known, sites_known = bool(slots and other_slots), bool(site and other_site)
    if not slots_known and not sites_known:
        return None
    hours = (0.0, 0.6, 0.8, 1.0)[min(3, (slots & other_slots).bit_count())] if slots_known else NEUTRAL
    place = (1.0 if site == other_site else 0.4) if sites_known else NEUTRAL
    return (hours + place) / 2
