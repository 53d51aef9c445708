"""What do two programs do to one folder? One writes and the other looks; one is killed while the other starts.

Both writing at once stands in tests/proof/test_beside_stock.py, beside what becomes of a stock TinyDB file.
"""

from __future__ import annotations

import time
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from tests.proof.same_work import command, lost_of, numbers
from tests.proof.toll import Toll
from tests.proof.writer import prepare, rows
from tests.store.working import LONG

pytestmark = pytest.mark.suite("9 two processes")
RUNS = 50 if LONG else 3
KIND = "rmtui"


def test_looking_while_the_other_saves_and_tidies_up(tmp_path: Path, toll: Toll) -> None:
    looks = 0
    for run in range(RUNS):
        folder, heard = tmp_path / str(run), list[str]()
        prepare(KIND, str(folder))
        with command(KIND, folder, 1, 2, 121) as program:
            assert program.stdout is not None
            listening = Thread(target=heard.extend, args=(program.stdout,))
            listening.start()
            while program.poll() is None:
                acknowledged = numbers(list(heard))
                store = Store.look(Medium(), str(folder))
                toll.finds(map(int, store.tables.get("texts", {})), acknowledged)
                assert [finding for finding in store.findings if finding.severity == "damage"] == []
                looks += 1
            listening.join()
            assert program.returncode == 0
        assert len(rows(KIND, str(folder))) == 61
        toll.tries("pairs of programs")
    toll.tries("looks at a programme that is being saved and tidied up", looks)
    assert looks > RUNS


def test_the_second_starts_while_the_first_is_killed(tmp_path: Path, toll: Toll) -> None:
    chance = Random(12)
    for run in range(RUNS):
        folder = tmp_path / str(run)
        prepare(KIND, str(folder))
        with command(KIND, folder, 1) as one:
            assert one.stdout is not None
            lines = [one.stdout.readline() for _ in range(chance.randint(2, 9))]
            with command(KIND, folder, 20_001, 1, 20_040) as other:
                time.sleep(chance.uniform(0, 0.3))  # while the other starts, waits for the lock, or has given up
                one.kill()
                lines += one.stdout.readlines()
                out, said = other.communicate(timeout=60)
        toll.hears(said, home=str(tmp_path))
        acknowledged = numbers(lines) | numbers(out.splitlines(keepends=True))
        lost, readable = lost_of(KIND, folder, acknowledged)
        toll.acknowledged += len(acknowledged)
        toll.lost += lost
        assert (lost, readable) == (0, True)
        assert not [finding for finding in inspect(Medium(), str(folder)) if finding.severity == "damage"]
        toll.tries("pairs of programs")
