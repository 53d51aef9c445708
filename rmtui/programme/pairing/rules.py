"""Pairing rules: which hard rule forbids two people to be paired?

Unknown data never forbids. A rule that compares the same thing of both people (a rank, a team) is worked out once per
two different values; a rule about persons (a line, a wish to stay apart) lists the few people it concerns.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rmtui.programme.catalogue.slots import names_a_day
from rmtui.programme.pairing.ground import Ground
from rmtui.programme.pairing.similarity import hours_between, likeness, words_of
from rmtui.programme.person import Person

RULES: tuple[str, ...] = (
    "self",
    "direct report",
    "reporting line",
    "reviewer",
    "same team",
    "seniority",
    "language",
    "time",
    "avoids",
    "kept apart",
    "past pair",
    "consent",
    "external",
    "same unit",
    "full",
)
"""In the order they are named when several forbid the same pair; no room comes last, for it may change."""

LINE_RULES = frozenset(("direct report", "reporting line", "reviewer", "same team"))
"""The firmest rules: honest feedback is hard with someone in your line. Set aside only with little paper."""

NEVER_SET_ASIDE = frozenset(("self", "avoids", "consent"))
"""Rules no exception lifts."""

FAR_HOURS = 8
"""Two people whose clocks are further apart share no working hour."""

SAME_TOPIC = 0.75
"""From this likeness on an offer counts as teaching the wanted topic."""

_CODE = {rule: len(RULES) - place for place, rule in enumerate(RULES)}
RULE_OF_CODE = {code: rule for rule, code in _CODE.items()}
"""Rules by the number that stands in `codes`; the greatest is named first."""

Side = Callable[[Person], Hashable]


@dataclass(frozen=True, slots=True)
class _Compared:
    """A rule that holds one thing known of the mentor against one known of the mentee."""

    key: str
    """Name of the rule."""
    of_mentor: Side
    """What is looked at on the mentor's side; people with the same are judged alike."""
    of_mentee: Side
    """What is looked at on the mentee's side."""
    forbids: Callable[[Any, Any], bool]
    """Whether the two things forbid the pair."""


class Rules:
    """The hard rules as they stand for one programme."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._compared = tuple(_compared(ground))
        self._concerned = _concerned(ground)

    def broken(self, mentor: Person, mentee: Person) -> tuple[str, ...]:
        """Return the rules that forbid this pair, first named first; empty when it is allowed."""
        found = {key for key, partners in self._concerned.items() if mentee.id in partners.get(mentor.id, ())}
        found |= {r.key for r in self._compared if r.forbids(r.of_mentor(mentor), r.of_mentee(mentee))}
        found -= self.lifted(mentor.id, mentee.id)
        if not (self._ground.mentor_room[mentor.id] and self._ground.mentee_room[mentee.id]):
            found.add("full")
        return tuple(rule for rule in RULES if rule in found)

    def lifted(self, mentor_id: str, mentee_id: str) -> frozenset[str]:
        """Return the rules that an exception on file sets aside for these two.

        It never lifts a person's own no, never makes room, and lifts the line rules only with little paper.
        """
        rules = self._ground.excepted.get((mentor_id, mentee_id), frozenset()) - NEVER_SET_ASIDE - {"full"}
        return rules if self._ground.about.formality == "light" else rules - LINE_RULES

    def codes(self, mentors: Sequence[Person], mentees: Sequence[Person]) -> list[bytearray]:
        """Return for each mentor a row that names the first broken rule per mentee, 0 where the pair is allowed.

        The numbers are the keys of `RULE_OF_CODE`. Says the same as `broken`, for many at once.
        """
        columns = {person.id: place for place, person in enumerate(mentees)}
        full = bytes(_CODE["full"] * (not self._ground.mentee_room[person.id]) for person in mentees)
        all_full = bytes([_CODE["full"]]) * len(mentees)
        caches: list[dict[Hashable, bytes]] = [{} for _ in self._compared]
        sides = [[rule.of_mentee(person) for person in mentees] for rule in self._compared]
        rows: list[bytearray] = []
        for mentor in mentors:
            parts = [full if self._ground.mentor_room[mentor.id] else all_full]
            for rule, side, cache in zip(self._compared, sides, caches, strict=True):
                thing = rule.of_mentor(mentor)
                if thing not in cache:
                    cache[thing] = _row(rule, thing, side)
                if any(cache[thing]):
                    parts.append(cache[thing])
            row = bytearray(map(max, *parts)) if len(parts) > 1 else bytearray(parts[0])
            self._mark_concerned(row, mentor, columns)
            rows.append(row)
        self._lift(rows, mentors, columns)
        return rows

    def _mark_concerned(self, row: bytearray, mentor: Person, columns: dict[str, int]) -> None:
        for key, partners in self._concerned.items():
            code = _CODE[key]
            for partner in partners.get(mentor.id, ()):
                column = columns.get(partner)
                if column is not None and row[column] < code:
                    row[column] = code

    def _lift(self, rows: list[bytearray], mentors: Sequence[Person], columns: dict[str, int]) -> None:
        row_of = {person.id: place for place, person in enumerate(mentors)}
        people = self._ground.by_id
        for mentor, mentee in self._ground.excepted:
            if mentor in row_of and mentee in columns:
                rules = self.broken(people[mentor], people[mentee])
                rows[row_of[mentor]][columns[mentee]] = _CODE[rules[0]] if rules else 0

    def unknown(self, mentor: Person, mentee: Person) -> tuple[str, ...]:
        """Return the data that rules would have looked at and did not find: the pair is allowed, but little is known.

        Some of rank, skills, manager, team, languages, slots, consent.
        """
        ground, both = self._ground, (mentor, mentee)
        missing: list[str] = []
        if ground.by_expertise:
            missing += ["skills"] * (not mentor.offers or not mentee.wants)
        else:
            missing += ["rank"] * any(ground.rank[person.id] is None for person in both)
        named_only = bool(mentee.manager_named) and not ground.manager[mentee.id]
        missing += ["manager"] * (named_only or not ground.manager[mentor.id])
        missing += ["team"] * any(not person.team for person in both)
        missing += ["languages"] * any(not person.languages for person in both)
        missing += ["slots"] * any(not person.slots for person in both)
        missing += ["consent"] * any(person.consent == "unknown" for person in both)
        return tuple(missing)


def _row(rule: _Compared, thing: Hashable, side: Sequence[Hashable]) -> bytes:
    code = _CODE[rule.key]
    judged = {other: code if rule.forbids(thing, other) else 0 for other in set(side)}
    return bytes(judged[other] for other in side)


def _compared(ground: Ground) -> Iterable[_Compared]:
    about = ground.about
    yield _alike("same team", lambda p: (ground.team[p.id], ground.leads[p.id]), _share_a_team)
    if ground.by_expertise:
        yield _Compared("seniority", _skills_taught, _skills_sought, _no_gap_of_skill)
    else:
        yield _alike("seniority", lambda p: ground.rank[p.id], _too_close_in_rank(ground))
    yield _alike("language", lambda p: ground.languages[p.id], _disjoint)
    yield _alike("time", lambda p: (ground.slots[p.id], ground.hours[p.id]), _no_common_time)
    refused = ("no", "unknown") if about.formality == "formal" else ("no",)
    yield _alike("consent", lambda p: p.consent in refused, lambda one, other: one or other)
    if not about.external_allowed:
        yield _alike("external", lambda p: p.external, lambda one, other: one or other)
    if "same unit" in ground.asked:
        yield _alike("same unit", lambda p: ground.unit[p.id], lambda one, other: bool(one) and one == other)


def _alike(key: str, side: Side, forbids: Callable[[Any, Any], bool]) -> _Compared:
    """Return a rule that looks at the same thing on both sides."""
    return _Compared(key, side, side, forbids)


def _share_a_team(one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
    (team, leads), (other_team, other_leads) = one, other
    return (bool(team) and team in {other_team, *other_leads}) or (bool(other_team) and other_team in leads)


def _too_close_in_rank(ground: Ground) -> Callable[[int | None, int | None], bool]:
    gap, sign = ground.about.rank_gap, -1 if ground.about.direction == "traditional" else 1

    def forbids(mentor: int | None, mentee: int | None) -> bool:
        return mentor is not None and mentee is not None and sign * (mentee - mentor) < gap

    return forbids


def _skills_taught(person: Person) -> Hashable:
    return tuple((words_of(offer.topic), offer.level) for offer in person.offers)


def _skills_sought(person: Person) -> Hashable:
    """Return each wanted topic with the person's own level on it, 0 where she offers nothing like it."""
    own = [(words_of(offer.topic), offer.level) for offer in person.offers]
    wanted = [words_of(want.topic) for want in person.wants]
    return tuple((topic, _level_on(topic, own)) for topic in wanted)


