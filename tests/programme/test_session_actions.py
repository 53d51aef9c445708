"""Is a line such as "Martin: publish one clip by 22 May" read as it is meant, and is nothing of it lost?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.edit import apply
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Session
from rmtui.programme.session_actions import (
    action_words,
    add_action,
    change_action,
    read_action,
    tick_actions,
)
from rmtui.programme.sessions import due_actions

TODAY = date(2026, 5, 8)
PAIR = Pair(id="10", mentor="1", mentee="2")
SESSION = Session(id="20", pair="10", state="met", on=TODAY, actions=(Action(what="a"), Action(what="b", done=True)))
PROGRAMME = Programme(tables_of([Person(id="1", name="Asha Rao"), Person(id="2", name="Martin Vale"), PAIR, SESSION]))


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("Martin: publish one clip by 22 May", Action(what="publish one clip", who="mentee", due=date(2026, 5, 22))),
        ("asha rao: bring the list", Action(what="bring the list", who="mentor")),
        ("Mentee: ask by tomorrow", Action(what="ask", who="mentee", due=date(2026, 5, 9))),
        ("both: walk the depot by Fri 15 May", Action(what="walk the depot", who="both", due=date(2026, 5, 15))),
        ("stand by the door", Action(what="stand by the door")),
        ("Tom: is not one of the two", Action(what="Tom: is not one of the two")),
        ("ask the board by 11/12", Action(what="ask the board", due=date(2026, 12, 11))),
        ("come by train", Action(what="come by train")),
        ("send it by e-mail", Action(what="send it by e-mail")),
        ("sort the costs by month", Action(what="sort the costs by month")),
        ("raise it by 10", Action(what="raise it by 10")),
        ("read the book by April Jones", Action(what="read the book by April Jones")),
        ("print it by by 22 May", Action(what="print it by", due=date(2026, 5, 22))),
    ],
)
def test_a_line_is_read_as_it_is_meant(line: str, action: Action) -> None:
    assert read_action(PROGRAMME, PAIR, line, TODAY) == action


@pytest.mark.parametrize("line", ["", "  ", "Martin:", "Martin: by 22 May"])
def test_nothing_to_do_is_refused(line: str) -> None:
    with pytest.raises(BadInput):
        read_action(PROGRAMME, PAIR, line, TODAY)


@pytest.mark.parametrize(
    "day", ["31 June", "7 May", "end of May", "next week", "friday evening", "fri 10:00", "2.5", "31/31", "29 Feb 2027"]
)
def test_a_day_that_is_not_understood_is_refused_and_not_lost(day: str) -> None:
    with pytest.raises(BadInput, match="Nothing was changed"):
        read_action(PROGRAMME, PAIR, f"Martin: publish one clip by {day}", TODAY)


@given(
    what=st.text("abc xyz", min_size=1, max_size=20).map(lambda raw: " ".join(raw.split())).filter(bool),
    who=st.sampled_from(["", "mentor", "mentee", "both"]),
    due=st.dates(date(2024, 1, 1), date(2030, 1, 1)) | st.none(),
)
def test_an_action_reads_back_from_its_words(what: str, who: str, due: date | None) -> None:
    action = next(Action(what=what, who=known, due=due) for known in ("", "mentor", "mentee", "both") if known == who)
    assert read_action(PROGRAMME, PAIR, action_words(PROGRAMME, PAIR, action), TODAY) == action


def test_changing_and_removing_leaves_the_others_alone() -> None:
    for edit, left in (
        (add_action(PROGRAMME, "20", Action(what="c")), ["a", "b", "c"]),
        (change_action(PROGRAMME, "20", 0, Action(what="z")), ["z", "b"]),
        (change_action(PROGRAMME, "20", 0, None), ["b"]),
    ):
        after = edit.changes[0].after
        assert after is not None
        assert [action["what"] for action in after["actions"]] == left
    with pytest.raises(BadInput):
        change_action(PROGRAMME, "20", 2, None)


@given(
    st.lists(st.tuples(st.sampled_from([None, date(2026, 5, 7), TODAY, date(2026, 5, 9)]), st.booleans()), max_size=5)
)
def test_actions_are_due_from_their_day_on_and_ticked_in_one_step(made: list[tuple[date | None, bool]]) -> None:
    actions = tuple(Action(what=str(n), due=due, done=done) for n, (due, done) in enumerate(made))
    session = replace(SESSION, actions=actions)
    due = due_actions(session, TODAY)
    assert due == [n for n, (on, done) in enumerate(made) if on is not None and on <= TODAY and not done]
    if due:
        edit = tick_actions(Programme(tables_of([PAIR, session])), session, due)
        after = Programme(apply(tables_of([PAIR, session]), edit)).sessions["20"]
        assert due_actions(after, TODAY) == []
        assert [action.done for action in after.actions] == [n in due or done for n, (_, done) in enumerate(made)]
