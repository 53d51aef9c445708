"""Which files does a programme's folder hold, and what is each called?"""

from __future__ import annotations

import os
import re

MAIN = "programme.json"
PREVIOUS = "programme.prev.json"
NEW = "programme.new.json"
LOCK = ".rmtui.lock"
READ_ME = "READ ME.txt"
DAMAGED = "damaged"
BACKUPS = "backups"
DRAFTS = "drafts"
EXPORTS = "exports"
HISTORY = "history"
ERASING = "erasing.json"

KNOWN = frozenset((MAIN, PREVIOUS, NEW, LOCK, READ_ME, DAMAGED, BACKUPS, DRAFTS, EXPORTS, HISTORY))

_CHANGES = re.compile(r"changes-(\d{6,})\.jsonl")
_OLDER = re.compile(r"changes-(\d{6,})(?:-(\d+))?\.jsonl")

READ_ME_TEXT = """\
This folder holds one mentoring programme, kept by rmtui. It is yours: copy it, back it up, hand it over.
Close rmtui before you copy or move it.

programme.json        everything as it was at the last tidying up: plain text, one record a line
changes-NNNNNN.jsonl  every change saved since then, one line each; both together are the programme
programme.prev.json   the same, one step older, kept in case the first is damaged
history               older changes, only to look up what was done when; rmtui opens the programme without them
backups, drafts, damaged, exports   copies, unfinished texts, parts that could not be read, documents made

Any editor opens these files, and any program that knows JSON can read them. Do not change them by hand while rmtui
is running. Whoever has this folder can read what is in it.
"""


def changes_name(generation: int) -> str:
    """Return the name of the changes that follow the snapshot of that generation."""
    return f"changes-{generation:06d}.jsonl"


def changes_generation(name: str) -> int | None:
    """Return which generation a file of changes follows, or None for any other file."""
    found = _CHANGES.fullmatch(name)
    return int(found[1]) if found else None


def older_changes(name: str) -> tuple[int, int] | None:
    """Return the generation of a file in `history`, and its number where there are several; None for other files."""
    found = _OLDER.fullmatch(name)
    return (int(found[1]), int(found[2] or 0)) if found else None


def path(folder: str, name: str) -> str:
    """Return the path of a file in the folder."""
    return os.path.join(folder, name)


def looks_like_conflict(name: str) -> bool:
    """Say whether a name looks like the copy a sync program makes when two computers changed one file."""
    if name in KNOWN or changes_generation(name) is not None or not name.endswith((".json", ".jsonl")):
        return False
    return name.startswith(("programme", "changes-"))


def is_programme(folder: str) -> bool:
    """Say whether a folder holds, or held, a programme."""
    return any(os.path.isfile(path(folder, name)) for name in (MAIN, PREVIOUS, NEW))
