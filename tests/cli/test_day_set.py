"""RMTUI_TODAY sets the day for trying things out, and nothing else: ids and times of saving stay true."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of
from rmtui.recovery.opening import first_sentence
from tests.cli.running import CommandLine

NOW = datetime.now(UTC)


def test_the_day_is_moved_and_everything_else_stays_true(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = Clock()
    assert before.day_set is None
    monkeypatch.setenv("RMTUI_TODAY", "2027-03-12")
    clock = Clock()
    assert clock.today() == date(2027, 3, 12)
    assert abs((clock.now() - NOW).total_seconds()) < 3600
    assert clock.computer_day() == before.today()
    assert int(clock.new_id()) - int(before.new_id()) < 3600_000 << 40
    with Desk.copy_of(tables_of([About(), Person(id="1", name="Asha")]), str(tmp_path / "p"), "Made", clock) as desk:
        said = "Today is taken to be Fri 12 Mar 2027 (RMTUI_TODAY). Everything is saved."
        assert first_sentence(desk, "Everything is saved.") == (said, False)


def test_a_clock_that_is_handed_in_is_not_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_TODAY", "2027-03-12")
    assert Clock(lambda: 0.0).day_set is None


def test_commands_take_the_day(tmp_path: Path) -> None:
    rmtui = CommandLine(tmp_path, RMTUI_TODAY="2027-03-12")
    rmtui("new", "p", "--name", "North")
    assert "Friday 12 Mar" in rmtui("today").out


@pytest.mark.parametrize("value", ["soon", "2027-02-30", "12.3.2027", "20270312", "2027-W10-5"])
def test_a_day_that_is_none_is_refused_before_anything_is_done(tmp_path: Path, value: str) -> None:
    answer = CommandLine(tmp_path, RMTUI_TODAY=value)("new", "p", "--name", "North", status=2)
    assert answer.err.strip() == (
        "RMTUI_TODAY is no day. Set it to one such as 2027-03-12, or unset it. Nothing was changed."
    )
    assert not (tmp_path / "p").exists()
