"""A text that was being written when a programme was killed is told of where that programme is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.sample_copy import copy_sample, sample_folder
from rmtui.settings import remember_programme
from rmtui.store.drafts import Draft
from tests.stories.today_stage import on_stage


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


def leave_a_draft(folder: str, text: str = "He said that") -> None:
    with Desk.open(folder) as desk:
        desk.drafts.keep(Draft("session-1-note", text, {}, "2026-05-08T10:00:00"))


async def test_the_copy_of_the_sample_says_so(tmp_path: Path) -> None:
    copy_sample(sample_folder())
    async with on_stage(None) as stage:
        assert "waiting" not in " ".join(stage.rows("#choices"))
    leave_a_draft(sample_folder())
    async with on_stage(None) as stage:
        assert "a text waits there" in stage.rows("#choices")[0]
        assert "waiting" not in "".join(stage.rows("#choices")[1:])
        assert "He said" not in " ".join(stage.rows("#choices"))


async def test_another_programme_says_so_without_its_name(tmp_path: Path) -> None:
    folder = str(tmp_path / "client")
    Desk.new(folder, About(brand="Secret client"), Clock()).close()
    remember_programme(folder)
    leave_a_draft(folder)
    async with on_stage(None) as stage:
        words = " ".join(stage.rows("#choices"))
        assert "in one of them a text is waiting" in words
        assert "Secret client" not in words
        await stage.press("p")
        assert "a text waits there" in " ".join(stage.rows("LineList"))


async def test_the_page_of_a_started_programme_says_that_it_opens(tmp_path: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("n", *"North", "enter")
        assert "[ Open it ] Esc" in stage.app.screen.query_one(".presses").render().plain  # type: ignore[union-attr]
        await stage.press("escape")
        assert stage.app.next_folder == str(tmp_path / "North")
