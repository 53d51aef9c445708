"""What is left on a medium when the power goes, and what does a program see when a call fails?

Everything lies in memory, twice: as programs see it, and as it stands on the medium. What was asked for but not yet
made durable waits in a list. A cut keeps any part of that list, by four models:

- ordered: any first part of the list, its last write up to any byte;
- strict: every sector, every change of length and every change of a name for itself, lost parts zero or garbage;
- fat: also a renaming in three parts (the old target gone, the new name there, the old name gone), in any mix;
- nopsow: also a sector that was being written loses what it held before;
- stale: as strict, but where new room was not written, whole lines of earlier saves show once more.

Folders are durable as soon as they are made.
"""

from __future__ import annotations

import errno
import io
import os
import posixpath
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from typing import BinaryIO, Literal

from rmtui.store.format import BLOCK
from rmtui.store.medium import Medium

Model = Literal["ordered", "strict", "fat", "nopsow", "stale"]
MODELS: tuple[Model, ...] = ("ordered", "strict", "fat", "nopsow", "stale")
SECTOR = 512


class PowerCut(BaseException):
    """The power is gone; no program can catch that."""


class _Node:
    """The content of one file; images share the bytes until somebody writes."""

    __slots__ = ("kept", "seen")

    def __init__(self, content: bytes = b"", kept: bytes | None = None) -> None:
        self.seen = content
        self.kept = content if kept is None else kept


@dataclass(frozen=True, slots=True)
class _Write:
    node: _Node
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class _Cut:
    node: _Node
    size: int


@dataclass(frozen=True, slots=True)
class _Name:
    """A name given to a file, or taken away where `node` is None; `old` is the name it had."""

    path: str
    node: _Node | None
    old: str = ""


_Waiting = _Write | _Cut | _Name


class _File(io.BytesIO):
    """An open file: only its identity matters."""

    def __init__(self, path: str, node: _Node) -> None:
        super().__init__()
        self.path = path
        self.node = node


@dataclass(slots=True)
class Fault:
    """An error the medium gives at one call."""

    at: int
    """Which call, counted from 1 from the moment the fault is put in."""
    number: int
    """The error's number, such as errno.ENOSPC."""
    lasts: bool = False
    """Whether every later call that writes fails too."""
    forgets: bool = False
    """Whether a failed sync drops what was waiting, as Linux does."""
    calls: int = field(default=0, init=False)
    """How many calls there were."""
    hits: list[str] = field(default_factory=list, init=False)
    """Which calls failed."""


WRITES = frozenset(
    (
        "make_folder",
        "create",
        "open_end",
        "write",
        "sync",
        "cut",
        "close",
        "rename",
        "remove",
        "remove_folder",
        "sync_folder",
        "lock",
    )
)


