"""Tom answers: what he ticks is saved at once, what he types when he leaves the field, and nothing he typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from rmtui.programme.about import About
from tests.stories.setup_story import at_setup, reading, type_text


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


async def test_ticks_choices_and_lines_are_there_again_after_reopening(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        await pilot.press("down", "down", "down", "space", "up", "up", "up", "space")
        await pilot.pause()
        assert "Your ticks choose 28 questions" in reading(pilot.app)
        await pilot.press("tab", "tab")
        await type_text(pilot, "less waiting")
        await pilot.pause()
        assert "draft kept" in reading(pilot.app)
        assert "own-purpose" not in desk.programme.about.answers
        await pilot.press("tab")
        await pilot.pause()
        assert 'Wrote "less waiting". Saved' in reading(pilot.app)
        await pilot.press("tab", "tab", "tab", "right", "space")
        await pilot.pause()
        assert "(o) usual" in reading(pilot.app)
    async with at_setup(tmp_path / "p") as (_, desk):
        about = desk.programme.about
        assert (about.purposes, about.formality) == (("culture", "digital"), "standard")
        assert about.answers == {"own-purpose": "less waiting"}


async def test_undo_takes_back_the_last_tick_and_the_screen_follows(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        await pilot.press("space")
        await pilot.pause()
        assert "[x] Leaders use new tools" in reading(pilot.app)
        await pilot.press("u")
        await pilot.pause()
        assert "[ ] Leaders use new tools" in reading(pilot.app)
        assert list(desk.programme.about.purposes) == []
        await pilot.press("U")
        await pilot.pause()
        assert list(desk.programme.about.purposes) == ["digital"]


async def test_a_number_out_of_reach_is_refused_and_stays_in_the_field(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        for _ in range(4):
            await pilot.press("ctrl+n")
        await pilot.press("ctrl+u")
        await type_text(pilot, "40")
        await pilot.press("tab")
        await pilot.pause()
        shown = reading(pilot.app)
        assert "Write a number from 4 to 12 here." in shown
        assert desk.programme.about.planned_sessions == 6
        assert " 40 " in shown
        await pilot.press("ctrl+n")  # it is not walked past
        await pilot.pause()
        assert "Step 5 of 7" in reading(pilot.app)
        assert " 40 " in reading(pilot.app)
        await pilot.press("ctrl+u")
        await type_text(pilot, "8 times")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.programme.about.planned_sessions == 8
        assert "8 hours for each of the two" in reading(pilot.app)
        assert desk.drafts.all() == []


async def test_a_day_that_is_changed_is_read_or_stays_refused_in_its_field_and_is_never_emptied(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        for _ in range(3):
            await pilot.press("ctrl+n")
        await type_text(pilot, "12 May")
        await pilot.press("tab", "shift+tab", "end", "ctrl+u")
        await type_text(pilot, "end of may")
        await pilot.press("tab")
        await pilot.pause()
        shown = reading(pilot.app)
        assert 'Which day is "end of may"? Type a day such as' in shown
        assert " end of may" in shown
        assert "Saved" not in shown
        assert desk.programme.about.answers["kick-off-on"] == "2026-05-12"
        await pilot.press("shift+tab", "end", "ctrl+u")
        await type_text(pilot, "friday")
        await pilot.press("tab")
        await pilot.pause()
        assert 'Set "Fri 15 May 2026". Saved' in reading(pilot.app)
        assert desk.programme.about.answers["kick-off-on"] == "2026-05-15"


async def test_days_and_lists_are_read_as_he_writes_them(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        for _ in range(3):
            await pilot.press("ctrl+n")
        await type_text(pilot, "12 May")
        await pilot.press("enter")
        await pilot.pause()
        assert "Tue 12 May 2026" in reading(pilot.app)
        for _ in range(3):
            await pilot.press("ctrl+n")
        await type_text(pilot, "Operations and Design\nIT and [Sales]\n")
        await pilot.press("tab")
        await pilot.pause()
        answers = desk.programme.about.answers
        assert answers["kick-off-on"] == "2026-05-12"
        assert answers["link-units"] == ["Operations and Design", "IT and [Sales]"]


async def test_going_to_another_place_or_leaving_saves_what_is_being_typed(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        await pilot.press("tab", "tab")
        await type_text(pilot, "one")
        await pilot.click("#places", offset=(3, 0))
        await pilot.pause()
        assert desk.programme.about.answers == {"own-purpose": "one"}
        await pilot.press("2")
        await pilot.pause()
        await type_text(pilot, " two")
        await pilot.press("ctrl+q")
    async with at_setup(tmp_path / "p") as (_, desk):
        assert desk.programme.about.answers == {"own-purpose": "one two"}


async def test_text_from_a_run_that_was_cut_off_is_back_in_its_field(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p") as (pilot, desk):
        await pilot.press("tab", "tab")
        await type_text(pilot, "half a sen")
        pilot.app.drafting.keep_all()  # type: ignore[attr-defined]
        held = desk.drafts.all()
        assert [draft.text for draft in held] == ["half a sen"]
        await pilot.press("ctrl+u", "tab")  # so that this run leaves nothing of its own
        await pilot.pause()
        desk.drafts.keep(held[0])
    async with at_setup(tmp_path / "p") as (pilot, desk):
        await pilot.press("enter")
        await pilot.pause()
        fields = [field.value for field in pilot.app.screen.query(Input)]
        assert "half a sen" in fields
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert desk.programme.about.answers == {"own-purpose": "half a sen"}
        assert desk.drafts.all() == []


async def test_an_objective_to_start_from_fills_two_fields(tmp_path: Path) -> None:
    async with at_setup(tmp_path / "p", About(purposes=("culture",))) as (pilot, desk):
        await pilot.press("tab", "tab", "tab", "tab", "enter")
        await pilot.pause()
        assert "Bad news reaches the board" in reading(pilot.app)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert "Bad news reaches the board within a week." in reading(pilot.app)
        (objective,) = desk.programme.about.objectives
        assert objective.measure.startswith("Days from noticed to known")
