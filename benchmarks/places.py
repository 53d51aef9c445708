"""How long does somebody wait for a place, at the first visit and at later ones? Beside a blank app's first paint."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.large import make
from benchmarks.screen import bare
from benchmarks.terminal import Terminal
from rmtui.keys import PLACES

RUNS = 5
QUIET = 0.15
"""Seconds without a byte after which a place counts as settled."""
MOMENTS = {"at once": 0.0, "after a moment": 2.0}
"""How long after the first paint the first place is gone to."""
FIRST_GOAL, LATER_GOAL = 0.6, 0.3


def main() -> None:
    """Measure and print."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
    with tempfile.TemporaryDirectory() as home:
        os.environ["RMTUI_HOME"] = home
        ours = [sys.executable, "-m", "rmtui"]
        big = os.path.join(home, "big")
        make(big, people=500, sessions=5000).close()
        commands = {
            "sample": [*ours, "demo", "--to", os.path.join(home, "sample")],
            "500 people, 5,000 sessions": [*ours, big],
        }
        with Terminal(commands["sample"]) as terminal:  # makes the copy, and byte-compiles what was not compiled yet
            terminal.until("1 Today")
        blank = statistics.median(first_paint(bare("blank"), "blank") for _ in range(RUNS))
        print(f"a blank app's first paint: {blank * 1000:.0f} ms")
        for name, command in commands.items():
            for when, seconds in MOMENTS.items():
                visits(f"{name}, {when}", command, seconds, blank)


def first_paint(command: list[str], text: str) -> float:
    """Return the seconds from the start of a program until it wrote `text`."""
    with Terminal(command) as terminal:
        return terminal.until(text)


def visits(what: str, command: list[str], seconds: float, blank: float) -> None:
    """Measure the first visit of each place, each in a run of its own, and a later one; `seconds` after the start."""
    for number, place in enumerate(PLACES[1:], 2):
        first: list[float] = []
        later: list[float] = []
        for _ in range(RUNS):
            with Terminal(command) as terminal:
                terminal.until("1 Today")
                terminal.rest(0.05)
                if seconds:
                    terminal.rest(seconds)
                first.append(terminal.key(str(number).encode(), QUIET))
                terminal.key(b"1", QUIET)
                later.append(terminal.key(str(number).encode(), QUIET))
        show(f"{what}: first visit of {place}", statistics.median(first), blank, FIRST_GOAL)
        show(f"{what}: later visit of {place}", statistics.median(later), blank, LATER_GOAL)


def show(what: str, ours: float, blank: float, goal: float) -> None:
    """Print one ratio beside its goal."""
    ratio = ours / blank
    print(f"{'met   ' if ratio <= goal else 'MISSED'} {what}: {ours * 1000:.0f} ms, {ratio:.2f} x (goal <= {goal} x)")


if __name__ == "__main__":
    main()
