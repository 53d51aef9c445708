"""Making of a kit, new or over an old one: at every moment the kit that was there, or the new one, starts.

New archives are written under names of their own; the small file that names them is put in place last, in one rename,
and only then is what it named before removed. `rmtui-data` is made where it is missing and never touched again.
"""

from __future__ import annotations

import contextlib
import os
import zipfile
from dataclasses import dataclass

from rmtui.errors import BadInput
from rmtui.paths import KIT, PORTABLE
from rmtui.portable import program as programs
from rmtui.portable.packages import program_files
from rmtui.portable.program import Program, Progress
from rmtui.portable.windows_python import PYTHON, WindowsPython, python_there
from rmtui.store.folder import is_programme
from rmtui.store.medium import Medium
from rmtui.store.trouble import as_error

SINGLE, LIB = "rmtui.pyz", "lib"
RUN, WINDOWS, README = "run.py", "rmtui.cmd", "README.txt"
SHELLS = ("rmtui.sh", "rmtui.command")
"""Start files for Linux and for a Mac; they hold the same lines."""
NOT_MADE = "The kit was not made"
MARK = b'"""Start of rmtui from a stick'
"""How `run.py` begins, by which a folder is known as a kit."""


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit that was made."""

    folder: str
    """The folder it lies in."""
    single: str
    """The one file beside it."""
    size: int
    """Bytes of the folder's program, without a Python of its own and without data."""
    versions: tuple[str, ...]
    """The versions of Python it starts with at once."""
    left_out: tuple[str, ...]
    """Versions found here for which there was no room."""
    python: str
    """The folder of the Python it brings along for Windows; empty where it brings none."""


def make_kit(target: str, tell: Progress, python: WindowsPython | None = None, medium: Medium | None = None) -> Kit:
    """Make a kit in a folder, or renew the one that is there.

    Raises BadInput where something else lies there or this rmtui is not installed whole, and NotSaved where the medium
    refuses; in both cases a kit that was there still starts.
    """
    medium = medium or Medium()
    folder = os.path.join(target, KIT)
    _refuse_foreign(medium, target, folder)
    tell("Collecting the program ...")
    program = programs.make_program(program_files(), tell)
    tell("Writing ...")
    try:
        return _Maker(medium, target, folder, program).make(python)
    except OSError as error:
        raise as_error(error, NOT_MADE) from None


