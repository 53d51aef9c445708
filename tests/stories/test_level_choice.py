"""Who may know is asked in one way everywhere: one order, the same digits, the current level marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.credit import Credit
from rmtui.programme.levels import LEVELS, SHOWN
from rmtui.screens.kit.level_choice import what_leaves
from tests.stories.today_stage import Stage, desk_of, on_stage

ORDER = ["only this file (whoever runs rmtui)", "the two of them", "the group", "the firm", "anyone"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "northwind") as opened:
        yield opened


async def to_idea(stage: Stage, words: str) -> None:
    """Go to Credit and walk down to an idea."""
    await stage.press("6")
    for _ in stage.rows("#credits"):
        if words in stage.at("#credits"):
            return
        await stage.press("down")
    raise AssertionError(stage.rows("#credits"))


def idea(desk: Desk, words: str) -> Credit:
    """Return an idea as it lies on the disk."""
    with Desk.look(desk.folder) as found:
        return next(one for one in found.programme.credits.all() if words in one.what)


async def test_levels_stand_in_one_order_with_the_current_one_marked(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Exit talk")
        await stage.press("l")
        assert stage.text(".question") == 'Who may know Mia\'s idea "Exit talk with a peer"?'
        rows = [f"{'(o) ' if level == 'programme' else ''}{n} {words}"
                for n, (level, words) in enumerate(zip(LEVELS, ORDER, strict=True), 1)]  # fmt: skip
        assert stage.rows("LineList") == rows
        assert stage.at("LineList") == "(o) 3 the group"
        await stage.press("down", "enter")
        assert idea(desk, "Exit talk").level == "organisation"
        await stage.press("l", "2")
        assert idea(desk, "Exit talk").level == "pair"
        await stage.press("l")
        await stage.click("LineList", (8, 2))
        assert idea(desk, "Exit talk").level == "programme"


async def test_the_words_of_a_private_idea_stand_in_no_question(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Exit talk")
        await stage.press("l", "1", "l")
        assert stage.text(".question") == "Who may know Mia's idea?"
        await stage.press("escape")
        assert idea(desk, "Exit talk").level == "private"


async def test_a_yes_to_nobody_says_what_it_means(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Ask drivers")
        await stage.press("l", "1", "k")
        assert stage.status.startswith("Noted Asha's yes. It stays in this file until you choose who may know (l)")
        await stage.press("k")
        assert "It stays in this file until you choose who may know (l)" in stage.status
        await stage.press("l", "3")
        assert "the yes was for fewer readers" in stage.status
        assert stage.at("#credits").endswith("to ask again ?")
        assert stage.text("#credit-rule").startswith("To ask again. Until Asha says yes")


async def test_an_export_says_what_leaves_at_the_level_under_the_cursor(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("6", "x", "enter")
        assert stage.at("LineList") == "3 the group"
        for level in reversed(LEVELS[:3]):
            assert stage.text("#leaves") == what_leaves("ideas with their owner's yes", level)
            await stage.press("up")
        assert "the private ones too" in stage.text("#leaves")
        await stage.press("escape")
        assert not (Path(desk.folder) / "exports").exists()


@pytest.mark.parametrize("level", LEVELS)
def test_what_leaves_names_every_reader_and_nobody_else(level: str) -> None:
    at = next(known for known in LEVELS if known == level)
    leaving, _, staying = what_leaves("notes", at).partition(". ")
    for known in LEVELS[1:]:
        opened = LEVELS.index(known) >= LEVELS.index(at)
        if at != "private":
            assert (SHOWN[known] in leaving) == opened
            assert (SHOWN[known] in staying) == (not opened)
