"""Archive of a programme: all its files in one zip that is read back and compared, and brought back from it.

Restoring proves what lies there before it gets its name: a folder that was restored is whole, or is not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from rmtui.desk import Desk
from rmtui.errors import BadInput, NotSaved, ReadOnly, RmtuiError
from rmtui.store.folder import LOCK, MAIN, NEW, PREVIOUS, is_programme
from rmtui.store.medium import Medium
from rmtui.store.trouble import as_error

NOT_MADE = "The archive was not made"
NOT_RESTORED = "The archive was not brought back"
PIECE = 1 << 20
PART = ".part"
NO_ARCHIVE = "that file is no archive of a programme, or it is damaged. Nothing was changed; try another copy of it."


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was made, or brought back, and checked."""

    path: str
    """The zip, or the folder it was brought back to."""
    files: int
    """How many files are in it."""
    brand: str
    """What the programme is called."""


def make_archive(folder: str, to: str, medium: Medium | None = None) -> Archive:
    """Put every file of a programme into one zip and prove it; the programme stays as it is.

    Raises BadInput where something lies there already, and NotSaved where the programme is in use or the place refuses.
    """
    medium = medium or Medium()
    if medium.exists(to):
        raise BadInput(f"{NOT_MADE}: something of that name is there already. Nothing was changed; choose a new name.")
    if not medium.is_folder(os.path.dirname(os.path.abspath(to))):
        raise BadInput(f"{NOT_MADE}: there is no such folder to put it in. Nothing was changed.")
    with _held(folder, medium) as desk:
        brand = desk.programme.about.brand
        try:
            return Archive(to, _write(medium, folder, to), brand)
        except OSError as error:
            raise as_error(error, NOT_MADE) from None
        finally:
            with contextlib.suppress(OSError):
                medium.remove(to + PART)


def restore_archive(archive: str, to: str, medium: Medium | None = None) -> Archive:
    """Bring a programme back from its archive into a new or empty folder; raises BadInput or NotSaved."""
    medium = medium or Medium()
    if medium.exists(to) and not (medium.is_folder(to) and not medium.names(to)):
        raise BadInput(f"{NOT_RESTORED}: something lies there already. Nothing was changed; name a new folder.")
    part = to.rstrip(os.sep) + PART
    if medium.exists(part):
        raise BadInput(
            f"{NOT_RESTORED}: {os.path.basename(part)} lies in its way. Nothing was changed; remove it first."
        )
    try:
        with zipfile.ZipFile(archive) as packed:
            entries = _entries(packed)
            _refuse_too_large(medium, to, entries)
            try:
                for name, entry in entries.items():
                    _unpack(medium, packed, entry, os.path.join(part, *name.split("/")))
                brand = _brand_of(part, medium)
                if medium.exists(to):
                    medium.remove_folder(to)
                medium.rename(part, to)
            finally:
                with contextlib.suppress(OSError):
                    medium.remove_tree(part)
    except FileNotFoundError:
        raise BadInput(f"{NOT_RESTORED}: there is no such file. Nothing was changed; check its path.") from None
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, IsADirectoryError):
        raise BadInput(f"{NOT_RESTORED}: {NO_ARCHIVE}") from None
    except OSError as error:
        raise as_error(error, NOT_RESTORED) from None
    return Archive(to, len(entries), brand)


@contextlib.contextmanager
def _held(folder: str, medium: Medium) -> Iterator[Desk]:
    """Hold a programme so that nobody changes it meanwhile; on a read-only medium nobody can."""
    try:
        desk = Desk.open(folder, medium=medium)
    except ReadOnly:
        desk = Desk.look(folder, medium=medium)
    with desk:
        yield desk


def _write(medium: Medium, folder: str, to: str) -> int:
    """Write the zip beside its name, compare every file in it with what was read, and give it its name."""
    top = os.path.basename(os.path.abspath(folder))
    digests: dict[str, str] = {}
    file = medium.create(to + PART)
    try:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as packed:
            for name in _names(folder):
                data = medium.read(os.path.join(folder, *name.split("/")))
                digests[f"{top}/{name}"] = hashlib.sha256(data).hexdigest()
                packed.writestr(f"{top}/{name}", data)
        medium.sync(file)
    finally:
        medium.close(file)
    try:
        with zipfile.ZipFile(to + PART) as packed:
            read_back = {name: hashlib.sha256(packed.read(name)).hexdigest() for name in packed.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):
        read_back = {}
    if read_back != digests:
        raise NotSaved(f"{NOT_MADE}: what was read back differs. The programme is safe; try another stick or folder.")
    medium.rename(to + PART, to)
    medium.sync_folder(os.path.dirname(os.path.abspath(to)))
    return len(digests)


def _names(folder: str) -> Iterator[str]:
    """Yield the files of a programme, with slashes; what a link leads to lies elsewhere and stays there."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not os.path.islink(os.path.join(place, name)))
        for name in sorted(names):
            path = os.path.join(place, name)
            if name != LOCK and not name.endswith(PART) and not os.path.islink(path):
                yield os.path.relpath(path, folder).replace(os.sep, "/")


def _entries(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return what is to be unpacked, below the one folder of the archive; raises ValueError for anything else."""
    found: dict[str, zipfile.ZipInfo] = {}
    tops: set[str] = set()
    for entry in packed.infolist():
        if entry.is_dir():
            continue
        top, *parts = entry.filename.split("/")
        tops.add(top)
        if not parts or any(part in ("", ".", "..") or "\\" in part or ":" in part for part in (top, *parts)):
            raise ValueError("no plain name")
        found["/".join(parts)] = entry
    if len(tops) != 1 or found.keys().isdisjoint((MAIN, PREVIOUS, NEW)):
        raise ValueError("no programme")
    return found


def _refuse_too_large(medium: Medium, to: str, entries: dict[str, zipfile.ZipInfo]) -> None:
    place = os.path.dirname(os.path.abspath(to))
    if not medium.is_folder(place):
        raise BadInput(f"{NOT_RESTORED}: there is no such folder to put it in. Nothing was changed.")
    if sum(entry.file_size for entry in entries.values()) > medium.free(place):
        raise NotSaved(f"{NOT_RESTORED}: there is not enough room. Nothing was changed; free some space.")


def _unpack(medium: Medium, packed: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> None:
    """Write one file durably, never more of it than the archive says; its checksum is compared on the way."""
    medium.make_folder(os.path.dirname(path))
    file = medium.create(path)
    try:
        with packed.open(entry) as source:
            left = entry.file_size
            while data := source.read(min(PIECE, left + 1)):
                left -= len(data)
                if left < 0:
                    raise ValueError("longer than it says")
                medium.write(file, data)
        medium.sync(file)
    finally:
        medium.close(file)


def _brand_of(folder: str, medium: Medium) -> str:
    """Return what an unpacked programme is called; raises ValueError where it cannot be read whole."""
    if not is_programme(folder):
        raise ValueError("no programme")
    try:
        with Desk.look(folder, medium=medium) as desk:
            return desk.programme.about.brand
    except RmtuiError:
        raise ValueError("no readable programme") from None
