"""A coach pastes the eight names she has, with their roles, and they are in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual.widgets import TextArea

from rmtui.programme.about import About, Labels
from rmtui.programme.person import Person
from tests.stories.people_stage import on_stage, programme, reopened


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


EIGHT = """Asha Rao, mentor
Lee Chen (mentor)
Mia [Ito] - mentor, mia@north.example
- Wei Lin; Mentor
Learners:
Martin Vale
Ann Berg, Head Office
1. Tom Reed
Dana Okafor, both
"""


async def test_eight_names_with_roles_in_two_keys(tmp_path: Path) -> None:
    about = About(brand="Both Ways", labels=Labels(mentee="learner", mentees="learners"))
    async with on_stage(programme(tmp_path / "p", about)) as stage:
        await stage.press("p")
        await stage.type(EIGHT)
        assert stage.text("#count") == "8 people: 4 mentors, 3 learners, 1 both."
        await stage.press("ctrl+s")
        assert stage.pressed == 2
        assert stage.status == "Added 8 people. Saved. u takes it back"
        assert len(stage.rows()) == 8
    people = {person.name: person for person in reopened(tmp_path / "p")}
    assert Counter(person.role for person in people.values()) == {"mentor": 4, "mentee": 3, "both": 1}
    assert people["Mia [Ito]"].email == "mia@north.example"
    assert people["Ann Berg"].unit == "Head Office"


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_how_each_line_is_read_stands_beside_it_and_leads_back_to_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with on_stage(programme(tmp_path / "p", Person(id="1", name="Ann Berg")), size) as stage:
        await stage.press("p")
        await stage.type("Martin Vale, mentee, CFO\nmentor: Bob [b]Low\nAnn Berg, Sales\n" + "x" * 300)
        martin, bob, ann, nobody = stage.rows()
        assert martin == "Martin Vale mentee CFO"
        assert bob == "Bob [b]Low mentor"
        assert ann.startswith("Ann Berg open here already")
        assert "kept aside" in nobody
        await stage.press("tab", "up", "up", "enter")
        area = stage.app.screen.query_one(TextArea)
        assert (area.has_focus, area.cursor_location) == (True, (1, 0))
        assert stage.at().startswith("Bob")
        await stage.press("ctrl+s")
        assert stage.status.startswith("Added 2 people. Saved. u takes it back. 1 line was kept aside:")
    people = {person.name: person for person in reopened(tmp_path / "p")}
    assert (people["Martin Vale"].role, people["Martin Vale"].title, people["Martin Vale"].unit) == (
        "mentee",
        "CFO",
        "",
    )
    assert people["Bob [b]Low"].role == "mentor"
    assert (tmp_path / "p" / "exports" / "not imported.csv").exists()


async def test_who_is_here_already_is_left_out_and_leaving_keeps_the_text(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", Person(id="1", name="Ann Berg"))) as stage:
        await stage.press("p")
        await stage.type("ann berg\nLee Chen\n")
        assert "1 is here already and will be left out" in stage.text("#count")
        await stage.press("escape")
        assert len(stage.rows()) == 1
        await stage.press("p")
        assert stage.app.screen.query_one(TextArea).text == "ann berg\nLee Chen\n"
        await stage.press("ctrl+s", "p")
        assert stage.app.screen.query_one(TextArea).text == ""
        await stage.press("escape", "u")
        assert len(stage.rows()) == 1
        await stage.press("U")
    assert [person.name for person in reopened(tmp_path / "p")] == ["Ann Berg", "Lee Chen"]


async def test_names_being_typed_are_a_draft_and_never_half_saved(tmp_path: Path) -> None:
    desk = programme(tmp_path / "p")
    async with on_stage(desk) as stage:
        await stage.press("p")
        await stage.type("Asha Rao\nLee")
        assert not stage.app.drafting.settle()
        assert [draft.text for draft in desk.drafts.all()] == ["Asha Rao\nLee"]
    assert reopened(tmp_path / "p") == ()


async def test_a_table_from_a_spreadsheet_is_shown_before_it_is_kept(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p")) as stage:
        await stage.press("p")
        await stage.type("Name\tDepartment\tRole\nAsha Rao\tDesign\tmentor\n")
        assert "table with headings" in stage.text("#count")
        await stage.press("ctrl+s")
        assert "1 would be added" in stage.text("#counts")
        await stage.press("k")
        assert stage.status.startswith("Imported 1 person. Saved.")
    assert [(person.name, person.unit, person.role) for person in reopened(tmp_path / "p")] == [
        ("Asha Rao", "Design", "mentor")
    ]
