"""How do the ideas that may be told become files, and what is said about it?"""

from __future__ import annotations

import os

from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.exchange.documents.credits import credits_export
from rmtui.exchange.documents.files import write_export
from rmtui.programme.levels import SHOWN, Level
from rmtui.store.folder import EXPORTS
from rmtui.store.medium import Medium
from rmtui.store.trouble import as_error


def write_ideas(desk: Desk, level: Level) -> str:
    """Write the files into the programme's folder of exports and return what became of it, as a page.

    Raises BadInput or NotSaved when they cannot be written.
    """
    made = credits_export(desk.programme, level, desk.clock.today())
    try:
        written = write_export(Medium(), os.path.join(desk.folder, EXPORTS), made.files, made.folders)
    except (FileExistsError, NotADirectoryError):
        raise BadInput("The folder exports is a file here. Nothing was exported.") from None
    except OSError as error:
        raise as_error(error, "The ideas were not exported") from None
    parts = [f"Who may read them: {SHOWN[level]}. They stand in the folder {EXPORTS} of this programme:"]
    parts += [f"  {name}" for name in written.files]
    if made.stayed_in:
        parts += ["", *made.stayed_in]
    if written.left:
        parts += ["", f"Left alone, because somebody changed them: {', '.join(written.left)}"]
    if written.removed:
        parts += ["", f"Taken away, because they may not leave like this any more: {', '.join(written.removed)}"]
    if written.stale:
        edited = ", ".join(written.stale)
        parts += ["", f"From an earlier export, no longer part of this one, but changed by somebody: {edited}"]
    return "\n".join(parts)
