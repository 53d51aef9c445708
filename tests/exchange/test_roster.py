"""Does an import change exactly what its plan says, and say what the user should know?"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.exchange.roster.plan import ImportPlan, plan_import
from rmtui.exchange.roster.tables import read_table
from rmtui.programme.about import About
from rmtui.programme.cleaning import clean_line
from rmtui.programme.edit import apply
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import Programme, tables_of

TODAY = date(2026, 5, 8)
LADDER = ("AA", "AO", "HEO", "SCS1")


def plan(*files: str | bytes, here: tuple[Any, ...] = (), **options: Any) -> ImportPlan:
    """Plan the import of files, as a command without options would."""
    numbers = count(1000)
    known: dict[str, Any] = {
        "role": None, "mapping": {}, "duplicates": "skip", "ladder": None, "today": TODAY,
        "new_id": lambda: str(next(numbers)),
    }  # fmt: skip
    known.update(options)
    tables = [
        read_table(data.encode() if isinstance(data, str) else data, f"list {number}.csv", list(known["mapping"]))
        for number, data in enumerate(files)
    ]
    return plan_import(tables, Programme(tables_of(here)), **known)


def after(made: ImportPlan, *here: Any) -> Programme:
    return Programme(apply(tables_of(here), made.edit))


def said(made: ImportPlan, words: str) -> bool:
    return any(words in remark for remark in made.remarks)


def test_a_whole_line_becomes_a_person() -> None:
    made = plan(
        "Full name;E-mail;Job title;Role;Department;Team;Languages;Availability;Grade;Can teach;Wants to learn;"
        "External;Consent;Capacity;Reports to;Preferred name\n"
        'Zoë Lee;zoe@x.example;Analyst;mentor;Finance;Books;English, German;"Mon am, Tue pm";ao;short video:4, AI:5;'
        "budget:1;no;yes;2;Bob Ray;Zo\n"
        "Bob Ray;;;;;;;;;;;;;;;\n",
        ladder=LADDER,
    )
    person = Person(
        id="1000", name="Zoë Lee", short_name="Zo", email="zoe@x.example", title="Analyst", role="mentor",
        unit="Finance", team="Books", languages=("English", "German"), slots=("Mon am", "Tue pm"), rank="AO",
        offers=(Offer(topic="short video", level=4), Offer(topic="AI", level=5)),
        wants=(Want(topic="budget", priority=1),), consent="yes", consent_on=TODAY, mentor_room=2, mentee_room=2,
        manager="1001",
    )  # fmt: skip
    assert made.people == (person, Person(id="1001", name="Bob Ray"))
    programme = after(made)
    assert programme.people.all() == made.people
    assert programme.about.ladder == LADDER
    assert made.edit.label == "Imported 2 people"
    assert made.as_json()["added"] == 2


def test_nothing_stays_when_the_import_is_taken_back() -> None:
    here = (About(brand="North", ladder=LADDER[:2]), Person(id="5", name="Ann Lee", manager_named="bob ray"))
    made = plan("name,unit\nAnn Lee,A\nBob Ray,B\n", here=here, duplicates="update", ladder=LADDER)
    tables = tables_of(here)
    assert apply(apply(tables, made.edit), made.edit.reversed()) == tables


def test_a_list_that_uses_mentor_for_the_senior_side() -> None:
    mentees = (
        "first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,"
        "match with similar identity,identity to match,biography\n"
        'Kim,00,kim@x.example,yes,Some role,HEO,Joy,Policy,yes,Gay,"My characteristics is Gay. "\n'
        "Lou,01,lou@x.example,no,Some role,AA,Love,HR,no,,\n"
    )
    made = plan(mentees, role="mentor", ladder=LADDER)
    assert [(person.name, person.role, person.rank) for person in made.people] == [
        ("Kim 00", "mentor", "HEO"), ("Lou 01", "mentor", "AA"),
    ]  # fmt: skip
    assert made.columns == {
        "first name": "first name", "last name": "last name", "email address": "email", "job title": "title",
        "both mentor and mentee": None, "grade": "rank", "organisation": "unit", "profession": "function",
        "match with similar identity": None, "identity to match": None, "biography": None,
    }  # fmt: skip
    assert said(made, '"both mentor and mentee" was ignored')
    assert said(made, "Personal background was not read")
    assert said(made, "Free text was not read")
    assert "Gay" not in repr(made.edit)
    assert [person.role for person in plan(mentees).people] == ["both", ""]


def test_sides_that_seem_swapped_are_mentioned() -> None:
    roster = "name,role,grade\nAnn,mentor,SCS1\nBob,mentee,AA\n"
    assert said(plan(roster, ladder=LADDER), "mentors stand higher")
    assert not said(plan(roster), "mentors stand higher")
    assert not said(plan("name,role,grade\nAnn,mentor,AA\nBob,mentee,SCS1\n", ladder=LADDER), "mentors stand higher")


def test_a_role_column_with_job_titles_is_one_of_job_titles() -> None:
    made = plan("Name,Role\nAnn,Analyst\nBob,Cook\n", role="mentee")
    assert made.columns == {"Name": "name", "Role": "title"}
    assert [(person.title, person.role) for person in made.people] == [("Analyst", "mentee"), ("Cook", "mentee")]
    made = plan("Name,Role\nAnn,mentor\nBob,cook\n")
    assert [person.role for person in made.people] == ["mentor", ""]
    assert said(made, '"cook" is no role; the role stays open (line 3).')


def test_columns_mean_what_the_user_says() -> None:
    made = plan("Wer,Notes,Team\nAnn,a; b,X\n", mapping={"wer": "name", "Notes": "notes", "Team": ""})
    assert made.people == (Person(id="1000", name="Ann", notes="a; b"),)
    assert made.columns == {"Wer": "name", "Notes": "notes", "Team": None}
    with pytest.raises(BadInput, match="No column holds names"):
        plan("Wer,Team\nAnn,X\n")
    with pytest.raises(BadInput, match="no heading"):
        plan("name\nAnn\n", mapping={"Boss": "manager"})


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",ann@x.example,,", "no name"),
        ("-,ann@x.example,,", "no name"),
        ("x" * 201 + ",,,", "200"),
        ("Ann,,,,extra", "5 cells"),
    ],
)
def test_a_line_that_would_need_guessing_is_kept_aside(row: str, words: str) -> None:
    made = plan(f"name,email,can teach,capacity\nBob,,,\n{row}\n")
    [aside] = made.as_json()["kept_aside"]
    assert aside["line"] == 3
    assert words in aside["reason"]
    assert made.added == 1


def test_one_bad_cell_never_costs_a_person() -> None:
    made = plan("name,email,can teach,capacity\nAnn,,video:9; AI:4,99\n")
    assert made.people == (Person(id="1000", name="Ann", offers=(Offer(topic="video"), Offer(topic="AI", level=4))),)
    assert said(made, "level")
    assert said(made, '"99" does not say how many')


def test_what_a_cell_cannot_say_is_left_out_and_told() -> None:
    made = plan("name,email,consent,slots\nAnn,at home,perhaps,whenever the cat sleeps\nBob,n/a,-,Mon am\n")
    assert made.people == (Person(id="1000", name="Ann"), Person(id="1001", name="Bob", slots=("Mon am",)))
    assert said(made, '"at home" is no e-mail address and was left out (line 2).')
    assert said(made, '"perhaps" is neither yes nor no')
    assert said(made, "A time to meet was not understood")


def test_names_are_stored_clean_and_otherwise_verbatim() -> None:
    names = ["[/red]", "[@click=app.quit]x[/]", "\x1b[31mRed\x07", "\u202eevil", "Zoe\u0308", "=1+1"]
    made = plan("name\n" + "\n".join(names))
    stored = ["[/red]", "[@click=app.quit]x[/]", "[31mRed", "evil", "Zoë", "=1+1"]
    assert [person.name for person in made.people] == stored
    assert said(made, "2 control characters were removed")


def test_long_notes_are_kept_whole() -> None:
    long = "one two\n" * 2000
    made = plan(f'name,notes\nAnn,"{long}"\n', mapping={"notes": "notes"})
    assert made.people[0].notes == long.strip("\n")


class TestDuplicates:
    ANN = Person(id="5", name="Zoë Lee", email="zoe@x.example", team="Books", avoids=("6",))
    BOB = Person(id="6", name="Bob Ray")
    ROSTER = "name,email,unit\nZOE LEE,ZOE@x.example,A\nbob  RAY,bob@x.example,B\nZoë Lee,other@x.example,C\n"

    def test_are_skipped_and_listed(self) -> None:
        made = plan(self.ROSTER, here=(self.ANN, self.BOB))
        assert made.as_json()["duplicates"] == [{"line": 2, "like": "5"}, {"line": 3, "like": "6"}]
        assert [person.email for person in made.people] == ["other@x.example"]
        again = plan(self.ROSTER, here=(self.ANN, self.BOB, *made.people))
        assert (again.added, again.edit.changes, len(again.duplicates)) == (0, (), 3)

    def test_are_updated_where_the_line_says_something(self) -> None:
        made = plan(self.ROSTER, here=(self.ANN, self.BOB), duplicates="update")
        assert (made.added, made.updated, made.duplicates) == (1, 2, ())
        people = after(made, self.ANN, self.BOB).people
        assert people["5"] == replace(self.ANN, name="ZOE LEE", email="ZOE@x.example", unit="A")
        assert people["6"] == replace(self.BOB, name="bob RAY", email="bob@x.example", unit="B")
        here = people.all()
        again = plan(self.ROSTER, here=here, duplicates="update")
        assert (again.added, again.updated, again.edit.changes) == (0, 0, ())

    def test_are_added_when_asked_to(self) -> None:
        made = plan(self.ROSTER, here=(self.ANN, self.BOB), duplicates="add")
        assert (made.added, made.updated) == (3, 0)
        assert said(made, "2 lines are like somebody")

    def test_count_within_one_file(self) -> None:
        roster = "name,email,unit\nAnn,,A\nann,ann@x.example,\nANN,ann@x.example,C\n"
        assert [line.like for line in plan(roster).duplicates] == ["1000", "1000"]
        [person] = plan(roster, duplicates="update").people
        assert person == Person(id="1000", name="ANN", email="ann@x.example", unit="C")

    def test_are_not_guessed_among_several(self) -> None:
        here = (Person(id="5", name="Kim"), Person(id="6", name="Kim"))
        made = plan("name,unit\nKim,A\n", here=here, duplicates="update")
        assert (made.updated, made.kept_aside[0].line) == (0, 2)

    def test_who_avoids_somebody_keeps_avoiding_her(self) -> None:
        cat = Person(id="7", name="Cat Ito")
        roster = "name,email,avoids\nZoë Lee,zoe@x.example,Cat Ito\n"
        made = plan(roster, here=(self.ANN, self.BOB, cat), duplicates="update")
        assert made.people[0].avoids == ("6", "7")


class TestNamedPeople:
    def test_are_found_by_mail_and_name_in_the_list_and_the_programme(self) -> None:
        here = (Person(id="5", name="José Núñez", email="jose@x.example"),)
        made = plan(
            "name,manager,reviewers,avoids,wishes\n"
            'Ann Lee,JOSE@x.example,"Lee, Bob",Jose Nunez; bob lee,José Núñez <other@x.example>\n'
            "Bob Lee,Jose Nunez,,,\n",
            here=here,
        )
        ann, bob = made.people
        assert (ann.manager, ann.reviewers, ann.avoids, ann.wishes) == ("5", (bob.id,), ("5", bob.id), ("5",))
        assert bob.manager == "5"

    def test_stay_as_named_until_they_come(self) -> None:
        first = plan("name,manager\nAnn,Bob Ray\n")
        assert first.people == (Person(id="1000", name="Ann", manager_named="Bob Ray"),)
        assert said(first, 'Not in the list (yet): the managers "Bob Ray"')
        second = plan("name\nBOB RAY\n", here=first.people, new_id=lambda: "2000")
        assert after(second, *first.people).people["1000"] == Person(id="1000", name="Ann", manager="2000")
        assert (second.added, second.updated) == (1, 0)
        assert said(second, "The manager of 1 person already here is now known.")

    def test_are_not_guessed_among_several(self) -> None:
        made = plan("name,email,manager\nKim,k@x.example,\nKim,l@x.example,\nAnn,,Kim\n")
        assert (made.people[2].manager, made.people[2].manager_named) == ("", "Kim")
        assert said(made, 'More than one person is called "Kim"')

    def test_in_a_circle_are_told_and_imported(self) -> None:
        made = plan("name,manager\nAnn,Bob\nBob,Cat\nCat,Ann\nEve,Ann\nSelf,Self\n")
        assert made.added == 5
        assert said(made, "report to each other in a circle: Ann, Bob, Cat.")
        assert said(made, "named as her own manager")
        assert made.people[4].manager == ""

    def test_to_avoid_or_meet_who_are_unknown_are_told(self) -> None:
        made = plan("name,avoids,wishes\nAnn,Secret Foe,Far Friend\n")
        assert said(made, "Somebody to avoid is not in the list")
        assert not said(made, "Secret Foe")
        assert said(made, '"Far Friend" (wishes) could not be found (line 2).')

    def test_may_be_given_by_several_columns(self) -> None:
        made = plan("name,Manager name,Manager email\nAnn,Pat Doe,bob@x.example\nBob,,\n", here=(
            Person(id="5", name="Robert", email="bob@x.example"),))  # fmt: skip
        assert made.people[0].manager == "5"


def test_ranks_that_are_not_on_the_ladder_are_told() -> None:
    made = plan("name,grade\nAnn,heo\nBob,Boss\n", ladder=LADDER)
    assert said(made, 'Not on the ladder, and so unknown when pairing: "Boss"')
    assert said(plan("name,grade\nAnn,HEO\n"), 'The order of these ranks is not known yet: "HEO"')
    assert plan("name,grade\nAnn,scs 1\n", here=(About(ladder=("AA", "SCS 1")),)).people[0].rank == "SCS 1"


def test_consent_keeps_its_date() -> None:
    here = (Person(id="5", name="Ann", consent="yes", consent_on=date(2025, 1, 2)), Person(id="6", name="Bob"))
    made = plan("name,consent,consent date\nAnn,yes,\nBob,no,2026-03-04\n", here=here, duplicates="update")
    assert made.people == (replace(here[1], consent="no", consent_on=date(2026, 3, 4)),)


def test_several_files_are_one_import() -> None:
    unicode_text = b"\xff\xfe" + "Eve".encode("utf-16-le")
    made = plan("name,manager\nAnn,Bob\n,\nx,y,z\n", "Name;Division\nBob;B\nAnn;C\n", unicode_text)
    assert made.added == 3
    assert made.people[0].manager == made.people[1].id
    told = made.as_json()
    assert told["columns"] == {"name": "name", "manager": "manager", "Name": "name", "Division": "unit"}
    assert told["duplicates"] == [{"file": "list 1.csv", "line": 3, "like": "1000"}]
    reason = "it has 3 cells, but there are 2 headings"
    assert told["kept_aside"] == [{"file": "list 0.csv", "line": 4, "reason": reason}]
    assert plan("name\nAnn\nAnn\n", "name\nBob\n").as_json()["duplicates"][0]["file"] == "list 0.csv"


def test_a_ladder_that_makes_no_sense_changes_nothing() -> None:
    with pytest.raises(BadInput, match="twice"):
        plan("name\nAnn\n", ladder=("AA", "AO", "aa"))


def test_a_list_where_nobody_is_new_changes_nothing() -> None:
    made = plan("name\nAnn\n", here=(Person(id="5", name="Ann"),))
    assert made.edit.changes == ()
    assert made.as_json() == {
        "added": 0, "updated": 0, "duplicates": [{"line": 2, "like": "5"}], "kept_aside": [],
        "columns": {"name": "name"}, "asked": [], "changes": [], "to_settle": [], "without_side": [], "off_ladder": [],
    }  # fmt: skip


WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=15)
WORDS = WORD.map(lambda text: clean_line(text.replace("'", "")))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6))
def test_every_line_is_added_listed_or_kept_aside(rows: list[tuple[str, str, str]]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["name", "department", "line manager"])
    writer.writerows([("Ann Lee", "", ""), *rows])
    made = plan(out.getvalue())
    filled = sum(any(map(str.strip, row)) for row in rows) + 1
    assert made.added + len(made.duplicates) + len(made.kept_aside) == filled
    assert after(made).people.all() == made.people
    again = plan(out.getvalue(), here=made.people)
    assert (again.added, again.updated) == (0, 0)
