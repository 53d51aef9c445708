"""One table of typed dates holds in every place that reads one: none is read here and refused there."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rmtui.cli import arguments
from rmtui.content.setup import setup_steps
from rmtui.errors import BadInput
from rmtui.exchange.roster import cells
from rmtui.programme.about import About, DayOrder
from rmtui.programme.catalogue.contents import Asked
from rmtui.programme.catalogue.fields import FIELDS
from rmtui.programme.catalogue.values import read
from rmtui.programme.days.reading import Context
from rmtui.programme.edit import Edit
from rmtui.programme.move_writing import day_and_why
from rmtui.programme.pair import Pair
from rmtui.programme.pair_agreements import keep_beginning
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Session
from rmtui.programme.session_actions import read_action
from rmtui.programme.session_values import ValueKind, keep_value
from rmtui.programme.setup import answer
from rmtui.programme.setup_values import parse_answer
from tests.cli.running import ROOT

TODAY = date(2026, 11, 26)
"""A Thursday."""
NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
WAS, COMES, WHOLE = "a day that was", "a day to come", "a day with its year"

# As typed; the day it is where a past day is asked, where one to come is, and where it has to be the same whenever it
# is read. A dash for none: refused.
TABLE = """
    2026-05-12             2026-05-12  2026-05-12  2026-05-12
    2026/5/12              2026-05-12  2026-05-12  2026-05-12
    2026.05.12             2026-05-12  2026-05-12  2026-05-12
    2027-05-12             -           2027-05-12  2027-05-12
    12 May 2026            2026-05-12  2026-05-12  2026-05-12
    May 12, 2026           2026-05-12  2026-05-12  2026-05-12
    Tue 12 May 2026        2026-05-12  2026-05-12  2026-05-12
    Tuesday, 12 May 2026   2026-05-12  2026-05-12  2026-05-12
    the 12th of May 2026   2026-05-12  2026-05-12  2026-05-12
    12-May-2026            2026-05-12  2026-05-12  2026-05-12
    12. Mai 2026           2026-05-12  2026-05-12  2026-05-12
    Dienstag, 12. Mai 2026 2026-05-12  2026-05-12  2026-05-12
    1er mai 2026           2026-05-01  2026-05-01  2026-05-01
    5 de mayo de 2026      2026-05-05  2026-05-05  2026-05-05
    12 août 2026           2026-08-12  2026-08-12  2026-08-12
    25/4/2026              2026-04-25  2026-04-25  2026-04-25
    4/25/2026              2026-04-25  2026-04-25  2026-04-25
    5.5.2026               2026-05-05  2026-05-05  2026-05-05
    29.2.2028              -           2028-02-29  2028-02-29
    12.5.2026              2026-05-12  2026-05-12  -
    12/5/2026              2026-05-12  2026-05-12  -
    12. 5. 2026            2026-05-12  2026-05-12  -
    12.5.26                2026-05-12  2026-05-12  -
    12/5/26                2026-05-12  2026-05-12  -
    12 May 26              2026-05-12  2026-05-12  -
    today                  2026-11-26  2026-11-26  -
    yesterday              2026-11-25  2026-11-25  -
    Tomorrow               -           2026-11-27  -
    +7                     -           2026-12-03  -
    + 7                    -           2026-12-03  -
    -3                     2026-11-23  2026-11-23  -
    tue                    2026-11-24  2026-12-01  -
    friday                 2026-11-20  2026-11-27  -
    Monday                 2026-11-23  2026-11-30  -
    thu                    2026-11-26  2026-12-03  -
    Dienstag               2026-11-24  2026-12-01  -
    this friday            -           2026-11-27  -
    next friday            -           2026-12-04  -
    next mon               -           2026-11-30  -
    this monday            2026-11-23  -           -
    12 May                 2026-05-12  2027-05-12  -
    May 12                 2026-05-12  2027-05-12  -
    12.5.                  2026-05-12  2027-05-12  -
    12/5                   2026-05-12  2027-05-12  -
    5.3.                   2026-03-05  2027-03-05  -
    4/12                   2025-12-04  2026-12-04  -
    25/4                   2026-04-25  2027-04-25  -
    4/25                   2026-04-25  2027-04-25  -
    2 sept.                2026-09-02  2027-09-02  -
    26 Nov                 2026-11-26  2026-11-26  -
    24 Nov                 2026-11-24  -           -
    29 Feb                 2024-02-29  2028-02-29  -
    29 Feb 2027            -           -           -
    31 June                -           -           -
    2026-02-30             -           -           -
    30/2/2026              -           -           -
    12.13.2026             -           2026-12-13  2026-12-13
    31/31                  -           -           -
    12 May 0026            -           -           -
    next week              -           -           -
    end of May             -           -           -
    friday evening         -           -           -
