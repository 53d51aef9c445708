"""Carol looks at what is decided, at the agenda and at how it runs, and copies a page for the sponsor."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.programme.about import About, Labels
from tests.stories.setup_story import at_setup, reading

ABOUT = About(
    brand="Open [Hour]",
    purposes=("culture",),
    labels=Labels(mentor="guide", mentors="guides"),
    sponsor="{mentor} [/x]",
    planned_sessions=8,
    rhythm_weeks=3,
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


async def test_the_page_of_what_is_decided_can_be_copied(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p", ABOUT) as (pilot, _):
        await pilot.press("p")
        await pilot.pause()
        shown = reading(pilot.app)
        assert "Open [Hour]" in shown
        assert "Bad news travels up" in shown
        assert "From the articles:" in shown
        await pilot.press("c")
        await pilot.pause()
        copied = pilot.app.clipboard
        assert "8 times" in copied
        assert "{mentor} [/x]" in copied  # as somebody wrote it
        assert "7 What should it connect?" in copied
        await pilot.press("escape")
        await pilot.pause()
        assert "Step 1 of 7" in reading(pilot.app)
