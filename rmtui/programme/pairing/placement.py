"""Placement on sides: on which side does somebody stand who could be both mentor and mentee?

Sides are chosen so that most pairs become possible: the people who could be either are first matched with anyone they
could meet, whichever way round, as many couples as there can be; each couple then faces the way it scores better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rmtui.programme.pairing.ground import Ground
from rmtui.programme.pairing.matching import most_couples
from rmtui.programme.pairing.solver import solve
from rmtui.programme.person import Person

SENIOR_FROM = 0.5
"""From this part of the ladder upwards somebody nobody could be paired with stands among those who learn."""


FEW = 12
"""Up to so many people who could be either, every turn of one or two of them is tried where some have much room."""


@dataclass(frozen=True, slots=True)
class Field:
    """Everybody who could stand on a side, and what each couple would be worth."""

    mentors: tuple[Person, ...]
    """Everybody who could be learned from, by name."""
    mentees: tuple[Person, ...]
    """Everybody who could learn, by name."""
    worth: Sequence[Sequence[int | None]]
    """Scores, mentors in rows; None where the pair is not allowed."""


def sides(ground: Ground) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return by id who stands among the mentors, who among the mentees, and who could be either.

    Whoever is in an open pair stays on that side, and may so stand on both.
    """
    mentors = {pair.mentor for pair in ground.open_pairs}
    mentees = {pair.mentee for pair in ground.open_pairs}
    either: set[str] = set()
    for person in ground.people:
        if not person.may_learn:
            mentors.add(person.id)
        elif not person.may_mentor:
            mentees.add(person.id)
        elif person.id not in mentors and person.id not in mentees:
            either.add(person.id)
    return frozenset(mentors), frozenset(mentees), frozenset(either)


def place(ground: Ground, field: Field, either: frozenset[str]) -> frozenset[str]:
    """Return who of `either` is placed among the mentors, by id; the others learn."""
    placing = _Placing(ground, field, either)
    placing.face_couples()
    placing.find_room_for_the_rest()
    several = any(max(p.mentor_room, p.mentee_room) > 1 for p in (*field.mentors, *field.mentees))
    if several and len(either) <= FEW:
        return _turned(ground, field, either, frozenset(placing.teaching))
    return frozenset(placing.teaching)


def _turned(ground: Ground, field: Field, either: frozenset[str], teaching: frozenset[str]) -> frozenset[str]:
    """Turn one or two people at a time to their other side as long as that makes more pairs possible."""
    names = [person.id for person in ground.people if person.id in either]
    turns = [frozenset((one,)) for one in names]
    turns += [frozenset((one, other)) for place, one in enumerate(names) for other in names[:place]]
    most = _count(ground, field, either, teaching)
    found = True
    while found:
        found = False
        for turn in turns:
            count = _count(ground, field, either, teaching ^ turn)
            if count > most:
                most, teaching, found = count, teaching ^ turn, True
    return teaching


def _count(ground: Ground, field: Field, either: frozenset[str], teaching: frozenset[str]) -> int:
    """Return how many pairs a placing allows."""
    row_room = [0 if p.id in either - teaching else ground.mentor_room[p.id] for p in field.mentors]
    column_room = [0 if p.id in teaching else ground.mentee_room[p.id] for p in field.mentees]
    return len(solve(field.worth, row_room, column_room).pairs)


