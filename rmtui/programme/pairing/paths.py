"""Augmenting paths: how does one more person find a partner at the least loss to the plan so far?

Costs are whole numbers. A row pays a price for its room and a column for its own; no free pair costs less than the two
prices together, and no chosen pair costs more. Staying alone is a column of its own, with endless room and no price.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from operator import sub

ALONE = -1
"""The column of those who stay alone."""


class Market:
    """Rows looking for columns, one place at a time."""

    def __init__(
        self, scores: Sequence[Sequence[int | None]], row_room: Sequence[int], column_room: Sequence[int], step: int
    ) -> None:
        """Take scores (None: not allowed), the room of rows and columns, and what one more pair is worth."""
        self._far = 8 * (len(row_room) + len(column_room) + 1) * (2 * step)
        """More than any path can cost."""
        # Twice the cost, so that one half step can tell a column with room from a taken one at the same distance.
        barred = 8 * self._far
        self._cost = [
            [
                -2 * (step + score) if score is not None and room and left else barred
                for score, left in zip(row, column_room, strict=True)
            ]
            for row, room in zip(scores, row_room, strict=True)
        ]
        self._row_room = list(row_room)
        self._room_left = list(column_room)
        self._single = [room == 1 for room in column_room]
        self._row = [0] * len(row_room)
        self._column = [0] * len(column_room)
        self._rows_of: list[list[int]] = [[] for _ in column_room]
        self._columns_of: list[list[int]] = [[] for _ in row_room]

    def pairs(self) -> list[tuple[int, int]]:
        """Return row and column of each pair chosen so far."""
        return [(row, column) for row, columns in enumerate(self._columns_of) for column in columns]

    def row_prices(self) -> tuple[int, ...]:
        """Return what one place of each row is worth, never below nought."""
        return tuple(-price // 2 for price in self._row)

    def column_prices(self) -> tuple[int, ...]:
        """Return what one place of each column is worth, never below nought."""
        return tuple(-price // 2 for price in self._column)

    def settle(self) -> None:
        """Give every place of every row the partner, or none, that is best for the whole plan."""
        if not self._room_left:
            return
        waiting = self._bid([row for row, room in enumerate(self._row_room) if room == 1])
        waiting = self._bid(waiting)
        for row, room in enumerate(self._row_room):
            if room > 1:
                self._row[row] = min(0, min(map(sub, self._cost[row], self._column)))
                waiting += [row] * room
        for row in waiting:
            self._seat(row)

    def _bid(self, rows: list[int]) -> list[int]:
        """Let rows with one place bid against each other for their best column; return those still without.

        A quick start only: prices stay such that the exact search may go on from them.
        """
        without: list[int] = []
        queue = rows[::-1]
        bids = 4 * len(rows) + 100
        while queue:
            row = queue.pop()
            net = list(map(sub, self._cost[row], self._column))
            best = min(net)
            if best >= 0:
                self._row[row] = 0
                continue
            column = net.index(best)
            net[column] = 0
            second = min(0, min(net))
            if not self._room_left[column] and second == best:
                column = self._free_at(net, best, column)
            self._row[row] = best
            if self._room_left[column]:
                self._join(row, column)
            elif self._single[column] and second > best and bids > 0 and self._one_place(column):
                bids -= 1
                loser = self._rows_of[column][0]
                self._part(loser, column)
                self._join(row, column)
                self._row[row] = second
                self._column[column] -= second - best
                queue.append(loser)
            else:
                without.append(row)
        return without

    def _free_at(self, net: list[int], best: int, otherwise: int) -> int:
        return next((j for j, cost in enumerate(net) if cost == best and self._room_left[j]), otherwise)

    def _one_place(self, column: int) -> bool:
        return self._row_room[self._rows_of[column][0]] == 1

    def _join(self, row: int, column: int) -> None:
        self._rows_of[column].append(row)
        self._columns_of[row].append(column)
        self._room_left[column] -= 1

    def _part(self, row: int, column: int) -> None:
        self._rows_of[column].remove(row)
        self._columns_of[row].remove(column)
        self._room_left[column] += 1

    def _seat(self, start: int) -> None:
        """Find the cheapest chain of changes that gives `start` one more partner (or none), and make it."""
        search = _Search(start, self._column, self._room_left, self._far)
        while True:
            row = search.next_row()
            if row is not None:
                search.scan(row, self._row[row], self._cost[row], self._columns_of[row])
                continue
            column = search.nearest()
            if column == ALONE or self._room_left[column]:
                break
            at = search.close(column)
            price = self._column[column]
            for holder in self._rows_of[column]:
                search.reach_row(holder, at - (self._cost[holder][column] - self._row[holder] - price), column)
        self._reprice(search)
        self._change(search, column)

    def _reprice(self, search: _Search) -> None:
        for row, at in search.row_at.items():
            if at < search.distance:
                self._row[row] += search.distance - at
        for column, at in search.column_at.items():
            if at < search.distance:
                self._column[column] -= search.distance - at

    def _change(self, search: _Search, column: int) -> None:
        """Walk the chain back from its end: each row on it takes the column it reached and leaves the one it had."""
        row = search.alone_row if column == ALONE else search.came_from[column]
        while True:
            left = search.through.get(row, ALONE)
            if left != ALONE:
                self._part(row, left)
            if column != ALONE:
                self._join(row, column)
            if left == ALONE:
                return
            row, column = search.came_from[left], left


class _Search:
    """How far every row and column is from the row that looks for a place; nearest first (Dijkstra)."""

    def __init__(self, start: int, prices: Sequence[int], room_left: Sequence[int], far: int) -> None:
        # A taken column is half a step further than a free one, so that the free one is found first.
        self._prices = [price if left else price - 1 for price, left in zip(prices, room_left, strict=True)]
        self._far = far
        self._reach = [far] * len(self._prices)
        self._waiting = self._reach[:]
        self._rows = [(0, start)]
        self.row_at = {start: 0}
        self.through: dict[int, int] = {}
        self.column_at: dict[int, int] = {}
        self.came_from = [start] * len(self._prices)
        self.alone_row = start
        self._alone = far
        self.distance = 0

    def next_row(self) -> int | None:
        """Return the row to scan next, or None when a column (or staying alone) is nearer than any."""
        rows = self._rows
        while rows and rows[0][0] > self.row_at[rows[0][1]]:
            heappop(rows)
        if rows and rows[0][0] <= min(self._waiting):
            return heappop(rows)[1]
        return None

    def scan(self, row: int, price: int, costs: Sequence[int], mine: Sequence[int]) -> None:
        """Note which columns are nearer through `row` than known so far; the ones it has already are left out."""
        base = self.row_at[row] - price
        if base < self._alone:
            self._alone, self.alone_row = base, row
        reach, waiting = self._reach, self._waiting
        there = enumerate(zip(costs, self._prices, reach, strict=True))
        for column in [column for column, (cost, paid, known) in there if base + cost - paid < known]:
            if column not in mine:
                reach[column] = waiting[column] = base + costs[column] - self._prices[column]
                self.came_from[column] = row

    def nearest(self) -> int:
        """Return the nearest column not closed yet, or ALONE, and remember how far it is."""
        self.distance = min(self._waiting)
        if self._alone <= self.distance:
            self.distance = self._alone
            return ALONE
        return self._waiting.index(self.distance)

    def close(self, column: int) -> int:
        """Settle how far a taken column is, and return it."""
        at = self.distance - 1
        self.column_at[column] = at
        self._waiting[column] = self._far
        self._reach[column] = -self._far
        return at

    def reach_row(self, row: int, at: int, column: int) -> None:
        """Note that `row`, which has `column`, can be reached through it."""
        if at < self.row_at.get(row, self._far):
            self.row_at[row] = at
            self.through[row] = column
            heappush(self._rows, (at, row))
