"""Opening of a programme for the screens: to write, only to look, or not at all; and what is said of it first."""

from __future__ import annotations

import os
from dataclasses import dataclass

from rmtui.clock import TODAY_VARIABLE
from rmtui.desk import Desk
from rmtui.errors import InUse, ReadOnly, RmtuiError
from rmtui.programme.days.words import date_words
from rmtui.recovery.positions import going_back, told
from rmtui.sentences import sentence
from rmtui.store.folder import DAMAGED


@dataclass(frozen=True, slots=True)
class Unopened:
    """A programme that cannot be opened."""

    folder: str
    """Path of its folder."""
    error: RmtuiError
    """What stands in the way."""


def open_to_write_or_look(folder: str, *, looks: bool = False) -> Desk:
    """Open a programme; one that is open elsewhere, or cannot be written, is opened to look at.

    With `looks` it is opened only to look at in any case. Raises what stands in the way of looking too.
    """
    if looks:
        return Desk.look(folder, why="Open only to look at: nothing can be changed here.")
    try:
        desk = Desk.open(folder)
        older = going_back(desk)
        told(desk, older)
        desk.store.findings += older
        return desk
    except InUse as error:
        since = f" {error.holder}" if error.holder else ""
        return Desk.look(folder, why=f"Open in another window{since}: you can look, but nothing can be changed here.")
    except ReadOnly:
        return Desk.look(folder, why="This place cannot be written to: you can look, but nothing can be changed.")


def first_sentence(desk: Desk, saved: str) -> tuple[str, bool]:
    """Return what the person should know before anything else, and whether it asks for attention.

    `saved` is what is true of what was written.
    """
    findings = [finding for finding in desk.store.findings if finding.severity != "note"]
    if desk.store.refuses:
        return desk.store.refuses, True
    if findings:
        more = f" And {len(findings) - 1} more." if len(findings) > 1 else ""
        told = f"{findings[0].where}: {findings[0].text}{more}"
        if findings[0].kind == "copy":
            return sentence("{told} {commands} leads there.", told=told), True
        return told, True
    if not len(desk.programme.people) and (people := _people_in_backups(desk)):
        said = "Nobody is in the list, but a backup holds {people} people: {history}, then {history.backups}, shows it."
        return sentence(said, people=people), True
    if desk.clock.day_set:
        return f"Today is taken to be {date_words(desk.clock.day_set)} ({TODAY_VARIABLE}). {saved}", False
    return saved, False


def may_ask_at_start(desk: Desk) -> bool:
    """Say whether there may be something to ask right after opening: about the files, or about drafts."""
    damaged = os.path.join(desk.folder, DAMAGED)
    return bool(desk.store.findings) or os.path.isdir(damaged) or bool(desk.drafts.all())


def _people_in_backups(desk: Desk) -> int:
    from rmtui.recovery.backups import backups_of  # loaded only for an empty programme

    try:
        return max((backup.people for backup in backups_of(desk)), default=0)
    except RmtuiError:
        return 0