"""
ROWS = [(row[4:27].strip(), *row[27:].split()) for row in TABLE.splitlines() if row.strip()]


def programme(order: DayOrder = "") -> Programme:
    people = (Person(id="1", name="Asha Rao"), Person(id="2", name="Martin Vale"))
    sessions = (Session(id="20", pair="10"), Session(id="21", pair="11"))
    pairs = (Pair(id="10", mentor="1", mentee="2"), Pair(id="11", mentor="2", mentee="1"))
    return Programme(tables_of((About(day_order=order), *people, *pairs, *sessions)))


def after(edit: Edit, table: str) -> dict[str, Any]:
    """Return the document an edit leaves."""
    return next(change.after for change in edit.changes if change.table == table and change.after is not None)


def of_session(kind: ValueKind) -> Callable[[str, DayOrder], object]:
    def read(typed: str, order: DayOrder) -> object:
        edit = keep_value(programme(order), "20", kind, typed, new_id=lambda: "99", now=NOW, today=TODAY)
        return after(edit, "sessions")["on"]

    return read


def in_setup(typed: str, order: DayOrder) -> object:
    question = next(one for step in setup_steps() for one in step.questions if one.id == "kick-off-on")
    state = programme(order)
    value = parse_answer(question, typed, Context(TODAY, order=state.about.typed_order))
    return after(answer(state, question, value), "about")["answers"]["kick-off-on"]


def as_agreed(typed: str, order: DayOrder) -> object:
    edit = keep_beginning(programme(order), "10", "mentor agreed", typed, TODAY)
    return after(edit, "pairs")["rules"]["mentor_agreed_on"]


def as_due(typed: str, order: DayOrder) -> object:
    state = programme(order)
    action = read_action(state, state.pairs["10"], f"Martin: publish one clip by {typed}", TODAY)
    assert action.due, "the day was lost without a word"
    return action.due


def of_person(typed: str, order: DayOrder) -> object:
    state = programme(order)
    return read(typed, Asked(FIELDS["people"]["consent_on"], state.people["1"], state, TODAY))


def as_moved(typed: str, order: DayOrder) -> object:
    moment, why = day_and_why(f"{typed}, she is ill", Context(TODAY, order=order or "day first"))
    assert moment is not None
    assert why == "she is ill"
    return moment.day


def in_roster(typed: str, order: DayOrder) -> object:
    if (day := cells.read_date(typed, order)) is None:
        raise BadInput("left out")
    return day


def on_command_line(typed: str, order: DayOrder) -> object:
    return arguments.past_day(typed, TODAY, About(day_order=order))


READERS: dict[str, tuple[str, Callable[[str, DayOrder], object]]] = {
    "session met": (WAS, of_session("met")),
    "rules agreed": (WAS, as_agreed),
    "person": (WAS, of_person),
    "session planned": (COMES, of_session("day")),
    "next session": (COMES, of_session("next day")),
    "setup": (COMES, in_setup),
    "action": (COMES, as_due),
    "moved on Today": (COMES, as_moved),
    "roster": (WHOLE, in_roster),
    "command": (WAS, on_command_line),
}
"""Every place that reads a date: which day is asked there, and how it is read."""


ASKED_ABOUT = (("session met", "4/12"), ("session met", "29 Feb"))
"""A meeting is never logged in another year than this one unless the year was typed, or the day is just over."""


def test_there_are_sixty_of_them() -> None:
    assert len(ROWS) >= 60
    assert {len(row) for row in ROWS} == {4}


@pytest.mark.parametrize("place", READERS)
def test_a_typed_date_is_the_same_day_in_every_place(place: str) -> None:
    asked, read = READERS[place]
    wrong = []
    for typed, *days in ROWS:
        meant = "-" if (place, typed) in ASKED_ABOUT else days[(WAS, COMES, WHOLE).index(asked)]
        try:
            got = str(read(typed, ""))
        except BadInput:
            got = "-"
        if got != meant:
            wrong.append((typed, meant, got))
    assert wrong == []


@pytest.mark.parametrize("place", [place for place in READERS if place != "command"])
def test_the_order_chosen_in_setup_holds_in_every_place(place: str) -> None:
    _, read = READERS[place]
    assert str(read("12/5/2025", "month first")) == "2025-12-05"
    assert str(read("12/5/2025", "day first")) == "2025-05-12"
    assert str(read("25/4/2025", "month first")) == "2025-04-25"


@pytest.mark.parametrize("place", READERS)
def test_a_time_is_kept_or_refused_with_what_was_understood(place: str) -> None:
    _, read = READERS[place]
    typed = "12 May 2026 10:00"
    if place in ("session met", "session planned", "next session", "moved on Today", "roster"):
        assert str(read(typed, "")) == "2026-05-12"
        return
    with pytest.raises(BadInput, match=r"Tue 12 May 2026, 10:00, and only a day|status 2"):
        read(typed, "")


@pytest.mark.parametrize("kind", ["met", "day", "next day"])
def test_a_session_keeps_the_time(kind: ValueKind) -> None:
    edit = keep_value(programme(), "20", kind, "12 May 2026 2.30 pm", new_id=lambda: "99", now=NOW, today=TODAY)
    assert after(edit, "sessions")["at"] == "14:30"
    assert "Tue 12 May 2026, 14:30" in edit.label


def test_no_other_file_of_the_package_names_months_or_reads_days() -> None:
    names = re.compile(r'"jan(uary)?\b|strptime', re.IGNORECASE)
    allowed = {"rmtui/store/findings.py"}  # the store knows nothing of the programme
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "rmtui").rglob("*.py")
        if "days" not in path.parts and names.search(path.read_text(encoding="utf-8"))
    }
    assert found - allowed == set()
