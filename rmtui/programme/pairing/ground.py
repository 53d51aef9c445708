"""Pairing facts: what rules and terms need to know about the people, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rmtui.programme.about import About
from rmtui.programme.cleaning import name_words
from rmtui.programme.pair import Pair
from rmtui.programme.pairing.similarity import folded, folded_name, hours_ahead, language
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

Couple = tuple[str, str]
"""Ids of a mentor and a mentee, in this order."""


class Ground:
    """The people and what was decided about them, ready to be compared quickly. Made for one question, then dropped."""

    def __init__(self, programme: Programme, rules: frozenset[str] = frozenset()) -> None:
        """Look at the programme as it is now; `rules` are optional rules asked for, such as `same-unit`."""
        self.about: About = programme.about
        self.asked = frozenset(rule.replace("-", " ") for rule in rules)
        self.people: tuple[Person, ...] = tuple(sorted(programme.people.all(), key=by_name))
        self.by_id: Mapping[str, Person] = {person.id: person for person in self.people}
        self._names = _names(self.people)
        self.manager = _managers(self.people, self.by_id)
        self.above: Mapping[str, tuple[str, ...]] = {p.id: _line(p.id, self.manager) for p in self.people}
        ladder = [folded(step) for step in self.about.ladder]
        self.rank: Mapping[str, int | None] = {
            p.id: ladder.index(folded(p.rank)) if p.rank and folded(p.rank) in ladder else None for p in self.people
        }
        self.languages = {p.id: _languages(p) for p in self.people}
        self.slots = {p.id: frozenset(map(folded, filter(None, p.slots))) for p in self.people}
        self.hours = {p.id: hours_ahead(p.time_zone) for p in self.people}
        self.team = {p.id: folded_name(p.team) for p in self.people}
        self.leads = {p.id: frozenset(map(folded_name, filter(None, p.leads))) for p in self.people}
        self.unit = {p.id: folded_name(p.unit) for p in self.people}
        self._read_pairs(programme.pairs.all())
        self._read_rulings(programme)

    def _read_pairs(self, pairs: Iterable[Pair]) -> None:
        self.open_pairs: list[Pair] = []
        self.past: set[frozenset[str]] = set()
        self.mentor_room = {person.id: max(0, person.mentor_room) for person in self.people}
        self.mentee_room = {person.id: max(0, person.mentee_room) for person in self.people}
        for pair in pairs:
            if pair.mentor not in self.by_id or pair.mentee not in self.by_id:
                continue
            if pair.is_open:
                self.open_pairs.append(pair)
                self.mentor_room[pair.mentor] = max(0, self.mentor_room[pair.mentor] - 1)
                self.mentee_room[pair.mentee] = max(0, self.mentee_room[pair.mentee] - 1)
            else:
                self.past.add(frozenset((pair.mentor, pair.mentee)))
        self.together = {frozenset((pair.mentor, pair.mentee)) for pair in self.open_pairs}

    def _read_rulings(self, programme: Programme) -> None:
        self.apart: set[frozenset[str]] = set()
        self.excepted: dict[Couple, frozenset[str]] = {}
        for ruling in programme.rulings.all():
            if ruling.kind == "kept apart":
                self.apart.add(frozenset((ruling.mentor, ruling.mentee)))
            else:
                couple = (ruling.mentor, ruling.mentee)
                self.excepted[couple] = self.excepted.get(couple, frozenset()) | frozenset(ruling.rules)

    def may_avoid(self, person: Person) -> frozenset[str]:
        """Return whom a name that is still to settle can mean: those pairs are held back until it is settled."""
        return frozenset(one for text in person.avoids_named for one in self._meant(text)) - {person.id}

    def may_be_reviewed_by(self, person: Person) -> frozenset[str]:
        """Return who appraises somebody by a name that now means one person."""
        several = (self._meant(text) for text in person.reviewers_named)
        return frozenset(one for meant in several if len(meant) == 1 for one in meant) - {person.id}

    def _meant(self, text: str) -> frozenset[str]:
        """Return whom a name can mean: whose own name holds its words, or whose address it is."""
        words = name_words(text)
        return frozenset(
            person.id
            for person in self.people
            if (person.email and folded(person.email) == folded(text))
            or (words and all(_is_in(word, name_words(person.name)) for word in words))
        )

    def name(self, person_id: str) -> str:
        """Return what a person is called in a sentence; the full name where two are called the same."""
        return self._names[person_id]

    @property
    def by_expertise(self) -> bool:
        """Whether knowing more about a wanted topic counts instead of rank."""
        return self.about.direction == "mutual" or self.about.purposes[:1] == ("technical",)

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Return the people, by id, who are down as reporting to each other in a circle, each circle once."""
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for person in self.people:
            line = self.above[person.id]
            if line and self.manager[line[-1]] == person.id:
                found.setdefault(frozenset((person.id, *line)), (person.id, *line))
        return tuple(found.values())


def by_name(person: Person) -> tuple[str, str, int, str]:
    """Return the key people are sorted by: name, then what else tells two of one name apart, the id last of all."""
    return (folded(person.name), _what_is_known(person), len(person.id), person.id)


def _what_is_known(person: Person) -> str:
    parts = (person.email, person.role, person.unit, person.team, person.function, person.rank, person.title)
    topics = (*(offer.topic for offer in person.offers), *(want.topic for want in person.wants))
    return folded("\t".join(parts + topics))


def _is_in(word: str, name: frozenset[str]) -> bool:
    return word in name if len(word) > 1 else any(own.startswith(word) for own in name)


def _languages(person: Person) -> frozenset[str]:
    """Return the languages of somebody as they are compared; none where one of them is not understood."""
    compared = frozenset(map(language, filter(None, person.languages)))
    return frozenset() if "" in compared else compared


def _names(people: Iterable[Person]) -> dict[str, str]:
    called: dict[str, list[Person]] = {}
    for person in people:
        called.setdefault(folded(person.called), []).append(person)
    return {p.id: p.called if len(same) == 1 else p.name for same in called.values() for p in same}


def _managers(people: Sequence[Person], by_id: Mapping[str, Person]) -> dict[str, str]:
    """Return whom each person reports to, by id; empty where that is unknown or the person herself.

    A manager known by name only is found by name or e-mail, else by the words of the name in any order.
    """
    by_word: dict[str, set[str]] = {}
    by_words: dict[frozenset[str], set[str]] = {}
    for person in people if any(person.manager_named for person in people) else ():
        for word in (folded(person.name), folded(person.email)):
            by_word.setdefault(word, set()).add(person.id)
        by_words.setdefault(name_words(person.name), set()).add(person.id)
    by_words.pop(frozenset(), None)
    managers: dict[str, str] = {}
    for person in people:
        manager = person.manager if person.manager in by_id else ""
        if not manager and person.manager_named.strip():
            named = person.manager_named
            meant = by_word.get(folded(named)) or by_words.get(name_words(named), set())
            manager = next(iter(meant)) if len(meant) == 1 else ""
        managers[person.id] = "" if manager == person.id else manager
    return managers


def _line(person_id: str, manager: Mapping[str, str]) -> tuple[str, ...]:
    """Return everybody above a person, nearest first; a circle is walked once."""
    line: list[str] = []
    seen = {person_id}
    above = manager[person_id]
    while above and above not in seen:
        line.append(above)
        seen.add(above)
        above = manager[above]
    return tuple(line)
