"""Rescue file: one plain file elsewhere for what somebody wrote, when the programme's own place takes none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from datetime import datetime

from rmtui.errors import BadInput
from rmtui.paths import path_meant
from rmtui.programme.edit import Edit
from rmtui.store.medium import Medium
from rmtui.store.trouble import as_error

NOT_KEPT = "Your text was NOT written"


def write_elsewhere(place: str, texts: Iterable[str], now: datetime, medium: Medium | None = None) -> str:
    """Write texts into a new file at `place`, a folder or the name of a file, and return its path.

    Nothing that is there is ever written over. Raises BadInput and NotSaved.
    """
    medium = medium or Medium()
    place = os.path.abspath(path_meant(place))
    stem = f"rmtui text {now:%Y-%m-%d %H.%M}"
    names = (f"{stem}.txt", *(f"{stem} ({number}).txt" for number in range(2, 100)))
    paths = [os.path.join(place, name) for name in names] if medium.is_folder(place) else [place]
    data = "\n\n-----\n\n".join(texts).encode("utf-8", "replace") + b"\n"
    for path in paths:
        if not medium.exists(path):
            try:
                _write_for_good(medium, path, data)
            except FileNotFoundError:
                raise BadInput(f"{NOT_KEPT}: there is no such folder. Name another one.") from None
            except OSError as error:
                raise as_error(error, NOT_KEPT) from None
            return path
    raise BadInput(f"{NOT_KEPT}: there is a file of that name already. Name another one.")


def _write_for_good(medium: Medium, path: str, data: bytes) -> None:
    """Write a new file so that its name outlasts a power cut too; after an OSError there is none."""
    medium.write_new(path, data)
    try:
        medium.sync_folder(os.path.dirname(path))
    except OSError:
        with contextlib.suppress(OSError):
            medium.remove(path)
        raise


def texts_of(edit: Edit) -> Iterator[str]:
    """Yield what the records of an edit that could not be saved say: for one that came from no text field."""
    for change in edit.changes:
        before, after = change.before or {}, change.after or {}
        for name, value in after.items():
            if isinstance(value, str) and value not in ("", before.get(name)) and name not in ("id", "level"):
                yield f"{name.replace('_', ' ')}: {value}"
