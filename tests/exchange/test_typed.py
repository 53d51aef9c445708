"""Is each line of a list of names understood, typed and in a file alike, and does nothing misread become a fact?"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.exchange.roster.omissions import left_out
from rmtui.exchange.roster.plan import ImportPlan, plan_import
from rmtui.exchange.roster.tables import Table, read_table
from rmtui.exchange.roster.typed_lists import is_table, list_as_table, typed_table
from rmtui.programme.about import About, Labels
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.screens.people.readings import readings

ROLES_ANYWHERE = {
    "Martin Vale, mentee, CFO": ("Martin Vale", "mentee", "", "CFO", ""),
    "mentor: Bob Low": ("Bob Low", "mentor", "", "", ""),
    "Bob Low: mentor": ("Bob Low", "mentor", "", "", ""),
    "mentor Bob Low": ("Bob Low", "mentor", "", "", ""),
    "Bob Low mentor": ("Bob Low", "mentor", "", "", ""),
    "Mentor, Bob Low, Sales": ("Bob Low", "Mentor", "", "", "Sales"),
    "CFO, mentor": ("CFO", "mentor", "", "", ""),
    "CFO: Martin Vale": ("Martin Vale", "", "", "CFO", ""),
    "Learner - Tom Reed, HR, Director of People": ("Tom Reed", "Learner", "", "Director of People", "HR"),
    "Kim Sole - Head of Sales - Leeds": ("Kim Sole", "", "", "Head of Sales", "Leeds"),
    "Ann Berg, Head Office": ("Ann Berg", "", "", "", "Head Office"),
    "Jane Roe (Sales Manager), Executive Office": ("Jane Roe", "", "", "Sales Manager", "Executive Office"),
    "Li Na, Filialleiterin, Leeds": ("Li Na", "", "", "Filialleiterin", "Leeds"),
    "山田 太郎, 営業部長, mentor": ("山田 太郎", "mentor", "", "営業部長", ""),
    "asha@x.example, Asha Rao": ("Asha Rao", "", "asha@x.example", "", ""),
    "asha@x.example": ("asha", "", "asha@x.example", "", ""),
    "Junior Santos": ("Junior Santos", "", "", "", ""),
    "Senior Ortega, mentee": ("Senior Ortega", "mentee", "", "", ""),
    "Ann Learner": ("Ann Learner", "", "", "", ""),
    "Robert Low (Bob)": ("Robert Low (Bob)", "", "", "", ""),
    "Anne - Marie": ("Anne - Marie", "", "", "", ""),
    "[b, 部長, [/]": ("[b", "", "", "部長", "[/]"),
}


@pytest.mark.parametrize("line", ROLES_ANYWHERE)
def test_a_role_stands_anywhere_and_a_job_is_no_unit(line: str) -> None:
    table = typed_table(line, programme(About(labels=Labels(mentee="learner", mentees="learners"))))
    assert table is not None
    assert [tuple(row.cells) for row in table.rows] == [ROLES_ANYWHERE[line]]


def test_several_names_may_follow_a_word_for_several_people() -> None:
    table = typed_table("Mentors: Bob Low, Ann Berg\nmentees\nKim Sole\nMentors: Bob Low, CFO", programme())
    assert table is not None
    assert [(row.line, *row.cells[:2], row.cells[3]) for row in table.rows] == [
        (1, "Bob Low", "Mentors", ""),
        (1, "Ann Berg", "Mentors", ""),
        (3, "Kim Sole", "mentees", ""),
        (4, "Bob Low", "Mentors", "CFO"),
    ]


def programme(*values: About | Person) -> Programme:
    """Return a programme that holds these."""
    return Programme(tables_of(values))


def plan(table: Table, programme: Programme, **mapping: str) -> ImportPlan:
    numbers = count(100)
    return plan_import(
        [table], programme, role=None, mapping=mapping, duplicates="skip", ladder=None, today=date(2026, 5, 8),
        new_id=lambda: str(next(numbers)),
    )  # fmt: skip


def people(text: str, **mapping: str) -> list[tuple[str, str]]:
    """Return names and roles as the file would bring them."""
    table = read_table(text.encode(), "names.txt", tuple(mapping))
    return [(person.name, person.role) for person in plan(table, Programme(tables_of([])), **mapping).people]


FILES = {
    "1. Ilse Brandt\n2. Greta Olsen\n3) Uwe Prinz\n": [("Ilse Brandt", ""), ("Greta Olsen", ""), ("Uwe Prinz", "")],
    "Name\n- Ilse Brandt\n* Greta Olsen\n": [("Ilse Brandt", ""), ("Greta Olsen", "")],
    "Mentors:\nAsha Rao\nLearners:\nLee Chen\n": [("Asha Rao", "mentor"), ("Lee Chen", "mentee")],
    "Asha Rao (mentor)\nLee Chen - mentee\nKim Sole\n": [
        ("Asha Rao", "mentor"),
        ("Lee Chen", "mentee"),
        ("Kim Sole", ""),
    ],
    '"Rao, Asha"\n"Chen, Lee"\n': [("Asha Rao", ""), ("Lee Chen", "")],
    "Ann Lee\nKim Sole\nRao, Asha\n": [("Ann Lee", ""), ("Kim Sole", ""), ("Rao, Asha", "")],
    "Ann Lee\nKim Sole\nAsha Rao, mentor\n": [("Ann Lee", ""), ("Kim Sole", ""), ("Asha Rao", "mentor")],
    "Junior\nSenior\n": [("Junior", ""), ("Senior", "")],
    "[@click=app.quit]x[/]\n": [("[@click=app.quit]x[/]", "")],
    "Anne - Marie\n": [("Anne - Marie", "")],
}


@pytest.mark.parametrize("text", FILES)
def test_a_file_of_names_is_read_as_the_same_names_typed(text: str) -> None:
    assert people(text) == FILES[text]


def test_a_list_under_a_heading_named_by_hand_is_read_too() -> None:
    assert people("Wer\n1. Ann Lee\nMentors:\nBo Ray\n", Wer="name") == [("Ann Lee", ""), ("Bo Ray", "mentor")]


def test_a_line_like_a_heading_is_kept_aside_and_gives_nobody_a_role() -> None:
    table = list_as_table(read_table(b"Mentors:\nAnn Lee\nSales:\nBo Ray\n", "n.txt"), About(), {})
    made = plan(table, Programme(tables_of([])))
    assert [(person.name, person.role) for person in made.people] == [("Ann Lee", "mentor"), ("Bo Ray", "")]
    assert [(aside.line, aside.cells) for aside in made.kept_aside] == [(3, ("Sales:",))]


def test_a_table_with_more_than_one_column_is_left_as_it_is() -> None:
    table = read_table(b"name,unit\n1. Ann Lee,Mentors:\n", "t.csv")
    assert list_as_table(table, About(), {}) is table


def test_who_adds_nobody_is_told_with_the_reason() -> None:
    held = programme(Person(id="1", name="Ann Berg"))
    table = typed_table("Ann Berg\nBo Ray\nBo Ray\n" + "x" * 300, held)
    assert table is not None
    reasons = left_out(table, plan(table, held), held)
    assert {row.line: reason.partition(":")[0] for row, reason in reasons.items()} == {
        1: "here already, left out", 3: "named twice, added once", 4: "kept aside",
    }  # fmt: skip


COMMAS = {
    "O'Neil, Pat": [("Pat O'Neil", "")],
    "O'Neil, Pat, mentor, Sales": [("Pat O'Neil", "Sales")],
    "van der Berg, Anna <a@x.example>": [("Anna van der Berg", "")],
    "SMITH, JOHN": [("JOHN SMITH", "")],
    "Rao, Asha - Head of Sales": [("Asha Rao", "")],
    "Pat O'Neil, PhD": [("Pat O'Neil, PhD", "")],
    "Garcia Lopez, Maria\nRao, Asha\nChen, Lee": [("Maria Garcia Lopez", ""), ("Asha Rao", ""), ("Lee Chen", "")],
    "Asha, Sales": [("Asha", "Sales")],
    "Asha, HR": [("Asha", "HR")],
    "Asha, Human Resources": [("Asha", "Human Resources")],
    "Asha, Leeds": [("Asha", "Leeds")],
    "Asha\tPat": [("Asha", "Pat")],
    "Ann Berg, Bristol\nAsha, Bristol": [("Ann Berg", "Bristol"), ("Asha", "Bristol")],
    "Kim Sole\nBo Ray\nO'Neil, Pat": [("Kim Sole", ""), ("Bo Ray", ""), ("O'Neil, Pat", "")],
}
"""What is typed, and the names and units it gives where somebody of the programme works in Leeds."""


@pytest.mark.parametrize("text", COMMAS)
def test_a_last_name_before_a_comma_is_told_from_a_name_before_its_unit(text: str) -> None:
    here = programme(Person(id="1", name="Lu Ho", site="Leeds"))
    table = typed_table(text, here)
    assert table is not None
    made = plan(table, here)
    assert [(person.name, person.unit) for person in made.people] == COMMAS[text]
    turned = [person.name for person in made.people if f" {person.name}"[1:] not in text and "," not in person.name]
    assert bool(turned) == any("stood first" in remark for remark in made.remarks)


def test_a_comma_in_a_typed_name_is_answered_beside_the_line() -> None:
    for text, said in (("O'Neil, Pat", "last name first: Pat O'Neil"), ("Kim Sole\nBo Ray\nO'Neil, Pat", "as written")):
        table = typed_table(text, programme())
        assert table is not None
        rows = readings(table, plan(table, programme()), programme(), 90, 1)
        assert said in rows[-1].content.plain


PIECES = st.sampled_from(
    [
        "O'Neil", "Pat", "Asha Rao", "van der Berg", "SMITH", "Sales", "HR", "Leeds", "mentor", "Mentees", "CFO", "PhD",
        "Head of Sales", "a@x.example", "b@y.example", "<c@z.example>", "(mentee)", "(Bob)", "R&D", "Dr", "山田 太郎",
    ]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(PIECES, st.sampled_from([", ", ",", "; ", "\t", " - ", ": ", " ", " | "])), min_size=1, max_size=6
    )
)
def test_no_word_of_a_typed_line_is_lost(pieces: list[tuple[str, str]]) -> None:
    line = "".join(word + sign for word, sign in pieces)
    table = typed_table(line, programme())
    shown = Counter[str]()
    for row in table.rows if table else ():
        shown.update(re.findall(r"[\w'&@.]+", " ".join(row.cells)))
    aside = [cell for one in table.aside for cell in one.cells] if table else []
    missing = Counter(re.findall(r"[\w'&@.]+", line)) - shown - Counter(re.findall(r"[\w'&@.]+", " ".join(aside)))
    assert table is None or not missing, (line, table.rows)


NAMES = st.sampled_from(["Asha Rao", "Lee Chen", "Zoë Ångström", "山田 太郎", "Mia [Ito]"])
MARKS = st.sampled_from(["", "- ", "* ", "• ", "7. ", "12) "])


@given(st.lists(st.tuples(MARKS, NAMES), min_size=1, max_size=8))
def test_marks_and_numbers_before_names_change_nobody(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(mark + name for mark, name in lines)
    names = [name for _, name in lines]
    typed = typed_table(text, programme())
    listed = list_as_table(read_table(text.encode(), "n.txt"), About(), {})
    assert typed is not None
    assert [row.cells[0] for row in typed.rows] == names
    assert [row.cells[0] for row in listed.rows] == names


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=6))
def test_any_text_gives_people_with_names_or_nobody(lines: list[str]) -> None:
    table = typed_table("\n".join(lines), programme())
    assert table is None or all(row.cells[0].strip() and len(row.cells) == 5 for row in table.rows)
    assert isinstance(is_table("\n".join(lines)), bool)
