"""Is an acknowledged save ever lost when the program is killed at any moment?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

import rmtui
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from tests.proof.toll import Toll
from tests.store.working import AT, LONG, first

KILLS = 300 if LONG else 25
SAVER = Path(__file__).with_name("saver.py")


def killed(folder: Path, tidy_every: int, answers: int) -> int:
    """Start the program, kill it after some answers, and return the highest number it acknowledged (0 for none)."""
    where = {**os.environ, "PYTHONPATH": str(Path(rmtui.__file__).parents[1])}
    command = [sys.executable, str(SAVER), str(folder), str(tidy_every)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=where) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(answers)]
        program.kill()
        lines += program.stdout.readlines()
    numbers = [int(line) for line in lines if line.strip().isdigit() and line.endswith("\n")]
    return max(numbers, default=0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be killed that way here")
@pytest.mark.parametrize("tidy_every", [0, 3])
@pytest.mark.suite("7 kill storm, the store")
def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path, tidy_every: int, toll: Toll) -> None:
    folder, chance, acknowledged, total = tmp_path / "Northwind", Random(tidy_every), 0, 0
    Store.create(Medium(), str(folder), first(), "Started", AT).close()
    for _ in range(KILLS):
        last = killed(folder, tidy_every, chance.randint(1, 12))
        total += max(0, last - acknowledged) if last else 0
        acknowledged = max(acknowledged, last)
        found = inspect(Medium(), str(folder))
        toll.hears(*found, home=str(tmp_path))
        assert not [finding for finding in found if finding.severity == "damage"]
        with Store.open(Medium(), str(folder)) as store:
            texts = store.tables.get("texts", {})
            assert set(texts) == {str(number) for number in range(1, len(texts) + 1)}
            toll.finds(texts, map(str, range(1, acknowledged + 1)))
            assert len(texts) <= acknowledged + 1
            assert not texts or store.tables["counts"]["1"]["number"] == len(texts)
            acknowledged = len(texts)
    assert total > KILLS
    toll.tries("kills", KILLS)
    toll.tries("saves acknowledged before a kill", total)
