"""What is said to stand outside the window is counted right, wherever one scrolls and whatever is settled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rmtui.programme.about import About
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.today import items
from rmtui.widgets.line_list import LineList
from tests.stories.today_stage import TODAY, Stage, desk_of, on_stage


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


def hidden(stage: Stage) -> int:
    """Return how many pairs the line below the weeks says are not seen."""
    found = re.match(r"(?:(\d+) above, (\d+) below|(\d+) more)", stage.text("#legend"))
    return sum(int(number) for number in found.groups() if number) if found else 0


def really(stage: Stage) -> int:
    """Return how many pairs are not seen."""
    weeks = stage.app.screen.query_one("#weeks", LineList)
    return len(weeks.options) - weeks.size.height


async def test_the_weeks_count_what_is_not_seen(tmp_path: Path) -> None:
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            assert hidden(stage) == really(stage) == 3
            await stage.press("tab", "end")
            assert stage.text("#legend").startswith("3 above, 0 below")
            await stage.press("home")
            assert stage.text("#legend").startswith("3 more (Tab)")
            await stage.press("shift+tab", "down", "down", "k")
            assert hidden(stage) == really(stage)
            for size in ((80, 30), (100, 24), (160, 45)):
                await stage.resize(*size)
                assert hidden(stage) == max(really(stage), 0)


async def test_a_long_sentence_does_not_push_the_legend_out(tmp_path: Path) -> None:
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            stage.app.tell("The change is NOT saved. " * 6, alert=True)
            await stage.press("down")
            legend, body = stage.app.screen.query_one("#legend"), stage.app.screen.query_one("#body")
            assert legend.region.bottom <= body.region.bottom


def test_a_purpose_in_ones_own_words_is_one() -> None:
    topics = [
        item.topic for item in items(Programme(tables_of([About(answers={"own-purpose": "Better shifts"})])), TODAY)
    ]
    assert "purpose" not in topics
    assert "purpose" in [item.topic for item in items(Programme(tables_of([About()])), TODAY)]
