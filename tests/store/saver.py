"""A program that saves without end and says which number was acknowledged; `test_storm` ends it at any moment."""

from __future__ import annotations

import sys

from rmtui.store.medium import Medium
from rmtui.store.store import Store

AT = "2026-03-03T14:02:00+00:00"


def main(folder: str, tidy_every: int) -> None:
    """Save one number after the other, also over an older one, and print each once it is acknowledged."""
    store = Store.open(Medium(), folder)
    print("open", flush=True)  # noqa: T201 - what the test listens to
    number = len(store.tables.get("texts", {}))
    while True:
        number += 1
        counted = store.tables.get("counts", {}).get("1")
        text = {"id": str(number), "text": "word " * (number * 37 % 1500)}
        store.commit(
            f"Note {number}",
            [("texts", str(number), None, text), ("counts", "1", counted, {"id": "1", "number": number})],
            AT,
        )
        print(number, flush=True)  # noqa: T201
        if tidy_every and number % tidy_every == 0:
            store.tidy()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
