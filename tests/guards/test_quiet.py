"""Does any command call the network, start another program, or write where nobody told it to?

An audit hook writes down every socket, every process and every path opened to be written. It cannot be taken off
again, so all commands are called in one process of their own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Answer, CommandLine, roster

CALLS = (
    "socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork", "os.startfile",
    "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "ctypes.dlopen",
)  # fmt: skip
"""Audit events of reaching beyond the process."""

LISTENER = """\
import json
import os
import sys
from pathlib import Path

from tests.cli.running import CommandLine

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
            "os.chown", "os.utime", "os.setxattr", "shutil.", "tempfile.")
asked = json.load(sys.stdin)
log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def hear(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if not (isinstance(flags, int) and flags & WRITING or isinstance(mode, str) and set(mode) & set("wax+")):
            return
        paths = [path]
    elif event.startswith(CHANGING):
        paths = [argument for argument in arguments[:2] if isinstance(argument, (str, bytes))]
    elif event.startswith(tuple(asked["calls"])):
        paths = []
    else:
        return
    paths = [os.path.abspath(os.fsdecode(path)) for path in paths if isinstance(path, (str, bytes))]
    os.write(log, (json.dumps([event, paths]) + "\\n").encode())


sys.addaudithook(hear)
rmtui = CommandLine(Path(asked["home"]))
answers = [rmtui.run(*words) for words in asked["commands"]]
json.dump([[answer.status, answer.out, answer.err] for answer in answers], sys.stdout)
"""


class Watched(CommandLine):
    """A command line whose every command is overheard."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "log"
        """What was heard."""
        super().__init__(folder / "home")

    def all(self, *commands: tuple[str | Path, ...], statuses: tuple[int, ...]) -> None:
        """Run commands one after the other; each must end with one of these statuses."""
        lines = [[str(word) for word in words] for words in commands]
        asked = {"log": str(self.log), "calls": CALLS, "home": str(self.home), "commands": lines}
        done = subprocess.run(
            [sys.executable, "-c", LISTENER], input=json.dumps(asked), capture_output=True, text=True, check=True,
            env=self.variables(), encoding="utf-8",
        )  # fmt: skip
        for words, answered in zip(commands, json.loads(done.stdout), strict=True):
            answer = self.check(Answer(*answered), words, answered[0])
            assert answer.status in statuses, answer.err

    def heard(self) -> Iterator[tuple[str, list[Path]]]:
        """Yield every event with its paths."""
        for line in self.log.read_text(encoding="utf-8").splitlines():
            event, paths = json.loads(line)
            yield event, [Path(path) for path in paths]


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> tuple[Watched, Path]:
    """Every command there is, run once; returns what was heard and the folder everything happened in."""
    folder = tmp_path_factory.mktemp("quiet")
    rmtui = Watched(folder)
    people = roster(
        folder / "p.csv", "name,email,role,manager", "Ana,ana@x.example,mentor,", "Ben,ben@x.example,mentee,",
        "Cleo,cleo@x.example,mentor,Ben", "Dora,dora@x.example,mentee,",
    )  # fmt: skip
    rmtui.all(
        ("new", "p", "--name", "P"), ("list",), ("where",), ("keys",), ("--version",), ("--help",),
        ("people", "import", people, "--dry-run"), ("people", "import", people), ("people", "list", "--json"),
        ("people", "show", "Ana"), ("pairs", "suggest", "--json"), ("pairs", "matrix", "--json"),
        ("pairs", "why", "Ana", "Ben"), ("pairs", "suggest", "--apply"), ("pairs", "list"),
        ("pairs", "keep", "Ana", "Ben"), ("pairs", "keep-apart", "Cleo", "Dora"), ("pairs", "release", "Cleo", "Dora"),
        ("session", "add", "Ana", "Ben", "--on", "2026-05-08", "--note-file", "-"), ("sessions", "list"), ("today",),
        ("export", "notes", "--level", "pair"), ("export", "notes", "--level", "pair", "--to", folder / "asked for"),
        ("check",), ("tidy",),
        ("demo",), ("demo", "--to", folder / "copy asked for"),
        statuses=(0, 1),
    )  # fmt: skip
    rmtui.all(("people", "show", "nobody"), ("today", "-P", "nowhere"), (), statuses=(2,))
    return rmtui, folder


def test_nothing_calls_the_network_or_another_program(used: tuple[Watched, Path]) -> None:
    heard = {event for event, _ in used[0].heard()}
    assert {event for event in heard if event.startswith(CALLS)} == set()
    assert {"open", "os.rename"} <= heard, "the hook does hear"


def test_nothing_is_written_but_where_it_belongs(used: tuple[Watched, Path]) -> None:
    rmtui, folder = used
    places = (rmtui.home, folder / "asked for", folder / "copy asked for")
    written = [path for _, paths in rmtui.heard() for path in paths]
    strays = [path for path in written if not any(path.is_relative_to(place) for place in places)]
    assert [path for path in strays if path != Path(os.devnull)] == []
    assert any(path.is_relative_to(places[1]) for path in written), "the hook does hear"
    assert sorted(path.name for path in folder.iterdir()) == ["asked for", "copy asked for", "home", "log", "p.csv"]


def test_looking_writes_nothing_at_all(used: tuple[Watched, Path]) -> None:
    rmtui = used[0]
    assert rmtui.log.stat().st_size, "the hook does hear"
    rmtui.log.write_bytes(b"")
    rmtui.all(
        *(("-P", rmtui.home / "p", *words) for words in (
            ("people", "list"), ("people", "show", "Ana"), ("pairs", "list"), ("pairs", "matrix"), ("sessions", "list"),
            ("today",), ("check",), ("where",),
        )),
        ("list",), ("keys",),
        statuses=(0,),
    )  # fmt: skip
    assert [path for _, paths in rmtui.heard() for path in paths if path != Path(os.devnull)] == []
