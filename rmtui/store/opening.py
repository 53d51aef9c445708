"""What must hold of a folder before a programme in it is made, opened or looked at, and who may have it?"""

from __future__ import annotations

import contextlib
import json
import os
import time
from typing import BinaryIO

from rmtui.errors import BadInput, InUse
from rmtui.store import generations
from rmtui.store.folder import LOCK, path
from rmtui.store.format import Operation, Tables
from rmtui.store.generations import Place
from rmtui.store.medium import Medium
from rmtui.store.recovery import State, is_trace, no_programme, recover
from rmtui.store.schema import Schema
from rmtui.store.trouble import as_error

WAIT_FOR_LOCK = 1.0
"""Seconds a command waits for another one to finish before it says that the programme is in use."""
BETWEEN_STEPS = 0.03
"""Seconds after which another program is through with one step of saving or tidying up."""


def lay_down(medium: Medium, folder: str, first: tuple[Operation, ...], label: str, at: str, schema: Schema) -> None:
    """Make a programme in a folder that is new or empty, with its first documents.

    Raises BadInput where something is already there, and NotSaved where the medium refuses.
    """
    if medium.exists(folder) and not medium.is_folder(folder):
        raise BadInput("There is a file of that name already. Nothing was changed. Choose another name.")
    is_new = not medium.exists(folder)
    try:
        medium.make_folder(folder)
        _must_be_empty(medium, folder)  # before the lock, which would leave a file in somebody else's folder
        medium.sync_folder(os.path.dirname(os.path.abspath(folder)))
        lock = hold(medium, folder)
        try:
            _must_be_empty(medium, folder)
            generations.found(medium, folder, first, label, at, schema.number)
        except OSError:
            if is_new:
                _remove_lock(medium, folder)
            raise
        finally:
            let_go(medium, lock)
    except OSError as error:
        if is_new:
            with contextlib.suppress(OSError):
                medium.remove_folder(folder)
        raise as_error(error, "The programme was not made") from None


def put_in_order(medium: Medium, folder: str, schema: Schema) -> tuple[State, Tables, Place]:
    """Bring the files of a held folder to what they prove and to this version of the documents.

    Returns what was found, the documents, and where saves go. Raises NotSaved where a file cannot be read, NewerFormat
    and Damaged; errors of the operating system while writing pass through.
    """
    try:
        state = recover(medium, folder, schema)
        if state.trouble is not None:
            raise state.trouble
    except OSError as error:
        raise as_error(error, "The programme cannot be opened for writing", reading=True) from None
    place = generations.put_right(medium, folder, state)
    if state.schema == schema.number:
        return state, state.tables, place
    from rmtui.store.upgrading import bring_up_to  # lazy: once in the life of a version

    tables, place = bring_up_to(medium, folder, state.tables, place, state.schema, schema)
    return state, tables, place


def looked_at(medium: Medium, folder: str, schema: Schema) -> State:
    """Return what the files prove, with the documents of this version; writes nothing."""
    try:
        state = recover(medium, folder, schema)
        for _ in range(3):
            if not state.findings:
                break
            time.sleep(BETWEEN_STEPS)
            state = recover(medium, folder, schema)
    except OSError as error:
        raise as_error(error, "The programme cannot be read", reading=True) from None
    state.tables, state.schema = schema.of(state.tables, state.schema), schema.number
    return state


def must_hold_a_programme(medium: Medium, folder: str) -> None:
    """Raise BadInput where no programme is, or ever was, in that folder."""
    if not medium.exists(folder):
        raise BadInput("There is no such programme. Nothing was changed.", helps="rmtui list")
    if not medium.is_folder(folder):
        raise BadInput("That is a file, not a programme's folder. Nothing was changed.")
    try:
        names = medium.names(folder)
    except OSError as error:
        raise as_error(error, "The programme cannot be read", reading=True) from None
    if not any(is_trace(name) for name in names):
        raise no_programme()


def hold(medium: Medium, folder: str) -> BinaryIO:
    """Lock the folder; raises InUse when somebody else holds it, after a short wait for a command to finish."""
    content = json.dumps({"process": os.getpid(), "since": int(time.time())}).encode()
    deadline = time.monotonic() + WAIT_FOR_LOCK
    while True:
        lock = medium.lock(path(folder, LOCK), content)
        if lock is not None:
            return lock
        if time.monotonic() > deadline:
            holder = _holder(medium, folder)
            told = f" It is open there {holder}." if holder else ""
            raise InUse(
                "This programme is open in another rmtui. Nothing was changed. "
                f"Close it there first; looking and exporting work meanwhile.{told}",
                holder,
            )
        time.sleep(0.02)


def let_go(medium: Medium, lock: BinaryIO) -> None:
    """Let go of a locked folder; a medium that is gone has let go of it already."""
    with contextlib.suppress(OSError):
        medium.unlock(lock)


def _holder(medium: Medium, folder: str) -> str:
    """Return since when who holds the folder; empty where the lock does not say."""
    try:
        content = json.loads(medium.read(path(folder, LOCK)))
        since, process = time.localtime(int(content["since"])), int(content["process"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return ""
    is_today = time.strftime("%Y-%m-%d", since) == time.strftime("%Y-%m-%d")
    when = time.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M", since)
    return f"since {when} (process {process})"


def _must_be_empty(medium: Medium, folder: str) -> None:
    if set(medium.names(folder)) - {LOCK}:
        raise BadInput("That folder is not empty. Nothing was changed. Choose another name, or open it.")


def _remove_lock(medium: Medium, folder: str) -> None:
    """Remove the lock while it is held, as far as the medium lets us: nobody else can have one of that name yet."""
    with contextlib.suppress(OSError):
        medium.remove(path(folder, LOCK))
