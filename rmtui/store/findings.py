"""What was noticed about the files, in words for whoever runs the programme?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["note", "warning", "damage"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed."""

    severity: Severity
    """note: nothing is wrong; warning: have a look; damage: something was lost or only one copy is left."""
    where: str
    """Name of the file, within the programme's folder."""
    text: str
    """One or two plain sentences."""


def torn(name: str) -> Finding:
    """A save was cut off before it was acknowledged."""
    return Finding("note", name, "The last change was cut off before it was saved. Everything acknowledged is here.")


def last_unreadable(name: str) -> Finding:
    """The end of the changes cannot be read, and nothing shows whether it was ever acknowledged."""
    return Finding(
        "warning",
        name,
        "The last change cannot be read. Most likely it was cut off before it was saved; if not, the file was damaged "
        "since. Everything before it is here. What cannot be read is kept.",
    )


def kept_cut_off(name: str) -> Finding:
    """A save that was cut off before it was acknowledged lies among the damaged files."""
    return Finding("note", name, "Kept aside: a change that was cut off before it was saved.")


def kept_damaged(name: str) -> Finding:
    """A file or a part of one that could not be read, perhaps an acknowledged save, lies among the damaged files."""
    return Finding(
        "warning",
        name,
        "Something could not be read and is kept in damaged/; delete or move it once it is settled.",
    )


def unread(name: str) -> Finding:
    """The medium does not give a file back."""
    return Finding("damage", name, "The disk or stick does not give this file back. Nothing was changed.")


def unplaced(name: str) -> Finding:
    """Changes that follow a state which is not there, or is another one."""
    return Finding("damage", name, "These changes follow another state than the one found here. The file is kept.")


def gap(name: str, count: int) -> Finding:
    """Acknowledged saves cannot be read."""
    saves = "One saved change" if count == 1 else f"{count} saved changes"
    return Finding("damage", name, f"{saves} in the middle cannot be read; all later ones are here. The file is kept.")


def rebuilt(name: str) -> Finding:
    """The snapshot was rebuilt, byte for byte."""
    return Finding(
        "warning",
        name,
        "This file was missing or damaged. It was rebuilt from the previous one and the changes, and proven complete.",
    )


def rebuilt_unproven(name: str) -> Finding:
    """The snapshot was rebuilt, but nothing proves that it is complete."""
    return Finding(
        "damage",
        name,
        "This file was missing or damaged. What the other files hold was put together again; something may be missing.",
    )


def second_copy_missing(name: str) -> Finding:
    """Only one generation can be read."""
    return Finding(
        "warning", name, "The second copy of older notes is missing or damaged. It is made anew at the next tidying up."
    )


def stray(name: str) -> Finding:
    """A file a sync program or somebody else left."""
    return Finding(
        "warning", name, "This looks like a copy made by a sync program. It is not read; nothing was overwritten."
    )


def header_lost(name: str) -> Finding:
    """The first line of changes, which holds no save, cannot be read."""
    return Finding("note", name, "The first line is damaged. Every saved change behind it is here.")


def changes_missing(name: str) -> Finding:
    """The saves since the last snapshot are gone."""
    return Finding("damage", name, "Missing or not readable: what was saved since the last tidying up may be missing.")


def unfinished(name: str) -> Finding:
    """A tidying up was interrupted."""
    return Finding("note", name, "A tidying up was interrupted. Nothing is missing.")
