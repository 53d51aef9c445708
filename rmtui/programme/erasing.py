"""Erasure from the programme: what is left of it once somebody is erased?

Her own record goes, and what hangs on her alone. What belongs to others too stays without her: a partner keeps the
pair and its sessions, with a record in her place that says nothing. Free texts are another matter: see
`erasing_texts`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rmtui.programme.catalogue.fields import FIELDS, field_of
from rmtui.programme.edit import Tables
from rmtui.programme.naming import Naming, naming_of, together
from rmtui.programme.pair import OPEN_STATES
from rmtui.programme.person import Person
from rmtui.programme.records import Document

GONE = "Someone who left"
"""The name of the record that stands in the place of somebody who was erased."""
IN_A_SENTENCE = "someone who left"
_SIDES = ("mentor", "mentee")
_CHOSEN_BECAUSE = ("why", "score", "terms", "kept")
"""What a pair says about the two people themselves."""
_LINKS = {"session": "sessions", "text": "texts"}
"""Fields of an idea that name another record, and its table."""
_GONE = object()

Rows = dict[str, Document]


def is_erased(person: Person) -> bool:
    """Say whether a record only stands in the place of somebody who was erased."""
    return person.extra.get("erased") is True


def names_of(
    tables: Tables, person_id: str, also: Collection[str] = (), forms: Iterable[Mapping[str, Any]] = ()
) -> Naming:
    """Return what somebody is called, as far as that means nobody else in these documents.

    `also` are other records of hers, `forms` what she was called at other times: each a `name`, `short_name`, `email`.
    """
    people = tables.get("people", {})
    mine: list[Mapping[str, Any]] = [people[key] for key in (person_id, *also) if key in people]
    mine += [form for form in forms if form not in mine]
    about = tables.get("about", {}).get("1", {})
    others: list[Mapping[str, Any]] = [row for key, row in people.items() if key != person_id and key not in also]
    own = together(naming_of(document) for document in mine)
    outside = [about.get(field) for field in ("sponsor", "runs_by")]
    outside += [name for row in others for name in _as_written(row)]
    others += [{"name": name} for name in outside if isinstance(name, str) and not own.is_whole_in(name)]
    return together(naming_of(document, others) for document in mine)


def _as_written(row: Mapping[str, Any]) -> Iterator[Any]:
    """Yield the names somebody gave of people who were not in the list."""
    yield row.get("manager_named")
    for field in ("reviewers_named", "avoids_named"):
        names = row.get(field)
        yield from names if isinstance(names, list) else ()


def without_person(
    tables: Tables, person_id: str, on: date | None = None, names: Naming | None = None
) -> dict[str, Rows]:
    """Return the documents without somebody; those handed in stay as they are.

    `on` is the day her open pairs end, `names` what she is called where these documents do not say all of it. Doing it
    twice is the same as doing it once. What people wrote in their own words stays, even where it names her.
    """
    work = _Erasing(tables, person_id, on, names or names_of(tables, person_id))
    return {name: rows for name, rows in work.done().items() if rows}


def is_free(table: str, field: str) -> bool:
    """Say whether a field holds somebody's own words; one no table knows counts as one that does."""
    known = field_of(table, field)
    return field != "id" and (known is None or known.free)


