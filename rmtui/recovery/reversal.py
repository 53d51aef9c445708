"""Reversal of a save: which edit takes back one older save and nothing that was done since?

Field by field: a field somebody changed again later stays as it is now. A record never comes to hang on one that is
gone, and none goes on which another hangs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.fields import label_of, links_of
from rmtui.programme.edit import Change, Edit, Tables, apply
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.records import Document
from rmtui.programme.sessions import sessions_of
from rmtui.recovery.change_words import record_named, titled
from rmtui.store.history import Entry

COUNTED = "Only the number would change, and that follows the days on which the two met."
"""Why an older number does not come back: another meeting of the pair has it by now."""

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """Why something of a save stays undone, as it follows the name of a record."""

    there: str = "is there again and stays as it is now"
    """It would be put where another one is."""
    absent: str = "is no longer there"
    """It is not there to be changed."""
    changed: str = "was changed since, so it stays"
    """It would go, and is another by now."""
    field: str = 'was changed again since: "{}" stays as it is now'
    """One field of it is another by now."""
    loose: str = 'comes back without "{}", which is gone'
    """A field names what is gone; it can do without."""
    hangs: str = "cannot come back: {} it belongs to is gone"
    """It belongs to what is gone."""


BACK = Wording()
"""Of what is taken back or put back."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """What taking something back would do."""

    edit: Edit
    """What changes; nothing where nothing can be taken back."""
    kept: tuple[str, ...] = ()
    """What cannot be taken back and why, a sentence each."""
    missing: tuple[Place, ...] = ()
    """Table and key of what has to be there first."""


def reverse(
    tables: Tables,
    entry: Entry,
    kind: EditKind,
    label: str,
    *,
    only_removed: bool = False,
    wording: Wording = BACK,
) -> Reversal:
    """Return the edit that takes back what `entry` did to records that are still as it left them.

    With `only_removed` what it removed comes back, and what named that; what it added or changed otherwise stays.
    `wording` says why something stays.
    """
    work = _Work(tables, entry, only_removed, wording)
    work.plan()
    work.check()
    wanted = Edit(kind, label, tuple(work.changes()))
    edit = _numbered(tables, wanted)
    if wanted.changes and not edit.changes:
        work.kept.append(COUNTED)
    return Reversal(edit, tuple(dict.fromkeys(work.kept)), tuple(work.missing))


class _Work:
    """One save being taken back."""

    def __init__(self, tables: Tables, entry: Entry, only_removed: bool, wording: Wording) -> None:
        self.kept: list[str] = []
        self.missing: dict[Place, None] = {}
        self._tables = tables
        self._net = entry.net()
        self._only_removed, self._wording = only_removed, wording
        self._wanted: dict[Place, Document | None] = {}
        self._index: dict[Place, list[Place]] | None = None
        self._programme = Programme(tables)
        self._restored = {key for (_, key), (_, after) in self._net.items() if after is None}

    def changes(self) -> Iterator[Change]:
        """Yield what is left to be changed."""
        for (table, key), after in self._wanted.items():
            now = self._now(table, key)
            if now != after:
                yield Change(table, key, now, after)

    # What is wanted

    def plan(self) -> None:
        """Find for each record what it should hold."""
        for (table, key), (before, after) in self._net.items():
            now = self._now(table, key)
            if after is None:
                self._put_back(table, key, before, now)
            elif before is None:
                self._take_away(table, key, after, now)
            elif now is None:
                self._keep(table, key, after, self._wording.absent)
            else:
                self._wanted[table, key] = self._merged(table, key, (before, after, now))

    def _put_back(self, table: str, key: str, before: Document | None, now: Document | None) -> None:
        if now is None:
            self._wanted[table, key] = before
        elif now != before:
            self._keep(table, key, now, self._wording.there)

    def _take_away(self, table: str, key: str, after: Document, now: Document | None) -> None:
        if self._only_removed or now is None:
            return
        if now == after:
            self._wanted[table, key] = None
        else:
            self._keep(table, key, now, self._wording.changed)

    def _merged(self, table: str, key: str, states: tuple[Document, Document, Document]) -> Document:
        before, after, now = states
        result, later = _merge(before, after, now, self._restored if self._only_removed else None)
        for name in later:
            self._keep(table, key, now, self._wording.field.format(self._label(table, name)))
        return result

    # What is possible

    def check(self) -> None:
        """Leave out what would hang on something that is gone, and what something else hangs on."""
        while self._hang_in_the_air() or self._second_pairs():
            pass

    def _hang_in_the_air(self) -> bool:
        """Give up, or loosen, each wanted record that would name a missing one, or is itself still named."""
        for (table, key), document in list(self._wanted.items()):
            if document is None:
                holder = self._named_by(table, key)
                if holder:
                    return self._give_up(table, key, f"stays, because something later hangs on it: {holder}")
                continue
            for field, named in links_of(table, document):
                if self._will_be(field.links, named) is None and self._new_name(table, key, field, named):
                    return self._without(table, key, document, field, named)
        return False

    def _without(self, table: str, key: str, document: Document, field: Field, named: str) -> bool:
        if field.loose:
            self._wanted[table, key] = _unnamed(document, field.name, named)
            self._keep(table, key, document, self._wording.loose.format(self._label(table, field.name)))
            return True
        self.missing[field.links, named] = None
        return self._give_up(table, key, self._wording.hangs.format(_what(field.links)))

    def _second_pairs(self) -> bool:
        """Give up a pair that would be a second open one of the same two."""
        edit = Edit(EditKind.NONE, "", tuple(self.changes()))
        touched = {change.id for change in edit.changes if change.table == "pairs" and change.after is not None}
        if not touched:
            return False
        seen: dict[frozenset[str], Pair] = {}
        for pair in Programme(apply(self._tables, edit)).pairs.all():
            two = frozenset((pair.mentor, pair.mentee))
            other = seen.setdefault(two, pair) if pair.is_open else pair
            if other is not pair and (touched & {pair.id, other.id}):
                key = pair.id if pair.id in touched else other.id
                return self._give_up("pairs", key, "stays as it is: the two have another open pair by now")
        return False

    def _named_by(self, table: str, key: str) -> str:
        """Return what a record that stays is called, where it names this one; empty where none does."""
        for holder, other in self._holders().get((table, key), ()):
            document = self._will_be(holder, other)
            if document and any((field.links, named) == (table, key) for field, named in links_of(holder, document)):
                return record_named(holder, other, document, self._programme)
        return ""

    def _holders(self) -> dict[Place, list[Place]]:
        """Return which records name each record, now or as wanted."""
        if self._index is None:
            self._index = {}
            now = ((table, key, document) for table, rows in self._tables.items() for key, document in rows.items())
            wanted = ((*place, document) for place, document in self._wanted.items() if document is not None)
            for table, key, document in (*now, *wanted):
                for field, named in links_of(table, document):
                    self._index.setdefault((field.links, named), []).append((table, key))
        return self._index

    # Small parts

    def _give_up(self, table: str, key: str, why: str) -> bool:
        document = self._wanted.pop((table, key)) or self._now(table, key) or {}
        self._keep(table, key, document, why)
        return True

    def _keep(self, table: str, key: str, document: Document, why: str) -> None:
        name = titled(record_named(table, key, document, self._programme))
        self.kept.append(f"{'The pair ' if table == 'pairs' else ''}{name} {why}.")

    def _label(self, table: str, field: str) -> str:
        return label_of(table, field, self._programme.about)

    def _now(self, table: str, key: str) -> Document | None:
        return self._tables.get(table, {}).get(key)

    def _will_be(self, table: str, key: str) -> Document | None:
        return self._wanted[table, key] if (table, key) in self._wanted else self._now(table, key)

    def _new_name(self, table: str, key: str, field: Field, named: str) -> bool:
        """Say whether the record does not name that one already."""
        now = self._now(table, key)
        return now is None or (field, named) not in links_of(table, now)


def _merge(
    before: Document, after: Document, now: Document, only_naming: set[str] | None
) -> tuple[Document, list[str]]:
    """Return `now` with what `after` changed taken back, and the names of fields that were changed again since.

    With `only_naming` only fields that named one of those ids go back.
    """
    result, later = dict(now), []
    for name in dict.fromkeys((*before, *after)):
        was, made, stands = before.get(name), after.get(name), now.get(name)
        if was == made or stands == was or (only_naming is not None and not _mentions(was, only_naming)):
            continue
        if stands == made:
            result = _with(result, name, was, name in before)
        elif isinstance(was, dict) and isinstance(made, dict) and isinstance(stands, dict):
            result[name], inner = _merge(was, made, stands, None)
            later += [name] * bool(inner)
        else:
            later.append(name)
    return result, later


def _with(document: Document, name: str, value: Any, there: bool) -> Document:
    return {**document, name: value} if there else {key: one for key, one in document.items() if key != name}


def _mentions(value: Any, ids: set[str]) -> bool:
    if isinstance(value, list):
        return any(_mentions(one, ids) for one in value)
    return isinstance(value, str) and value in ids


def _unnamed(document: Document, field: str, named: str) -> Document:
    value = document.get(field)
    rest = [one for one in value if one != named] if isinstance(value, list) else []
    return _with(document, field, rest, bool(rest))


def _what(table: str) -> str:
    return {"people": "somebody", "pairs": "the pair", "sessions": "the meeting", "texts": "the text"}.get(
        table, "what"
    )


def _numbered(tables: Tables, edit: Edit) -> Edit:
    """Return the edit with the meetings of a pair numbered anew where two of them would have one number."""
    pairs = {
        str((change.after or change.before or {}).get("pair", ""))
        for change in edit.changes
        if change.table == "sessions"
    }
    if not pairs:
        return edit
    after = Programme(apply(tables, edit))
    put: list[Change] = []
    for pair in sorted(pairs):
        counted = [session for session in sessions_of(after, pair) if session.state != "cancelled"]
        if len({session.number for session in counted}) < len(counted):
            in_turn = sorted(counted, key=lambda session: not session.took_place)
            put += [
                after.put(replace(one, number=place)) for place, one in enumerate(in_turn, 1) if one.number != place
            ]
    return _in_one(replace(edit, changes=(*edit.changes, *put))) if put else edit


def _in_one(edit: Edit) -> Edit:
    """Return the edit with one change for each record, and none for a record that stays as it is."""
    found: dict[Place, Change] = {}
    for change in edit.changes:
        first = found.setdefault((change.table, change.id), change)
        found[change.table, change.id] = replace(change, before=first.before)
    return replace(edit, changes=tuple(change for change in found.values() if change.before != change.after))
