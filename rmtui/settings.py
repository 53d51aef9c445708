"""Settings: what rmtui remembers between runs, apart from programmes: those opened, second copies, colours.

One small file in the place where programmes live; paths inside that place are kept relative, so that a stick may come
back under another letter. A file that cannot be read counts as empty; one that cannot be written is no harm.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from datetime import date
from typing import Any

from rmtui.clock import Clock
from rmtui.paths import home, is_inside
from rmtui.store.medium import Medium

FILE = "settings.json"
RECENT = 20
"""How many programmes are remembered."""
LISTS_KNOWN = 50
"""For how many kinds of lists the choices are remembered."""
STATES_KNOWN = 200
"""How many states of the copies of one name are remembered: several sticks take turns."""


def recent_programmes(medium: Medium | None = None) -> list[str]:
    """Return the folders of programmes opened before, most recent first, whether they still exist or not."""
    names = _read(medium or Medium()).get("recent")
    if not isinstance(names, list):
        return []
    return [os.path.normpath(os.path.join(home().folder, name)) for name in names if isinstance(name, str)]


def remember_programme(folder: str, medium: Medium | None = None) -> None:
    """Put a programme first among those opened."""
    medium = medium or Medium()
    place = home().folder
    folder = os.path.abspath(folder)
    others = [other for other in recent_programmes(medium) if other != folder]
    names = [os.path.relpath(path, place) if is_inside(path, place) else path for path in [folder, *others][:RECENT]]
    opened = {**_section(medium, "opened"), kept_path(folder): Clock().computer_day().isoformat()}
    _write(medium, {"recent": names, "opened": {name: day for name, day in opened.items() if name in names}})


def opened_on(folder: str, medium: Medium | None = None) -> date | None:
    """Return the day a programme was opened last here; None where that is not known."""
    try:
        return date.fromisoformat(str(_section(medium or Medium(), "opened")[kept_path(folder)]))
    except (LookupError, ValueError):
        return None


def forget_programme(folder: str, medium: Medium | None = None) -> None:
    """Forget everything that is remembered of a programme."""
    medium = medium or Medium()
    name, found = kept_path(folder), _read(medium)
    recent = found.get("recent")
    kept: dict[str, object] = {"recent": [one for one in recent if one != name]} if isinstance(recent, list) else {}
    for section in ("opened", "second_copies", "copied"):
        if name in (held := _section(medium, section)):
            kept[section] = {one: value for one, value in held.items() if one != name}
    if any(found.get(part) != value for part, value in kept.items()):
        _write(medium, kept)


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """The second copy of one programme."""

    place: str
    """The folder it lies in."""
    on: date
    """The day it was made."""
    position: tuple[int, int]
    """Which state it holds, as of `Store.next_snapshot`."""


def second_copy(folder: str, medium: Medium | None = None) -> CopyRecord | None:
    """Return what is remembered of a programme's second copy; None where there is none."""
    try:
        found = _copies(medium or Medium())[kept_path(folder)]
        position = (int(found["position"][0]), int(found["position"][1]))
        place = os.path.normpath(os.path.join(home().folder, str(found["place"])))
        return CopyRecord(place, date.fromisoformat(found["on"]), position)
    except (LookupError, TypeError, ValueError):
        return None


def remember_second_copy(folder: str, copy: CopyRecord, medium: Medium | None = None) -> None:
    """Keep where and when the second copy of a programme was made."""
    medium = medium or Medium()
    entry = {"place": kept_path(copy.place), "on": copy.on.isoformat(), "position": list(copy.position)}
    _write(medium, {"second_copies": {**_copies(medium), kept_path(folder): entry}})


def copy_states(folder: str, medium: Medium | None = None) -> dict[str, list[str]]:
    """Return which states a programme gave its copies, as digests, by the names of their folders."""
    found = _section(medium or Medium(), "copied").get(kept_path(folder))
    if not isinstance(found, dict):
        return {}
    return {name: [str(state) for state in states] for name, states in found.items() if isinstance(states, list)}


def remember_copy_state(folder: str, name: str, state: str, medium: Medium | None = None) -> None:
    """Keep which state, as a digest, a copy of a programme is given in a folder of that name."""
    medium = medium or Medium()
    known = copy_states(folder, medium)
    states = [*(one for one in known.get(name, []) if one != state), state][-STATES_KNOWN:]
    _write(medium, {"copied": {**_section(medium, "copied"), kept_path(folder): {**known, name: states}}})


def _copies(medium: Medium) -> dict[str, Any]:
    return _section(medium, "second_copies")


def _section(medium: Medium, name: str) -> dict[str, Any]:
    found = _read(medium).get(name)
    return found if isinstance(found, dict) else {}


def kept_path(folder: str) -> str:
    """Return how a folder is written down: relative where it lies in the place of programmes."""
    folder, place = os.path.abspath(folder), home().folder
    return os.path.relpath(folder, place) if is_inside(folder, place) else folder


def reading_of(headings: str, medium: Medium | None = None) -> dict[str, str]:
    """Return what was chosen last time for the columns of a list; `headings` stands for its headings, as a digest."""
    found = _section(medium or Medium(), "lists").get(headings)
    if not isinstance(found, dict):
        return {}
    return {name: field for name, field in found.items() if isinstance(name, str) and isinstance(field, str)}


def remember_reading(headings: str, choices: dict[str, str], medium: Medium | None = None) -> None:
    """Keep what was chosen for the columns of a list, or nothing any more."""
    medium = medium or Medium()
    others = {name: kept for name, kept in _section(medium, "lists").items() if name != headings}
    lists = {**others, **({headings: choices} if choices else {})}
    _write(medium, {"lists": dict(list(lists.items())[-LISTS_KNOWN:])})


def chosen_theme(medium: Medium | None = None) -> str:
    """Return the name of the colours chosen; empty when none were."""
    name = _read(medium or Medium()).get("theme")
    return name if isinstance(name, str) else ""


def remember_theme(name: str, medium: Medium | None = None) -> None:
    """Keep the colours for the next time."""
    _write(medium or Medium(), {"theme": name})


def _read(medium: Medium) -> dict[str, object]:
    try:
        content = json.loads(medium.read(os.path.join(home().folder, FILE)))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(medium: Medium, changes: dict[str, object]) -> None:
    place = home().folder
    with contextlib.suppress(OSError):
        medium.make_folder(place)
        text = json.dumps({**_read(medium), **changes}, ensure_ascii=False, indent=1)
        medium.replace_with(os.path.join(place, FILE), text.encode("utf-8", "surrogateescape"))
