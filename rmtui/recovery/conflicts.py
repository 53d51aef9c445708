"""Conflicts: what do the copies a sync program left hold that is not here, and how is one save of them taken over?

Field by field, as an older change is taken back: what was changed here as well stays as it is here, and is told with
both sides. Nothing here saves anything: taking over is one edit, to be shown first and committed like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rmtui.counts import counted, plural
from rmtui.desk import DOCUMENTS, Desk
from rmtui.programme.catalogue.records import RECORDS
from rmtui.programme.edit import Change, Tables, apply
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.records import Document
from rmtui.recovery.change_words import lines, moment_of, record_changes, titled
from rmtui.recovery.history import title_of
from rmtui.recovery.reversal import Reversal, Wording, reverse
from rmtui.store.conflict_copies import ConflictCopy, conflict_copies
from rmtui.store.findings import said
from rmtui.store.history import Entry
from rmtui.store.trouble import as_error

OVER = Wording(
    there="is here already with other content, and stays as it is here",
    absent="is not here: it was removed, or what added it has to be taken over first",
    changed="was changed here, so it stays",
    field='was changed here too: "{}" stays as it is here',
    loose='is taken over without "{}", which is not here',
    hangs="cannot be taken over: {} it belongs to is not here",
)
FOLLOWS = {("sessions", "number")}
"""Fields nobody enters: a meeting's number follows the days on which the two met."""
ORDER = {record.table: place for place, record in enumerate(RECORDS)}
STATES = {
    "older": "an older state of this programme; nothing in it is new",
    "newer version": "written by a newer rmtui; open it there",
    "unread": "nothing in it can be read; it stays as it is",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One save of a copy, or one record of it, that is not here."""

    where: str
    """Name of the copy."""
    entry: Entry
    """What was done there."""
    title: str
    """The same in words."""
    beside: tuple[Entry, ...]
    """All saves of the copy, by which records that are not here are called."""


@dataclass(frozen=True, slots=True)
class CopyRead:
    """One copy, and what of it is not here."""

    where: str
    """Name of the copy."""
    offers: tuple[Offer, ...]
    """What can be looked at and taken over, in the order to do it."""
    remark: str
    """What else is to be said about it, in words."""


def copies_read(desk: Desk) -> list[CopyRead]:
    """Return what the copies in a programme's folder hold beside it; raises NotSaved where it cannot be listed."""
    try:
        found = conflict_copies(desk.store.medium, desk.folder, desk.store.tables, DOCUMENTS)
    except OSError as error:
        raise as_error(error, "The copies cannot be read", reading=True) from None
    return [CopyRead(copy.where, offers := tuple(_offers(desk, copy)), _remark(copy, offers)) for copy in found]


def taking_over(desk: Desk, offer: Offer) -> Reversal:
    """Return the edit that does here what was done in a copy, and what of it has to stay as it is here."""
    entry = offer.entry
    turned = replace(entry, operations=tuple((table, key, new, old) for table, key, old, new in entry.operations[::-1]))
    label = f"Took over from a copy: {offer.title}"
    return reverse(desk.store.tables, turned, EditKind.CONFLICT, label, wording=OVER)


def words_of(desk: Desk, offer: Offer, over: Reversal) -> str:
    """Return what taking over would change here, by names, and what stays, with both sides of it."""
    parts: list[str] = []
    if over.edit.changes:
        parts.append("Taking it over would change here:\n" + _told(desk, over.edit.changes, offer))
    if over.kept:
        parts.append("What stays:\n" + "\n".join(f"  {one}" for one in over.kept))
    apart = list(_apart(desk, offer, over))
    if apart:
        parts.append("As it is here -> as it is in the copy:\n" + _told(desk, apart, offer))
    return "\n\n".join(parts)


def _offers(desk: Desk, copy: ConflictCopy) -> Iterator[Offer]:
    entries = copy.entries
    if entries and not entries[0].at:
        entries = tuple(sorted(entries, key=lambda one: ORDER.get(one.operations[0][0], len(ORDER))))
    for number, entry in enumerate(entries):
        if not _is_here(desk.store.tables, entry, entries[number + 1 :]):
            yield Offer(copy.where, entry, _title(desk, entry, entries), entries)


def _title(desk: Desk, entry: Entry, beside: tuple[Entry, ...]) -> str:
    if entry.label:
        moment = moment_of(entry.at)
        return f"{title_of(entry)}{f' ({said(entry.at)})' if moment else ''}"
    told = record_changes(entry, desk.programme, beside)[0]
    return f"{titled(told.record)}, {told.what}"


def _remark(copy: ConflictCopy, offers: Sequence[Offer]) -> str:
    if copy.state in STATES:
        return STATES[copy.state]
    parts = [] if offers else ["nothing in it is missing here"]
    if copy.state == "part":
        parts.append("part of it cannot be read")
    if copy.absent:
        parts.append(f"{counted(copy.absent, 'record')} of this programme {plural(copy.absent, 'is', 'are')} not in it")
    return "; ".join(parts)


def _is_here(tables: Tables, entry: Entry, later: Sequence[Entry]) -> bool:
    """Say whether everything a save of a copy did stands here, or what a later save of the same copy made of it."""
    for (table, key), (before, after) in entry.net().items():
        now = tables.get(table, {}).get(key)
        accepted = [after, *(both[1] for one in later if (both := one.net().get((table, key))))]
        for field in _differing(table, before, after):
            if all(_value(one, field) != _value(now, field) for one in accepted):
                return False
    return True


def _differing(table: str, one: Document | None, other: Document | None) -> list[str]:
    """Return the fields two states of a record differ in, but those that follow from others."""
    names = dict.fromkeys((*(one or {}), *(other or {})))
    return [name for name in names if (table, name) not in FOLLOWS and _value(one, name) != _value(other, name)]


def _value(document: Document | None, field: str) -> Any:
    return ("absent",) if document is None else document.get(field)


def _apart(desk: Desk, offer: Offer, over: Reversal) -> Iterator[Change]:
    """Yield how records would still differ from the copy once it is taken over, in what was done to them there."""
    tables = apply(desk.store.tables, over.edit)
    for (table, key), (before, after) in offer.entry.net().items():
        here = tables.get(table, {}).get(key)
        names = [name for name in _differing(table, before, after) if _value(here, name) != _value(after, name)]
        if names:
            yield Change(table, key, here, _with_fields(here, after, names))


def _with_fields(here: Document | None, there: Document | None, names: Sequence[str]) -> Document | None:
    """Return a record as it is here, with these fields as they are in the copy."""
    if here is None or there is None:
        return there
    kept = {name: value for name, value in here.items() if name not in names}
    return kept | {name: there[name] for name in names if name in there}


def _told(desk: Desk, changes: Sequence[Change], offer: Offer) -> str:
    entry = Entry(0, 0, "", "", tuple((one.table, one.id, one.before, one.after) for one in changes))
    return "\n".join(f"  {line}" for line in lines(record_changes(entry, desk.programme, offer.beside)))
