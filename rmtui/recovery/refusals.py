"""Refusals: what happened when a programme cannot be opened or saved, and what is safe all the same."""

from __future__ import annotations

from rmtui.errors import BadInput, ChangedOutside, Damaged, InUse, NewerFormat, NoSpace, ReadOnly, RmtuiError

GONE = "The programme opened last is not there"
SAFE: tuple[tuple[type[RmtuiError], str, str], ...] = (
    (
        Damaged,
        "The files of this programme cannot be read",
        "No empty programme is shown in its place. Make a copy of the whole folder before anything else is tried.",
    ),
    (
        NewerFormat,
        "This programme belongs to a newer rmtui",
        "It is whole. An older rmtui could lose what it does not know, so it does not touch it. On a stick, the newer "
        "program may lie beside it.",
    ),
    (
        InUse,
        "This programme is open in another window",
        "It is whole. Two windows writing at once would overwrite each other, so only one may.",
    ),
    (NoSpace, "No room is left on the disk or stick", "What was saved is whole. A few free megabytes are enough."),
    (
        ReadOnly,
        "You may not read the files of this programme",
        "Nothing was changed. They belong to somebody else, or the folder was locked; ask for the right to read them.",
    ),
    (
        BadInput,
        GONE,
        "Nothing was changed. A stick that is not plugged in, a drive that is not connected or a folder with another "
        "name: bring it back and try again, or choose another programme.",
    ),
)
"""What happened and what is safe, by kind of error; the first that fits counts."""
UNANSWERED = (
    "The disk or stick does not answer",
    "What was saved is on it, and nothing was changed. Check that it is plugged in, then try again.",
)

ONLY_HERE = "What was saved here before and another program replaced is in memory, and ONLY there."


def what_is_safe(error: RmtuiError) -> tuple[str, str]:
    """Return what happened to a programme that cannot be opened, as a title, and what is safe."""
    return next(((title, safe) for kind, title, safe in SAFE if isinstance(error, kind)), UNANSWERED)


def why_not_saved(error: RmtuiError) -> str:
    """Return in a phrase why saving was refused."""
    if isinstance(error, NoSpace):
        return "no room is left"
    if isinstance(error, ChangedOutside):
        return "another program changed this programme"
    if isinstance(error, ReadOnly):
        return "this place cannot be written to now"
    return "the disk or stick does not answer"


def what_is_kept(*, replaced: bool, writing: bool, draft_failed: bool) -> str:
    """Return what is safe once saving was refused.

    `replaced`: what was saved is only in memory, because another program replaced it; `writing`: a text is being
    written; `draft_failed`: it could not be kept as a draft either.
    """
    if replaced:
        return ONLY_HERE
    if not writing:
        return "Nothing else was changed. What was saved before is safe."
    if draft_failed:
        return "What you are writing is still on the screen, and ONLY there: it could not be kept as a draft either."
    return "What you are writing is still on the screen, and is kept as a draft."
