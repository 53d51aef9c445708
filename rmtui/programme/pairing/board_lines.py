"""Lines of the board: which pairs are there, and who waits?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rmtui.programme.pair import PAIR_STATES, Pair
from rmtui.programme.pairing.board import Board
from rmtui.programme.pairing.reasons import is_unsure, word_of
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A pair, or somebody who is in none."""

    key: str
    """`pair:` or `person:` and an id."""
    mentee: Person | None
    """The one who learns; None where there is none (yet)."""
    mentor: Person | None
    """The one learned from; None where there is none (yet)."""
    pair: Pair | None
    """The pair; None for somebody who waits."""
    word: str
    """Strong, good or weak for a proposed pair, the state of any other, and how somebody waits."""
    unsure: bool = False
    """Whether the pair is worth a second look."""

    @property
    def person(self) -> Person | None:
        """The one whose possible partners are shown beside the line."""
        return self.mentee or self.mentor


def board_lines(programme: Programme, board: Board) -> tuple[BoardLine, ...]:
    """Return open pairs first, then who waits, then those who said no, then the pairs that are over."""
    order = {person.id: place for place, person in enumerate(board.ground.people)}

    def place(pair: Pair) -> tuple[int, int, str]:
        return PAIR_STATES.index(pair.state), order.get(pair.mentee, len(order)), pair.id

    pairs = sorted(programme.pairs.all(), key=place)
    busy = {person for pair in pairs if pair.is_open for person in (pair.mentor, pair.mentee)}
    waiting = [_waiting(board, person) for person in board.ground.people if person.id not in busy]
    return (
        *(_of_pair(board, pair) for pair in pairs if pair.is_open),
        *sorted(waiting, key=_waits_where),
        *(_of_pair(board, pair) for pair in pairs if not pair.is_open),
    )


def line_of(lines: Iterable[BoardLine], person_id: str) -> BoardLine | None:
    """Return the first line somebody stands on."""
    return next((x for x in lines if any(p is not None and p.id == person_id for p in (x.mentee, x.mentor))), None)


def _of_pair(board: Board, pair: Pair) -> BoardLine:
    people = board.ground.by_id
    mentor, mentee = people.get(pair.mentor), people.get(pair.mentee)
    word, unsure = pair.state.partition(" ")[0], pair.fit in ("unsure", "not a fit")
    if pair.state == "proposed" and mentor is not None and mentee is not None:
        verdict = board.verdict(mentor.id, mentee.id)
        word, unsure = word_of(verdict, pair.score), is_unsure(verdict)
    return BoardLine(f"pair:{pair.id}", mentee, mentor, pair, word, unsure and pair.is_open)


def _waiting(board: Board, person: Person) -> BoardLine:
    side = board.side_of(person.id)
    learns, ground = side != "mentor", board.ground
    room = (side != "mentor" and ground.mentee_room[person.id]) or (side != "mentee" and ground.mentor_room[person.id])
    word = {"mentee": "waits", "mentor": "free", "either": "either"}[side] if room else "not now"
    if person.consent == "no":
        word = "said no"
    return BoardLine(f"person:{person.id}", person if learns else None, None if learns else person, None, word)


def _waits_where(line: BoardLine) -> int:
    return ("waits", "either", "free", "not now", "said no").index(line.word)
