"""How does the programme come to stand on a second medium, proven, and when is that worth a reminder?

The copy is a programme of its own: rmtui opens it, and any program that knows JSON reads its programme.json, which
holds everything. Bringing it up to date goes through the store, so the state before stays until the new one proves
itself. What the copy holds, it holds twice, and nothing older: whoever was erased here is erased there as well.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from rmtui.desk import Desk
from rmtui.errors import BadInput, Damaged, InUse, NotSaved, RmtuiError
from rmtui.exchange.filenames import safe_name
from rmtui.paths import is_inside
from rmtui.programme.edit import Tables, difference
from rmtui.settings import CopyMade, remember_second_copy, second_copy
from rmtui.store.folder import HISTORY, MAIN, path
from rmtui.store.format import Unreadable, read_snapshot
from rmtui.store.history import read_history
from rmtui.store.older import older_names
from rmtui.store.trouble import as_error

LABEL = "Brought the second copy up to date"
NOT_COPIED = "The second copy was not made"
MOST = 9
"""How many folders of the same name are tried before giving up."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A second copy that was made and proven."""

    folder: str
    """Where it lies."""
    people: int
    """How many people are in it."""
    sessions: int
    """How many sessions."""

    @property
    def sentence(self) -> str:
        """What is said about it."""
        people = f"{self.people} {'person' if self.people == 1 else 'people'}"
        return f"Copied and checked: {people}, {self.sessions} session{'s' * (self.sessions != 1)}."


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


def same_medium(desk: Desk, place: str) -> bool:
    """Say whether a folder lies on the same disk or stick as the programme, so that both would be lost together."""
    try:
        return desk.store.medium.device(place) == desk.store.medium.device(desk.folder)
    except OSError:
        return False


def remember(desk: Desk, made: Copying) -> None:
    """Keep where the copy is, when it was made, and which state it holds."""
    remember_second_copy(desk.folder, CopyMade(made.place, desk.clock.today(), made.position))


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

    def run(self) -> Copied:
        """Make the copy or bring it up to date, and prove it; raises BadInput or NotSaved."""
        if not self._medium.is_folder(self.place):
            raise BadInput(f"{NOT_COPIED}: its place is not there. Nothing was changed. Is the stick plugged in?")
        try:
            folder = self._made_or_renewed()
        except OSError as error:
            raise as_error(error, NOT_COPIED) from None
        self._prove(folder)
        return Copied(folder, len(self._tables.get("people", {})), len(self._tables.get("sessions", {})))

    def _made_or_renewed(self) -> str:
        """Bring the copy that is there up to date, or make one under a name nothing else has; return its folder."""
        name = safe_name(self._name)
        for number in range(1, MOST + 1):
            folder = os.path.join(self.place, f"{name} (copy)" if number == 1 else f"{name} (copy {number})")
            if not self._medium.exists(folder):
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
        if not _same_programme(copy.store.tables, self._tables):
            return False
        try:
            copy = Desk.open(folder, self._clock, self._medium)
        except InUse:
            raise InUse(f"{NOT_COPIED}: the copy itself is open in another rmtui. Close it there first.") from None
        with copy:
            self._refuse_if_used(copy)
            edit = difference(LABEL, copy.store.tables, self._tables)
            if edit.changes or copy.store.next_snapshot[1] or older_names(self._medium, folder):
                copy.commit(edit)
                copy.store.tidy()
                copy.store.tidy()  # so that the snapshot before holds the same, and nothing of what was taken out
                self._forget_older(folder)
        return True

    def _refuse_if_used(self, copy: Desk) -> None:
        """Raise BadInput where somebody changed the copy itself: that would be lost."""
        if any(entry.label != LABEL for entry in read_history(self._medium, copy.folder).entries):
            raise BadInput(
                f"{NOT_COPIED}: somebody changed something in the copy itself, and that would be lost. Nothing was "
                "changed. Open the copy to look; give its folder another name to keep it, and copy again."
            )

    def _forget_older(self, folder: str) -> None:
        place = path(folder, HISTORY)
        for name in older_names(self._medium, folder):
            self._medium.remove(path(place, name))

    def _prove(self, folder: str) -> None:
        """Raise NotSaved unless the copy, read back, holds every document, in programme.json alone as well."""
        try:
            alone = read_snapshot(self._medium.read(path(folder, MAIN))).tables
            opened = Desk.look(folder, self._clock, self._medium).store.tables
        except (OSError, Unreadable, RmtuiError):
            alone = opened = {}
        if difference("", alone, self._tables).changes or difference("", opened, self._tables).changes:
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
