"""Does an import keep to what the lines say about names, consent, days and sides, and guess nothing?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest

from rmtui.errors import BadInput
from rmtui.exchange.roster.cells import read_consent, read_date
from rmtui.exchange.roster.plan import ImportPlan, plan_import
from rmtui.exchange.roster.tables import read_table
from rmtui.programme.about import About, Objective
from rmtui.programme.person import Person, Style
from rmtui.programme.programme import Programme, tables_of

TODAY = date(2026, 5, 8)


def plan(*files: str | bytes, here: tuple[Any, ...] = (), **options: Any) -> ImportPlan:
    """Plan the import of files, as a command without options would."""
    numbers = count(1000)
    known: dict[str, Any] = {
        "role": None, "mapping": {}, "duplicates": "skip", "ladder": None, "today": TODAY,
        "new_id": lambda: str(next(numbers)),
    }  # fmt: skip
    known.update(options)
    tables = [
        read_table(data.encode() if isinstance(data, str) else data, f"list {number}.csv")
        for number, data in enumerate(files)
    ]
    return plan_import(tables, Programme(tables_of(here)), **known)


def said(made: ImportPlan, words: str) -> bool:
    return any(words in remark for remark in made.remarks)


class TestNames:
    def test_of_managers_are_found_in_any_order(self) -> None:
        made = plan("First,Last,Manager\nBea,Boss,\nAnn,Lee,Boss Bea\nEve,Ito,Dr. Boss Béa\n", mapping={
            "First": "first name", "Last": "last name"})  # fmt: skip
        assert [person.manager for person in made.people] == ["", "1000", "1000"]
        made = plan("name,manager\nAnn,Bob Ray\n", here=(Person(id="5", name="Ray, Bob"),))
        assert made.people[0].manager == "5"

    def test_that_fit_two_people_in_another_order_stay_open(self) -> None:
        made = plan('name,manager\nBea Boss,\nBoss Bea,\nAnn Lee,"Boss, Béa"\nEve,Ms Boss Bea\n')
        assert made.people[3].manager_named == "Ms Boss Bea"

    def test_with_the_last_one_first_are_turned_round(self) -> None:
        made = plan(
            'name;manager\n"Müller, Jörg";\n'
            '"Ray, Dr. Bob (HR)";"Müller, Jörg"\n"Prof. Weiß, Eva";Jörg Müller\nAnn Lee;\n'
        )
        assert [p.name for p in made.people] == ["Jörg Müller", "Dr. Bob Ray (HR)", "Prof. Eva Weiß", "Ann Lee"]
        assert [person.manager for person in made.people] == ["", "1000", "1000", ""]
        assert said(made, 'in 3 names and was put last: "Müller, Jörg" is "Jörg Müller".')

    def test_stay_where_few_are_written_so_unless_the_heading_says_so(self) -> None:
        rows = '"Müller, Jörg";A\nAnn Lee;A\nBob Ray;B\n'
        made = plan("name;team\n" + rows)
        assert made.people[0].name == "Müller, Jörg"
        for heading in ("Last name, first name", "Name (Last, First)", "Nachname, Vorname"):
            assert plan(f'"{heading}";team\n{rows}').people[0].name == "Jörg Müller", heading

    def test_with_something_behind_them_stay(self) -> None:
        names = ["Bob Ray, Jr.", "Ann Lee, PhD", "Müller, Dr.", "Ray, Bob, Esq.", "Lee,"]
        made = plan("name;team\n" + "".join(f'"{name}";A\n' for name in names))
        assert [person.name for person in made.people] == names


@pytest.mark.parametrize(
    "raw",
    [
        "declined by mail", "withdrawn 2 May", "does not consent", "abgelehnt", "keine", "nicht", "Yes I do not agree",
        "refuse", "Refused", "opted out", "opt-out", "non", "no, thanks", "No thanks", "Agreed? No.", "doesn’t agree",
        "ich stimme nicht zu", "Lehnt die Teilnahme ab", "widerrufen am 3.4.", "je ne suis pas d'accord",
        "yes, then withdrew",
        "I can not agree and may withdraw", "no answer, then declined", "0", "n",
    ],
)  # fmt: skip
def test_a_refusal_in_any_words_is_a_no(raw: str) -> None:
    assert read_consent(raw) == "no"


@pytest.mark.parametrize(
    "raw",
    [
        "zugestimmt", "einverstanden", "d'accord", "D’accord", "agreed", "Yes, I agree", "agreed 2 May",
        "hat zugestimmt", "consent given 3 April", "I agree and understand that I can withdraw at any time", "x",
        "Ja, gern",
    ],
)  # fmt: skip
def test_an_agreement_in_a_few_languages_is_a_yes(raw: str) -> None:
    assert read_consent(raw) == "yes"


@pytest.mark.parametrize(
    "raw", ["consent form sent", "not asked yet", "no answer", "yes?", "Yes, but only by mail", "noted", "-", "pending"]
)
def test_what_is_neither_stays_unknown(raw: str) -> None:
    assert read_consent(raw) is None


def test_a_consent_that_is_neither_is_imported_and_its_line_named() -> None:
    made = plan("name,consent\nAnn,consent form sent\n")
    assert made.people == (Person(id="1000", name="Ann"),)
    assert said(made, '"consent form sent" is neither yes nor no; consent stays unknown (line 2).')


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("3 April 2026", date(2026, 4, 3)),
        ("April 3rd, 2026", date(2026, 4, 3)),
        ("Fri 3-Apr-2026 10:15", date(2026, 4, 3)),
        ("3. März 2026", date(2026, 3, 3)),
        ("25/04/2026", date(2026, 4, 25)),
        ("2026/4/3", date(2026, 4, 3)),
        ("45678", date(2025, 1, 21)),
        ("45678.5", date(2025, 1, 21)),
        ("03/04/2026", None),
        ("3-Apr-26", None),
        ("31 February 2026", None),
        ("3 April or 4 April 2026", None),
        ("12345", None),
        ("last week", None),
    ],
)
def test_a_day_is_read_where_it_can_only_be_one(raw: str, day: date | None) -> None:
    assert read_date(raw) == day


def test_a_consent_date_that_is_not_understood_stays_empty() -> None:
    rows = "Ann,yes,03/04/2026\nBob,yes,\nCat,yes,3 April 2026\nDan,yes,45678\n"
    made = plan("name,consent,consent date\n" + rows)
    assert [p.consent_on for p in made.people] == [None, TODAY, date(2026, 4, 3), date(2025, 1, 21)]
    assert said(made, '"03/04/2026" is not a date such as 2026-05-08, or can be two days, and was left out (line 2).')
    assert said(made, 'check them (line 4: "3 April 2026" is 2026-04-03, line 5: "45678" is 2025-01-21).')


def test_the_day_of_an_earlier_answer_is_not_that_of_a_new_one() -> None:
    here = (Person(id="5", name="Ann", consent="no", consent_on=date(2025, 1, 2)),)
    made = plan("name,consent,consent date\nAnn,yes,last week\n", here=here, duplicates="update")
    assert made.people == (replace(here[0], consent="yes", consent_on=None),)


class TestSides:
    ANN = Person(id="5", name="Ann Lee", email="ann@x.example", role="mentor", unit="A")

    @pytest.mark.parametrize("duplicates", ["skip", "update"])
    def test_are_both_when_two_lists_differ(self, duplicates: str) -> None:
        roster = "name,email\nANN LEE,ann@x.example\n"
        made = plan(roster, here=(self.ANN,), role="mentee", duplicates=duplicates)
        name = "Ann Lee" if duplicates == "skip" else "ANN LEE"
        assert made.people == (replace(self.ANN, role="both", name=name),)
        assert (made.added, made.updated, made.duplicates) == (0, 1, ())
        assert said(made, "1 person is listed as mentor and as mentee")
        again = plan(roster, here=made.people, role="mentor", duplicates=duplicates)
        assert (again.updated, again.edit.changes) == (0, ())
        assert not said(again, "listed as mentor")

    @pytest.mark.parametrize("duplicates", ["skip", "update"])
    def test_are_both_when_two_lines_differ(self, duplicates: str) -> None:
        roster = "name,role,unit\nAnn,mentor,A\nBob,mentor,A\nAnn,mentee,B\nBob,mentor,B\nAnn,mentor,C\n"
        made = plan(roster, duplicates=duplicates)
        unit = {"skip": ["A", "A"], "update": ["C", "B"]}[duplicates]
        assert [(person.role, person.unit) for person in made.people] == [("both", unit[0]), ("mentor", unit[1])]
        assert (made.added, made.updated) == (2, 0)
        assert said(made, "1 person is listed as mentor and as mentee")

    def test_are_left_alone_when_two_people_have_the_name(self) -> None:
        here = (Person(id="5", name="Kim", role="mentor"), Person(id="6", name="Kim", role="mentor"))
        made = plan("name,role\nKim,mentee\n", here=here)
        assert (made.updated, len(made.duplicates)) == (0, 1)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\x00\x01\x02\x03" * 50, b'name,x\nAnn,"open\n', b"name,team\n"])
def test_a_file_that_cannot_be_read_is_named(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        plan("name\nAnn\n", data)
    assert caught.value.sentence.startswith("list 1.csv: ")
    assert caught.value.sentence.count("list 1.csv") == 1


def test_a_file_without_names_is_named_among_several() -> None:
    with pytest.raises(BadInput, match=r"^list 1\.csv: No column holds names"):
        plan("name\nAnn\n", "team,unit\nA,B\n")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_half_a_character_does_not_turn_the_rest_into_another_encoding(mark: bytes) -> None:
    made = plan(mark + b"name,team\nAnn \xed\xa0\x80 Lee,A\nZo\xc3\xab,A\n")
    assert [person.name for person in made.people] == ["Ann \ufffd Lee", "Zoë"]
    assert said(made, "1 damaged letter was replaced")
    assert not said(made, "Windows-1252")


class TestWhatDecidesPairs:
    def test_comes_in_by_a_file(self) -> None:
        goals = About(
            objectives=(Objective(id="o1", text="Leaders hear how it is"), Objective(id="o2", text="Fewer go"))
        )
        made = plan(
            "name,serves,talking style,style plan,time zone,appraised by,from outside\n"
            "Ann,Fewer go; Leaders hear how it is,1,5,london,Bea,yes\nBea,Fame,,,Mars,,no\n",
            here=(goals,),
        )
        ann, bea = made.people
        assert (ann.serves, ann.style, ann.time_zone) == (("o2", "o1"), Style(talk=1, plan=5), "Europe/London")
        assert (ann.reviewers, ann.external, bea.external) == ((bea.id,), True, False)
        assert (bea.serves, bea.time_zone) == ((), "")
        assert said(made, '"Fame" is no objective of this programme and was left out (line 3).')
        assert said(made, '"Mars" is no time zone such as Europe/London or +02:00 and was left out (line 3).')


ANN = Person(
    id="5", name="Ann", title="Chef", unit="Kitchen", manager_named="Ruth", avoids=("6",), consent="yes",
    consent_on=TODAY, mentor_room=3, style=Style(talk=5, gentle=2), external=True,
)  # fmt: skip
HEADINGS = "name,job title,department,manager,avoids,consent,room,style talk,external,site"


class TestADash:
    def test_empties_what_is_known_of_somebody_already_here_and_says_so(self) -> None:
        made = plan(f"{HEADINGS}\nAnn,-,,-,-,-,-,-,-,-\n", here=(ANN,), duplicates="update")
        assert made.people == (Person(id="5", name="Ann", unit="Kitchen", style=Style(gentle=2)),)
        emptied = [remark for remark in made.remarks if "empties" in remark]
        assert len(emptied) == 7, "a site that was empty before is no news"
        assert 'The cell "-" empties "job title" (line 2).' in emptied

    def test_gives_way_to_what_another_column_or_a_later_line_says(self) -> None:
        made = plan(
            "name,job title,skills,expertise\nAnn,-,-,fish\nAnn,Head chef,,\n", here=(ANN,), duplicates="update"
        )
        assert [(one.title, one.offers[0].topic) for one in made.people] == [("Head chef", "fish")]
        made = plan("name,job title\nAnn,Head chef\nAnn,-\n", here=(ANN,), duplicates="update")
        assert made.people[0].title == ""

    @pytest.mark.parametrize("how", ["skip", "add"])
    def test_means_nothing_where_nobody_is_brought_up_to_date(self, how: str) -> None:
        made = plan(f"{HEADINGS}\nAnn,-,-,-,-,-,-,-,-,-\nBea,-,-,-,-,-,-,-,-,-\n", here=(ANN,), duplicates=how)
        assert [one for one in made.people if one != replace(Person(id="", name=one.name), id=one.id)] == []
        assert not said(made, "empties")

    def test_never_takes_a_name(self) -> None:
        made = plan("name,email\n-,ann@x.example\n", here=(replace(ANN, email="ann@x.example"),), duplicates="update")
        assert [line.reason for line in made.kept_aside] == ["no name"]
