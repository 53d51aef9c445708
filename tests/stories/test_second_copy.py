"""Once a week, one key: everything is copied to another place, and read back; the place is asked for only once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from rmtui.content.sample_programme import sample_tables
from rmtui.desk import Desk
from rmtui.settings import CopyRecord, remember_second_copy
from tests.stories.today_stage import Stage, desk_of, on_stage


def own_tables() -> Mapping[str, Mapping[str, dict[str, Any]]]:
    """Return the sample as somebody's own programme."""
    tables = sample_tables()
    about = {name: value for name, value in tables["about"]["1"].items() if name != "sample_day"}
    return {**tables, "about": {"1": about}}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    # A computer without sticks, and a folder of one's own to begin in.
    monkeypatch.setattr("rmtui.screens.kit.second_copy.likely_places", list)
    with desk_of(tmp_path / "home" / "northwind", own_tables()) as opened:
        yield opened


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> Path:
    """Return a folder on another stick."""
    place = tmp_path / "stick"
    place.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(desk.store.medium, "device", lambda path: int(path.startswith(str(place))))
    return place


def words(stage: Stage) -> str:
    """Return everything fixed the screen in front shows, in one line."""
    return " ".join(" ".join(str(widget.content).split()) for widget in stage.app.screen.query(Static))


async def until(stage: Stage, wanted: str) -> None:
    """Wait until what is done beside everything else is said."""
    for _ in range(600):
        if wanted in stage.app.status or wanted in words(stage):
            return
        await stage.press()
    raise AssertionError(f"{wanted!r} never came: {stage.app.status} {words(stage)}")


async def test_the_place_is_asked_for_once_and_then_one_key_is_enough(desk: Desk, stick: Path) -> None:
    people, sessions = len(desk.programme.people), len(desk.programme.sessions)
    async with on_stage(desk) as stage:
        await stage.go_to("There is no second copy of this programme yet")
        assert "b copy it now" in stage.keys
        await stage.press("b")
        await until(stage, "Where shall the second copy go?")
        await stage.type("stick")
        await stage.press("enter")
        await until(stage, f"Copied and checked: {people} people, {sessions} meetings.")
        assert not any("second copy" in row for row in stage.rows())
        await stage.press("home", "m")
        assert "Logged session" in stage.status
        await stage.press("b")
        await until(stage, "Copied and checked:")
    with Desk.look(str(stick / "northwind (copy)")) as copy:
        assert copy.store.tables["sessions"] == desk.store.tables["sessions"]
    assert [path.name for path in stick.iterdir()] == ["northwind (copy)"]


async def test_after_a_week_today_reminds(desk: Desk, stick: Path) -> None:
    remember_second_copy(desk.folder, CopyRecord(str(stick), date(2026, 4, 26), (1, 1)))
    async with on_stage(desk) as stage:
        await stage.go_to("Second copy of this programme is 12 days old")
        await stage.press("z")
        assert stage.status.startswith("Left for later")
        assert not any("Second copy" in row for row in stage.rows())


async def test_a_stick_left_at_home_changes_nothing(desk: Desk, stick: Path) -> None:
    gone = stick / "not plugged in"
    remember_second_copy(desk.folder, CopyRecord(str(gone), date(2026, 4, 26), (1, 1)))
    async with on_stage(desk) as stage:
        await stage.press("b")
        await until(stage, "The place of the second copy is not there now. Nothing was changed.")
        await stage.press("enter")
        await until(stage, "The place of the second copy is not there now.")
        gone.mkdir()
        await stage.press("enter")
        await until(stage, "Copied and checked:")
    assert [path.name for path in gone.iterdir()] == ["northwind (copy)"]


async def test_the_same_stick_is_taken_only_when_somebody_insists(desk: Desk, tmp_path: Path, stick: Path) -> None:
    here = tmp_path / "beside"
    here.mkdir()
    async with on_stage(desk) as stage:
        await stage.press("b")
        await stage.type("beside")
        await stage.press("enter")
        await until(stage, "That is the same disk or stick as the programme")
        await stage.press("escape")
        await stage.press("b")
        await stage.type("home/northwind")
        await stage.press("enter")
        await until(stage, "inside the programme itself")
        await stage.press("escape")
        assert list(here.iterdir()) == []
        await stage.press("b")
        await stage.type("beside")
        await stage.press("enter", "down", "enter")
        await until(stage, "Copied and checked:")
    assert [path.name for path in here.iterdir()] == ["northwind (copy)"]


async def test_walking_through_the_folders_by_arrows_alone(desk: Desk, stick: Path, tmp_path: Path) -> None:
    async with on_stage(desk) as stage:
        await stage.press("b", "down", "end", "enter")  # the last folder is the stick
        await stage.press("enter")
        await until(stage, "Copied and checked:")
    assert [path.name for path in stick.iterdir()] == ["northwind (copy)"]
