"""Does a really full disk cost nothing but the save that did not fit?"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmtui.errors import NoSpace
from rmtui.store.folder import HISTORY
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from tests.proof.toll import Toll
from tests.store.working import AT, LONG, filled, first, held, note

ROOM = 192 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own with little room."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux can make a small disk")
    place = tmp_path / "stick"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "rmtui-test", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.suite("10 full disk")
def test_a_full_disk_and_then_room_again(small_disk: Path, toll: Toll) -> None:
    folder = str(small_disk / "Northwind")
    store = Store.create(Medium(), folder, first(), "Started", AT)
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * (ROOM // 2))
    saved, refused = 0, 0
    for round_ in range(20 if LONG else 4):
        before = filled(store.tables)
        for number in range(1000):
            key = str(1000 * (round_ + 1) + number)
            try:
                store.commit("Note", [("texts", key, None, note(number))], AT)
                before.setdefault("texts", {})[key] = note(number)
                saved += 1
            except NoSpace as error:
                toll.hears(error.sentence, home=str(small_disk))
                refused += 1
                break
        toll.judge(held(store.tables), [before], acknowledged=saved)
        with pytest.raises(NoSpace):
            store.tidy()
        toll.judge(held(Store.look(Medium(), folder).tables), [before], acknowledged=saved)
        ballast.write_bytes(b"")
        store.commit("Removed", [("texts", key, row, None) for key, row in before["texts"].items()], AT)
        store.tidy()
        store.tidy()
        assert held(store.tables) == filled(Store.look(Medium(), folder).tables) == {"about": before["about"]}
        for old in Path(folder, HISTORY).iterdir():
            old.unlink()  # nobody needs what was done when; everything else stays as it is
        ballast.write_bytes(b"x" * (ROOM // 2))
    store.close()
    with Store.open(Medium(), folder) as again:
        assert again.findings == []
    assert refused >= 4
    toll.tries("saves on a disk that filled up", saved)
