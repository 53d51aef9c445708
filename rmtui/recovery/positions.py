"""Positions: which save of each programme was seen last, kept outside its folder, so that going back in time shows.

An older file put in place of a newer one fits the others and proves itself: only what remembers more can tell. It is
kept where programmes live (never elsewhere, so a portable program leaves nothing on a computer), by the path of the
folder; a copy of a folder, or the folder on another computer, is simply not known yet. Nothing of the content is kept.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rmtui.desk import Desk
from rmtui.errors import RmtuiError
from rmtui.paths import home
from rmtui.settings import kept_path
from rmtui.store import findings
from rmtui.store.findings import Finding
from rmtui.store.folder import BACKUPS, DAMAGED, changes_name, path
from rmtui.store.medium import Medium
from rmtui.store.position import Position, founded, holds

FILE = "positions.json"
MOST = 200
"""How many programmes are remembered; those not opened for longest go."""


def is_known(desk: Desk) -> bool:
    """Say whether a save of this programme was seen before in its folder, so that missing ones would show."""
    return _position(_entry(desk).get("seen")) is not None


def going_back(desk: Desk) -> list[Finding]:
    """Return what shows that the files of an opened programme are older than what was seen, or than a backup."""
    entry = _entry(desk)
    missing = _missing(desk, entry)
    found: list[Finding] = []
    if missing is not None:
        here = desk.store.found
        count = missing.n - here.n if missing.generation == here.generation else 0
        found.append(findings.behind(changes_name(missing.generation), max(count, 0), missing.at))
    later = _later_backup(desk, entry)
    if later:
        found.append(findings.later_backup(f"{BACKUPS}/{later}"))
    return found


def told(desk: Desk, found: list[Finding]) -> bool:
    """Keep what is missing, before what is saved now is remembered instead; returns whether it was told before.

    What came back meanwhile is forgotten. For whoever opened the programme for writing.
    """
    entry = _entry(desk)
    was_told = entry.get("told") is True
    if found and not was_told:
        missing = _missing(desk, entry)
        kept = {"missing": _data(missing)} if missing is not None else {}
        _keep(desk.folder, {**entry, **kept, "told": True})
    elif not found and (was_told or "missing" in entry):
        _keep(desk.folder, {name: kept for name, kept in entry.items() if name not in ("told", "missing")})
    return was_told


def accept(desk: Desk) -> None:
    """Ask nobody any more: what is here now is right."""
    from rmtui.store import backups  # lazy: hardly any run accepts an older state

    passed = list(desk.store.next_snapshot)
    with contextlib.suppress(RmtuiError):
        for backup in backups.listed(desk.store.medium, desk.folder):
            passed = max(passed, [backup.generation, backup.after])
    seen = desk.store.position
    _keep(desk.folder, {"seen": _data(replace(seen, at=seen.at or desk.clock.now().isoformat())), "passed": passed})


def remembering(desk: Desk) -> Callable[[], None]:
    """Return what remembers what the programme holds at this moment, in any thread; what the medium refuses is left."""
    position, folder, now = desk.store.position, desk.folder, desk.clock.now().isoformat()

    def run() -> None:
        entry = _read().get(kept_path(folder))
        entry = entry if isinstance(entry, dict) else {}
        seen = _position(entry.get("seen"))
        if position.sum and (seen is None or (seen.order, seen.sum) != (position.order, position.sum)):
            _keep(folder, {**entry, "seen": _data(replace(position, at=position.at or now))})

    return run


def _missing(desk: Desk, entry: dict[str, Any]) -> Position | None:
    """Return the save that was seen and is not there any more; None where everything seen is."""
    medium, folder, here = desk.store.medium, desk.folder, desk.store.found
    for kept in (entry.get("missing"), entry.get("seen")):
        seen = _position(kept)
        if seen is not None and not holds(medium, folder, seen, here):
            made = founded(medium, folder)
            is_anew = made > seen.at > ""  # another programme was made in the same place since
            return None if is_anew or _is_kept_aside(desk, changes_name(seen.generation)) else seen
    return None


def _is_kept_aside(desk: Desk, name: str) -> bool:
    """Say whether this opening kept aside what it could not read of a file: that is told until it is taken away."""
    if not any(finding.where == name and finding.severity != "note" for finding in desk.store.findings):
        return False
    try:
        return any(kept.startswith(f"{name}.") for kept in desk.store.medium.names(path(desk.folder, DAMAGED)))
    except OSError:
        return False


def _later_backup(desk: Desk, entry: dict[str, Any]) -> str:
    """Return the name of a backup that is later than what is here; empty for none, or one that was accepted."""
    if not desk.store.medium.is_folder(path(desk.folder, BACKUPS)):
        return ""
    from rmtui.store import backups  # lazy: many a programme has none yet, and commands start fast

    here = desk.store.found
    passed = entry.get("passed")
    known = (here.generation + 1, here.n)
    with contextlib.suppress(TypeError, ValueError):
        known = max(known, (int(passed[0]), int(passed[1]))) if isinstance(passed, list) and len(passed) == 2 else known
    try:
        newest = backups.latest(desk.store.medium, desk.folder)
    except RmtuiError:
        return ""
    return newest.name if newest is not None and (newest.generation, newest.after) > known else ""


def _entry(desk: Desk) -> dict[str, Any]:
    found = _read().get(kept_path(desk.folder))
    return found if isinstance(found, dict) else {}


def _position(kept: object) -> Position | None:
    try:
        generation, n, total, at = kept if isinstance(kept, list) else [None] * 4
        return Position(int(generation or 0), int(n or 0), str(total), str(at)) if total else None
    except (TypeError, ValueError):
        return None


def _data(position: Position) -> list[Any]:
    return [position.generation, position.n, position.sum, position.at]


def _read() -> dict[str, Any]:
    try:
        content = json.loads(Medium().read(os.path.join(home().folder, FILE)))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def forget(folder: str) -> None:
    """Forget what was seen of a programme that is removed."""
    if kept_path(folder) in _read():
        _keep(folder, {})


def _keep(folder: str, entry: dict[str, Any]) -> None:
    known = {key: value for key, value in _read().items() if key != kept_path(folder)}
    kept = dict([*known.items(), *([(kept_path(folder), entry)] if entry else [])][-MOST:])
    medium, place = Medium(), home().folder
    with contextlib.suppress(OSError):
        medium.make_folder(place)
        data = json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape")
        medium.replace_with(os.path.join(place, FILE), data)
