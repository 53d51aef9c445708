"""What a form shows of a person and reads again is the person, whatever she is called and offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.people import tidied
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import Programme, tables_of
from rmtui.screens.people.fields import changed, groups
from rmtui.words import words_of

TODAY = date(2026, 5, 8)
FIELDS = [field for group in groups(words_of(About())) for field in group.fields]
WORDS = st.text(st.characters(codec="utf-8"), max_size=20)


def programme_of(*people: Person) -> Programme:
    return Programme(tables_of(people))


def typed(person: Person, texts: dict[str, str], *others: Person) -> Person:
    """Return the person after typing into some fields; raises what the form would say."""
    found, _, error = changed(person, FIELDS, texts, programme_of(person, *others), TODAY)
    if error:
        raise error
    return found


@st.composite
def people(draw: st.DrawFn) -> Person:
    """Return somebody as the programme keeps her."""
    topics = draw(st.lists(WORDS, max_size=3))
    return tidied(
        Person(
            id="1",
            name=f"A {draw(WORDS)}",
            unit=draw(WORDS),
            notes=draw(WORDS),
            role=draw(st.sampled_from(["", "mentor", "mentee", "both"])),
            languages=tuple(draw(st.lists(WORDS, max_size=2))),
            offers=tuple(Offer(topic=topic, extra={"kept": 1}) for topic in topics if topic.strip()),
            wants=tuple(Want(topic=topic) for topic in topics if topic.strip()),
            mentor_room=draw(st.integers(0, 9)),
            confidence=draw(st.one_of(st.none(), st.integers(1, 5))),
            extra={"of a newer rmtui": [1]},
        )
    )


@given(people())
def test_a_form_nobody_typed_into_changes_nothing(person: Person) -> None:
    programme = programme_of(person)
    texts = {field.name: field.shown(person, programme) for field in FIELDS}
    assert changed(person, FIELDS, texts, programme, TODAY) == (person, "", None)


@given(people(), st.sampled_from(FIELDS), WORDS)
def test_whatever_is_typed_is_read_or_said_and_the_rest_stays(person: Person, field: object, text: str) -> None:
    name = getattr(field, "name", "")
    found, wrong, error = changed(person, FIELDS, {name: text}, programme_of(person), TODAY)
    assert (error is None) == (wrong == "")
    assert found.extra == person.extra
    if error:
        assert found == person
        assert error.sentence.endswith(".")


def test_topics_are_read_with_their_levels_and_keep_what_a_newer_program_wrote() -> None:
    person = Person(id="1", name="Ann", offers=(Offer(topic="video", level=2, extra={"x": 1}),))
    found = typed(person, {"offers": "Video:5; budgets", "wants": "AI, at work:1;"})
    assert found.offers == (Offer(topic="Video", level=5, extra={"x": 1}), Offer(topic="budgets", level=3))
    assert found.wants == (Want(topic="AI, at work", priority=1),)


def test_a_yes_without_a_day_is_one_of_today() -> None:
    found = typed(Person(id="1", name="Ann"), {"consent": "yes"})
    assert (found.consent, found.consent_on) == ("yes", TODAY)
    told = typed(Person(id="1", name="Ann"), {"consent": "yes", "consent_on": "2026-05-01"})
    assert told.consent_on == date(2026, 5, 1)


def test_a_manager_is_somebody_of_the_list_or_any_name() -> None:
    ann, lee = Person(id="1", name="Ann"), Person(id="2", name="Lee Chen", email="lee@north.example")
    assert typed(ann, {"manager": "LEE@north.example"}, lee).manager == "2"
    outside = typed(replace(ann, manager="2"), {"manager": "Ruth"}, lee)
    assert (outside.manager, outside.manager_named) == ("", "Ruth")
    with pytest.raises(BadInput, match="Nobody reports to"):
        typed(ann, {"manager": "ann"}, lee)
    with pytest.raises(BadInput, match="more than one person"):
        typed(ann, {"manager": "lee chen"}, lee, replace(lee, id="3", email=""))


def test_whom_somebody_avoids_is_named_in_full_and_others_stay() -> None:
    ann = Person(id="1", name="Ann", avoids=("2",))
    lee, mia = Person(id="2", name="Lee"), Person(id="3", name="Mia")
    assert typed(ann, {"avoids": "lee; Mia"}, lee, mia).avoids == ("2", "3")
    with pytest.raises(BadInput, match="Nobody here is called"):
        typed(ann, {"avoids": "Wei"}, lee, mia)
    assert typed(ann, {"avoids": ""}, lee, mia).avoids == ()
