"""Is what an export put in and what it says it left out all there is, of each kind, at each level?"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.exchange.documents.exports import Request
from rmtui.exchange.documents.notes_withheld import NEVER, TEXTS, existing
from rmtui.exchange.documents.registry import KINDS, Kind
from rmtui.exporting import readers_of
from rmtui.programme.about import About
from rmtui.programme.catalogue.fields import FIELDS
from rmtui.programme.credit import Credit, CreditState
from rmtui.programme.levels import LEVELS, Level, may_leave
from rmtui.programme.pair import GroundRules, Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Move, Session
from rmtui.programme.text import Text

TODAY = date(2026, 5, 8)
CANARY = "canary"
COUNTED = {
    "pairs": {"goal": "goal", "why": "reason for the pair", "rules": "off-limits topic"},
    "sessions": {
        "goal": "aim", "agenda": "agenda", "place": "place", "moves": "reason for moving", "actions": "action"
    },
}  # fmt: skip
"""What fields in people's own words are counted as."""
NOT_COUNTED = {("pairs", "terms"): "made by the program", ("pairs", "end_reason"): "a category"}

WRITTEN = ("notes", "credits")
"""Exports of what people wrote; those of other records count their own (see `test_papers`)."""
CREDIT_STATES: tuple[CreditState, ...] = get_args(CreditState)
levels = st.sampled_from(LEVELS)
few = st.integers(0, 2)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Return a programme of two pairs in which anything may be written, or not."""
    values: list[Any] = [About(brand="North"), *(Person(id=key, name=f"Person {key}") for key in "1234")]
    for pair, (one, other) in (("10", "12"), ("11", "34")):
        topics = GroundRules(off_limits=(f"{CANARY}-topic",) * draw(few))
        goal, why = (draw(st.sampled_from(("", f"{CANARY}-{word}"))) for word in ("goal", "why"))
        values.append(Pair(id=pair, mentor=one, mentee=other, state="active", goal=goal, why=why, rules=topics))
        for number in range(draw(few)):
            key = f"{pair}{number}"
            written = [draw(st.sampled_from(("", f"{CANARY}-{word}"))) for word in ("aim", "agenda", "place", "move")]
            aim, agenda, place, move = written
            values.append(
                Session(
                    id=key,
                    pair=pair,
                    state=draw(st.sampled_from(("planned", "met", "cancelled"))),
                    goal=aim,
                    agenda=(agenda,) if agenda else (),
                    place=place,
                    moves=(Move(why=move),) if move else (),
                    actions=(Action(what=f"{CANARY}-action"),) * draw(few),
                )
            )
            for text in range(draw(few)):
                level, kind = draw(levels), draw(st.sampled_from(list(TEXTS)))
                values.append(Text(id=f"{key}9{text}", session=key, kind=kind, level=level, text=f"{CANARY}-{level}-"))
    for number in range(draw(few)):
        level, state = draw(levels), draw(st.sampled_from(CREDIT_STATES))
        values.append(Credit(id=f"7{number}", whose=("1",), what=f"{CANARY}-{level}-", level=level, state=state))
    return Programme(tables_of(values))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in WRITTEN], ids=lambda kind: kind.name)
@given(programmes(), levels)
def test_in_and_out_are_all_there_is_and_nothing_above_the_level_leaves(
    kind: Kind, programme: Programme, level: Level
) -> None:
    made = kind.make(programme, Request(level, TODAY))
    there = existing(programme)
    if kind.name == "credits":
        there = Counter({"idea": there["idea"]})
    assert Counter(made.put_in) + Counter(made.left_out) == there
    left = "".join(f"{file.name}\n{file.text}" for file in made.files)
    for above in LEVELS:
        if not may_leave(above, level):
            assert f"{CANARY}-{above}-" not in left
    for word in NEVER:
        assert f"{CANARY}-{word}" not in left
    assert left.count(f"{CANARY}-action") == made.put_in.get("action", 0)
    assert CANARY not in " ".join(made.stayed_in)
    told = Counter[str]()
    for sentence in made.stayed_in:
        number, _, rest = sentence.partition(" ")
        if "meeting" not in rest.partition(" stay")[0]:
            told["all"] += int(number)
    assert told["all"] == sum(made.left_out.values())


def test_every_field_in_peoples_own_words_is_counted() -> None:
    for table in ("pairs", "sessions"):
        free = {name for name, field in FIELDS[table].items() if field.free}
        assert free == COUNTED[table].keys() | {name for place, name in NOT_COUNTED if place == table}
    assert {*COUNTED["pairs"].values(), *COUNTED["sessions"].values()} - {"action"} == NEVER.keys() - {"idea"}


def test_the_readers_offered_first_are_some_who_get_something(tmp_path: Path) -> None:
    usual: list[Any] = [About(brand="North"), Person(id="1", name="Asha"), Person(id="2", name="Li")]
    usual += [Pair(id="3", mentor="1", mentee="2", state="active"), Session(id="4", pair="3", state="met")]
    (notes,) = (kind for kind in KINDS if kind.name == "notes")
    for number, level in enumerate(LEVELS):
        text = Text(id="5", session="4", level=level, text="x")
        with Desk.copy_of(tables_of([*usual, text]), str(tmp_path / str(number)), "Made", Clock()) as desk:
            offered = readers_of(desk, notes)
            assert notes.make(desk.programme, Request(offered, TODAY)).put_in
            assert offered == (level if level in ("private", "pair") else "programme")
