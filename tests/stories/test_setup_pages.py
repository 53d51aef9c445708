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


async def test_the_ticks_show_their_questions_and_weights(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p", ABOUT) as (pilot, _):
        await pilot.press("tab", "enter")
        await pilot.pause()
        shown = reading(pilot.app)
        assert "How pairs are weighed, out of 100 (because of: Bad news travels up)" in " ".join(shown.split())
        await pilot.press("c")
        await pilot.pause()
        assert "25 function distance" in pilot.app.clipboard
        assert pilot.app.clipboard.count("\n  - ") == 18


async def test_the_agenda_and_how_it_runs_speak_the_programme_s_words(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p", ABOUT) as (pilot, desk):
        for _ in range(3):
            await pilot.press("ctrl+n")
        await pilot.press("tab", "left", "left", "space", "tab", "enter")
        await pilot.pause()
        assert desk.programme.about.answers["kick-off-minutes"] == 45
        assert "The kick-off, 45 minutes" in reading(pilot.app)
        await pilot.press("c", "escape")
        await pilot.pause()
        assert "Guides are asked for what they see and know" in " ".join(pilot.app.clipboard.split())
        await pilot.press("ctrl+n", "tab", "tab", "tab", "enter")
        await pilot.pause()
        assert "How it runs" in reading(pilot.app)
        await pilot.press("c")
        await pilot.pause()
        copied = " ".join(pilot.app.clipboard.split())
        assert "How often: 8 sessions of 60 minutes, one every 3 weeks" in copied
        assert "Each of us may skip a topic without giving a reason. (always on)" in copied
        assert "Who backs it: {mentor} [/x]" in copied
