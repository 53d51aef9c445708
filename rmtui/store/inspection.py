"""Are the files of a programme sound? Reads all of them, also those opening does not need, and writes nothing."""

from __future__ import annotations

import re

from rmtui.store import findings
from rmtui.store.findings import Finding
from rmtui.store.folder import DAMAGED, MAIN, PREVIOUS, changes_name, path
from rmtui.store.format import Snapshot, Unreadable, read_changes, read_snapshot, snapshot_bytes
from rmtui.store.medium import Medium
from rmtui.store.recovery import apply_lines, recover
from rmtui.store.trouble import as_error

_SAVE_BEGINS = re.compile(rb'\{"n":[1-9]')
"""How every line of a save starts, but not the first line of a file of changes."""


def inspect(medium: Medium, folder: str) -> list[Finding]:
    """Return what is noticed about the files of a programme.

    Raises BadInput where there is no programme, NewerFormat, Damaged where no copy can be read, and NotSaved where the
    medium does not answer.
    """
    try:
        found = list(recover(medium, folder).findings)
        found += _kept_aside(medium, path(folder, DAMAGED))
    except OSError as error:
        raise as_error(error, "The programme cannot be read", reading=True) from None
    main = _snapshot(medium, folder, MAIN)
    if main is not None and not _second_copy_proves(medium, folder, main):
        found.append(findings.second_copy_missing(PREVIOUS))
    return found


def _kept_aside(medium: Medium, folder: str) -> list[Finding]:
    """Return what still lies among the damaged files: reported until somebody takes it away."""
    if not medium.is_folder(folder):
        return []
    names = [name for name in medium.names(folder) if not name.startswith(".")]
    return [
        findings.kept_cut_off(shown) if _was_cut_off(medium, path(folder, name)) else findings.kept_damaged(shown)
        for name in names
        for shown in (f"{DAMAGED}/{name}",)
    ]


def _was_cut_off(medium: Medium, where: str) -> bool:
    """Say whether a file holds nothing but the beginning of a save, which was never acknowledged."""
    try:
        content = medium.read(where)
    except OSError:
        return False
    changes = read_changes(content)
    proven = changes.base is not None or changes.lines
    return bool(changes.cut_off and not proven and _SAVE_BEGINS.match(content))


def _second_copy_proves(medium: Medium, folder: str, main: Snapshot) -> bool:
    """Say whether the previous snapshot and its changes rebuild this one byte for byte."""
    previous = _snapshot(medium, folder, PREVIOUS)
    if previous is None or previous.generation >= main.generation:
        return False
    tables, after = previous.tables, 0
    for generation in range(previous.generation, main.generation):
        try:
            changes = read_changes(medium.read(path(folder, changes_name(generation))))
        except OSError:
            return False
        apply_lines(tables, changes.lines)
        after = changes.last_n
    return snapshot_bytes(tables, main.generation, after)[1] == main.sha256


def _snapshot(medium: Medium, folder: str, name: str) -> Snapshot | None:
    try:
        return read_snapshot(medium.read(path(folder, name)))
    except (OSError, Unreadable):
        return None
