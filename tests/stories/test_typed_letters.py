"""Letters typed where nothing can be seen are no commands, and pasted lines are all kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk


async def test_under_60_by_18_no_letter_is_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with Desk.copy_of(sample_tables(), str(tmp_path / "p"), "Copied", Clock()) as desk:
        app = RmtuiApp(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("4", "a")
            await pilot.pause()
            pairs = len(desk.programme.pairs.all())
            await pilot.resize_terminal(59, 17)
            await pilot.pause()
            await pilot.press("u", "1", "a", "x")
            await pilot.pause()
            assert len(desk.programme.pairs.all()) == pairs
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert app.current_mode == "pairs"
            await pilot.press("u")
            await pilot.pause()
            assert len(desk.programme.pairs.all()) < pairs


async def test_several_lines_pasted_into_one_line_are_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with Desk.copy_of(sample_tables(), str(tmp_path / "p"), "Copied", Clock()) as desk:
        app = RmtuiApp(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("6", "n", "enter")
            await pilot.pause()
            field = app.screen.query(Input).last()
            field.focus()
            await pilot.pause()
            field.post_message(events.Paste("film the bay\nask the drivers\n\nshow it"))
            await pilot.pause()
            assert field.value == "film the bay ask the drivers show it"
