"""Ines starts a programme and takes what is offered: seven steps, a few keys, and she can stop anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.programme.about import About
from tests.stories.setup_story import at_setup, reading


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


async def test_seven_steps_with_defaults_take_at_most_twelve_keys(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p", About()) as (pilot, desk):
        keys = ["space", *["ctrl+n"] * 7]  # one tick for what it is for, then on and on
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        assert len(keys) + 1 <= 12  # and one key came here
        assert "What is decided so far" in reading(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        shown = reading(pilot.app)
        assert "+ done      + done  ~ begun   ~ begun     + done         ~ begun        ^ begun" in shown
        assert desk.programme.about.brand == "Thinking Partners"
        assert "Thinking Partners" in shown.splitlines()[0]
    async with at_setup(tmp_path / "p") as (pilot, desk):
        assert desk.programme.about.purposes == ("digital",)
        assert set(desk.programme.about.steps.values()) == {"done"}
        assert "Step 1 of 7" in reading(pilot.app)


async def test_a_step_put_off_is_skipped_when_she_comes_back(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, _):
        await pilot.press("l", "ctrl+n")
        await pilot.pause()
        assert "> later" in reading(pilot.app)
        assert "Step 3 of 7" in reading(pilot.app)
    async with at_setup(tmp_path / "p") as (pilot, desk):
        assert desk.programme.about.steps == {"purpose": "later", "name": "done"}
        assert "Step 3 of 7" in reading(pilot.app)
        await pilot.press("b", "escape", "b")
        await pilot.pause()
        assert "Step 1 of 7" in reading(pilot.app)


async def test_the_last_line_shows_only_keys_that_work_now(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        assert "l decide later" in reading(pilot.app)
        await pilot.press("ctrl+n")  # into a field for text
        await pilot.pause()
        assert "Ctrl+T decide later  Esc back  Ctrl+Q leave" in reading(pilot.app)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert desk.programme.about.steps["name"] == "later"
        assert "? help" in reading(pilot.app)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 30), (160, 45)])
async def test_the_buttons_and_the_rail_are_in_sight_at_every_step(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_setup(tmp_path / "p", size=size) as (pilot, _):
        for following in ("name", "people", "kick-off", "how it runs", "is it time?", "links"):
            shown = reading(pilot.app)
            assert f"[ Next: {following} ]" in shown
            assert "[ Decide later ]" in shown
            assert "^ " in shown
            assert "From the articles:" in shown
            assert "Ctrl+N next" in shown
            await pilot.press("ctrl+n")
            await pilot.pause()
        assert "[ Finish ]" in reading(pilot.app)


async def test_letters_walk_through_the_steps_without_landing_in_a_field(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        await pilot.press("l", "l", "l", "l", "l", "b", "b", "b", "b", "b")
        await pilot.pause()
        assert "Step 1 of 7" in reading(pilot.app)
        assert desk.programme.about.brand == "Northwind"
        assert (desk.programme.about.answers, len(desk.programme.about.steps)) == ({}, 5)
        assert desk.drafts.all() == []


async def test_the_rail_walks_with_arrows_and_leads_back_to_the_field_left(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, _):
        await pilot.press("tab", "tab", "x", "escape", "right")
        await pilot.pause()
        assert "Step 2 of 7" in reading(pilot.app)
        await pilot.press("left", "enter", "space")
        await pilot.pause()
        assert "[x] Leaders use new tools" in reading(pilot.app)
