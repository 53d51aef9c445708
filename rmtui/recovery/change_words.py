"""Changes in words: what did a save change?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rmtui.counts import counted
from rmtui.programme.catalogue.fields import LINKS, label_of
from rmtui.programme.days.words import plain_date
from rmtui.programme.levels import SHOWN
from rmtui.programme.programme import Programme
from rmtui.programme.records import Document
from rmtui.programme.sessions import called, named, spoken
from rmtui.store.history import Entry

NOTHING = "(empty)"
ONE_LINE = 60
"""Characters up to which several things stand on one line."""
MOST_RECORDS = 100
"""Records that are told one by one; of a larger import only their number."""
_KINDS = {"exception": "paired although a rule speaks against it", "kept apart": "kept apart"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record, before and after."""

    name: str
    """What it is called."""
    before: str
    """What stood there, `NOTHING` where nothing did."""
    after: str
    """What stands there then."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record, and what became of it."""

    what: str
    """added, changed or removed."""
    record: str
    """What the record is called."""
    fields: tuple[FieldChange, ...]
    """What is different; of a new or removed record everything it holds."""


def record_changes(entry: Entry, programme: Programme, beside: Iterable[Entry] = ()) -> list[RecordChange]:
    """Return what a save changed, a record each.

    Records that are gone are called as they were then, and so are those that the saves `beside` removed.
    """
    net = entry.net()
    then = _then((entry, *beside), programme)
    told = [_told(table, key, both, then) for (table, key), both in list(net.items())[:MOST_RECORDS]]
    if len(net) > len(told):
        told.append(RecordChange("changed", counted(len(net) - len(told), "more record"), ()))
    return told


def comparison(
    table: str, key: str, both: tuple[Document | None, Document | None], programme: Programme
) -> RecordChange:
    """Return an older version of a record beside what it holds now; where they agree, all it holds."""
    then, now = both
    if then == now:
        told = _told(table, key, (None, now), programme)
        return RecordChange("", told.record, told.fields)
    told = _told(table, key, both, programme)
    says = {"added": "not there then", "removed": "as it was then; it is gone now", "changed": "then -> now"}
    return RecordChange(
        told.what if told.what == "removed" else "changed", f"{told.record}, {says[told.what]}", told.fields
    )


def lines(told: Iterable[RecordChange]) -> Iterator[str]:
    """Yield what is told as plain lines."""
    for one in told:
        yield f"{one.record}: {one.what}"
        for field in one.fields:
            if one.what == "changed":
                yield f"  {field.name}: {field.before} -> {field.after}"
            else:
                yield f"  {field.name}: {field.before if one.what == 'removed' else field.after}"


def record_named(table: str, key: str, document: Document, programme: Programme) -> str:
    """Return what a record is called in a sentence; never anything somebody wrote about a meeting."""
    name = _NAMED.get(table)
    return name(document, programme) if name else f"{table} {key}"


def titled(name: str) -> str:
    """Return the name of a record as a sentence begins with it."""
    return name[:1].upper() + name[1:]


def day_of(at: str) -> str:
    """Return the day of a moment as people say it: "3 May 2026"; empty for no moment."""
    moment = moment_of(at)
    return plain_date(moment.date()) if moment else ""


def moment_of(at: str) -> datetime | None:
    """Return a moment, by the clock of where the user sits; None for what is no moment."""
    try:
        moment = datetime.fromisoformat(at)
        return moment.astimezone() if moment.tzinfo else moment
    except (ValueError, OverflowError, OSError):
        return None


# -- records ----------------------------------------------------------------------------------------------------------


def _told(table: str, key: str, both: tuple[Document | None, Document | None], programme: Programme) -> RecordChange:
    before, after = both
    what = "added" if before is None else "removed" if after is None else "changed"
    old, new = before or {}, after or {}
    names = [name for name in dict.fromkeys((*old, *new)) if name != "id" and old.get(name) != new.get(name)]
    fields = [field for name in names for field in _fields(table, name, old.get(name), new.get(name), programme)]
    return RecordChange(what, titled(record_named(table, key, after or before or {}, programme)), tuple(fields))


def _then(entries: Iterable[Entry], programme: Programme) -> Programme:
    """Return the programme with what the saves removed still in it, so that it can be called by its name."""
    tables: dict[str, dict[str, Document]] = {}
    for entry in entries:
        for (table, key), (before, after) in entry.net().items():
            document = after or before
            if document is not None and programme.document(table, key) is None:
                tables.setdefault(table, {})[key] = document
    if not tables:
        return programme
    names = {*tables, "about", "people", "pairs", "sessions", "texts"}
    return Programme({name: _rows(programme, name) | tables.get(name, {}) for name in names})


