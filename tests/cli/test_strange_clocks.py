"""A clock beyond all sense: no command, no paper and no place ends by it."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from rmtui.clock import FIRST_DAY, LAST_DAY, Clock
from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.keys import PLACES
from rmtui.store.folder import LOCK
from tests.cli.running import CommandLine
from tests.stories.stage import Stage, run

SECONDS = {
    "long before 1970": -(10.0**11),
    "before 1970": -86_400.0 * 400,
    "1970": 0.0,
    "the end of 9999": 253_402_300_799.0,
    "beyond": 10.0**15,
}
KINDS = ("notes", "credits", "charter", "agreements", "certificates", "calendar", "pairs", "mails", "library", "lost")
COMMANDS = (
    ("today",),
    ("pairs", "suggest"),
    ("people", "list"),
    ("session", "add", "Ben Okoro", "Martin Hale", "--on", "today"),
    ("sessions", "list"),
    ("credit", "add", "Ben Okoro", "--what", "Film the bay"),
    ("history",),
    ("backups", "make"),
    ("backups",),
    ("tidy",),
    ("check",),
    *(("export", kind, "--to", "out") for kind in KINDS),
    ("list",),
)


def all_of(rmtui: CommandLine, cwd: Path) -> None:
    """Run every command; each is done, or a day is refused in a sentence."""
    for words in COMMANDS:
        answer = rmtui.run(*words, cwd=cwd)
        assert answer.status in ((0, 1, 2) if "--on" in words else (0, 1)), (words, answer)
        assert "Traceback" not in answer.err, (words, answer)


@pytest.mark.parametrize("name", SECONDS)
def test_commands_on_a_computer_with_such_a_clock(
    name: str, north: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    monkeypatch.setattr(time, "time", lambda: SECONDS[name])
    all_of(north, tmp_path)


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_commands_on_the_first_and_the_last_day(day: date, north: CommandLine, tmp_path: Path) -> None:
    north("pairs", "add", "Ben Okoro", "Martin Hale")
    north.environment["RMTUI_TODAY"] = day.isoformat()
    all_of(north, tmp_path)


@pytest.mark.parametrize("day", ["0001-01-01", "1970-12-31", "9991-01-01", "9999-12-31"])
def test_a_day_beyond_is_refused(day: str, tmp_path: Path) -> None:
    answer = CommandLine(tmp_path / "home", RMTUI_TODAY=day)("new", "p", "--name", "North", status=2)
    assert "RMTUI_TODAY is a day no programme can reach" in answer.err
    assert not (tmp_path / "home" / "p").exists()


def test_a_lock_from_a_clock_beyond_says_nothing_of_when(
    north: CommandLine, tmp_path: Path, impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: SECONDS["beyond"])
    with Desk.open(str(north.home / "north")):
        assert (north.home / "north" / LOCK).exists()
        assert "open in another rmtui" in north.run("pairs", "keep", "Ben Okoro", "Martin Hale", cwd=tmp_path).err


@pytest.mark.parametrize("name", ["before 1970", "the end of 9999"])
async def test_every_place(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with Desk.copy_of(sample_tables(), str(tmp_path / "p"), "Copied", Clock(lambda: SECONDS[name])) as desk:
        async with run(Stage, desk, "today") as stage:
            for place in range(len(PLACES)):
                await stage.press(str(place + 1))
            await stage.press("h", "escape", "h", "b", "m", "escape", "escape", "5", "n", "f2", "f3", "ctrl+s")
            await stage.wait()
            assert not stage.app.is_ending
