"""Is the catalogue complete: has every field of every record its row, and can each be edited or say why not?"""

from __future__ import annotations

from dataclasses import fields

import pytest

from rmtui.programme.catalogue.fields import FIELDS
from rmtui.programme.catalogue.records import BY_TABLE, RECORDS, Record
from rmtui.programme.programme import TABLE_OF

ROWS = [(table, field) for table, rows in FIELDS.items() for field in rows.values()]
NAMES = [f"{table}.{field.name}" for table, field in ROWS]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.table)
def test_every_field_of_a_record_has_a_row_and_every_row_a_field(record: Record) -> None:
    kept = {field.name for field in fields(record.kind)} - {"id", "extra"}
    whole = {name for name in FIELDS[record.table] if "." not in name}
    assert whole == kept
    assert {name.partition(".")[0] for name in FIELDS[record.table]} == kept, "a part belongs to a field"


def test_every_record_is_in_one_table() -> None:
    assert {record.kind: record.table for record in RECORDS} == TABLE_OF
    assert set(BY_TABLE) == set(FIELDS)


@pytest.mark.parametrize(("table", "rows"), FIELDS.items())
def test_no_two_fields_of_a_record_are_called_the_same(table: str, rows: dict[str, object]) -> None:
    labels = [field.label for field in FIELDS[table].values()]
    assert len(set(labels)) == len(labels) == len(rows)


@pytest.mark.parametrize(("table", "field"), ROWS, ids=NAMES)
def test_a_field_is_editable_or_says_why_not(table: str, field: object) -> None:
    row = FIELDS[table][getattr(field, "name", "")]
    assert bool(row.group) != bool(row.fixed), "a heading of the form, or the reason why there is none"
    assert not (row.group and not row.kind), "what is edited has a kind, by which it is read"
    assert not row.links or row.links in BY_TABLE
    assert not (row.names and not row.free), "a name is somebody's own words"
