"""Does a line of Today stay away as long as it should, and come back when something new is to be said?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.edit import Edit, apply
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import GroundRules, Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Move, Session
from rmtui.programme.snoozing import LATER_DAYS, lasting_reasons, leave_for_later, note_call
from rmtui.programme.today import Item, Worklist, headline, items, worklist

TODAY = date(2026, 5, 8)
ABOUT = About(brand="Thinking Partners", purposes=("digital",))
PEOPLE = [
    Person(id="1", name="Asha Rao", consent="yes", briefed_on=date(2026, 1, 5)),
    Person(id="2", name="Martin Vale", consent="yes", briefed_on=date(2026, 1, 5)),
]
PAIR = Pair(id="10", mentor="1", mentee="2", state="active", rules=GroundRules(version=1), goal="learn")
MOVES = (Move(on=date(2026, 4, 14)), Move(on=date(2026, 4, 28)))
QUIET = Session(id="100", pair="10", on=date(2026, 3, 31), state="written up")
NEXT = Session(id="101", pair="10", number=2, moves=MOVES)

Tables = Mapping[str, Mapping[str, dict[str, Any]]]


def new_id() -> str:
    return "900"


def tables(*values: Any) -> Tables:
    return tables_of([ABOUT, *PEOPLE, PAIR, *values])


def shown(state: Tables, today: date = TODAY) -> tuple[Item, ...]:
    return items(Programme(state), today)


def call_line(state: Tables, today: date = TODAY) -> Item:
    (found,) = [item for item in shown(state, today) if item.kind == "call"]
    return found


def called(state: Tables) -> Tables:
    line = call_line(state)
    return apply(state, note_call(Programme(state), line.pair, line.key, line.reasons, TODAY, new_id))


def put(state: Tables, value: Session) -> Tables:
    """Return the documents with a session changed or added."""
    return apply(state, Edit(EditKind.NONE, "", (Programme(state).put(value),)))


def test_a_pair_that_was_called_is_fine_until_there_is_a_new_reason() -> None:
    state = called(tables(QUIET, NEXT))
    assert not shown(state)
    assert not shown(state, TODAY + timedelta(days=20)), "more days of the same silence are nothing new"
    third = put(state, Session(id="101", pair="10", number=2, moves=(*MOVES, Move(on=date(2026, 5, 12)))))
    assert call_line(third, TODAY + timedelta(days=6)).what == "moved 3 times, 44 days since they met"


def test_a_pair_that_stays_quiet_as_long_again_comes_back() -> None:
    state = called(tables(QUIET, NEXT))
    assert not shown(state, TODAY + timedelta(days=34))
    assert call_line(state, TODAY + timedelta(days=35)).what == "moved twice, 73 days since they met"


def test_the_next_silence_is_another_reason() -> None:
    first = Session(id="99", pair="10", on=date(2026, 3, 3), state="written up")
    state = called(tables(first, QUIET))
    met_again = put(state, Session(id="102", pair="10", number=3, on=date(2026, 4, 30), state="written up"))
    assert not shown(met_again, date(2026, 5, 20))
    assert call_line(met_again, date(2026, 6, 5)).what == "36 days since they met"


def test_a_reason_less_is_nothing_new() -> None:
    state = called(tables(QUIET, NEXT))
    assert not shown(put(state, Session(id="101", pair="10", number=2)))


def test_the_first_line_counts_who_was_called_as_fine() -> None:
    programme = Programme(called(tables(QUIET, NEXT)))
    assert headline(programme, worklist(programme, TODAY), TODAY) == (
        "Friday 8 May. 1 pair: all fine. Nothing needs doing today."
    )


def test_a_call_left_for_later_is_still_to_look_at() -> None:
    state = tables(QUIET, NEXT)
    left = Programme(apply(state, leave_for_later(Programme(state), call_line(state).key, TODAY, new_id)))
    assert headline(left, worklist(left, TODAY), TODAY) == (
        "Friday 8 May. 1 pair: 0 fine, 1 to look at. Nothing needs doing today."
    )


def test_taking_the_call_back_brings_the_line_back() -> None:
    state = tables(QUIET, NEXT)
    line = call_line(state)
    edit = note_call(Programme(state), line.pair, line.key, line.reasons, TODAY, new_id)
    assert edit.label == "Called Martin and Asha"
    assert shown(apply(apply(state, edit), edit.reversed())) == shown(state)


def test_a_line_left_for_later_comes_back_on_its_day_and_is_counted_meanwhile() -> None:
    state = tables(Session(id="103", pair="10", number=2, on=date(2026, 5, 5)))
    (line,) = shown(state)
    edit = leave_for_later(Programme(state), line.key, TODAY, new_id, pair=line.pair)
    assert edit.label == "Left for later, until Fri 15 May"
    left = apply(state, edit)
    assert worklist(Programme(left), TODAY) == Worklist(now=(), later=(line,), called=())
    assert shown(left, TODAY + timedelta(days=LATER_DAYS)) == (line,)


def test_leaving_it_once_more_keeps_one_record() -> None:
    state = apply(tables(), leave_for_later(Programme(tables()), "setup:name", TODAY, new_id))
    again = leave_for_later(Programme(state), "setup:name", TODAY + timedelta(days=7), lambda: "901")
    assert len(Programme(apply(state, again)).contacts) == 1


def test_only_the_line_that_was_meant_stays_away() -> None:
    state = tables(
        Session(id="103", pair="10", number=2, on=date(2026, 5, 5)),
        Session(id="104", pair="10", number=3, on=date(2026, 5, 6)),
    )
    first, second = shown(state)
    assert shown(apply(state, leave_for_later(Programme(state), first.key, TODAY, new_id))) == (second,)


def test_a_pair_that_is_gone_cannot_be_called() -> None:
    with pytest.raises(BadInput, match="no longer there"):
        note_call(Programme(tables()), "77", "call:77", (), TODAY, new_id)


@given(st.integers(0, 900), st.integers(0, 900))
def test_days_that_pass_change_no_reason(one: int, other: int) -> None:
    last = date(2026, 3, 31)
    met = lasting_reasons([f"{one} days since they met"], last)
    assert met == lasting_reasons([f"{other} days since they met"], last)
    assert lasting_reasons([f"{one} days since they met, next Tue 5 May"], last) == met
    assert lasting_reasons([f"{one} days since they met"], None) != met


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_later_is_over_after_exactly_so_many_days(today: date, days: int) -> None:
    empty = tables_of([About()])
    edit = leave_for_later(Programme(empty), "setup:name", today, new_id, days=days)
    left = apply(empty, edit)
    last_day = today + timedelta(days=days - 1)
    assert not any(item.key == "setup:name" for item in shown(left, last_day))
    assert any(item.key == "setup:name" for item in shown(left, last_day + timedelta(days=1)))
