"""A long sentence in the status line is shown whole, and the place has its line back afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.widgets.frame import StatusLine

LONG = (
    "The change is NOT saved: the disk or stick is full. What was saved before is safe. Free some space and try again."
)


async def test_a_long_sentence_takes_two_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with Desk.copy_of(sample_tables(), str(tmp_path / "p"), "Copied", Clock()) as desk:
        app = RmtuiApp(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            line = app.screen.query_one(StatusLine)
            before = line.size.height
            app.tell(LONG, alert=True)
            await pilot.pause()
            assert (before, line.size.height) == (1, 2)
            app.tell("Everything is saved.")
            await pilot.pause()
            assert line.size.height == 1
