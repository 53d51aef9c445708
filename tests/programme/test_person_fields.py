"""What a form shows of a person and reads again is the person, whatever she is called and offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.exchange.roster.outcome import to_settle
from rmtui.programme.about import About, Labels, Objective
from rmtui.programme.catalogue.contents import NOBODY, Asked, value_of, with_values
from rmtui.programme.catalogue.editing import EDITABLE, changed, shown
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.catalogue.readers import NotUnderstood
from rmtui.programme.catalogue.values import lines, read, words
from rmtui.programme.people import tidied
from rmtui.programme.person import Offer, Person, Style, Want
from rmtui.programme.programme import Programme, tables_of

TODAY = date(2026, 5, 8)
BY_NAME = {field.name: field for field in PERSON}
WORDS = st.text(st.characters(codec="utf-8"), max_size=20)


def programme_of(*people: Person) -> Programme:
    return Programme(tables_of(people))


def typed(person: Person, texts: dict[str, str], *others: Person) -> Person:
    """Return the person after typing into some fields; raises what the form would say."""
    found, _, error = changed(person, EDITABLE, texts, programme_of(person, *others), TODAY)
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
    texts = {field.name: shown(person, field, programme) for field in EDITABLE}
    assert changed(person, EDITABLE, texts, programme, TODAY) == (person, "", None)


@given(people(), st.sampled_from(EDITABLE), WORDS)
def test_whatever_is_typed_is_read_or_said_and_the_rest_stays(person: Person, field: object, text: str) -> None:
    name = getattr(field, "name", "")
    found, wrong, error = changed(person, EDITABLE, {name: text}, programme_of(person), TODAY)
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
        typed(ann, {"wishes": "Wei"}, lee, mia)
    assert typed(ann, {"avoids": ""}, lee, mia).avoids == ()


@pytest.mark.parametrize("field", ["reviewers", "avoids"])
def test_who_is_not_in_the_list_is_kept_as_written_and_is_to_settle(field: str) -> None:
    ann = Person(id="1", name="Ann", reviewers_named=("Old Boss",), avoids_named=("Old Boss",))
    lee, other = Person(id="2", name="Lee"), Person(id="3", name="Sam Fox")
    twin = replace(other, id="4")
    found = typed(ann, {field: "Wei, Lee, sam fox"}, lee, other, twin)
    assert (getattr(found, field), getattr(found, f"{field}_named")) == (("2",), ("Old Boss", "Wei", "sam fox"))
    assert [one.written for one in to_settle([found]) if one.field == field] == ["Old Boss", "Wei", "sam fox"]
    both = typed(ann, {field: "Wei", f"{field}_named": "Kim"}, lee)
    assert getattr(both, f"{field}_named") == ("Kim", "Wei")


# -- round trip -------------------------------------------------------------------------------------------------------

ABOUT = About(
    objectives=(
        Objective(id="o1", text="Leaders hear how it is; and act"),
        Objective(id="o2", text="and act"),
        Objective(id="o3"),
        Objective(id="o4", text="Fewer people leave, or none"),
    ),
    labels=Labels(mentor="mentee", mentee="[Zog] mentor"),
)
LEE, DOUBLE = Person(id="2", name="Lee Chen", email="lee@x.example"), Person(id="3", name="Lee Chen")
OTHERS = (LEE, DOUBLE, Person(id="4", name="Chen, Mia; 3"), Person(id="5", name="-", email="dash@x.example"))
PLACE = Programme(tables_of((ABOUT, Person(id="1", name="Ann"), *OTHERS)))
IDS = st.lists(st.sampled_from([other.id for other in OTHERS]), unique=True).map(tuple)
VALUES: dict[str, st.SearchStrategy[object]] = {
    "name": WORDS.map(lambda text: f"A {text}"),
    "role": st.sampled_from(["mentor", "mentee", "both", ""]),
    "consent": st.sampled_from(["yes", "no", "unknown"]),
    "email": st.sampled_from(["", "ann@x.example", "a+b@x.example"]),
    "manager": st.one_of(st.sampled_from([(other.id, "") for other in OTHERS]), st.just(("", "Ruth"))),
    "serves": st.lists(st.sampled_from(["o1", "o2", "o3", "o4"]), unique=True).map(tuple),
    "time_zone": st.sampled_from(["", "Europe/London", "UTC", "+05:30", "-03:00", "Asia/Kolkata"]),
    **dict.fromkeys(("reviewers", "avoids", "wishes"), IDS),
    **dict.fromkeys(("mentor_room", "mentee_room", "waited"), st.integers(0, 9)),
    **dict.fromkeys(("consent_on", "briefed_on"), st.one_of(st.none(), st.dates(date(2001, 1, 1), TODAY))),
    "external": st.booleans(),
}
"""Values of fields that do not take whatever is typed."""
PIECES = ("a", "b", "9:30", ":3", ";", ",", "(", ")", "-", "|", "Tue", "am", "any", "time")
TYPED = st.one_of(WORDS, st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))


def as_read(field: Field, text: str, person: Person = NOBODY) -> object:
    return read(text, Asked(field, person, PLACE, TODAY))


def values_of(field: Field) -> st.SearchStrategy[object]:
    """Return values a field can hold: those named above, else whatever its own reader makes of any text."""
    if field.name in VALUES:
        return VALUES[field.name]
    if field.kind in ("rating", "scale"):
        return st.one_of(st.none(), st.integers(1, 5))

    def readable(text: str) -> bool:
        try:
            as_read(field, text)
        except (NotUnderstood, BadInput):
            return False
        return True

    return TYPED.filter(readable).map(lambda text: as_read(field, text))


@pytest.mark.parametrize("name", [field.name for field in PERSON if field.kind])
@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_what_a_field_says_reads_as_what_it_holds(name: str, data: st.DataObject) -> None:
    field = BY_NAME[name]
    value = data.draw(values_of(field))
    person = tidied(with_values(Person(id="1", name="Ann"), {name: value}))
    said = words(person, field, PLACE)
    assert as_read(field, said, person) == value_of(person, field), said
    if field.group:
        held = {name: shown(person, field, PLACE)}
        assert changed(Person(id="1", name="Ann"), [field], held, PLACE, TODAY)[1] == ""


def test_everything_known_of_somebody_is_told_in_the_words_of_the_form_with_names_for_ids() -> None:
    ann = Person(
        id="1", name="Ann", serves=("o4", "o3"), reviewers=("2", "5"), time_zone="UTC", external=True, mentor_room=2,
        style=Style(talk=1, gentle=4), manager_named="Ruth", consent="no", waited=2,
    )  # fmt: skip
    assert list(lines(ann, PLACE)) == [
        ("name", "Ann"),
        ("consent", "no"),
        ("places as mentee", "2"),
        ("rounds waited", "2"),
        ("serves", "Fewer people leave, or none; o3"),
        ("reports to", "Ruth"),
        ("appraised by", "lee@x.example; dash@x.example"),
        ("time zone", "UTC"),
        ("from outside", "yes"),
        ("talking", "1 (1 listens first, 5 talks first)"),
        ("manner", "4 (1 direct, 5 gentle)"),
    ], "the programme calls its mentors mentees"


def test_a_time_zone_is_one_the_world_knows() -> None:
    zone = BY_NAME["time_zone"]
    for text, kept in (
        ("europe/london", "Europe/London"), ("London", "Europe/London"), ("hong kong", "Asia/Hong_Kong"),
        ("gmt", "UTC"), ("UTC+2", "+02:00"), ("-3", "-03:00"), ("+5:30", "+05:30"),
    ):  # fmt: skip
        assert as_read(zone, text) == kept
    for text in ("Mars", "+25", "half past two", "Europe/Nowhere"):
        with pytest.raises(NotUnderstood, match="no time zone such as"):
            as_read(zone, text)


def test_a_computer_that_knows_no_zones_takes_what_looks_like_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rmtui.programme.catalogue.zones._zones", dict)
    assert as_read(BY_NAME["time_zone"], "Europe/Nowhere") == "Europe/Nowhere"
    with pytest.raises(NotUnderstood):
        as_read(BY_NAME["time_zone"], "nowhere")
