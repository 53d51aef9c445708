"""Does the same work that destroys a stock TinyDB file cost rmtui's store anything?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proof.same_work import DISK, Losses, full_disk, kill_storm, small_disk, two_writers
from tests.proof.toll import Toll
from tests.store.working import LONG

KILLS = 150 if LONG else 12
DISKS = 20 if LONG else 2
PAIRS = 50 if LONG else 3
SAVES = 60
KINDS = pytest.mark.parametrize("kind", ["rmtui", "stock"])


def entered(toll: Toll, kind: str, losses: Losses) -> None:
    """Put down what came of it; only ours must be nothing."""
    toll.acknowledged += losses.acknowledged
    toll.lost += losses.lost
    if kind == "stock":
        toll.suite = f"stock: {toll.suite.removeprefix('stock: ')}"
        toll.tries("times nothing could be read", losses.unreadable)
        return
    toll.hears(losses.said, home=str(Path.home()))
    assert losses.acknowledged > 0
    assert (losses.lost, losses.unreadable) == (0, 0)


@KINDS
@pytest.mark.suite("7 kill storm, the same as stock")
def test_killed_while_saving(kind: str, tmp_path: Path, toll: Toll) -> None:
    losses = kill_storm(kind, tmp_path, KILLS)
    toll.tries("kills", KILLS)
    entered(toll, kind, losses)


@KINDS
@pytest.mark.suite("10 full disk, the same as stock")
def test_saving_until_the_disk_is_full(kind: str, tmp_path: Path, toll: Toll) -> None:
    for number in range(DISKS):
        with small_disk(tmp_path / f"disk {number}", DISK + number * 7000) as why_not:
            if why_not:
                pytest.skip(why_not)
            losses = full_disk(kind, tmp_path / f"disk {number}")
        toll.tries("full disks")
        entered(toll, kind, losses)


@KINDS
@pytest.mark.suite("9 two processes, the same as stock")
def test_two_programs_saving_into_one_folder(kind: str, tmp_path: Path, toll: Toll) -> None:
    for number in range(PAIRS):
        losses = two_writers(kind, tmp_path / str(number), SAVES)
        toll.tries("pairs of programs")
        entered(toll, kind, losses)
