"""Does any command call the network, start another program, or write where nobody told it to?

An audit hook in the process itself writes down every socket, every process and every path opened to be written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Answer, CommandLine, roster

CALLS = (
    "socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork", "os.startfile",
    "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "ctypes.dlopen",
)  # fmt: skip
"""Audit events of reaching beyond the process."""

HOOK = """\
import json
import os
import sys

_LOG = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
             "os.chown", "os.utime", "os.setxattr", "shutil.", "tempfile.")
_CALLING = tuple(os.environ["AUDIT_CALLS"].split())


def _hear(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if not (isinstance(flags, int) and flags & _WRITING or isinstance(mode, str) and set(mode) & set("wax+")):
            return
        paths = [path]
    elif event.startswith(_CHANGING):
        paths = [argument for argument in arguments[:2] if isinstance(argument, (str, bytes))]
    elif event.startswith(_CALLING):
        paths = []
    else:
        return
    paths = [os.path.abspath(os.fsdecode(path)) for path in paths if isinstance(path, (str, bytes))]
    os.write(_LOG, (json.dumps([event, paths]) + "\\n").encode())


sys.addaudithook(_hear)
"""


class Watched(CommandLine):
    """A command line whose every command is overheard."""

    def __init__(self, folder: Path) -> None:
        hook = folder / "hook"
        hook.mkdir()
        (hook / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
        self.log = hook / "log"
        """What was heard."""
        super().__init__(
            folder / "home",
            PYTHONPATH=os.pathsep.join((str(hook), str(ROOT))),
            AUDIT_LOG=str(self.log),
            AUDIT_CALLS=" ".join(CALLS),
        )

    def run(self, *words: str | Path, stdin: str | bytes = b"", cwd: Path | None = None) -> Answer:
        """Run a command in a process of its own: only there the hook hears what it does, and nothing else."""
        return self.run_apart(*words, stdin=stdin, cwd=cwd)

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
    for words in (
        ("new", "p", "--name", "P"), ("list",), ("where",), ("keys",), ("--version",), ("--help",),
        ("people", "import", people, "--dry-run"), ("people", "import", people), ("people", "list", "--json"),
        ("people", "show", "Ana"), ("pairs", "suggest", "--json"), ("pairs", "matrix", "--json"),
        ("pairs", "why", "Ana", "Ben"), ("pairs", "suggest", "--apply"), ("pairs", "list"),
        ("pairs", "keep", "Ana", "Ben"), ("pairs", "keep-apart", "Cleo", "Dora"), ("pairs", "release", "Cleo", "Dora"),
        ("session", "add", "Ana", "Ben", "--on", "2026-05-08", "--note-file", "-"), ("sessions", "list"), ("today",),
        ("export", "notes", "--level", "pair"), ("export", "notes", "--level", "pair", "--to", folder / "asked for"),
        ("check",), ("tidy",),
        ("demo",), ("demo", "--to", folder / "copy asked for"),
    ):  # fmt: skip
        answer = rmtui.run(*words)
        rmtui.check(answer, words, answer.status)
        assert answer.status in (0, 1), answer.err
    rmtui("people", "show", "nobody", status=2)
    rmtui("today", "-P", "nowhere", status=2)
    rmtui(status=2)
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
    assert sorted(path.name for path in folder.iterdir()) == ["asked for", "copy asked for", "home", "hook", "p.csv"]


def test_looking_writes_nothing_at_all(used: tuple[Watched, Path]) -> None:
    rmtui = used[0]
    assert rmtui.log.stat().st_size, "the hook does hear"
    rmtui.log.write_bytes(b"")
    for words in (
        ("people", "list"), ("people", "show", "Ana"), ("pairs", "list"), ("pairs", "matrix"), ("sessions", "list"),
        ("today",), ("check",), ("list",), ("where",), ("keys",),
    ):  # fmt: skip
        rmtui("-P", rmtui.home / "p", *words) if words[0] not in ("list", "keys") else rmtui(*words)
    assert [path for _, paths in rmtui.heard() for path in paths if path != Path(os.devnull)] == []
