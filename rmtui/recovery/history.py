"""History: what was done when, and how is an older change taken back, or a record put back or looked up?

Nothing here saves anything: every answer is an edit to be shown first and committed like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.programme.catalogue.records import COUNTED
from rmtui.programme.edit import Change, Edit, Tables, apply, joined, put_back_of, undo_of
from rmtui.programme.edit_kind import EditKind, title
from rmtui.programme.programme import Programme
from rmtui.programme.records import Document
from rmtui.recovery.change_words import day_of, record_named, titled
from rmtui.recovery.reversal import Place, Reversal, reverse
from rmtui.store.history import Entry as Entry
from rmtui.store.history import History as History
from rmtui.store.history import Version as Version
from rmtui.store.history import read_history, versions

IN_THE_BIN = timedelta(days=30)
"""How long what was removed can be put back."""
MISSED = tuple(record.table for record in COUNTED)
"""Tables whose records somebody may want back."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed by one save and is not there now."""

    entry: Entry
    """The save that removed it."""
    names: tuple[str, ...]
    """What the records are called, people first."""
    until: str
    """The day it leaves the bin, such as "3 May 2026"; empty where its moment cannot be read."""


def history(desk: Desk) -> History:
    """Return every save of the open programme that can still be read, newest first."""
    return read_history(desk.store.medium, desk.folder, desk.store.schema)


def title_of(entry: Entry | Version) -> str:
    """Return what a save did, as people read it."""
    return title(entry.kind, entry.label)


def begins(entry: Entry) -> bool:
    """Say whether the programme began with a save."""
    return any(table == "about" and before is None for (table, _), (before, _) in entry.net().items())


def take_back(desk: Desk, entry: Entry) -> Reversal:
    """Return the edit that takes back one save, and what of it has to stay because it was changed again since."""
    kind, label = _undoing(entry)
    if begins(entry):
        return Reversal(Edit(kind, label, ()), ("With this the programme began, so it stays.",))
    found = reverse(desk.store.tables, entry, kind, label)
    if not found.edit.changes and not found.kept:
        return replace(found, kept=("Everything is as it was before already.",))
    return found


def bin_of(desk: Desk, past: History) -> list[Removal]:
    """Return what was removed within the last 30 days and is not there now, newest first."""
    tables, now = desk.store.tables, desk.clock.now()
    seen: set[Place] = set()
    found: list[Removal] = []
    for entry in past.entries:
        gone: dict[Place, Document] = {}
        for place, (before, after) in entry.net().items():
            if place not in seen and after is None and before is not None and place[1] not in tables.get(place[0], {}):
                gone[place] = before
            seen.add(place)
        named = sorted((place for place in gone if place[0] in MISSED), key=lambda place: MISSED.index(place[0]))
        if named and not _is_older(entry.at, now - IN_THE_BIN):
            with_gone = _with(tables, gone)
            names = tuple(titled(record_named(*place, gone[place], with_gone)) for place in named)
            found.append(Removal(entry, names, _leaves(entry.at)))
    return found


def put_back(desk: Desk, past: History, entry: Entry, *, with_needed: bool = False) -> Reversal:
    """Return the edit that puts back what a save removed.

    Where it hangs on something that was removed as well, that is named in `kept`; `with_needed` puts that back too.
    """
    kind, label = put_back_of(entry.kind, entry.label)
    tables: Tables = desk.store.tables
    found = _put_back(tables, entry, kind, label)
    if not with_needed:
        return found
    first: list[Edit] = []
    for needed in _needed(tables, past, found.missing):
        part = _put_back(tables, needed, kind, label)
        first.append(part.edit)
        tables = apply(tables, part.edit)
    found = _put_back(tables, entry, kind, label)
    return replace(found, edit=joined(kind, label, (*first, found.edit)))


def needed_first(desk: Desk, past: History, found: Reversal) -> list[Entry]:
    """Return the saves that removed what something to be put back hangs on; none where that is gone for good."""
    return _needed(desk.store.tables, past, found.missing)


def older_versions(past: History, table: str, key: str) -> list[Version]:
    """Return what a record held, newest first; the first one is what it holds now."""
    return versions(past.entries, table, key)


