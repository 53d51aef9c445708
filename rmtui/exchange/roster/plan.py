"""Import plan: what would an import change, exactly, and what should the user know before saying yes?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from rmtui.counts import counted, plural
from rmtui.errors import BadInput
from rmtui.exchange.roster.columns import TO_ASK, remarks_on_columns, settle_columns
from rmtui.exchange.roster.headings import Column, Why, check_mapping, columns_of
from rmtui.exchange.roster.lines import Draft, read_lines
from rmtui.exchange.roster.matching import Match, match_drafts
from rmtui.exchange.roster.outcome import Change, ToSettle, changes, off_the_ladder, to_settle
from rmtui.exchange.roster.own import own_columns, own_readers
from rmtui.exchange.roster.persons import make_people
from rmtui.exchange.roster.remarks import Place, Remarks, quoted
from rmtui.exchange.roster.review import review
from rmtui.exchange.roster.roles import RoleWords
from rmtui.exchange.roster.spread import commas_kept, gathered
from rmtui.exchange.roster.tables import Reject, Table
from rmtui.exchange.roster.typed_lists import list_as_table
from rmtui.programme.cleaning import clean_name, visible
from rmtui.programme.edit import NO_EDIT, Edit, joined
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.people import add_people, remember_ladder, update_people
from rmtui.programme.person import Person, Role
from rmtui.programme.programme import Programme

Duplicates = Literal["skip", "update", "add"]
"""What becomes of people who are here already."""


class ImportLine(NamedTuple):
    """A line that was not simply added."""

    file: str
    """Name of the file."""
    line: int
    """Line of the file."""
    like: str = ""
    """Id of the person it looks like."""
    reason: str = ""
    """Why it was kept aside."""
    cells: tuple[str, ...] = ()
    """What a line kept aside holds."""
    headings: tuple[str, ...] = ()
    """What stands above those cells."""
    name: str = ""
    """Whom or what the line begins with, so that it can be recognised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """Everything an import would do. The preview shows it, and committing `edit` does exactly that."""

    files: int
    """How many tables were read."""
    edit: Edit
    """One user action; without changes when there is nothing to do."""
    added: int
    """New people."""
    updated: int
    """People already here whose record changes."""
    duplicates: tuple[ImportLine, ...]
    """Lines left out because somebody like that is here already."""
    kept_aside: tuple[ImportLine, ...]
    """Lines that could not be taken over, with the reason."""
    columns: dict[str, str | None]
    """What each heading was read as."""
    people: tuple[Person, ...]
    """Every person as she would be stored: new ones first, in the order of the lines, then changed ones."""
    remarks: tuple[str, ...]
    """What the user should know, in sentences."""
    whys: tuple[tuple[str, Why], ...] = ()
    """Why a column is not read, by its heading."""
    asked: tuple[str, ...] = ()
    """Headings of columns of which somebody has to say what they mean."""
    changes: tuple[Change, ...] = ()
    """Every field that changes of people here already."""
    to_settle: tuple[ToSettle, ...] = ()
    """Who is named and cannot be found, kept as written."""
    without_side: tuple[str, ...] = ()
    """Names of people of whom it is not known on which side they are."""
    off_ladder: tuple[str, ...] = ()
    """Names of people whose rank is not on the ladder."""
    left_out: bool = False
    """Whether a cell could not be read, or an address is to be checked; the remarks say which."""
    on_roles: tuple[str, ...] = ()
    """Those of the remarks that say which role could not be read."""

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody has something to look at, before or after the import."""
        open_questions = (self.kept_aside, self.asked, self.to_settle, self.without_side, self.off_ladder)
        return self.left_out or any(open_questions)

    def as_json(self) -> dict[str, Any]:
        """Return the shape `people import --json` prints; lines name their file when there are several."""

        def shown(line: ImportLine, name: str) -> dict[str, Any]:
            told: dict[str, Any] = {"line": line.line, name: getattr(line, name)}
            return {"file": line.file, **told} if self.files > 1 else told

        return {
            "added": self.added,
            "updated": self.updated,
            "duplicates": [shown(line, "like") for line in self.duplicates],
            "kept_aside": [shown(line, "reason") for line in self.kept_aside],
            "columns": dict(self.columns),
            "asked": list(self.asked),
            "changes": [
                {"person": one.name, "field": one.field, "before": one.before, "after": one.after}
                for one in self.changes
            ],
            "to_settle": [{"person": one.name, "field": one.field, "written": one.written} for one in self.to_settle],
            "without_side": list(self.without_side),
            "off_ladder": list(self.off_ladder),
        }


def plan_import(
    tables: Sequence[Table],
    programme: Programme,
    *,
    role: Role | None,
    mapping: Mapping[str, str],
    duplicates: Duplicates,
    ladder: tuple[str, ...] | None,
    today: date,
    new_id: Callable[[], str],
) -> ImportPlan:
    """Plan the import of one or more tables as one edit.

    `role` is given to everybody and wins over a role column. `mapping` says what headings mean, by hand. Lines like
    somebody already here (or on an earlier line) are skipped, added all the same, or fill in and overwrite what is
    known; an empty cell never overwrites. `ladder` is remembered. `today` dates a consent that came without a date.
    Raises BadInput when no column holds names, or `mapping` or `ladder` make no sense; nothing is planned then.
    """
    remarks = Remarks()
    ladder_edit = remember_ladder(programme, ladder) if ladder else NO_EDIT
    ranks = next((change.after["ladder"] for change in ladder_edit.changes if change.after), programme.about.ladder)
    check_mapping(mapping, [heading for table in tables for heading in table.headings])
    tables = [list_as_table(table, programme.about, mapping) for table in tables]
    drafts, kept_aside, columns = _read(tables, programme, role, mapping, remarks)
    match = match_drafts(drafts, programme.people.all(), duplicates, new_id)
    kept_aside += _unclear(tables, match.unclear) if match.unclear else []
    added, changed, updated = make_people(match.targets, programme, ranks, today, remarks, _places(tables))
    review(programme, (*added, *changed), ranks, remarks)
    if match.added_like:
        remarks.say(
            f"{counted(match.added_like, 'line is', 'lines are')} like somebody already in the list and "
            f"{plural(match.added_like, 'was', 'were')} added all the same."
        )
    _say_addresses(match, remarks, _places(tables))
    if both := len(match.on_both_sides):
        who = counted(both, "person is", "people are")
        labels = programme.about.labels
        remarks.say(f"{who} listed as {labels.mentor} and as {labels.mentee} and may now be either.")
    edit = joined(EditKind.IMPORT, _label(added, updated), [ladder_edit, *_edits(programme, added, changed)])
    people = (*added, *changed)
    return ImportPlan(
        files=len(tables),
        edit=edit,
        added=len(added),
        updated=updated,
        duplicates=_duplicates(match, tables),
        kept_aside=tuple(kept_aside),
        columns=_meaning(columns),
        people=people,
        remarks=(*(note for table in tables for note in table.notes), *remarks.sentences()),
        whys=tuple((column.heading, column.why) for column in columns),
        asked=tuple(column.heading for column in columns if column.why in TO_ASK),
        changes=changes(programme, edit, changed),
        to_settle=to_settle(people),
        without_side=tuple(person.name for person in people if not person.role),
        off_ladder=tuple(person.name for person in off_the_ladder(people, ranks)),
        left_out=remarks.has_left_out or remarks.needs_a_look,
        on_roles=remarks.sentences("role"),
    )


def _read(
    tables: Sequence[Table], programme: Programme, role: Role | None, mapping: Mapping[str, str], remarks: Remarks
) -> tuple[list[Draft], list[ImportLine], list[Column]]:
    """Read every table and return its lines, those kept aside, and what became of the columns."""
    roles = RoleWords(programme.about)
    drafts: list[Draft] = []
    kept_aside: list[ImportLine] = []
    all_columns: list[Column] = []
    for number, table in enumerate(tables):
        own = None if mapping or role else own_columns(table.headings, programme.about)
        if own:
            columns = own
        else:
            columns = columns_of(table.headings, mapping)
            table, columns = gathered(table, columns, number, remarks, _places(tables))
            columns = settle_columns(table, columns, roles, role, mapping)
            table = commas_kept(table, columns, remarks)
        if not any(column.field in ("name", "first name", "last name") for column in columns):
            which = f"{visible(table.file_name)}: " if len(tables) > 1 else ""
            raise BadInput(
                f"{which}No column holds names. The headings are: {quoted(table.headings)}. Nothing was changed; add a "
                "first line with headings, or say which column it is.",
                helps='rmtui people import FILE --map "heading=name"',
            )
        exact = own_readers(programme.about) if own else None
        found, aside = read_lines(table, number, columns, roles, remarks, _places(tables), programme.about, exact)
        told = role or ("" if _has_role(columns) else roles.of_file_name(table.file_name))
        if told:
            for draft in found:
                draft.fields["role"] = told
        if told and not role:
            label = programme.about.labels.mentor if told == "mentor" else programme.about.labels.mentee
            remarks.of_line(f"No column says the role: everybody was read as {label}", f"{table.file_name}", "role")
        drafts += found
        kept_aside += [_aside(table, one) for one in sorted((*table.aside, *aside))]
        all_columns += columns
    remarks_on_columns(all_columns, remarks)
    return drafts, kept_aside, all_columns


def _has_role(columns: Iterable[Column]) -> bool:
    """Say whether a column says something about the side, also one that has to be chosen first."""
    return any("role" in (column.field, column.wish) or column.field == "both" for column in columns)


def _meaning(columns: Iterable[Column]) -> dict[str, str | None]:
    """Return what each heading was read as, in one table at least."""
    meaning: dict[str, str | None] = {}
    for column in columns:
        meaning[column.heading] = column.field or meaning.get(column.heading)
    return meaning


def _aside(table: Table, aside: Reject) -> ImportLine:
    name = next((clean_name(cell)[:60] for cell in aside.cells if cell.strip()), "")
    return ImportLine(table.file_name, aside.line, "", aside.reason, aside.cells, table.headings, name)


def _unclear(tables: Sequence[Table], drafts: Iterable[Draft]) -> list[ImportLine]:
    """Return the lines that may mean more than one person here."""
    reason = "more than one person here has this name; add an e-mail address"
    rows = {(number, row.line): row.cells for number, table in enumerate(tables) for row in table.rows}
    lines = ((draft.file, draft.line) for draft in drafts)
    return [_aside(tables[file], Reject(line, reason, rows.get((file, line), ()))) for file, line in lines]


def _places(tables: Sequence[Table]) -> Place:
    """Return how a remark names a line: with its file when there are several."""
    if len(tables) == 1:
        return lambda _, line: f"line {line}"
    return lambda number, line: f"{tables[number].file_name} line {line}"


def _edits(programme: Programme, added: Sequence[Person], changed: Sequence[Person]) -> list[Edit]:
    edits = []
    if added:
        edits.append(add_people(programme, added))
    if changed:
        edits.append(update_people(programme, changed))
    return edits


def _label(added: Sequence[Person], updated: int) -> str:
    who = counted(len(added), "person", "people")
    return f"Imported {who}" + (f", updated {updated}" if updated else "")


def _say_addresses(match: Match, remarks: Remarks, place: Place) -> None:
    """Say whose address changes, and which people share one."""
    for draft, before, after, taken in match.new_address:
        name = draft.fields["name"]
        what = f"The address of {name} changes from {before} to {after}"
        if not taken:
            what = f"{name} is here with another address, {before}; bring her or him up to date to take over {after}"
        remarks.of_line(what, place(draft.file, draft.line), "address")
    for draft, other in match.shared_address:
        name, mail = draft.fields["name"], draft.fields["email"]
        what = f"{name} has the address of {other}, {mail}, and was added as a person of her or his own; check it"
        remarks.of_line(what, place(draft.file, draft.line), "address")


def _duplicates(match: Match, tables: Sequence[Table]) -> tuple[ImportLine, ...]:
    return tuple(
        ImportLine(tables[draft.file].file_name, draft.line, like=like, name=draft.fields["name"])
        for draft, like in match.duplicates
    )
