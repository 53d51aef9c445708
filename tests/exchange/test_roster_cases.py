"""Lists as organisations really have them: does each become what it says, and nothing it does not say?

The files stand in data_samples/rosters/cases; what is right for each is one row here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
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


KINDS: tuple[tuple[str, str, Mapping[str, Mapping[str, object]]], ...] = (
    (
        "levels below choices",
        "Name,Rolle,What can you show? [Video],What can you show? [Tabellen],What can you show? [Andere]\n"
        "Ilse Brandt,Mentorin,Experte,keine,Löten\n",
        {ILSE: {"offers": "Video; Löten", "role": "mentor"}},
    ),
    (
        "zero and one below choices",
        "Full name,Which topics would you like to learn? >> AI,Which topics would you like to learn? >> Budgets\n"
        "Ilse Brandt,1,0\nGreta Olsen,0,1\n",
        {ILSE: {"wants": "AI"}, GRETA: {"wants": "Budgets"}},
    ),
    (
        "merged headings of a spreadsheet",
        "Person,,Skills you can offer,,\nName,Email,Short video,AI,Excel\nIlse Brandt,i@f.example,x,,x\n",
        {ILSE: {"offers": "Short video; Excel", "email": "i@f.example"}},
    ),
    (
        "parts of the day with days below them",
        "Name,When could you meet? [Mornings],When could you meet? [Afternoons]\n"
        "Ilse Brandt,\"Monday, Friday\",Tuesday\n",
        {ILSE: {"slots": "Mon am; Fri am; Tue pm"}},
    ),
    (
        "managers by directory name and by leading zeros",
        "Personalnummer,Name,Vorgesetzter\n007,Greta Olsen,\n8,Ilse Brandt,7\n"
        "9,Uwe Prinz,\"CN=Greta Olsen,OU=Board\"\n",
        {GRETA: {"manager": ""}, ILSE: {"manager": GRETA}, UWE: {"manager": GRETA}},
    ),
    (
        "managers last name first, by initial and with a title",
        "Name,Reports to\nGreta Olsen,\nIlse Brandt,\"Olsen, Greta\"\nUwe Prinz,G. Olsen\nPia Lang,Dr. Greta Olsen\n",
        {GRETA: {"manager": ""}, ILSE: {"manager": GRETA}, UWE: {"manager": GRETA}, PIA: {"manager": GRETA}},
    ),
    (
        "a name two people have settles nothing",
        "Name,Avoids\nGreta Olsen,\nGreta Kern,\nIlse Brandt,Greta\n",
        {GRETA: {}, "Greta Kern": {}, ILSE: {"avoids": "", "avoids_named": "Greta"}},
    ),
    (
        "consents to several things",
        "Name,I agree to receive the newsletter,I consent to taking part\nIlse Brandt,Yes,No\nGreta Olsen,No,Yes\n",
        {ILSE: {"consent": "no"}, GRETA: {"consent": "yes"}},
    ),
    (
        "two consents that say different things",
        "Name,Data consent,I agree that my data are stored\nIlse Brandt,Yes,No\n",
        {ILSE: {"consent": "unknown"}},
    ),
    (
        "both sides asked apart",
        "Name,Would you like to be a mentor?,Would you like to be a mentee?\nIlse Brandt,Yes,No\nGreta Olsen,No,Yes\n"
        "Uwe Prinz,Yes,Yes\nPia Lang,No,No\n",
        {ILSE: {"role": "mentor"}, GRETA: {"role": "mentee"}, UWE: {"role": "both"}, PIA: {"role": ""}},
    ),
    (
        "sections, headings and footers of a report",
        "Staff list,,\nName,Email,Role\nSales department,,\nIlse Brandt,i@f.example,Mentor\nName,Email,Role\n"
        "Finance:,,\nGreta Olsen,g@f.example,Mentee\nGesamt: 2,,\nSeite 1 von 1,,\n",
        {ILSE: {"role": "mentor"}, GRETA: {"role": "mentee"}},
    ),
    (
        "a second list whose columns stand in another order",
        "Name,Email,Role\nIlse Brandt,i@f.example,Mentor\nRole,Name,Email\nMentee,Greta Olsen,g@f.example\n",
        {ILSE: {"role": "mentor"}, GRETA: {"role": "mentee", "email": "g@f.example"}},
    ),
    (
        "languages in other languages and with levels",
        "Name,Sprachen\nIlse Brandt,\"Deutsch (Muttersprache), Englisch C1\"\n"
        "Greta Olsen,fluent in English\nUwe Prinz,no preference\n",
        {ILSE: {"languages": "German; English"}, GRETA: {"languages": "English"}, UWE: {"languages": ""}},
    ),
    (
        "places in words",
        "Name,Capacity\nIlse Brandt,zwei\nGreta Olsen,max. 3\nUwe Prinz,as many as needed\nPia Lang,it depends\n",
        {ILSE: {"mentor_room": 2}, GRETA: {"mentor_room": 3}, UWE: {"mentor_room": 9}, PIA: {"mentor_room": 1}},
    ),
)  # fmt: skip
"""More lists of the same kinds: what it is, the file, what is right."""


@pytest.mark.parametrize(("text", "right"), [kind[1:] for kind in KINDS], ids=[kind[0] for kind in KINDS])
def test_other_lists_of_the_same_kinds(text: str, right: Mapping[str, Mapping[str, object]]) -> None:
    programme = Programme(take(text.encode())[1])
    read = {
        person.name: {field: shown(person, field, programme) for field in right.get(person.name, ())}
        for person in programme.people.all()
    }
    assert read == right


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850", "cp1250", "utf-16", "utf-8-sig", "cp1251"])
def test_every_usual_encoding_is_told_by_what_makes_sense(encoding: str) -> None:
    names = {"cp1250": "Łukasz Wiśniewski;Grażyna Dąbrowska", "cp1251": "Иван Петров;Ольга Смирнова"}
    name = names.get(encoding, "Jürgen Weiß;Renée Çelik")
    text = "name;role\n" + "".join(f"{one};mentor\n" for one in name.split(";"))
    _, after = take(text.encode(encoding))
    assert [person.name for person in Programme(after).people.all()] == name.split(";")


def test_a_workbook_is_read_by_its_values_and_its_likeliest_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["This list was made by HR"])
    sheet = book.create_sheet("Staff")
    sheet.append(["Name", "Role", "Briefed on", "Capacity", "Site"])
    sheet.append([ILSE, "Mentor", date(2026, 5, 1), 2.0, "=1+1"])
    book.save(tmp_path / "list.xlsx")
    plan, after = take((tmp_path / "list.xlsx").read_bytes())
    [ilse] = Programme(after).people.all()
    assert (ilse.name, ilse.role, ilse.briefed_on, ilse.mentor_room, ilse.site) == (
        ILSE, "mentor", date(2026, 5, 1), 2, ""
    )  # fmt: skip
    assert any('"Staff" was read; not read: "Read me"' in remark for remark in plan.remarks)
    assert any("1 cell holds a formula" in remark for remark in plan.remarks)


CELL = st.sampled_from(
    ("", "Ilse Brandt", "Greta", "Greta Olsen", "g@f.example", "Mentor", "mentee", "Yes", "no", "Mon 9-11", "AI:4",
     "English; EN", "Sales & Marketing", "sales and marketing", "2", "-", "Total", "Uwe Prinz; Greta")
)  # fmt: skip
HEADING = st.sampled_from(
    ("Name", "Email", "Role", "Consent", "Availability", "Languages", "Team", "Capacity", "Manager", "Avoids", "Offers",
     "Reviewer", "Short name")
)  # fmt: skip


@given(st.lists(HEADING, min_size=1, max_size=6, unique=True), st.data())
def test_what_is_shown_before_is_what_is_stored_after(heads: list[str], data: st.DataObject) -> None:
    heads = list(dict.fromkeys(["Name", *heads]))
    row = st.tuples(*[CELL] * len(heads))
    programmes: Documents = {}
    for duplicates in ("skip", "update"):
        rows = data.draw(st.lists(row, min_size=1, max_size=5))
        out = io.StringIO()
        csv.writer(out).writerows([heads, *rows])
        try:
            plan, after = take(out.getvalue().encode(), here=programmes, duplicates=duplicates)
        except BadInput:
            return
        before_people = {person.id: person for person in Programme(programmes).people.all()}
        after_people = {person.id: person for person in Programme(after).people.all()}
        new = after_people.keys() - before_people.keys()
        changed = {one for one in before_people if after_people[one] != before_people[one]}
        assert (plan.added, {person.id for person in plan.people}) == (len(new), new | changed)
        assert {change.person for change in plan.changes} <= changed
        assert all(after_people[person.id] == person for person in plan.people)
        settled = {one.person for one in plan.to_settle}
        assert settled == {one for one in new | changed if _is_to_settle(after_people[one])}
        programmes = after


def _is_to_settle(person: Person) -> bool:
    manager = person.manager_named and not person.manager
    return bool(manager or person.avoids_named or person.reviewers_named)
