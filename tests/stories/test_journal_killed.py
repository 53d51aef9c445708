"""The program is killed while somebody types where they met: the line is offered again, and kept as it stands."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.sample_copy import copy_sample

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from benchmarks.terminal import Terminal

PATIENCE = 30.0
"""Seconds the slowest machine gets for one step."""
PLACE = "Reading room above the old depot"


def until(holds: Callable[[], bool], terminal: Terminal) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it did not happen"
        terminal.read(0.05)


def kept(folder: Path) -> list[tuple[str, str]]:
    with Desk.look(str(folder)) as desk:
        return [(str(draft.about["kind"]), draft.text) for draft in desk.drafts.all()]


def test_a_line_that_is_no_text_survives_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    )
    folder = tmp_path / "sample"
    copy_sample(str(folder), Clock())
    command = [sys.executable, "-m", "rmtui", "demo", "--to", str(folder)]
    with Terminal(command, columns=80, lines=24) as terminal:
        terminal.until("1 Today", PATIENCE)
        terminal.rest()
        for key in (b"5", b"n"):
            terminal.key(key, 0.35, 4.0)
        until(lambda: b"take away" in terminal.plain(), terminal)
        for key in (b"\x1b[Z", b"\x05", b"\x15"):
            terminal.key(key, 0.35, 4.0)
        terminal.type(PLACE)
        until(lambda: kept(folder) == [("place", PLACE)], terminal)
        assert terminal.end(signal.SIGKILL) == -signal.SIGKILL
    with Terminal(command, columns=80, lines=24) as terminal:
        until(lambda: b"where they met" in terminal.plain(), terminal)
        terminal.rest()
        for key in (b"\x1b[B", b"\r"):
            terminal.key(key, 0.35, 4.0)
        until(lambda: kept(folder) == [], terminal)
    with Desk.look(str(folder)) as desk:
        assert PLACE in [session.place for session in desk.programme.sessions.all()]
