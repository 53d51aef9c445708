"""How long does suggesting pairs take? 10 to 1,000 people, and beside one round of mentor-match on the same people.

mentor-match 7.0.1 and munkres 3.0.0 are looked for in an environment of their own, made at the first run in the folder
for temporary files; `--python PATH` names one that is there already. Without them only our own figures are printed.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
import venv
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measuring import commands_took, compile_all, interleaved, milliseconds, run, seconds, variables, verdict
from rmtui.desk import Desk
from rmtui.programme.pairing.board import Board
from rmtui.programme.pairing.solver import solve
from rmtui.programme.pairing.suggest import suggest

YARDSTICK = ("mentor-match==7.0.1", "munkres==3.0.0")
SIZES = (10, 20, 50, 100, 200, 500, 1000)
"""People in all; half of them on each side."""
ROUNDS = 5
LONGEST_ROUND = 900
"""Seconds given to one round of the yardstick."""
RANKS = ("Assistant", "Officer", "Senior officer", "Manager", "Senior manager", "Head", "Director", "Executive")
UNITS = ("Finance", "Sales", "Legal", "Care", "Works", "Digital", "People", "Supply", "Estates", "Press", "Labs")
TOPICS = ("AI tools", "social media", "data", "inclusion", "video", "cloud", "customers", "accessibility", "automation")
RMTUI = [sys.executable, "-m", "rmtui"]
SUGGEST = [*RMTUI, "pairs", "suggest", "--json"]


def main() -> None:
    """Print our own figures at every size, then the comparison at the largest."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--python", metavar="PATH", help="a Python that has mentor-match 7.0.1 and munkres 3.0.0")
    chosen = parser.parse_args().python
    compile_all()
    with tempfile.TemporaryDirectory() as parent:
        homes = {size: made(Path(parent) / str(size), size) for size in SIZES}
        print("the whole command `rmtui pairs suggest --json`, explained")
        took = interleaved({str(size): partial(run, SUGGEST, home) for size, home in homes.items()}, ROUNDS)
        for size in SIZES:
            print(f"{size:6,} people  {milliseconds(took[str(size)]):>9}")
        python = chosen or environment()
        plain = made(Path(parent) / "plain", SIZES[-1], topics=False)
        for what, home in (("a plain roster", plain), ("with topics they teach and want", homes[SIZES[-1]])):
            print(f"\n{SIZES[-1]:,} people, {what}")
            phases(home)
            if python:
                compare(home, python)


def made(home: Path, size: int, *, topics: bool = True) -> Path:
    """Make a programme with so many people in it, and the same people as files for the yardstick; return its home.

    The yardstick knows no topics; with them nearly every pair has a score of its own, which is harder to solve.
    """
    chance = random.Random(size)
    home.mkdir()
    for side in ("mentor", "mentee"):
        people = [person(chance, side, number, size) for number in range(size // 2)]
        unknown = {"level"} if topics else {"level", "offers", "wants"}
        table(home / f"{side}s-ours.csv", [{name: row[name] for name in row if name not in unknown} for row in people])
        theirs = ("first name", "last name", "email", "role", "organisation", "profession", "grade")
        table(home / f"{side}s.csv", [{name: row[name] for name in theirs} | {"grade": row["level"]} for row in people])
    folder = home / "people"
    run([*RMTUI, "new", str(folder), "--name", "Pairing"], home)
    for side in ("mentor", "mentee"):
        file = str(home / f"{side}s-ours.csv")
        run([*RMTUI, "people", "import", file, "--role", side, "--ladder", ",".join(RANKS)], home)
    return home


def person(chance: random.Random, side: str, number: int, size: int) -> dict[str, Any]:
    """Return somebody as a row: mentors stand low on the ladder, those who learn high."""
    level = chance.randrange(4) if side == "mentor" else chance.randrange(3, 8)
    return {
        "first name": side.title(), "last name": f"{number:04d}", "email": f"{side}{number}@north.example",
        "role": "Some role", "organisation": chance.choice(UNITS), "profession": chance.choice(UNITS),
        "team": f"Team {chance.randrange(size // 8 + 2)}", "grade": RANKS[level], "level": level,
        "offers" if side == "mentor" else "wants": "; ".join(chance.sample(TOPICS, 3)),
    }  # fmt: skip


def table(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows as a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def phases(home: Path) -> None:
    """Print where the time of our command goes, each phase on its own."""
    folder = str(home / "people")
    start = statistics.median(seconds(lambda: run([*RMTUI, "pairs", "--help"], home)) for _ in range(5))
    with Desk.look(folder) as desk:
        opening = seconds(lambda: Desk.look(folder).programme.people.all())
        boards: list[Any] = []
        scoring = seconds(lambda: boards.append(Board(desk.programme).table()))
        found = boards[0]
        solving = seconds(lambda: solve(found.scores, found.mentor_room, found.mentee_room))
        everything = seconds(lambda: suggest(desk.programme))
    print(
        f"ours: load the program {milliseconds(start)}, read the people {milliseconds(opening)}, "
        f"rules and scores of every pair {milliseconds(scoring)}, solve {milliseconds(solving)}, "
        f"explain {milliseconds(max(0.0, everything - scoring - solving))}"
    )


def compare(home: Path, python: str) -> None:
    """Print one round of the yardstick beside our whole command."""
    theirs = [python, str(Path(__file__).with_name("round_of_theirs.py")), str(home)]
    done = subprocess.run(theirs, capture_output=True, timeout=LONGEST_ROUND, env=variables())
    if done.returncode:
        print(f"the yardstick does not run: {done.stderr.decode().strip().splitlines()[-1]}")
        return
    told = json.loads(done.stdout)
    said = ", ".join(f"{name} {milliseconds(took)}" for name, took in told["phases"].items())
    solver = "compiled" if told["compiled"] else "Python"
    print(f"theirs: {said}; {told['pairs']} pairs; its solver is {solver}")
    took = commands_took({"ours": SUGGEST, "theirs": theirs}, ROUNDS, home)
    mine, yardstick = took["ours"], took["theirs"]
    print(
        f"whole commands: rmtui {milliseconds(mine.wall)}, mentor-match {milliseconds(yardstick.wall)};"
        f" processor {milliseconds(mine.cpu)} and {milliseconds(yardstick.cpu)}"
    )
    people = f"{SIZES[-1] // 2} + {SIZES[-1] // 2} people"
    verdict(f"{people}, on the clock", mine.wall / yardstick.wall, 1 / 5)
    if yardstick.cpu:
        verdict(f"{people}, of the processor", mine.cpu / yardstick.cpu, 1 / 5)


def environment() -> str | None:
    """Return the Python of an environment with the yardstick in it; None, with the reason said, where there is none."""
    folder = Path(tempfile.gettempdir()) / "rmtui-benchmark-yardstick"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    probe = [str(python), "-c", "import matching, munkres"]
    if python.exists() and not subprocess.run(probe, capture_output=True).returncode:
        return str(python)
    print(f"making an environment for {' and '.join(YARDSTICK)} in the folder for temporary files ...")
    venv.create(folder, with_pip=True, clear=True)
    if subprocess.run([str(python), "-m", "pip", "install", "-q", *YARDSTICK], capture_output=True).returncode:
        print(f"it could not be installed here; elsewhere: python -m venv V && V/bin/pip install {' '.join(YARDSTICK)}")
        print("then: python benchmarks/pairing.py --python V/bin/python")
        return None
    return str(python)


if __name__ == "__main__":
    main()
