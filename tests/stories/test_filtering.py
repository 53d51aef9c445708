"""Typing to find in a list: the cursor is on what fits best, whatever row it stood on before."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.screens.kit.dialogs import Choose
from tests.stories.journal_stage import desk_in, on_stage

CHOICES = [("day", "day of consent"), ("consent", "consent"), *((str(n), f"number {n}") for n in range(9))]


@pytest.mark.parametrize("downs", [0, 3, 8])
async def test_the_cursor_goes_to_what_fits_best(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, downs: int) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    taken: list[str | None] = []
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.app.push_screen(Choose("Which?", CHOICES), taken.append)
            await stage.wait()
            await stage.press(*["down"] * downs)
            await stage.type("consent")
            await stage.press("enter")
    assert taken == ["consent"]
