"""Does anything depend on the computer's clock? It is set to anything between two sessions of work."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from rmtui.clock import Clock
from rmtui.store.database import Database
from rmtui.store.folder import MAIN, changes_generation
from rmtui.store.format import read_changes, read_snapshot
from rmtui.store.inspection import inspect
from rmtui.store.store import Store
from tests.proof.toll import Toll
from tests.store.simulated import SimulatedMedium
from tests.store.working import FOLDER, NOTE, filled, made

pytestmark = pytest.mark.suite("13 clocks")


def at(*parts: int) -> float:
    """Return a moment in seconds since 1970."""
    return datetime(*parts, tzinfo=UTC).timestamp()  # type: ignore[arg-type, misc]


NOW = at(2026, 10, 25, 0, 59, 30)
CLOCKS = {
    "steady": (NOW, NOW + 60, NOW + 120),
    "stands still": (NOW, NOW, NOW),
    "1970": (NOW, 0.0, NOW + 60),
    "1970 from the start": (0.0, 0.0, 5.0),
    "2099": (NOW, at(2099, 1, 1), NOW + 60),
    "2099 from the start": (at(2099, 1, 1), at(2099, 1, 1), NOW),
    "summer time ends": (NOW, NOW - 3600, NOW - 3540),
    "summer time begins": (NOW, NOW + 3600, NOW + 3660),
    "two years back": (NOW, NOW - 2 * 365 * 86400, NOW - 2 * 365 * 86400 + 60),
    "a battery that is empty every night": (at(2000, 1, 1), at(2000, 1, 1), at(2000, 1, 1)),
    "beyond 2038": (at(2038, 1, 19, 3, 14, 7), at(2038, 1, 19, 3, 14, 8), NOW),
    "a leap day": (at(2028, 2, 29), at(2027, 2, 28), at(2028, 3, 1)),
}
"""At what time each of three sessions of work takes place."""


@pytest.mark.parametrize("name", CLOCKS)
def test_the_order_is_that_of_saving_and_ids_never_meet(name: str, toll: Toll) -> None:
    medium, store = made()
    store.close()
    ids: list[str] = []
    for turn, seconds in enumerate(CLOCKS[name]):
        ticking = iter(range(10_000))
        clock = Clock(seconds=lambda start=seconds, ticks=ticking: start + next(ticks) / 1000)  # type: ignore[misc]
        with Store.open(medium, FOLDER) as store:
            db = Database(store, clock.new_id, lambda now=clock.now: now().isoformat())  # type: ignore[misc]
            ids += [str(db.table("texts").insert({"text": f"{turn} {number} {NOTE}"})) for number in range(5)]
            changed = store.tables["texts"][ids[0]]
            store.commit("Changed", [("texts", ids[0], changed, {"text": f"last in {turn}"})], clock.now().isoformat())
            if turn == 1:
                store.tidy()
    assert len(set(ids)) == len(ids) == 15
    again = Store.open(medium.worst(), FOLDER)
    toll.finds(again.tables["texts"], ids)
    assert again.tables["texts"][ids[0]] == {"text": "last in 2"}, "the last save counts, whatever the clock said"
    assert again.findings == inspect(medium.copy(), FOLDER) == []
    for numbers in saved_numbers(medium):
        assert all(later == earlier + 1 for earlier, later in pairwise(numbers))
    toll.tries("clocks")


def saved_numbers(medium: SimulatedMedium) -> list[list[int]]:
    """Return the numbers of the saves in each file of changes."""
    files = medium.content(FOLDER)
    return [[line.n for line in read_changes(data).lines] for name, data in files.items() if changes_generation(name)]


def test_ids_of_two_computers_with_the_same_clock_never_meet() -> None:
    here, there = Clock(seconds=lambda: NOW), Clock(seconds=lambda: NOW)
    assert len({clock.new_id() for clock in (here, there) for _ in range(5000)}) == 10_000


def test_a_clock_set_back_makes_no_snapshot_older() -> None:
    medium, store = made(saves=2)
    store.tidy()
    store.commit("Later, and earlier", [("texts", "7", None, {"text": "x"})], "1970-01-01T00:00:00+00:00")
    store.tidy()
    expected = filled(store.tables)
    assert read_snapshot(medium.content(FOLDER)[MAIN]).generation == 3
    store.close()
    assert filled(Store.open(medium.worst(), FOLDER).tables) == expected
