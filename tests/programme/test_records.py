"""Does every kind of value come back from its document as it was, and a document from its value with nothing lost?"""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.programme.credit import Credit
from rmtui.programme.levels import LEVELS, may_leave
from rmtui.programme.pair import Pair
from rmtui.programme.person import Offer, Person
from rmtui.programme.programme import TABLE_OF, Programme
from rmtui.programme.records import DoesNotFit, read, write
from rmtui.programme.text import Text

KINDS = st.sampled_from(sorted(TABLE_OF, key=lambda kind: kind.__name__))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
UNKNOWN = st.dictionaries(WORDS.map("x-{}".format), JSON, max_size=2)
"""Fields no version knows."""


def of(hint: Any) -> st.SearchStrategy[Any]:
    """Return any content of a field of that type."""
    origin = get_origin(hint)
    if origin is Literal:
        return st.sampled_from(get_args(hint))
    if origin in (Union, types.UnionType):
        return st.one_of(*map(of, get_args(hint)))
    if origin is tuple:
        return st.lists(of(get_args(hint)[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(WORDS, JSON, max_size=2)
    if is_dataclass(hint):
        return values(hint)
    simple: dict[Any, st.SearchStrategy[Any]] = {
        type(None): st.none(),
        str: WORDS,
        int: st.integers(),
        bool: st.booleans(),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.just(UTC) | st.none()),
    }
    return simple[hint]


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return any value of a kind, with fields no version knows."""
    hints = get_type_hints(kind)
    return st.builds(
        kind, **{field.name: UNKNOWN if field.name == "extra" else of(hints[field.name]) for field in fields(kind)}
    )


@given(KINDS.flatmap(values))
def test_a_value_is_read_back_as_it_was(value: Any) -> None:
    stored = json.loads(json.dumps(write(value)))
    assert stored == write(value)
    assert read(type(value), stored) == value
    assert stored["id"] == value.id


@given(st.data(), KINDS)
def test_a_field_of_another_type_is_kept_as_it_was(data: st.DataObject, kind: type) -> None:
    document = write(data.draw(values(kind)))
    whole: Any = kind
    names = sorted(field.name for field in fields(whole) if field.name not in ("extra", "id", "pair", "session"))
    name = data.draw(st.sampled_from([name for name in names if name not in ("name", "mentor", "mentee")]))
    document[name] = data.draw(st.sampled_from([{"of": "another version"}, [["list"], 1], 1.5]))
    value: Any = read(kind, json.loads(json.dumps(document)))
    assert write(value)[name] == document[name]
    assert write(value) == document


@given(st.data(), KINDS)
def test_any_document_at_all_is_read_or_refused_and_never_shortened(data: st.DataObject, kind: type) -> None:
    whole: Any = kind
    known = [field.name for field in fields(whole)]
    document = data.draw(st.dictionaries(st.sampled_from(known) | WORDS, JSON, max_size=6))
    try:
        value: Any = read(kind, document)
    except DoesNotFit:
        return
    again = write(value)
    assert write(read(kind, again)) == again
    assert {name: again.get(name) for name in document if name not in known} == {
        name: raw for name, raw in document.items() if name not in known
    }


def test_a_field_at_its_default_is_not_stored_except_the_id() -> None:
    assert write(Person(id="7", name="Asha")) == {"id": "7", "name": "Asha"}
    assert write(Text(id="7", session="3")) == {"id": "7", "session": "3"}


@pytest.mark.parametrize("document", [{}, {"id": "7"}, {"id": 7, "name": "Asha"}, {"id": "7", "name": None}])
def test_a_document_without_what_makes_it_one_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(DoesNotFit):
        read(Person, document)


def test_a_document_that_cannot_be_read_does_not_hide_the_others_and_stays() -> None:
    tables = {"people": {"1": {"id": "1", "name": "Asha"}, "2": {"id": "2"}, "3": {"id": "3", "name": "Li"}}}
    programme = Programme(tables)
    assert [person.name for person in programme.people.all()] == ["Asha", "Li"]
    assert programme.people.get("2") is None
    assert programme.document("people", "2") == {"id": "2"}


@pytest.mark.parametrize("level", ["", "Public", "secret", None, 4, ["public"], {"level": "public"}, True])
def test_a_level_that_cannot_be_read_counts_as_private_and_is_kept(level: object) -> None:
    for kind, document in ((Text, {"id": "1", "session": "2", "level": level}), (Credit, {"id": "1", "level": level})):
        value: Any = read(kind, document)
        assert value.level == "private"
        assert not any(may_leave(value.level, asked) for asked in LEVELS[1:])
        assert write(value) == document


def test_what_is_kept_never_wins_over_what_was_chosen_since() -> None:
    value: Any = read(Pair, {"id": "1", "mentor": "2", "mentee": "3", "state": "dormant", "since": "2020"})
    assert value.state == "proposed"
    chosen = Pair(id="1", mentor="2", mentee="3", state="active", extra=value.extra)
    assert write(chosen) == {"id": "1", "mentor": "2", "mentee": "3", "state": "active", "since": "2020"}


def test_unknown_fields_of_parts_of_a_value_are_kept() -> None:
    document = {"id": "1", "name": "Asha", "offers": [{"topic": "Python", "level": 5, "since": 2019}]}
    person = read(Person, document)
    assert person.offers == (Offer(topic="Python", level=5, extra={"since": 2019}),)
    assert write(person) == document
