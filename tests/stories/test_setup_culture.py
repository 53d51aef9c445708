"""Priya asks herself honestly whether it is time, and gets an answer and three first steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories.setup_story import at_setup, reading


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


async def test_fourteen_digits_give_a_verdict_and_steps_to_take(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        for _ in range(5):
            await pilot.press("ctrl+n")
        await pilot.press("2", "2", "2", "1", "2", "2", "2", "0", "2", "2", "2", "2", "minus", "2")
        await pilot.pause()
        assert "Go. The ground is good." in reading(pilot.app)
        await pilot.press("down", "tab", "enter")
        await pilot.pause()
        steps = desk.programme.about.answers["first-steps"]
        assert len(steps) == 2
        assert steps[0].startswith("Hold one open look back")
    async with at_setup(tmp_path / "p") as (_, desk):
        marks = desk.programme.about.answers["culture-check"]
        assert (len(marks), marks["mistakes"], marks["feedback-changed"]) == (14, 0, None)


async def test_one_red_no_says_wait_and_undo_takes_it_back(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p", size=(160, 45)) as (pilot, _):
        for _ in range(5):
            await pilot.press("ctrl+n")
        await pilot.pause()
        assert "Not answered yet." in reading(pilot.app)
        await pilot.press("down", "0")
        await pilot.pause()
        shown = reading(pilot.app)
        assert "(reason to" in shown
        assert "Wait. Not yet." in shown
        await pilot.press("u")
        await pilot.pause()
        assert "Not answered yet." in reading(pilot.app)


async def test_arrows_and_the_mouse_answer_too(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p", size=(160, 45)) as (pilot, desk):
        for _ in range(5):
            await pilot.press("ctrl+n")
        await pilot.press("right")
        await pilot.pause()
        await pilot.press("right")
        await pilot.pause()
        await pilot.click("Rating", offset=(16, 2))
        await pilot.pause()
        assert desk.programme.about.answers["culture-check"] == {"top-takes-part": 1, "bad-news": 2}
        await pilot.press("backspace")
        await pilot.pause()
        assert desk.programme.about.answers["culture-check"] == {"top-takes-part": 1}