def _level_on(topic: frozenset[str], skills: Iterable[tuple[frozenset[str], int]]) -> int:
    return max((level for words, level in skills if likeness(words, topic) >= SAME_TOPIC), default=0)


def _no_gap_of_skill(
    taught: tuple[tuple[frozenset[str], int], ...], sought: tuple[tuple[frozenset[str], int], ...]
) -> bool:
    if not taught or not sought:
        return False
    return not any(_level_on(topic, taught) > own for topic, own in sought)


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _no_common_time(one: tuple[frozenset[str], float | None], other: tuple[frozenset[str], float | None]) -> bool:
    (slots, hours), (other_slots, other_hours) = one, other
    if slots and other_slots:
        if not slots.isdisjoint(other_slots):
            return False
        # Words of one's own and slots such as "Tue am" do not compare: that is unknown, and unknown forbids nothing.
        understood = {names_a_day(slot) for slot in slots | other_slots}
        return len(understood) == 1
    return hours is not None and other_hours is not None and hours_between(hours, other_hours) > FAR_HOURS


def _concerned(ground: Ground) -> dict[str, dict[str, set[str]]]:
    """Return per rule and person the people she may not be paired with, whichever of the two is the mentor."""
    table: dict[str, dict[str, set[str]]] = {}

    def mark(key: str, one: str, other: str) -> None:
        table.setdefault(key, {}).setdefault(one, set()).add(other)
        table[key].setdefault(other, set()).add(one)

    for person in ground.people:
        mark("self", person.id, person.id)
        if ground.manager[person.id]:
            mark("direct report", person.id, ground.manager[person.id])
        for above in ground.above[person.id]:
            mark("reporting line", person.id, above)
        for reviewer in person.reviewers:
            mark("reviewer", person.id, reviewer)
        for avoided in (*person.avoids, *ground.may_avoid(person)):
            mark("avoids", person.id, avoided)
        for reviewer in ground.may_be_reviewed_by(person):
            mark("reviewer", person.id, reviewer)
    for key, couples in (("kept apart", ground.apart), ("full", ground.together)):
        for couple in couples:
            mark(key, *_both(couple))
    if not ground.about.past_pairs_allowed:
        for couple in ground.past:
            mark("past pair", *_both(couple))
    return table


def _both(couple: frozenset[str]) -> tuple[str, str]:
    one, *rest = sorted(couple)
    return one, rest[0] if rest else one
