"""Are headings understood as people write them, and is background never read by itself?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtui.errors import BadInput
from rmtui.exchange.roster.headings import check_mapping, columns_of, guess
from rmtui.exchange.roster.vocabulary import BESIDE, BY_HAND, FIELDS, SYNONYMS
from rmtui.programme.about import About
from rmtui.programme.catalogue.fields import label_of
from rmtui.programme.catalogue.person import PERSON


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("NAME", "name"),
        ("What is your full name?", "name"),
        ("Name (first and last)", "name"),
        ("FirstName", "first name"),
        ("last_name", "last name"),
        ("Vorname", "first name"),
        ("Nachname", "last name"),
        ("Prénom", "first name"),
        ("What do you prefer to be called?", "short_name"),
        ("E-mail Address", "email"),
        ("eMail", "email"),
        ("Correo electrónico", "email"),
        ("Job title", "title"),
        ("Mentor or mentee?", "role"),
        ("Would you like to be a mentor or a mentee?", "role"),
        ("both mentor and mentee", "both"),
        ("organisation", "unit"),
        ("Abteilung", "unit"),
        ("Département", "unit"),
        ("Which department do you work in?", "unit"),
        ("Department (e.g. Sales)", "unit"),
        ("Your team", "team"),
        ("Where are you based?", "site"),
        ("profession", "function"),
        ("Sprache(n)", "languages"),
        ("Which languages do you speak?", "languages"),
        ("When are you usually free?", "slots"),
        ("Time zone", "time_zone"),
        ("grade", "rank"),
        ("Who is your line manager?", "manager"),
        ("Line manager's e-mail", "manager"),
        ("Führungskraft", "manager"),
        ("Reports to", "manager"),
        ("Who reviews your performance?", "reviewers"),
        ("Which teams do you lead?", "leads"),
        ("What could you teach a colleague?", "offers"),
        ("What could others learn from you?", "offers"),
        ("Which topics would you like to learn about?", "wants"),
        ("Which skills would you like to learn?", "wants"),
        ("Who would you rather not be paired with?", "avoids"),
        ("How many mentees can you take?", "mentor_room"),
        ("Are you external to the organisation?", "external"),
        ("Do you consent to your data being stored?", "consent"),
        ("Timestamp", None),
        ("Employee ID", None),
        ("Are you a manager?", None),
        ("Phone number", None),
        ("", None),
    ],
)
def test_headings_are_understood(heading: str, field: str | None) -> None:
    assert guess(heading).field == field


@pytest.mark.parametrize(
    "heading",
    [
        "match with similar identity", "identity to match", "characteristics", "Gender identity", "Your gender?",
        "Sexual orientation", "Ethnicity", "Ethnic group (optional)", "Race", "Religion or belief", "Faith", "Age",
        "Age group", "Date of birth", "D.O.B. / birthday", "Disability", "Health conditions", "Geschlecht", "Pronouns",
        "Which age group would you like to learn about?", "Nationality",
    ],
)  # fmt: skip
def test_background_is_never_read_by_itself(heading: str) -> None:
    assert guess(heading) == (None, "special")


@pytest.mark.parametrize(
    "heading", ["biography", "About me", "Comments", "Notes", "Anything else you would like to learn?", "Bemerkungen"]
)
def test_free_text_is_never_read_by_itself(heading: str) -> None:
    assert guess(heading) == (None, "free text")


@pytest.mark.parametrize("heading", ["Language", "Page", "Village", "Teammates", "Package", "Manager"])
def test_a_word_inside_another_is_not_background(heading: str) -> None:
    assert guess(heading).why != "special"


@given(st.sampled_from(FIELDS), st.sampled_from(["{}", " {} ", "{}:", "*{}*", "{}?"]), st.booleans())
def test_every_field_is_its_own_heading_in_any_dress(field: str, dress: str, upper: bool) -> None:
    heading = dress.format(field.replace("_", " ").replace(".", " "))
    expected = None if field in BY_HAND else field
    assert guess(heading.upper() if upper else heading).field == expected


@given(st.text(max_size=60))
def test_any_text_is_a_field_or_not_read_for_a_reason(heading: str) -> None:
    field, why = guess(heading)
    assert (field in FIELDS) != bool(why)


def test_the_first_of_two_columns_with_one_meaning_is_read() -> None:
    columns = columns_of(["Department", "Name", "Division", "Skills", "Expertise"], {})
    assert [column.field for column in columns] == ["unit", "name", None, "offers", "offers"]
    assert columns[2].why == "taken"


def test_what_the_user_says_wins() -> None:
    said = {"wer": "Name", "BIOGRAPHY": "notes", "Gender": "tags", "Team": ""}
    columns = columns_of(["Wer", "Name", "biography", "Gender", "Team"], said)
    assert [column.field for column in columns] == ["name", None, "notes", "tags", None]
    assert [column.why for column in columns] == ["", "taken", "", "", "asked"]


@pytest.mark.parametrize("field", ["first name", "First_Name", "short name", "mentor-room", "e-mail", "Department"])
def test_fields_may_be_spelled_as_people_spell_them(field: str) -> None:
    assert columns_of(["X"], {"X": field})[0].field is not None


def test_what_makes_no_sense_is_a_sentence_with_the_choices() -> None:
    with pytest.raises(BadInput, match=r'no heading "Bos".*Name, Boss'):
        check_mapping({"Bos": "manager"}, ["Name", "Boss"])
    with pytest.raises(BadInput, match=r'no field "chief person".*manager'):
        check_mapping({"Boss": "chief person"}, ["Name", "Boss"])
    with pytest.raises(BadInput, match='"email"'):
        columns_of(["A", "B"], {"A": "email", "B": "email"})


@pytest.mark.parametrize("name", [field.name for field in PERSON if field.importable])
def test_every_importable_field_has_headings_and_is_given_to_a_column_by_its_label(name: str) -> None:
    assert name in BY_HAND or name in SYNONYMS.values()
    label = label_of("people", name, About())
    assert columns_of(["Zog"], {"Zog": label})[0].field == name


def test_headings_mean_fields_of_the_catalogue_and_nothing_else() -> None:
    assert set(SYNONYMS.values()) == set(FIELDS) - BY_HAND
    assert set(FIELDS) - set(BESIDE) == {field.name for field in PERSON if field.importable}
