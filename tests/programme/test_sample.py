"""Is the sample programme whole, true to its story, and the same whenever it is made anew?"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rmtui.desk import Desk
from rmtui.programme.about import ABOUT_ID
from rmtui.programme.levels import LEVELS
from rmtui.programme.pair import PAIR_STATES, Pair
from rmtui.programme.pairing.suggest import matrix, suggest
from rmtui.programme.programme import TABLE_OF, Programme
from rmtui.programme.records import Document, read, write
from rmtui.programme.today import items

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "data_samples" / "make_sample.py"
COMMITTED = ROOT / "rmtui" / "content" / "sample" / "tables.json"
CONTENT = ROOT / "rmtui" / "content"
TODAY = date(2026, 5, 8)

Tables = dict[str, dict[str, Document]]


def committed() -> Tables:
    loaded: Tables = json.loads(COMMITTED.read_text(encoding="utf-8"))
    return loaded


TABLES = committed()
SAMPLE = Programme(TABLES)


def called(name: str) -> str:
    """Return the id of the one person with that name."""
    (found,) = [person.id for person in SAMPLE.people.all() if person.name == name]
    return found


def pair_of(mentee: str, mentor: str) -> Pair:
    (found,) = [p for p in SAMPLE.pairs.all() if (p.mentee, p.mentor) == (called(mentee), called(mentor))]
    return found


# -- made by the script ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_script_gives_the_committed_bytes(tmp_path: Path, seed: str) -> None:
    made = tmp_path / "tables.json"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, str(SCRIPT), str(made)], check=True, capture_output=True, env=environment)
    assert made.read_bytes() == COMMITTED.read_bytes()


def test_the_tables_can_be_had_without_a_file() -> None:
    spec = importlib.util.spec_from_file_location("make_sample", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.tables() == TABLES


def test_every_record_stands_on_a_line_of_its_own_with_rising_ids() -> None:
    lines = COMMITTED.read_text(encoding="utf-8").splitlines()
    records = [line for line in lines if line.startswith('"') and '{"id": ' in line]
    assert len(records) == sum(map(len, TABLES.values()))
    for rows in TABLES.values():
        assert list(rows) == sorted(rows, key=int)


# -- sound -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(TABLE_OF), ids=lambda kind: kind.__name__)
def test_every_document_is_read_and_written_unchanged(kind: type[Any]) -> None:
    rows = TABLES[TABLE_OF[kind]]
    assert rows
    for key, document in rows.items():
        value = read(kind, document)
        assert write(value) == document
        assert document["id"] == key
        assert not list(extras(value))


def extras(value: Any) -> Iterator[str]:
    """Yield what no field of a value, or of a value inside it, took."""
    yield from value.extra
    for part in fields(value):
        content = getattr(value, part.name)
        for inner in content if isinstance(content, tuple) else (content,):
            if is_dataclass(inner):
                yield from extras(inner)


def references() -> Iterator[tuple[str, str]]:
    """Yield the table and the key of everything a record points to."""
    for person in SAMPLE.people.all():
        yield from (("people", key) for key in (*person.reviewers, *person.avoids, *person.wishes))
        yield from (("people", key) for key in [person.manager] if key)
    for pair in SAMPLE.pairs.all():
        yield from (("people", pair.mentor), ("people", pair.mentee))
    for ruling in SAMPLE.rulings.all():
        yield from (("people", ruling.mentor), ("people", ruling.mentee))
    for session in SAMPLE.sessions.all():
        yield "pairs", session.pair
    for text in SAMPLE.texts.all():
        yield "sessions", text.session
        yield from (("people", key) for key in [text.whose] if key)
    for credit in SAMPLE.credits.all():
        yield from (("people", key) for key in credit.whose)
        yield from ((t, key) for t, key in (("sessions", credit.session), ("texts", credit.text)) if key)


def test_every_reference_points_to_a_record() -> None:
    pointed = list(references())
    assert len(pointed) > 200
    assert [(table, key) for table, key in pointed if key not in TABLES[table]] == []


def test_templates_prompts_and_objectives_exist() -> None:
    templates = {item["id"] for item in toml("templates.toml")["template"]}
    prompts = {item["id"] for group in toml("prompts.toml")["set"] for item in group["prompt"]}
    objectives = {objective.id for objective in SAMPLE.about.objectives}
    assert {session.template for session in SAMPLE.sessions.all()} - {""} <= templates
    assert {text.prompt for text in SAMPLE.texts.all()} - {""} <= prompts
    assert {text.prompt for text in SAMPLE.texts.all() if text.kind == "reflection"}.isdisjoint({""})
    assert {served for person in SAMPLE.people.all() for served in person.serves} == objectives


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


def test_all_words_are_in_one_unicode_form_and_hold_no_control_characters() -> None:
    whole = COMMITTED.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", whole)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]|\\u00[01]|\\[rt]", whole)


# -- the people ------------------------------------------------------------------------------------------------------


def test_there_are_24_people_in_6_units() -> None:
    people = SAMPLE.people.all()
    assert len(people) == len({person.name for person in people}) == 24
    assert len({person.unit for person in people}) == 6
    assert {person.role for person in people} == {"mentor", "mentee", "both"}
    assert {person.consent for person in people} == {"yes", "no", "unknown"}


@pytest.mark.parametrize(
    "name", ["Niamh O'Connor", "José Álvarez", "王美玲", "يوسف حداد", "Zofia Wiśniewska", "Siân Llewelyn-Pugh"]
)
def test_names_are_as_people_write_them(name: str) -> None:
    assert SAMPLE.people[called(name)].name == name


def test_ranks_are_steps_of_the_ladder_and_every_line_ends_at_the_top() -> None:
    ladder = SAMPLE.about.ladder
    assert len(ladder) == 6
    for person in SAMPLE.people.all():
        assert person.rank in ("", *ladder)
        seen = [person.id]
        while above := SAMPLE.people[seen[-1]].manager:
            assert above not in seen
            assert ladder.index(SAMPLE.people[above].rank) >= ladder.index(SAMPLE.people[seen[-1]].rank)
            seen.append(above)


def test_at_least_four_who_wait_have_an_allowed_partner() -> None:
    board = matrix(SAMPLE)
    paired = {key for pair in SAMPLE.pairs.all() if pair.is_open for key in (pair.mentor, pair.mentee)}
    couples = [
        (mentor, mentee)
        for mentor, row in zip(board.mentors, board.scores, strict=True)
        for mentee, score in zip(board.mentees, row, strict=True)
        if score is not None
    ]
    assert len({key for couple in couples for key in couple} - paired) >= 4
    assert len(suggest(SAMPLE).pairs) >= 2


def test_there_is_an_exception_with_a_reason_and_somebody_kept_apart() -> None:
    rulings = SAMPLE.rulings.all()
    assert sorted(ruling.kind for ruling in rulings) == ["exception", "kept apart"]
    assert all(ruling.why and ruling.rules for ruling in rulings if ruling.kind == "exception")


# -- the pairs and their sessions ------------------------------------------------------------------------------------


def test_there_are_9_pairs_in_every_state() -> None:
    states = Counter(pair.state for pair in SAMPLE.pairs.all())
    assert sum(states.values()) == 9
    assert set(states) == set(PAIR_STATES)
    assert states["active"] == 4


def test_scores_are_the_sum_of_their_lines_and_everyone_has_room() -> None:
    load: Counter[tuple[str, str]] = Counter()
    for pair in SAMPLE.pairs.all():
        assert pair.why
        assert pair.score == sum(term.points for term in pair.terms)
        if pair.is_open:
            load.update([("mentor", pair.mentor), ("mentee", pair.mentee)])
    for (side, key), taken in load.items():
        person = SAMPLE.people[key]
        assert taken <= (person.mentor_room if side == "mentor" else person.mentee_room)


def test_there_are_30_held_sessions_over_about_six_months() -> None:
    held = [session for session in SAMPLE.sessions.all() if session.took_place]
    days = [session.on for session in held if session.on]
    assert len(days) == len(held) >= 30
    assert timedelta(days=160) <= max(days) - min(days) <= timedelta(days=200)
    assert max(days) <= TODAY
    assert all(day.weekday() < 5 for day in days)
    assert {session.state for session in SAMPLE.sessions.all()} == {"planned", "met", "written up", "cancelled"}


def test_sessions_of_a_pair_are_numbered_by_day_and_follow_the_agreement() -> None:
    for pair in SAMPLE.pairs.all():
        sessions = [session for session in SAMPLE.sessions.all() if session.pair == pair.id]
        assert [session.number for session in sessions] == list(range(1, len(sessions) + 1))
        days = [session.on for session in sessions if session.took_place and session.on]
        assert days == sorted(set(days))
        assert not days or (pair.agreed_on is not None and pair.agreed_on <= days[0])


def test_held_sessions_are_filled_in_as_their_state_says() -> None:
    texts = SAMPLE.texts.all()
    for session in SAMPLE.sessions.all():
        kinds = Counter(text.kind for text in texts if text.session == session.id)
        assert bool(kinds["takeaway"]) == (session.state == "written up")
        if session.took_place:
            assert kinds["note"] == 1
            assert session.minutes
            assert session.actions
            assert None not in (session.goal_reached, session.spoke_more, session.helped, session.advice_from_mentee)
        else:
            assert not kinds
        assert bool(kinds["difference"]) == (session.took_place and session.number == 1)


def test_actions_are_done_open_and_overdue() -> None:
    actions = [action for session in SAMPLE.sessions.all() for action in session.actions]
    overdue = [action for action in actions if not action.done and action.due and action.due < TODAY]
    ahead = [action for action in actions if not action.done and action.due and action.due > TODAY]
    assert len([action for action in actions if action.done]) > 25
    assert overdue
    assert ahead
    assert all(action.who and action.due for action in actions)


def test_today_can_be_told_as_drawn() -> None:
    assert SAMPLE.about.sample_day == TODAY
    told = items(SAMPLE, TODAY)
    of_kind = {kind: [item.pair for item in told if item.kind == kind] for kind in ("did they meet", "call", "credit")}
    assert of_kind["did they meet"] == [
        pair_of("Martin Vale", "Asha Rao").id,
        pair_of("Ann Berg", "Mia Ito").id,
    ]
    tom, ruth = pair_of("Tom Reed", "Lee Chen"), pair_of("Ruth Abel", "Sam Doyle")
    assert of_kind["call"] == [tom.id, ruth.id]
    assert pair_of("Martin Vale", "Asha Rao").id in of_kind["credit"]
    last = max(s.on for s in SAMPLE.sessions.all() if s.pair == tom.id and s.took_place and s.on)
    (waiting,) = [s for s in SAMPLE.sessions.all() if s.pair == tom.id and s.state == "planned"]
    assert ((TODAY - last).days, len(waiting.moves)) == (38, 2)
    assert ruth.agreed_on == TODAY - timedelta(days=15)


# -- what people wrote -----------------------------------------------------------------------------------------------


def test_all_levels_and_kinds_are_used() -> None:
    texts = SAMPLE.texts.all()
    assert {text.level for text in texts} == set(LEVELS)
    assert {text.kind for text in texts} == {"note", "takeaway", "reflection", "difference", "gained", "question"}


def test_no_two_texts_are_alike() -> None:
    words = [frozenset(re.findall(r"\w+", text.text.casefold())) for text in SAMPLE.texts.all()]
    for place, one in enumerate(words):
        for other in words[:place]:
            assert len(one & other) <= 0.6 * len(one | other)
    actions = [action.what for session in SAMPLE.sessions.all() for action in session.actions]
    assert len(actions) == len(set(actions))


def test_notes_have_two_to_six_sentences_and_stay_whole() -> None:
    for text in SAMPLE.texts.all():
        assert "\n" not in text.text.replace("\n\n", "")
        assert text.text == text.text.strip()
        if text.kind == "note":
            assert 2 <= len(re.findall(r"[.?!]\"?(?=\s|$)", text.text)) <= 6


def test_nobody_s_age_is_spoken_of() -> None:
    told = COMMITTED.read_text(encoding="utf-8").casefold()
    assert not re.search(r"\b(young\w*|older|elder\w*|aged?|ages|generation\w*|millennials?|gen z|dinosaurs?)\b", told)


def test_texts_were_written_after_the_meeting_and_before_the_story_is_told() -> None:
    for text in SAMPLE.texts.all():
        session = SAMPLE.sessions[text.session]
        assert text.written_at is not None
        assert session.on is not None
        assert session.on <= text.written_at.date() <= TODAY


# -- credits ---------------------------------------------------------------------------------------------------------


def test_credits_stand_in_every_state() -> None:
    ideas = SAMPLE.credits.all()
    assert len(ideas) >= 8
    assert {credit.state for credit in ideas} == {"drafted", "asked", "yes", "no", "withdrawn"}
    assert [credit for credit in ideas if credit.state == "yes" and not credit.named]
    assert [credit for credit in ideas if len(credit.whose) == 2]
    assert [credit for credit in ideas if credit.outcome and not credit.whose]
    (asked,) = [credit for credit in ideas if credit.state == "asked"]
    assert (asked.whose, asked.asked_on) == ((called("Asha Rao"),), date(2026, 5, 1))


def test_credits_were_asked_answered_and_thanked_in_this_order() -> None:
    for credit in SAMPLE.credits.all():
        days = [day for day in (credit.asked_on, credit.answered_on, credit.thanked_on) if day]
        assert days == sorted(days)
        assert (credit.answered_on is not None) == (credit.state in ("yes", "no", "withdrawn"))
        assert not credit.text or SAMPLE.texts[credit.text].session == credit.session


def test_the_programme_speaks_its_own_words() -> None:
    about = SAMPLE.about
    assert about.id == ABOUT_ID
    assert (about.brand, about.purposes[0]) == ("Thinking Partners", "digital")
    assert about.labels.mentee != "mentee"


def test_the_folder_beside_the_story_holds_the_same_programme() -> None:
    folder = ROOT / "data_samples" / "northwind"
    with Desk.look(str(folder)) as desk:
        assert desk.store.tables == {name: rows for name, rows in TABLES.items() if rows}
        assert desk.store.findings == []
