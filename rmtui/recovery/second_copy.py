"""Second copy: how does the programme come to stand on a second medium, proven, and when is that worth a reminder?

The copy is a programme of its own: rmtui opens it, and any program that knows JSON reads its programme.json, which
holds everything. Bringing it up to date goes through the store, so the state before stays until the new one proves
itself. What the copy holds, it holds twice, and nothing older: whoever was erased here is erased there as well. A
folder that is there already is only taken where it holds just what this programme is known to have copied there.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from dataclasses import dataclass
from datetime import date

from rmtui.counts import counted
from rmtui.desk import Desk
from rmtui.errors import BadInput, Damaged, InUse, NotSaved, RmtuiError
from rmtui.exchange.documents.filenames import safe_name
from rmtui.paths import is_inside
from rmtui.programme.edit import Edit, Tables, difference
from rmtui.programme.edit_kind import EditKind
from rmtui.recovery.history import begins
from rmtui.settings import CopyRecord, copy_states, remember_copy_state, remember_second_copy, second_copy
from rmtui.store import erasing
from rmtui.store.folder import (
    BACKUPS,
    DAMAGED,
    DRAFTS,
    LOCK,
    MAIN,
    PREVIOUS,
    READ_ME,
    changes_generation,
    path,
)
from rmtui.store.format import Unreadable, read_snapshot
from rmtui.store.history import read_history
from rmtui.store.medium import Medium
from rmtui.store.trouble import as_error

LABEL = "Brought the second copy up to date"
NOT_COPIED = "The second copy was not made"
COPY_IN_USE = "copy_in_use"
"""Code of the error that the copy itself is open elsewhere."""
MOST = 9
"""How many folders of the same name are tried before giving up."""
MOST_NAMED = 3
"""How many of the files left alone are named."""
OWN = frozenset((MAIN, PREVIOUS, READ_ME, LOCK))
"""What a copy consists of, besides its changes."""


@dataclass(frozen=True, slots=True)
class CopyReport:
    """A second copy that was made and proven."""

    folder: str
    """Where it lies."""
    people: int
    """How many people are in it."""
    sessions: int
    """How many sessions."""
    beside: tuple[str, ...] = ()
    """What else lies in its folder, which was left as it is."""

    @property
    def sentence(self) -> str:
        """What is said about it."""
        people, meetings = counted(self.people, "person", "people"), counted(self.sessions, "meeting")
        said = f"Copied and checked: {people}, {meetings}."
        if not self.beside:
            return said
        more = " and more" if len(self.beside) > MOST_NAMED else ""
        return f"{said} Left as it is in the copy's folder: {', '.join(self.beside[:MOST_NAMED])}{more}; look yourself."


def known_place(desk: Desk) -> str:
    """Return the folder the second copy goes to; empty where none was chosen yet."""
    made = second_copy(desk.folder)
    return made.place if made is not None else ""


def is_there(desk: Desk, place: str) -> bool:
    """Say whether a folder can be reached now: its stick is plugged in."""
    return desk.store.medium.is_folder(place)


def why_not(desk: Desk, place: str) -> str:
    """Return why a folder cannot take the second copy, in a sentence; empty where it can."""
    if not is_there(desk, place):
        return "There is no such folder now. Nothing was changed. Is the stick plugged in?"
    if is_inside(place, desk.folder):
        return "That lies inside the programme itself. Nothing was changed; choose a folder somewhere else."
    return ""


@dataclass(frozen=True, slots=True)
class CopyHeld:
    """What the second copy holds."""

    on: date
    """The day it was made."""
    tables: Tables
    """Every document in it."""


def second_copy_of(desk: Desk) -> CopyHeld | None:
    """Return what the second copy holds; None where none was made, it is out of reach, or it cannot be read."""
    made = second_copy(desk.folder)
    if made is None:
        return None
    for name in reversed(copy_states(desk.folder)):
        folder = os.path.join(made.place, name)
        if not desk.store.medium.is_folder(folder):
            continue
        try:
            tables = Desk.look(folder, desk.clock, desk.store.medium).store.tables
        except (OSError, RmtuiError):
            continue
        if _same_programme(tables, desk.store.tables):
            return CopyHeld(made.on, tables)
    return None


def same_medium(desk: Desk, place: str) -> bool:
    """Say whether a folder lies on the same disk or stick as the programme, so that both would be lost together."""
    try:
        return desk.store.medium.device(place) == desk.store.medium.device(desk.folder)
    except OSError:
        return False


def remember(desk: Desk, made: Copying) -> None:
    """Keep where the copy is, when it was made, and which state it holds."""
    remember_second_copy(desk.folder, CopyRecord(made.place, desk.clock.computer_day(), made.position))


class Copying:
    """One copy to be made of the programme as it is when this is made; `run` may then run in any thread."""

    def __init__(self, desk: Desk, place: str) -> None:
        self.place = place
        """The folder the copy's own folder lies in."""
        self.position = desk.store.next_snapshot
        """Which state it will hold."""
        self._medium, self._clock = desk.store.medium, desk.clock
        # Documents are replaced and never changed in place, so these tables stay as they are now.
        self._tables = {name: dict(rows) for name, rows in desk.store.tables.items() if rows}
        self._name = os.path.basename(desk.folder)
        self._of = desk.folder
        self._state = _state(self._tables)

    def run(self) -> CopyReport:
        """Make the copy or bring it up to date, and prove it; raises BadInput or NotSaved."""
        if not self._medium.is_folder(self.place):
            raise BadInput(f"{NOT_COPIED}: its place is not there. Nothing was changed. Is the stick plugged in?")
        try:
            folder = self._made_or_renewed()
        except OSError as error:
            raise as_error(error, NOT_COPIED) from None
        except NotSaved as error:
            raise _of_the_copy(error) from None
        self._prove(folder)
        people, sessions = (len(self._tables.get(name, {})) for name in ("people", "sessions"))
        return CopyReport(folder, people, sessions, _beside(self._medium, folder))

    def _made_or_renewed(self) -> str:
        """Bring the copy that is there up to date, or make one under a name nothing else has; return its folder."""
        name = safe_name(self._name)
        for number in range(1, MOST + 1):
            folder = os.path.join(self.place, f"{name} (copy {number})" if number > 1 else f"{name} (copy)")
            if not self._medium.exists(folder):
                self._remember(folder)
                Desk.copy_of(self._tables, folder, LABEL, self._clock, self._medium).close()
                return folder
            if self._renewed(folder):
                return folder
        raise BadInput(f"{NOT_COPIED}: folders of all names it could have are there. Nothing was changed.")

    def _renewed(self, folder: str) -> bool:
        """Bring a copy up to date; returns False, with nothing changed, where the folder is something else."""
        try:
            copy = Desk.look(folder, self._clock, self._medium)
        except (BadInput, Damaged):
            return False  # not a programme, or damaged: whatever it is stays as it is
        known = copy_states(self._of).get(os.path.basename(folder))
        if known is None or not _same_programme(copy.store.tables, self._tables):
            return False  # another programme, or the copy of one this one was made from
        try:
            copy = Desk.open(folder, self._clock, self._medium)
        except InUse:
            said = f"{NOT_COPIED}: the copy itself is open in another rmtui. Close it there first."
            raise InUse(said, code=COPY_IN_USE) from None
        with copy:
            self._refuse_if_used(copy, known)
            self._remember(folder)
            self._empty_folders(copy)
            edit = Edit(EditKind.COPY, LABEL, difference(copy.store.tables, self._tables))
            if edit.changes or not self._holds_only_now(copy):
                copy.commit(edit)
                erasing.keep_only_now(copy.store)
        return True

    def _empty_folders(self, copy: Desk) -> None:
        """Delete what was made in the copy itself, of what it held before.

        What could not be read at this opening stays once, and is named: perhaps somebody saved it there.
        """
        keep_damaged = any(finding.severity == "damage" for finding in copy.store.findings)
        for name in (BACKUPS, DRAFTS) if keep_damaged else (BACKUPS, DRAFTS, DAMAGED):
            erasing.empty(self._medium, path(copy.folder, name))

    def _remember(self, folder: str) -> None:
        """Keep which state the copy is given, before it is: a copying that was cut off is known by it."""
        remember_copy_state(self._of, os.path.basename(folder), self._state)

    def _refuse_if_used(self, copy: Desk, known: list[str]) -> None:
        """Raise BadInput where somebody changed the copy itself: that would be lost.

        Nobody did where it holds, or its snapshot does, one of the states `known` to have been copied there, and where
        each save since is a copying.
        """
        entries = read_history(self._medium, copy.folder).entries
        is_ours = _state(copy.store.tables) in known or _state(self._alone(copy.folder, MAIN)) in known
        if (
            not is_ours
            or not all(entry.kind == EditKind.COPY or begins(entry) for entry in entries)
            or copy.drafts.all()
        ):
            raise BadInput(
                f"{NOT_COPIED}: somebody changed something in the copy itself, and that would be lost. Nothing was "
                "changed. Open the copy to look; give its folder another name to keep it, and copy again."
            )

    def _holds_only_now(self, copy: Desk) -> bool:
        """Say whether no file of a copy that needs no change holds anything older."""
        if copy.store.next_snapshot == (2, 0):
            return True  # as it was made: nothing went before
        if sum(changes_generation(name) is not None for name in self._medium.names(copy.folder)) != 2:
            return False
        entries = read_history(self._medium, copy.folder).entries
        return not entries and _state(self._alone(copy.folder, PREVIOUS)) == self._state

    def _alone(self, folder: str, name: str) -> Tables:
        """Return what one snapshot of the copy holds; nothing where it cannot be read."""
        try:
            return read_snapshot(self._medium.read(path(folder, name))).tables
        except (OSError, Unreadable):
            return {}

    def _prove(self, folder: str) -> None:
        """Raise NotSaved unless the copy, read back, holds every document, in programme.json alone as well."""
        try:
            alone = self._alone(folder, MAIN)
            opened = Desk.look(folder, self._clock, self._medium).store.tables
        except (OSError, RmtuiError):
            alone = opened = {}
        if difference(alone, self._tables) or difference(opened, self._tables):
            raise NotSaved(
                f"{NOT_COPIED} as it should be: what was read back differs. The programme itself is safe. "
                "Try another stick or folder."
            )


