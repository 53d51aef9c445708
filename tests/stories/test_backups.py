"""Somebody makes a backup, changes something, goes back to it, and takes that back: all of it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from rmtui.desk import Desk
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.person import Person
from rmtui.recovery.backups import back_up
from rmtui.store import backups
from rmtui.store.folder import BACKUPS
from tests.stories.today_stage import PAYLOADS, Stage, desk_of, on_stage


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    with desk_of(tmp_path / "home" / "northwind") as opened:
        yield opened


def add(desk: Desk, name: str) -> None:
    """Save somebody."""
    desk.commit(Edit(EditKind.NONE, f"Added {name}", (desk.programme.put(Person(id=desk.clock.new_id(), name=name)),)))


def words(stage: Stage) -> str:
    """Return everything the screen in front shows, lists in one row a line."""
    screen = stage.app.screen
    shown = [str(widget.content) for widget in screen.query(Static)]
    listed = [str(option.prompt) for each in screen.query(OptionList) for option in each.options]
    return "\n".join(" ".join(text.split()) for part in (*shown, *listed) for text in part.split("\n"))


async def until(stage: Stage, wanted: str) -> None:
    """Wait until what is done beside everything else is shown."""
    for _ in range(400):
        if wanted in words(stage):
            return
        await stage.press()
    raise AssertionError(f"{wanted!r} never came: {words(stage)}")


def met(desk: Desk) -> int:
    """Return how many sessions took place, as it stands on the disk."""
    with Desk.look(desk.folder) as found:
        return sum(session.took_place for session in found.programme.sessions.all())


async def test_make_one_change_something_go_back_and_take_that_back(desk: Desk) -> None:
    people, sessions = len(desk.programme.people), len(desk.programme.sessions)
    before = met(desk)
    async with on_stage(desk) as stage:
        await stage.press("h", "b")
        await until(stage, "No backup yet.")
        await stage.press("m")
        await until(stage, "Made and checked.")
        assert f"Fri 8 May, 10:00 {people} people {sessions} meetings checked" in words(stage)
        await stage.press("escape", "escape", "m")
        assert stage.status.startswith("Logged session 3 of Martin and Asha")
        assert met(desk) == before + 1
        await stage.press("h", "b")
        await until(stage, "checked")
        await stage.press("enter")
        await until(stage, "Going back to it would change:")
        assert "sessions 1 becomes as it was" in words(stage)
        assert "Logged session 3 of Martin and Asha, Tue 5 May" in words(stage)
        await stage.press("r")
        await until(stage, "Went back to the backup of 8 May 2026, 10:00")
        assert met(desk) == before
        await stage.press("escape")
        assert stage.status.startswith("Went back to the backup of 8 May 2026, 10:00. Saved.")
        assert "Martin and Asha Tue 5 May" in stage.rows()[1]
        await stage.press("u")
        assert stage.status.startswith("Taken back: Went back to the backup of 8 May 2026, 10:00.")
        assert not any("Martin and Asha Tue 5 May" in row for row in stage.rows())
    assert met(desk) == before + 1
    assert [one.why for one in backups.listed(desk.store.medium, desk.folder)] == ["restore", ""]


async def test_looking_and_leaving_changes_nothing(desk: Desk) -> None:
    back_up(desk)
    for name in PAYLOADS:
        add(desk, name)
    async with on_stage(desk) as stage:
        await stage.press("h", "b")
        await until(stage, "checked")
        await stage.press("r")
        await until(stage, f"people {len(PAYLOADS)} go")
        assert all(f"Added {' '.join(name.split())}" in words(stage) for name in PAYLOADS)
        await stage.press("escape", "escape", "escape")
        assert stage.app.saving.edits == 0
    assert [one.why for one in backups.listed(desk.store.medium, desk.folder)] == [""]
    assert {person.name for person in desk.programme.people.all()} > set(PAYLOADS)


async def test_a_damaged_one_is_shown_as_such_and_leads_nowhere(desk: Desk) -> None:
    name = back_up(desk).name
    add(desk, "Zoë")
    back_up(desk)
    file = Path(desk.folder) / BACKUPS / name
    file.write_bytes(file.read_bytes()[:-30])
    async with on_stage(desk) as stage:
        await stage.press("h", "b")
        await until(stage, "DAMAGED")
        assert "checked" in words(stage)
        await stage.press("end", "enter")
        await until(stage, "This backup is damaged")
        await stage.press("m")
        await until(stage, "Nothing was saved since the newest one")
    assert len(backups.listed(desk.store.medium, desk.folder)) == 2


async def test_the_palette_leads_there_and_a_programme_only_looked_at_says_why_not(desk: Desk) -> None:
    with Desk.look(desk.folder, desk.clock) as looking:
        async with on_stage(looking) as stage:
            stage.app.show_backups()
            await until(stage, "No backup yet.")
            await stage.press("m")
            await until(stage, "No backup was made. The programme is open only to look at.")
    assert backups.listed(desk.store.medium, desk.folder) == []


async def test_the_first_change_is_followed_by_a_backup_by_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rmtui.recovery.backups.QUIET", 0.0)
    async with on_stage(desk) as stage:
        await stage.press("m")
        status = stage.status
        for _ in range(2000):
            if backups.listed(desk.store.medium, desk.folder):
                break
            await stage.press()
        assert stage.status == status
        await stage.press("m")
    (made,) = backups.listed(desk.store.medium, desk.folder)
    assert backups.is_whole(desk.store.medium, desk.folder, made.name)


async def test_a_backup_that_cannot_be_made_is_said_once_and_saving_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmtui.recovery.backups.QUIET", 0.0)
    monkeypatch.setattr(desk.store.medium, "free", lambda _: 1000)
    before = met(desk)
    async with on_stage(desk) as stage:
        await stage.press("m")
        await until(stage, "No backup was made: the disk or stick is full.")
        await stage.press("m")
        assert stage.status.startswith("Logged session")
    assert met(desk) == before + 2
    assert backups.listed(desk.store.medium, desk.folder) == []
