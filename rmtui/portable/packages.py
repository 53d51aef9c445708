"""Packages of the program: its own files and those of the distributions it needs, as they are installed.

Which files a distribution has is read from its record; the program's own are those of its folder, so that an editable
install can make a kit as well.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib import metadata

import rmtui
from rmtui.errors import BadInput

OWN = "rmtui"
NEEDED = ("rmtui/app.tcss", "rmtui/content/prompts.toml", "rmtui/portable/files/run.txt", "textual/app.py")
"""Files without which the program does not run; one of each kind that packaging can forget."""
LEFT_OUT = (
    "textual/demo/", "textual/tree-sitter/", "pygments/lexers/", "pygments/styles/", "pygments/formatters/",
    "icalendar/tests/", "icalendar/fuzzing/", "mdit_py_plugins/",
)  # fmt: skip
"""Folders never loaded by this program: a demonstration, the colours of program text, tests, unused additions."""
KEPT = ("__init__.py", "_mapping.py")
"""Files kept of the folders left out, because their package asks for them."""
COMPILED = (".so", ".pyd", ".dylib", ".dll")
NOT_CARRIED = (".pyc", ".pyi", "py.typed", ".yaml", "RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""Endings of files that nobody needs in a kit."""
REQUIREMENT = re.compile(r"\s*([\w.-]+)\s*(?:\[([^]]*)\])?[^;]*(?:;(.*))?")
EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)['"]""")


def program_files() -> dict[str, bytes]:
    """Return every file the program runs from, by its name with slashes, as below `site-packages`.

    Raises BadInput where this rmtui does not have them as files, or where a package has compiled parts, which would run
    on one kind of computer only.
    """
    found = dict(_own_files())
    for name in sorted(_distributions()):
        found.update(_files_of(metadata.distribution(name)))
    missing = next((name for name in NEEDED if name not in found), "")
    if missing:
        raise _incomplete(missing)
    return found


def _own_files() -> Iterator[tuple[str, bytes]]:
    root = os.path.dirname(os.path.abspath(rmtui.__file__))
    if not os.path.isdir(root):
        raise BadInput(
            "This rmtui runs from a kit already. Nothing was changed; to have it on another stick, copy the folder "
            "rmtui-portable and the file rmtui.pyz there as they are."
        )
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if not name.endswith(NOT_CARRIED):
                path = os.path.join(folder, name)
                yield f"{OWN}/{os.path.relpath(path, root).replace(os.sep, '/')}", _read(path)


def _distributions() -> set[str]:
    """Return the names of the distributions the program needs, those they need among them."""
    found: set[str] = set()
    waiting: list[tuple[str, frozenset[str]]] = [(OWN, frozenset())]
    while waiting:
        name, extras = waiting.pop()
        try:
            requirements = metadata.distribution(name).requires or ()
        except metadata.PackageNotFoundError:
            raise _incomplete(name) from None
        for needed, wanted in _wanted(requirements, extras):
            if needed not in found:
                found.add(needed)
                waiting.append((needed, wanted))
    return found


def _wanted(requirements: list[str] | tuple[()], extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield which distributions are asked for, with their extras: without condition, or by one of our own extras.

    Of what only some systems or versions need, what is installed here goes with the kit.
    """
    for requirement in requirements:
        match = REQUIREMENT.fullmatch(requirement)
        if match is None:
            continue
        name, wanted, condition = match[1], match[2] or "", match[3] or ""
        asked = set(EXTRA.findall(condition))
        if asked and not asked & extras:
            continue
        if condition and not asked and not _is_installed(name):
            continue
        yield re.sub(r"[-_.]+", "-", name).lower(), frozenset(one.strip() for one in wanted.split(",") if one.strip())


def _is_installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _files_of(distribution: metadata.Distribution) -> Iterator[tuple[str, bytes]]:
    if distribution.files is None:
        raise _incomplete(distribution.name)
    for file in distribution.files:
        name = file.as_posix()
        if name.endswith(COMPILED):
            raise BadInput(
                f"{distribution.name} is installed here with compiled parts, which run on one kind of computer only. "
                "Nothing was changed. Install rmtui anew into an environment of its own, and make the kit from there."
            )
        if not name.startswith((".", "/")) and _is_carried(name):
            yield name, _read(str(distribution.locate_file(file)))


def _is_carried(name: str) -> bool:
    if name.endswith(NOT_CARRIED) or "__pycache__" in name or ".dist-info/sboms/" in name:
        return False
    return not name.startswith(LEFT_OUT) or name.rpartition("/")[2] in KEPT


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        raise _incomplete(os.path.basename(path)) from None


def _incomplete(what: str) -> BadInput:
    return BadInput(
        f"This rmtui is not installed whole: {what} is missing, and a kit without it would not start. Nothing was "
        "changed. Install it with pip, and make the kit again."
    )
