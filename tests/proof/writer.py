"""A program that saves and says what was acknowledged, on rmtui's store or on stock TinyDB: the same work for both.

    python -m tests.proof.writer KIND FOLDER FIRST STEP LAST

Save number n keeps a new text of its own under the key n; every other save instead writes a long or a short text over
the same document, so that the file grows and shrinks. `n` is printed once it is acknowledged, `open` when work begins.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from rmtui.errors import RmtuiError
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from tests.proof.toll import CANARY

AT = "2026-03-03T14:02:00+00:00"
CHANGING = "9000000"
"""The document written over again and again."""
TIDY_EVERY = 7
"""rmtui tidies up after so many saves, far more often than it would by itself: the worst case."""
REFUSED = 3

Row = dict[str, Any]
Save = Callable[[str, Row], None]


def row(number: int) -> tuple[str, Row]:
    """Return key and document of save number `number`."""
    if number % 2:
        return str(number), {"number": number, "text": f"{CANARY} {'word ' * (number * 37 % 700)}"}
    return CHANGING, {"number": number, "text": "long " * (4000 if number % 4 else 20)}


def stock_file(folder: str) -> str:
    """Return where stock TinyDB keeps its file."""
    return str(Path(folder) / "stock.json")


def prepare(kind: str, folder: str) -> None:
    """Make an empty programme."""
    if kind == "stock":
        Path(folder).mkdir(parents=True)
        TinyDB(stock_file(folder), encoding="utf-8").close()
    else:
        Store.create(Medium(), folder, [("about", "1", None, {"id": "1", "brand": "N"})], "Started", AT).close()


def rows(kind: str, folder: str) -> dict[str, Row]:
    """Return every text there is, as a new program would find them; raises whatever the kind raises."""
    if kind == "stock":
        with TinyDB(stock_file(folder), encoding="utf-8", access_mode="r") as db:
            return {str(document.doc_id): dict(document) for document in db.table("texts").all()}
    return dict(Store.look(Medium(), folder).tables.get("texts", {}))


def opened(kind: str, folder: str) -> tuple[Save, Callable[[], None]]:
    """Open for saving; returns what saves one document, and what closes."""
    if kind == "stock":
        db = TinyDB(stock_file(folder), encoding="utf-8")

        def upsert(key: str, document: Row) -> None:
            db.table("texts").upsert(Document(document, doc_id=int(key)))

        return upsert, db.close
    store = Store.open(Medium(), folder)
    saves = 0

    def commit(key: str, document: Row) -> None:
        nonlocal saves
        before = store.tables.get("texts", {}).get(key)
        store.commit("Saved", [("texts", key, before, document)], AT)
        saves += 1

    def close() -> None:
        store.close()

    def commit_and_tidy(key: str, document: Row) -> None:
        commit(key, document)
        print(document["number"], flush=True)  # noqa: T201 - acknowledged before tidying up, as in the program
        if saves % TIDY_EVERY == 0:
            store.tidy()

    return commit_and_tidy, close


def main(kind: str, folder: str, first: int, step: int, last: int) -> int:
    """Save until the last number, or without end where that is 0; an error is told and the next number tried."""
    try:
        save, close = opened(kind, folder)
    except RmtuiError as error:
        print(error.sentence, file=sys.stderr)  # noqa: T201
        return REFUSED
    print("open", flush=True)  # noqa: T201
    number = first
    while not last or number <= last:
        try:
            save(*row(number))
        except Exception as error:
            print(getattr(error, "sentence", type(error).__name__), file=sys.stderr)  # noqa: T201
        else:
            if kind == "stock":
                print(number, flush=True)  # noqa: T201
        number += step
    close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])))
