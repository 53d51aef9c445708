"""What do the files of one folder hold, each read at most once, and which of them will not be read?"""

from __future__ import annotations

from rmtui.errors import BadInput, NewerFormat
from rmtui.store.folder import changes_generation, changes_name, path
from rmtui.store.format import Changes, Snapshot, Unreadable, read_changes, read_snapshot
from rmtui.store.medium import Medium


class Files:
    """The files of one folder, each read at most once."""

    def __init__(self, medium: Medium, folder: str, newest: int) -> None:
        """List the folder; raises BadInput where there is none, and errors of the operating system.

        `newest` is the highest version of the documents that is understood; reading one above it raises NewerFormat.
        """
        self._medium, self._folder, self._newest = medium, folder, newest
        try:
            self.names = medium.names(folder)
            """Everything in the folder."""
        except FileNotFoundError:
            raise BadInput("There is no such folder. Nothing was changed.") from None
        except NotADirectoryError:
            raise BadInput("That is a file, not a programme's folder. Nothing was changed.") from None
        self.troubles: dict[str, OSError] = {}
        """Why the medium did not give a file back, by name."""
        self._snapshots: dict[str, Snapshot | None] = {}
        self._changes: dict[int, Changes | None] = {}

    def snapshot(self, name: str) -> Snapshot | None:
        """Return a snapshot that proves itself, or None."""
        if name not in self._snapshots:
            self._snapshots[name] = self._read_snapshot(name)
        return self._snapshots[name]

    def changes(self, generation: int) -> Changes | None:
        """Return the changes of a generation, or None where the file is missing, cannot be read or says nothing."""
        if generation not in self._changes:
            self._changes[generation] = self._read_changes(generation)
        return self._changes[generation]

    def bytes_of(self, name: str) -> bytes | None:
        """Return what a file holds, or None where it is missing or cannot be read."""
        return self._read(name)

    def anew(self, name: str) -> Snapshot | None:
        """Return a snapshot that proves itself with documents of its own, however often it is asked for."""
        data = self._read(name)
        try:
            return read_snapshot(data) if data is not None else None
        except Unreadable:
            return None

    def generations(self) -> list[int]:
        """Return the generations there are changes for, lowest first."""
        found = [changes_generation(name) for name in self.names]
        return sorted(number for number in found if number is not None and self.changes(number) is not None)

    def highest(self, known: int) -> int:
        """Return the highest generation there are changes for, at least the known one."""
        above = (found for name in self.names if (found := changes_generation(name)) is not None and found > known)
        return max((found for found in above if self.changes(found) is not None), default=known)

    def _read(self, name: str) -> bytes | None:
        if name not in self.names:
            return None
        try:
            return self._medium.read(path(self._folder, name))
        except FileNotFoundError:
            return None  # another program renamed it meanwhile
        except OSError as error:
            self.troubles[name] = error
            return None

    def _read_snapshot(self, name: str) -> Snapshot | None:
        data = self._read(name)
        if data is None:
            return None
        try:
            snapshot = read_snapshot(data)
        except Unreadable:
            return None
        if snapshot.schema > self._newest:
            raise newer()
        return snapshot

    def _read_changes(self, generation: int) -> Changes | None:
        data = self._read(changes_name(generation))
        if data is None:
            return None
        changes = read_changes(data, generation)
        if changes.schema > self._newest:
            raise newer()
        return changes if changes.counts else None


def newer() -> NewerFormat:
    """Return the error for a programme a newer rmtui wrote."""
    return NewerFormat("This programme was last used with a newer rmtui. Please use that version. Nothing was changed.")
