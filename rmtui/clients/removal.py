"""Removal of a programme: its files and every trace of it in the settings; what somebody else put there stays."""

from __future__ import annotations

import os
from dataclasses import dataclass

from rmtui.errors import BadInput, InUse
from rmtui.recovery.positions import forget
from rmtui.settings import forget_programme, second_copy
from rmtui.store.folder import (
    BACKUPS,
    DAMAGED,
    DRAFTS,
    ERASING,
    EXPORTS,
    HISTORY,
    LOCK,
    MAIN,
    NEW,
    PREVIOUS,
    READ_ME,
    changes_generation,
    is_programme,
    path,
)
from rmtui.store.medium import Medium
from rmtui.store.trouble import as_error

NOT_REMOVED = "The programme was not removed"
FOLDERS = (EXPORTS, DRAFTS, BACKUPS, HISTORY, DAMAGED)
LAST = (ERASING, READ_ME, PREVIOUS, NEW, MAIN, LOCK)
"""Removed last and in this order: until then the folder is still known as a programme, and can be removed again."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing a programme reaches, or has reached."""

    folder: str
    """Where it lies."""
    files: int
    """How many files go."""
    stays: tuple[str, ...]
    """Names in its folder that are none of its own, and stay."""
    copy: str
    """Where its second copy lies, which stays as well; empty where none is known."""


def plan_removal(folder: str, medium: Medium | None = None) -> Removal:
    """Say what removing a programme reaches; raises BadInput where there is none."""
    medium = medium or Medium()
    if not is_programme(folder):
        raise BadInput(f"{NOT_REMOVED}: there is no programme in that folder. Nothing was changed.")
    try:
        names = medium.names(folder)
        files = sum(_files(medium, path(folder, name)) for name in names if _is_own(name))
    except OSError as error:
        raise as_error(error, NOT_REMOVED, reading=True) from None
    copied = second_copy(folder)
    stays = tuple(name for name in names if not _is_own(name))
    return Removal(folder, files, stays, copied.place if copied is not None else "")


def remove(folder: str, medium: Medium | None = None) -> Removal:
    """Remove a programme and its traces; raises BadInput, or NotSaved where it is in use or the medium refuses."""
    medium = medium or Medium()
    planned = plan_removal(folder, medium)
    try:
        lock = medium.lock(path(folder, LOCK), b"")
        if lock is None:
            raise InUse(f"{NOT_REMOVED}: it is open in another rmtui. Nothing was changed; close it there first.")
        try:
            own = [name for name in medium.names(folder) if _is_own(name)]
            for name in (*FOLDERS, *(name for name in own if name not in (*FOLDERS, *LAST)), *LAST[:-1]):
                if name in own:
                    _delete(medium, path(folder, name))
        finally:
            medium.unlock(lock)
        medium.remove(path(folder, LOCK))
        if not planned.stays:
            medium.remove_folder(folder)
    except OSError as error:
        raise as_error(error, NOT_REMOVED) from None
    forget_programme(folder, medium)
    forget(folder)
    return planned


def _is_own(name: str) -> bool:
    return name in (*FOLDERS, *LAST) or changes_generation(name) is not None or name.endswith(".part")


def _delete(medium: Medium, where: str) -> None:
    if medium.is_folder(where) and not os.path.islink(where):
        medium.remove_tree(where)
    else:
        medium.remove(where)


def _files(medium: Medium, where: str) -> int:
    if not medium.is_folder(where) or os.path.islink(where):
        return 1
    return sum(_files(medium, path(where, name)) for name in medium.names(where))
