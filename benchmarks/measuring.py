"""How are figures taken so that they mean something on a busy computer? Interleaved, by median, as ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The folder the package stands in."""


def seconds(job: Callable[[], object]) -> float:
    """Return how long a job took."""
    begin = time.perf_counter()
    job()
    return time.perf_counter() - begin


def interleaved(jobs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Run all jobs one after the other, `rounds` times, and return the median seconds of each."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            taken[name].append(seconds(job))
    return {name: statistics.median(several) for name, several in taken.items()}


def run(words: Sequence[str], home: Path | None = None) -> None:
    """Run a command to its end, with its output going nowhere; a failure ends the benchmark."""
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=variables(home))


def variables(home: Path | None = None) -> dict[str, str]:
    """Return the environment of a command that finds this package."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("RMTUI_")}
    return {**inherited, "PYTHONPATH": str(ROOT), **({"RMTUI_HOME": str(home)} if home else {})}


def compile_all() -> None:
    """Compile the package first: an installed one always is."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "rmtui")], check=True)


def milliseconds(value: float) -> str:
    """Return a time as people compare it."""
    return f"{value * 1000:,.1f} ms" if value < 1 else f"{value:,.2f} s"


def verdict(what: str, ratio: float, goal: float, unit: str = "x") -> None:
    """Print a figure beside its goal."""
    print(f"{'met   ' if ratio <= goal else 'MISSED'}  {what}: {ratio:,.2f} {unit} (goal <= {goal:g} {unit})")
