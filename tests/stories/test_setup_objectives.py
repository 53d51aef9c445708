"""Several objectives are written, changed and taken away in the setup, and the end of the setup says what now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from rmtui.programme.about import About, Objective
from rmtui.widgets.frame import StatusLine
from rmtui.widgets.line_list import LineList
from tests.stories.setup_story import at_setup, reading, type_text


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


async def choose(pilot: Pilot[Any], words: str) -> None:
    """Choose a line of a small window by its words."""
    await pilot.pause()
    shown = pilot.app.screen.query_one(LineList)
    for _ in range(len(shown.options)):
        option = shown.highlighted_option
        if option is not None and words in str(option.prompt):
            await pilot.press("enter")
            await pilot.pause()
            return
        await pilot.press("down")
    raise AssertionError(words)


async def test_a_second_objective_is_written_changed_and_taken_away(tmp_path: Path) -> None:
    about = About(brand="Northwind", objectives=(Objective(id="a", text="Judge [b]AI[/b]"),))
    async with at_setup(tmp_path / "p", about, size=(100, 36)) as (pilot, desk):

        def texts() -> list[str]:
            return [one.text for one in desk.programme.about.objectives]

        assert "[ More objectives ]" in reading(pilot.app)
        pilot.app.screen.query_one("#question-objective .remark-press").focus()
        await pilot.press("enter")
        await choose(pilot, "Write another one")
        await type_text(pilot, "News travels")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert texts() == ["Judge [b]AI[/b]", "News travels"]
        await choose(pilot, "2. News travels")
        await choose(pilot, "Put it first")
        assert texts() == ["News travels", "Judge [b]AI[/b]"]
        await choose(pilot, "2. Judge [b]AI[/b]")
        await choose(pilot, "Change the sentence")
        pilot.app.screen.query_one(Input).value = "Judge it"
        await pilot.press("enter")
        await choose(pilot, "1. News travels")
        await choose(pilot, "Remove it")
        assert texts() == ["Judge it"]
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen.query_one(StatusLine).text == 'Removed "News travels". Saved. u takes it back'
        await pilot.press("u")
        await pilot.pause()
        assert "and 1 more objective [ All objectives ]" in " ".join(reading(pilot.app).split())


async def test_the_end_says_what_now(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, _):
        await pilot.press("space", *["ctrl+n"] * 7)
        await pilot.pause()
        assert "3 goes to People: type names there, or" in reading(pilot.app)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen.query_one(StatusLine).text.endswith(
            "3 goes to People: type names there, or bring in a list."
        )
