"""Does the store stay equal to a plain dict through any order of saving, tidying, cuts and accidents?"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from rmtui.errors import ChangedOutside, NoSpace, NotSaved, ReadOnly
from rmtui.store.folder import MAIN, PREVIOUS, changes_generation
from rmtui.store.format import Operation, Tables
from rmtui.store.inspection import inspect
from rmtui.store.store import Store
from tests.proof.toll import Toll
from tests.store.simulated import MODELS, Fault, Model, PowerCut, SimulatedMedium
from tests.store.working import FOLDER, LONG, NOTE, filled, first, held

TABLE = st.sampled_from(["people", "pairs", "texts"])
KEY = st.integers(1, 6).map(str)
DOCUMENT = st.none() | st.fixed_dictionaries({"text": st.text(max_size=5) | st.integers(1, 60).map(lambda n: NOTE * n)})
PARTS = st.lists(st.tuples(TABLE, KEY, DOCUMENT), min_size=1, max_size=4)
ERRORS = st.sampled_from([5, 13, 28, 30])


class StoreAgainstDict(RuleBasedStateMachine):
    """A dict, and a store that must always equal it."""

    toll = Toll()
    """Counts the steps; a test puts its own here."""

    def __init__(self) -> None:
        super().__init__()
        self.medium = SimulatedMedium()
        self.model: Tables = {"about": {"1": {"id": "1", "brand": "Northwind"}}}
        self.hour = 12

    @initialize()
    def create(self) -> None:
        self.store = Store.create(self.medium, FOLDER, first(), "Started", self.at())

    # What a person does

    @rule(parts=PARTS)
    def save(self, parts: list[tuple[str, str, Any]]) -> None:
        after, operations = self.planned(parts)
        self.store.commit("Saved", operations, self.at())
        self.model = after

    @rule()
    def tidy(self) -> None:
        self.store.tidy()

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(self.medium, FOLDER)
        assert [finding for finding in self.store.findings if finding.severity == "damage"] == []

    @rule(back=st.integers(0, 9000))
    def set_the_clock(self, back: int) -> None:
        self.hour = 12 - back

    # What happens to the medium

    @rule(parts=PARTS, tidies=st.booleans(), at=st.integers(1, 14), model=st.sampled_from(MODELS), chance=st.integers())
    def cut(self, parts: list[tuple[str, str, Any]], tidies: bool, at: int, model: Model, chance: int) -> None:
        """Cut the power at one of the next calls."""
        after, operations = self.planned(parts)
        calls = 0

        def watch(_: str) -> None:
            nonlocal calls
            calls += 1
            if calls == at:
                raise PowerCut

        self.medium.watch = watch
        allowed = [self.model, after]
        try:
            if tidies:
                self.store.tidy()
            self.store.commit("Saved", operations, self.at())
            allowed = [after]
        except PowerCut:
            pass
        *_, self.medium = self.medium.images(model, Random(chance), 1)
        self.continue_from(allowed)

    @rule(parts=PARTS, tidies=st.booleans(), at=st.integers(1, 20), number=ERRORS, forgets=st.booleans())
    def fail(self, parts: list[tuple[str, str, Any]], tidies: bool, at: int, number: int, forgets: bool) -> None:
        """Let one of the next calls fail."""
        after, operations = self.planned(parts)
        self.medium.fault = Fault(at, number, forgets=forgets)
        try:
            if tidies:
                self.store.tidy()
            self.store.commit("Saved", operations, self.at())
            self.model = after
        except NotSaved as error:
            self.toll.hears(error.sentence, repr(error))
            assert held(self.store.tables) == self.model
        self.medium.fault = None
        if self.store.refuses:
            self.store.close()
            self.continue_from([self.model])

    @rule(parts=PARTS, room=st.integers(0, 9000))
    def fill_up_and_free(self, parts: list[tuple[str, str, Any]], room: int) -> None:
        after, operations = self.planned(parts)
        self.medium.room = self.medium.used() + room
        try:
            self.store.commit("Saved", operations, self.at())
            self.model = after
            self.store.tidy()
        except NoSpace:
            assert held(self.store.tables) == self.model
        self.medium.room = None
        assert not self.store.refuses

    @rule(parts=PARTS, chance=st.integers(0, 5))
    def harm_a_snapshot(self, parts: list[tuple[str, str, Any]], chance: int) -> None:
        """Damage one of the two snapshots while the programme is closed; tidying up makes two of them again."""
        self.store.close()
        if inspect(self.medium, FOLDER):
            self.store = Store.open(self.medium, FOLDER)
            self.store.tidy()
            self.store.close()
        name = (MAIN, PREVIOUS)[chance % 2]
        content = self.medium.content(FOLDER)[name]
        self.medium.plant(f"{FOLDER}/{name}", (None, b"", content[:-9])[chance % 3])
        self.continue_from([self.model])
        self.save(parts)
        self.tidy()

    @rule(parts=PARTS)
    def write_from_outside(self, parts: list[tuple[str, str, Any]]) -> None:
        """Let another program write to the changes; nothing is overwritten, and opening again works."""
        _, operations = self.planned(parts)
        for name, content in self.medium.content(FOLDER).items():
            if changes_generation(name) is not None:
                self.medium.plant(f"{FOLDER}/{name}", content + b"hello")
        files = self.medium.content(FOLDER)
        for refusal in (ChangedOutside, ReadOnly):
            try:
                self.store.commit("Saved", operations, self.at())
                raise AssertionError("saved over another program's change")
            except refusal:
                assert self.medium.content(FOLDER) == files
        self.store.close()
        self.continue_from([self.model])

    # What holds after each step

    @invariant()
    @precondition(lambda self: hasattr(self, "store"))
    def equal(self) -> None:
        self.toll.tries("steps of the state machine")
        saved = sum(map(len, self.model.values()))
        self.toll.judge(held(self.store.tables), [self.model], acknowledged=saved)
        self.toll.judge(held(Store.open(self.medium.worst(), FOLDER).tables), [self.model], acknowledged=saved)

    def planned(self, parts: list[tuple[str, str, Any]]) -> tuple[Tables, list[Operation]]:
        """Return the tables after these changes, and the operations that make them."""
        tables, operations = filled(self.model), []
        for table, key, after in parts:
            rows = tables.setdefault(table, {})
            operations.append((table, key, rows.pop(key, None), after))
            if after is not None:
                rows[key] = after
        return filled(tables), operations

    def continue_from(self, allowed: list[Tables]) -> None:
        """Open what there is now; it must be one of the allowed states."""
        self.store = Store.open(self.medium, FOLDER)
        self.toll.hears(*self.store.findings)
        self.toll.judge(held(self.store.tables), allowed)
        self.model = filled(self.store.tables)

    def at(self) -> str:
        """Return the moment, by a clock that is set as one likes."""
        return f"{2026 + self.hour // 24:04d}-03-03T{self.hour % 24:02d}:00:00+00:00"


@pytest.mark.suite("6 state machine against a dict")
def test_the_store_equals_a_dict(toll: Toll) -> None:
    counted = type("Counted", (StoreAgainstDict,), {"toll": toll})
    run_state_machine_as_test(
        counted,
        settings=settings(
            max_examples=1000 if LONG else 60,
            stateful_step_count=60 if LONG else 30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
    assert toll.tried["steps of the state machine"] > 300
