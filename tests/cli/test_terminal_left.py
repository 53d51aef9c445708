"""Is the terminal as it was, however the program ends?"""

from __future__ import annotations

import os
import re
import signal
import sys
import time

import pytest

from benchmarks.terminal import Terminal
from tests.cli.running import CommandLine

MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
USUAL = {b"25": b"h"}
"""The cursor is the one mode that is on before."""
MODES = (b"1049", b"1000", b"1002", b"1003", b"1006", b"1015", b"1004", b"2004", b"25")


def read_to_the_end(terminal: Terminal, limit: float = 30.0) -> bytes:
    """Return what was written from the start until the program has ended."""
    end = time.monotonic() + limit
    while time.monotonic() < end and not terminal.ended:
        terminal.read(0.1)
        terminal.ended = os.waitpid(terminal.pid, os.WNOHANG)[0] != 0
    while terminal.read(0.2):
        pass
    assert terminal.ended
    return terminal.seen


@pytest.mark.parametrize("how", ["quit", "SIGTERM", "SIGHUP"])
def test_the_terminal_is_left_as_it_was(how: str, north: CommandLine) -> None:
    environment = [f"{name}={value}" for name, value in north.variables().items()]
    command = ["env", "-i", *environment, "TERM=xterm-256color", sys.executable, "-m", "rmtui", "north"]
    with Terminal(command, columns=80, lines=24) as terminal:
        terminal.until("1 Today")
        terminal.rest()
        if how == "quit":
            os.write(terminal.fd, b"\x11")
        else:
            os.kill(terminal.pid, signal.Signals[how])
        left = read_to_the_end(terminal)
    last = {mode: on for modes, on in MODE.findall(left) for mode in modes.split(b";")}
    assert {mode: last.get(mode) for mode in (b"1049", b"1000", b"2004", b"25")} == {
        b"1049": b"l", b"1000": b"l", b"2004": b"l", b"25": b"h"
    }  # fmt: skip
    assert {mode for mode in last if mode in MODES and last[mode] != USUAL.get(mode, b"l")} == set()
