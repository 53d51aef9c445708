"""Do people come in, change, leave, and show what is kept about them?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.credit import Credit
from rmtui.programme.edit import apply
from rmtui.programme.pair import Pair
from rmtui.programme.people import (
    LONGEST_NAME,
    add_people,
    find_person,
    records_about,
    remember_ladder,
    remove_person,
    update_people,
    update_person,
)
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.ruling import Ruling
from rmtui.programme.session import Session
from rmtui.programme.text import Text


def programme_of(*values: Any) -> Programme:
    return Programme(tables_of(values))


def after(programme_values: tuple[Any, ...], *edits: Any) -> Programme:
    tables: Any = tables_of(programme_values)
    for edit in edits:
        tables = apply(tables, edit)
    return Programme(tables)


ASHA = Person(id="10", name="Asha Rao", email="asha@north.example", role="mentor")
MARTIN = Person(id="11", name="Martin Holt", manager_named="asha rao", avoids=("10",))
ZOE = Person(id="12", name="Zoë Lee", manager="11", wishes=("10",), reviewers=("10",))


def test_people_are_added_clean() -> None:
    raw = Person(
        id="1", name=" Zoe\u0308 \x1b Lee\u202e", title="Chief\tcook", unit="\x00", notes="a\r\nb",
        offers=(Offer(topic=" short  video ", level=4),), wants=(Want(topic="AI\x07"),), languages=("de", " "),
    )  # fmt: skip
    edit = add_people(programme_of(), [raw])
    [person] = after((), edit).people.all()
    assert person == Person(
        id="1", name="Zoë Lee", title="Chief cook", notes="a\nb",
        offers=(Offer(topic="short video", level=4),), wants=(Want(topic="AI"),), languages=("de",),
    )  # fmt: skip
    assert edit.label == "Added Zoë Lee"
    assert add_people(programme_of(), [ASHA, MARTIN]).label == "Added 2 people"


@pytest.mark.parametrize("name", ["", " \u202e ", "x" * (LONGEST_NAME + 1)])
def test_a_person_needs_a_usable_name(name: str) -> None:
    with pytest.raises(BadInput, match="name"):
        add_people(programme_of(), [Person(id="1", name=name)])


def test_a_change_keeps_what_this_version_does_not_know() -> None:
    known = replace(ASHA, extra={"shoe size": 39})
    programme = programme_of(known)
    edit = update_person(programme, replace(programme.people["10"], title="Analyst"))
    person = after((known,), edit).people["10"]
    assert (person.title, person.extra) == ("Analyst", {"shoe size": 39})
    assert after((known,), edit, edit.reversed()).people["10"] == known
    assert update_people(programme_of(ASHA, ZOE), [ASHA, ZOE]).label == "Changed 2 people"


def test_a_ladder_is_remembered() -> None:
    programme = after((About(brand="North"),), remember_ladder(programme_of(About(brand="North")), ["AA", " AO "]))
    assert programme.about.ladder == ("AA", "AO")
    assert programme.about.brand == "North"
    assert remember_ladder(programme, ["AA", "AO"]).changes == ()
    for ladder in (["AA"], ["AA", ""], ["AA", "aa"]):
        with pytest.raises(BadInput):
            remember_ladder(programme, ladder)


def test_somebody_is_found_by_id_mail_and_name() -> None:
    programme = programme_of(ASHA, MARTIN, ZOE)
    assert find_person(programme, "10") == ASHA
    assert find_person(programme, " ASHA@north.example ") == ASHA
    assert find_person(programme, "martin  HOLT") == MARTIN
    assert find_person(programme, "Zoe Lee") == ZOE


def test_nobody_or_several_is_a_question_back() -> None:
    twins = [Person(id=str(number), name="Kim Park", email=f"kim{number}@x.example") for number in range(7)]
    programme = programme_of(ASHA, *twins)
    with pytest.raises(BadInput, match=r"kim0@x\.example.*and 2 more"):
        find_person(programme, "kim park")
    with pytest.raises(BadInput, match=r"Perhaps: Asha Rao \(asha@north\.example\)"):
        find_person(programme, "Asha")
    with pytest.raises(BadInput, match="Nobody here"):
        find_person(programme, "")


def test_an_exact_name_wins_over_one_without_accents() -> None:
    plain = Person(id="13", name="Zoe Lee")
    assert find_person(programme_of(ZOE, plain), "zoe lee") == plain


def test_removing_somebody_removes_what_others_say_about_her() -> None:
    ruling = Ruling(id="20", kind="kept apart", mentor="10", mentee="12")
    values = (ASHA, MARTIN, ZOE, ruling)
    programme = after(values, remove_person(programme_of(*values), ASHA))
    assert programme.people.get("10") is None
    assert programme.people["11"].avoids == ()
    assert (programme.people["12"].wishes, programme.people["12"].reviewers) == ((), ())
    assert programme.rulings.all() == ()
    programme = after(values, remove_person(programme_of(*values), MARTIN))
    assert programme.people["12"].manager == ""
    assert programme.people["12"].manager_named == "Martin Holt"


@pytest.mark.parametrize(
    "value",
    [
        Pair(id="30", mentor="10", mentee="11", state="finished"),
        Credit(id="50", whose=("10",)),
        Text(id="60", session="40", whose="10"),
    ],
)
def test_somebody_with_a_history_stays(value: Any) -> None:
    with pytest.raises(BadInput, match="Asha Rao"):
        remove_person(programme_of(ASHA, MARTIN, value), ASHA)


def test_everything_kept_about_somebody_is_shown() -> None:
    pair = Pair(id="30", mentor="10", mentee="11")
    first = Session(id="41", pair="30", number=1, on=date(2026, 5, 8))
    second = Session(id="40", pair="30", number=2)
    own = Text(id="60", session="41", whose="10", level="pair", text="captions first")
    other = Text(id="61", session="40", whose="11", level="private")
    credit = Credit(id="50", whose=("10", "12"))
    ruling = Ruling(id="20", mentor="12", mentee="10", rules=("same team",))
    elsewhere = Session(id="42", pair="31")
    values = (ASHA, MARTIN, ZOE, pair, first, second, own, other, credit, ruling, elsewhere)
    found = records_about(programme_of(*values), ASHA)
    [together] = found.pairs
    assert (together.pair, together.other, together.sessions) == (pair, MARTIN, (first, second))
    assert found.texts == {"pair": 1, "private": 1}
    assert found.own_texts == (own,)
    assert found.credits == (credit,)
    assert found.rulings == (ruling,)
    assert found.avoided_by == (MARTIN,)
    assert found.wished_by == (ZOE,)
    assert found.reviews == (ZOE,)
    assert found.manages == (MARTIN,)
    assert records_about(programme_of(*values), MARTIN).avoids == (ASHA,)
    assert records_about(programme_of(*values), MARTIN).manages == (ZOE,)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ann Lee", "Ann"),
        ("Müller, Jörg", "Jörg"),
        ("Dr. Jörg Müller", "Jörg"),
        ("Prof. Dr. med. Eva Weiß", "Eva"),
        ("Frau Müller", "Müller"),
        ("Müller, Dr. Jörg", "Jörg"),
        ("Müller, Dr.", "Müller"),
        ("Bob Ray, Jr.", "Bob"),
        ("Ray, Bob, PhD", "Bob"),
        ("Sir", "Sir"),
        ("Ann,", "Ann"),
        (",", ","),
    ],
)
def test_nobody_is_called_by_a_title_or_the_last_name_before_a_comma(name: str, called: str) -> None:
    assert Person(id="1", name=name).called == called


def test_who_reports_to_somebody_is_found_however_the_name_is_written() -> None:
    bea, ann = Person(id="1", name="Boss, Bea"), Person(id="2", name="Ann Lee", manager_named="Dr. Béa Boss")
    assert records_about(programme_of(bea, ann), bea).manages == (ann,)
