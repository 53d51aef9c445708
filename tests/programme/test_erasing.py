"""Is somebody gone from every structured field, and is everything of the others as it was but for that?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rmtui.content.sample_programme import sample_tables
from rmtui.programme.consistency import doubts
from rmtui.programme.edit import Edit, Tables, apply, difference
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.erasing import GONE, is_erased, is_free, names_of, without_person
from rmtui.programme.erasing_plan import ErasingPlan, ErasingRequest
from rmtui.programme.erasing_texts import own_words, texts_naming, with_texts
from rmtui.programme.naming import REMOVED, naming_of
from rmtui.programme.programme import Programme

HER, ANN, BEN = "1001", "1002", "1003"
NAME = "Zuleika Dobson-Quandt"
DAY = date(2026, 5, 8)
WORDS = st.sampled_from(
    (NAME, "Zuleika", "dobson-quandt", "zq@north.example", HER, ANN, "a quiet word", "", f"{NAME} and Ann", "Ann Berg")
)
KEYS = st.sampled_from(("note", "link", NAME, HER, "x"))
ANYTHING = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
SIDES = st.sampled_from((HER, ANN, BEN, "gone"))
STATES = st.sampled_from(("proposed", "agreed", "active", "paused", "finished", "ended early"))


def rows(prefix: str, fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, dict[str, Any]]]:
    """Return some documents with these fields and one no version knows."""
    document = st.fixed_dictionaries({}, optional={**fields, "x-other": ANYTHING})
    return st.lists(document, max_size=4).map(
        lambda found: {f"{prefix}{number}": {"id": f"{prefix}{number}", **row} for number, row in enumerate(found)}
    )


@st.composite
def programmes(draw: st.DrawFn) -> dict[str, dict[str, dict[str, Any]]]:
    """Return documents that refer to her wherever a document can."""
    several = st.lists(SIDES, max_size=3)
    person = st.fixed_dictionaries(
        {},
        optional={"manager": SIDES, "manager_named": WORDS, "avoids": several, "wishes": several, "reviewers": several,
                  "leads": st.lists(WORDS, max_size=2), "notes": WORDS, "x-other": ANYTHING},
    )  # fmt: skip
    people: dict[str, dict[str, Any]] = {HER: {"id": HER, "name": NAME, "email": "zq@north.example", **draw(person)}}
    people |= {key: {"id": key, "name": name, **draw(person)} for key, name in ((ANN, "Ann Berg"), (BEN, "Ben Okoye"))}
    return {
        "about": {"1": {"id": "1", "sponsor": draw(WORDS), "runs_by": draw(WORDS), "answers": {"who": draw(ANYTHING)}}},
        "people": people,
        "pairs": draw(rows("2", {"mentor": SIDES, "mentee": SIDES, "state": STATES, "why": WORDS, "goal": WORDS})),
        "sessions": draw(rows("3", {"pair": st.sampled_from(("20", "21", "22")), "agenda": st.lists(WORDS)})),
        "texts": draw(rows("4", {"session": st.sampled_from(("30", "31")), "whose": SIDES, "text": WORDS})),
        "credits": draw(rows("5", {"whose": several, "what": WORDS, "told": WORDS, "text": st.just("40")})),
        "exceptions": draw(rows("6", {"mentor": SIDES, "mentee": SIDES, "why": WORDS})),
        "contacts": draw(rows("7", {"pair": st.sampled_from(("20", "21")), "item": st.just("call:20")})),
        "answers": draw(rows("8", {"person": SIDES, "said": ANYTHING})),
    }


def strings(value: Any) -> Iterator[str]:
    """Yield every text within a value, names of fields included."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


@settings(max_examples=80, deadline=None)
@given(programmes())
def test_no_structured_field_holds_her_and_nothing_of_the_others_is_lost(tables: dict[str, Any]) -> None:
    before = json.loads(json.dumps(tables))
    names = names_of(tables, HER)
    after = without_person(tables, HER, DAY)
    assert tables == before
    assert without_person(after, HER, DAY) == after
    for table, found in after.items():
        for key, row in found.items():
            for field, value in row.items():
                if field == "id" or (table == "people" and key == HER):
                    continue
                link = table == "pairs" and field in ("mentor", "mentee")
                if not link and (not is_free(table, field) or field in ("x-other", "answers", "sponsor")):
                    assert HER not in strings(value)
                if not is_free(table, field):
                    assert not any(names.is_in(text) for text in strings(value))
            if table not in ("people", "pairs", "sessions", "credits", "about", "answers"):
                untouched = {name: value for name, value in before[table][key].items() if name not in ("x-other",)}
                kept = {name: value for name, value in row.items() if name != "x-other"}
                assert kept == {n: v for n, v in untouched.items() if n in kept}
    assert {ANN, BEN} <= after["people"].keys()
    for key in (ANN, BEN):
        assert after["people"][key]["name"] == before["people"][key]["name"]
        assert after["people"][key].get("notes") == before["people"][key].get("notes")
    for key, row in before["texts"].items():
        pair = before["pairs"].get(before["sessions"].get(row.get("session"), {}).get("pair"), {})
        sides = [pair.get("mentor"), pair.get("mentee")]
        if row.get("whose") != HER and not (HER in sides and set(sides) <= {HER, None}):
            assert after["texts"][key]["text" if "text" in row else "id"] == row.get("text", row["id"])


