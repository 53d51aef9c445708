"""How long until a programme can be shown? Opened and what needs doing worked out, beside TinyDB reading it once."""

from __future__ import annotations

import gc
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
    gc.disable()  # as the program itself does while it opens; the yardstick gains by it too
    print("opening sessions with 2 KB of notes each, with what today needs worked out")
    for size, rounds in SIZES.items():
        with tempfile.TemporaryDirectory() as parent:
            folder = str(Path(parent) / "large")
            make(folder, people=500, sessions=size).close()
            ways = {
                "rmtui": partial(ours, folder),
                "stock": partial(stock, folder),
                "tables": partial(stock_tables, folder),
            }
            took = interleaved_both(ways, rounds)
            mine, theirs, tables = took["rmtui"], took["stock"], took["tables"]
            ratio, busy = mine.wall / theirs.wall, mine.cpu / theirs.cpu
            print(
                f"{size:7,}: rmtui {milliseconds(mine.wall)}, stock TinyDB {milliseconds(theirs.wall)};"
                f" processor {milliseconds(mine.cpu)} and {milliseconds(theirs.cpu)}, {busy:.2f} x"
            )
            print(
                f"         stock TinyDB reading the three tables Today needs {milliseconds(tables.wall)}:"
                f" {mine.wall / tables.wall:.2f} x"
            )
            steps(folder)
        if size == 5_000:
            verdict("5,000 sessions", ratio, 1.7)
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


def stock_tables(folder: str) -> int:
    """Open the same file with stock TinyDB and read the three tables that Today is made from."""
    with TinyDB(Path(folder) / "programme.json", access_mode="r", encoding="utf-8") as db:
        return sum(len(db.table(name).all()) for name in ("people", "pairs", "sessions"))


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
