"""What does saving cost when a programme has grown? One edit of a 2 KB note, beside TinyDB's own storage."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tinydb import TinyDB
from tinydb.table import Document

from benchmarks.large import make
from benchmarks.measuring import interleaved, milliseconds, seconds, verdict
from rmtui.desk import Desk
from rmtui.programme.edit import Edit

SIZES = (100, 1_000, 10_000, 50_000)
SAVES = 150
STOCK_SAVES = {100: 30, 1_000: 15, 10_000: 5, 50_000: 3}


def main() -> None:
    """Print how long a save takes at each size, how much it writes, and the same of stock TinyDB."""
    with tempfile.TemporaryDirectory() as folder:
        stock = {size: stock_save(Path(folder), size) for size in SIZES}
        desks = {str(size): Desk.open(str(Path(folder) / str(size))) for size in SIZES}
        before = {name: desk.store.changes_size for name, desk in desks.items()}
        ours = interleaved({name: saving(desk) for name, desk in desks.items()}, SAVES)
        written = {name: (desk.store.changes_size - before[name]) / SAVES for name, desk in desks.items()}
        for desk in desks.values():
            desk.close()
    print("one edit of a 2 KB note; rmtui writes it durably in one line, stock TinyDB writes the whole file")
    for size in SIZES:
        mine, theirs = ours[str(size)], stock[size]
        print(
            f"{size:7,} sessions   rmtui {milliseconds(mine):>10} {written[str(size)] / 1024:6.1f} KiB"
            f"   stock {milliseconds(theirs):>10}   {theirs / mine:8,.0f} x"
        )
    verdict("time at 50,000 sessions against 100", ours["50000"] / ours["100"], 1.5)
    verdict("bytes per save at 50,000", written["50000"] / 1024, 8, "KiB")


def saving(desk: Desk) -> Callable[[], None]:
    """Return what changes the next note and saves it."""
    programme = desk.programme
    keys = cycle(programme.keys("texts")[:SAVES])
    count = iter(range(10_000_000))

    def save() -> None:
        text = programme.texts[next(keys)]
        changed = replace(text, text=f"{next(count):08d}{text.text[8:]}")
        desk.commit(Edit("Changed a note", (programme.put(changed),)))

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
