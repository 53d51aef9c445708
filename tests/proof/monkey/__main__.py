"""The monkey at length: `python -m tests.proof.monkey --runs 400 --acts 500`; prints each fault as a short script."""

# ruff: noqa: T201
from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from tests.proof.monkey.acts import read
from tests.proof.monkey.playing import play, run_of
from tests.proof.monkey.reporting import script_of
from tests.settling import paint_once, wait_by_looking


def main() -> int:
    """Let the monkey loose and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof.monkey", description=__doc__)
    parser.add_argument("--runs", type=int, default=400)
    parser.add_argument("--acts", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--seconds", type=float, default=0.0, help="end after so long; 0 for all the runs")
    parser.add_argument("--replay", type=Path, help="play the acts of a script on the run of the first seed")
    parser.add_argument("--whole", action="store_true", help="do not shrink what fails")
    asked = parser.parse_args()
    wait_by_looking()
    paint_once()
    kinds: Counter[str] = Counter()
    began, done = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve() / "home"
        if asked.replay:
            fault = play(replace(run_of(asked.first, 1), acts=read(asked.replay.read_text(encoding="utf-8"))), home)
            print(fault.kind if fault else "no fault", fault.more if fault else "", sep="\n")
            return 1 if fault else 0
        for seed in range(asked.first, asked.first + asked.runs):
            if asked.seconds and time.monotonic() - began > asked.seconds:
                break
            run = run_of(seed, asked.acts)
            fault = play(run, home)
            done += 1
            print(f"{time.monotonic() - began:7.0f} s  {run}: {fault.kind if fault else 'sound'}", flush=True)
            if fault is not None:
                kinds[fault.kind] += 1
                if kinds[fault.kind] == 1:
                    print(
                        fault.more[-1500:], script_of(run, fault, home, shrinks=not asked.whole), sep="\n", flush=True
                    )
    print(f"{done} runs of {asked.acts} acts, {kinds.total()} with a fault, of {len(kinds)} kinds")
    for kind, number in kinds.most_common():
        print(f"{number:5}  {kind}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
