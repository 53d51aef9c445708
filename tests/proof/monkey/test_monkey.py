"""The monkey in small size, and in full with RMTUI_LONG: whatever is done, nothing ends by itself, is lost or leaks."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.proof.monkey.acts import Act, acts, read
from tests.proof.monkey.playing import play, run_of
from tests.proof.monkey.reporting import script_of
from tests.proof.monkey.shrinking import shrunk
from tests.proof.toll import Toll
from tests.store.working import LONG

RUNS, ACTS = (400, 500) if LONG else (6, 60)


@pytest.mark.suite("17 monkey")
@pytest.mark.parametrize("seed", range(RUNS))
def test_whatever_is_done(tmp_path: Path, seed: int, toll: Toll) -> None:
    run = run_of(seed, ACTS)
    fault = play(run, tmp_path / "home")
    toll.tries("monkey runs")
    toll.tries("acts of the monkey", ACTS)
    assert fault is None, f"{fault.kind}\n{fault.more}\n{script_of(run, fault, tmp_path / 'home')}"


def test_a_printed_script_is_the_run_it_was_made_from() -> None:
    run = acts(Random(3), 200)
    assert read("\n".join(map(str, run))) == run


def test_of_many_acts_those_remain_that_matter() -> None:
    run = [Act("key", (str(number),)) for number in range(200)]
    assert [one.of for one in shrunk(run, lambda some: {run[17], run[150]} <= set(some))] == [("17",), ("150",)]
