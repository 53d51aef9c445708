"""A window too small to see anything says so on every screen, and no letter typed into it is a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.app import RmtuiApp
from rmtui.errors import Damaged
from rmtui.recovery.opening import Unopened
from rmtui.screens.kit.framed import Framed
from tests.stories.today_stage import Stage, desk_of

IN_PROGRAMME = {"today": (), "room": ("5", "down", "down", "enter", "escape", "i"), "history": ("h",)}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def nothing_happens(stage: Stage) -> None:
    """Make the window small, type, and make it large again: the screen is as it was."""
    screen, depth = stage.app.screen, len(stage.app.screen_stack)
    assert isinstance(screen, Framed)
    said = stage.status
    for size in ((50, 24), (80, 12)):
        await stage.resize(*size)
        assert screen.query_one("#too-small").display
        assert not screen.query_one("#frame").display
        await stage.type("nsoblwhik?")
        assert (stage.app.screen, len(stage.app.screen_stack), stage.status) == (screen, depth, said)
    await stage.resize(80, 24)
    assert screen.query_one("#frame").display


@pytest.mark.parametrize("name", IN_PROGRAMME)
async def test_in_a_programme(tmp_path: Path, name: str) -> None:
    with desk_of(tmp_path / "p") as desk:
        app = RmtuiApp(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            stage = Stage(app, pilot)
            await stage.press(*IN_PROGRAMME[name])
            assert type(app.screen).__name__.lower().startswith(name)
            await nothing_happens(stage)
            assert not desk.can_undo


@pytest.mark.parametrize("unopened", [None, Unopened("nowhere", Damaged("It cannot be read."))])
async def test_where_no_programme_is_open(unopened: Unopened | None) -> None:
    app = RmtuiApp(None, unopened=unopened)
    async with app.run_test(size=(80, 24)) as pilot:
        await nothing_happens(Stage(app, pilot))
        assert app.next_folder is None
