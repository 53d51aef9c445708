# ruff: noqa: T201
"""Does any test go red when one safety step is taken out? One command takes it out of a copy and runs them.

    python -m tests.proof.steps --list          the steps and what each is there for
    python -m tests.proof.steps NAME [NAME...]  take out these, one after the other
    python -m tests.proof.steps --all           take out every one

The tree itself is never changed. Ends with 1 when a step is not noticed or does not stand in its file any more.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.proof.removals import STEPS, Step

ROOT = Path(__file__).parents[2]
COPIED = ("rmtui", "tests", "benchmarks", "pyproject.toml")
AT_ONCE = 2
TESTS_FAILED = 1
"""What pytest ends with when tests ran and some failed; anything else but 0 means that they could not run."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one removal."""

    step: Step
    """The step."""
    status: int
    """What pytest ended with; -1 where the text does not stand there once."""
    seconds: float
    """How long it took."""
    first: str
    """The first test that went red."""

    @property
    def noticed(self) -> bool:
        """Whether a test went red."""
        return self.status == TESTS_FAILED

    @property
    def said(self) -> str:
        """The outcome in words."""
        if self.noticed:
            return f"noticed      {self.step.name}: {self.first} ({self.seconds:.0f} s)"
        why = {-1: "its text does not stand once in its file", 0: ""}.get(self.status, "the tests could not run")
        return f"NOT NOTICED  {self.step.name}: {self.step.why}{f' ({why})' if why else ''}"


def main() -> int:
    """Take out what is asked for, print who noticed and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof.steps", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *(step.name for step in STEPS)])
    parser.add_argument("--all", action="store_true", help="every step in turn")
    parser.add_argument("--list", action="store_true", help="print the steps")
    parser.add_argument("--json", action="store_true", help="print only the numbers, as JSON")
    arguments = parser.parse_args()
    chosen = [step for step in STEPS if arguments.all or step.name in arguments.names]
    if arguments.list or not chosen:
        for step in STEPS:
            print(f"{step.name:34} {step.why}")
        return 0
    outcomes: list[Outcome] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for outcome in pool.map(without, chosen):
            outcomes.append(outcome)
            if not arguments.json:
                print(outcome.said, flush=True)
    unnoticed = [outcome.step.name for outcome in outcomes if not outcome.noticed]
    told = {"steps": len(outcomes), "noticed": len(outcomes) - len(unnoticed), "unnoticed": unnoticed}
    print(json.dumps(told) if arguments.json else f"{told['steps']} removed, {told['noticed']} noticed")
    return 1 if unnoticed else 0


def stands_once(step: Step, root: Path = ROOT) -> bool:
    """Say whether the text of a step stands exactly once in its file."""
    return (root / "rmtui" / step.file).read_text(encoding="utf-8").count(step.text) == 1


def without(step: Step) -> Outcome:
    """Run the tests that must notice on a copy of the tree without that step."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            else:
                shutil.copy(source, copy / name)
        if not stands_once(step, copy):
            return Outcome(step, -1, 0.0, "")
        file = copy / "rmtui" / step.file
        file.write_text(file.read_text(encoding="utf-8").replace(step.text, step.instead), encoding="utf-8")
        words = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--color=no", "-p", "no:cacheprovider"]
        words += ["-p", "no:xdist", *step.tests]
        # Of several copies in one go, each imports its own.
        where = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "RMTUI_LONG": ""}
        done = subprocess.run(words, cwd=copy, env=where, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    first = lines[0].split(" ", 1)[1].partition(" - ")[0] if lines else ""
    return Outcome(step, done.returncode, time.monotonic() - began, first)


if __name__ == "__main__":
    sys.exit(main())
