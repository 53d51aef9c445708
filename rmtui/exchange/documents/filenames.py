"""File names: what may a file or folder be called that is named after something a user typed?

One rule for every system, because a stick travels: a name made here can be written on Windows, macOS and Linux, stays
inside its folder and is no option of a command.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from rmtui.programme.cleaning import clean_name

MOST_CHARACTERS = 80
"""Of a name, without its ending."""
MOST_BYTES = 180
"""Of a name in UTF-8; some systems count those."""
NO_NAME = "no name"
"""The name of something whose own name holds nothing a file may be called."""

_DIGITS = "0123456789¹²³"
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in _DIGITS))
)
"""Names Windows keeps for devices, whatever follows the first dot."""

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
_ENDS = " ."


def safe_name(text: str) -> str:
    """Return what a file named after `text` may be called, without its ending; never empty.

    Characters that mean something to a file system, and controls, become `-`; dots and blanks at the ends and a dash at
    the front go; a device's name gets `_`; what is left is at most MOST_CHARACTERS long and MOST_BYTES in UTF-8.
    """
    name = clean_name(_NOT_ALLOWED.sub("-", unicodedata.normalize("NFC", text)))
    name = name.lstrip(_ENDS + "-").rstrip(_ENDS)
    stem, dot, rest = name.partition(".")
    if stem.rstrip().casefold() in RESERVED:
        name = f"{stem.rstrip()}_{dot}{rest}"
    return _cut(name).rstrip(_ENDS) or NO_NAME


def is_portable(name: str) -> bool:
    """Say whether every system can open a file or folder that somebody gave this name."""
    is_device = name.partition(".")[0].rstrip().casefold() in RESERVED
    return not (_NOT_ALLOWED.search(name) or name.endswith(tuple(_ENDS)) or is_device)


def unique_name(name: str, taken: Collection[str]) -> str:
    """Return `name`, or `name` with -2, -3 ... so that its `name_key` is not in `taken`."""
    if name_key(name) not in taken:
        return name
    number = 2
    while name_key(f"{name}-{number}") in taken:
        number += 1
    return f"{name}-{number}"


def name_key(name: str) -> str:
    """Return what two names share that some file system takes for one: no case, one Unicode form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _cut(name: str) -> str:
    short = name[:MOST_CHARACTERS]
    return short.encode("utf-8")[:MOST_BYTES].decode("utf-8", "ignore")
