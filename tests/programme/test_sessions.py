"""Does logging, planning, moving and writing up a session change just what a user expects?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme import session_actions as actions
from rmtui.programme import session_edits as edits
from rmtui.programme import session_texts as texts
from rmtui.programme import sessions as reading
from rmtui.programme.about import About, Labels
from rmtui.programme.edit import Edit, apply
from rmtui.programme.pair import GroundRules, Pair, PairState
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Session
from rmtui.programme.text import Text

NOW = datetime(2026, 5, 8, 12, tzinfo=UTC)
TODAY = date(2026, 5, 8)
ASHA = Person(id="1", name="Asha Rao")
MARTIN = Person(id="2", name="Martin Vale")
PAIR = Pair(id="10", mentor="1", mentee="2", state="active")


def ids() -> Callable[[], str]:
    numbers = count(1000)
    return lambda: str(next(numbers))


def programme(*values: Any) -> Programme:
    given_ids = {(type(value), value.id) for value in values}
    usual = [value for value in (ASHA, MARTIN, PAIR) if (type(value), value.id) not in given_ids]
    return Programme(tables_of([*usual, *values]))


def after(before: Programme, edit: Edit) -> Programme:
    tables = {
        name: {change.id: doc for change in edit.changes if (doc := before.document(name, change.id)) is not None}
        for name in ("people", "pairs", "sessions", "texts")
    }
    for kind in (before.people, before.pairs, before.sessions, before.texts):
        for table, rows in tables_of(kind.all()).items():
            tables[table] = {**rows, **tables[table]}
    return Programme(apply(tables, edit))


def log(before: Programme, on: date = date(2026, 5, 5), **options: Any) -> tuple[Programme, Edit]:
    edit = edits.log_session(before, "10", on, **{"new_id": ids(), "now": NOW, "today": TODAY, **options})
    return after(before, edit), edit


def numbers(of: Programme) -> dict[str, int]:
    return {session.id: session.number for session in of.sessions.all()}


def test_a_session_with_a_takeaway_is_written_up_and_its_texts_have_their_levels() -> None:
    done, edit = log(programme(), takeaways=["captions first ", " "], note="a\r\nb\x1b", level="private", minutes=60)
    (session,) = done.sessions.all()
    assert (session.state, session.number, session.on, session.minutes) == ("written up", 1, date(2026, 5, 5), 60)
    assert [(t.kind, t.level, t.text, t.session) for t in done.texts.all()] == [
        ("takeaway", "pair", "captions first", session.id),
        ("note", "private", "a\nb", session.id),
    ]
    assert edit.label == "Logged session 1 of Martin and Asha, Tue 5 May 2026"


def test_two_of_one_short_name_are_called_by_their_full_names() -> None:
    before = programme(replace(ASHA, name="Mentor One"), replace(MARTIN, name="Mentor Two"))
    _, edit = log(before)
    assert edit.label == "Logged session 1 of Mentor Two and Mentor One, Tue 5 May 2026"
    assert "Mentor Two is not prepared for the role" in reading.still_open(before, before.pairs["10"])
    with pytest.raises(BadInput, match="Mentor One does not learn from Mentor Two yet"):
        reading.find_pair(programme(replace(PAIR, mentor="3"), *before.people.all()), "2", "1")
    before.renew([before.put(before.people["1"])])
    assert reading.spoken(before, before.pairs["10"]) == "Mentor Two and Mentor One"


def test_without_a_takeaway_it_is_met() -> None:
    done, _ = log(programme(), note="only a note")
    assert done.sessions.all()[0].state == "met"


def test_the_takeaway_has_a_level_of_its_own() -> None:
    done, _ = log(programme(), takeaways=["x"], takeaway_level="programme")
    assert done.texts.all()[0].level == "programme"


@pytest.mark.parametrize("state", ["proposed", "agreed", "paused"])
def test_a_pair_that_had_not_started_is_active_and_the_label_says_so(state: PairState) -> None:
    done, edit = log(programme(replace(PAIR, state=state)))
    assert done.pairs["10"].state == "active"
    assert edit.label.endswith("; the pair is active now")


@pytest.mark.parametrize("state", ["finished", "ended early"])
def test_a_meeting_of_a_pair_that_is_through_is_logged_too(state: PairState) -> None:
    done, _ = log(programme(replace(PAIR, state=state)))
    assert done.pairs["10"].state == state
    assert len(done.sessions) == 1


@pytest.mark.parametrize("planned", [date(2026, 5, 5), date(2026, 5, 8), date(2026, 4, 29)])
def test_the_planned_session_nearby_becomes_the_held_one(planned: date) -> None:
    done, _ = log(programme(Session(id="100", pair="10", on=planned, agenda=("x",))))
    (session,) = done.sessions.all()
    assert (session.id, session.state, session.on, session.agenda) == ("100", "met", date(2026, 5, 5), ("x",))


def test_the_label_names_the_day_it_was_planned_for() -> None:
    _, edit = log(programme(Session(id="100", pair="10", on=date(2026, 5, 7))))
    assert "planned for Thu 7 May" in edit.label


def test_a_session_planned_for_the_week_becomes_the_held_one() -> None:
    done, _ = log(programme(Session(id="100", pair="10", week="2026-W19")))
    assert [(s.id, s.on, s.week) for s in done.sessions.all()] == [("100", date(2026, 5, 5), "")]


def test_of_two_planned_sessions_the_one_of_that_day_is_taken() -> None:
    near = Session(id="100", pair="10", on=date(2026, 5, 4))
    same = Session(id="101", pair="10", on=date(2026, 5, 5))
    done, _ = log(programme(near, same))
    assert {s.id: s.state for s in done.sessions.all()} == {"100": "planned", "101": "met"}


@pytest.mark.parametrize(
    "other",
    [
        Session(id="100", pair="10", on=date(2026, 5, 12)),
        Session(id="100", pair="10", week="2026-W20"),
        Session(id="100", pair="10", on=date(2026, 5, 5), state="cancelled"),
        Session(id="100", pair="11", on=date(2026, 5, 5)),
    ],
)
def test_other_sessions_stay_as_they_are(other: Session) -> None:
    done, _ = log(programme(other))
    assert len(done.sessions) == 2
    assert done.sessions["100"].state == other.state


def test_numbers_follow_the_days_whatever_is_logged_first() -> None:
    plan = Session(id="90", pair="10", number=1, on=date(2026, 6, 2))
    state, _ = log(programme(plan), date(2026, 5, 5), new_id=lambda: "100")
    state, edit = log(state, date(2026, 4, 7), new_id=lambda: "101")
    assert numbers(state) == {"101": 1, "100": 2, "90": 3}
    assert edit.label.startswith("Logged session 1 of")


@given(st.lists(st.integers(0, 400), max_size=6, unique=True))
def test_any_order_of_logging_gives_the_same_numbers(days: list[int]) -> None:
    state = programme()
    for key, ago in enumerate(days):
        state, _ = log(state, TODAY - timedelta(days=ago), new_id=lambda key=key: str(100 + key))
    by_day = sorted(state.sessions.all(), key=lambda session: session.on or date.max)
    assert [session.number for session in by_day] == list(range(1, len(days) + 1))


def test_a_second_session_of_one_day_is_logged_and_the_label_says_so() -> None:
    state, _ = log(programme(), new_id=lambda: "100")
    assert [s.id for s in reading.same_day(state, "10", date(2026, 5, 5))] == ["100"]
    state, edit = log(state, new_id=lambda: "101")
    assert "a second one on that day" in edit.label
    assert numbers(state) == {"100": 1, "101": 2}


@pytest.mark.parametrize(
    "options",
    [
        {"on": date(2026, 5, 9)},
        {"on": date(206, 5, 5)},
        {"minutes": 0},
        {"minutes": 5000},
        {"level": "friends"},
        {"takeaway_level": ""},
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(options: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="Nothing was changed"):
        log(programme(), **{"on": date(2026, 5, 5), **options})


def test_today_may_be_ahead_of_utc() -> None:
    done, _ = log(programme(), date(2026, 5, 9), today=None, now=datetime(2026, 5, 8, 23, tzinfo=UTC))
    assert done.sessions.all()[0].on == date(2026, 5, 9)
    with pytest.raises(BadInput):
        log(programme(), date(2026, 5, 10), today=None, now=datetime(2026, 5, 8, 23, tzinfo=UTC))


def test_a_pair_nobody_knows_is_refused() -> None:
    with pytest.raises(BadInput):
        edits.log_session(programme(), "77", TODAY, new_id=ids(), now=NOW)


def test_every_edit_can_be_taken_back() -> None:
    before = programme(Session(id="100", pair="10", on=date(2026, 5, 5)), replace(PAIR, state="agreed"))
    done, edit = log(before, takeaways=["x"], note="y")
    back = after(done, edit.reversed())
    assert back.sessions.all() == before.sessions.all()
    assert back.pairs.all() == before.pairs.all()
    assert not back.texts.all()


def test_the_programmes_own_word_is_in_the_label() -> None:
    _, edit = log(programme(About(labels=Labels(session="hour"))))
    assert edit.label.startswith("Logged hour 1 of ")


def test_find_pair_prefers_the_open_one_then_the_latest() -> None:
    old = Pair(id="9", mentor="1", mentee="2", state="finished")
    late = Pair(id="11", mentor="1", mentee="2", state="ended early")
    assert reading.find_pair(programme(old, late), "1", "2").id == "10"
    assert reading.find_pair(programme(old, late, replace(PAIR, state="finished")), "1", "2").id == "11"


def test_find_pair_says_what_to_do() -> None:
    with pytest.raises(BadInput, match="Make them a pair first") as refused:
        reading.find_pair(programme(Person(id="3", name="Ann Berg")), "1", "3")
    assert refused.value.helps == "rmtui pairs add"
    with pytest.raises(BadInput, match="Martin who learns from Asha"):
        reading.find_pair(programme(), "2", "1")


def test_still_open_names_what_is_missing() -> None:
    assert reading.still_open(programme(), PAIR) == [
        "the ground rules are not talked through",
        "Martin is not prepared for the role",
        "nobody has noted whether Martin agrees to take part",
        "Asha is not prepared for the role",
        "nobody has noted whether Asha agrees to take part",
        "they have no goal",
    ]


def test_still_open_is_empty_when_all_is_done() -> None:
    ready = [replace(person, consent="yes", briefed_on=TODAY) for person in (ASHA, MARTIN)]
    pair = replace(PAIR, rules=GroundRules(version=1), goal="learn")
    assert reading.still_open(programme(*ready), pair) == []


def test_plan_move_and_call_off() -> None:
    state = programme()
    state = after(state, edits.plan_session(state, "10", on=date(2026, 5, 12), new_id=lambda: "100"))
    edit = edits.move_session(state, "100", date(2026, 5, 19), who="mentee", why="a\n trip")
    state = after(state, edit)
    assert edit.label == "Moved session 1 of Martin and Asha to Tue 19 May 2026"
    move = state.sessions["100"].moves[0]
    assert (move.on, move.to, move.who, move.why) == (date(2026, 5, 12), date(2026, 5, 19), "mentee", "a trip")
    state = after(state, edits.call_off(state, "100", who="both"))
    session = state.sessions["100"]
    assert (session.state, session.on, len(session.moves)) == ("cancelled", date(2026, 5, 19), 2)


def test_a_plan_needs_a_day_or_a_week() -> None:
    plan = edits.plan_session(programme(), "10", week="2026-W20", new_id=ids())
    assert after(programme(), plan).sessions.all()[0].week
    for week in ("", "2026-W60", "next week"):
        with pytest.raises(BadInput):
            edits.plan_session(programme(), "10", week=week, new_id=ids())


def test_a_session_that_took_place_is_not_moved() -> None:
    held = programme(Session(id="100", pair="10", state="met", on=TODAY))
    with pytest.raises(BadInput):
        edits.move_session(held, "100", TODAY)
    with pytest.raises(BadInput):
        edits.call_off(held, "100")


def test_mark_met_takes_the_planned_day_unless_another_is_named() -> None:
    state = programme(Session(id="100", pair="10", on=date(2026, 5, 5)))
    assert after(state, edits.mark_met(state, "100", now=NOW, today=TODAY)).sessions["100"].on == date(2026, 5, 5)
    other = edits.mark_met(state, "100", on=date(2026, 5, 6), minutes=45, now=NOW, today=TODAY)
    assert after(state, other).sessions["100"].minutes == 45
    unknown = programme(Session(id="100", pair="10", week="2026-W19"))
    with pytest.raises(BadInput, match="Which day"):
        edits.mark_met(unknown, "100", now=NOW, today=TODAY)


def test_a_takeaway_writes_up_what_took_place_and_its_removal_opens_it_again() -> None:
    state = programme(Session(id="100", pair="10", state="met", on=TODAY))
    state = after(state, texts.add_takeaway(state, "100", " x ", new_id=lambda: "500", now=NOW))
    assert (state.sessions["100"].state, state.texts["500"].text) == ("written up", "x")
    state = after(state, texts.change_text(state, "500", text="  "))
    assert (state.sessions["100"].state, state.texts.get("500")) == ("met", None)


def test_a_takeaway_of_a_planned_session_does_not_make_it_held() -> None:
    state = programme(Session(id="100", pair="10", on=TODAY))
    state = after(state, texts.add_takeaway(state, "100", "x", new_id=ids(), now=NOW))
    assert state.sessions["100"].state == "planned"


def test_a_text_is_kept_as_typed_and_an_empty_one_refused() -> None:
    state = programme(Session(id="100", pair="10", state="met", on=TODAY))
    edit = texts.add_text(
        state, "100", "reflection", "a  \n\n", level="private", whose="2", prompt="p", new_id=ids(), now=NOW
    )
    (text,) = after(state, edit).texts.all()
    assert (text.text, text.whose, text.prompt, text.level) == ("a  \n\n", "2", "p", "private")
    assert text.text not in edit.label
    with pytest.raises(BadInput):
        texts.add_text(state, "100", "note", " \n", level="pair", new_id=ids(), now=NOW)


def test_a_level_chosen_by_hand_takes_the_place_of_an_unknown_one() -> None:
    strange = Text(id="500", session="100", text="x", extra={"level": "friends", "mood": "fine"})
    state = programme(Session(id="100", pair="10"), strange)
    state = after(state, texts.change_text(state, "500", level="private"))
    assert state.document("texts", "500") == {"id": "500", "session": "100", "text": "x", "mood": "fine"}
    state = after(state, texts.change_text(state, "500", text="y", level="public"))
    assert (state.texts["500"].text, state.texts["500"].level) == ("y", "public")


def test_an_action_is_ticked_and_opened_again() -> None:
    state = programme(Session(id="100", pair="10", actions=(Action(what="a"), Action(what="b"))))
    state = after(state, actions.set_action_done(state, "100", 1))
    assert [action.done for action in state.sessions["100"].actions] == [False, True]
    state = after(state, actions.set_action_done(state, "100", 1, False))
    assert state.sessions["100"].open_actions == 2
    with pytest.raises(BadInput):
        actions.set_action_done(state, "100", 2)


def test_write_up_keeps_the_ticks_and_not_the_day() -> None:
    held = Session(id="100", pair="10", state="met", on=TODAY)
    state = programme(held, Text(id="500", session="100", kind="takeaway", text="x"))
    filled = replace(held, spoke_more=4, helped=5, on=date(2020, 1, 1), number=9)
    session = after(state, edits.write_up(state, filled)).sessions["100"]
    assert (session.spoke_more, session.helped, session.on, session.number) == (4, 5, TODAY, 1)
    assert session.state == "written up"
    with pytest.raises(BadInput, match="1 to 5"):
        edits.write_up(state, replace(held, helped=6))


def test_people_who_share_a_short_name_are_told_apart() -> None:
    names = reading.names_of(programme(Person(id="3", name="Asha Nair")))
    assert names == {"1": "Asha Rao", "2": "Martin", "3": "Asha Nair"}
