"""How long until a programme can be shown? Opened and what needs doing worked out, beside TinyDB reading it once."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tinydb import TinyDB

from benchmarks.large import make
from benchmarks.measuring import interleaved_both, milliseconds, seconds, verdict
from rmtui.desk import Desk
from rmtui.programme.today import items

SIZES = {5_000: 9, 50_000: 3}
"""How many sessions, and how many rounds."""


def main() -> None:
    """Print how long opening takes at each size, in steps, and the same of stock TinyDB."""
    print("opening sessions with 2 KB of notes each, with what today needs worked out")
    for size, rounds in SIZES.items():
        with tempfile.TemporaryDirectory() as parent:
            folder = str(Path(parent) / "large")
            make(folder, people=500, sessions=size).close()
            took = interleaved_both({"rmtui": partial(ours, folder), "stock": partial(stock, folder)}, rounds)
            mine, theirs = took["rmtui"], took["stock"]
            ratio, busy = mine.wall / theirs.wall, mine.cpu / theirs.cpu
            print(
                f"{size:7,}: rmtui {milliseconds(mine.wall)}, stock TinyDB {milliseconds(theirs.wall)};"
                f" processor {milliseconds(mine.cpu)} and {milliseconds(theirs.cpu)}, {busy:.2f} x"
            )
            steps(folder)
        if size == 5_000:
            verdict("5,000 sessions", ratio, 2)
        else:
            print(f"        {size:,} sessions: {ratio:.2f} x")


def ours(folder: str) -> int:
    """Open a programme and work out its first screen."""
    with Desk.open(folder) as desk:
        return len(items(desk.programme, desk.clock.today()))


def stock(folder: str) -> int:
    """Open the same file with stock TinyDB and read the sessions."""
    with TinyDB(Path(folder) / "programme.json", access_mode="r", encoding="utf-8") as db:
        return len(db.table("sessions").all())


def steps(folder: str) -> None:
    """Print where the time goes."""
    desks: list[Desk] = []
    opening = seconds(lambda: desks.append(Desk.open(folder)))
    desk = desks[0]
    values = seconds(lambda: (desk.programme.people.all(), desk.programme.pairs.all(), desk.programme.sessions.all()))
    today = seconds(lambda: items(desk.programme, desk.clock.today()))
    desk.close()
    print(f"         files {milliseconds(opening)}, values {milliseconds(values)}, today {milliseconds(today)}")


if __name__ == "__main__":
    main()
