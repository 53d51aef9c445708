"""Where do changes go that neither snapshot needs any more, and how long are they kept there?

They lie in the folder `history`, only to look up what was done when. Opening a programme reads nothing from there, so
whatever becomes of a file on its way makes the history shorter and nothing else.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from rmtui.store.folder import HISTORY, MAIN, PREVIOUS, changes_generation, older_changes, path
from rmtui.store.generations import generation_of
from rmtui.store.medium import Medium

KEPT_WHOLE = timedelta(days=30)
"""Changes younger than that stay, however many."""
KEPT_LONGEST = timedelta(days=365)
"""Changes older than that go."""
KEPT_BYTES = 20_000_000
"""How much of what is older than `KEPT_WHOLE` stays."""
ALWAYS_KEPT = 3
"""Files that stay in any case."""
SHORT_PAUSE = timedelta(days=7)
LONG_PAUSE = timedelta(days=31)
"""Time is counted from save to save, and no pause counts for more: a clock that was wrong makes nothing old."""
BEGINNING = datetime(2025, 1, 1)
"""No save is older; a clock that says so has lost its battery."""

_MOMENT = re.compile(rb'^\{"n":[1-9]\d*,"prev":"[0-9a-f]*","at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    size: int


def older_names(medium: Medium, folder: str) -> list[str]:
    """Return the names in `history` that hold changes, oldest first; none where there is no such folder."""
    try:
        names = medium.names(path(folder, HISTORY))
    except OSError:
        return []
    return sorted((name for name in names if older_changes(name)), key=lambda name: older_changes(name) or (0, 0))


def put_away(medium: Medium, folder: str) -> None:
    """Move changes that neither snapshot needs into the history, and let go of what has been there long enough.

    Whatever the medium refuses is left for the next time.
    """
    with contextlib.suppress(OSError):
        oldest = generation_of(medium, folder, PREVIOUS)
        if oldest is None or generation_of(medium, folder, MAIN) is None:
            return
        old = [name for name in medium.names(folder) if (changes_generation(name) or 0) < oldest and _is_changes(name)]
        if old:
            _move(medium, folder, old)
        _thin_out(medium, folder)


def _is_changes(name: str) -> bool:
    return changes_generation(name) is not None


def _move(medium: Medium, folder: str, names: list[str]) -> None:
    place = path(folder, HISTORY)
    if not medium.is_folder(place):
        medium.make_folder(place)
        medium.sync_folder(folder)
    for name in names:
        with contextlib.suppress(OSError):
            _move_one(medium, folder, name)
    medium.sync_folder(place)
    medium.sync_folder(folder)


def _move_one(medium: Medium, folder: str, name: str) -> None:
    """Move a file, never over another one: a folder put back from a copy may count its generations a second time."""
    source, place, number = path(folder, name), path(folder, HISTORY), 0
    target = path(place, name)
    while medium.exists(target):
        if medium.read(target) == medium.read(source):
            medium.remove(source)  # a renaming that was cut off left it under both names
            return
        number += 1
        target = path(place, f"{name.removesuffix('.jsonl')}-{number}.jsonl")
    medium.rename(source, target)


def _thin_out(medium: Medium, folder: str) -> None:
    """Delete the oldest files of the history that are beyond every limit."""
    place = path(folder, HISTORY)
    files = [_File(name, medium.size(path(place, name))) for name in older_names(medium, folder)]
    if len(files) <= ALWAYS_KEPT or _surely_within(medium, folder, files):
        return
    recent = _current_moments(medium, folder)
    newest_first = [_moments(medium.read(path(place, file.name))) for file in reversed(files)]
    young = _ages(recent, newest_first, SHORT_PAUSE)[::-1]
    old = _ages(recent, newest_first, LONG_PAUSE)[::-1]
    beyond = [file for file, age in zip(files, young, strict=True) if age > KEPT_WHOLE]
    too_much = sum(file.size for file in beyond) - KEPT_BYTES
    for file, age in list(zip(files, old, strict=True))[:-ALWAYS_KEPT]:
        if file not in beyond or (age <= KEPT_LONGEST and too_much <= 0):
            break
        medium.remove(path(place, file.name))
        too_much -= file.size
    medium.sync_folder(place)


def _surely_within(medium: Medium, folder: str, files: list[_File]) -> bool:
    """Say whether nothing can be beyond the limits, from the oldest file alone: most of the time one look is enough."""
    if sum(file.size for file in files) > KEPT_BYTES:
        return False
    first = _moments(medium.read(path(path(folder, HISTORY), files[0].name)))
    recent = _current_moments(medium, folder)
    return not first or not recent or recent[-1] - first[-1] <= KEPT_LONGEST


def _current_moments(medium: Medium, folder: str) -> list[datetime]:
    """Return the moments of the saves outside the history, in the order they were made."""
    names = sorted(filter(_is_changes, medium.names(folder)), key=lambda name: changes_generation(name) or 0)
    return [moment for name in names for moment in _moments(medium.read(path(folder, name)))]


def _moments(data: bytes) -> list[datetime]:
    return list(_read_moments(data))


def _read_moments(data: bytes) -> Iterator[datetime]:
    for found in _MOMENT.finditer(data):
        with contextlib.suppress(ValueError):
            moment = datetime.fromisoformat(found[1].decode())
            if moment >= BEGINNING:
                yield moment


def _ages(recent: list[datetime], newest_first: list[list[datetime]], pause: timedelta) -> list[timedelta]:
    """Return how much time passed since the last save of each file, no pause counted for more than `pause`."""
    ages: list[timedelta] = []
    passed, later = timedelta(), None
    for moments in (recent, *newest_first):
        age: timedelta | None = None
        for moment in reversed(moments):
            if later is not None:
                passed += min(max(later - moment, timedelta()), pause)
            later = moment
            age = passed if age is None else age
        ages.append(passed if age is None else age)
    return ages[1:]
