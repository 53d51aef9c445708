"""What does saving cost when a programme has grown? One edit of a 2 KB note, beside TinyDB's own storage.

Waiting for the disk can hide everything else: where a bare write of the same bytes takes as long as a save, the time on
the clock says nothing of the size. So the processor's time is held to the goal as well.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import FileIO
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tinydb import TinyDB
from tinydb.table import Document

from benchmarks.large import make
from benchmarks.measuring import interleaved_both, milliseconds, seconds, verdict
from rmtui.desk import Desk
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind

SIZES = (100, 1_000, 10_000, 50_000)
SAVES = 150
BARE = "writing and syncing 8 KiB by itself"
STOCK_SAVES = {100: 30, 1_000: 15, 10_000: 5, 50_000: 3}


def main() -> None:
    """Print how long a save takes at each size, how much it writes, and the same of stock TinyDB."""
    with tempfile.TemporaryDirectory() as folder:
        stock = {size: stock_save(Path(folder), size) for size in SIZES}
        desks = {str(size): Desk.open(str(Path(folder) / str(size))) for size in SIZES}
        before = {name: desk.store.changes_size for name, desk in desks.items()}
        jobs: dict[str, Callable[[], object]] = {name: saving(desk) for name, desk in desks.items()}
        with (Path(folder) / "bare").open("ab", buffering=0) as file:
            ours = interleaved_both({**jobs, BARE: partial(write_and_sync, file)}, SAVES)
        written = {name: (desk.store.changes_size - before[name]) / SAVES for name, desk in desks.items()}
        for desk in desks.values():
            desk.close()
    print("one edit of a 2 KB note; rmtui writes it durably in one line, stock TinyDB writes the whole file")
    for size in SIZES:
        mine, theirs = ours[str(size)], stock[size]
        print(
            f"{size:7,} sessions   rmtui {milliseconds(mine.wall):>9}, processor {mine.cpu * 1000:.3f} ms,"
            f" {written[str(size)] / 1024:.1f} KiB   stock {milliseconds(theirs):>9}   {theirs / mine.wall:6,.0f} x"
        )
    floor, least, most = ours[BARE], ours["100"], ours["50000"]
    print(f"{BARE}: {milliseconds(floor.wall)}, {floor.wall / least.wall:.0%} of a save at 100 is waiting for that")
    verdict("time on the clock at 50,000 sessions against 100", most.wall / least.wall, 1.1)
    verdict("processor time at 50,000 sessions against 100", most.cpu / least.cpu, 1.1)
    verdict("bytes per save at 50,000", written["50000"] / 1024, 8, "KiB")


def write_and_sync(file: FileIO) -> None:
    """Do the least a durable save can do."""
    file.write(b"x" * 8192)
    os.fsync(file.fileno())


def saving(desk: Desk) -> Callable[[], None]:
    """Return what changes the next note and saves it."""
    programme = desk.programme
    keys = cycle(programme.keys("texts")[:SAVES])
    count = iter(range(10_000_000))

    def save() -> None:
        text = programme.texts[next(keys)]
        changed = replace(text, text=f"{next(count):08d}{text.text[8:]}")
        desk.commit(Edit(EditKind.NONE, "Changed a note", (programme.put(changed),)))

    return save


def stock_save(folder: Path, size: int) -> float:
    """Make a programme of that size and return how long stock TinyDB takes to change one note in the same data."""
    path = folder / "stock.json"
    with make(str(folder / str(size)), people=200, sessions=size) as desk:
        tables = desk.store.tables
        path.write_text(json.dumps(tables), encoding="utf-8")
        key = next(iter(tables["texts"]))
        note = dict(tables["texts"][key])
    with TinyDB(path, encoding="utf-8") as db:
        table = db.table("texts")

        def save() -> None:
            table.upsert(Document(note, doc_id=int(key)))

        taken = [seconds(save) for _ in range(STOCK_SAVES[size])]
    path.unlink()
    return statistics.median(taken)


if __name__ == "__main__":
    main()