def _same_programme(one: Tables, other: Tables) -> bool:
    """Say whether two programmes are the same one at different times: ids hold chance, so one in common is enough."""
    tables = ({*one} & {*other}) - {"about"}
    if any(not one[name].keys().isdisjoint(other[name]) for name in tables):
        return True
    empty = not any(rows for found in (one, other) for name, rows in found.items() if name != "about")
    return empty and one.get("about") == other.get("about")


def _state(tables: Tables) -> str:
    """Return a digest of documents, by which a state is known again and from which nothing can be read."""
    data = json.dumps({name: rows for name, rows in tables.items() if rows}, sort_keys=True).encode()
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def _of_the_copy(error: NotSaved) -> NotSaved:
    """Return an error of the copy's own store as one that nobody takes for one of the programme."""
    if error.code == COPY_IN_USE:
        return error
    said = f"{NOT_COPIED}: {error.reason}" if error.reason else f"{NOT_COPIED}. {error.sentence}"
    return type(error)(f"{said} The programme itself is safe; copy again.", code=error.code)


def _beside(medium: Medium, folder: str) -> tuple[str, ...]:
    """Return what lies in a copy's folder besides the copy: documents made from it, files somebody put there."""
    found: list[str] = []
    try:
        for name in medium.names(folder):
            where = path(folder, name)
            own = name in OWN or changes_generation(name) is not None
            if not own and (not medium.is_folder(where) or medium.names(where)):
                found.append(name)
    except OSError:
        return (*found, "what could not be listed")
    return tuple(found)


def likely_places() -> list[str]:
    """Return folders in which sticks and other disks are usually found on this computer."""
    if sys.platform == "win32":  # pragma: no cover - runs on Windows only
        return [drive for letter in "DEFGHIJKLMNOP" if os.path.isdir(drive := f"{letter}:\\")]
    user = os.path.basename(os.path.expanduser("~"))
    found: list[str] = []
    for folder in (f"/media/{user}", f"/run/media/{user}", "/Volumes"):
        try:
            found += [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if not name.startswith(".")]
        except OSError:
            continue
    return [place for place in found if os.path.isdir(place)]
