"""Somebody types and the program is killed, told to end, or loses its window: the text is offered again."""

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

TEXT = "".join(f"{number:03d} words " for number in range(40))[:300]
PATIENCE = 30.0
"""Seconds the slowest machine gets for one step."""


def until(holds: Callable[[], bool], terminal: Terminal) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it did not happen"
        terminal.read(0.05)


def kept(folder: Path) -> str:
    with Desk.look(str(folder)) as desk:
        return "".join(draft.text for draft in desk.drafts.all())


@pytest.mark.parametrize(("name", "status"), [("SIGKILL", -9), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_the_text_is_there_again(name: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
        for key in (b"5", b"\r", b"n"):
            terminal.key(key, 0.35, 4.0)
        until(lambda: b"take away" in terminal.plain(), terminal)
        terminal.type(TEXT)
        until(lambda: kept(folder) == TEXT, terminal)
        assert terminal.end(getattr(signal, name)) == status
    assert kept(folder) == TEXT
    with Terminal(command, columns=80, lines=24) as terminal:
        until(lambda: b"You were writing" in terminal.plain(), terminal)
