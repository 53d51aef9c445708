"""Error log: where in the code a fault of ours happened, and nothing a user ever typed."""

from __future__ import annotations

import os
import traceback

from rmtui import __version__
from rmtui.paths import home
from rmtui.store.medium import Medium

FILE = "rmtui-fault.log"


def write_log(error: BaseException) -> str:
    """Write the places in the code, newest fault only, and return the file's name; empty when it cannot be written.

    Neither the text of the exception nor any variable is written: both may hold what somebody typed.
    """
    lines = [f"rmtui {__version__}", type(error).__name__]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(
            f"{os.path.basename(os.path.dirname(frame.filename))}/{os.path.basename(frame.filename)}"
            f":{frame.lineno} {frame.name}"
        )
    place = home().folder
    medium = Medium()
    try:
        medium.make_folder(place)
        medium.replace_with(os.path.join(place, FILE), ("\n".join(lines) + "\n").encode())
    except OSError:
        return ""
    return FILE
