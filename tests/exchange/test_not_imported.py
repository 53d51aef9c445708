"""Are lines that could not be imported kept in a file that can be corrected, read again, and is nobody else's?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.exchange.roster.plan import Duplicates, ImportLine, ImportPlan, plan_import
from rmtui.exchange.roster.rejects import reject_table, write_rejects
from rmtui.exchange.roster.tables import read_table
from rmtui.programme.about import About
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.store.medium import Medium

TODAY = date(2026, 5, 8)


def planned(*files: tuple[str, str], people: tuple[Person, ...] = (), duplicates: Duplicates = "skip") -> ImportPlan:
    ids = iter(range(1_000_000))
    return plan_import(
        [read_table(text.encode(), name) for name, text in files],
        Programme(tables_of([About(), *people])),
        role=None, mapping={}, duplicates=duplicates, ladder=None, today=TODAY, new_id=lambda: str(next(ids)),
    )  # fmt: skip


def test_reason_file_and_line_stand_before_what_the_line_holds() -> None:
    plan = planned(("a.csv", "name,unit\nAnn,Sales\n,Depot\nBob,IT,left over\n"), ("b.csv", "unit;name\nShop;\n"))
    assert reject_table(plan.kept_aside).splitlines() == [
        '"not imported because","from file","from line","name","unit","cell 3"',
        '"no name","a.csv","3","","Depot",""',
        '"it has 3 cells, but there are 2 headings","a.csv","4","Bob","IT","left over"',
        '"no name","b.csv","2","","Shop",""',
    ]


def test_a_name_two_people_have_is_kept_with_its_line() -> None:
    double = (Person(id="1", name="Ann Lee"), Person(id="2", name="Ann Lee"))
    plan = planned(("a.csv", "name,unit\nAnn Lee,Sales\n"), people=double, duplicates="update")
    assert plan.edit.changes == ()
    assert '"a.csv","2","Ann Lee","Sales"' in reject_table(plan.kept_aside)


def test_formulas_are_guarded_and_come_back_as_they_were() -> None:
    plan = planned(("=1.csv", "name,unit\n,=HYPERLINK()\n"))
    text = reject_table(plan.kept_aside)
    assert '''"no name","'=1.csv","2","","'=HYPERLINK()"''' in text
    again = planned(("again.csv", text.replace('"2",""', '"2","Ann"')))
    assert [(person.name, person.unit) for person in again.people] == [("Ann", "=HYPERLINK()")]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_read_again_every_cell_is_what_it_was(rows: list[tuple[str, str]]) -> None:
    lines = [
        ImportLine("a.csv", n, reason="no name", cells=row, headings=("name", "team")) for n, row in enumerate(rows)
    ]
    table = read_table(reject_table(lines).encode("utf-8-sig"), "again.csv")
    assert [row.cells[3:] for row in table.rows] == rows


def test_lines_kept_aside_twice_say_why_once() -> None:
    first = reject_table(planned(("a.csv", "name,unit\n,Depot\n")).kept_aside)
    second = reject_table(planned(("not imported.csv", first)).kept_aside)
    assert second.splitlines() == [
        '"not imported because","from file","from line","name","unit"',
        '"no name","not imported.csv","2","","Depot"',
    ]


def test_no_file_is_written_without_need_and_none_is_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    assert write_rejects(Medium(), str(folder), ()) == ""
    assert not folder.exists()
    lines = [ImportLine("a.csv", 2, reason="no name", cells=("", "Depot"), headings=("name", "unit"))]
    names = [write_rejects(Medium(), str(folder), lines) for _ in range(3)]
    assert names == ["not imported.csv", "not imported-2.csv", "not imported-3.csv"]
    assert {path.name for path in folder.iterdir()} == set(names)


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("mine")
    lines = [ImportLine("a.csv", 2, reason="no name", cells=("",), headings=("name",))]
    with pytest.raises(OSError, match="exports"):
        write_rejects(Medium(), str(tmp_path / "exports"), lines)
    assert (tmp_path / "exports").read_text() == "mine"
