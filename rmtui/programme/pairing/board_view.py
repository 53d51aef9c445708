"""View of the pairing board: who is there and whom each could meet, best first.

Worked out once for each state of the programme, and only where one looks.
"""

from __future__ import annotations

from dataclasses import dataclass

from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board import Board, Partner, Verdict
from rmtui.programme.pairing.board_lines import BoardLine, board_lines
from rmtui.programme.pairing.knock_on import MOST_PEOPLE, KnockOn, Price
from rmtui.programme.pairing.reasons import is_unsure, word_of
from rmtui.programme.pairing.rules import RULES
from rmtui.programme.pairing.short_obstacles import short_obstacle
from rmtui.programme.pairing.suggest import warnings
from rmtui.programme.pairs import open_pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

ALLOWED_SHOWN = 12
TAKEN_SHOWN = 5
NOT_POSSIBLE_SHOWN = 15
REMARKS_SHOWN = 4
"""How many of each are listed; the others can be found by name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in the list of those a person could meet."""

    key: str
    """Ids of the mentor and the mentee with a plus between them."""
    person: Person
    """Who it is."""
    word: str
    """Strong, good or weak, that we know little, `now` for the present partner, or why it is not possible."""
    unsure: bool = False
    """Whether the pair is worth a second look."""
    remark: str = ""
    """What it would mean for somebody else."""


@dataclass(frozen=True, slots=True)
class Group:
    """Candidates under one heading."""

    heading: str
    """Above them; empty for none."""
    candidates: tuple[Candidate, ...]
    """Those shown."""
    more: int = 0
    """How many are not shown."""


class BoardView:
    """One state of the programme, as the board shows it."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self._state = _state(programme)
        self.board = Board(programme)
        self.lines = board_lines(programme, self.board)
        self._by_key = {each.key: each for each in self.lines}
        self._partners: dict[str, tuple[Partner, ...]] = {}
        self._knock_on: KnockOn | None = None

    def is_current(self) -> bool:
        """Whether the programme is still in the state this was made from."""
        return all(now is then for now, then in zip(_state(self.programme)[1:], self._state[1:], strict=True)) and (
            self.programme.about == self._state[0]
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """What in the data should be looked at."""
        return warnings(self.board.ground)

    def line(self, key: str) -> BoardLine | None:
        """Return a line by its key."""
        return self._by_key.get(key)

    def partners(self, person: Person) -> tuple[Partner, ...]:
        """Return everybody on the other side of a person."""
        if person.id not in self._partners:
            self._partners[person.id] = self.board.partners(person.id)
        return self._partners[person.id]

    def candidates(self, at: BoardLine, also: str = "") -> tuple[Group, ...]:
        """Return whom the person of a line could meet, best first; `also` is a key to list whatever its place."""
        person = at.person
        if person is None or person.id not in self.board.ground.by_id:
            return ()
        present = self._present(at)
        known = [p for p in self.partners(person) if couple_key(p) != present]
        allowed = sorted((p for p in known if not p.rule), key=lambda p: -p.score)
        taken = sorted((p for p in known if p.rule == "full"), key=lambda p: -p.score)
        never = sorted((p for p in known if p.rule not in ("", "full")), key=lambda p: RULES.index(p.rule))
        groups: list[Group] = []
        if present and at.mentor is not None and at.mentee is not None:
            other = at.mentor if person is at.mentee else at.mentee
            groups.append(Group("", (Candidate(present, other, "now", False),)))
        groups.append(self._group("", allowed, ALLOWED_SHOWN, person, also))
        groups.append(self._group("If there were room", taken, TAKEN_SHOWN, person, also))
        groups.append(self._group("Not possible", never, NOT_POSSIBLE_SHOWN, person, also))
        return tuple(group for group in groups if group.candidates)

    def _present(self, at: BoardLine) -> str:
        return couple_of(at) if at.pair is not None else ""

    def _group(self, heading: str, partners: list[Partner], most: int, person: Person, also: str) -> Group:
        listed = [p for place, p in enumerate(partners) if place < most or couple_key(p) == also]
        found = tuple(self._candidate(p, person, place) for place, p in enumerate(listed))
        return Group(heading, found, len(partners) - len(listed))

    def _candidate(self, partner: Partner, person: Person, place: int) -> Candidate:
        other = partner.mentor if partner.mentee is person else partner.mentee
        key = couple_key(partner)
        if partner.rule not in ("", "full"):
            return Candidate(key, other, short_obstacle(self.board, partner, person.id))
        verdict = self.verdict(key)
        remark = self._remark(partner) if not partner.rule and place < REMARKS_SHOWN else ""
        return Candidate(key, other, word_of(verdict, partner.score), is_unsure(verdict), remark)

    def _remark(self, partner: Partner) -> str:
        return self.knock_on.remark(partner.mentor.id, partner.mentee.id) if self.is_small else ""

    @property
    def is_small(self) -> bool:
        """Whether there is time to say what a pair means for everybody else."""
        return len(self.board.ground.people) <= MOST_PEOPLE

    @property
    def knock_on(self) -> KnockOn:
        """What pairs mean for everybody else."""
        if self._knock_on is None:
            self._knock_on = KnockOn(self.board)
        return self._knock_on

    def price(self, couple: str) -> Price | None:
        """Return what the whole plan would lose with two people in it; None where that is not to be said."""
        mentor, mentee = ids_of(couple)
        return self.knock_on.price(mentor, mentee) if self.is_small else None

    def verdict(self, couple: str) -> Verdict:
        """Return whether two people may be paired, and what it would be worth."""
        return self.board.verdict(*ids_of(couple))

    def pair_of(self, couple: str, at: BoardLine | None) -> Pair | None:
        """Return the pair of two people: the one of the line if it is theirs, else their open one."""
        mentor, mentee = ids_of(couple)
        if at is not None and at.pair is not None and (at.pair.mentor, at.pair.mentee) == (mentor, mentee):
            return at.pair
        return open_pair(self.programme, mentor, mentee)


def couple_key(partner: Partner) -> str:
    """Return the key two people have in the list."""
    return f"{partner.mentor.id}+{partner.mentee.id}"


def couple_of(at: BoardLine) -> str:
    """Return the key of the two of a line; empty where one of them is missing."""
    return f"{at.mentor.id}+{at.mentee.id}" if at.mentor is not None and at.mentee is not None else ""


def ids_of(couple: str) -> tuple[str, str]:
    """Return the ids of the mentor and the mentee."""
    mentor, _, mentee = couple.partition("+")
    return mentor, mentee


def _state(programme: Programme) -> tuple[object, ...]:
    """Return what is built anew after every change; it is held here, so that it cannot be mistaken for another."""
    return programme.about, programme.people.all(), programme.pairs.all(), programme.rulings.all()