class SimulatedMedium(Medium):
    """A medium in memory."""

    def __init__(self) -> None:
        self.fault: Fault | None = None
        """What goes wrong next."""
        self.watch: Callable[[str], None] | None = None
        """Called with the call's name within each call that changes something, before it is durable."""
        self.room: int | None = None
        """How many bytes all files together may take; None for no end."""
        self._folders = {"/"}
        self._seen: dict[str, _Node] = {}
        self._kept: dict[str, _Node] = {}
        self._waiting: list[_Waiting] = []
        self._locks: dict[str, _File] = {}
        self._writes = 0

    # What a test does to it

    def restart(self) -> SimulatedMedium:
        """Return what another program finds after this one was ended: no locks, and what waited still waits."""
        medium = SimulatedMedium()
        medium._folders, medium.room = set(self._folders), self.room
        twins: dict[int, _Node] = {}

        def twin(node: _Node) -> _Node:
            if id(node) not in twins:
                twins[id(node)] = _Node(node.seen, node.kept)
            return twins[id(node)]

        medium._seen = {path: twin(node) for path, node in self._seen.items()}
        medium._kept = {path: twin(node) for path, node in self._kept.items()}
        for item in self._waiting:
            medium._waiting.append(item if item.node is None else replace(item, node=twin(item.node)))
        return medium

    def content(self, folder: str) -> dict[str, bytes]:
        """Return the files of a folder as programs see them, without locks."""
        return {
            _split(path)[1]: node.seen
            for path, node in sorted(self._seen.items())
            if _split(path)[0] == folder and not _split(path)[1].startswith(".")
        }

    def used(self) -> int:
        """Return how many bytes all files take together."""
        return sum(len(node.seen) for node in self._seen.values())

    def plant(self, path: str, content: bytes | None) -> None:
        """Let somebody else write a file durably, or delete it."""
        self._seen.pop(path, None)
        self._kept.pop(path, None)
        if content is not None:
            self._seen[path] = self._kept[path] = _Node(content)

    def copy(self) -> SimulatedMedium:
        """Return a medium that holds, durably, what programs see on this one."""
        return self._medium({path: node.seen for path, node in self._seen.items()})

    def worst(self) -> SimulatedMedium:
        """Return what is left when everything that was not made durable is lost."""
        return self._medium({path: node.kept for path, node in self._kept.items()})

    def fingerprint(self) -> Hashable:
        """Return what is equal only where every name and every byte programs see is."""
        return frozenset((path, node.seen) for path, node in self._seen.items())

    def images(self, model: Model, chance: Random, count: int) -> Iterator[SimulatedMedium]:
        """Return what a cut at this moment may leave: nothing that waits, all of it, and `count` mixes by chance."""
        yield self._image(model, chance, 0.0)
        yield self._image(model, chance, 1.0)
        for _ in range(count):
            yield self._image(model, chance, chance.choice((0.2, 0.5, 0.8, 0.95)))

    # Looking

    def names(self, folder: str) -> list[str]:
        self._call("names")
        if folder in self._seen:
            raise NotADirectoryError(errno.ENOTDIR, "")
        if folder not in self._folders:
            raise FileNotFoundError(errno.ENOENT, "")
        inside = map(_split, (*self._seen, *(self._folders - {"/"})))
        return sorted(name for above, name in inside if above == folder)

    def exists(self, path: str) -> bool:
        return path in self._seen or path in self._folders

    def is_folder(self, path: str) -> bool:
        return path in self._folders

    def size(self, path: str) -> int:
        self._call("size")
        return len(self._node(path).seen)

    def changed_at(self, path: str) -> float:
        self._call("changed_at")
        self._node(path)
        return float(self._writes)

    def read(self, path: str) -> bytes:
        self._call("read")
        return self._node(path).seen

    def read_start(self, path: str, count: int) -> bytes:
        self._call("read")
        return self._node(path).seen[:count]

    def read_end(self, path: str, count: int) -> bytes:
        self._call("read")
        return self._node(path).seen[-count:]

    def free(self, folder: str) -> int:
        self._call("free")
        return 1 << 40 if self.room is None else max(self.room - self.used(), 0)

    def device(self, path: str) -> int:
        self._call("device")
        return 0

    # Changing

    def make_folder(self, path: str) -> None:
        self._call("make_folder")
        while path not in self._folders:
            self._folders.add(path)
            path = posixpath.dirname(path)

    def create(self, path: str) -> BinaryIO:
        self._call("create")
        if self.exists(path):
            raise FileExistsError(errno.EEXIST, "")
        node = self._seen[path] = _Node()
        self._wait(_Name(path, node), "create")
        return _File(path, node)

    def open_end(self, path: str) -> BinaryIO:
        self._call("open_end")
        return _File(path, self._node(path))

    def length(self, file: BinaryIO) -> int:
        self._call("length")
        return len(_opened(file).node.seen)

    def write(self, file: BinaryIO, data: bytes) -> None:
        number = self._failing("write")
        node = _opened(file).node
        part = data[: len(data) // 2] if number else data
        if self.room is not None and (free := self.room - self.used()) < len(part):
            number, part = errno.ENOSPC, part[: max(free, 0)]
        at = len(node.seen)
        node.seen += part
        self._writes += 1
        self._wait(_Write(node, at, bytes(part)), "write")
        if number:
            raise _error(number)

    def sync(self, file: BinaryIO) -> None:
        node = _opened(file).node
        number = self._failing("sync")
        mine = [item for item in self._waiting if not isinstance(item, _Name) and item.node is node]
        if number:
            if self.fault is not None and self.fault.forgets:
                self._waiting = [item for item in self._waiting if item not in mine]
            raise _error(number)
        self._moment("sync")
        if mine:
            content = bytearray(node.kept)
            for item in mine:
                _put_whole(content, item)
            node.kept = bytes(content)
        self._waiting = [item for item in self._waiting if not any(item is own for own in mine)]

    def cut(self, file: BinaryIO, size: int) -> None:
        self._call("cut")
        node = _opened(file).node
        node.seen = node.seen[:size]
        self._wait(_Cut(node, size), "cut")

    def close(self, file: BinaryIO) -> None:
        file.close()
        self._call("close")

    def rename(self, old: str, new: str) -> None:
        self._call("rename")
        node = self._node(old)
        del self._seen[old]
        self._seen[new] = node
        self._wait(_Name(new, node, old), "rename")

    def remove(self, path: str) -> None:
        self._call("remove")
        self._node(path)
        del self._seen[path]
        self._wait(_Name(path, None), "remove")

    def remove_folder(self, path: str) -> None:
        if self.names(path):
            raise OSError(errno.ENOTEMPTY, "")
        self._call("remove_folder")
        self._folders.discard(path)

    def sync_folder(self, folder: str) -> None:
        self._call("sync_folder")
        self._moment("sync_folder")
        rest: list[_Waiting] = []
        for item in self._waiting:
            if isinstance(item, _Name) and _split(item.path)[0] == folder:
                _give_name(self._kept, item, (True, True, True))
            else:
                rest.append(item)
        self._waiting = rest

    # Holding

    def lock(self, path: str, content: bytes) -> BinaryIO | None:
        self._call("lock")
        if path in self._locks:
            return None
        self.plant(path, content)
        self._locks[path] = _File(path, self._seen[path])
        return self._locks[path]

    def unlock(self, file: BinaryIO) -> None:
        self._locks.pop(_opened(file).path, None)

    # How it is done

    def _call(self, what: str) -> None:
        number = self._failing(what)
        if number:
            raise _error(number)

    def _failing(self, what: str) -> int:
        """Count a call and return the number of the error it gives, or 0."""
        fault = self.fault
        if fault is None:
            return 0
        fault.calls += 1
        if fault.calls == fault.at or (fault.lasts and fault.calls > fault.at and what in WRITES):
            fault.hits.append(what)
            return fault.number
        return 0

    def _wait(self, item: _Waiting, what: str) -> None:
        self._waiting.append(item)
        self._moment(what)

    def _moment(self, what: str) -> None:
        if self.watch is not None:
            self.watch(what)

    def _node(self, path: str) -> _Node:
        if path not in self._seen:
            raise FileNotFoundError(errno.ENOENT, "")
        return self._seen[path]

    def _medium(self, files: dict[str, bytes]) -> SimulatedMedium:
        medium = SimulatedMedium()
        medium._folders = set(self._folders)
        for path, content in files.items():
            medium.plant(path, content)
        return medium

    def _older(self, chance: Random) -> bytes:
        """Return whole lines of some file of changes, from any of its blocks on; nothing where there is none yet."""
        kept = [node.kept for node in self._kept.values() if node.kept.startswith(b'{"n":')]
        content = chance.choice(kept) if kept else b""
        return content[chance.randrange(len(content) // BLOCK) * BLOCK :] if len(content) >= BLOCK else b""

    def _image(self, model: Model, chance: Random, share: float) -> SimulatedMedium:
        names = dict(self._kept)
        contents = {id(item.node): bytearray(item.node.kept) for item in self._waiting if item.node is not None}
        stop = _prefix(len(self._waiting), chance, share)
        for number, item in enumerate(self._waiting):
            if model == "ordered" and number >= stop:
                break
            partial = model != "ordered" or (number == stop - 1 and share < 1.0)
            if isinstance(item, _Name):
                _give_name(names, item, _parts(item, model, chance, share))
            elif isinstance(item, _Cut):
                if model == "ordered" or chance.random() < share:
                    del contents[id(item.node)][item.size :]
            elif not partial:
                _put_whole(contents[id(item.node)], item)
            elif model == "ordered":
                part = _Write(item.node, item.at, item.data[: chance.randint(0, len(item.data))])
                _put_whole(contents[id(item.node)], part)
            else:
                content = contents[id(item.node)]
                if model == "stale" and chance.random() < share:
                    _show_older(content, item, self._older(chance))
                else:
                    _put_sectors(content, item, chance, share, destroys=model == "nopsow")
        changed = {key: bytes(content) for key, content in contents.items()}
        return self._medium({path: changed.get(id(node), node.kept) for path, node in names.items()})


_split = cache(posixpath.split)


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number), "/home/somebody/secret place")


def _opened(file: BinaryIO) -> _File:
    assert isinstance(file, _File)
    return file


def _prefix(count: int, chance: Random, share: float) -> int:
    return {0.0: 0, 1.0: count}.get(share, chance.randint(0, count))


def _parts(item: _Name, model: Model, chance: Random, share: float) -> tuple[bool, bool, bool]:
    """Return which parts of a change of a name are kept: the target cleared, the new name, the old name gone."""
    if model in ("fat", "nopsow") and item.old:
        return chance.random() < share, chance.random() < share, chance.random() < share
    kept = model == "ordered" or chance.random() < share
    return kept, kept, kept


def _give_name(names: dict[str, _Node], item: _Name, parts: tuple[bool, bool, bool]) -> None:
    cleared, named, moved = parts
    if cleared:
        names.pop(item.path, None)
    if named and item.node is not None:
        names[item.path] = item.node
    if item.old and moved:
        names.pop(item.old, None)


def _put_whole(content: bytearray, item: _Waiting) -> None:
    if isinstance(item, _Cut):
        del content[item.size :]
    elif isinstance(item, _Write):
        content.extend(bytes(max(0, item.at - len(content))))
        content[item.at : item.at + len(item.data)] = item.data


def _show_older(content: bytearray, item: _Write, older: bytes) -> None:
    """Let new room show what lay there before, whole lines one behind the other, instead of what was to be written."""
    missing = max(0, item.at + len(item.data) - len(content))
    content.extend(older[:missing].ljust(missing, b"\0"))


def _put_sectors(content: bytearray, item: _Write, chance: Random, share: float, *, destroys: bool) -> None:
    """Write each sector or not; where the length was kept and the sector was not, there are zeros or garbage."""
    end = item.at + len(item.data)
    if chance.random() < share and end > len(content):
        missing = end - len(content)
        content.extend(bytes(missing) if chance.random() < 0.7 else chance.randbytes(missing))
    for start in range(item.at // SECTOR * SECTOR, end, SECTOR):
        first, last = max(start, item.at), min(start + SECTOR, end, len(content))
        if first < last and chance.random() < share:
            content[first:last] = item.data[first - item.at : last - item.at]
        elif destroys and chance.random() < 0.5:
            last = min(start + SECTOR, len(content))
            content[start:last] = chance.randbytes(max(0, last - start))
