"""Does Today name what needs doing, the most urgent first, and draw the weeks as they were?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.about import About
from rmtui.programme.credit import Credit
from rmtui.programme.pair import GroundRules, Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.rhythm import Rhythm, rhythm
from rmtui.programme.session import Action, Move, Session
from rmtui.programme.text import Text
from rmtui.programme.today import GROUPS, Item, headline, items, ordinal, worklist

TODAY = date(2026, 5, 8)
ABOUT = About(brand="Thinking Partners", purposes=("digital",))


def person(key: str, name: str) -> Person:
    return Person(id=key, name=name, consent="yes", briefed_on=date(2026, 1, 5))


def pair(key: str, mentor: str, mentee: str, **fields: Any) -> Pair:
    usual = {"state": "active", "agreed_on": date(2026, 2, 1), "rules": GroundRules(version=1), "goal": "learn"}
    return Pair(id=key, mentor=mentor, mentee=mentee, **{**usual, **fields})


def met(key: str, of: str, number: int, on: date) -> Session:
    return Session(id=key, pair=of, number=number, on=on, state="written up")


PEOPLE = [person(str(n), name) for n, name in enumerate(["Asha", "Martin", "Mia", "Ann", "Lee", "Tom", "Sam", "Ruth"])]
DRAWN = [
    ABOUT,
    *PEOPLE,
    pair("10", "0", "1"),
    pair("11", "2", "3"),
    pair("12", "4", "5"),
    pair("13", "6", "7", state="agreed", agreed_on=date(2026, 4, 23)),
    met("100", "10", 1, date(2026, 3, 24)),
    met("101", "10", 2, date(2026, 4, 14)),
    Session(id="102", pair="10", number=3, on=date(2026, 5, 5)),
    met("103", "11", 1, date(2026, 4, 9)),
    Session(id="104", pair="11", number=2, on=date(2026, 5, 6)),
    met("105", "12", 1, date(2026, 3, 31)),
    Session(
        id="106", pair="12", number=2, state="planned",
        moves=(Move(on=date(2026, 4, 14), to=date(2026, 4, 28)), Move(on=date(2026, 4, 28))),
    ),
    Credit(id="500", whose=("0",), what="ask drivers to film", state="asked", asked_on=date(2026, 5, 1)),
]  # fmt: skip


def lines(*values: Any) -> tuple[Item, ...]:
    return items(Programme(tables_of(values)), TODAY)


def test_the_list_reads_as_it_was_drawn() -> None:
    assert [(item.kind, item.text) for item in lines(*DRAWN)] == [
        ("did they meet", "Martin and Asha, Tue 5 May, 3rd time"),
        ("did they meet", "Ann and Mia, Wed 6 May, 2nd time"),
        ("call", "Tom and Lee: moved twice, 38 days since they met"),
        ("call", "Ruth and Sam: agreed 15 days ago, no first date yet"),
        ("credit", 'Asha has not answered since 1 May: "ask drivers to film"'),
    ]


def test_each_line_names_its_pair_and_session() -> None:
    assert [(item.pair, item.session) for item in lines(*DRAWN)[:3]] == [("10", "102"), ("11", "104"), ("12", "")]


def weeks() -> Rhythm:
    return rhythm(Programme(tables_of(DRAWN)), TODAY, 14)


def test_the_weeks_look_as_they_were_drawn() -> None:
    rows = {row.name: "".join(row.signs) for row in weeks().rows}
    assert rows == {
        "Martin/Asha": "...1..2..?....",
        "Ann/Mia": ".....1...?....",
        "Tom/Lee": "....1.x.x!....",
        "Ruth/Sam": "..............",
    }
    assert weeks().weeks[9] == date(2026, 5, 4)


def test_a_row_counts_and_names_the_last_and_the_next_day() -> None:
    rows = {row.name: (row.met, row.last, row.next, row.overdue) for row in weeks().rows}
    assert rows["Martin/Asha"] == (2, date(2026, 4, 14), date(2026, 5, 5), True)
    assert rows["Tom/Lee"] == (1, date(2026, 3, 31), None, False)
    assert [row.name for row in weeks().rows] == ["Martin/Asha", "Ann/Mia", "Tom/Lee", "Ruth/Sam"]


@given(st.integers(0, 60), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_there_is_a_sign_for_every_week(count: int, today: date) -> None:
    found = rhythm(Programme(tables_of(DRAWN)), today, count)
    assert len(found.weeks) == count
    assert all(len(row.signs) == count for row in found.rows)
    assert all(monday.weekday() == 0 for monday in found.weeks)


@pytest.mark.parametrize(
    ("session", "asked"),
    [
        (Session(id="100", pair="10", on=date(2026, 5, 7)), True),
        (Session(id="100", pair="10", on=TODAY), False),
        (Session(id="100", pair="10", on=date(2026, 5, 5), state="cancelled"), False),
        (Session(id="100", pair="10", on=date(2026, 5, 5), state="met"), False),
        (Session(id="100", pair="10", week="2026-W18"), True),
        (Session(id="100", pair="10", week="2026-W19"), False),
        (Session(id="100", pair="10", week="soon"), False),
    ],
)
def test_a_planned_day_that_passed_is_asked_about(session: Session, asked: bool) -> None:
    found = lines(ABOUT, *PEOPLE, pair("10", "0", "1"), session)
    assert any(item.kind == "did they meet" for item in found) == asked


def test_a_pair_that_is_through_is_not_asked_about() -> None:
    through = pair("10", "0", "1", state="finished")
    assert lines(ABOUT, *PEOPLE, through, Session(id="100", pair="10", on=date(2026, 5, 5))) == ()


def test_credits_without_a_yes_stand_in_their_order() -> None:
    pairs = (pair("10", "0", "1"), met("100", "10", 1, TODAY - timedelta(days=9)))
    found = lines(
        ABOUT, *PEOPLE, *pairs, met("101", "10", 2, TODAY - timedelta(days=2)),
        Credit(id="500", what="quiet hour"),
        Credit(id="501", whose=("0", "2"), what="one page " * 20, session="100"),
        Credit(id="502", whose=("0",), what="film it", state="asked"),
        Credit(id="503", whose=("0",), what="too soon", state="asked", asked_on=date(2026, 5, 2)),
        Credit(id="504", whose=("0",), what="done", state="yes"),
        Credit(id="505", whose=("0",), what="done", state="no"),
        Credit(id="506", whose=("0",), what="done", state="withdrawn"),
    )  # fmt: skip
    assert [item.text[:40] for item in found] == [
        'Asha has not answered yet: "film it"',
        "Ask Asha and Mia whether this may be tol",
        'Whose idea was it? "quiet hour"',
    ]
    assert found[1].text.endswith('…"')
    assert (found[1].pair, found[1].session) == ("10", "100")


def test_actions_whose_day_has_come_stand_in_one_line() -> None:
    actions = (
        Action(what="publish one clip", who="mentee", due=TODAY),
        Action(what="send the list", who="mentor", due=date(2026, 5, 1)),
        Action(what="done", due=date(2026, 5, 1), done=True),
        Action(what="later", due=date(2026, 6, 1)),
        Action(what="some day"),
    )
    first = met("100", "10", 1, date(2026, 4, 1))
    found = lines(ABOUT, *PEOPLE, pair("10", "0", "1"), first, replace(met("101", "10", 2, TODAY), actions=actions))
    assert [item.text for item in found if item.kind == "action"] == [
        "Martin and Asha, due by now: Martin: publish one clip, Asha: send the list"
    ]


def test_a_pair_that_agreed_lately_has_no_date_yet() -> None:
    found = lines(ABOUT, *PEOPLE, pair("10", "0", "1", state="agreed", agreed_on=date(2026, 5, 1)))
    assert found == (
        Item("no date", "Martin and Asha agreed on Fri 1 May, no first date yet", "10", who="Martin and Asha"),
    )


def test_what_is_open_for_a_starting_pair_and_in_the_setup() -> None:
    found = lines(*PEOPLE, pair("10", "0", "1", goal="", agreed_on=TODAY), pair("11", "2", "3", state="proposed"))
    assert [item.text for item in found] == [
        "Still open for Martin and Asha: they have no goal",
        "1 suggested pair waits for both to say yes",
        "The programme has no name yet",
        "What the programme is for is still open",
    ]


def test_an_empty_programme_says_where_to_begin() -> None:
    assert [item.text for item in lines(ABOUT)] == ["Nobody is in the list yet: add people, or bring in a list"]
    assert [item.text for item in lines(ABOUT, *PEOPLE)] == ["8 people and no pair yet: suggest pairs"]


def test_no_line_holds_a_word_of_a_note() -> None:
    note = Text(id="600", session="102", text="canary", level="public")
    assert "canary" not in repr(lines(*DRAWN, note))


def test_groups_come_in_the_order_of_the_lines() -> None:
    kinds = [item.kind for item in lines(*DRAWN, pair("14", "0", "3", state="proposed"))]
    order = list(GROUPS)
    assert kinds == sorted(kinds, key=order.index)


def test_the_right_ending_for_every_number() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip


def test_the_first_line_counts_the_pairs_and_the_minutes() -> None:
    programme = Programme(tables_of(DRAWN))
    assert headline(programme, worklist(programme, TODAY), TODAY) == (
        "Friday 8 May. 4 pairs: 2 fine, 2 to look at. About 5 minutes."
    )
    calm = Programme(tables_of([ABOUT, *PEOPLE, pair("10", "0", "1", agreed_on=date(2026, 5, 1))]))
    assert headline(calm, worklist(calm, TODAY), TODAY) == "Friday 8 May. 1 pair: all fine. Nothing needs doing today."


def test_every_line_has_a_key_of_its_own() -> None:
    keys = [item.key for item in lines(*DRAWN, pair("14", "0", "3", state="proposed"))]
    assert len(set(keys)) == len(keys)


def test_a_line_is_its_names_and_what_is_to_be_said_of_them() -> None:
    assert [(item.who, item.what) for item in lines(*DRAWN)[1:4]] == [
        ("Ann and Mia", "Wed 6 May, 2nd time"),
        ("Tom and Lee", "moved twice, 38 days since they met"),
        ("Ruth and Sam", "agreed 15 days ago, no first date yet"),
    ]


def test_a_pair_that_met_as_often_as_planned_is_asked_about_until_it_is_settled() -> None:
    about = replace(ABOUT, planned_sessions=2)
    both = [met("100", "10", 1, date(2026, 4, 1)), met("101", "10", 2, date(2026, 5, 1))]
    question = "Martin and Asha met as often as planned: are they through?"

    def asked(*values: Any) -> bool:
        return question in [item.text for item in lines(about, *PEOPLE, *values)]

    assert asked(pair("10", "0", "1"), *both)
    assert not asked(pair("10", "0", "1"), both[0]), "one meeting is still to come"
    assert not asked(pair("10", "0", "1"), *both, Session(id="102", pair="10", number=3, on=date(2026, 5, 20)))
    assert not asked(pair("10", "0", "1", state="finished"), *both)
