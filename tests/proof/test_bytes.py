"""How many bytes does one save write when a programme has grown? The time a save takes stands in benchmarks/save.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.large import make
from benchmarks.save import saving
from tests.proof.toll import Toll
from tests.store.working import LONG

SAVES = 50
LIMIT = 8 * 1024


@pytest.mark.suite("15 bytes of a save")
@pytest.mark.parametrize("sessions", [100, 50_000 if LONG else 2_000])
def test_a_save_writes_no_more_in_a_large_programme(sessions: int, tmp_path: Path, toll: Toll) -> None:
    with make(str(tmp_path / "large"), people=200, sessions=sessions) as desk:
        save, before = saving(desk), desk.store.changes_size
        for _ in range(SAVES):
            save()
        each = (desk.store.changes_size - before) / SAVES
    toll.tries(f"bytes a save at {sessions:,} sessions", round(each))
    assert each <= LIMIT
