"""Assignment solver: which set of pairs is the best one there is?

An exact answer: most pairs first, then the highest total. The method is the shortest augmenting path one (Jonker and
Volgenant, Computing 38, 1987), extended to people who have room for several partners, where two people are still paired
at most once. Prices found on the way prove the answer: `bound` turns them into a value no plan can exceed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rmtui.programme.pairing.paths import Market

Scores = Sequence[Sequence[int | None]]
"""Rows of whole numbers; None where a pair is not allowed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The best set of pairs and what proves it."""

    pairs: tuple[tuple[int, int], ...]
    """Row and column of each pair, sorted."""
    total: int
    """Sum of the scores of the pairs."""
    row_prices: tuple[int, ...]
    """What room in each row is worth; together with `column_prices` the proof."""
    column_prices: tuple[int, ...]
    """What room in each column is worth."""


def solve(scores: Scores, row_room: Sequence[int], column_room: Sequence[int]) -> Plan:
    """Return the plan with most pairs and, among those, the highest total.

    `row_room` and `column_room` say how many pairs each row and column may be in. The same input gives the same plan.
    """
    width = len(column_room)
    rows = [min(room, width) for room in row_room]
    columns = [min(room, len(rows)) for room in column_room]
    step = worth_of_a_pair(scores, rows, columns)
    turned = sum(rows) > sum(columns)
    if turned:
        values: Scores = list(zip(*scores, strict=True)) if scores else []
        market = Market(values, columns, rows, step)
    else:
        market = Market(scores, rows, columns, step)
    market.settle()
    found = market.pairs()
    pairs = tuple(sorted((column, row) if turned else (row, column) for row, column in found))
    total = sum(scores[row][column] or 0 for row, column in pairs)
    prices = (market.row_prices(), market.column_prices())
    return Plan(pairs, total, *(prices[::-1] if turned else prices))


def worth_of_a_pair(scores: Scores, row_room: Sequence[int], column_room: Sequence[int]) -> int:
    """Return what one more pair is worth: more than any difference between the totals of two plans."""
    greatest = max((abs(score) for row in scores for score in row if score is not None), default=0)
    return 1 + 2 * greatest * min(sum(row_room), sum(column_room))


def bound(scores: Scores, row_room: Sequence[int], column_room: Sequence[int], plan: Plan) -> tuple[int, int]:
    """Return how many pairs and what total no plan can exceed, worked out from the prices alone.

    Equal to the plan's own figures when the plan is the best one (duality of linear programmes).
    """
    rows = [min(room, len(column_room)) for room in row_room]
    columns = [min(room, len(row_room)) for room in column_room]
    step = worth_of_a_pair(scores, rows, columns)
    worth = sum(room * price for room, price in zip(rows, plan.row_prices, strict=True))
    worth += sum(room * price for room, price in zip(columns, plan.column_prices, strict=True))
    for row, price, room in zip(scores, plan.row_prices, rows, strict=True):
        for score, column_price, left in zip(row, plan.column_prices, columns, strict=True):
            if score is not None and room and left:
                worth += max(0, step + score - price - column_price)
    count = (worth + step // 2) // step
    return count, worth - count * step
