"""Export record: which files in a folder did this program write, and which may it replace?

It keeps a small record beside the files: name and sha256 of what it wrote. A file that is not in the record, or that
somebody edited since, is never touched; what should stand there gets a name with -2 instead.
"""

from __future__ import annotations

import contextlib
import json
import os.path
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, Protocol

from rmtui.exchange.documents.filenames import name_key

RECORD = ".rmtui-exports.json"
"""The record's file name."""


class Medium(Protocol):
    """The disk, as far as exports need it; every OSError is passed on to the caller."""

    def exists(self, path: str) -> bool:
        """Say whether anything stands there."""

    def read(self, path: str) -> bytes:
        """Return what a file holds."""

    def make_folder(self, path: str) -> None:
        """Make a folder and those above it; nothing happens where it stands already."""

    def write_new(self, path: str, data: bytes) -> None:
        """Write a file that must not exist yet, durably; raises FileExistsError."""

    def replace_with(self, path: str, data: bytes) -> None:
        """Put a file in place of another, whole or not at all, durably."""

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder."""

    def remove(self, path: str) -> None:
        """Delete a file."""

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""


class NamedText(Protocol):
    """Something to be written."""

    @property
    def name(self) -> str:
        """Its place below the export folder, with `/` between folders."""

    @property
    def text(self) -> str:
        """What it holds; written as UTF-8 with its line ends as they are, unless it has other `data`."""


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What became of the files of one export; names as they stand on the disk."""

    new: tuple[str, ...] = ()
    """Files that did not exist before."""
    replaced: tuple[str, ...] = ()
    """Own files whose content is new."""
    unchanged: tuple[str, ...] = ()
    """Files that held just this already."""
    left: tuple[str, ...] = ()
    """Files in the way that were not touched: somebody else's, or edited since; the new one has a -2."""
    removed: tuple[str, ...] = ()
    """Own files of an earlier export that this one no longer holds; they were deleted, as nobody had changed them."""
    stale: tuple[str, ...] = ()
    """Files of an earlier export that this one no longer holds, but that somebody edited since; not touched."""

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that now holds this export."""
        return tuple(sorted((*self.new, *self.replaced, *self.unchanged)))


@dataclass(frozen=True, slots=True)
class _Step:
    """What is to be done about one file."""

    name: str
    data: bytes
    do: Literal["new", "replace", "nothing"]


def write_export(
    medium: Medium, folder: str, files: Iterable[NamedText], own_folders: Iterable[str] = ()
) -> WriteReport:
    """Write the files of an export into a folder, and take away what an earlier export of the kind left there.

    New names enter the record before their files are written, so that an export that broke off half way knows its own
    files the next time. What an earlier export left in the folders of this one, and in `own_folders` where this one
    holds nothing, goes last: nobody shall read for years what may leave no more. An OSError reaches the caller; what
    stood there before is whole.
    """
    record = _read_record(medium, folder)
    steps, left = _plan(medium, folder, files, record)
    kinds: dict[str, list[str]] = {"new": [], "replace": [], "nothing": []}
    for step in steps:
        kinds[step.do].append(step.name)
    wanted = {step.name for step in steps} | set(left)
    stale = _stale(medium, folder, wanted, own_folders, record)
    record = _carry_out(medium, folder, steps, record)
    removed = [name for name in stale if _removed(medium, _path(folder, name), record[name])]
    _write_record(medium, folder, {name: digest for name, digest in record.items() if name not in removed}, record)
    return WriteReport(
        new=tuple(kinds["new"]),
        replaced=tuple(kinds["replace"]),
        unchanged=tuple(kinds["nothing"]),
        left=tuple(left),
        removed=tuple(removed),
        stale=tuple(name for name in stale if name not in removed),
    )


def own_files(medium: Medium, folder: str) -> dict[str, str]:
    """Return the files written here, by name, each with the sha256 of what was written."""
    return _read_record(medium, folder)


def disown(medium: Medium, folder: str, names: Iterable[str]) -> None:
    """Take files out of the record: from now on they count as somebody else's."""
    before = _read_record(medium, folder)
    gone = set(names)
    _write_record(medium, folder, {name: digest for name, digest in before.items() if name not in gone}, before)