class _Placing:
    """Sides being chosen."""

    def __init__(self, ground: Ground, field: Field, either: frozenset[str]) -> None:
        self._ground = ground
        self._field = field
        self._either = either
        self._row = {person.id: place for place, person in enumerate(field.mentors)}
        self._column = {person.id: place for place, person in enumerate(field.mentees)}
        self._leads = set(ground.manager.values())
        self._load: Counter[str] = Counter()
        self._placed: set[str] = set()
        self.teaching: set[str] = set()

    def face_couples(self) -> None:
        """Match everybody with anybody, then turn each couple the way it scores better."""
        nodes = self._nodes()
        spots: dict[str, list[int]] = {}
        for spot, person in enumerate(nodes):
            spots.setdefault(person, []).append(spot)
        partners: dict[str, dict[int, None]] = {person: {} for person in spots}
        for mentor in filter(spots.__contains__, self._row):
            for place, worth in enumerate(self._field.worth[self._row[mentor]]):
                mentee = self._field.mentees[place].id
                if worth is not None and mentee in spots:
                    partners[mentor].update(dict.fromkeys(spots[mentee]))
                    partners[mentee].update(dict.fromkeys(spots[mentor]))

        def best(one: int, other: int) -> int:
            a, b = nodes[one], nodes[other]
            return max(self._worth(a, b) or 0, self._worth(b, a) or 0)

        mate = most_couples([list(partners[person]) for person in nodes], best)
        for spot, other in enumerate(mate):
            if spot < other:
                self._face(nodes[spot], nodes[other])

    def find_room_for_the_rest(self) -> None:
        """Put whoever is in no couple where somebody could still take one more, else where she would belong."""
        ground = self._ground
        for person in ground.people:
            if person.id not in self._either or person.id in self._placed:
                continue
            teachers = [m for m in self._teachers() if self._spare(m, ground.mentor_room, person.id, as_mentor=False)]
            learners = [m for m in self._learners() if self._spare(m, ground.mentee_room, person.id, as_mentor=True)]
            chosen = teachers or learners
            if chosen:
                self._load[chosen[0]] += 1
                self._load[person.id] += 1
                self._placed.add(person.id)
            if (learners and not teachers) or (not chosen and not self._rather_learns(person)):
                self.teaching.add(person.id)

    def _nodes(self) -> list[str]:
        """Return ids of everybody who could be in a couple; who has room for several stands there several times."""
        ground = self._ground
        nodes: list[str] = []
        for person in ground.people:
            if person.id in self._either:
                nodes += [person.id] * bool(ground.mentor_room[person.id] or ground.mentee_room[person.id])
                continue
            room = ground.mentor_room[person.id] if person.id in self._row else 0
            room += ground.mentee_room[person.id] if person.id in self._column else 0
            nodes += [person.id] * min(room, len(ground.people))
        return nodes

    def _worth(self, mentor: str, mentee: str) -> int | None:
        if mentor not in self._row or mentee not in self._column:
            return None
        return self._field.worth[self._row[mentor]][self._column[mentee]]

    def _face(self, one: str, other: str) -> None:
        """Let the one of a couple teach who does so with the higher score; at a draw the less senior one."""
        forward, backward = self._worth(one, other), self._worth(other, one)
        if forward is None or backward is None:
            teacher = one if backward is None else other
        elif forward != backward:
            teacher = one if forward > backward else other
        else:
            teacher = one if self._standing(one) <= self._standing(other) else other
        self._load.update((one, other))
        self._placed.update((one, other))
        if teacher in self._either:
            self.teaching.add(teacher)

    def _standing(self, person: str) -> tuple[bool, int]:
        rank = self._ground.rank[person]
        return person in self._leads, -1 if rank is None else rank

    def _rather_learns(self, person: Person) -> bool:
        rank = self._ground.rank[person.id]
        if rank is not None and len(self._ground.about.ladder) > 1:
            return rank / (len(self._ground.about.ladder) - 1) >= SENIOR_FROM
        return person.id in self._leads or (bool(person.wants) and not person.offers)

    def _teachers(self) -> list[str]:
        fixed = [p.id for p in self._field.mentors if p.id not in self._either]
        return fixed + [p.id for p in self._field.mentors if p.id in self.teaching and p.id in self._placed]

    def _learners(self) -> list[str]:
        learning = self._placed - self.teaching
        return [p.id for p in self._field.mentees if p.id not in self._either or p.id in learning]

    def _spare(self, partner: str, room: dict[str, int], person: str, *, as_mentor: bool) -> bool:
        worth = self._worth(person, partner) if as_mentor else self._worth(partner, person)
        return worth is not None and room[partner] > self._load[partner]
