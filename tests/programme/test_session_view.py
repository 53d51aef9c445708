"""Does a session open on the page that is wanted, and is it said how far it is?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.session import Session
from rmtui.programme.session_view import page_for, state_words

TODAY = date(2026, 5, 8)

CASES = {
    "tomorrow": (Session(id="1", pair="1", state="planned", on=TODAY + timedelta(days=1)), "before", "planned"),
    "today": (Session(id="1", pair="1", state="planned", on=TODAY), "after", "planned"),
    "yesterday": (Session(id="1", pair="1", state="planned", on=TODAY - timedelta(days=1)), "after", "was due ?"),
    "this week": (Session(id="1", pair="1", state="planned", week="2026-W19"), "before", "planned"),
    "a week gone by": (Session(id="1", pair="1", state="planned", week="2026-W17"), "after", "was due ?"),
    "no day": (Session(id="1", pair="1", state="planned"), "before", "planned"),
    "met": (Session(id="1", pair="1", state="met", on=TODAY), "after", "not written up"),
    "written up": (Session(id="1", pair="1", state="written up", on=TODAY), "after", "written up"),
    "cancelled": (Session(id="1", pair="1", state="cancelled", on=TODAY + timedelta(days=9)), "after", "called off"),
}


@pytest.mark.parametrize("case", CASES)
def test_page_and_words(case: str) -> None:
    session, page, words = CASES[case]
    assert (page_for(session, TODAY), state_words(session, TODAY)) == (page, words)


def test_a_session_that_is_not_there_yet_is_one_that_took_place() -> None:
    assert page_for(None, TODAY) == "after"


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_session_that_was_due_never_opens_to_be_prepared(on: date, today: date) -> None:
    session = Session(id="1", pair="1", state="planned", on=on)
    assert (page_for(session, today) == "before") == (on > today)
    assert (state_words(session, today) == "was due ?") == (on < today)
