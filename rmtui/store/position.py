"""Position: the save a programme's changes end with, and whether a folder still holds one that was seen before."""

from __future__ import annotations

from dataclasses import dataclass

from rmtui.store.folder import HISTORY, MAIN, PREVIOUS, changes_name, path
from rmtui.store.format import Changes, Unreadable, read_changes, read_snapshot
from rmtui.store.medium import Medium


@dataclass(frozen=True, slots=True)
class Position:
    """One save, by its place and its proof."""

    generation: int
    """Of the file of changes it stands in."""
    n: int
    """Its number there; 0 where nothing was saved since the snapshot."""
    sum: str
    """Its sum, or that of the first line."""
    at: str = ""
    """When it was made, in UTC, ISO; empty where that is not known."""

    @property
    def order(self) -> tuple[int, int]:
        """Rises with every save and every tidying up."""
        return (self.generation, self.n)


def position_of(generation: int, changes: Changes | None) -> Position:
    """Return the position changes end with."""
    if changes is None:
        return Position(generation, 0, "")
    return Position(generation, changes.last_n, changes.last_sum, changes.lines[-1].at if changes.lines else "")


def holds(medium: Medium, folder: str, seen: Position, found: Position) -> bool:
    """Say whether what a folder was found to end with comes after what was `seen` in it, as far as its files tell.

    Changes that were thinned out, or erased with somebody, tell nothing: a later generation is believed then.
    """
    if found.order <= seen.order:
        return found.order == seen.order and found.sum == seen.sum
    data = _changes(medium, folder, seen.generation)
    if data is None:
        return True
    if f'"sum":"{seen.sum}"'.encode() in data:
        return True
    if found.generation == seen.generation or read_changes(data, seen.generation).last_n >= seen.n:
        return False  # another save stands in its place
    behind = [after for generation, after in _snapshots(medium, folder) if generation == seen.generation + 1]
    return not behind or max(behind) >= seen.n


def founded(medium: Medium, folder: str) -> str:
    """Return when a programme was made, in UTC, ISO; empty where its first change is not there any more."""
    data = _changes(medium, folder, 0)
    lines = read_changes(data, 0).lines if data is not None else []
    return lines[0].at if lines else ""


def _changes(medium: Medium, folder: str, generation: int) -> bytes | None:
    for place in (folder, path(folder, HISTORY)):
        try:
            return medium.read(path(place, changes_name(generation)))
        except OSError:
            continue
    return None


def _snapshots(medium: Medium, folder: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for name in (MAIN, PREVIOUS):
        try:
            snapshot = read_snapshot(medium.read(path(folder, name)))
        except (OSError, Unreadable):
            continue
        found.append((snapshot.generation, snapshot.after))
    return found
