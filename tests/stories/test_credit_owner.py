"""An idea nobody is named for finds its owners, and one that was told is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Select

from rmtui.desk import Desk
from rmtui.widgets.line_list import LineList
from tests.stories.today_stage import desk_of, on_stage


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "northwind") as opened:
        yield opened


async def test_without_an_owner_nobody_can_say_yes(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("6")
        assert stage.at("#credits").startswith("whose? New onboarding video")
        assert stage.at("#credits").endswith("name missing!")
        await stage.press("k")
        assert stage.status.startswith("Whose idea is it?")
        await stage.press("t")
        assert stage.status == "Whose idea was it? w says so first."
        await stage.press("w")
        await stage.type("lee")
        await stage.press("plus")
        await stage.type("jo park")
        await stage.press("plus", "enter")
        assert stage.status == "It is Lee and Jo's idea now. Saved. u takes it back"
        assert stage.at("#credits").startswith("Lee + Jo New onboarding video")
        await stage.press("k")
        assert "Noted Lee and Jo's yes" in stage.status
        await stage.press("delete")
        assert stage.status.startswith("Lee and Jo's idea is withdrawn: told nowhere from now on. Saved")
        assert stage.at("#credits").endswith("withdrawn")


async def test_the_list_can_be_narrowed(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("6")
        assert "9 ideas, 9 changed something, 1 waits for a yes" in stage.text("#credit-headline")
        await stage.press("shift+tab", "enter", "down", "enter")
        assert stage.app.screen.query_one("#credit-filter", Select).value == "waiting"
        assert [row.split()[0] for row in stage.rows("#credits")] == ["whose?", "Asha"]
        await stage.press("escape", "down", "k")
        assert [row.split()[0] for row in stage.rows("#credits")] == ["whose?"]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 30), (160, 45)])
async def test_every_size_shows_the_list_and_the_form(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as stage:
        await stage.press("6", "down", "down")
        screen = stage.app.screen
        for selector in ("#credits", "#credit-what", "#credit-level", "#credit-answer", "#credit-rule"):
            region = screen.query_one(selector).region
            assert region.width > 8, selector
            assert region.height > 0, selector
            assert screen.find_widget(screen.query_one(selector)).visible_region == region, selector
        ideas = screen.query_one("#credits", LineList)
        widest = max(len(str(option.prompt)) for option in ideas.options)
        assert widest <= ideas.scrollable_content_region.width - 2, "a line would be broken in two"
        assert stage.at("#credits").startswith("Asha")