class _Maker:
    """The writing of one kit, in the order that keeps a kit whole at every moment."""

    def __init__(self, medium: Medium, target: str, folder: str, program: Program) -> None:
        self._medium, self._target, self._folder, self._program = medium, target, folder, program
        self._lib = os.path.join(folder, LIB)

    def make(self, python: WindowsPython | None) -> Kit:
        single = os.path.join(self._target, SINGLE)
        self._make_folders()
        self._remove_halves()
        archives = programs.folder_archives(self._program)
        for name, data in archives.items():
            self._put(os.path.join(self._lib, name), data)
        brought = self._put_python(python)
        shell = programs.text_file("start.sh.txt").encode()
        for name in SHELLS:
            self._put(os.path.join(self._folder, name), shell, runs=True)
        self._put(os.path.join(self._folder, README), _windows_lines(programs.text_file("README.txt")))
        self._put(os.path.join(self._folder, WINDOWS), windows_start(brought))
        start = programs.folder_start(self._program)
        self._put(os.path.join(self._folder, RUN), start)
        self._put(single, programs.single_file(self._program))
        self._remove_others(self._lib, archives)
        self._remove_pythons(brought)
        size = sum(map(len, archives.values())) + len(start)
        return Kit(self._folder, single, size, self._program.versions, self._program.left_out, brought)

    def _make_folders(self) -> None:
        for folder in (self._target, self._folder, self._lib):
            is_new = not self._medium.exists(folder)
            self._medium.make_folder(folder)
            if is_new:
                self._medium.let_others_read(folder, runs=True)
        self._medium.make_folder(os.path.join(self._folder, PORTABLE))

    def _remove_halves(self) -> None:
        """Remove what a making that was interrupted left behind, which also gives its room back."""
        for folder in (self._lib, self._folder, self._target):
            for name in self._medium.names(folder):
                ours = folder != self._target or name == f"{SINGLE}.part"
                if ours and name.endswith(".part"):
                    path = os.path.join(folder, name)
                    if self._medium.is_folder(path):
                        self._medium.remove_tree(path)
                    else:
                        self._medium.remove(path)

    def _put(self, path: str, data: bytes, *, runs: bool = False) -> None:
        """Put a file in place, in one step; one that holds the same already stays."""
        with contextlib.suppress(OSError):
            if self._medium.size(path) == len(data) and self._medium.read(path) == data:
                return
        try:
            self._medium.replace_with(path, data)
        except OSError:
            with contextlib.suppress(OSError):
                self._medium.remove(f"{path}.part")
            raise
        self._medium.let_others_read(path, runs=runs)

    def _put_python(self, python: WindowsPython | None) -> str:
        """Put the Python for Windows in place; returns the name of its folder, or of the one that is there."""
        if python is None:
            return python_there(self._medium, self._folder)
        final = os.path.join(self._folder, python.folder)
        if not self._medium.exists(final):
            part = f"{final}.part"
            self._medium.make_folder(part)
            for name, data in python.files.items():
                path = os.path.join(part, *name.split("/"))
                self._medium.make_folder(os.path.dirname(path))
                self._medium.write_new(path, data)
            self._medium.rename(part, final)
        return python.folder

    def _remove_others(self, folder: str, keep: dict[str, bytes]) -> None:
        for name in self._medium.names(folder):
            if name not in keep and name.startswith("rmtui-") and name.endswith(".zip"):
                self._medium.remove(os.path.join(folder, name))

    def _remove_pythons(self, keep: str) -> None:
        for name in self._medium.names(self._folder):
            if name.startswith(PYTHON) and name != keep and self._medium.is_folder(os.path.join(self._folder, name)):
                self._medium.remove_tree(os.path.join(self._folder, name))


def windows_start(python: str) -> bytes:
    """Return `rmtui.cmd`, which knows the folder of the Python the kit brings along; empty for none."""
    return _windows_lines(programs.text_file("start.cmd.txt").replace("@PYTHON@", python or "none"))


def _windows_lines(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def _refuse_foreign(medium: Medium, target: str, folder: str) -> None:
    """Raise BadInput where something else lies where the kit goes."""
    single = os.path.join(target, SINGLE)
    if medium.exists(target) and not medium.is_folder(target):
        raise BadInput(f"{NOT_MADE}: that is a file, not a folder. Nothing was changed; name a folder or a stick.")
    if is_programme(target):
        raise BadInput(
            f"{NOT_MADE}: that folder is a programme. Nothing was changed; name the stick or another folder."
        )
    try:
        is_foreign = medium.exists(folder) and not _is_kit(medium, folder)
        is_foreign_file = medium.exists(single) and not _is_single(single)
    except OSError as error:
        raise as_error(error, NOT_MADE, reading=True) from None
    if is_foreign or is_foreign_file:
        name = KIT if is_foreign else SINGLE
        raise BadInput(
            f"{NOT_MADE}: something else that is called {name} lies there. Nothing was changed; "
            "give it another name, or choose another folder."
        )


def _is_kit(medium: Medium, folder: str) -> bool:
    """Say whether a folder is a kit, or the beginning of one that was interrupted."""
    if not medium.is_folder(folder):
        return False
    start = os.path.join(folder, RUN)
    if medium.exists(start):
        return medium.read_start(start, len(MARK)) == MARK
    ours = {PORTABLE, LIB, WINDOWS, README, *SHELLS}
    return all(name.removesuffix(".part") in ours or name.startswith(PYTHON) for name in medium.names(folder))


def _is_single(path: str) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read("__main__.py").startswith(MARK)
    except (zipfile.BadZipFile, KeyError):
        return False
