"""Withdrawal of exports: which files of a folder hold something, such as a name, and how are our own taken back?"""

from __future__ import annotations

import contextlib
import os.path
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from rmtui.exchange.documents import files

LARGEST = 50_000_000
"""Bytes; a file beyond that is no document of ours, and is not searched."""

Says = Callable[[str], bool]
"""Says whether a text holds what is looked for."""


class Medium(files.Medium, Protocol):
    """The disk, as far as taking back needs it; every OSError is passed on to the caller."""

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder."""

    def is_folder(self, path: str) -> bool:
        """Say whether there is a folder."""

    def size(self, path: str) -> int:
        """Return the length of a file in bytes."""

    def remove(self, path: str) -> None:
        """Delete a file."""

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""

    def sync_folder(self, folder: str) -> None:
        """Return once changed names in a folder are on the medium."""


@dataclass(frozen=True, slots=True)
class Holding:
    """The files of a folder that hold what is looked for; names with `/` between folders."""

    own: tuple[str, ...] = ()
    """As this program wrote them."""
    others: tuple[str, ...] = ()
    """Edited since, or somebody else's: never touched."""


def holding(medium: Medium, folder: str, says: Says) -> Holding:
    """Return the files whose name or text holds what is looked for; one that cannot be read counts as edited."""
    record = files.own_files(medium, folder)
    own: list[str] = []
    others: list[str] = []
    for name in files_below(medium, folder):
        if name == files.RECORD:
            continue
        data = _read(medium, os.path.join(folder, *name.split("/")))
        if data is None or says(name) or says(plain_text(data)):
            is_own = data is not None and record.get(name) == sha256(data).hexdigest()
            if data is not None or name in record:
                (own if is_own else others).append(name)
    return Holding(tuple(own), tuple(others))


def withdraw(medium: Medium, folder: str, found: Holding, says: Says) -> None:
    """Delete our own files, folders that are empty then, and every mention in the record.

    What the medium will not let go stays, out of the record like what somebody edited.
    """
    for name in found.own:
        with contextlib.suppress(OSError):
            medium.remove(os.path.join(folder, *name.split("/")))
    record = files.own_files(medium, folder)
    gone = {*found.own, *found.others, *filter(says, record)}
    with contextlib.suppress(OSError):
        files.disown(medium, folder, gone & record.keys())
    _drop_empty(medium, folder, says, {os.path.dirname(name) for name in found.own})


def files_below(medium: Medium, folder: str, below: str = "") -> Iterator[str]:
    """Yield the files of a folder and of those within it, by name with `/` between folders; none where it is not."""
    try:
        names = medium.names(os.path.join(folder, *below.split("/")) if below else folder)
    except OSError:
        return
    for name in names:
        inner = f"{below}/{name}" if below else name
        if medium.is_folder(os.path.join(folder, *inner.split("/"))):
            yield from files_below(medium, folder, inner)
        else:
            yield inner


def plain_text(data: bytes) -> str:
    """Return the text of a file as it reads, without the signs that guard others in Markdown."""
    return data.decode("utf-8", "replace").replace("\\", "")


def _read(medium: Medium, path: str) -> bytes | None:
    try:
        return medium.read(path) if medium.size(path) <= LARGEST else b""
    except OSError:
        return None


def _drop_empty(medium: Medium, folder: str, says: Says, left: set[str]) -> None:
    """Delete folders that hold nothing and were left by our files, or are named after what is looked for."""
    with contextlib.suppress(OSError):
        for below in sorted(_folders_below(medium, folder), key=len, reverse=True):
            where = os.path.join(folder, *below.split("/"))
            if (below in left or says(below)) and not medium.names(where):
                medium.remove_folder(where)
                left.add(os.path.dirname(below))
                medium.sync_folder(os.path.dirname(where))


def _folders_below(medium: Medium, folder: str, below: str = "") -> Iterator[str]:
    for name in medium.names(os.path.join(folder, *below.split("/")) if below else folder):
        inner = f"{below}/{name}" if below else name
        if medium.is_folder(os.path.join(folder, *inner.split("/"))):
            yield inner
            yield from _folders_below(medium, folder, inner)
