"""Can everything be taken back and done again, and does a save that fails change nothing?"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.errors import BadInput, NoSpace, ReadOnly
from rmtui.programme.about import About
from rmtui.programme.edit import Edit, joined
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.people import add_people
from rmtui.programme.person import Person
from rmtui.programme.records import write
from rmtui.programme.text import Text
from rmtui.store.medium import Medium
from tests.store.simulated import SimulatedMedium

FOLDER = "/programmes/Northwind"


def clock() -> Clock:
    """Return a clock that stands still and still gives rising ids."""
    numbers = count()
    return Clock(lambda: 1_790_000_000.0, lambda below: next(numbers) % below)


def new_desk(medium: Medium, folder: str = FOLDER) -> Desk:
    """Return a desk with three people and a note."""
    desk = Desk.new(folder, About(brand="Northwind"), clock(), medium)
    desk.commit(put(desk, *(Person(id=str(number), name=name) for number, name in enumerate(("Asha", "Li", "Zoë"), 2))))
    desk.commit(put(desk, Text(id="9", session="1", text="A note")))
    return desk


def put(desk: Desk, *values: Any) -> Edit:
    """Return the edit that stores these values."""
    return Edit(EditKind.NONE, f"Stored {len(values)}", tuple(map(desk.programme.put, values)))


def random_edit(desk: Desk, chance: Random) -> Edit:
    """Return an edit as people make them: new, changed, removed, several tables at once, one record twice."""
    people = desk.programme.people.all()
    new = Person(id=desk.clock.new_id(), name=f"Person {chance.random()}", unit="ø" * chance.randrange(9))
    kind = chance.randrange(5)
    if kind == 0 or not people:
        return put(desk, new)
    person = chance.choice(people)
    changed = Person(id=person.id, name=person.name, notes="word " * chance.randrange(2000))
    if kind == 1:
        return put(desk, changed)
    if kind == 2:
        return Edit(EditKind.NONE, "Removed one", (desk.programme.remove(person),))
    if kind == 3:
        return joined(
            EditKind.NONE, "Several", [put(desk, new, Text(id=desk.clock.new_id(), session="1")), put(desk, changed)]
        )
    first = desk.programme.put(changed)
    return Edit(EditKind.NONE, "Twice", (first, type(first)(first.table, first.id, first.after, None)))


def data_of(desk: Desk) -> dict[str, dict[str, Any]]:
    """Return every document, as a copy."""
    return {name: deepcopy(dict(rows)) for name, rows in desk.store.tables.items() if rows}


def is_coherent(desk: Desk) -> bool:
    """Say whether the values shown are those of the documents."""
    people = desk.programme.people.all()
    return [write(person) for person in people] == [
        document for _, document in sorted(data_of(desk).get("people", {}).items(), key=lambda row: int(row[0]))
    ]


def test_forty_edits_and_forty_times_undo_on_a_real_disk(tmp_path: Path) -> None:
    folder = str(tmp_path / "Northwind 2026")
    desk, chance = new_desk(Medium(), folder), Random(11)
    start = data_of(desk)
    states = [start]
    for _ in range(40):
        desk.commit(random_edit(desk, chance))
        states.append(data_of(desk))
    end = states[-1]
    for state in reversed(states[:-1]):
        desk.undo()
        assert data_of(desk) == state
        assert is_coherent(desk)
    desk.close()
    with Desk.open(folder, clock()) as again:
        assert data_of(again) == start
        assert again.can_undo == again.can_redo == ""
        with pytest.raises(BadInput):
            again.undo()
    assert end != start


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 12), st.booleans())
def test_undo_and_redo_lead_back_and_forth(seed: int, steps: int, tidies: bool) -> None:
    medium, chance = SimulatedMedium(), Random(seed)
    desk = new_desk(medium)
    states = [data_of(desk)]
    for _ in range(steps):
        desk.commit(random_edit(desk, chance))
        states.append(data_of(desk))
    for _ in range(3):
        for state in reversed(states[:-1]):
            desk.undo()
            assert data_of(desk) == state
        if tidies:
            desk.store.tidy()
        for state in states[1:]:
            desk.redo()
            assert data_of(desk) == state
            assert is_coherent(desk)
    with pytest.raises(BadInput):
        desk.redo()
    assert data_of(Desk.open(FOLDER, clock(), medium.worst())) == states[-1]


def test_labels_say_what_would_be_taken_back() -> None:
    desk = new_desk(SimulatedMedium())
    desk.commit(Edit(EditKind.NONE, "Removed Asha", (desk.programme.remove(desk.programme.people["2"]),)))
    assert desk.can_undo == "Removed Asha"
    assert desk.undo() == "Taken back: Removed Asha"
    assert (desk.can_undo, desk.can_redo) == ("Stored 1", "Removed Asha")
    assert desk.programme.people["2"].name == "Asha"
    assert desk.redo() == "Done again: Removed Asha"
    desk.undo()
    desk.commit(put(desk, Person(id="8", name="Kofi")))
    assert desk.can_redo == ""


def test_listeners_hear_every_edit_once_it_is_saved_and_none_that_failed() -> None:
    medium = SimulatedMedium()
    desk = new_desk(medium)
    heard: list[tuple[Edit, dict[str, Any]]] = []
    end = desk.listen(lambda edit: heard.append((edit, Desk.open(FOLDER, clock(), medium.worst()).store.tables)))
    edit = put(desk, Person(id="8", name="Kofi"))
    desk.commit(edit)
    desk.undo()
    desk.redo()
    assert [edit for edit, _ in heard] == [edit, edit.reversed(), edit]
    assert ["8" in tables["people"] for _, tables in heard] == [True, False, True]
    medium.room = medium.used()
    with pytest.raises(NoSpace):
        desk.undo()
    medium.room = None
    assert len(heard) == 3
    end()
    desk.undo()
    assert len(heard) == 3


@pytest.mark.parametrize("act", [Desk.undo, Desk.redo, lambda desk: desk.commit(put(desk, Person(id="2", name="Ann")))])
def test_a_save_that_fails_changes_nothing(act: Callable[[Desk], object]) -> None:
    medium = SimulatedMedium()
    desk = new_desk(medium)
    desk.commit(put(desk, Person(id="2", name="Asha K.")))
    desk.commit(put(desk, Person(id="3", name="Li W.")))
    desk.undo()
    before = data_of(desk), desk.programme.people.all(), desk.can_undo, desk.can_redo, medium.content(FOLDER)
    medium.room = medium.used() + 100
    for _ in range(2):
        with pytest.raises(NoSpace):
            act(desk)
        after = data_of(desk), desk.programme.people.all(), desk.can_undo, desk.can_redo, medium.content(FOLDER)
        assert after == before
    medium.room = None
    act(desk)
    assert data_of(desk) != before[0]
    assert data_of(Desk.open(FOLDER, clock(), medium.worst())) == data_of(desk)


def test_who_only_looks_cannot_change_anything() -> None:
    medium = SimulatedMedium()
    new_desk(medium)
    files = medium.content(FOLDER)
    desk = Desk.look(FOLDER, clock(), medium)
    with pytest.raises(ReadOnly):
        desk.commit(put(desk, Person(id="8", name="Kofi")))
    assert desk.can_undo == ""
    assert desk.programme.people.get("8") is None
    assert medium.content(FOLDER) == files


def test_an_edit_without_changes_is_nothing_to_take_back(tmp_path: Path) -> None:
    with Desk.new(str(tmp_path / "p"), About(brand="Thinking Partners")) as desk:
        desk.commit(Edit(EditKind.NONE, "Kept the ladder", ()))
        assert desk.can_undo == ""
        with pytest.raises(BadInput):
            desk.undo()


def test_undo_of_something_changed_meanwhile_is_a_sentence(tmp_path: Path) -> None:
    with Desk.new(str(tmp_path / "p"), About(brand="Thinking Partners")) as desk:
        desk.commit(add_people(desk.programme, [Person(id="5", name="Asha Rao")]))
        desk.documents.table("people").update({"unit": "Design"}, doc_ids=["5"])  # type: ignore[list-item]
        with pytest.raises(BadInput, match="in the meantime"):
            desk.undo()
        assert desk.store.tables["people"]["5"]["unit"] == "Design"
