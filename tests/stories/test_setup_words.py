"""Carol renames the programme and its roles, and every screen says the new words at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.programme.about import About
from tests.stories.setup_story import at_setup, reading, type_text

BRACKETS = "[red]x[/] [@a=b]h [b"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


async def test_name_and_roles_change_everywhere_with_six_keys(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        keys = ["ctrl+n", "tab", "space", "tab", "down", "space"]
        await pilot.press(*keys)
        await pilot.pause()
        assert len(keys) <= 6
        shown = reading(pilot.app)
        assert "Thinking Partners" in shown.splitlines()[0]
        assert "Asha is Martin's guide, he is her learner" in " ".join(shown.split())
        await pilot.press("1")
        await pilot.pause()
        assert "Thinking Partners" in reading(pilot.app).splitlines()[0]
        await pilot.press("2", "b")
        await pilot.pause()
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        assert "learners do differently" in reading(pilot.app)
        await pilot.press("escape", "u", "u")
        await pilot.pause()
        assert "Northwind" in reading(pilot.app).splitlines()[0]
        assert desk.programme.about.labels.mentor == "mentor"
    async with at_setup(tmp_path / "p") as (_, desk):
        assert desk.programme.about.brand == "Northwind"


async def test_a_word_of_her_own_is_written_in_its_field(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, _):
        await pilot.press("ctrl+n", "escape", "m")
        await pilot.pause()
        await pilot.press("tab", "tab", "tab", "ctrl+u")
        await type_text(pilot, "asker")
        await pilot.press("enter")
        await pilot.pause()
        assert 'Wrote "asker". Saved' in reading(pilot.app)
    async with at_setup(tmp_path / "p") as (_, desk):
        assert (desk.programme.about.labels.mentor, desk.programme.about.labels.mentee) == ("mentor", "asker")


async def test_a_name_with_brackets_is_shown_as_typed(tmp_path: Path) -> None:
    brand = BRACKETS
    async with at_setup(tmp_path / "p", About()) as (pilot, desk):
        await pilot.press("ctrl+n", "ctrl+u")
        await type_text(pilot, brand)
        await pilot.press("tab")
        await pilot.pause()
        shown = reading(pilot.app)
        assert brand in shown.splitlines()[0]
        assert f"It is called {brand} now. Saved" in shown
        await pilot.press("p")
        await pilot.pause()
        assert brand in reading(pilot.app)
        assert desk.programme.about.brand == brand
