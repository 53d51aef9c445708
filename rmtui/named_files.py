"""Reader of named files: the text of a file the user named, or a sentence why it cannot be read."""

from __future__ import annotations

import os
import sys

from rmtui.errors import BadInput
from rmtui.paths import path_meant
from rmtui.store.medium import Medium

LARGEST = 100_000_000
"""Bytes; a roster or note beyond that is taken for another kind of file."""
LARGEST_NOTE = 5_000_000


def read_file(name: str, largest: int = LARGEST, medium: Medium | None = None) -> bytes:
    """Return the content of a file; raises BadInput, naming the file as the user did, when that is not possible."""
    medium, name = medium or Medium(), path_meant(name)
    shown = os.path.basename(name) or name
    if not medium.exists(name):
        raise BadInput(f"There is no file {shown} here. Nothing was changed; check the name.")
    if medium.is_folder(name):
        raise BadInput(f"{shown} is a folder, not a file. Nothing was changed.")
    try:
        if medium.size(name) > largest:
            raise BadInput(f"{shown} is larger than {largest // 1_000_000} MB. Nothing was changed; split it first.")
        return medium.read(name)
    except OSError:
        raise BadInput(f"{shown} cannot be read. Nothing was changed; check that you may open it.") from None


def read_text(name: str) -> str:
    """Return the text of a file, in whichever usual form it is kept; `-` reads standard input."""
    if name == "-" and sys.stdin is None:
        raise BadInput("There is no standard input to read the note from. Nothing was changed.")
    data = sys.stdin.buffer.read(LARGEST_NOTE + 1) if name == "-" else read_file(name, LARGEST_NOTE)
    if len(data) > LARGEST_NOTE:
        raise BadInput("The note is larger than 5 MB. Nothing was changed; keep it as a file of its own.")
    from rmtui.exchange.roster.bytes import decode  # lazy: only where a note is read

    return decode(data).text if data.strip() else ""
