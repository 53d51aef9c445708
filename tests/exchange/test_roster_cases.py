"""Lists as organisations really have them: does each become what it says, and nothing it does not say?

The files stand in data_samples/rosters/cases; what is right for each is one row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from rmtui.exchange.roster.plan import ImportPlan, plan_import
from rmtui.exchange.roster.tables import read_table
from rmtui.programme.edit import apply
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from tests.exchange.test_roster import TODAY

CASES = Path(__file__).parents[2] / "data_samples" / "rosters" / "cases"


Documents = dict[str, dict[str, Any]]


def take(*data: bytes, here: Documents | None = None, **options: Any) -> tuple[ImportPlan, Documents]:
    """Return what an import would do and the documents after it."""
    before = here if here is not None else tables_of(())
    numbers = count(1000 + 100 * len(before.get("people", {})))
    settings: dict[str, Any] = {"role": None, "mapping": {}, "duplicates": "skip", "ladder": None}
    tables = [read_table(one, f"list {number}.csv") for number, one in enumerate(data)]
    plan = plan_import(
        tables, Programme(before), today=TODAY, new_id=lambda: str(next(numbers)), **(settings | options)
    )
    return plan, apply(before, plan.edit)


def case(name: str) -> bytes:
    """Return the bytes of a list."""
    return next(CASES.glob(f"{name}-*")).read_bytes()


def shown(person: Person, field: str, programme: Programme) -> object:
    """Return what stands in a field, people by name and topics by topic."""
    if field in ("manager", "avoids"):
        ids = person.avoids if field == "avoids" else (person.manager,) if person.manager else ()
        return ", ".join(found.name for one in ids if (found := programme.people.get(one)))
    value = getattr(person, field)
    if field in ("offers", "wants"):
        return "; ".join(one.topic for one in value)
    return "; ".join(value) if isinstance(value, tuple) else value


ILSE, GRETA, UWE, NOOR, PIA, OLE = (
    "Ilse Brandt", "Greta Olsen", "Uwe Prinz", "Noor Haddad", "Pia Lang", "Ole Sand"
)  # fmt: skip
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri")


def _without(day: str) -> str:
    return "; ".join(f"{one} {part}" for one in WEEK if one != day for part in ("am", "pm", "evening"))


RIGHT: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "02a": {ILSE: {"role": "mentor", "consent": "yes"}, GRETA: {"role": "", "consent": "yes"}},
    "03a": {ILSE: {"slots": "Mon am"}, GRETA: {"slots": "Tue am"}, UWE: {"slots": "Mon am"}},
    "04": {
        ILSE: {"offers": "Short video; Spreadsheets; braille", "wants": "", "role": "mentor"},
        GRETA: {"offers": "", "wants": "Short video; AI at work", "role": "mentee"},
    },
    "06b": {
        ILSE: {"email": "ilse@fern.example", "role": "mentor"},
        GRETA: {"email": "greta@fern.example"},
        UWE: {"email": "uwe@fern.example", "role": "mentee"},
    },
    "07a": {ILSE: {}, "Anna Kern": {}, "Anna Prinz": {}},
    "08a": {GRETA: {"manager": ""}, ILSE: {"manager": GRETA}, UWE: {"manager": GRETA}},
    "08d": {GRETA: {"manager": ""}, ILSE: {"manager": GRETA, "manager_named": ""}},
    "08e": {GRETA: {"manager": ""}, ILSE: {"manager": GRETA, "manager_named": ""}},
    "09a": {ILSE: {"email": "ilse@fern.example"}, GRETA: {"email": "greta@fern.example"}},
    "10a": {ILSE: {"consent": "no"}, GRETA: {"consent": "yes"}},
    "11": {
        ILSE: {"languages": "English; German"}, GRETA: {"languages": "English"}, UWE: {"languages": "English; German"},
        NOOR: {"languages": "English"}, PIA: {"languages": "English"}, OLE: {"languages": "English"},
    },
    "12": {
        ILSE: {"slots": _without("Tue")}, GRETA: {"slots": "Mon am"}, UWE: {"slots": "Mon am"},
        PIA: {"slots": "Mon am"}, OLE: {"slots": _without("Fri")}, NOOR: {"slots": "Tue pm; Wed pm"},
    },
    "14a": {ILSE: {"email": "ilse@fern.example", "notes": ""}},
    "18a": {ILSE: {"role": "mentor"}, GRETA: {"role": "mentee"}},
    "20a": {"Jürgen Weiß": {"unit": "Geschäftsführung"}, "Renée Çelik": {"unit": "Küche"}},
    "23b": {ILSE: {}, GRETA: {}, UWE: {}},
    "24": {ILSE: {"avoids": GRETA}, UWE: {"avoids": GRETA}, GRETA: {"avoids": ""}, PIA: {"avoids": ""}},
    "27b": {
        ILSE: {"mentor_room": 2}, UWE: {"mentor_room": 2}, OLE: {"mentor_room": 2}, "Sia Park": {"mentor_room": 9},
        NOOR: {"mentor_room": 9}, "Kim Ro": {"mentor_room": 2}, "Leo Hill": {"mentor_room": 1}, GRETA: {},
    },
    "48a": {ILSE: {"offers": "Short video; braille", "wants": ""}, GRETA: {"offers": "", "wants": "Spreadsheets"}},
    "49": {
        ILSE: {"wants": "Speaking in meetings, small and large; Spreadsheets"},
        GRETA: {"wants": "Speaking in meetings, small and large"},
        UWE: {"wants": ""},
    },
    "50": {ILSE: {"role": "mentor"}, GRETA: {"role": "mentee"}},
    "54b": {ILSE: {"languages": ""}, UWE: {"languages": ""}, GRETA: {"languages": ""}, PIA: {"languages": ""}},
    "57b": {ILSE: {"role": "mentee"}, GRETA: {"role": "mentee"}, UWE: {"role": "mentor"}, PIA: {"role": "mentee"}},
    "58": {ILSE: {}, GRETA: {"team": "Sales & Marketing"}, UWE: {"team": "IT"}, PIA: {"team": "IT"}},
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_each_list_becomes_what_it_says(name: str) -> None:
    programme = Programme(take(case(name))[1])
    read = {
        person.name: {field: shown(person, field, programme) for field in RIGHT[name].get(person.name, ())}
        for person in programme.people.all()
    }
    assert read == RIGHT[name]


def test_one_mailbox_of_two_people_never_makes_one_of_them() -> None:
    _, here = take(case("15b"))
    plan, after = take(case("15c"), here=here, duplicates="update")
    mails = {person.name: (person.email, person.title) for person in Programme(after).people.all()}
    assert mails[ILSE] == ("workshop@fern.example", "Fitter")
    assert mails[UWE] == ("workshop@fern.example", "Painter")
    assert any("has the address of Ilse Brandt" in remark for remark in plan.remarks)


@pytest.mark.parametrize("duplicates", ["skip", "update"])
def test_one_person_in_the_files_of_both_sides_keeps_what_both_say(duplicates: str) -> None:
    _, here = take(case("01c"), role="mentor")
    plan, after = take(case("01d"), here=here, role="mentee", duplicates=duplicates)
    programme = Programme(after)
    [noor] = [person for person in programme.people.all() if person.name == NOOR]
    assert (noor.role, shown(noor, "offers", programme), shown(noor, "wants", programme)) == (
        "both", "short video", "budget reading"
    )  # fmt: skip
    assert any("may now be either" in remark for remark in plan.remarks)


@pytest.mark.parametrize("duplicates", ["skip", "update"])
def test_a_new_mail_domain_doubles_nobody(duplicates: str) -> None:
    _, here = take(case("17a"))
    plan, after = take(case("17b"), here=here, duplicates=duplicates)
    mails = sorted(person.email.partition("@")[2] for person in Programme(after).people.all())
    assert mails == (["new.example"] * 2 if duplicates == "update" else ["old.example"] * 2)
    assert sum("address" in remark for remark in plan.remarks) == 2


def test_two_people_of_one_name_both_stay() -> None:
    _, after = take(b"Name,Email,Unit\nAnna Kern,anna.k@fern.example,Sales\nAnna Kern,kern2@fern.example,Finance\n")
    assert len(Programme(after).people.all()) == 2
    plan, later = take(b"Name,Email,Unit\nAnna Kern,akern@fern.example,Board\n", here=after, duplicates="update")
    assert plan.added == 1
    assert len(Programme(later).people.all()) == 3
