"""Is everything said of two people true of them, and of a private no nothing but that it is one?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rmtui.content.sample_programme import sample_tables
from rmtui.programme.pair import Pair, PairState
from rmtui.programme.pairing.board_view import BoardView, couple_of, ids_of
from rmtui.programme.pairing.explanation import PRIVATE_RULES, Explanation, exception_of, explain
from rmtui.programme.pairs import END_REASONS, may_be_excepted, set_state
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.ruling import Ruling

TODAY = date(2026, 5, 8)
SAMPLE = BoardView(Programme(sample_tables()))


def of(name: str) -> Explanation:
    """Return what the sample says of the first line of somebody's, with the two of it."""
    line = next(each for each in SAMPLE.lines if each.person is not None and each.person.name == name)
    return explain(SAMPLE, line, couple_of(line))


def test_a_pair_says_its_own_why_and_how_far_it_is() -> None:
    why = of("Martin Vale")
    assert (why.kind, why.title, why.word) == ("pair", "WHY Martin and Asha", "active, kept together")
    assert "Asha makes both between two lorries." in why.aloud


def test_an_exception_is_said_before_anything_else() -> None:
    ended = next(line for line in SAMPLE.lines if line.pair is not None and line.pair.state == "finished")
    why = explain(SAMPLE, ended, couple_of(ended))
    assert why.kind == "ended"
    assert why.opening[0].startswith("An exception (time): Siân is in Cardiff on Thursdays only")
    assert why.still_open == ()


def test_the_latest_exception_of_just_these_two_counts() -> None:
    two = [Person(id="1", name="Ann"), Person(id="2", name="Bo"), Person(id="3", name="Cy")]
    made = [
        Ruling(id="10", mentor="1", mentee="2", rules=("team",), why="old"),
        Ruling(id="11", mentor="1", mentee="2", rules=("time",), why="new"),
        Ruling(id="12", mentor="1", mentee="3", rules=("team",), why="others"),
        Ruling(id="13", kind="kept apart", mentor="1", mentee="2", why="nobody reads this"),
    ]
    programme = Programme(tables_of([*two, *made]))
    assert exception_of(programme, Pair(id="", mentor="1", mentee="2")) == "An exception (time): new"
    assert exception_of(programme, Pair(id="", mentor="2", mentee="1")) == ""


FEW = st.sampled_from([(), ("1",), ("2",), ("3",)])
PEOPLE = st.tuples(*(
    st.builds(
        Person,
        id=st.just(key),
        name=st.just(f"P{key}"),
        role=st.sampled_from(["mentor", "mentee", "both"]),
        team=st.sampled_from(["", "red"]),
        manager=st.sampled_from(["", "1", "2"]),
        avoids=FEW,
        consent=st.sampled_from(["unknown", "yes", "no"]),
        mentor_room=st.integers(0, 1),
    )
    for key in "1234"
))  # fmt: skip


@settings(max_examples=60)
@given(PEOPLE, st.booleans())
def test_every_explanation_fits_its_verdict(people: tuple[Person, ...], apart: bool) -> None:
    made = [Ruling(id="10", kind="kept apart", mentor="1", mentee="2", why="they quarrelled")] if apart else []
    programme = Programme(tables_of([*people, *made]))
    view = BoardView(programme)
    for line in view.lines:
        assert explain(view, line, "").kind == "nobody"
        for group in view.candidates(line):
            for candidate in group.candidates:
                why, verdict = explain(view, line, candidate.key), view.verdict(candidate.key)
                forbidden = bool(verdict.broken) and verdict.broken != ("full",)
                private = any(rule in PRIVATE_RULES for rule in verdict.broken)
                assert (why.kind in ("blocked", "private")) == forbidden
                assert (why.kind == "private") == private
                assert (why.reasons is None) == forbidden
                if private:
                    assert why.opening == ("Not this time (private). No reason is shown to anybody.",)
                    assert (why.word, why.helps, why.aloud, why.still_open) == ("", (), "", ())
                mentor, mentee = ids_of(candidate.key)
                if verdict.allowed:
                    assert may_be_excepted(programme, mentor, mentee, TODAY)


def test_where_a_pair_stands_is_said_with_its_day() -> None:
    pair = Pair(id="10", mentor="1", mentee="2", agreed_on=TODAY, ended_on=TODAY, end_reason=END_REASONS[0])
    said: dict[PairState, str] = {
        "proposed": "proposed, nothing is agreed yet: no time", "agreed": "agreed Fri 8 May: no time",
        "active": "active: no time", "paused": "paused: no time", "finished": "finished Fri 8 May: no time",
        "ended early": "ended early Fri 8 May: no time",
    }  # fmt: skip
    for state, words in said.items():
        one = replace(pair, state=state)
        two = [Person(id="1", name="Ann", role="mentor"), Person(id="2", name="Bo", role="mentee")]
        view = BoardView(Programme(tables_of([*two, one])))
        line = view.line("pair:10")
        assert line is not None
        assert explain(view, line, "1+2").word == words


def test_every_reason_a_pair_ends_for_can_be_kept() -> None:
    two = [Person(id="1", name="Ann", role="mentor"), Person(id="2", name="Bo", role="mentee")]
    programme = Programme(tables_of([*two, Pair(id="10", mentor="1", mentee="2", state="active")]))
    for reason in END_REASONS:
        (change,) = set_state(programme, "10", "ended early", TODAY, reason).changes
        assert change.after is not None
        assert change.after["end_reason"] == reason