@settings(max_examples=60, deadline=None)
@given(programmes())
def test_once_replaced_no_text_surely_names_her(tables: dict[str, Any]) -> None:
    plan = ErasingPlan(tables, ErasingRequest.from_json({"person": HER, "replace": True, "on": "2026-05-08"}))
    assert not any(text.surely for text in texts_naming(plan.now, plan.names))
    told = json.dumps(plan.now, ensure_ascii=False).casefold()
    assert "zuleika" not in told
    assert "quandt" not in told
    assert plan.older(tables) == plan.now
    assert plan.older(plan.now) == plan.now
    assert (
        ErasingPlan(plan.now, ErasingRequest.from_json({"person": HER, "replace": True, "on": "2026-05-08"})).now
        == plan.now
    )


@pytest.mark.parametrize("key", sorted(sample_tables()["people"]))
def test_the_sample_is_sound_without_anybody(key: str) -> None:
    tables = sample_tables()
    name = str(tables["people"][key]["name"])
    after = without_person(tables, key, DAY)
    assert apply(tables, Edit(EditKind.PERSON_ERASE, "Erased", difference(tables, after))) == after
    assert not list(doubts(Programme(after)))
    kept = Programme(after)
    person = kept.people.get(key)
    assert person is None or (person.name == GONE and is_erased(person))
    paired = any(key in (pair.mentor, pair.mentee) for pair in kept.pairs.all())
    assert (person is not None) == paired
    assert len(kept.sessions) == len(Programme(tables).sessions)
    structured = {table: {k: row for k, row in found.items() if k != key} for table, found in after.items()}
    assert name not in {text for _, text in own_words(structured)}
    assert not any(pair.is_open for pair in kept.pairs.all() if key in (pair.mentor, pair.mentee))


def small(**more: Any) -> dict[str, dict[str, dict[str, Any]]]:
    """Return two people in a pair with a session, and further tables."""
    people = {HER: {"id": HER, "name": "Asha Rao", "email": "asha@north.example"}, ANN: {"id": ANN, "name": "Ann Berg"}}
    pair = {"id": "20", "mentor": HER, "mentee": ANN, "state": "active", "why": "Asha knows", "goal": "To listen."}
    return {"people": people, "pairs": {"20": pair}, "sessions": {"30": {"id": "30", "pair": "20"}}, **more}


def test_the_partner_keeps_the_pair_and_its_sessions() -> None:
    texts = {
        "40": {"id": "40", "session": "30", "whose": HER, "kind": "reflection", "text": "I was afraid."},
        "41": {"id": "41", "session": "30", "whose": ANN, "kind": "takeaway", "text": "Ask before you tell."},
    }
    after = without_person(small(texts=texts), HER, DAY)
    assert after["people"][HER]["name"] == GONE
    assert set(after["people"][HER]) <= {"id", "name", "short_name", "erased", "consent", "mentor_room", "mentee_room"}
    assert after["pairs"]["20"] == {
        "id": "20",
        "mentor": HER,
        "mentee": ANN,
        "state": "ended early",
        "ended_on": "2026-05-08",
        "goal": "To listen.",
    }
    assert set(after["texts"]) == {"41"}
    assert set(after["sessions"]) == {"30"}


def test_what_was_only_proposed_goes_with_her() -> None:
    tables = small()
    del tables["sessions"]
    tables["pairs"]["20"]["state"] = "proposed"
    assert without_person(tables, HER, DAY) == {"people": {ANN: {"id": ANN, "name": "Ann Berg"}}}


def test_when_both_left_nothing_of_the_pair_is_kept() -> None:
    after = without_person(without_person(small(), HER, DAY), ANN, DAY)
    assert after == {}


def test_an_idea_of_several_stays_theirs_and_one_of_hers_is_told_to_nobody() -> None:
    ideas = {
        "50": {"id": "50", "whose": [HER, ANN], "what": "Ours", "state": "yes", "level": "public"},
        "51": {"id": "51", "whose": [HER], "what": "Hers", "state": "yes", "level": "public"},
    }
    after = without_person(small(credits=ideas), HER, DAY)["credits"]
    assert after["50"] == {**ideas["50"], "whose": [ANN]}
    assert after["51"] == {"id": "51", "what": "Hers", "state": "withdrawn", "level": "public", "named": False}