def records_of(past: History, programme: Programme, table: str, key: str) -> list[tuple[str, str, str]]:
    """Return what belongs to a person or a meeting, each as table, key and name: itself, then a meeting's texts.

    Texts that were removed are among them while the history knows of them.
    """
    found: dict[Place, Document] = {}
    for entry in past.entries:
        for place, (before, after) in entry.net().items():
            document = programme.document(*place) or after or before
            if document is not None and (place == (table, key) or _belongs(place, document, table, key)):
                found.setdefault(place, document)
    view = _with_programme(programme, found)
    in_order = sorted(found, key=lambda place: (place != (table, key), len(place[1]), place[1]))
    return [(*place, titled(record_named(*place, found[place], view))) for place in in_order]


def version_at(desk: Desk, table: str, key: str, version: Version) -> Edit:
    """Return the edit that makes a record what it was then.

    Raises BadInput where that is what it is, and where what it hung on is gone.
    """
    if version.document is None:
        raise BadInput("It was not there then. Nothing was changed; choose another version.")
    now = desk.store.tables.get(table, {}).get(key)
    if now == version.document:
        raise BadInput("This is what it holds now. Nothing was changed.")
    view = _with(desk.store.tables, {(table, key): version.document})
    name = titled(record_named(table, key, version.document, view))
    day = day_of(version.at)
    label = f"{name} as it was{f' on {_short(day, desk)}' if day else ' at first'}"
    back = Entry(0, 0, version.at, label, ((table, key, version.document, now),))
    found = reverse(desk.store.tables, back, EditKind.OLDER_VERSION, label)
    if found.missing or not found.edit.changes:
        raise BadInput(f"{found.kept[0]} Nothing was changed; the bin may still hold it.")
    return found.edit


# -- small parts ------------------------------------------------------------------------------------------------------


def _undoing(entry: Entry) -> tuple[EditKind, str]:
    """Return kind and label of what takes back a save, with its day where it is the first to do so."""
    kind, label = undo_of(entry.kind, entry.label)
    day = day_of(entry.at).rpartition(" ")[0]
    return kind, f"{label} of {day}" if day and entry.kind not in (EditKind.UNDO, EditKind.REDO) else label


def _short(day: str, desk: Desk) -> str:
    """Leave out the year where it is this one."""
    return day.removesuffix(f" {desk.clock.computer_day().year}")


def _put_back(tables: Tables, entry: Entry, kind: EditKind, label: str) -> Reversal:
    """Put back what a save removed, and what it changed along with that unless it also added something."""
    has_added = any(before is None for before, _ in entry.net().values())
    return reverse(tables, entry, kind, label, only_removed=has_added)


def _needed(tables: Tables, past: History, missing: Iterable[Place]) -> list[Entry]:
    """Return the saves that removed these records and what those hang on in turn, in the order to put them back."""
    found: list[Entry] = []
    waiting = list(missing)
    while waiting:
        place = waiting.pop(0)
        entry = next((one for one in past.entries if _removed(one, place)), None)
        if entry is not None and entry not in found:
            found.insert(0, entry)
            waiting += _put_back(tables, entry, EditKind.PUT_BACK, "").missing
    return found


def _removed(entry: Entry, place: Place) -> bool:
    both = entry.net().get(place)
    return both is not None and both[1] is None


def _belongs(place: Place, document: Document, table: str, key: str) -> bool:
    return table == "sessions" and place[0] == "texts" and document.get("session") == key


def _with(tables: Tables, more: dict[Place, Document]) -> Programme:
    edit = Edit(
        EditKind.NONE,
        "",
        tuple(Change(*place, tables.get(place[0], {}).get(place[1]), one) for place, one in more.items()),
    )
    return Programme(apply(tables, edit))


def _with_programme(programme: Programme, more: dict[Place, Document]) -> Programme:
    tables: dict[str, dict[str, Document]] = {}
    for table in ("about", "people", "pairs", "sessions"):
        rows = {key: programme.document(table, key) for key in programme.keys(table)}
        tables[table] = {key: document for key, document in rows.items() if document is not None}
    for (table, key), document in more.items():
        tables.setdefault(table, {})[key] = document
    return Programme(tables)


def _is_older(at: str, limit: datetime) -> bool:
    """Say whether a moment is surely before another one."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return False
    return moment.tzinfo is not None and moment < limit


def _leaves(at: str) -> str:
    try:
        return day_of((datetime.fromisoformat(at) + IN_THE_BIN).isoformat())
    except (ValueError, OverflowError):
        return ""