class _Erasing:
    def __init__(self, tables: Tables, person_id: str, on: date | None, names: Naming) -> None:
        self.tables: dict[str, Rows] = {name: dict(rows) for name, rows in tables.items()}
        self.person = person_id
        self.on = on
        self.names = names
        people = tables.get("people", {})
        self.others = {key for key, row in people.items() if key != person_id and row.get("erased") is not True}
        self.stood_in = {key for key, row in people.items() if row.get("erased") is True}
        self.at_first = {table: set(tables.get(table, ())) for table in ("pairs", "sessions", "texts", "credits")}

    def done(self) -> dict[str, Rows]:
        pairs = self._rows("pairs")
        hers = {key: side for key, row in pairs.items() for side in _SIDES if row.get(side) == self.person}
        self._leave_out("pairs", [key for key in hers if not self._belongs_to_another(key)])
        self._leave_out("texts", [key for key, row in self._rows("texts").items() if row.get("whose") == self.person])
        self._leave_out("exceptions", [key for key, row in self._rows("exceptions").items() if self._is_about(row)])
        gone = [key for key, row in self._rows("contacts").items() if _link(row, "pair") in hers]
        self._leave_out("contacts", gone)
        self._follow()
        for key in hers.keys() & pairs.keys():
            pairs[key] = self._pair(pairs[key])
        for key, row in self._rows("sessions").items():
            if _link(row, "pair") in hers:
                self.tables["sessions"][key] = self._session(row, hers[_link(row, "pair")])
        for key, row in self._rows("credits").items():
            self.tables["credits"][key] = self._credit(row)
        self._stand_in()
        for table, rows in self.tables.items():
            for key, row in list(rows.items()):
                self._clean(table, key, row)
        return self.tables

    def _rows(self, table: str) -> Rows:
        return self.tables.setdefault(table, {})

    def _leave_out(self, table: str, keys: list[str]) -> None:
        for key in keys:
            del self.tables[table][key]

    def _belongs_to_another(self, pair: str) -> bool:
        """Say whether a pair is more than a proposal, and somebody else's too."""
        row = self._rows("pairs")[pair]
        partner = next((_link(row, side) for side in _SIDES if row.get(side) != self.person), None)
        met = any(session.get("pair") == pair for session in self._rows("sessions").values())
        theirs = partner is not None and partner not in self.stood_in
        return theirs and (met or row.get("state", "proposed") != "proposed")

    def _is_about(self, row: Document) -> bool:
        return self.person in (row.get("mentor"), row.get("mentee"))

    def _follow(self) -> None:
        """Leave out what hangs on a pair or session that went, and the links to it."""
        for table, link, to in (("sessions", "pair", "pairs"), ("texts", "session", "sessions")):
            gone = self._gone_from(to)
            self._leave_out(table, [key for key, row in self._rows(table).items() if _link(row, link) in gone])
        lost = {link: self._gone_from(table) for link, table in _LINKS.items()}
        for key, row in self._rows("credits").items():
            links = [link for link in _LINKS if _link(row, link) in lost[link]]
            if links:
                self.tables["credits"][key] = {name: value for name, value in row.items() if name not in links}

    def _gone_from(self, table: str) -> set[str]:
        return self.at_first[table] - self._rows(table).keys()

    def _pair(self, row: Document) -> Document:
        after = {name: value for name, value in row.items() if name not in _CHOSEN_BECAUSE}
        side = next(side for side in _SIDES if row.get(side) == self.person)
        if isinstance(after.get("rules"), dict):
            after["rules"] = {name: value for name, value in after["rules"].items() if name != f"{side}_agreed_on"}
        if after.get("state", "proposed") in OPEN_STATES:
            after["state"] = "ended early"
            if self.on is not None:
                after["ended_on"] = self.on.isoformat()
        return after

    def _session(self, row: Document, side: str) -> Document:
        """Return a session without the reasons she gave for putting it off."""
        moves = row.get("moves")
        if not isinstance(moves, list):
            return row
        kept = [
            {name: value for name, value in move.items() if name != "why"}
            if isinstance(move, dict) and move.get("who") == side
            else move
            for move in moves
        ]
        return {**row, "moves": kept}

    def _credit(self, row: Document) -> Document:
        whose = row.get("whose")
        if not isinstance(whose, list) or self.person not in whose:
            return row
        left = [person for person in whose if person != self.person]
        after = {name: value for name, value in row.items() if name != "whose"}
        return {**after, "whose": left} if left else {**after, "named": False, "state": "withdrawn"}

    def _stand_in(self) -> None:
        """Put a record that says nothing in her place, and in that of others only while a pair needs it."""
        needed = {_link(row, side) for row in self._rows("pairs").values() for side in _SIDES}
        people = self._rows("people")
        if self.person in needed:
            people[self.person] = {
                "id": self.person,
                "name": GONE,
                "short_name": IN_A_SENTENCE,
                "mentor_room": 0,
                "mentee_room": 0,
                "consent": "no",
                "erased": True,
            }
        else:
            people.pop(self.person, None)
        stale = [key for key, row in people.items() if row.get("erased") is True and key not in needed]
        self._leave_out("people", stale)

    def _clean(self, table: str, key: str, row: Document) -> None:
        """Take her id and her name out of the fields of a record, or the record out where it is hers alone."""
        if table == "people" and key == self.person:
            return
        unknown = table not in FIELDS
        if unknown and (key == self.person or self._is_hers_alone(row)):
            del self.tables[table][key]
            return
        after: Document = {}
        for name, value in row.items():
            field = field_of(table, name)
            named = name != "id" and (field is None or field.names)
            kept = name == "id" or (table == "pairs" and name in _SIDES) or (not named and is_free(table, name))
            new = value if kept else self._without(value, named)
            if new is not _GONE and (unknown or not self._is_her(name, named)):
                after[name] = new
        if after != row:
            self.tables[table][key] = after

    def _is_hers_alone(self, row: Document) -> bool:
        found = set(_texts(row))
        return self.person in found and found.isdisjoint(self.others.union(*self.at_first.values()))

    def _is_her(self, text: Any, named: bool) -> bool:
        return isinstance(text, str) and (text == self.person or (named and self.names.is_all_of(text)))

    def _without(self, value: Any, named: bool) -> Any:
        """Return a value without her, or `_GONE` where it is nothing but her."""
        if isinstance(value, dict):
            parts = {name: self._without(part, named) for name, part in value.items() if not self._is_her(name, named)}
            return {name: part for name, part in parts.items() if part is not _GONE}
        if isinstance(value, list):
            return [part for item in value if (part := self._without(item, named)) is not _GONE]
        return _GONE if self._is_her(value, named) else value


def _link(row: Document, field: str) -> str:
    value = row.get(field)
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
