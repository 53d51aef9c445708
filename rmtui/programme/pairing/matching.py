"""Maximum matching in a general graph: how many couples can be formed among people when nobody is on a side yet?

The method is Edmonds' (Paths, trees and flowers, Canadian Journal of Mathematics 17, 1965): look for a path that swaps
couples so that two more people have a partner, and shrink every odd ring met on the way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

NOBODY = -1


def most_couples(partners: Sequence[Sequence[int]], worth: Callable[[int, int], int]) -> list[int]:
    """Return the partner of each node, -1 for none, so that as many as possible have one.

    `partners` lists for each node those it may be with; `worth` makes the first, quick choice a good one.
    """
    mate = _first_choice(partners, worth)
    search = _Search(partners, mate)
    for node in range(len(partners)):
        if mate[node] == NOBODY:
            search.find_partner(node)
    return mate


def _first_choice(partners: Sequence[Sequence[int]], worth: Callable[[int, int], int]) -> list[int]:
    """Let those with the fewest possible partners choose first."""
    mate = [NOBODY] * len(partners)
    for node in sorted(range(len(partners)), key=lambda node: (len(partners[node]), node)):
        if mate[node] == NOBODY:
            free = [other for other in partners[node] if mate[other] == NOBODY]
            if free:
                chosen = max(free, key=lambda other: (worth(node, other), -other))
                mate[node], mate[chosen] = chosen, node
    return mate


class _Search:
    """Looks for one more couple at a time; what a search in vain has seen is not looked at again."""

    def __init__(self, partners: Sequence[Sequence[int]], mate: list[int]) -> None:
        self._partners = partners
        self._mate = mate
        self._done = [False] * len(partners)

    def find_partner(self, root: int) -> None:
        """Give `root` a partner if any chain of swaps can."""
        count = len(self._partners)
        self._base = list(range(count))
        self._parent = [NOBODY] * count
        self._outer = [False] * count
        self._outer[root] = True
        queue = deque([root])
        while queue:
            node = queue.popleft()
            for other in self._partners[node]:
                if self._done[other] or self._base[node] == self._base[other] or self._mate[node] == other:
                    continue
                if other == root or (self._mate[other] != NOBODY and self._parent[self._mate[other]] != NOBODY):
                    queue.extend(self._shrink(node, other))
                elif self._parent[other] == NOBODY:
                    self._parent[other] = node
                    if self._mate[other] == NOBODY:
                        self._swap(other)
                        return
                    self._outer[self._mate[other]] = True
                    queue.append(self._mate[other])
        for node in range(count):
            if self._outer[node] or self._parent[node] != NOBODY:
                self._done[node] = True

    def _swap(self, node: int) -> None:
        while node != NOBODY:
            before = self._parent[node]
            following = self._mate[before]
            self._mate[node], self._mate[before] = before, node
            node = following

    def _shrink(self, one: int, other: int) -> list[int]:
        """Treat the ring that closes between two nodes as one node; return its members that are new to the queue."""
        top = self._common_base(one, other)
        ring: set[int] = set()
        self._mark(one, top, other, ring)
        self._mark(other, top, one, ring)
        fresh: list[int] = []
        for node, base in enumerate(self._base):
            if base in ring:
                self._base[node] = top
                if not self._outer[node]:
                    self._outer[node] = True
                    fresh.append(node)
        return fresh

    def _common_base(self, one: int, other: int) -> int:
        seen: set[int] = set()
        node = one
        while True:
            node = self._base[node]
            seen.add(node)
            if self._mate[node] == NOBODY:
                break
            node = self._parent[self._mate[node]]
        node = self._base[other]
        while node not in seen:
            node = self._base[self._parent[self._mate[node]]]
        return node

    def _mark(self, node: int, top: int, child: int, ring: set[int]) -> None:
        while self._base[node] != top:
            ring.update((self._base[node], self._base[self._mate[node]]))
            self._parent[node] = child
            child = self._mate[node]
            node = self._parent[self._mate[node]]
