"""Knock-on effects: what does pairing two people mean for everybody else?"""

from __future__ import annotations

from dataclasses import dataclass

from rmtui.programme.pairing.board import Board, Table
from rmtui.programme.pairing.reasons import GOOD_FROM, grade
from rmtui.programme.pairing.solver import solve

MOST_PEOPLE = 160
"""In a larger programme it would take too long to say this while somebody walks through a list."""


@dataclass(frozen=True, slots=True)
class Price:
    """The best whole set of new pairs, with and without two people being one of them."""

    pairs: int
    """How many new pairs the best set has."""
    total: int
    """Its points in all."""
    pairs_with: int
    """How many the best set has that holds these two."""
    total_with: int
    """Its points in all."""


class KnockOn:
    """Everybody's possible partners, looked at once."""

    def __init__(self, board: Board) -> None:
        self._name = board.ground.name
        self._table: Table = board.table()
        self._row = {person.id: place for place, person in enumerate(self._table.mentors)}
        self._column = {person.id: place for place, person in enumerate(self._table.mentees)}

    def remark(self, mentor_id: str, mentee_id: str) -> str:
        """Say who else would be left with little or nobody; empty when nobody would, or when room is left."""
        row, column = self._row.get(mentor_id), self._column.get(mentee_id)
        if row is None or column is None:
            return ""
        table = self._table
        worst: tuple[int, str] | None = None
        if table.mentor_room[row] == 1:
            for other, person in enumerate(table.mentees):
                if other != column and table.mentee_room[other]:
                    scores = [(scored[other], place == row) for place, scored in enumerate(table.scores)]
                    worst = _worse(worst, scores, person.id)
        if table.mentee_room[column] == 1:
            for other, person in enumerate(table.mentors):
                if other != row and table.mentor_room[other]:
                    scores = [(score, place == column) for place, score in enumerate(table.scores[other])]
                    worst = _worse(worst, scores, person.id)
        if worst is None:
            return ""
        score, name = worst[0], self._name(worst[1])
        return f"but then nobody is left for {name}" if score < 0 else f'but then {name}\'s best is "{grade(score)}"'

    def price(self, mentor_id: str, mentee_id: str) -> Price | None:
        """Return what the whole set of new pairs would lose; None where the two are not possible as a new pair."""
        row, column = self._row.get(mentor_id), self._column.get(mentee_id)
        table = self._table
        score = table.scores[row][column] if row is not None and column is not None else None
        if row is None or column is None or score is None:
            return None
        best = solve(table.scores, table.mentor_room, table.mentee_room)
        scores = [list(each) for each in table.scores]
        scores[row][column] = None
        rows, columns = list(table.mentor_room), list(table.mentee_room)
        rows[row] -= 1
        columns[column] -= 1
        rest = solve(scores, rows, columns)
        return Price(len(best.pairs), best.total, len(rest.pairs) + 1, rest.total + score)


def _worse(
    worst: tuple[int, str] | None, scores: list[tuple[int | None, bool]], person_id: str
) -> tuple[int, str] | None:
    """Return the greater harm: somebody who had something better than weak and is left with less, or with nobody."""
    with_all = max((score for score, _ in scores if score is not None), default=-1)
    without = max((score for score, taken in scores if score is not None and not taken), default=-1)
    harmed = with_all >= 0 and (without < 0 or (without < GOOD_FROM <= with_all))
    if not harmed or (worst is not None and worst[0] <= without):
        return worst
    return without, person_id
