"""Embeddable Python for Windows: is a zip really that, and how does it find the program of the kit?"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from rmtui.errors import BadInput
from rmtui.portable.bytecode import OLDEST
from rmtui.store.medium import Medium

PYTHON = "python-"
"""How the name of its folder in a kit begins."""
PATHS = re.compile(r"python(\d)(\d+)\._pth")
LARGEST = 100_000_000
"""Bytes all files together may have; the real one has a third of that."""
WRONG = (
    "is not the embeddable Python for Windows. Nothing was changed; get `Windows embeddable package (64-bit)`, version "
    "3.11 or newer, from python.org/downloads/windows, and name that zip as it is."
)


@dataclass(frozen=True, slots=True)
class WindowsPython:
    """A Python for Windows that needs no installing, ready to be put into a kit."""

    folder: str
    """The name of its folder there."""
    version: str
    """Such as 3.12."""
    files: Mapping[str, bytes]
    """Its files by their names with slashes."""


def read_windows_python(path: str) -> WindowsPython:
    """Read the zip python.org hands out; raises BadInput where it is anything else, too old or damaged."""
    name = os.path.basename(path)
    try:
        with open(path, "rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()[:8]
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if sum(entry.file_size for entry in entries) > LARGEST or not all(map(_is_plain, entries)):
                raise BadInput(f"{name} {WRONG}")
            files = {entry.filename: archive.read(entry) for entry in entries}  # checks each checksum
    except FileNotFoundError:
        raise BadInput(f"There is no file {name} there. Nothing was changed; check the path of the zip.") from None
    except OSError:
        raise BadInput(f"{name} cannot be read. Nothing was changed; copy it to this computer and try again.") from None
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError):
        raise BadInput(f"{name} {WRONG}") from None
    paths = next((found for one in files if (found := PATHS.fullmatch(one))), None)
    if paths is None or not _is_whole(files, paths[1] + paths[2]):
        raise BadInput(f"{name} {WRONG}")
    version = (int(paths[1]), int(paths[2]))
    if version < OLDEST:
        raise BadInput(
            f"{name} holds Python {version[0]}.{version[1]}, and rmtui needs 3.11 or newer. Nothing was changed; get a "
            "newer one from python.org/downloads/windows."
        )
    files[paths[0]] = _paths_of(paths[1] + paths[2])
    shown = f"{version[0]}.{version[1]}"
    return WindowsPython(f"{PYTHON}{shown}-{digest}", shown, files)


def python_there(medium: Medium, folder: str) -> str:
    """Return the name of the folder of the Python a kit has already; empty for none."""
    found = [name for name in medium.names(folder) if name.startswith(PYTHON) and not name.endswith(".part")]
    whole = [name for name in found if medium.exists(os.path.join(folder, name, "python.exe"))]
    return whole[-1] if whole else ""


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Say whether a name stays within the folder it is unpacked to."""
    parts = entry.filename.replace("\\", "/").split("/")
    return ".." not in parts and "" not in parts and ":" not in entry.filename


def _is_whole(files: Mapping[str, bytes], version: str) -> bool:
    """Say whether what Python needs to start is there, and is for Windows."""
    library = files.get(f"python{version}.dll", b"")
    return (
        files.get("python.exe", b"")[:2] == b"MZ"
        and library[:2] == b"MZ"
        and files.get(f"python{version}.zip", b"")[:2] == b"PK"
    )


def _paths_of(version: str) -> bytes:
    """Return its list of paths: its own library and folder, and nothing that is installed on the computer.

    `run.py` adds the program itself, by the place it lies in.
    """
    return f"python{version}.zip\r\n.\r\n".encode()
