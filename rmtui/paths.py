"""Paths: where do programmes live, and which folder is meant by a name?

RMTUI_HOME decides; else a folder `rmtui-data` beside a portable program; else the user's data folder. Nothing is ever
written anywhere else unless the user names the place.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from typing import Literal

PORTABLE = "rmtui-data"
"""Name of the folder that makes a program portable."""
KIT = "rmtui-portable"
"""Name of the folder of a kit, beside which its single file lies."""


@dataclass(frozen=True, slots=True)
class Home:
    """The place where programmes live."""

    folder: str
    """Path of it."""
    why: Literal["RMTUI_HOME", "portable", "user"]
    """What decided."""


def home() -> Home:
    """Return the place where programmes live; it need not exist yet."""
    chosen = os.environ.get("RMTUI_HOME")
    if chosen:
        return Home(os.path.abspath(os.path.expanduser(chosen)), "RMTUI_HOME")
    beside, is_portable = _beside_program()
    if is_portable:
        return Home(beside, "portable")
    import platformdirs  # lazy for start-up speed

    return Home(platformdirs.user_data_dir("rmtui", appauthor=False), "user")


def _beside_program() -> tuple[str, bool]:
    """Return the data folder beside the program, and whether the program is portable.

    A program out of a kit always is: it never falls back on the computer it is plugged into. The single file of a kit
    shares the data of the folder beside it, so that both show the same programmes.
    """
    program, from_kit = _program_folder()
    choices = [os.path.join(program, PORTABLE), *([os.path.join(program, KIT, PORTABLE)] if from_kit else [])]
    there = next((folder for folder in choices if os.path.isdir(folder)), None)
    return there or choices[0], from_kit or there is not None


def path_meant(typed: str) -> str:
    """Return the path somebody means who typed, pasted or dropped it: without quotes, escapes, `file://` and `~`.

    What is there as it was typed is always that.
    """
    if os.path.lexists(typed):
        return typed
    path = typed.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "\"'":
        path = path[1:-1]
    elif path[:7].casefold() == "file://":
        path = _of_address(path)
    elif os.sep == "/" and "\\" in path and not os.path.lexists(path):
        path = re.sub(r"\\(.)", r"\1", path)
    return os.path.expanduser(path)


def programme_folder(name: str) -> str:
    """Return the folder meant by a path or by a bare name inside the place where programmes live.

    A bare name of which nothing is there, while a folder of that name is here, means the one here.
    """
    name = path_meant(name)
    if not _is_bare(name):
        return os.path.abspath(name)
    inside = os.path.join(home().folder, name)
    if not os.path.lexists(inside) and os.path.isdir(name) and _holds_a_programme(name):
        return os.path.abspath(name)
    return inside


def new_programme_folder(name: str) -> str:
    """Return where a programme of that path or bare name is to be made."""
    name = path_meant(name)
    return os.path.join(home().folder, name) if _is_bare(name) else os.path.abspath(name)


def is_inside(path: str, folder: str) -> bool:
    """Say whether a path lies in a folder."""
    try:
        return os.path.commonpath([os.path.abspath(path), os.path.abspath(folder)]) == os.path.abspath(folder)
    except ValueError:  # two drives on Windows
        return False


def _is_bare(name: str) -> bool:
    separators = {os.sep, os.altsep or os.sep, "/"}
    return name not in (".", "..", "") and not name.startswith("~") and not any(mark in name for mark in separators)


def _holds_a_programme(folder: str) -> bool:
    return any(os.path.exists(os.path.join(folder, name)) for name in ("programme.json", "programme.prev.json"))


def _of_address(address: str) -> str:
    """Return the path of a `file://` address, as a file manager gives one to a terminal."""
    from urllib.parse import unquote  # lazy for start-up speed

    path = unquote(address[7:])
    path = path[len("localhost") :] if path.startswith("localhost/") else path
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def _program_folder() -> tuple[str, bool]:
    """Return the folder the program lies in, and whether it runs from a kit."""
    if getattr(sys, "frozen", False):
        return os.path.dirname(os.path.abspath(sys.executable)), False
    return _program_folder_of(os.path.abspath(__file__))


def _program_folder_of(module: str) -> tuple[str, bool]:
    """Return the folder of the program this module is part of, and whether it runs from a kit: out of a zip."""
    place = os.path.dirname(os.path.dirname(module))
    from_zip = not os.path.isdir(place)
    while not os.path.isdir(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    if from_zip and os.path.isfile(os.path.join(os.path.dirname(place), "run.py")) and os.path.basename(place) == "lib":
        place = os.path.dirname(place)
    return place, from_zip
