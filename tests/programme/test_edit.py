"""Does an edit, followed by what takes it back, leave everything as it was?"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.edit import Change, DoesNotApply, Edit, apply, joined, undo_of
from rmtui.programme.edit_kind import EditKind, title

Plain = dict[str, dict[str, dict[str, Any]]]
NAME = st.sampled_from(["people", "pairs", "later"])
KEY = st.sampled_from(["1", "2", "10"])
DOCUMENT = st.dictionaries(st.sampled_from("ab"), st.integers() | st.lists(st.text(max_size=3), max_size=2), max_size=2)
TABLES = st.dictionaries(NAME, st.dictionaries(KEY, DOCUMENT, max_size=3), max_size=3)


def filled(tables: Plain) -> Plain:
    """Return the tables that hold something."""
    return {name: rows for name, rows in tables.items() if rows}


@st.composite
def edits(draw: st.DrawFn, tables: Plain) -> Edit:
    """Return an edit that fits `tables`; it may change a document more than once."""
    current = deepcopy(tables)
    changes = []
    for table, key, after in draw(st.lists(st.tuples(NAME, KEY, st.none() | DOCUMENT), max_size=6)):
        rows = current.setdefault(table, {})
        changes.append(Change(table, key, rows.pop(key, None), after))
        if after is not None:
            rows[key] = after
    return Edit(draw(st.sampled_from(EditKind)), "Changed", tuple(changes))


@given(st.data(), TABLES)
def test_applied_and_taken_back_is_as_it_was(data: st.DataObject, tables: Plain) -> None:
    edit = data.draw(edits(tables))
    before = deepcopy(tables)
    after = apply(tables, edit)
    assert tables == before
    assert apply(after, edit.reversed()) == filled(tables)
    assert edit.reversed().reversed() == edit
    assert (edit.reversed().kind, edit.reversed().label) == (edit.kind, edit.label)


@given(st.data(), TABLES)
def test_edits_joined_do_what_they_do_one_after_the_other(data: st.DataObject, tables: Plain) -> None:
    parts = []
    current: Any = tables
    for _ in range(data.draw(st.integers(0, 4))):
        parts.append(data.draw(edits(current)))
        current = apply(current, parts[-1])
    assert apply(tables, joined(EditKind.NONE, "All", parts)) == filled(current)


@given(st.data(), TABLES)
def test_an_edit_made_from_other_documents_is_refused(data: st.DataObject, tables: Plain) -> None:
    edit = data.draw(edits(tables).filter(lambda edit: len(edit.changes) > 0))
    first = edit.changes[0]
    other = Change(first.table, first.id, {"another": "document"}, first.after)
    before = deepcopy(tables)
    with pytest.raises(DoesNotApply):
        apply(tables, Edit(EditKind.NONE, "Changed", (other, *edit.changes[1:])))
    assert tables == before


@given(st.sampled_from([kind for kind in EditKind if kind not in (EditKind.UNDO, EditKind.REDO)]), st.text())
def test_undo_and_redo_take_turns_and_say_what_they_are_about_once(kind: EditKind, label: str) -> None:
    said = title(kind, label)
    undo = undo_of(kind, label)
    redo = undo_of(*undo)
    assert (title(*undo), title(*redo)) == (f"Taken back: {said}", f"Done again: {said}")
    assert undo_of(*redo) == undo


@given(st.text())
def test_a_label_is_never_read_for_what_was_done(label: str) -> None:
    assert undo_of("", f"Taken back: {label}") == (EditKind.UNDO, f"Taken back: {label}")
    assert title("of a newer version", label) == label
