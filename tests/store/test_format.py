"""Do the bytes mean the same each way, and do the sums prove exactly what docs/format.md says?"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.store.folder import changes_generation, changes_name, looks_like_conflict
from rmtui.store.format import (
    BLOCK,
    Document,
    Operation,
    Tables,
    Unreadable,
    change_line,
    header_line,
    read_changes,
    read_snapshot,
    snapshot_bytes,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
DOCUMENT = st.dictionaries(TEXT, VALUE, max_size=4)
KEY = st.integers(1, 10**21).map(str)
NAME = TEXT.filter(lambda name: name != "_meta")
TABLES = st.dictionaries(NAME, st.dictionaries(KEY, DOCUMENT, min_size=1, max_size=4), max_size=4)
OPERATION = st.tuples(NAME, KEY, st.none() | DOCUMENT, st.none() | DOCUMENT)
SAVES = st.lists(st.tuples(TEXT, st.lists(OPERATION, max_size=3)), max_size=5)


def file_of(saves: list[tuple[str, list[Operation]]]) -> bytes:
    """Return a file of changes."""
    data, total = header_line("ab" * 32, 7)
    for n, (label, operations) in enumerate(saves, 1):
        line, total = change_line(n, total, "2026-03-03T14:02:00+00:00", label, tuple(operations))
        data += line
    return data


@given(TABLES, st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_snapshot_is_read_back_as_it_was(tables: Tables, generation: int, after: int) -> None:
    data, sha256 = snapshot_bytes(tables, generation, after)
    read = read_snapshot(data)
    assert (read.tables, read.generation, read.after, read.sha256) == (tables, generation, after, sha256)
    assert json.loads(data)["_meta"]["1"]["format"] == "rmtui"


@given(TABLES, st.randoms())
def test_the_same_content_gives_the_same_bytes_whatever_the_order(tables: Tables, chance: Any) -> None:
    def shuffled(rows: dict[str, Any]) -> dict[str, Any]:
        return dict(chance.sample(list(rows.items()), len(rows)))

    other = shuffled({name: shuffled(rows) for name, rows in tables.items()} | {"empty": {}})
    assert snapshot_bytes(other, 3, 4) == snapshot_bytes(tables, 3, 4)


@given(TABLES)
def test_one_record_stands_on_one_line(tables: Tables) -> None:
    data, _ = snapshot_bytes(tables, 1, 0)
    records = sum(map(len, tables.values()))
    assert data.count(b"\n") == 1 + len(tables) + records + len(tables) + 1
    assert b"\r" not in data
    assert data.endswith(b"}\n")


@given(TABLES, st.data())
def test_a_snapshot_with_any_other_bytes_is_unreadable(tables: Tables, data: st.DataObject) -> None:
    content, _ = snapshot_bytes(tables, 1, 0)
    position = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[position]))
    with pytest.raises(Unreadable):
        read_snapshot(content[:position] + bytes((other,)) + content[position + 1 :])
    if position == len(content) - 1:
        assert read_snapshot(content[:-1]).ends_changed  # only the last line feed is gone
        return
    with pytest.raises(Unreadable):
        read_snapshot(content[:position])
    with pytest.raises(Unreadable):
        read_snapshot(content + b" ")


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"null", b"[" * 100_000, b"\0" * 5000, b"\xef\xbb\xbf{}", b'{"_meta":{}}', b"<html>" * 99]
)
@pytest.mark.parametrize("sealed", [False, True])
def test_foreign_bytes_are_unreadable_also_with_a_sum_that_fits(data: bytes, sealed: bool) -> None:
    if sealed:
        zeros = b'"sha256":"' + b"0" * 64 + b'" ' + data
        data = zeros.replace(b"0" * 64, hashlib.sha256(zeros).hexdigest().encode(), 1)
    with pytest.raises(Unreadable):
        read_snapshot(data)
    assert not read_changes(data).lines


@given(SAVES)
def test_changes_are_read_back_as_they_were(saves: list[tuple[str, list[Operation]]]) -> None:
    data = file_of(saves)
    read = read_changes(data)
    assert [(line.label, list(line.operations)) for line in read.lines] == saves
    assert [line.n for line in read.lines] == list(range(1, len(saves) + 1))
    assert (read.base, read.good, read.torn, read.gaps) == ("ab" * 32, len(data), False, [])
    assert len(data) % BLOCK == 0


@given(TEXT, TEXT)
def test_a_kind_is_read_back_and_a_line_without_one_is_as_it_always_was(kind: str, label: str) -> None:
    operations = (("texts", "1", None, {"id": "1"}),)
    header, total = header_line("ab" * 32, 7)
    with_kind, _ = change_line(1, total, "", label, operations, kind)
    read = read_changes(header + with_kind).lines[0]
    assert (read.kind, read.label) == (kind, label)
    bare = with_kind if not kind else change_line(1, total, "", label, operations)[0]
    assert list(json.loads(bare)) == ["n", "prev", "at", "label", "ops", "sum"]
    assert read_changes(header + bare).lines[0].kind == ""


@given(SAVES.filter(bool), st.data())
def test_any_first_part_of_changes_gives_the_whole_lines_in_it(
    saves: list[tuple[str, list[Operation]]], data: st.DataObject
) -> None:
    content = file_of(saves)
    size = data.draw(st.integers(0, len(content)))
    read = read_changes(content[:size])
    if (size + 1) % BLOCK == 0:  # only the last line feed is gone: some editors leave it out
        assert read.ends_changed
        size += 1
    assert read.good <= size
    assert [list(line.operations) for line in read.lines] == [operations for _, operations in saves][: len(read.lines)]
    assert read.torn == (read.good < size)
    assert read_changes(content[: read.good]).lines == read.lines


@given(SAVES.filter(bool), st.data())
def test_a_damaged_line_costs_one_save_at_most(saves: list[tuple[str, list[Operation]]], data: st.DataObject) -> None:
    content = file_of(saves)
    position = data.draw(st.integers(0, len(content) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[position]))
    read = read_changes(content[:position] + bytes((other,)) + content[position + 1 :])
    kept = {line.n: list(line.operations) for line in read.lines}
    assert len(kept) >= len(saves) - 1
    assert all(saves[n - 1][1] == operations for n, operations in kept.items())
    lost = {*range(1, len(saves) + 1)} - {*kept}
    assert lost == {*read.gaps} or (lost == {len(saves)} and read.torn)


def test_a_line_that_follows_another_one_is_not_taken_for_the_next() -> None:
    here = file_of([("One", []), ("Two", []), ("Three", [])])
    there = file_of([("Another", []), ("Two", []), ("Three", [])])
    spliced = here[: 2 * BLOCK] + there[2 * BLOCK : 3 * BLOCK]
    read = read_changes(spliced)
    assert [line.label for line in read.lines] == ["One"]
    assert (read.good, read.torn) == (2 * BLOCK, True)
    read = read_changes(spliced + here[3 * BLOCK :])
    assert [line.label for line in read.lines] == ["One", "Three"]
    assert read.gaps == [2]


def test_the_rules_as_a_reader_without_rmtui_would_follow_them() -> None:
    tables: dict[str, dict[str, Document]] = {"texts": {"9": {"text": 'A "note", ø'}, "10": {"text": "b"}}}
    snapshot, sha256 = snapshot_bytes(tables, 7, 2)
    found = re.search(rb'"sha256":"([0-9a-f]{64})"', snapshot.split(b"\n", 1)[0])
    assert found is not None
    assert found[1] == sha256.encode()
    assert hashlib.sha256(snapshot.replace(found[1], b"0" * 64, 1)).hexdigest() == sha256
    content = json.loads(snapshot)
    assert content.pop("_meta") == {
        "1": {"format": "rmtui", "schema": 1, "generation": 7, "after": 2, "sha256": sha256}
    }
    assert list(content["texts"]) == ["9", "10"]
    before = ""
    for line in file_of([("Wrote", [("texts", "9", None, {"text": 'A "note", ø'})]), ("Cut", [])]).splitlines():
        change = json.loads(line)
        total = change.pop("sum")
        body = json.dumps(change, ensure_ascii=False, separators=(",", ":")).encode()
        assert hashlib.sha256(body).hexdigest()[:24] == total
        assert change.get("prev", "") == before
        before = total


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {1, 2}, b"bytes", object()])
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    def line(document: Document) -> tuple[bytes, str]:
        return change_line(1, "", "", "", (("texts", "1", None, document),))

    def snapshot(document: Document) -> tuple[bytes, str]:
        return snapshot_bytes({"texts": {"1": document}}, 1, 0)

    makers: list[Callable[[Document], tuple[bytes, str]]] = [line, snapshot]
    for make in makers:
        with pytest.raises((ValueError, TypeError)):
            make({"text": value})


@given(st.integers(0, 10**9))
def test_names_of_changes_tell_their_generation(generation: int) -> None:
    assert changes_generation(changes_name(generation)) == generation
    assert not looks_like_conflict(changes_name(generation))
    assert looks_like_conflict(f"changes-{generation:06d} (1).jsonl")
