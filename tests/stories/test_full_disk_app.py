"""A stick fills up while somebody writes: the program says so, keeps the text, and saves it once there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.sample_copy import copy_sample

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from benchmarks.terminal import Terminal

TEXT = "Drivers film the bay themselves"
PATIENCE = 30.0
"""Seconds the slowest machine gets for one step."""


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of its own with little room."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root on Linux can make a small disk")
    place = tmp_path / "stick"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "rmtui-test", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(ballast: Path) -> None:
    """Take all the room there is."""
    with ballast.open("ab", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def until(holds: Callable[[], bool], terminal: Terminal) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, terminal.plain()[-3000:].decode(errors="replace")
        terminal.read(0.05)


def read_so_far(terminal: Terminal) -> str:
    """Return everything shown so far in one line, without the frames of small windows."""
    return " ".join(terminal.plain().decode(errors="replace").replace("│", " ").split())


def saved(folder: Path) -> bool:
    with Desk.look(str(folder)) as desk:
        return any(TEXT in text.text for text in desk.programme.texts.all())


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([root, os.environ.get("PYTHONPATH", "")]))
    return tmp_path


def test_the_text_stays_and_is_saved_once_there_is_room(stick: Path, home: Path) -> None:
    folder, ballast = stick / "Northwind", stick / "ballast"
    copy_sample(str(folder), Clock())
    with Desk.look(str(folder)) as desk:
        before = {name: dict(rows) for name, rows in desk.store.tables.items()}
    with Terminal([sys.executable, "-m", "rmtui", str(folder)], columns=80, lines=24) as terminal:
        terminal.until("1 Today", PATIENCE)
        terminal.rest()
        for key in (b"5", b"\r", b"n"):
            terminal.key(key, 0.35, 4.0)
        until(lambda: b"take away" in terminal.plain(), terminal)
        fill(ballast)
        terminal.type(TEXT)
        until(lambda: b"could NOT be kept" in terminal.plain(), terminal)
        terminal.key(b"\x1b", 0.35, 4.0)
        until(lambda: b"NOT saved: no room is left" in terminal.plain(), terminal)
        until(
            lambda: "What was saved before is safe. Free some space and try again." in read_so_far(terminal), terminal
        )
        until(lambda: "is still on the screen, and ONLY there" in read_so_far(terminal), terminal)
        with Desk.look(str(folder)) as desk:
            assert {name: dict(rows) for name, rows in desk.store.tables.items()} == before
        terminal.key(b"t", 0.35, 4.0)
        until(lambda: b"Still NOT saved" in terminal.plain(), terminal)
        assert not saved(folder), "there is still no room"
        ballast.write_bytes(b"")
        terminal.key(b"t", 0.35, 4.0)
        until(lambda: saved(folder), terminal)
        terminal.key(b"q", 0.35, 4.0)
        until(lambda: b"Everything is saved. Press q again" in terminal.plain(), terminal)
    assert saved(folder)


def test_without_touching_anything_it_is_saved_by_itself_on_leaving(stick: Path, home: Path) -> None:
    folder, ballast = stick / "Northwind", stick / "ballast"
    copy_sample(str(folder), Clock())
    with Terminal([sys.executable, "-m", "rmtui", str(folder)], columns=80, lines=24) as terminal:
        terminal.until("1 Today", PATIENCE)
        terminal.rest()
        for key in (b"5", b"\r", b"n"):
            terminal.key(key, 0.35, 4.0)
        until(lambda: b"take away" in terminal.plain(), terminal)
        fill(ballast)
        terminal.type(TEXT)
        terminal.key(b"\x11", 0.35, 4.0)
        until(lambda: "it could not be kept as a draft either" in read_so_far(terminal), terminal)
        terminal.rest()
        ballast.write_bytes(b"")
        terminal.key(b"t", 0.35, 4.0)
        until(lambda: saved(folder), terminal)
