"""A few steady pictures: the places of the sample programme on its day, at the size everything is drawn for first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.themes import LIGHT

STORY_DAY = Clock(datetime(2026, 5, 8, 12, tzinfo=UTC).timestamp)
Compare = Callable[..., bool]
"""The fixture `snap_compare` of the plugin."""


@pytest.fixture(autouse=True)
def no_blinking(monkeypatch: pytest.MonkeyPatch) -> None:
    # Touches a name private to Textual 8.2.8; to be looked at again when the pin moves.
    for kind in (Input, TextArea):
        monkeypatch.setattr(kind.cursor_blink, "_default", False)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with Desk.copy_of(sample_tables(), str(tmp_path / "sample"), "Copied the sample", STORY_DAY) as opened:
        yield opened


def pressing(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def press(pilot: Pilot[None]) -> None:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    return press


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("today", ()),
        ("setup", ("2",)),
        ("people", ("3",)),
        ("pairs", ("4",)),
        ("journal", ("5",)),
        ("after", ("5", "down", "down", "enter", "a")),
        ("credit", ("6",)),
        ("help", ("5", "question_mark")),
    ],
)
def test_a_place_at_80_by_24(desk: Desk, snap_compare: Compare, place: str, keys: tuple[str, ...]) -> None:
    assert snap_compare(RmtuiApp(desk), terminal_size=(80, 24), run_before=pressing(*keys)), place


@pytest.mark.parametrize("size", [(100, 30), (160, 45)])
def test_today_and_pairs_in_light_with_more_room(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    keys = ("4",) if size[0] == 160 else ()
    assert snap_compare(RmtuiApp(desk, theme=LIGHT.name), terminal_size=size, run_before=pressing(*keys))
