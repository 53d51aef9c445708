"""How are figures taken so that they mean something on a busy computer? Interleaved, by median, as ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The folder the package stands in."""


@dataclass(frozen=True)
class Took:
    """How long something took, in seconds."""

    wall: float
    """On the clock: also waiting for the disk and for other programs."""
    cpu: float
    """Of this process on the processor; children are not counted."""


def seconds(job: Callable[[], object]) -> float:
    """Return how long a job took on the clock."""
    begin = time.perf_counter()
    job()
    return time.perf_counter() - begin


def both(job: Callable[[], object]) -> Took:
    """Return how long a job took on the clock and on the processor."""
    begin = time.process_time()
    wall = seconds(job)
    return Took(wall, time.process_time() - begin)


def interleaved(jobs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Run all jobs one after the other, `rounds` times, and return the median seconds of each."""
    return {name: took.wall for name, took in interleaved_both(jobs, rounds).items()}


def interleaved_both(jobs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Took]:
    """Do as `interleaved`, and also tell the processor's time; for jobs within this process."""
    taken: dict[str, list[Took]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            taken[name].append(both(job))
    return {name: medians(several) for name, several in taken.items()}


def run(words: Sequence[str], home: Path | None = None) -> None:
    """Run a command to its end, with its output going nowhere; a failure ends the benchmark."""
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=variables(home))


def command_took(words: Sequence[str], home: Path | None = None) -> Took:
    """Run a command and return how long it took; the processor's time is 0 where the system does not tell."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:  # Windows
        return Took(seconds(lambda: run(words, home)), 0.0)
    before = getrusage(RUSAGE_CHILDREN)
    wall = seconds(lambda: run(words, home))
    after = getrusage(RUSAGE_CHILDREN)
    return Took(wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def commands_took(commands: Mapping[str, Sequence[str]], rounds: int, home: Path | None = None) -> dict[str, Took]:
    """Run all commands one after the other, `rounds` times, and return the medians of each."""
    taken: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, words in commands.items():
            taken[name].append(command_took(words, home))
    return {name: medians(several) for name, several in taken.items()}


def medians(several: Sequence[Took]) -> Took:
    """Return the median of each kind of time."""
    return Took(statistics.median(one.wall for one in several), statistics.median(one.cpu for one in several))


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
    print(f"{'met   ' if ratio <= goal else 'MISSED'}  {what}: {ratio:,.3f} {unit} (goal <= {goal:.3g} {unit})")
