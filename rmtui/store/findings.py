"""What was noticed about the files, in words for whoever runs the programme?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rmtui.counts import counted, plural
from rmtui.store.folder import DAMAGED, MAIN

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TAKE_OVER = "rmtui check --take-edited"
ACCEPT = "rmtui check --accept-older"
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
    kind: Literal["", "copy", "by hand", "behind"] = ""
    """copy: a file of a sync program, which stays there; by hand: a snapshot somebody changed; behind: later saves are
    known of."""
    helps: str = ""
    """The command that helps, for the command line; empty for none."""


def said(at: str) -> str:
    """Return a moment as people say it, by the clock of where they sit: "3 March 14:02"; empty for no moment."""
    try:
        moment = datetime.fromisoformat(at)
        moment = moment.astimezone() if moment.tzinfo else moment
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment:%H:%M}"


def torn(name: str) -> Finding:
    """A save was cut off before it was acknowledged."""
    return Finding(
        "note", name, "The last change was cut off before it was saved. Nothing that was called saved is lost by that."
    )


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
    return Finding(
        "damage",
        name,
        "These saved changes do not fit the other files, as when an older copy was put back. They are kept.",
    )


def gap(name: str, count: int, after: str, before: str) -> Finding:
    """Acknowledged saves cannot be read; `after` and `before` are the moments of those around them, in UTC, ISO."""
    saves = counted(count, "saved change")
    first, last = said(after), said(before)
    when = f" of {last}" if last and first in ("", last) else f", made between {first} and {last}," if last else ""
    return Finding(
        "damage",
        name,
        f"{saves}{when} cannot be read and {plural(count, 'is', 'are')} missing; all later ones are here. The "
        f"damaged file is kept in {DAMAGED}/.",
    )


def misplaced(name: str) -> Finding:
    """A whole line stands where it was not written."""
    return Finding(
        "warning",
        name,
        "An older change stands in it once more, as on a stick that lost a write. It is not believed, and kept in "
        f"{DAMAGED}/. Either a change was cut off before it was saved, or the one saved last is missing: look for it.",
    )


def ends_changed(name: str) -> Finding:
    """Another program changed the ends of lines, and nothing else."""
    return Finding(
        "note",
        name,
        "Another program wrote it anew with other ends of lines, as some sync programs and editors do. Every record in "
        "it is as it was saved.",
    )


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


def by_hand(name: str, counted: str) -> Finding:
    """Somebody changed a snapshot; what was saved last is open."""
    return Finding(
        "warning",
        name,
        f"This file was changed by hand, and {counted}. What was saved last is used; opening keeps the changed file in "
        f"{DAMAGED}/, so nothing is lost either way. It can be taken over as one change, which can be taken back.",
        "by hand",
        TAKE_OVER,
    )


def by_hand_unusable(name: str, why: str) -> Finding:
    """Somebody changed a snapshot in a way that cannot be taken over."""
    return Finding(
        "warning",
        name,
        f"This file was changed by hand and cannot be taken over: {why}. What was saved last is used; opening keeps "
        f"the changed file in {DAMAGED}/.",
    )


def by_hand_only(name: str) -> Finding:
    """The only whole copy is one that does not prove itself."""
    return Finding(
        "damage",
        name,
        "This file was changed by hand or damaged, and no other copy is left to compare it with. It is used as it is; "
        f"a copy is kept in {DAMAGED}/. Look through it: a word may be wrong.",
    )


def kept_edited(name: str, counted: str) -> Finding:
    """A snapshot changed by hand lies among the damaged files, and not everything in it is in the programme."""
    return Finding(
        "warning",
        name,
        f"Kept aside: {MAIN} as it was changed by hand; in it, {counted}. "
        "It can be taken over as one change, which can be taken back.",
        helps=TAKE_OVER,
    )


def kept_settled(name: str) -> Finding:
    """A snapshot changed by hand lies among the damaged files, and nothing is left to decide about it."""
    return Finding("note", name, f"Kept aside: {MAIN} as it was changed by hand. Nothing about it is left to decide.")


def second_copy_missing(name: str) -> Finding:
    """Only one generation can be read."""
    return Finding(
        "warning", name, "The second copy of older notes is missing or damaged. It is made anew at the next tidying up."
    )


def stray(name: str) -> Finding:
    """A file a sync program or somebody else left."""
    return Finding(
        "warning",
        name,
        "This looks like a copy made by a sync program. Nothing was overwritten. Rescue shows what it holds.",
        "copy",
    )


def behind(name: str, count: int, at: str) -> Finding:
    """Saves that were seen in this folder are not in it; `count` is 0 where nobody knows how many."""
    saves = counted(count, "later change") if count else "later changes"
    when = said(at)
    last = f", the last of {when}" if when else ""
    return Finding(
        "damage",
        name,
        f"An older state: rmtui saw {saves} saved here{last}, which {plural(count or 2, 'is', 'are')} not in these "
        "files. A sync program or somebody put older files back, or a stick lost them. Nothing was overwritten.",
        "behind",
        ACCEPT,
    )


def later_backup(name: str) -> Finding:
    """A backup holds a later state than the changes end with."""
    return Finding(
        "damage",
        name,
        "This backup was made later than the last change that is here: older files were put back, or a stick lost "
        "what was saved last. Compare it with what is open before you go on.",
        "behind",
        ACCEPT,
    )


def header_lost(name: str) -> Finding:
    """The first line of changes, which holds no save, cannot be read."""
    return Finding("note", name, "The first line is damaged. Every saved change behind it is here.")


def changes_missing(name: str) -> Finding:
    """The saves since the last snapshot are gone."""
    return Finding("damage", name, "Missing or not readable: what was saved since the last tidying up may be missing.")


def unfinished(name: str) -> Finding:
    """A tidying up was interrupted."""
    return Finding("note", name, "A tidying up was interrupted. Nothing is missing because of that.")