def _plan(
    medium: Medium, folder: str, files: Iterable[NamedText], record: Mapping[str, str]
) -> tuple[list[_Step], list[str]]:
    """Return a step for every file, and the names that are in the way."""
    steps: list[_Step] = []
    left: list[str] = []
    taken: set[str] = set()
    for file in files:
        data: bytes = getattr(file, "data", b"") or file.text.encode("utf-8", "replace")
        for name in _names(file.name):
            if name_key(name) in taken:
                continue
            do = _what_to_do(medium, _path(folder, name), data, record.get(name))
            if do != "leave":
                taken.add(name_key(name))
                steps.append(_Step(name, data, do))
                break
            left.append(name)
    return steps, left


def _what_to_do(
    medium: Medium, path: str, data: bytes, recorded: str | None
) -> Literal["new", "replace", "nothing", "leave"]:
    if not medium.exists(path):
        return "new"
    try:
        there = medium.read(path)
    except IsADirectoryError:
        return "leave"
    if there == data:
        return "nothing"
    return "replace" if _hash(there) == recorded else "leave"


def _stale(
    medium: Medium, folder: str, wanted: set[str], own_folders: Iterable[str], record: Iterable[str]
) -> list[str]:
    """Return own files that stand where this export writes but are no part of it any more.

    Only below its own top folders: other exports keep their files beside them.
    """
    tops = tuple({name.split("/", 1)[0] + "/" for name in wanted if "/" in name} | {f"{own}/" for own in own_folders})
    old = [name for name in record if name.startswith(tops) and name not in wanted]
    return sorted(name for name in old if medium.exists(_path(folder, name)))


def _removed(medium: Medium, path: str, recorded: str) -> bool:
    """Delete a file nobody changed since it was written, and its folder with it where that is empty then."""
    try:
        if _hash(medium.read(path)) != recorded:
            return False
        medium.remove(path)
    except OSError:
        return False
    with contextlib.suppress(OSError):  # an empty folder that stays does no harm
        if not medium.names(os.path.dirname(path)):
            medium.remove_folder(os.path.dirname(path))
    return True


def _carry_out(medium: Medium, folder: str, steps: Iterable[_Step], record: Mapping[str, str]) -> dict[str, str]:
    """Write what is to be written and return the record as it stands then."""
    known = dict(record)
    todo = [step for step in steps if step.do != "nothing"]
    if not todo:
        return known
    known.update({step.name: _hash(step.data) for step in todo if step.do == "new"})
    medium.make_folder(folder)
    _write_record(medium, folder, known, record)
    before = dict(known)
    try:
        for step in todo:
            path = _path(folder, step.name)
            medium.make_folder(os.path.dirname(path))
            if step.do == "new":
                medium.write_new(path, step.data)
            else:
                medium.replace_with(path, step.data)
                known[step.name] = _hash(step.data)
    finally:
        _write_record(medium, folder, known, before)
    return known


def _names(name: str) -> Iterable[str]:
    """Yield a name, then the same with -2, -3 and so on before its ending."""
    if not _is_within(name):
        raise ValueError(name)
    yield name
    stem, ending = os.path.splitext(name)
    number = 2
    while True:
        yield f"{stem}-{number}{ending}"
        number += 1


def _is_within(name: str) -> bool:
    """Say whether a name, with `/` between folders, can only lead to a file within the folder it belongs to."""
    parts = name.split("/")
    return not any(part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts)


def _path(folder: str, name: str) -> str:
    return os.path.join(folder, *name.split("/"))


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()


def _read_record(medium: Medium, folder: str) -> dict[str, str]:
    """Return the record; a damaged one counts as none, so that every file there is taken for somebody else's.

    Names that lead out of the folder are nobody's: whoever wrote them there, it was not this program.
    """
    path = _path(folder, RECORD)
    if not medium.exists(path):
        return {}
    try:
        found = json.loads(medium.read(path))
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: digest for name, digest in found.items() if isinstance(digest, str) and _is_within(name)}


def _write_record(medium: Medium, folder: str, record: Mapping[str, str], before: Mapping[str, str]) -> None:
    if record != before:
        text = json.dumps(record, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
        medium.replace_with(_path(folder, RECORD), text.encode("utf-8", "replace"))
