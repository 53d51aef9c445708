"""Board: what would every possible pair be worth, and who stands on which side?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rmtui.errors import BadInput
from rmtui.programme.pairing.ground import Ground
from rmtui.programme.pairing.obstacles import Obstacle, obstacle
from rmtui.programme.pairing.placement import Field, place, sides
from rmtui.programme.pairing.rules import RULE_OF_CODE, Rules
from rmtui.programme.pairing.terms import Terms
from rmtui.programme.pairing.words import ReasonLine, aloud, line
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

OPTIONAL_RULES = frozenset(("same-unit",))
"""Rules that hold only when they are asked for."""

MOST_PEOPLE = 4_000
"""How many people able to take part are held against each other at once."""
MOST_COUPLES = 4_000_000
"""How many couples of a mentor and a mentee, the same people; more would need more memory than a small computer has."""


def refuse_too_large(programme: Programme) -> None:
    """Raise BadInput where everybody in the programme cannot be held against everybody else at once."""
    people = [person for person in programme.people.all() if person.consent != "no"]
    mentors, mentees = sum(p.may_mentor for p in people), sum(p.may_learn for p in people)
    if len(people) > MOST_PEOPLE:
        what = f"{len(people):,} people could take part, and at most {MOST_PEOPLE:,} can be paired at once"
    elif mentors * mentees > MOST_COUPLES:
        what = f"{mentors * mentees:,} pairs are possible, and at most {MOST_COUPLES:,} can be looked at"
    else:
        return
    raise BadInput(f"This programme is too large: {what}. Nothing was changed; split it by site or by cycle.")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two people may be paired, and what it would be worth."""

    mentor: Person
    """The one who would be learned from."""
    mentee: Person
    """The one who would learn."""
    obstacle: Obstacle | None
    """What forbids the pair; None when it is allowed."""
    score: int
    """0 to 100; shown for a forbidden pair only where a place might become free."""
    lines: tuple[ReasonLine, ...]
    """The score line by line; the points sum to it."""
    aloud: str
    """Why these two, in one sentence."""
    unknown: tuple[str, ...]
    """What rules would have looked at and did not find: rank, skills, manager, team, languages, slots, consent."""
    broken: tuple[str, ...]
    """Every rule that forbids the pair, the one named first."""

    @property
    def allowed(self) -> bool:
        """Whether the pair may be made now, without an exception."""
        return self.obstacle is None


