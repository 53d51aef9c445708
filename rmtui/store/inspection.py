"""Are the files of a programme sound? Reads all of them, also those opening does not need, and writes nothing."""

from __future__ import annotations

import re

from rmtui.store import findings
from rmtui.store.edited import SETTLED, edited_files
from rmtui.store.findings import Finding
from rmtui.store.folder import DAMAGED, MAIN, PREVIOUS, changes_name, path
from rmtui.store.format import Snapshot, Tables, Unreadable, apply_lines, read_changes, read_snapshot, snapshot_bytes
from rmtui.store.medium import Medium
from rmtui.store.recovery import recover
from rmtui.store.schema import FIRST, Schema
from rmtui.store.trouble import as_error

_SAVE_BEGINS = re.compile(rb'\{"n":[1-9]')
"""How every line of a save starts, but not the first line of a file of changes."""


def inspect(medium: Medium, folder: str, schema: Schema = FIRST) -> list[Finding]:
    """Return what is noticed about the files of a programme; `schema` is the version of the documents understood.

    Raises BadInput where there is no programme, NewerFormat, Damaged where no copy can be read, and NotSaved where the
    medium does not answer.
    """
    try:
        state = recover(medium, folder, schema)
        found = list(state.findings)
        found += _kept_aside(medium, folder, schema.of(state.tables, state.schema), schema)
    except OSError as error:
        raise as_error(error, "The programme cannot be read", reading=True) from None
    main = _snapshot(medium, folder, MAIN)
    if main is not None and not _second_copy_proves(medium, folder, main, schema):
        found.append(findings.second_copy_missing(PREVIOUS))
    return found


def _kept_aside(medium: Medium, folder: str, now: Tables, schema: Schema) -> list[Finding]:
    """Return what still lies among the damaged files: reported until somebody takes it away."""
    place = path(folder, DAMAGED)
    if not medium.is_folder(place):
        return []
    by_hand = {edited.where: edited for edited in edited_files(medium, folder, now, schema)}
    found: list[Finding] = []
    for name in medium.names(place):
        shown = f"{DAMAGED}/{name}"
        if name.startswith("."):
            continue
        if name.endswith(SETTLED) or (shown in by_hand and not by_hand[shown].records):
            found.append(findings.kept_settled(shown))
        elif shown in by_hand:
            found.append(findings.kept_edited(shown, by_hand[shown].counted))
        elif _was_cut_off(medium, path(place, name)):
            found.append(findings.kept_cut_off(shown))
        else:
            found.append(findings.kept_damaged(shown))
    return found


def _was_cut_off(medium: Medium, where: str) -> bool:
    """Say whether a file holds nothing but the beginning of a save, which was never acknowledged."""
    try:
        content = medium.read(where)
    except OSError:
        return False
    changes = read_changes(content)
    proven = changes.base is not None or changes.lines
    return bool(changes.cut_off and not proven and _SAVE_BEGINS.match(content))


def _second_copy_proves(medium: Medium, folder: str, main: Snapshot, schema: Schema) -> bool:
    """Say whether the previous snapshot and its changes rebuild this one byte for byte."""
    previous = _snapshot(medium, folder, PREVIOUS)
    if previous is None or previous.generation >= main.generation:
        return False
    tables, after = previous.tables, 0
    for generation in range(previous.generation, main.generation):
        try:
            changes = read_changes(medium.read(path(folder, changes_name(generation))), generation)
        except OSError:
            return False
        apply_lines(tables, changes.lines)
        after = changes.last_n
    if previous.schema < main.schema:
        tables = schema.upgraded(tables, previous.schema, main.schema)
    return snapshot_bytes(tables, main.generation, after, main.schema)[1] == main.sha256


def _snapshot(medium: Medium, folder: str, name: str) -> Snapshot | None:
    try:
        return read_snapshot(medium.read(path(folder, name)))
    except (OSError, Unreadable):
        return None
