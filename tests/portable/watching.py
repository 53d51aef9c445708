"""A kit under test: started in a pseudo-terminal or as a command, with every folder it might write to watched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.terminal import Terminal

WATCHED = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
TEMPORARY = ("TMPDIR", "TEMP", "TMP", "APPDATA", "LOCALAPPDATA", "USERPROFILE")
TIME_LIMIT = 120


class Computer:
    """A borrowed computer: it has a Python, and folders in which nothing may be left."""

    def __init__(self, place: Path, python: str = sys.executable) -> None:
        self._place = place
        self._python = python
        for name in (*WATCHED, *TEMPORARY):
            (place / name).mkdir(parents=True)

    def variables(self) -> dict[str, str]:
        """Return the environment of whoever sits there."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("RMTUI_", "PYTHON"))}
        return {**kept, **{name: str(self._place / name) for name in (*WATCHED, *TEMPORARY)}}

    def left_behind(self) -> list[str]:
        """Return what was written there."""
        return sorted(str(path.relative_to(self._place)) for path in self._place.rglob("*") if path.is_file())

    def run(self, start: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Give one command to a kit."""
        return subprocess.run(
            [self._python, str(start), *map(str, words)],
            capture_output=True,
            text=True,
            env=self.variables(),
            cwd=self._place,
            timeout=TIME_LIMIT,
        )

    def terminal(self, start: Path, *words: str | Path) -> Terminal:
        """Open a kit in a terminal."""
        environment = [f"{name}={value}" for name, value in self.variables().items()]
        command: Sequence[str] = ["env", "-i", *environment, self._python, str(start), *map(str, words)]
        return Terminal(command, columns=80, lines=24)


def start_files(stick: Path) -> dict[str, Path]:
    """Return what starts each form of a kit."""
    return {"folder": stick / "rmtui-portable" / "run.py", "single file": stick / "rmtui.pyz"}


def python_of(version: str) -> str:
    """Return a Python of that version on this computer; empty where there is none that starts."""
    beside = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    for path in (*map(str, beside), shutil.which(f"python{version}")):
        if path and subprocess.run([path, "-c", ""], capture_output=True).returncode == 0:
            return path
    return ""
