"""Rows of the import preview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rmtui.counts import counted
from rmtui.exchange.roster.encodings import USUAL
from rmtui.exchange.roster.headings import Column
from rmtui.exchange.roster.plan import Duplicates, ImportPlan
from rmtui.exchange.roster.remarks import some
from rmtui.exchange.roster.tables import Table
from rmtui.exchange.roster.vocabulary import BESIDE
from rmtui.programme.about import About
from rmtui.programme.catalogue.fields import FIELDS, label_of
from rmtui.programme.person import Role
from rmtui.programme.programme import Programme
from rmtui.screens.people.row import needs_of, shown_line, widths_for
from rmtui.widgets.line_list import Row
from rmtui.widgets.text import columns as in_columns
from rmtui.widgets.text import line, plain, styled
from rmtui.words import words_of

DROPPED = "-"
"""Stands for a column that is not read."""

MOST_PEOPLE = 30
"""How many people are shown as they would be stored."""

VALUES = 3
"""How many values of a column are shown."""

MOST_LOOKED_AT = 500
"""How many lines are looked through for them."""

MOST_LINES = 100
"""How many lines kept aside are named one by one."""

_WHY = {
    "special": "not read: personal background",
    "free text": "not read: free text",
    "form": "not read: made by a form tool",
    "unknown": "not read: not understood",
    "taken": "not read: another column has it",
    "asked": "dropped",
    "role given": "not read: the role is given",
    "same": "not read: holds the same as another",
    "choose": "not read: choose which one counts",
    "photos": "not read: consent to something else",
    "id": "a number others are named by",
}

_DUPLICATES: Mapping[Duplicates, str] = {
    "skip": "left out",
    "add": "added all the same",
    "update": "brought up to date; empty cells change nothing, - empties",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """How the list is to be read, as chosen so far."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    """What headings mean, by hand; an empty field drops the column."""
    role: Role = ""
    """Given to everybody; empty leaves it as in the file."""
    duplicates: Duplicates = "skip"
    """What becomes of people already here."""
    ladder: tuple[str, ...] = ()
    """Ranks, lowest first; empty leaves those of the programme."""
    swap: bool = False
    """Whether those who were to mentor learn, and the other way round."""


def columns_by_heading(columns: Sequence[Column], plan: ImportPlan | None) -> tuple[Column, ...]:
    """Return the columns as the plan read them after looking at what they hold."""
    if plan is None:
        return tuple(columns)
    whys = dict(plan.whys)
    return tuple(
        column._replace(field=plan.columns.get(column.heading, column.field), why=whys.get(column.heading, column.why))
        for column in columns
    )


def rows_of(
    table: Table,
    columns: Sequence[Column],
    plan: ImportPlan | None,
    choices: Choices,
    programme: Programme,
    width: int,
    *,
    swap: bool,
) -> list[Row]:
    """Return every line of the preview; `swap` asks whether the sides are the wrong way round."""
    words = words_of(programme.about)
    return [
        *_settings(plan, choices, words, programme, swap=swap),
        *_storage(table),
        *_columns(table, columns, choices, programme.about, width),
        *_to_settle(plan, programme.about),
        *_changes(plan),
        *_remarks(plan),
        *_people(plan, programme, width),
        *_lines(plan, programme),
    ]


def field_words(name: str, about: About) -> str:
    """Return what a column is called that holds a field, or makes one."""
    if name in BESIDE:
        return BESIDE[name]
    private = FIELDS["people"][name].level == "private"
    return label_of("people", name, about) + (" (private)" if private else "")


def _heading(text: str, key: str = "") -> Row:
    return Row(styled(text, "bold $primary"), key)


def _settings(
    plan: ImportPlan | None, choices: Choices, words: Mapping[str, str], programme: Programme, *, swap: bool
) -> Iterator[Row]:
    roles = {"": "as in the file", "mentor": words["mentor"], "mentee": words["mentee"], "both": "both"}
    yield Row(in_columns(("Role of everybody", 20), (roles[choices.role], 40)), "role")
    yield Row(in_columns(("Those already here", 20), (_DUPLICATES[choices.duplicates], 50)), "duplicates")
    if plan and any(person.rank for person in plan.people):
        ladder = ", ".join(choices.ladder or programme.about.ladder) or "not known yet; Enter gives their order"
        yield Row(line(f"{'Ranks, lowest first':20} {ladder}"), "ladder")
    if choices.swap:
        yield Row(line(f"{'Sides':20} swapped; Enter swaps them back"), "swap")
    elif swap:
        question = f"the {words['mentors']} stand above the {words['mentees']}: swap sides? Enter swaps them"
        yield Row(styled(f"{'Sides':20} {question}", "bold"), "swap")


def _storage(table: Table) -> Iterator[Row]:
    """Yield how the file was read, where that can be chosen."""
    if len(table.sheets) > 1:
        yield Row(line(f"{'Sheet':20} {table.sheet}; Enter chooses another of {len(table.sheets)}"), "sheet")
    elif table.encoding and not table.encoding.startswith("utf"):
        name = USUAL.get(table.encoding, table.encoding)
        yield Row(line(f"{'Letters stored as':20} {name}; Enter chooses another"), "encoding")


def _columns(table: Table, columns: Sequence[Column], choices: Choices, about: About, width: int) -> Iterator[Row]:
    yield _heading("What each column was read as; Enter changes it")
    heading = max(16, width * 2 // 5)
    read_as = 30 if width < 90 else 34
    for column in columns:
        shown = (column.field and field_words(column.field, about)) or _WHY.get(column.why, "not read")
        if column.heading in choices.mapping:
            shown += ", as chosen" if column.field else ""
        if len(column.heading) > heading - 1:  # the whole heading stands above, where it does not fit
            yield Row(plain(column.heading))
        values = ", ".join(_values(table, column.place))
        widths = ((column.heading, heading), (shown, read_as), (values, max(0, width - heading - read_as - 2)))
        yield Row(in_columns(*(part for part in widths if part[1] > 4)), f"column:{column.place}")


def _values(table: Table, place: int) -> list[str]:
    """Return the first values of a column, each once."""
    cells = (row.cells[place].strip() for row in table.rows if place < len(row.cells))
    return list(islice(dict.fromkeys(cell for cell in islice(cells, MOST_LOOKED_AT) if cell), VALUES))


def _changes(plan: ImportPlan | None) -> Iterator[Row]:
    if not plan or not plan.changes:
        return
    yield _heading("What would change of people here already")
    for number, one in enumerate(plan.changes[:MOST_LINES]):
        said = f'from "{one.before}" to "{one.after}"' if one.before and one.after else f'becomes "{one.after}"'
        private = FIELDS["people"][one.field].level == "private"
        text = "changes (private)" if private else said if one.after else f'is emptied; it was "{one.before}"'
        yield Row(line(f"{one.name}: {one.label} {text}"), f"change:{number}")
    more = len(plan.changes) - MOST_LINES
    if more > 0:
        yield Row(line(f"and {counted(more, 'more change')}"), "change:more")


def _to_settle(plan: ImportPlan | None, about: About) -> Iterator[Row]:
    if not plan or not (plan.to_settle or plan.without_side or plan.off_ladder or plan.asked):
        return
    yield _heading("To settle, now or later")
    for number, heading in enumerate(plan.asked):
        yield Row(line(f'The column "{heading}": say what it holds, on its line above'), f"settle:asked {number}")
    if plan.without_side:
        who = counted(len(plan.without_side), "person has", "people have")
        yield Row(line(f"{who} no side yet: {some(plan.without_side)}"), "settle:side")
    if plan.off_ladder:
        yield Row(line(f"Rank not on the ladder: {some(plan.off_ladder)}"), "ladder:settle")
    for number, one in enumerate(plan.to_settle[:MOST_LINES]):
        label = label_of("people", one.field, about)
        private = FIELDS["people"][one.field].level == "private"
        written = "a name that is not found" if private else f'"{one.written}"'
        yield Row(line(f"{one.name}: {label} {written}; kept as written"), f"settle:{number}")


def _remarks(plan: ImportPlan | None) -> Iterator[Row]:
    if plan and plan.remarks:
        yield _heading("Worth knowing")
        for number, remark in enumerate(plan.remarks):
            yield Row(plain(remark), f"remark:{number}")


def _people(plan: ImportPlan | None, programme: Programme, width: int) -> Iterator[Row]:
    if not plan or not plan.people:
        return
    yield _heading("As they would be stored")
    words = words_of(programme.about)
    widths = widths_for(width, needs_of(plan.people[:MOST_PEOPLE], words, {}))
    for number, person in enumerate(plan.people[:MOST_PEOPLE]):
        yield Row(shown_line(person, words, 0, widths), f"person:{number}")
    more = len(plan.people) - MOST_PEOPLE
    if more > 0:
        yield Row(line(f"and {more} more"), "person:more")


def _lines(plan: ImportPlan | None, programme: Programme) -> Iterator[Row]:
    if not plan or not (plan.kept_aside or plan.duplicates):
        return
    yield _heading("Kept aside or left out")
    names = {person.id: person.name for person in (*programme.people.all(), *plan.people)}
    told = [(aside.line, f"kept aside: {aside.reason}{_begins(aside.name)}") for aside in plan.kept_aside]
    for double in plan.duplicates:
        like = names.get(double.like, "somebody")
        begins = _begins(double.name) if double.name != like else ""
        told.append((double.line, f"left out: {like} is here already{begins}"))
    for number, (at, why) in enumerate(sorted(told)[:MOST_LINES]):
        yield Row(line(f"line {at}: {why}"), f"line:{number}")
    more = len(told) - MOST_LINES
    if more > 0:
        yield Row(line(f"and {counted(more, 'more line')}"), "line:more")


def _begins(name: str) -> str:
    """Return whom a line is about, to stand behind why it is left out."""
    return f" ({name})" if name else ""
