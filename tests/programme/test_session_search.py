"""A word is found in texts, takeaways, actions, agendas, aims and names, whatever its case and accents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.about import About
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Session
from rmtui.programme.session_search import MOST_HITS, Hit, SessionIndex, folded
from rmtui.programme.text import Text

PEOPLE = (Person(id="1", name="Zoë Müller"), Person(id="2", name="Martin Vale"))
PAIR = Pair(id="10", mentor="1", mentee="2")
FIRST = Session(
    id="20", pair="10", state="met", on=date(2026, 4, 14), goal="Captions", agenda=("Who decides?",), place="Depot",
    actions=(Action(what="ask two drivers", who="mentee"),),
)  # fmt: skip
SECOND = Session(id="21", pair="10", number=2, state="met", on=date(2026, 5, 5))
TEXTS = (
    Text(id="40", session="20", kind="takeaway", level="pair", text="Drivers film the bay"),
    Text(id="41", session="21", kind="note", level="private", text="In Zürich\nhat er über die Straße geredet"),
    Text(id="42", session="21", kind="note", level="private", text="司机们自己拍视频"),
)


def index(*more: object) -> SessionIndex:
    return SessionIndex(Programme(tables_of((About(), *PEOPLE, PAIR, FIRST, SECOND, *TEXTS, *more))))


def where(found: list[Hit]) -> list[tuple[str, str]]:
    return [(one.session, one.what) for one in found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("DRIVERS", [("20", "takeaway")]),
        ("zurich", [("21", "note")]),
        ("strasse", [("21", "note")]),
        ("Zürich  hat", [("21", "note")]),
        ("两", []),
        ("视频", [("21", "note")]),
        ("decides", [("20", "agenda")]),
        ("ask two", [("20", "actions")]),
        ("captions", [("20", "aim")]),
        ("depot", [("20", "place")]),
        ("zoe", [("", "")]),
        ("  ", []),
    ],
)
def test_a_word_is_found_where_it_stands(typed: str, found: list[tuple[str, str]]) -> None:
    assert where(index().find(typed)) == found


def test_typing_on_narrows_and_taking_back_widens_again() -> None:
    one = index()
    assert len(one.find("e")) > len(one.find("dri")) == 1
    assert one.find("driz") == []
    assert where(one.find("dri")) == [("20", "takeaway")]
    assert len(one.find("e")) == 3


def test_the_place_of_the_words_is_that_of_the_text_as_written() -> None:
    (found,) = index().find("strasse")
    assert found.text[found.at :].startswith("Straße")


def test_many_hits_stop_at_a_number_and_the_latest_come_first() -> None:
    more = [Session(id=str(1000 + n), pair="10", on=date(2025, 1, 1 + n % 28), goal="xylophone") for n in range(150)]
    found = index(*more).find("xylo")
    assert len(found) == MOST_HITS
    assert found[0].session != "1000"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_found_in_a_text_that_holds_it(words: str) -> None:
    text = Text(id="50", session="21", text=f"before {words} after")
    found = index(text).find(words)
    assert bool(found) or not folded(words)
