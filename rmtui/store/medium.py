"""Every call that touches a disk: what may a program ask of the medium its files lie on?

One class, so that a test can put a simulated medium in its place and fail any single call. Errors of the operating
system pass through unchanged; `store.trouble` turns them into sentences. Paths are strings.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from typing import BinaryIO

if sys.platform == "win32":  # pragma: no cover - runs on Windows only
    import msvcrt
else:
    import fcntl

LOCK_AT = 1 << 30
"""The byte locked on Windows, far behind the content, so that other programs can still read the file."""
RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between attempts to rename while a virus scanner or sync program holds the file (Windows)."""
CANNOT_LOCK = frozenset(
    getattr(errno, name) for name in ("ENOLCK", "EOPNOTSUPP", "ENOTSUP", "ENOSYS") if hasattr(errno, name)
)


class SizeChanged(OSError):
    """A file is not as long as it was left: somebody else wrote to it."""


class Medium:
    """The disk, stick or network drive."""

    # Looking

    def names(self, folder: str) -> list[str]:
        """Return the names in a folder, sorted."""
        return sorted(os.listdir(folder))

    def exists(self, path: str) -> bool:
        """Say whether there is a file or folder."""
        return os.path.lexists(path)

    def is_folder(self, path: str) -> bool:
        """Say whether there is a folder."""
        return os.path.isdir(path)

    def size(self, path: str) -> int:
        """Return the length of a file in bytes."""
        return os.stat(path).st_size

    def changed_at(self, path: str) -> float:
        """Return when a file was last written, in seconds since 1970."""
        return os.stat(path).st_mtime

    def read(self, path: str) -> bytes:
        """Return the whole content of a file."""
        with open(path, "rb") as file:
            return file.read()

    def read_start(self, path: str, count: int) -> bytes:
        """Return the first `count` bytes of a file, or all of a shorter one."""
        with open(path, "rb") as file:
            return file.read(count)

    def read_end(self, path: str, count: int) -> bytes:
        """Return the last `count` bytes of a file, or all of a shorter one."""
        with open(path, "rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - count))
            return file.read()

    def free(self, folder: str) -> int:
        """Return how many bytes may still be written where a folder lies; a drive that does not say has no end."""
        import shutil  # lazy: nothing at the start needs it

        usage = shutil.disk_usage(folder)
        return usage.free if usage.total else 1 << 62

    def device(self, path: str) -> int:
        """Return the number of the disk, stick or drive a file or folder lies on."""
        return os.stat(path).st_dev

    # Changing, one call each

    def make_folder(self, path: str) -> None:
        """Make a folder, and those it lies in; one that exists is fine."""
        os.makedirs(path, mode=0o700, exist_ok=True)

    def create(self, path: str) -> BinaryIO:
        """Make a file that did not exist and open it for writing; raises FileExistsError."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.fdopen(os.open(path, flags, 0o600), "wb", 0)

    def open_end(self, path: str) -> BinaryIO:
        """Open an existing file for writing behind its last byte."""
        return os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)), "ab", 0)

    def length(self, file: BinaryIO) -> int:
        """Return how long an open file is now, in bytes."""
        return os.fstat(file.fileno()).st_size

    def write(self, file: BinaryIO, data: bytes) -> None:
        """Write all of `data`."""
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) or 0 :]

    def sync(self, file: BinaryIO) -> None:
        """Return once what was written is on the medium, as far as the medium tells the truth."""
        if sys.platform == "darwin":  # pragma: no cover - os.fsync does not empty the drive's own cache there
            try:
                fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
                return
            except OSError:
                pass
        os.fsync(file.fileno())

    def cut(self, file: BinaryIO, size: int) -> None:
        """Shorten an open file to `size` bytes."""
        os.ftruncate(file.fileno(), size)

    def close(self, file: BinaryIO) -> None:
        """Close an open file."""
        file.close()

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in place of whatever had that name; waits a moment where a scanner holds it."""
        for pause in RETRIES if sys.platform == "win32" else ():  # pragma: no cover - runs on Windows only
            try:
                os.replace(old, new)
                return
            except PermissionError:
                time.sleep(pause)
        os.replace(old, new)

    def remove(self, path: str) -> None:
        """Delete a file."""
        os.remove(path)

    def remove_folder(self, path: str) -> None:
        """Delete an empty folder."""
        os.rmdir(path)

    def remove_tree(self, path: str) -> None:
        """Delete a folder with everything in it; a link is deleted, not what it leads to."""
        import shutil  # lazy: nothing at the start needs it

        if os.path.islink(path):
            os.remove(path)
        else:
            shutil.rmtree(path)

    def let_others_read(self, path: str, *, runs: bool) -> None:
        """Let every user of a computer read a file or folder that is no data, and start or enter it where it `runs`."""
        with contextlib.suppress(OSError):  # a stick without rights lets everybody
            os.chmod(path, 0o755 if runs else 0o644)

    def sync_folder(self, folder: str) -> None:
        """Return once new and changed names in a folder are on the medium."""
        if sys.platform == "win32":  # pragma: no cover - a folder cannot be opened there; NTFS journals names
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            # Some drivers know no such call for folders; names are then written in their own time.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(handle)

    # Holding

    def lock(self, path: str, content: bytes) -> BinaryIO | None:
        """Hold a file against every other process until `unlock` or the end of this process.

        Returns None when somebody else holds it. Where the drive knows no locks the file is opened all the same: the
        check of the length before each save still refuses a second writer.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            self._hold(handle)
        except OSError as error:
            if error.errno not in CANNOT_LOCK:
                os.close(handle)
                if isinstance(error, BlockingIOError | PermissionError) or error.errno == errno.EDEADLK:
                    return None
                raise
        with contextlib.suppress(OSError):  # who holds it is only for the message
            os.ftruncate(handle, 0)
            os.write(handle, content)
        return os.fdopen(handle, "r+b", 0)

    def unlock(self, file: BinaryIO) -> None:
        """Let go of a held file."""
        file.close()

    def _hold(self, handle: int) -> None:
        if sys.platform == "win32":  # pragma: no cover - runs on Windows only
            os.lseek(handle, LOCK_AT, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    # Made of the calls above

    def write_new(self, path: str, data: bytes) -> None:
        """Make a file with this content, durably; raises FileExistsError. A half-written file is removed again."""
        file = self.create(path)
        try:
            try:
                self.write(file, data)
                self.sync(file)
            finally:
                self._let_go(file)
        except OSError:
            with contextlib.suppress(OSError):
                self.remove(path)
            raise

    def replace_with(self, path: str, data: bytes) -> None:
        """Put this content under a name, old or new: whoever reads it finds the old content or the new, never half."""
        part = f"{path}.part"
        with contextlib.suppress(FileNotFoundError):
            self.remove(part)
        self.write_new(part, data)
        self.rename(part, path)
        self.sync_folder(os.path.dirname(path) or ".")

    def append(self, path: str, data: bytes, expected: int) -> None:
        """Write behind the end of a file that is `expected` bytes long, durably.

        Raises SizeChanged, with nothing written, when it is of another length. After any other error the file has been
        cut back to `expected`; an error while doing that is raised as HalfWritten.
        """
        file = self.open_end(path)
        try:
            if self.length(file) != expected:
                raise SizeChanged(errno.ESTALE, "length")
            try:
                self.write(file, data)
                self.sync(file)
                if self.length(file) != expected + len(data):
                    raise SizeChanged(errno.ESTALE, "length")
            except SizeChanged:
                raise
            except OSError as error:
                self._take_back(file, expected, error)
                raise
        finally:
            self._let_go(file)

    def shorten(self, path: str, size: int) -> None:
        """Cut a file to `size` bytes, durably."""
        file = self.open_end(path)
        try:
            self.cut(file, size)
            self.sync(file)
        finally:
            self._let_go(file)

    def settle(self, path: str) -> None:
        """Make durable what any program wrote to a file."""
        file = self.open_end(path)
        try:
            self.sync(file)
        finally:
            self._let_go(file)

    def _let_go(self, file: BinaryIO) -> None:
        # What was written is durable by now, or given up: an error of closing changes neither.
        with contextlib.suppress(OSError):
            self.close(file)

    def _take_back(self, file: BinaryIO, size: int, error: OSError) -> None:
        try:
            self.cut(file, size)
            self.sync(file)
        except OSError as second:
            raise HalfWritten(second.errno or errno.EIO, "half written") from error


class HalfWritten(OSError):
    """A write failed and its half could not be taken back."""
