"""Line order: which of the lines in a file of changes belong to it, where a medium shows an older block once more?

A stick that lost a write shows whatever lay there before: often a whole line, sum and all, of an earlier save of this
file or of another one. A save's number, the sum of the line before and the room left for saves that cannot be read
tell such a line from the one that was written there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ProvenLine:
    """A line whose sum proves it, and where it stands."""

    content: dict[str, Any]
    """What it says."""
    start: int
    """Where it begins."""
    end: int
    """Where the next one does."""

    @property
    def n(self) -> int:
        """Its number: 0 for the header."""
        number: int = self.content["n"]
        return number


def belonging(lines: Sequence[ProvenLine], block: int, generation: int | None = None) -> list[ProvenLine]:
    """Return the lines that can have been written one behind the other, from the first on.

    Each has a higher number than the one before; the next number names its sum; and where numbers are missing there is
    room for them, a `block` each. A header that names another `generation`, and what was written behind it, belong to
    another file.
    """
    chain: list[ProvenLine] = []
    for run in _runs(lines):
        if not _is_of_another_file(run, generation):
            chain = _joined(chain, run, block)
    return chain


def _runs(lines: Sequence[ProvenLine]) -> list[list[ProvenLine]]:
    """Return the lines in pieces within which each names the sum of the one before."""
    runs: list[list[ProvenLine]] = []
    for line in lines:
        if runs and _follows(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _is_of_another_file(run: list[ProvenLine], generation: int | None) -> bool:
    return generation is not None and run[0].n == 0 and run[0].content.get("gen", generation) != generation


def _follows(one: ProvenLine, other: ProvenLine) -> bool:
    return other.n == one.n + 1 and other.content.get("prev") == one.content["sum"]


def _joined(chain: list[ProvenLine], run: list[ProvenLine], block: int) -> list[ProvenLine]:
    """Return a chain with the part of a run that may stand behind it: often all, or nothing."""
    first = run[0]
    last, end = (chain[-1].n, chain[-1].end) if chain else (-1, 0)
    missing = first.n - last - 1
    if (missing > 0 or not chain) and first.start - end >= missing * block:
        return chain + run
    # A run that begins elsewhere belongs to another file, but for the lines of this one it shows a second time.
    return next((chain + run[number:] for number, line in enumerate(run) if chain and _follows(chain[-1], line)), chain)
