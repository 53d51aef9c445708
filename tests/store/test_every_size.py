"""What happens on a disk with any amount of room left, from none to 64 KiB, and what when there is room again?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rmtui.errors import NoSpace
from rmtui.store.format import Tables
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from tests.proof.same_work import small_disk
from tests.proof.toll import Toll
from tests.store.simulated import SimulatedMedium
from tests.store.working import AT, FOLDER, LONG, filled, first, held, made, note

pytestmark = pytest.mark.suite("10 full disk")
SIZES = range(65)
"""KiB that are left."""
DISK = 1 << 20


def fill(store: Store, toll: Toll, home: str) -> Tables:
    """Save and tidy up until both are refused; returns what was acknowledged."""
    acknowledged, refused, number = filled(store.tables), 0, 0
    while refused < 3:
        number += 1
        key = str(1000 + number)
        try:
            store.commit("Note", [("texts", key, None, note(number))], AT)
            acknowledged.setdefault("texts", {})[key] = note(number)
            if number % 5 == 0:
                store.tidy()
        except NoSpace as error:
            toll.hears(error.sentence, home=home)
            refused += 1
        assert not store.refuses
    toll.judge(held(store.tables), [acknowledged], acknowledged=number)
    return acknowledged


def goes_on(store: Store, acknowledged: Tables, look: Callable[[], Tables], toll: Toll) -> None:
    """Save and tidy up again without opening anew; everything is there."""
    store.commit("Note", [("texts", "9999", None, note(9999))], AT)
    acknowledged["texts"]["9999"] = note(9999)
    store.tidy()
    store.tidy()
    toll.judge(look(), [acknowledged], acknowledged=len(acknowledged["texts"]))
    toll.tries("sizes of free room")


@pytest.mark.parametrize("free", SIZES)
def test_in_memory(free: int, toll: Toll) -> None:
    medium, store = made(saves=3)
    medium.room = medium.used() + free * 1024
    acknowledged = fill(store, toll, "/home")
    toll.judge(held(Store.open(medium.worst(), FOLDER).tables), [acknowledged])
    medium.room = None
    goes_on(store, acknowledged, lambda: filled(Store.open(medium.worst(), FOLDER).tables), toll)


@pytest.mark.parametrize("free", SIZES if LONG else range(0, 65, 16))
def test_on_a_real_disk(free: int, tmp_path: Path, toll: Toll) -> None:
    place = tmp_path / "stick"
    with small_disk(place, DISK) as why_not:
        if why_not:
            pytest.skip(why_not)
        folder = str(place / "Northwind")
        store = Store.create(Medium(), folder, first(), "Started", AT)
        store.commit("Note", [("texts", "1", None, note(1))], AT)
        ballast = place / "ballast"
        room = os.statvfs(place)
        ballast.write_bytes(b"x" * max(0, room.f_bavail * room.f_frsize - free * 1024))
        acknowledged = fill(store, toll, str(place))
        toll.judge(held(Store.look(Medium(), folder).tables), [acknowledged])
        ballast.unlink()
        goes_on(store, acknowledged, lambda: filled(Store.look(Medium(), folder).tables), toll)
        store.close()
        with Store.open(Medium(), folder) as again:
            assert again.findings == []


@pytest.mark.parametrize("room", range(0, 40_000, 1000))
def test_making_a_programme(room: int, toll: Toll) -> None:
    medium = SimulatedMedium()
    medium.room = room
    try:
        _, store = made(medium=medium)
    except NoSpace as error:
        toll.hears(error.sentence)
        assert not medium.exists(FOLDER), "nothing half made is left"
        medium.room = None
        _, store = made(medium=medium)
    assert held(store.tables) == {"about": {"1": {"id": "1", "brand": "Northwind"}}}
    toll.tries("sizes of free room")
