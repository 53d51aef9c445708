"""Is one older change taken back and nothing done since, and does what was removed come back as it was?"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.consistency import doubts
from rmtui.programme.credit import Credit
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import Pair
from rmtui.programme.people import remove_person
from rmtui.programme.person import Offer, Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Session
from rmtui.programme.session_edits import call_off, log_session, remove_session
from rmtui.programme.session_texts import add_takeaway, add_text, change_text
from rmtui.programme.text import Text
from rmtui.recovery.change_words import lines, record_changes
from rmtui.recovery.history import (
    bin_of,
    history,
    needed_first,
    older_versions,
    put_back,
    records_of,
    take_back,
    title_of,
    version_at,
)
from rmtui.store.history import Entry
from tests.store.simulated import SimulatedMedium

FOLDER = "/programmes/Northwind"
CANARY = "Martin cried about the merger"
NOW = datetime(2026, 5, 8, 10, tzinfo=UTC)
TODAY = date(2026, 5, 8)
PEOPLE = (
    Person(id="2", name="Asha Rao", manager="4", offers=(Offer(topic="short video", level=4),)),
    Person(id="3", name="Martin Vale", wishes=("2",)),
    Person(id="4", name="Li Chen"),
    Person(id="5", name="Zoë Fox", manager="4", avoids=("4",)),
)
PAIR = Pair(id="10", mentor="2", mentee="3", state="active")
SESSIONS = (
    Session(id="20", pair="10", number=1, state="met", on=date(2026, 4, 1)),
    Session(id="21", pair="10", number=2, state="met", on=date(2026, 4, 15)),
    Session(id="22", pair="10", number=3, state="planned", on=date(2026, 5, 20)),
)
TEXTS = (
    Text(id="30", session="20", text=CANARY, written_at=datetime(2026, 4, 1, 12, tzinfo=UTC)),
    Text(id="31", session="21", kind="takeaway", level="pair", text="Film the bay"),
)


class Time:
    """A clock one can set."""

    def __init__(self) -> None:
        self.seconds = NOW.timestamp()

    def clock(self) -> Clock:
        """Return the clock, with rising ids."""
        numbers = count()
        return Clock(lambda: self.seconds, lambda below: next(numbers) % below)

    def pass_days(self, days: float) -> None:
        """Let time pass."""
        self.seconds += days * 86400


def desk_of(*more: Any, time: Time | None = None) -> Desk:
    """Return a desk with a small programme and these records too."""
    values = (About(brand="Northwind"), *PEOPLE, PAIR, *SESSIONS, *TEXTS, *more)
    return Desk.copy_of(tables_of(values), FOLDER, "Copied", (time or Time()).clock(), SimulatedMedium())


def documents(desk: Desk) -> dict[str, dict[str, Any]]:
    """Return everything there is, tables that hold nothing left out."""
    return {name: dict(rows) for name, rows in desk.store.tables.items() if rows}


def put(desk: Desk, label: str, *values: Any) -> Edit:
    """Return the edit that stores these values."""
    return Edit(EditKind.NONE, label, tuple(desk.programme.put(value) for value in values))


def entry_of(desk: Desk, label: str) -> Entry:
    """Return the newest save with that label."""
    return next(entry for entry in history(desk).entries if title_of(entry) == label)


def note(desk: Desk, session: str, text: str) -> Edit:
    """Return the edit that keeps a note."""
    return add_text(
        desk.programme, session, "note", text, level="private", new_id=desk.clock.new_id, now=desk.clock.now()
    )


# -- taking back ------------------------------------------------------------------------------------------------------


def random_edit(desk: Desk, chance: Random) -> Edit:
    """Return something people do."""
    programme, sessions = desk.programme, desk.programme.sessions.all()
    texts = programme.texts.all()
    what = chance.randrange(7)
    if what == 0 or not sessions:
        return put(desk, "Added somebody", Person(id=desk.clock.new_id(), name=f"Person {chance.random()}"))
    if what == 1:
        person = chance.choice(programme.people.all())
        changed = replace(person, unit=f"Unit {chance.random()}", waited=chance.randrange(5))
        return put(desk, "Changed somebody", changed)
    if what == 2:
        return remove_session(programme, chance.choice(sessions).id)
    if what == 3:
        return note(desk, chance.choice(sessions).id, f"{CANARY} {chance.random()}")
    if what == 4 and texts:
        return change_text(
            programme, chance.choice(texts).id, text=chance.choice(["", f"Other words {chance.random()}"])
        )
    if what == 5:
        session = chance.choice(sessions).id
        clock = desk.clock
        return add_takeaway(programme, session, f"Learned {chance.random()}", new_id=clock.new_id, now=clock.now())
    about = programme.about
    answers = {**about.answers, f"q{chance.randrange(3)}": chance.random()}
    return put(desk, "Answered", replace(about, answers=answers, rhythm_weeks=chance.randrange(1, 9)))


@given(st.integers(0, 10**9), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_taking_back_the_newest_is_undo(seed: int, steps: int) -> None:
    desk, chance = desk_of(), Random(seed)
    before = documents(desk)
    for _ in range(steps):
        before = documents(desk)
        desk.commit(random_edit(desk, chance))
    after = documents(desk)
    found = take_back(desk, history(desk).entries[0])
    assert found.kept == () or before == after
    desk.commit(found.edit)
    assert documents(desk) == before
    if found.edit.changes:
        desk.undo()
    assert documents(desk) == after


@given(st.integers(0, 10**9), st.integers(2, 12))
@settings(max_examples=80, deadline=None)
def test_taking_back_an_older_one_leaves_what_came_later_alone(seed: int, steps: int) -> None:
    desk, chance = desk_of(), Random(seed)
    for _ in range(steps):
        desk.commit(random_edit(desk, chance))
    entries = history(desk).entries[:-1]
    chosen = chance.randrange(len(entries))
    entry, later = entries[chosen], entries[:chosen]
    known = {(doubt.where, doubt.text) for doubt in doubts(desk.programme)}
    now = documents(desk)
    found = take_back(desk, entry)
    desk.commit(found.edit)
    for change in found.edit.changes:
        if change.before is None or change.after is None:
            continue
        before, after = entry.net().get((change.table, change.id), (None, None))
        touched = {
            name for name in {*change.before, *change.after} if change.before.get(name) != change.after.get(name)
        }
        if change.table == "sessions" and touched == {"number"}:
            continue  # numbered anew, because a meeting came back
        for name in touched:
            assert (before or {}).get(name) != (after or {}).get(name), "the save did not change that field"
            for other in later:
                was, then = other.net().get((change.table, change.id), (None, None))
                same = (was or {}).get(name) == (then or {}).get(name)
                assert same or name in ("answers", "steps") or change.before.get(name) == (after or {}).get(name)
    assert {(doubt.where, doubt.text) for doubt in doubts(desk.programme)} <= known
    if found.edit.changes:
        desk.undo()
    assert documents(desk) == now


def test_a_field_changed_again_stays_and_that_is_said() -> None:
    desk = desk_of()
    desk.commit(put(desk, "First", replace(PEOPLE[1], unit="Sales", site="Oslo")))
    desk.commit(put(desk, "Second", replace(PEOPLE[1], unit="Finance", site="Oslo")))
    found = take_back(desk, entry_of(desk, "First"))
    assert found.kept == ('Martin Vale was changed again since: "unit" stays as it is now.',)
    assert found.edit.title == "Taken back: First of 8 May"
    desk.commit(found.edit)
    assert desk.programme.people["3"] == replace(PEOPLE[1], unit="Finance")
    assert take_back(desk, entry_of(desk, "First")).edit.changes == ()


def test_answers_of_the_setup_are_taken_back_one_by_one() -> None:
    desk = desk_of()
    about = desk.programme.about
    desk.commit(put(desk, "One", replace(about, answers={"a": 1})))
    desk.commit(put(desk, "Two", replace(about, answers={"a": 1, "b": 2})))
    desk.commit(put(desk, "Three", replace(about, answers={"a": 1, "b": 2, "c": 3})))
    desk.commit(take_back(desk, entry_of(desk, "Two")).edit)
    assert desk.programme.about.answers == {"a": 1, "c": 3}


def test_taking_back_what_was_taken_back_does_it_again() -> None:
    desk = desk_of()
    desk.commit(put(desk, "Changed Li", replace(PEOPLE[2], unit="Sales")))
    desk.commit(take_back(desk, entry_of(desk, "Changed Li")).edit)
    again = take_back(desk, history(desk).entries[0])
    assert again.edit.title == "Done again: Changed Li of 8 May"
    desk.commit(again.edit)
    assert desk.programme.people["4"].unit == "Sales"
    assert take_back(desk, history(desk).entries[0]).edit.title == "Taken back: Changed Li of 8 May"


def test_the_beginning_is_not_taken_back() -> None:
    desk = desk_of()
    found = take_back(desk, history(desk).entries[-1])
    assert found.edit.changes == ()
    assert found.kept == ("With this the programme began, so it stays.",)


def test_what_others_need_stays() -> None:
    desk = desk_of()
    newcomer = Person(id="6", name="Ben Okoye")
    desk.commit(put(desk, "Added Ben", newcomer))
    desk.commit(put(desk, "Paired", Pair(id="11", mentor="6", mentee="4")))
    found = take_back(desk, entry_of(desk, "Added Ben"))
    assert found.edit.changes == ()
    assert found.kept == ("Ben Okoye stays, because something later hangs on it: Li and Ben.",)


def test_two_people_never_come_to_have_two_open_pairs() -> None:
    desk = desk_of()
    first = Pair(id="11", mentor="5", mentee="4", state="agreed")
    desk.commit(put(desk, "Paired", first))
    desk.commit(Edit(EditKind.NONE, "Took back", (desk.programme.remove(first),)))
    desk.commit(put(desk, "Paired anew", replace(first, id="12")))
    found = take_back(desk, entry_of(desk, "Took back"))
    assert found.edit.changes == ()
    assert found.kept == ("The pair Li and Zoë stays as it is: the two have another open pair by now.",)


def numbers(desk: Desk) -> list[int | None]:
    """Return the numbers of the meetings of the pair that were not called off, by day."""
    kept = [session for session in desk.programme.sessions.all() if session.state != "cancelled"]
    return [session.number for session in sorted(kept, key=lambda session: session.on or date.min)]


def log(desk: Desk, on: date) -> str:
    """Log a meeting of the pair and return its id."""
    before = {session.id for session in desk.programme.sessions.all()}
    desk.commit(log_session(desk.programme, PAIR.id, on, new_id=desk.clock.new_id, now=NOW, today=TODAY))
    return next(session.id for session in desk.programme.sessions.all() if session.id not in before)


def test_an_older_version_of_a_meeting_takes_no_number_of_another_one() -> None:
    desk = desk_of()
    early = log(desk, date(2026, 3, 1))
    desk.commit(put(desk, "Goal", replace(desk.programme.sessions["21"], goal="Film the bay")))
    desk.commit(remove_session(desk.programme, early))
    log(desk, date(2026, 5, 1))
    version = next(one for one in older_versions(history(desk), "sessions", "21") if one.label == "Goal")
    assert version.document is not None
    assert version.document["number"] == 3
    desk.commit(put(desk, "Another goal", replace(desk.programme.sessions["21"], goal="Something else")))
    desk.commit(version_at(desk, "sessions", "21", version))
    assert desk.programme.sessions["21"].goal == "Film the bay"
    assert numbers(desk) == [1, 2, 3, 4]


def test_an_older_version_that_differs_in_its_number_alone_is_refused_in_a_sentence() -> None:
    desk = desk_of()
    early = log(desk, date(2026, 3, 1))
    desk.commit(remove_session(desk.programme, early))
    log(desk, date(2026, 5, 1))
    version = next(
        one
        for one in older_versions(history(desk), "sessions", "21")
        if one.document is not None and one.document["number"] == 3
    )
    with pytest.raises(BadInput, match="Only the number would change"):
        version_at(desk, "sessions", "21", version)


@given(st.integers(0, 10**9), st.integers(2, 14))
@settings(max_examples=60, deadline=None)
def test_no_two_meetings_of_a_pair_ever_get_one_number(seed: int, steps: int) -> None:
    desk, chance = desk_of(), Random(seed)
    for _ in range(steps):
        programme, sessions, what = desk.programme, desk.programme.sessions.all(), chance.randrange(6)
        with suppress(BadInput, IndexError):
            if what == 0:
                log(desk, TODAY - timedelta(days=chance.randrange(1, 90)))
            elif what == 1:
                desk.commit(remove_session(programme, chance.choice(sessions).id))
            elif what == 2:
                desk.commit(call_off(programme, chance.choice(sessions).id))
            elif what < 5:
                found = take_back(desk, chance.choice(history(desk).entries))
                if found.edit.changes:
                    desk.commit(found.edit)
            else:
                key = chance.choice(sessions).id
                desk.commit(
                    version_at(desk, "sessions", key, chance.choice(older_versions(history(desk), "sessions", key)))
                )
        assert len(set(numbers(desk))) == len(numbers(desk))


def test_what_is_as_it_was_already_says_so() -> None:
    desk = desk_of()
    desk.commit(put(desk, "Changed Li", replace(PEOPLE[2], unit="Sales")))
    desk.undo()
    assert take_back(desk, entry_of(desk, "Changed Li")).kept == ("Everything is as it was before already.",)


# -- the bin ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("remove", [lambda p: remove_person(p, PEOPLE[2]), lambda p: remove_session(p, "20")])
@given(pause=st.floats(0, 29), later=st.booleans())
@settings(max_examples=10, deadline=None)
def test_what_was_removed_comes_back_equal(remove: Callable[[Programme], Edit], pause: float, later: bool) -> None:
    time = Time()
    desk = desk_of(time=time)
    before = documents(desk)
    desk.commit(remove(desk.programme))
    time.pass_days(pause)
    if later:
        desk.commit(put(desk, "Changed Martin", replace(desk.programme.people["3"], unit="Sales")))
    past = history(desk)
    (removal,) = bin_of(desk, past)
    found = put_back(desk, past, removal.entry)
    assert found.kept == ()
    desk.commit(found.edit)
    expected = before["people"]["3"] | ({"unit": "Sales"} if later else {})
    assert documents(desk) == before | {"people": before["people"] | {"3": expected}}
    assert bin_of(desk, history(desk)) == []
    desk.undo()
    assert len(bin_of(desk, history(desk))) == 1


def test_the_bin_holds_a_month_and_names_people_first() -> None:
    time = Time()
    desk = desk_of(time=time)
    desk.commit(remove_session(desk.programme, "21"))
    time.pass_days(10)
    desk.commit(remove_person(desk.programme, PEOPLE[2]))
    found = bin_of(desk, history(desk))
    assert [one.names for one in found] == [
        ("Li Chen",),
        ("Session 2 of Martin and Asha", "Takeaway of session 2 of Martin and Asha"),
    ]
    assert found[1].until == "7 June 2026"
    time.pass_days(21)
    assert [one.names for one in bin_of(desk, history(desk))] == [("Li Chen",)]
    time.pass_days(21)
    assert bin_of(desk, history(desk)) == []


def test_what_it_hangs_on_comes_back_with_it() -> None:
    desk = desk_of()
    desk.commit(Edit(EditKind.NONE, "Removed a note", (desk.programme.remove(TEXTS[0]),)))
    desk.commit(remove_session(desk.programme, "20"))
    rest = [desk.programme.remove(value) for value in (TEXTS[1], SESSIONS[1], SESSIONS[2], PAIR)]
    rest = [replace(change, before=desk.programme.document(change.table, change.id)) for change in rest]
    desk.commit(Edit(EditKind.NONE, "Removed the pair", tuple(rest)))
    past = history(desk)
    removals = {one.entry.label: one.entry for one in bin_of(desk, past)}
    alone = put_back(desk, past, removals["Removed a note"])
    assert alone.edit.changes == ()
    assert alone.kept == ("Note cannot come back: the meeting it belongs to is gone.",)
    needed = needed_first(desk, past, alone)
    assert [entry.label for entry in needed] == ["Removed the pair", "Removed session 1 of Martin and Asha"]
    whole = put_back(desk, past, removals["Removed a note"], with_needed=True)
    assert whole.kept == ()
    desk.commit(whole.edit)
    assert documents(desk) == documents(desk_of())


def test_what_hangs_on_something_gone_for_good_is_refused_in_a_sentence() -> None:
    desk = desk_of()
    desk.commit(remove_session(desk.programme, "20"))
    gone = [desk.programme.remove(value) for value in (*desk.programme.texts.all(), *desk.programme.sessions.all())]
    desk.store.commit("Gone", [(c.table, c.id, c.before, None) for c in (*gone, desk.programme.remove(PAIR))], "")
    past = history(desk)
    without = replace(past, entries=tuple(entry for entry in past.entries if entry.label != "Gone"))
    found = put_back(
        desk, without, entry_of(desk, "Removed session 1 of Martin and Asha with 1 text"), with_needed=True
    )
    assert found.edit.changes == ()
    assert "Session 1 cannot come back: the pair it belongs to is gone." in found.kept


def test_a_person_comes_back_without_a_manager_who_left_meanwhile() -> None:
    desk = desk_of()
    zoe, li = PEOPLE[3], PEOPLE[2]
    desk.commit(remove_person(desk.programme, zoe))
    desk.commit(remove_person(desk.programme, li))
    past = history(desk)
    found = put_back(desk, past, entry_of(desk, "Removed Zoë Fox"))
    desk.commit(found.edit)
    assert desk.programme.people["5"] == replace(zoe, manager="", avoids=())
    assert 'Zoë Fox comes back without "reports to", which is gone.' in found.kept


def test_what_is_not_there_is_in_no_bin_twice() -> None:
    desk = desk_of()
    for _ in range(3):
        desk.commit(remove_person(desk.programme, desk.programme.people["4"]))
        desk.undo()
    assert bin_of(desk, history(desk)) == []
    desk.commit(remove_person(desk.programme, desk.programme.people["4"]))
    assert len(bin_of(desk, history(desk))) == 1


# -- versions ---------------------------------------------------------------------------------------------------------


def test_older_versions_of_a_session_and_its_texts_can_be_had_again() -> None:
    desk = desk_of()
    for words in ("Second words", "Third words", ""):
        desk.commit(change_text(desk.programme, "30", text=words))
    past = history(desk)
    assert [(table, key) for table, key, _ in records_of(past, desk.programme, "sessions", "20")] == [
        ("sessions", "20"),
        ("texts", "30"),
    ]
    found = older_versions(past, "texts", "30")
    assert [(one.document or {}).get("text") for one in found] == [None, "Third words", "Second words", CANARY]
    desk.commit(version_at(desk, "texts", "30", found[2]))
    assert desk.programme.texts["30"].text == "Second words"
    assert history(desk).entries[0].label == "Note of session 1 of Martin and Asha as it was on 8 May"
    with pytest.raises(BadInput, match="what it holds now"):
        version_at(desk, "texts", "30", found[2])
    with pytest.raises(BadInput, match="not there then"):
        version_at(desk, "texts", "30", found[0])
    desk.commit(remove_session(desk.programme, "20"))
    with pytest.raises(BadInput, match="is gone"):
        version_at(desk, "texts", "30", found[3])


# -- words ------------------------------------------------------------------------------------------------------------


def test_a_change_is_told_in_words() -> None:
    desk = desk_of()
    acted = replace(SESSIONS[0], actions=(Action(what="ask two drivers", who="mentee", due=date(2026, 5, 3)),))
    desk.commit(
        put(
            desk,
            "Many things",
            replace(PEOPLE[0], manager="5", external=True, offers=(Offer(topic="short video", level=5),)),
            acted,
            replace(TEXTS[1], level="programme", text="Film the bay\nand the yard"),
            replace(PAIR, agreed_on=date(2026, 3, 1)),
            Credit(id="40", whose=("2",), what="A shelf", session="20"),
        )
    )
    desk.commit(Edit(EditKind.NONE, "Removed Li", (desk.programme.remove(PEOPLE[2]),)))
    told = list(lines(record_changes(entry_of(desk, "Many things"), desk.programme)))
    for expected in (
        "Asha Rao: changed",
        "  reports to: somebody -> Zoë Fox",
        "  from outside: (empty) -> yes",
        "  offers: short video, level 4 -> short video, level 5",
        "Session 1 of Martin and Asha: changed",
        "  actions: (empty) -> ask two drivers, who mentee, due 3 May 2026",
        "Takeaway of session 2 of Martin and Asha: changed",
        "  who may know: the two of them -> the group",
        "  text: Film the bay -> Film the bay\nand the yard",
        "Martin and Asha: changed",
        "  agreed on: (empty) -> 1 Mar 2026",
        "Asha's idea: added",
        "  the idea: A shelf",
        "  came up in: session 1 of Martin and Asha",
    ):
        assert expected in told
    assert list(lines(record_changes(entry_of(desk, "Removed Li"), desk.programme))) == [
        "Li Chen: removed",
        "  name: Li Chen",
    ]


@given(st.integers(0, 10**9))
@settings(max_examples=30, deadline=None)
def test_no_label_and_no_sentence_holds_a_note(seed: int) -> None:
    desk, chance = desk_of(), Random(seed)
    for _ in range(10):
        desk.commit(random_edit(desk, chance))
    for entry in history(desk).entries:
        found = take_back(desk, entry)
        spoken = [title_of(entry), found.edit.title, *found.kept]
        spoken += [name for removal in bin_of(desk, history(desk)) for name in removal.names]
        assert not any(words in one for one in spoken for words in (CANARY, "Other words", "Learned", "Film"))


def test_a_large_import_is_told_shortly_and_taken_back_at_once() -> None:
    desk = desk_of()
    many = [Person(id=str(1000 + number), name=f"Person {number}") for number in range(600)]
    before = documents(desk)
    desk.commit(put(desk, "Added 600 people", *many))
    told = record_changes(history(desk).entries[0], desk.programme)
    assert len(told) == 101
    assert told[-1].record == "500 more records"
    desk.commit(take_back(desk, history(desk).entries[0]).edit)
    assert documents(desk) == before