@dataclass(frozen=True, slots=True)
class Table:
    """Every possible new pair and its score; mentors in rows, mentees in columns, both by name."""

    mentors: tuple[Person, ...]
    """Everybody who stands among the mentors."""
    mentees: tuple[Person, ...]
    """Everybody who stands among the mentees."""
    codes: tuple[bytes, ...]
    """First broken rule of each couple as a number of `rules.RULE_OF_CODE`; 0 where the pair is allowed."""
    scores: tuple[tuple[int | None, ...], ...]
    """Scores; None where a new pair is not allowed."""
    mentor_room: tuple[int, ...]
    """How many more each mentor can take."""
    mentee_room: tuple[int, ...]
    """From how many more each mentee can learn."""


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody a person could meet, or could not, and which way round."""

    mentor: Person
    """The one who would be learned from."""
    mentee: Person
    """The one who would learn."""
    rule: str
    """The rule that forbids the pair, of `rules.RULES`; empty where it is allowed."""
    score: int
    """0 to 100, also where a rule forbids the pair."""


class Board:
    """Everybody and the rules and terms they are held against."""

    def __init__(self, programme: Programme, rules: frozenset[str] = frozenset()) -> None:
        """Look at the programme as it is now.

        `rules` are optional rules to hold, of `OPTIONAL_RULES`; raises BadInput for another.
        """
        strange = sorted(rules - OPTIONAL_RULES)
        if strange:
            known = ", ".join(sorted(OPTIONAL_RULES))
            raise BadInput(f"There is no rule {strange[0]!r} to ask for; there is {known}. Nothing was changed.")
        self.ground = Ground(programme, rules)
        self._rules = Rules(self.ground)
        self._terms = Terms(self.ground)
        mentors, mentees, self._either = sides(self.ground)
        self._one_side_only(mentors & mentees)
        self._mentors, self._mentees = mentors, mentees

    def _one_side_only(self, both: frozenset[str]) -> None:
        """Leave room on one side only to those whose open pairs put them on both."""
        ground = self.ground
        for person_id in both:
            learns = ground.by_id[person_id].role == "mentee" or not ground.mentor_room[person_id]
            (ground.mentor_room if learns else ground.mentee_room)[person_id] = 0

    def table(self) -> Table:
        """Score every possible pair, and place those who could be either on one side."""
        ground, either = self.ground, self._either
        rows = tuple(p for p in ground.people if p.id in self._mentors or p.id in either)
        columns = tuple(p for p in ground.people if p.id in self._mentees or p.id in either)
        codes = self._rules.codes(rows, columns)
        points = self._terms.scores(rows, columns)
        scores = [
            [None if code else score for code, score in zip(code_row, score_row, strict=True)]
            for code_row, score_row in zip(codes, points, strict=True)
        ]
        teaching = place(ground, Field(rows, columns, scores), either) if either else frozenset()
        kept_rows = [i for i, person in enumerate(rows) if person.id in self._mentors or person.id in teaching]
        kept_columns = [j for j, p in enumerate(columns) if p.id in self._mentees or p.id in either - teaching]
        mentors = tuple(rows[i] for i in kept_rows)
        mentees = tuple(columns[j] for j in kept_columns)
        return Table(
            mentors=mentors,
            mentees=mentees,
            codes=tuple(bytes(codes[i][j] for j in kept_columns) for i in kept_rows),
            scores=tuple(tuple(scores[i][j] for j in kept_columns) for i in kept_rows),
            mentor_room=tuple(ground.mentor_room[person.id] for person in mentors),
            mentee_room=tuple(ground.mentee_room[person.id] for person in mentees),
        )

    def verdict(self, mentor_id: str, mentee_id: str) -> Verdict:
        """Say whether two people may be paired and what it would be worth, on whichever side each now stands.

        Raises BadInput when there is no such person.
        """
        mentor, mentee = self.person(mentor_id), self.person(mentee_id)
        broken = self._rules.broken(mentor, mentee)
        lines = self.lines(mentor, mentee)
        return Verdict(
            mentor=mentor,
            mentee=mentee,
            obstacle=obstacle(self.ground, broken[0], mentor, mentee) if broken else None,
            score=sum(each.points for each in lines),
            lines=lines,
            aloud=aloud(self.ground, lines, mentor, mentee),
            unknown=self._rules.unknown(mentor, mentee),
            broken=broken,
        )

    def partners(self, person_id: str) -> tuple[Partner, ...]:
        """Hold one person against everybody on the other side, by name; quicker than a verdict for each of them.

        Somebody who could be either stands on both sides; of two ways round the allowed one counts, then the better
        one. Raises BadInput when there is no such person.
        """
        person = self.person(person_id)
        found: dict[str, Partner] = {}
        if person_id in self._mentees or person_id in self._either:
            found = {x.mentor.id: x for x in self._couples(self._side(self._mentors, person), [person])}
        if person_id in self._mentors or person_id in self._either:
            for one in self._couples([person], self._side(self._mentees, person)):
                other = found.get(one.mentee.id)
                if other is None or (not one.rule, one.score) > (not other.rule, other.score):
                    found[one.mentee.id] = one
        return tuple(found[other.id] for other in self.ground.people if other.id in found)

    def side_of(self, person_id: str) -> Literal["mentor", "mentee", "either"]:
        """Say on which side somebody stands; who is on both, because of open pairs, counts as one who learns."""
        if person_id in self._either:
            return "either"
        return "mentee" if person_id in self._mentees else "mentor"

    def _side(self, ids: frozenset[str], besides: Person) -> list[Person]:
        return [p for p in self.ground.people if (p.id in ids or p.id in self._either) and p is not besides]

    def _couples(self, mentors: list[Person], mentees: list[Person]) -> list[Partner]:
        codes = self._rules.codes(mentors, mentees)
        scores = self._terms.scores(mentors, mentees)
        return [
            Partner(mentor, mentee, RULE_OF_CODE[code] if code else "", score)
            for mentor, code_row, score_row in zip(mentors, codes, scores, strict=True)
            for mentee, code, score in zip(mentees, code_row, score_row, strict=True)
        ]

    def lines(self, mentor: Person, mentee: Person) -> tuple[ReasonLine, ...]:
        """Return the score of two people line by line, with reasons."""
        return tuple(line(self.ground, points, mentor, mentee) for points in self._terms.points(mentor, mentee))

    def person(self, person_id: str) -> Person:
        """Return a person; raises BadInput when there is none with that id."""
        person = self.ground.by_id.get(person_id)
        if person is None:
            raise BadInput("There is no such person in this programme. Nothing was changed.")
        return person

    def obstacle(self, rule: str, mentor: Person, mentee: Person) -> Obstacle:
        """Say how one particular rule forbids a pair."""
        return obstacle(self.ground, rule, mentor, mentee)