def test_a_table_of_a_later_version_loses_what_is_hers_alone() -> None:
    later = {
        HER: {"id": HER, "mood": 3},
        "81": {"id": "81", "who": HER, "said": "mine"},
        "82": {"id": "82", "who": HER, "about": ANN, "said": "of two"},
        "83": {"id": "83", "by": "rao, asha", "about": ANN},
    }
    after = without_person(small(answers=later), HER, DAY)["answers"]
    assert after == {"82": {"id": "82", "about": ANN, "said": "of two"}, "83": {"id": "83", "about": ANN}}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("asha came", f"{REMOVED} came"),
        ("ASHA RAO came", f"{REMOVED} came"),
        ("Rao, Asha: yes", f"{REMOVED}: yes"),
        ("Asha\nRao’s idea", f"{REMOVED}’s idea"),
        ("Áshá", REMOVED),
        ("write to asha@north.example", f"write to {REMOVED}"),
        ("a brash narrator", "a brash narrator"),
        ("Ann Berg", "Ann Berg"),
    ],
)
def test_a_text_loses_her_name_and_nothing_else(text: str, left: str) -> None:
    names = names_of(small(), HER)
    assert names.removed_from(text) == left
    assert names.surely_in(text) == (left != text)


def test_a_name_that_is_also_a_word_or_somebody_elses_is_found_but_not_replaced() -> None:
    names = naming_of({"name": "Will Okoye"}, [{"name": "Ben Okoye"}])
    assert names.removed_from("Will Okoye will come; Will, too; Okoye") == f"{REMOVED} will come; Will, too; Okoye"
    assert names.is_in("Then Will said no")
    assert not names.surely_in("Then Will said no")
    assert not names.is_in("then we will see")


@pytest.mark.parametrize("named", [{"manager_named": "Zuleika Ray"}, {"reviewers_named": ["Zuleika Ray"]},
                                   {"avoids_named": ["Zuleika Ray"]}])  # fmt: skip
def test_a_name_given_of_somebody_outside_is_not_taken_for_hers_and_her_own_goes(named: dict[str, Any]) -> None:
    her, ann = {"id": HER, "name": NAME}, {"id": ANN, "name": "Ann Berg", **named}
    assert names_of({"people": {HER: her}}, HER).surely_in("Zuleika came")
    assert not names_of({"people": {HER: her, ANN: ann}}, HER).surely_in("Zuleika came")
    field, value = next(iter(named.items()))
    hers: dict[str, Any] = {**ann, field: NAME if isinstance(value, str) else [NAME, "Kim"]}
    left = without_person({"people": {HER: her, ANN: hers}}, HER)["people"][ANN]
    assert left.get(field) == (None if isinstance(value, str) else ["Kim"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("王美玲", "我和美玲说"),
        ("김민준", "어제 민준씨"),
        ("José Álvarez", "jose said"),
        ("Siân Llewelyn-Pugh", "Mrs Pugh said"),
        ("Niamh O'Connor", "with Connor"),
        ("Łukasz Żak", "Lukasz"),
        ("يوسف حداد", "قال يوسف"),
        ("Dr. Jörg van der Meer", "Herr Meer"),
    ],
)
def test_names_of_every_kind_are_found(name: str, text: str) -> None:
    assert REMOVED in naming_of({"name": name}).removed_from(text)


@given(st.text(), st.text())
@example("\uac01", "")  # one sign, which comes apart into three
def test_removing_a_name_never_fails_and_is_done_once(name: str, text: str) -> None:
    names = naming_of({"name": name})
    left = names.removed_from(text)
    assert left == text or REMOVED in left
    assert not names.surely_in(left.replace(REMOVED, " "))
    assert names.is_in(text) or left == text


def test_a_list_of_texts_says_which_they_are_without_their_words() -> None:
    tables = small(
        texts={"40": {"id": "40", "session": "30", "text": "Asha hid the fear of it"}},
        about={"1": {"id": "1", "answers": {"helper": "Ask Asha Rao first"}}},
    )
    tables["sessions"]["30"] |= {"on": "2026-05-14", "number": 2, "agenda": ["Asha begins"]}
    found = texts_naming(without_person(tables, HER, DAY), names_of(tables, HER))
    assert [(text.what, text.opens) for text in found] == [
        ("agenda of Ann and someone who left, Thu 14 May 2026, 2nd session", ("sessions", "30")),
        ("note of Ann and someone who left, Thu 14 May 2026, 2nd session", ("sessions", "30")),
        ("setup: answers", ("about", "1")),
    ]
    assert all(text.surely for text in found)


def test_in_an_older_copy_only_texts_that_still_stand_keep_the_name() -> None:
    now: Tables = small(texts={"40": {"id": "40", "session": "30", "text": "Asha now"}})
    copy: Tables = small(
        texts={
            "40": {"id": "40", "session": "30", "text": "Asha now"},
            "41": {"id": "41", "session": "30", "text": "Asha then"},
        }
    )
    plan = ErasingPlan(now, ErasingRequest.from_json({"person": HER, "replace": False, "on": "2026-05-08"}))
    texts = {key: row["text"] for key, row in plan.older(copy)["texts"].items()}
    assert texts == {"40": "Asha now", "41": f"{REMOVED} then"}


def test_ids_and_choices_are_no_texts() -> None:
    tables = {"people": {ANN: {"id": ANN, "name": "Ann", "role": "both"}}, "texts": {"4": {"id": "4", "level": "pair"}}}
    assert with_texts(tables, lambda _, text: text.upper()) == tables
