"""What did the long proof try, and was anything lost? One command runs it and prints one table.

    python -m tests.proof                 everything, in full size
    python -m tests.proof --short         the same suites in small size, in less than two minutes
    python -m tests.proof --report FILE   only the table, from the report of a run of the tests

Ends with 1 when a number that must be 0 is not, or when less was tried than is promised.
"""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.proof.table import printed, shortfalls
from tests.proof.tally import REPORT

ROOT = Path(__file__).parents[2]
SUITES = ("tests/store", "tests/proof", "tests/guards/test_steps.py", "tests/cli/test_killed.py")


def main() -> int:
    """Run what is asked for, print the table and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__.partition("\n")[0])
    parser.add_argument("--short", action="store_true", help="small sizes, less than two minutes")
    parser.add_argument("--report", metavar="FILE", type=Path, help="print the table of a run that was made already")
    arguments = parser.parse_args()
    began = time.monotonic()
    long = not arguments.short and arguments.report is None
    report = read(arguments.report) if arguments.report is not None else run(long=long)
    if long:
        report["others"] = [removed(), cut()]
    print(printed(report, seconds=time.monotonic() - began, long=long))
    missing = shortfalls(report, long=long)
    for line in missing:
        print(f"FAILED  {line}")
    if not missing:
        print("Nothing acknowledged was lost, nothing changed in silence, no traceback, no note text in any message.")
    return 1 if missing else 0


def read(path: Path) -> dict[str, Any]:
    """Return a report that was written before."""
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report


def run(*, long: bool) -> dict[str, Any]:
    """Run the suites and return their report."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        where = {**os.environ, REPORT: str(path), "RMTUI_LONG": "1" if long else ""}
        words = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--no-header", "--color=no", "-rs", *SUITES]
        subprocess.run(words, cwd=ROOT, env=where, check=False)
        if not path.exists():
            sys.exit("The tests could not be run: pytest wrote no report.")
        return read(path)


def removed() -> dict[str, Any]:
    """Remove every safety step in turn; returns how many there are and which nobody noticed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.proof.steps", "--all", "--json"], cwd=ROOT, stdout=subprocess.PIPE, check=False
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return {"suite": "safety steps removed in turn", **told}


def cut() -> dict[str, Any]:
    """Cut the power of a real file system; returns what came of it, or why it cannot be done here."""
    words = [sys.executable, "-m", "tests.proof.power_cut", "--json", "--cuts", "100"]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, check=False)
    told: dict[str, Any] = json.loads(done.stdout)
    return {"suite": "8 real power cuts", **told}


if __name__ == "__main__":
    sys.exit(main())
