"""The command line under test: in this process, or in one of its own where a process proves something.

What must hold of every answer, whatever was asked?
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from rmtui.__main__ import main

ROOT = Path(__file__).parents[2]
"""The folder the package stands in."""
STATUSES = (0, 1, 2, 3)
"""What a command may end with; anything else is a fault of ours."""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What a terminal would obey, or what turns a line round, instead of showing it."""
TIME_LIMIT = 60


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    status: int
    """Exit status."""
    out: str
    """Standard output: data."""
    err: str
    """Standard error: talk."""

    @property
    def data(self) -> Any:
        """The JSON it printed."""
        return json.loads(self.out)


class CommandLine:
    """Runs commands with a home of their own and looks at each answer with suspicion."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.home = home
        """RMTUI_HOME."""
        self.environment = environment
        """More variables for every command."""

    def __call__(
        self, *words: str | Path, status: int = 0, stdin: str | bytes = b"", cwd: Path | None = None
    ) -> Answer:
        """Run a command in this process; it must end with `status`."""
        return self.check(self.run(*words, stdin=stdin, cwd=cwd), words, status)

    def run(self, *words: str | Path, stdin: str | bytes = b"", cwd: Path | None = None) -> Answer:
        """Run a command in this process and return its answer as it is.

        Standard output begins as the poorest there is, so that an answer in other letters proves that the command
        set its own encoding. What the command leaves open stays open for the next one.
        """
        out, err = _stream(), _stream()
        with (
            mock.patch.object(sys, "argv", ["rmtui", *map(str, words)]),
            mock.patch.object(sys, "stdin", _stream(stdin.encode() if isinstance(stdin, str) else stdin)),
            mock.patch.object(sys, "stdout", out),
            mock.patch.object(sys, "stderr", err),
            mock.patch.dict(os.environ, self.variables(), clear=True),
            contextlib.chdir(cwd or self.home.parent),
            _collector_as_it_was(),
        ):
            status = _status_of_main()
        return Answer(status, _content(out), _content(err))

    def apart(self, *words: str | Path, status: int = 0, stdin: str | bytes = b"", cwd: Path | None = None) -> Answer:
        """Run a command in a process of its own; it must end with `status`."""
        return self.check(self.run_apart(*words, stdin=stdin, cwd=cwd), words, status)

    def run_apart(self, *words: str | Path, stdin: str | bytes = b"", cwd: Path | None = None) -> Answer:
        """Run a command in a process of its own and return its answer as it is."""
        done = subprocess.run(
            self.words(*words),
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=cwd or self.home.parent,
            env=self.variables(),
            timeout=TIME_LIMIT,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    def words(self, *words: str | Path) -> list[str]:
        """Return the whole command."""
        return [sys.executable, "-m", "rmtui", *map(str, words)]

    def variables(self) -> dict[str, str]:
        """Return the environment: nothing of it says anything about rmtui but what the test wants."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("RMTUI_", "PYTHON"))}
        own = {
            "RMTUI_HOME": str(self.home),
            "HOME": str(self.home.parent),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return {**inherited, **own, **self.environment}

    def check(self, answer: Answer, words: tuple[str | Path, ...], status: int) -> Answer:
        """Hold an answer to what is promised of all of them."""
        shown = f"{' '.join(map(str, words))[:300]}\nstatus {answer.status}\n{answer.out[:2000]}\n{answer.err[:2000]}"
        fault = self.home / "rmtui-fault.log"
        assert answer.status == status, shown + (fault.read_text() if fault.exists() else "")
        assert "Traceback" not in answer.err, shown
        assert not OBEYED.search(answer.err), shown
        if status == 0 or status == 1:
            # JSON may hold what the data hold; a terminal gets it only escaped or shown
            assert not OBEYED.search(answer.out), shown
        else:
            assert answer.out == "", shown
            assert answer.err.strip(), shown
            assert str(self.home) not in answer.err, shown
        if "--json" in words and status in (0, 1):
            json.loads(answer.out)
        return answer


def _status_of_main() -> int:
    """Return the exit status, as the interpreter would make it of what `main` returns or raises."""
    try:
        return main()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)  # noqa: T201
        return 1
    except BaseException:  # looked for by `check`, as in the output of a process
        traceback.print_exc()
        return 1


def _stream(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="ascii")


def _content(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


@contextlib.contextmanager
def _collector_as_it_was() -> Iterator[None]:
    """A command looks for no garbage; the process of the tests does."""
    enabled = gc.isenabled()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def roster(path: Path, *lines: str) -> Path:
    """Write a CSV file and return its path."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def shape(value: Any) -> Any:
    """Return what a JSON value is made of: names and kinds instead of values; of a list its first entry."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return None if value is None else type(value).__name__
