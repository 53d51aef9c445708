"""Is `rmtui.cmd` what Windows needs? Read line by line: nothing here can run it."""

from __future__ import annotations

import re
from pathlib import Path

from rmtui.portable.making import Kit, windows_start

WAYS = ("own", "launcher", "python3", "python")
CALLS = {
    "own": r'"%HERE%none\python.exe" -B "%HERE%run.py" %*',
    "launcher": r'py -3 -B "%HERE%run.py" %*',
    "python3": r'python3 -B "%HERE%run.py" %*',
    "python": r'python -B "%HERE%run.py" %*',
}


def lines_of(data: bytes) -> list[str]:
    """Return the lines; each ends as Windows wants it, and a window of any code page shows them."""
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    return data.decode("ascii").split("\r\n")


def test_it_asks_for_utf8_before_anything_is_started(kit: Kit) -> None:
    lines = lines_of((Path(kit.folder) / "rmtui.cmd").read_bytes())
    assert lines[0] == "@echo off"
    assert lines[2:5] == ["setlocal", "chcp 65001 >nul", "set PYTHONUTF8=1"]


def test_every_way_is_tried_only_when_that_python_is_new_enough(kit: Kit) -> None:
    lines = lines_of((Path(kit.folder) / "rmtui.cmd").read_bytes())
    for name, command in (("launcher", "py -3"), ("python3", "python3"), ("python", "python")):
        at = lines.index(f'{command} -c "%CHECK%" >nul 2>nul')
        assert lines[at + 1] == f"if not errorlevel 1 goto {name}"
        assert lines[at + 2] == f'{command} -c "" >nul 2>nul'
        assert lines[at + 3] == 'if not errorlevel 1 set "FOUND=old"'
    assert 'set "CHECK=import sys; sys.exit(sys.version_info < (3, 11))"' in lines


def test_every_jump_has_its_mark_and_every_way_ends_where_an_error_keeps_the_window(kit: Kit) -> None:
    lines = lines_of((Path(kit.folder) / "rmtui.cmd").read_bytes())
    marks = {line[1:] for line in lines if line.startswith(":")}
    jumps = {found[1] for line in lines if (found := re.search(r"goto (\w+)$", line))}
    assert marks == jumps == {*WAYS, "old", "ended"}
    for name in WAYS:
        at = lines.index(f":{name}")
        assert lines[at + 1] == CALLS[name]
        assert lines[at + 2] in ("goto ended", ":ended")
    at = lines.index(":ended")
    assert lines[at + 1 :] == [
        'set "STATUS=%ERRORLEVEL%"',
        'if not "%STATUS%"=="0" pause',
        "exit /b %STATUS%",
        "",
    ]


def test_without_a_python_it_says_so_in_one_sentence_and_waits(kit: Kit) -> None:
    lines = lines_of((Path(kit.folder) / "rmtui.cmd").read_bytes())
    for sentence in (line for line in lines if line.startswith("echo ")):
        at = lines.index(sentence)
        assert lines[at + 1 : at + 3] == ["pause", "exit /b 2"]
        assert not re.search(r"[&|<>^%()]", sentence), "signs that mean something to the shell"
    assert sum(line.startswith("echo ") for line in lines) == 2


def test_it_prefers_the_python_of_the_kit_by_its_very_name() -> None:
    lines = lines_of(windows_start("python-3.12-ab12cd34"))
    assert r'if exist "%HERE%python-3.12-ab12cd34\python.exe" goto own' in lines
    assert r'"%HERE%python-3.12-ab12cd34\python.exe" -B "%HERE%run.py" %*' in lines
    assert "@" not in "\n".join(lines[1:])
