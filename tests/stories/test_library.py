"""Somebody looks up a word, quotes a fact, and writes a letter nobody asked for on Today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rmtui.settings import CopyRecord, remember_second_copy
from tests.stories.journal_stage import desk_in, on_stage


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def test_from_help_to_a_word_a_fact_and_a_letter(tmp_path: Path) -> None:
    async with on_stage(desk_in(tmp_path / "p"), place="people") as stage:
        await stage.press("question_mark", "l")
        assert "The idea in one page" in stage.screen
        await stage.press("slash")
        await stage.type("role reversion")
        await stage.press("enter", "enter")
        assert "Sliding back" in stage.words
        await stage.press("escape", "escape")
        await stage.go_to("Role card: sponsor")
        await stage.press("enter")
        assert "Subject: Your role: sponsor" in stage.screen
        await stage.press("escape")
        await stage.press("x", "enter")
        assert "written to" in stage.words
        await stage.press("escape", "escape")
        assert "To read" not in stage.screen
    written = {path.name for path in (tmp_path / "p").rglob("*.md")}
    assert "The idea in one page.md" in written


async def test_what_a_letter_is_about_is_asked_and_escape_leaves_everything(tmp_path: Path) -> None:
    async with on_stage(desk_in(tmp_path / "p"), place="today") as stage:
        await stage.press("L")
        await stage.go_to("Invitation to a mentor")
        await stage.press("enter")
        assert "about whom or what?" in stage.screen
        await stage.press("escape", "escape")
        assert "Letters and cards" not in stage.screen


async def test_in_the_room_no_letter_names_anybody_else(tmp_path: Path) -> None:
    async with on_stage(desk_in(tmp_path / "p"), place="journal") as stage:
        await stage.press("down", "enter", "escape", "i", "question_mark", "l")
        assert "The idea in one page" in stage.screen
        assert "Letters and cards" not in stage.screen
        await stage.press("escape")
        assert "IN THE ROOM" in stage.screen


async def test_the_page_for_the_day_the_stick_is_lost_is_read_from_anywhere_and_printed(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "p")
    remember_second_copy(desk.folder, CopyRecord(str(tmp_path / "other stick"), date(2026, 5, 1), (0, 0)))
    people = [person.name for person in desk.programme.people.all()]
    about = desk.programme.about
    async with on_stage(desk, place="today") as stage:
        await stage.press("ctrl+p")
        await stage.type("lost stick")
        await stage.press("enter")
        assert f"{len(people)} people" in stage.words
        assert "Made on 1 May 2026, in " in stage.words
        await stage.press("escape", "L", "x", "down", "enter", "enter")
        assert "2 files for the group written to" in stage.words
    page = (tmp_path / "p" / "exports" / "lost" / "For the day it is lost.md").read_text(encoding="utf-8")
    assert "other stick" in page
    assert not [name for name in people if name in page and name not in (about.runs_by, about.sponsor)]
