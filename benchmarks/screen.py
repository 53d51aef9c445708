"""How long does somebody wait for the first paint, a key, a letter, and how much memory is it? Beside bare Textual."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.large import make
from benchmarks.terminal import Terminal

HERE = os.path.dirname(os.path.abspath(__file__))
RUNS = 9
KEYS = 60
DOWN = b"\x1b[B"


def main() -> None:
    """Measure and print."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
    with tempfile.TemporaryDirectory() as place:
        os.environ["RMTUI_HOME"] = place
        sample = os.path.join(place, "sample")
        big = os.path.join(place, "big")
        make(big, people=500, sessions=5000).close()
        ours = [sys.executable, "-m", "rmtui"]
        demo = [*ours, "demo", "--to", sample]
        with Terminal(demo) as terminal:  # makes the copy, and byte-compiles what was not compiled yet
            terminal.until("1 Today")
        blank = bare("blank")
        paints(demo, [*ours, big], blank)
        keys([*ours, big], bare("list", 5000), bare("list", 500))
        typing([*ours, big])
        memory(demo, blank)


def bare(kind: str, size: int = 0) -> list[str]:
    """Return the command of a yardstick."""
    return [sys.executable, os.path.join(HERE, "bare.py"), kind, str(size)]


def paints(demo: list[str], big: list[str], blank: list[str]) -> None:
    """Measure the first paint, interleaved."""
    figures: dict[str, list[float]] = {"blank": [], "sample": [], "large": []}
    for _ in range(RUNS):
        for name, command, text in (("blank", blank, "blank"), ("sample", demo, "1 Today"), ("large", big, "1 Today")):
            with Terminal(command) as terminal:
                figures[name].append(terminal.until(text))
    middle = {name: statistics.median(values) for name, values in figures.items()}
    show("first paint, sample programme", middle["sample"], middle["blank"], 1.5)
    show("first paint, 500 people and 5,000 sessions", middle["large"], middle["blank"], 1.8)


def keys(ours: list[str], *bares: list[str]) -> None:
    """Measure the cursor key in the longest lists."""
    in_list = p95(bares[1], "Person 1 ", [], DOWN)
    show("cursor key, People with 500 rows, p95", p95(ours, "1 Today", [b"3"], DOWN), in_list, 1.3)
    show("cursor key, Pairs with 500 people, p95", p95(ours, "1 Today", [b"4"], DOWN), in_list, 1.3)
    show("cursor key, Journal, p95", p95(ours, "1 Today", [b"5"], DOWN), in_list, 1.3)


def typing(ours: list[str]) -> None:
    """Measure a letter typed into a note of 2,000 lines, in the Journal and in a bare text area."""
    text = "\n".join(f"Line {number} of a note about what was said" for number in range(2000)).encode()
    before = [b"5", b"\r", b"n", b"\x1bOS", b"\x1b[200~" + text + b"\x1b[201~"]
    in_area = p95(bare("text", 2000), "Line 1 ", [], b"x")
    show("a letter in a note of 2,000 lines, p95", p95(ours, "1 Today", before, b"x"), in_area, 1.3)


def memory(demo: list[str], blank: list[str]) -> None:
    """Measure the memory of both at rest."""
    used: list[int] = []
    for command, text in ((demo, "1 Today"), (blank, "blank")):
        with Terminal(command) as terminal:
            terminal.until(text)
            terminal.rest()
            used.append(terminal.memory())
    show("memory, sample programme", used[0], used[1], 1.3, lambda kib: f"{kib / 1024:.1f} MiB")


def p95(command: list[str], text: str, before: Sequence[bytes], key: bytes) -> float:
    """Return the 95th percentile of the seconds a key takes to be shown."""
    with Terminal(command) as terminal:
        terminal.until(text)
        terminal.rest()
        for press in before:
            terminal.key(press, 0.3)
        terminal.rest()
        times = sorted(terminal.key(key) for _ in range(KEYS))
    return times[int(len(times) * 0.95)]


def show(
    what: str, ours: float, theirs: float, goal: float, shown: Callable[[float], str] = lambda s: f"{s * 1000:.0f} ms"
) -> None:
    """Print one ratio beside its goal."""
    ratio = ours / theirs
    print(
        f"{'met   ' if ratio <= goal else 'MISSED'} {what}: {shown(ours)} beside {shown(theirs)},"
        f" {ratio:.2f} x (goal <= {goal} x)"
    )


if __name__ == "__main__":
    main()
