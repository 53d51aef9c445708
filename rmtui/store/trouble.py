"""What does a user read when the medium refuses?"""

from __future__ import annotations

import errno

from rmtui.errors import NoSpace, NotSaved, ReadOnly

FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))
REFUSED = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))
NO_NAME = frozenset((errno.ENAMETOOLONG, errno.ENOTDIR))


def is_full(error: OSError) -> bool:
    """Say whether the medium has no room left; saving works again once there is some."""
    return error.errno in FULL


def as_error(error: OSError, what: str, *, reading: bool = False) -> NotSaved:
    """Return the error a user may see for one of the operating system.

    `what` says in a few words what was not done, such as "The change is not saved"; `reading` is True where files were
    only read.
    """
    if is_full(error):
        return NoSpace.about(
            what, "the disk or stick is full. What was saved before is safe. Free some space and try again."
        )
    if error.errno in REFUSED and reading:
        return ReadOnly.about(
            what, "you may not read these files. Nothing was changed; ask for the right to read them."
        )
    if error.errno in REFUSED:
        return ReadOnly.about(
            what, "this place cannot be written to. Nothing was changed. Use a folder you may write in."
        )
    if error.errno in NO_NAME or (error.errno == errno.EINVAL and error.filename is not None):  # not of an open file
        return NotSaved.about(
            what, "that name cannot be used for a folder here. Nothing was changed; choose a shorter one."
        )
    return NotSaved.about(
        what,
        "the disk or stick does not answer as it should. What was saved before is kept. "
        "Check that it is plugged in, then open the programme again.",
    )
