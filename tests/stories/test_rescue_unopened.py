"""A programme cannot be opened at all: the rescue says what happened and what is safe, and there is a way on."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rmtui.app import RmtuiApp
from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.recovery.backups import back_up
from rmtui.recovery.opening import Unopened, open_to_write_or_look
from rmtui.settings import remember_programme
from rmtui.store.format import snapshot_bytes
from tests.stories.journal_stage import clock, desk_in
from tests.stories.stage import Stage
from tests.stories.test_welcome_open import everything


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home of its own."""
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    return tmp_path / "home"


def damaged(folder: Path, *, backups: bool = True) -> Path:
    """Make a programme of which both copies are gone."""
    with desk_in(folder) as desk:
        if backups:
            back_up(desk)
    for name in ("programme.json", "programme.prev.json"):
        (folder / name).write_bytes(bytes(5000))
    return folder


def of_a_newer_version(folder: Path) -> Path:
    """Make a programme that says a newer rmtui wrote it."""
    with desk_in(folder) as desk:
        tables = desk.store.tables
    (folder / "programme.json").write_bytes(snapshot_bytes(tables, 9, 0, 99)[0])
    return folder


def refusal(folder: Path) -> RmtuiError:
    """Return why a programme cannot be opened."""
    with pytest.raises(RmtuiError) as caught:
        open_to_write_or_look(str(folder))
    return caught.value


def rescue(folder: Path) -> RmtuiApp:
    """Return the program as it is when that programme was asked for."""
    return RmtuiApp(None, unopened=Unopened(str(folder), refusal(folder)))


async def test_a_backup_becomes_a_new_programme_and_the_damaged_one_stays_as_it_is(home: Path, tmp_path: Path) -> None:
    folder = damaged(tmp_path / "north")
    before = everything(folder)
    running = rescue(folder)
    async with running.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        stage = Stage(running, pilot)
        await stage.wait()
        assert "The files of this programme cannot be read" in stage.words
        assert "No empty programme is shown in its place" in stage.words
        assert "1 backup is in its folder" in stage.words
        assert str(folder)[:30] in stage.words
        await stage.press("b")
        await stage.wait()
        assert "(4 people, 2 meetings)" in stage.words
        await stage.press("enter")
        await stage.wait()
        await stage.press("enter")
        await stage.wait()
        assert running.next_folder == f"{folder} restored"
    assert everything(folder) == before
    with Desk.open(f"{folder} restored", clock()) as desk:
        assert len(desk.programme.people) == 4
        assert desk.store.findings == []


async def test_without_a_backup_that_is_said_and_a_taken_name_is_asked_again(home: Path, tmp_path: Path) -> None:
    folder = damaged(tmp_path / "north", backups=False)
    running = rescue(folder)
    async with running.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        stage = Stage(running, pilot)
        await stage.wait()
        assert "There is no backup in its folder." in stage.words
        await stage.press("b")
        assert "There is no backup in this programme's folder" in stage.words
        await stage.press("l")
        assert "cannot be read" in stage.words
        assert running.next_folder is None
        await stage.press("w")
        await stage.wait()
        assert "programme.prev.json" in stage.words
        await stage.press("escape")
        await stage.press("p")
        assert running.next_folder == ""


@pytest.mark.parametrize(
    ("make", "title", "safe", "status"),
    [
        (damaged, "The files of this programme cannot be read", "Make a copy of the whole folder", 3),
        (of_a_newer_version, "This programme belongs to a newer rmtui", "It is whole.", 3),
        (lambda folder: folder, "The programme opened last is not there", "A stick that is not plugged in", 2),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_each_state_has_its_words_and_nothing_is_written(
    home: Path, tmp_path: Path, make: Callable[[Path], Path], title: str, safe: str, status: int, size: tuple[int, int]
) -> None:
    folder = make(tmp_path / "north")
    before = everything(folder)
    running = rescue(folder)
    async with running.run_test(size=size, notifications=True, tooltips=True) as pilot:
        stage = Stage(running, pilot)
        await stage.wait()
        assert title in stage.words
        assert safe in stage.words
        assert "Nothing was changed" in stage.words
        for word in ("Try again", "Look only", "Restore a backup", "Another programme", "Where the files are", "Leave"):
            assert word in stage.words
        await stage.press("question_mark")
        await stage.wait()
        assert "Help: Rescue" in stage.words
        await stage.press("escape")
        await stage.press("q")
    assert running.return_code == status
    assert everything(folder) == before


async def test_try_again_and_look_only_open_what_can_be_opened_by_then(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick" / "north"
    folder.parent.mkdir()
    running = rescue(folder)
    async with running.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        stage = Stage(running, pilot)
        await stage.wait()
        desk_in(folder).close()
        await stage.press("down", "enter")
        assert (running.next_folder, running.next_looks) == (str(folder), True)
    with open_to_write_or_look(str(folder), looks=True) as desk:
        assert desk.store.refuses.startswith("Open only to look at")
    running = RmtuiApp(None, unopened=Unopened(str(folder), refusal(tmp_path / "nowhere")))
    async with running.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await Stage(running, pilot).press("t")
        assert (running.next_folder, running.next_looks) == (str(folder), False)


if sys.platform != "win32":
    from benchmarks.terminal import Terminal

    def until(words: str, terminal: Terminal) -> None:
        """Wait until the screen has shown some words."""
        deadline = time.monotonic() + 30
        while words not in " ".join(terminal.plain().decode(errors="replace").split()):
            assert time.monotonic() < deadline, terminal.plain()[-2000:]
            terminal.read(0.1)

    def test_in_a_terminal_the_rescue_leads_to_the_restored_programme(home: Path, tmp_path: Path) -> None:
        folder = damaged(tmp_path / "north")
        remember_programme(str(folder))
        with Terminal([sys.executable, "-m", "rmtui"], columns=80, lines=24) as terminal:
            until("The files of this programme cannot be read", terminal)
            for key in (b"b", b"\r", b"\r"):
                terminal.rest()
                terminal.key(key, 0.35, 4.0)
            until("1 Today", terminal)
        assert os.path.isdir(f"{folder} restored")
        shutil.rmtree(f"{folder} restored")
        with Terminal([sys.executable, "-m", "rmtui", str(folder)], columns=80, lines=24) as terminal:
            until("The files of this programme cannot be read", terminal)
            terminal.rest()
            os.write(terminal.fd, b"q")
            assert terminal.end(0) == 3
