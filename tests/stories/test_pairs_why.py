"""Somebody walks through the board and reads why, why not, and the numbers behind it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.stories.pairs_stage import at_pairs, sample


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def test_the_reasons_follow_the_cursor(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.go_to("Dana Okafor")
        best = ["Priya Shah Design strong", "Jo Park Support strong", "Ben Okoye we know little yet"]
        assert board.rows("#whom")[:3] == best
        assert board.why.startswith("WHY Dana and Priya strong: + Dana wants to learn short video most of all")
        assert 'To say aloud: "Dana learns from Priya' in board.why
        assert "Before they start: the ground rules are not talked through" in board.why
        await board.press("right", "down", "down")
        assert board.why.startswith("WHY Dana and Ben we know little yet")
        assert "? We know little yet: topics" in board.why
        await board.press("down")
        assert board.why.startswith("NOT POSSIBLE: Dana and Ali reporting line: Ali reports to Dana through Kim")
        assert "What would help" in board.why
        assert "rmtui pairs" not in board.why


async def test_a_private_no_is_all_that_is_said(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.go_to("Dana Okafor")
        await board.go_to("Eve Lund", "#whom")
        assert board.at("#whom") == "Eve Lund not this time (private)"
        assert "Not this time (private)" in board.why
        assert "neighbours" not in board.why
        await board.press("w")
        assert board.status.startswith("Not this time (private)")
        await board.press("p")
        assert "not this time (private)" in board.status


async def test_numbers_add_up_and_say_what_the_plan_would_lose(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.go_to("Dana Okafor")
        await board.press("w")
        page = board.dialog
        points = [int(found) for found in re.findall(r"([+-]\d+) of \d+", page)]
        total = re.search(r"(\d+) of 100 strong", page)
        assert total
        assert sum(points) == int(total[1])
        assert re.search(r"With these two: \d pairs, \d+ points", page)
        await board.press("escape")
        assert board.at() == "Dana Okafor - waits"
