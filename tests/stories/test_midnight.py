"""Midnight passes while the program is open: every place says what is true on the new day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.programme import tables_of
from rmtui.programme.session import Session
from tests.stories.journal_stage import ABOUT, PAIRS, PEOPLE, SESSIONS, TEXTS
from tests.stories.stage import Stage, lines_on, run

EVENING = datetime(2026, 5, 8, 23, 59, 30)
PLANNED = (
    Session(id="70", pair="10", number=2, state="planned", on=date(2026, 5, 9)),
    Session(id="71", pair="11", number=2, state="planned", on=date(2026, 5, 8)),
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


class Hours:
    """A clock one can put on."""

    def __init__(self) -> None:
        self.now = EVENING

    def seconds(self) -> float:
        """Return what the clock says."""
        return self.now.timestamp()


WALKS = {
    "Today": ("1",),
    "the Journal": ("5",),
    "a meeting in the Journal": ("5", "home", "down", "down", "enter", "f2"),
    "Pairs": ("4",),
    "Credit": ("6",),
    "the history": ("1", "h"),
    "Today behind the palette": ("1", "ctrl+p"),
    "Today behind help": ("1", "question_mark"),
    "the room": ("5", "home", "down", "down", "i", "f3"),
}
"""How one comes to what is shown when the day changes."""


@pytest.mark.parametrize("walk", WALKS)
async def test_what_is_shown_is_true_after_midnight(tmp_path: Path, walk: str) -> None:
    hours = Hours()
    tables = tables_of((ABOUT, *PEOPLE, *PAIRS, *SESSIONS, *PLANNED, *TEXTS))
    with Desk.copy_of(tables, str(tmp_path / "p"), "Made", Clock(hours.seconds)) as desk:
        async with run(Stage, desk, "today", (120, 40)) as stage:
            await stage.press(*WALKS[walk])
            await stage.pilot.pause(0.3)
            before = lines_on(stage.app)
            hours.now += timedelta(days=1, minutes=1)
            stage.app._every_second()
            await stage.wait()
            passed = lines_on(stage.app)
        async with run(Stage, desk, "today", (120, 40)) as stage:
            await stage.press(*WALKS[walk])
            await stage.pilot.pause(0.3)
            anew = lines_on(stage.app)
    assert [row for row in passed if "aved" not in row] == [row for row in anew if "aved" not in row], walk
    assert walk not in ("Today", "the history") or before != passed, "there was something to renew"
