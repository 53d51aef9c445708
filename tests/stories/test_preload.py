"""Preloading: places made ready in idle moments show, and change, nothing until somebody goes there."""

from __future__ import annotations

import re
from pathlib import Path

from rmtui.app import RmtuiApp
from rmtui.clock import Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.keys import PLACES
from rmtui.screens.kit.preload import QUIET_SECONDS
from rmtui.themes import LIGHT


def picture(app: RmtuiApp) -> str:
    """Return what is on the screen, colours included, without the number Rich gives each picture."""
    return re.sub(r"terminal-\d+", "terminal", app.export_screenshot())


async def pictures(folder: Path, *, preloads: bool) -> dict[str, str]:
    """Return how each place looks at its first visit, after the colours were changed."""
    shown: dict[str, str] = {}
    with Desk.copy_of(sample_tables(), str(folder), "Copied", Clock()) as desk:
        before = desk.store.tables
        app = RmtuiApp(desk, preloads=preloads)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            front, first, status = app.screen, picture(app), app.status
            # Names private to Textual 8.2.8; to be looked at again when the pin moves.
            while preloads and not {name.lower() for name in PLACES} <= set(app._screen_stacks):
                await pilot.pause(QUIET_SECONDS)
            await pilot.pause(QUIET_SECONDS)
            assert app.screen is front
            assert picture(app) == first
            assert app.status == status
            app.theme = LIGHT.name
            for number, name in enumerate(PLACES[1:], 2):
                await pilot.press(str(number))
                await pilot.pause(0.1)
                assert type(app.screen).__name__ == name
                shown[name] = picture(app)
        assert desk.store.tables == before
    return shown


async def test_a_place_made_ready_looks_as_at_any_first_visit_and_nothing_changed_before(tmp_path: Path) -> None:
    assert await pictures(tmp_path / "a", preloads=True) == await pictures(tmp_path / "b", preloads=False)
