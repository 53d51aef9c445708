"""Bytecode of the program for the Python versions that are on this computer.

A stick may be read-only, so that nothing could be compiled where it is used. What is compiled here is never compared
with its source again, and carries no docstrings: nothing at run time reads them, and they are a third of its size.
"""

from __future__ import annotations

import marshal
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

OLDEST = (3, 11)
NEWEST_TRIED = 19
"""The last minor version of Python 3 that is looked for by its name."""
ASK = "import importlib.util as u, sys; print(u.MAGIC_NUMBER.hex(), *sys.version_info[:2], sys.version_info[3])"
TIME_LIMIT = 120
COMPILE = """
import ast, importlib.util, marshal, sys

HAVE_DOCSTRINGS = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

def compiled(name, source):
    tree = ast.parse(source, name)
    for node in ast.walk(tree):
        if isinstance(node, HAVE_DOCSTRINGS) and ast.get_docstring(node, clean=False) is not None:
            first = node.body[0]
            node.body[:1] = [ast.copy_location(ast.Pass(), first)] if len(node.body) == 1 else []
    code = compile(tree, name, "exec", dont_inherit=True)
    unchecked = (1).to_bytes(4, "little")
    return importlib.util.MAGIC_NUMBER + unchecked + importlib.util.source_hash(source) + marshal.dumps(code)

sources = marshal.load(sys.stdin.buffer)
marshal.dump({name: compiled(name, source) for name, source in sources.items()}, sys.stdout.buffer, 2)
"""
"""What the other Python is told: sources come in by name, bytecode goes out, and nothing is written to a disk."""


@dataclass(frozen=True, slots=True)
class Python:
    """A Python found on this computer that can run the program."""

    command: tuple[str, ...]
    """How it is started."""
    magic: str
    """The mark of its bytecode, in hexadecimal; versions with the same one share it."""
    version: str
    """Such as 3.12."""


def pythons() -> list[Python]:
    """Return the versions of Python on this computer, the one that runs now first, one of each kind of bytecode."""
    found: dict[str, Python] = {}
    for command in _candidates():
        python = _ask(command)
        if python is not None:
            found.setdefault(python.magic, python)
    return list(found.values())


def compile_for(python: Python, sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the bytecode of sources, by the name of the source; empty where that Python cannot do it."""
    try:
        done = subprocess.run(
            [*python.command, "-I", "-S", "-c", COMPILE],
            input=marshal.dumps(dict(sources), 2),
            capture_output=True,
            timeout=TIME_LIMIT,
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    if done.returncode:
        return {}
    made: dict[str, bytes] = marshal.loads(done.stdout)
    return made


def _candidates() -> list[tuple[str, ...]]:
    """Return the commands that may be a Python, each once."""
    commands: list[tuple[str, ...]] = [(sys.executable,)] if sys.executable else []
    minors = range(OLDEST[1], NEWEST_TRIED + 1)
    launcher = shutil.which("py") if sys.platform == "win32" else None
    commands += [(launcher, f"-3.{minor}") for minor in minors if launcher]
    for name in (*(f"python3.{minor}" for minor in minors), "python3", "python"):
        path = shutil.which(name)
        if path:
            commands.append((path,))
    return list(dict.fromkeys(commands))


def _ask(command: Sequence[str]) -> Python | None:
    try:
        done = subprocess.run([*command, "-I", "-S", "-c", ASK], capture_output=True, timeout=TIME_LIMIT, text=True)
    except (OSError, subprocess.SubprocessError):
        return None
    words = done.stdout.split()
    if done.returncode or len(words) != 4 or (int(words[1]), int(words[2])) < OLDEST or words[3] != "final":
        return None
    return Python(tuple(command), words[0], f"{words[1]}.{words[2]}")


def name_of_compiled(source: str) -> str:
    """Return the name a zip keeps the bytecode of a source under."""
    return f"{os.path.splitext(source)[0]}.pyc"
