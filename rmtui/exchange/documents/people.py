"""People as a table: everything a list can bring in, so that what is exported can be imported again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rmtui.exchange.documents.exports import Export, ExportFile, Request
from rmtui.exchange.documents.tables import as_csv
from rmtui.exchange.roster.matching import name_key
from rmtui.exchange.roster.own import EXPORTED, NAMED, NUMBER, heading_of
from rmtui.programme.catalogue.contents import is_empty, value_of
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.values import words
from rmtui.programme.cleaning import key
from rmtui.programme.levels import SHOWN, Level, may_leave
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

FOLDER = "people"
"""With who may read them behind it."""
NAMES_LEVEL: Level = "programme"
"""Who may know who takes part and what is known of them."""


def make(programme: Programme, request: Request) -> Export:
    """Return one table with a line for each person; what is private only in a list for this file alone."""
    folder = f"{FOLDER} for {SHOWN[request.level]}"
    everybody = sorted(programme.people.all(), key=lambda person: (person.name.casefold(), person.id))
    if not may_leave(NAMES_LEVEL, request.level):
        said = ("Who takes part stays in: it belongs to the group.",) if everybody else ()
        return Export((), said, (folder,), {"person": 0}, {"person": len(everybody)})
    fields = [field for field in EXPORTED if may_leave(field.level, request.level)]
    kept_in = [field for field in EXPORTED if field not in fields]
    number = _share_a_name(everybody)
    headings = [heading_of(field, programme.about) for field in fields] + [NUMBER] * number
    rows = [[*(_cell(person, field, programme) for field in fields), *[person.id] * number] for person in everybody]
    hidden = sum(1 for person in everybody for field in kept_in if not _is_empty(person, field))
    said = ("What is private about people stays in: it is for this file alone.",) if hidden else ()
    file = ExportFile(f"{folder}/people.csv", as_csv(headings, rows))
    return Export((file,), said, (folder,), {"person": len(rows)}, {"private field": hidden})


def _share_a_name(people: Iterable[Person]) -> bool:
    """Say whether two people cannot be told apart by name and address."""
    names: Counter[object] = Counter()
    for person in people:
        names[name_key(person.name)] += 1
        if person.email:
            names[key(person.email)] += 1
    return any(times > 1 for times in names.values())


def _is_empty(person: Person, field: Field) -> bool:
    return is_empty(person, field) and not getattr(person, NAMED.get(field.name, ""), ())


def _cell(person: Person, field: Field, programme: Programme) -> str:
    """Return what a list says of a field, as the importer reads it again."""
    value = value_of(person, field)
    if field.kind == "day":
        return value.isoformat() if value else ""
    if field.kind in ("rating", "scale"):
        return "" if value is None else str(value)
    if field.kind in ("choice", "flag"):
        return "" if is_empty(person, field) else words(person, field, programme)
    if field.name in NAMED:
        text = words(person, field, programme).removesuffix(";")
        return "; ".join(filter(None, (text, *getattr(person, NAMED[field.name]))))
    return words(person, field, programme)
