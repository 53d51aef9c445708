"""Report of a run that failed: the seed, and the shortest script found that leads to the same fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.proof.monkey.acts import Act
from tests.proof.monkey.playing import Run, play
from tests.proof.monkey.shrinking import shrunk
from tests.proof.monkey.watching import Fault


def script_of(run: Run, fault: Fault, home: Path, *, shrinks: bool = True) -> str:
    """Return the acts that led to a fault, a line each, as few as are enough."""

    def fails(acts: Sequence[Act]) -> bool:
        again = play(replace(run, acts=acts), home)
        return again is not None and again.kind == fault.kind

    acts = list(run.acts[: fault.at])
    shorter = shrunk(acts, fails) if shrinks else acts
    return "\n".join([f"{run}, {len(shorter)} acts:", *(f"    {act}" for act in shorter)])
