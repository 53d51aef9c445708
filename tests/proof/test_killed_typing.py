"""Somebody types a note into the app and it is killed at any moment: is what was kept of the text there again?"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from random import Random

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.sample_copy import copy_sample
from tests.proof.toll import CANARY, Toll
from tests.store.working import LONG

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

from benchmarks.terminal import Terminal

pytestmark = pytest.mark.suite("7 kill storm, the app while somebody types")
KILLS = 20 if LONG else 1
TEXT = f"{CANARY}. " + "".join(f"{number:03d} words " for number in range(60))
PATIENCE = 60.0


def kept(folder: Path) -> str:
    """Return the draft another program finds now."""
    with Desk.look(str(folder)) as desk:
        return "".join(draft.text for draft in desk.drafts.all())


def test_killed_while_typing(tmp_path: Path, toll: Toll, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    chance = Random(5)
    for number in range(KILLS):
        folder = tmp_path / f"sample {number}"
        copy_sample(str(folder), Clock())
        command = [sys.executable, "-m", "rmtui", "demo", "--to", str(folder)]
        with Terminal(command, columns=80, lines=24) as terminal:
            terminal.until("1 Today", PATIENCE)
            terminal.rest()
            for key in (b"5", b"\r", b"n"):
                terminal.key(key, 0.35, 4.0)
            deadline = time.monotonic() + PATIENCE
            while b"take away" not in terminal.plain():
                assert time.monotonic() < deadline
                terminal.read(0.05)
            before, last = "", time.monotonic() + chance.uniform(1.3, 3.0)
            for letter in TEXT:
                os.write(terminal.fd, letter.encode())
                terminal.read(0.01)
                if letter == " ":
                    before = kept(folder)
                if time.monotonic() > last and before:
                    break
            terminal.end(signal.SIGKILL)
        found = kept(folder)
        toll.finds({found.startswith(before)}, {True})
        assert before
        assert TEXT.startswith(found)
        log = tmp_path / "rmtui-fault.log"
        toll.hears(log.read_text(encoding="utf-8") if log.exists() else "", home=str(tmp_path))
        toll.tries("kills")
