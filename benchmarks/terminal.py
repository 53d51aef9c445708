"""How long does somebody at a terminal wait? A pseudo-terminal, the time of a key, and the time the screen answered."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from types import TracebackType

_ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|.)")


class Terminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, command: Sequence[str], *, columns: int = 100, lines: int = 30) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(columns), LINES=str(lines))
            os.execvp(command[0], list(command))
        self.seen = b""
        self.ended = False

    def __enter__(self) -> Terminal:
        """Return the terminal."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the program."""
        if not self.ended:
            self.end(signal.SIGKILL)
        os.close(self.fd)

    def end(self, number: int) -> int:
        """Send a signal and return how the program ended: its exit status, or the signal's number below zero."""
        os.kill(self.pid, number)
        reading = time.perf_counter() + 10
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.ended = True
                return os.waitstatus_to_exitcode(status)
            if time.perf_counter() > reading:
                os.kill(self.pid, signal.SIGKILL)
            self.read(0.05)

    def plain(self) -> bytes:
        """Return everything written so far without the codes that move the cursor or colour."""
        return _ESCAPES.sub(b"", self.seen)

    def type(self, text: str) -> None:
        """Type a text as quickly as a person with a keyboard could at best."""
        for letter in text:
            os.write(self.fd, letter.encode())
            self.read(0.005)

    def read(self, seconds: float) -> bytes:
        """Return what the program wrote within that time, at once when it wrote something; empty for nothing."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.fd, 1 << 20)
        except OSError:
            return b""
        self.seen += data
        return data

    def until(self, text: str, limit: float = 60.0) -> float:
        """Return how many seconds after its start the program had written `text`; raises TimeoutError."""
        wanted = text.encode()
        while wanted not in self.plain():
            if time.perf_counter() - self.started > limit:
                raise TimeoutError(text)
            self.read(0.5)
        return time.perf_counter() - self.started

    def rest(self, quiet: float = 0.3) -> None:
        """Wait until the program has written nothing for a while."""
        while self.read(quiet):
            pass

    def key(self, data: bytes, quiet: float = 0.03, patience: float = 1.0) -> float:
        """Press a key and return the seconds until the last byte of the answer, however many pieces it comes in.

        The first piece may take `patience` seconds, each further one `quiet` seconds.
        """
        begun = time.perf_counter()
        os.write(self.fd, data)
        last = begun
        wait = patience
        while self.read(wait):
            last = time.perf_counter()
            wait = quiet
        return last - begun

    def memory(self) -> int:
        """Return the most memory the program used so far, in KiB."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
