"""Comparison with a fresh suggestion: what would it change, and what stands in the way of two people?"""

from __future__ import annotations

from dataclasses import dataclass

from rmtui.programme.pair import Pair
from rmtui.programme.pairing.board import Board, Verdict
from rmtui.programme.pairing.suggest import Suggestion, suggest
from rmtui.programme.programme import Programme

_LOOKED_AT = ("about", "people", "pairs", "exceptions")
"""Tables the pairing reads."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The proposals there are, against those a fresh suggestion would make."""

    stay: tuple[Pair, ...]
    """Proposed now and again."""
    go: tuple[Pair, ...]
    """Proposed now, but not again."""
    come: tuple[Verdict, ...]
    """New."""
    fresh: Suggestion
    """The fresh suggestion, made as if nothing were proposed but what is kept together."""
    points_now: int
    """Points of the proposals there are, as they would be given today."""
    points_then: int
    """Points of the fresh ones."""

    @property
    def is_same(self) -> bool:
        """Whether a fresh suggestion would change nothing."""
        return not self.go and not self.come


def compare(programme: Programme) -> Comparison:
    """Return what would change if every proposed pair that is not kept were taken back and suggested anew."""
    proposed = [pair for pair in programme.pairs.all() if pair.state == "proposed" and not pair.kept]
    fresh = suggest(without(programme, proposed))
    couples = {(pair.mentor, pair.mentee) for pair in proposed}
    again = {(verdict.mentor.id, verdict.mentee.id) for verdict in fresh.pairs}
    board = Board(programme)
    known = [pair for pair in proposed if {pair.mentor, pair.mentee} <= board.ground.by_id.keys()]
    return Comparison(
        stay=tuple(pair for pair in proposed if (pair.mentor, pair.mentee) in again),
        go=tuple(pair for pair in proposed if (pair.mentor, pair.mentee) not in again),
        come=tuple(verdict for verdict in fresh.pairs if (verdict.mentor.id, verdict.mentee.id) not in couples),
        fresh=fresh,
        points_now=sum(board.verdict(pair.mentor, pair.mentee).score for pair in known),
        points_then=fresh.total,
    )


def without(programme: Programme, pairs: list[Pair]) -> Programme:
    """Return the programme as the pairing would see it if these pairs were not there."""
    gone = {pair.id for pair in pairs}
    tables = {
        name: {
            key: document
            for key in programme.keys(name)
            if not (name == "pairs" and key in gone) and (document := programme.document(name, key)) is not None
        }
        for name in _LOOKED_AT
    }
    return Programme(tables)


def conflicts(programme: Programme, verdict: Verdict) -> tuple[Pair, ...]:
    """Return the proposed pairs whose taking back makes room for these two; empty where that would not help."""
    if verdict.broken != ("full",):
        return ()
    open_pairs = [pair for pair in programme.pairs.all() if pair.is_open]
    found: dict[str, Pair] = {}
    teaches = [pair for pair in open_pairs if pair.mentor == verdict.mentor.id]
    learns = [pair for pair in open_pairs if pair.mentee == verdict.mentee.id]
    for taken, room in ((teaches, verdict.mentor.mentor_room), (learns, verdict.mentee.mentee_room)):
        free = [pair for pair in taken if pair.state == "proposed" and not pair.kept]
        needed = len(taken) + 1 - room
        if needed > len(free):
            return ()
        found |= {pair.id: pair for pair in free[: max(0, needed)]}
    together = {verdict.mentor.id, verdict.mentee.id}
    return () if any({p.mentor, p.mentee} == together for p in open_pairs) else tuple(found.values())
