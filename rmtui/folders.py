"""Programme folders: which are there, and what lies in a folder somebody looks through?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum

from rmtui.errors import BadInput
from rmtui.exchange.documents.filenames import is_portable, name_key, safe_name, unique_name
from rmtui.paths import home
from rmtui.programme.cleaning import clean_name
from rmtui.settings import recent_programmes
from rmtui.store.folder import is_programme
from rmtui.store.medium import Medium


class EntryKind(Enum):
    """What something in a folder is, in the order they are shown."""

    FILE = 0
    PROGRAMME = 1
    FOLDER = 2


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """Something in a folder that may be chosen, or looked through."""

    path: str
    """Where it is."""
    name: str
    """What it is called."""
    kind: EntryKind
    """What it is."""


def known_programmes() -> list[str]:
    """Return the folders of programmes: those opened before, most recent first, then those at home by name."""
    recent = [folder for folder in recent_programmes() if is_programme(folder)]
    return [*recent, *(folder for folder in programmes_at_home() if folder not in recent)]


def programmes_at_home() -> list[str]:
    """Return the folders of programmes in the place where programmes live, by name."""
    place = home().folder
    try:
        names = sorted(os.listdir(place))
    except OSError:
        return []
    return [folder for name in names if is_programme(folder := os.path.join(place, name))]


def texts_waiting(folder: str) -> int:
    """Return how many unfinished texts wait in a programme to be taken up again; changes nothing."""
    from rmtui.store.drafts import Drafts  # lazy: needed only where programmes are listed

    return sum(bool(draft.text.strip()) for draft in Drafts(Medium(), folder).all())


def folder_for(brand: str) -> str:
    """Return a folder of its own, not there yet, for a new programme where programmes live."""
    place = home().folder
    try:
        taken = {name_key(name) for name in os.listdir(place)}
    except OSError:
        taken = set()
    return os.path.join(place, unique_name(safe_name(brand), taken))


def check_new_folder(folder: str) -> str:
    """Return a folder that is to be made; raises BadInput where it would be called what not every system allows."""
    rest = folder
    while not os.path.lexists(rest):
        rest, name = os.path.split(rest)
        if not name:
            break
        if not is_portable(name):
            raise BadInput(
                f'A folder called "{clean_name(name)}" cannot be opened on every computer. Nothing was made; call it '
                f'"{safe_name(name)}".'
            )
    return folder


def first_folder() -> str:
    """Return the folder to look through first: never the one that shows the names of all programmes at once."""
    place = home()
    start = os.path.expanduser("~") if place.why == "user" else os.path.dirname(place.folder)
    return start if os.path.isdir(start) else os.path.abspath(os.sep)


def entries_in(folder: str, endings: tuple[str, ...] = ()) -> list[FolderEntry]:
    """Return what lies in a folder, by name: files with one of `endings`, then programmes, then other folders.

    What is hidden is left out. Raises BadInput when the folder cannot be read.
    """
    try:
        with os.scandir(folder) as found:
            entries = [entry for each in found if (entry := _entry_of(each, endings)) is not None]
    except OSError:
        raise BadInput("This folder cannot be read.") from None
    return sorted(entries, key=lambda entry: (entry.kind.value, entry.name.casefold(), entry.name))


def _entry_of(found: os.DirEntry[str], endings: tuple[str, ...]) -> FolderEntry | None:
    if found.name.startswith("."):
        return None
    try:
        is_folder = found.is_dir()
    except OSError:
        return None
    if is_folder:
        # whether it is one is asked only where programmes are looked for
        kind = EntryKind.PROGRAMME if not endings and is_programme(found.path) else EntryKind.FOLDER
        return FolderEntry(found.path, found.name, kind)
    return (
        FolderEntry(found.path, found.name, EntryKind.FILE)
        if found.name.casefold().endswith(endings or ("\0",))
        else None
    )


def short_path(folder: str) -> str:
    """Return a folder with the home part as `~`: other people may see the screen."""
    user = os.path.expanduser("~")
    return "~" + folder.removeprefix(user) if folder == user or folder.startswith(user + os.sep) else folder
