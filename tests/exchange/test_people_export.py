"""People written as a table and imported again: does everything come back as it left?"""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtui.exchange.documents.exports import Request
from rmtui.exchange.documents.people import make
from rmtui.exchange.documents.tables import as_csv
from rmtui.exchange.documents.workbooks import as_workbook
from rmtui.exchange.roster.own import EXPORTED
from rmtui.exporting import in_formats
from rmtui.programme.about import About, Labels, Objective
from rmtui.programme.catalogue.contents import value_of
from rmtui.programme.catalogue.readers import read_line, read_list, read_name, read_notes
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.person import Consent, Offer, Person, Role, Style, Want
from rmtui.programme.programme import Programme, tables_of
from tests.exchange.test_roster_cases import Documents, take
from tests.random_programmes import one_of

TODAY = date(2026, 5, 8)
ODD = ("=1+1", "'=1", "Sales & Marketing", "sales and marketing", "a, b", "Smith, Jo", "@x", "-5", "＝x", "Tue am", "1")
LINES = st.sampled_from(("", *ODD)) | st.text(st.characters(codec="utf-8"), max_size=12).map(
    lambda text: read_line(text) or ""
)
LISTS = st.lists(LINES, max_size=3).map(lambda items: read_list("; ".join(items) + ";") or ())
TOPICS = LISTS.map(lambda items: [item for item in items if ":" not in item])
NAMES = st.sampled_from(("Asha Rao", "asha rao", "Martin Vale", "Vale, Martin", "Total Ng", "=Eve", "Greta Olsen"))
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
STEPS = st.none() | st.integers(1, 5)
ROOMS = st.integers(0, 9)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Return people with anything a list can bring in, some of one name, some with one address."""
    labels = draw(st.sampled_from((Labels(), Labels(mentor="guide", mentors="guides", mentee="No", mentees="Nos"))))
    objectives = (Objective(id="7", text="Film; the bay"), Objective(id="8", text=""))
    ids = [str(number) for number in range(1, draw(st.integers(1, 5)) + 1)]
    values: list[Any] = [About(labels=labels, objectives=objectives)]
    for one in ids:
        others = st.lists(st.sampled_from([*set(ids) - {one}] or ["9"]), unique=True, max_size=2).map(tuple)
        manager = draw(others)[:1]
        consent = draw(one_of(Consent))
        values.append(
            Person(
                id=one,
                name=draw(NAMES),
                short_name=read_name(draw(LINES)) or "",
                email=draw(st.sampled_from(("", "a@x.example", f"{one}@x.example"))),
                title=draw(LINES), unit=draw(LINES), team=draw(LINES), site=draw(LINES), function=draw(LINES),
                rank=draw(LINES), role=draw(one_of(Role)),
                consent=consent, consent_on=draw(DAYS) if consent != "unknown" else None, briefed_on=draw(DAYS),
                mentor_room=draw(ROOMS), mentee_room=draw(ROOMS),
                offers=tuple(Offer(topic=topic, level=draw(st.integers(1, 5))) for topic in draw(TOPICS)),
                wants=tuple(Want(topic=topic, priority=draw(st.integers(1, 3))) for topic in draw(TOPICS)),
                pulse=draw(LISTS), languages=draw(LISTS), slots=draw(st.sampled_from(((), ("Tue am", "Wed pm")))),
                leads=draw(LISTS), tags=draw(LISTS), serves=draw(st.sampled_from(((), ("7",), ("7", "8")))),
                time_zone=draw(st.sampled_from(("", "Europe/London", "+02:00"))), external=draw(st.booleans()),
                manager="".join(manager),
                manager_named="" if manager else draw(st.sampled_from(("", "Smith", "Olsen"))),
                reviewers=draw(others), reviewers_named=draw(st.sampled_from(((), ("Mr Grey",)))),
                avoids=draw(others), avoids_named=draw(st.sampled_from(((), ("Nobody", "Vale")))), wishes=draw(others),
                style=Style(talk=draw(STEPS), plan=draw(STEPS), detail=draw(STEPS), gentle=draw(STEPS)),
                confidence=draw(STEPS), notes=read_notes(draw(LINES)) or "",
            )
        )  # fmt: skip
    return Programme(tables_of(values))


def documents(*values: Any) -> Documents:
    """Return documents as an import finds them."""
    return {table: dict(held) for table, held in tables_of(values).items()}


def written(programme: Programme, level: Level = "private") -> bytes:
    """Return the table as it stands in its file."""
    [file] = make(programme, Request(level, TODAY)).files
    return file.text.encode()


def told(person: Person, programme: Programme) -> dict[str, object]:
    """Return every value a list can bring in, people by name, as ids are given anew."""

    def named(ids: tuple[str, ...]) -> list[str]:
        return [found.name for one in ids if (found := programme.people.get(one))]

    values = {field.name: value_of(person, field) for field in EXPORTED}
    values |= {field.name: named(getattr(person, field.name)) for field in EXPORTED if field.kind == "people"}
    values["manager"] = (named((person.manager,)), person.manager_named)
    return {**values, "avoids_named": person.avoids_named, "reviewers_named": person.reviewers_named}


@given(programmes())
def test_people_come_back_into_an_empty_programme(programme: Programme) -> None:
    _, after = take(written(programme), here=documents(programme.about))
    again = Programme(after)
    before = sorted((told(person, programme) for person in programme.people.all()), key=repr)
    assert sorted((told(person, again) for person in again.people.all()), key=repr) == before


@given(programmes(), st.sampled_from(("private", "programme")))
def test_bringing_people_up_to_date_from_their_own_list_changes_nothing(programme: Programme, level: Level) -> None:
    here = documents(programme.about, *programme.people.all())
    plan, after = take(written(programme, level), here=here, duplicates="update")
    assert (plan.changes, plan.added, after["people"]) == ((), 0, here["people"])


def test_what_a_newer_program_wrote_beside_a_topic_stays() -> None:
    ann = Person(id="1", name="Ann Lee", offers=(Offer(topic="AI", level=2, extra={"x": 1}),))
    _, after = take(b"name,offers\nAnn Lee,AI:4\n", here=documents(About(), ann), duplicates="update")
    [found] = Programme(after).people.all()
    assert found.offers == (Offer(topic="AI", level=4, extra={"x": 1}),)


def test_what_is_private_leaves_only_for_this_file_and_is_counted() -> None:
    ann = Person(id="1", name="Ann Lee", notes="canary", tags=("canary",), avoids_named=("canary",), confidence=4)
    programme = Programme(tables_of([About(), ann]))
    for level in LEVELS:
        export = make(programme, Request(level, TODAY))
        text = "".join(file.text for file in export.files)
        assert ("canary" in text) == (level == "private")
        assert ("Ann Lee" in text) == (level in ("private", "pair", "programme"))
        assert bool(export.stayed_in) == bool(sum(export.left_out.values())) == (level != "private")


def test_the_column_of_numbers_stands_only_where_names_do_not_tell() -> None:
    ann = Person(id="1", name="Ann Lee")
    one, two = (Programme(tables_of([About(), ann, other])) for other in (
        Person(id="2", name="Ben Fox"), replace(ann, id="2"),
    ))  # fmt: skip
    assert b"person number" not in written(one)
    assert b"person number" in written(two)


@settings(max_examples=15)
@given(programmes())
def test_a_workbook_comes_back_like_the_table_and_holds_no_formula(programme: Programme) -> None:
    [file] = make(programme, Request("private", TODAY)).files
    [book, table] = sorted(in_formats([file], ("csv", "xlsx")), key=lambda one: -len(one.data))
    assert (table, in_formats([file], ("xlsx",))[0].data) == (file, book.data)
    here = documents(programme.about, *programme.people.all())
    plan, after = take(book.data, here=here, duplicates="update")
    assert (plan.changes, plan.added, after["people"]) == ((), 0, here["people"])
    sheet = openpyxl.load_workbook(io.BytesIO(book.data)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_a_workbook_is_made_without_any_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A portable program writes nothing into the folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    data = as_workbook(as_csv(("name", "unit"), [("Asha Rao", "=1+1")]), "people")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["name", "unit"], ["Asha Rao", "'=1+1"]]