def _rows(programme: Programme, table: str) -> dict[str, Document]:
    return {key: document for key in programme.keys(table) if (document := programme.document(table, key)) is not None}


def _person(document: Document, _: Programme) -> str:
    return str(document.get("name") or "Somebody")


def _pair(document: Document, programme: Programme) -> str:
    return f"{_called(document.get('mentee'), programme)} and {_called(document.get('mentor'), programme)}"


def _session(document: Document, programme: Programme) -> str:
    session = programme.sessions.get(str(document.get("id", "")))
    if session is not None:
        return named(programme, session)
    return f"{programme.about.labels.session} {document.get('number', 1)}"


def _text(document: Document, programme: Programme) -> str:
    kind = str(document.get("kind", "note"))
    session = programme.sessions.get(str(document.get("session", "")))
    return f"{kind.capitalize()} of {named(programme, session)}" if session else kind.capitalize()


def _credit(document: Document, programme: Programme) -> str:
    whose = document.get("whose")
    owners = [_called(one, programme) for one in whose] if isinstance(whose, list) else []
    return f"{' and '.join(owners)}'s idea" if owners else "An idea without an owner"


def _ruling(document: Document, programme: Programme) -> str:
    return f"{_pair(document, programme)}, {_KINDS.get(str(document.get('kind', 'exception')), 'ruling')}"


def _contact(document: Document, programme: Programme) -> str:
    pair = programme.pairs.get(str(document.get("pair", "")))
    whose = f" about {spoken(programme, pair)}" if pair else ""
    return f"A call{whose}" if document.get("kind") == "called" else f"A line of Today{whose}, left for later"


def _about(_: Document, programme: Programme) -> str:
    return "The programme"


_NAMED = {
    "about": _about,
    "people": _person,
    "pairs": _pair,
    "sessions": _session,
    "texts": _text,
    "credits": _credit,
    "exceptions": _ruling,
    "contacts": _contact,
}


# -- fields -----------------------------------------------------------------------------------------------------------


def _fields(table: str, name: str, old: Any, new: Any, programme: Programme) -> Iterator[FieldChange]:
    """Yield one field, or the parts of it that differ where it has parts of their own."""
    label = label_of(table, name, programme.about)
    if isinstance(old, dict) and isinstance(new, dict):
        for part in dict.fromkeys((*old, *new)):
            if old.get(part) != new.get(part):
                shown = [_shown(table, part, one.get(part), programme) for one in (old, new)]
                yield FieldChange(f"{label}, {part.replace('_', ' ')}", shown[0], shown[1])
        return
    if isinstance(old, list) and isinstance(new, list):
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        if gone or come:  # otherwise they only changed places
            old, new = gone, come
    yield FieldChange(label, _shown(table, name, old, programme), _shown(table, name, new, programme))


def _shown(table: str, name: str, value: Any, programme: Programme) -> str:
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        shown = [_shown(table, name, one, programme) for one in value]
        return ("; " if sum(map(len, shown)) < ONE_LINE else "\n").join(shown)
    if isinstance(value, dict):
        return ", ".join(_part(table, inner, one, programme) for inner, one in value.items() if inner != "id")
    if isinstance(value, str):
        return _text_shown(table, name, value, programme)
    return str(value)


def _part(table: str, name: str, value: Any, programme: Programme) -> str:
    shown = _shown(table, name, value, programme)
    return shown if name in ("what", "topic", "text", "term") else f"{name.replace('_', ' ')} {shown}"


def _text_shown(table: str, name: str, value: str, programme: Programme) -> str:
    named_in = LINKS.get(table, {}).get(name)
    if named_in:
        return _name_of(named_in, value, programme)
    if name == "level":
        return next((shown for level, shown in SHOWN.items() if level == value), value)
    if name == "serves":
        return next((one.text for one in programme.about.objectives if one.id == value and one.text), value)
    if table == "texts" or name in ("notes", "what", "goal", "why", "text"):
        return value
    if name in ("role", "who", "agenda_by") and value in ("mentor", "mentee"):
        labels = programme.about.labels
        return labels.mentor if value == "mentor" else labels.mentee
    return _day_shown(value) or value


def _day_shown(value: str) -> str:
    try:
        if _DAY.fullmatch(value):
            return plain_date(date.fromisoformat(value))
    except ValueError:
        return ""
    moment = moment_of(value) if _MOMENT.fullmatch(value) else None
    return f"{plain_date(moment.date())}, {moment:%H:%M}" if moment else ""


def _name_of(table: str, key: str, programme: Programme) -> str:
    document = programme.document(table, key)
    return record_named(table, key, document, programme) if document else "somebody" if table == "people" else "gone"


def _called(person: Any, programme: Programme) -> str:
    return called(programme, str(person or ""))
