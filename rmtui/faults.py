"""Error log: where in the code a fault of ours happened, and nothing a user ever typed."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator

from rmtui import __version__
from rmtui.paths import home
from rmtui.store.medium import Medium

FILE = "rmtui-fault.log"


def write_log(error: BaseException) -> str:
    """Write the places in the code, newest fault only, and return the file's name; empty when it cannot be written.

    Neither the text of the exception nor any variable is written: both may hold what somebody typed.
    """
    lines = [f"rmtui {__version__}"]
    for one in _chain(error):
        lines.append(type(one).__name__)
        for frame in traceback.extract_tb(one.__traceback__):
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


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those it came of: what failed in a worker or a timer stands in another one."""
    seen: set[int] = set()
    one: object = error
    while isinstance(one, BaseException) and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = getattr(one, "error", None) or one.__cause__ or one.__context__
