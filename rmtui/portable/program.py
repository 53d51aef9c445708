"""Program archives of a kit: zips Python imports from, one of sources and one for each kind of bytecode.

A stick is slow with many small files, so the packages lie in a few zips; a zip is also what can be put in place whole.
Files that are no modules (texts, style sheets) stand in each zip, because a package is read from one place.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources

from rmtui.portable.bytecode import Python, compile_for, name_of_compiled, pythons
from rmtui.portable.lean import lean

SOURCE = "source"
LARGEST = 8_000_000
"""Bytes a kit may take without a Python of its own; bytecode for further versions is made while it fits."""
MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time every entry bears, so that the same program makes the same bytes."""

Progress = Callable[[str], None]
"""Is told in a sentence what is being done."""


@dataclass(frozen=True, slots=True)
class Program:
    """The program, ready to be put on a stick."""

    parts: Mapping[str, Mapping[str, bytes]]
    """Files by part: the sources, and by its mark (magic) the bytecode of each Python."""
    versions: tuple[str, ...]
    """The versions of Python it is compiled for."""
    left_out: tuple[str, ...]
    """Versions that are on this computer and would have made it too large: it starts more slowly there."""

    @property
    def digest(self) -> str:
        """A short name that no other program has."""
        found = hashlib.blake2b(digest_size=6)
        for part, files in sorted(self.parts.items()):
            for name, data in sorted(files.items()):
                found.update(f"{part}/{name}\0{len(data)}\0".encode() + data)
        return found.hexdigest()


def make_program(files: Mapping[str, bytes], tell: Progress) -> Program:
    """Compile the program for the Pythons on this computer, as many as there is room for."""
    sources = {name: data for name, data in files.items() if name.endswith(".py")}
    others = {name: data for name, data in files.items() if name not in sources}
    carried = {**{name: lean(data) for name, data in sources.items()}, **others}
    parts: dict[str, Mapping[str, bytes]] = {SOURCE: carried}
    versions: list[str] = []
    left_out: list[str] = []
    taken = len(packed(carried))
    for python in pythons():
        part = _compiled_part(python, sources, others, tell) if not left_out else {}
        size = len(packed(part)) if part else 0
        if not part or (versions and taken + size > LARGEST):
            left_out.append(python.version)
            continue
        taken += size
        parts[python.magic] = part
        versions.append(python.version)
    return Program(parts, tuple(versions), tuple(left_out))


def _compiled_part(
    python: Python, sources: Mapping[str, bytes], others: Mapping[str, bytes], tell: Progress
) -> dict[str, bytes]:
    tell(f"Compiling for Python {python.version} ...")
    compiled = compile_for(python, sources)
    return {**{name_of_compiled(name): data for name, data in compiled.items()}, **others} if compiled else {}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files, the same bytes for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return made.getvalue()


def folder_archives(program: Program) -> dict[str, bytes]:
    """Return the zips of the folder `lib`, by their names, which no other program's zips have."""
    return {archive_name(program, part): packed(files) for part, files in program.parts.items()}


def archive_name(program: Program, part: str) -> str:
    """Return the name of one zip."""
    return f"rmtui-{program.digest}-{part}.zip"


def folder_start(program: Program) -> bytes:
    """Return `run.py`, which starts this very program out of `lib`."""
    names = {part: archive_name(program, part) for part in program.parts}
    return _start(names, '"lib", ')


def single_file(program: Program) -> bytes:
    """Return the one file that holds everything: a zip Python runs, each part in a folder of its own."""
    start = _start({part: part for part in program.parts}, "")
    inside = {f"{part}/{name}": data for part, files in program.parts.items() for name, data in files.items()}
    return packed({"__main__.py": start, **inside})


def text_file(name: str) -> str:
    """Return a text that goes into a kit."""
    return resources.files("rmtui.portable").joinpath("files", name).read_text(encoding="utf-8")


def _start(names: Mapping[str, str], folder: str) -> bytes:
    compiled = {part: name for part, name in names.items() if part != SOURCE}
    text = text_file("run.txt").replace("@PROGRAMS@", repr(compiled)).replace("@SOURCE@", repr(names[SOURCE]))
    return text.replace("@FOLDER@", folder).encode()
