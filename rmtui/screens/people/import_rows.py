"""Rows of the import preview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rmtui.counts import counted
from rmtui.exchange.roster.headings import Column
from rmtui.exchange.roster.plan import Duplicates, ImportPlan
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
    return tuple(column._replace(field=plan.columns.get(column.heading, column.field)) for column in columns)


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
        *_columns(table, columns, programme.about, width),
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


def _columns(table: Table, columns: Sequence[Column], about: About, width: int) -> Iterator[Row]:
    yield _heading("What each column was read as; Enter changes it")
    heading = max(16, width * 2 // 5)
    read_as = 30 if width < 90 else 34
    for column in columns:
        shown = (column.field and field_words(column.field, about)) or _WHY.get(column.why, "not read")
        value = _first_value(table, column.place) if column.field else ""
        widths = ((column.heading, heading), (shown, read_as), (value, max(0, width - heading - read_as - 2)))
        yield Row(in_columns(*(part for part in widths if part[1] > 4)), f"column:{column.place}")


def _first_value(table: Table, place: int) -> str:
    """Return the first cell of a column that holds something."""
    return next((row.cells[place] for row in table.rows if place < len(row.cells) and row.cells[place].strip()), "")


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
    told = [(aside.line, f"kept aside: {aside.reason}") for aside in plan.kept_aside]
    for double in plan.duplicates:
        told.append((double.line, f"left out: {names.get(double.like, 'somebody')} is here already"))
    for number, (at, why) in enumerate(sorted(told)[:MOST_LINES]):
        yield Row(line(f"line {at}: {why}"), f"line:{number}")
    more = len(told) - MOST_LINES
    if more > 0:
        yield Row(line(f"and {counted(more, 'more line')}"), "line:more")
