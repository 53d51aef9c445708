"""A list from a file is looked at, corrected and kept as one step, or left with nothing stored."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual.widgets import Input

from rmtui.programme.about import About
from rmtui.programme.person import Person
from tests.stories.people_stage import Stage, on_stage, programme, reopened

ROSTER = """name,role,grade,shift pattern,date of birth,line manager
[b]Asha[/b],mentor,Head,nights,1990-01-01,Ruth Abel
Lee Chen,mentor,Head,days,1991-01-01,
Martin Vale,mentee,Crew,nights,1960-01-01,
,mentee,Crew,,,
Ann Berg,mentee,Crew,days,,
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "people.csv").write_text(ROSTER, encoding="utf-8")
    (lists / "picture.png").write_bytes(b"\x89PNG")
    (lists / "[b]odd.txt").write_text("Jo Park\nWei Lin\n", encoding="utf-8")
    monkeypatch.chdir(lists)


async def open_people(stage: Stage) -> None:
    await stage.press("b")
    await stage.type("people.csv")
    await stage.press("enter")


async def test_a_roster_is_in_with_three_keys_and_out_with_one(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", Person(id="1", name="Ann Berg"))) as stage:
        await open_people(stage)
        told = "people.csv: 3 would be added, 1 left out, here already, 1 kept aside. Nothing is stored yet."
        assert stage.text("#counts") == told
        assert len(reopened(tmp_path / "p")) == 1
        shown = "\n".join(stage.rows())
        assert "line 5: kept aside: no name" in shown
        assert "line 6: left out: Ann Berg is here already" in shown
        assert "date of birth not read: personal background" in shown
        assert "shift pattern not read: not understood" in shown
        assert "[b]Asha[/b] mentor Head" in shown
        await stage.press("k")
        assert stage.pressed == 3
        assert stage.status.startswith("Imported 3 people. Saved. u takes it back. 1 line was kept aside: ")
        assert '"not imported.csv" in the folder exports holds it and says why' in stage.status
        kept = (tmp_path / "p" / "exports" / "not imported.csv").read_text(encoding="utf-8-sig")
        assert '"no name","people.csv","5","","mentee","Crew"' in kept
        assert len(stage.rows()) == 4
        await stage.press("u")
        assert len(stage.rows()) == 1
        await stage.press("U")
    assert Counter(person.role for person in reopened(tmp_path / "p")) == {"mentor": 2, "mentee": 1, "": 1}


async def test_leaving_the_preview_stores_nothing(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p")) as stage:
        await open_people(stage)
        await stage.press("escape")
        assert "Nobody is here yet" in stage.text("#empty")
    assert reopened(tmp_path / "p") == ()


async def test_a_column_can_be_read_as_something_else_or_dropped(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p")) as stage:
        await open_people(stage)
        await stage.go_to("shift pattern")
        await stage.press("enter")
        await stage.type("team")
        await stage.press("enter")
        assert "shift pattern team, as chosen nights, days" in stage.at()
        await stage.go_to("line manager")
        await stage.press("enter")
        await stage.type("drop it")
        await stage.press("enter")
        assert "line manager dropped" in stage.at()
        await stage.press("home")
        await stage.go_to("name name")
        await stage.press("enter")
        await stage.type("drop it")
        await stage.press("enter")
        assert "No column holds names" in stage.text("#wrong")
        assert "4 would be added" in stage.text("#counts")
        await stage.press("k")
    people = {person.name: person for person in reopened(tmp_path / "p")}
    assert people["Lee Chen"].team == "days"
    assert people["[b]Asha[/b]"].manager_named == ""


async def test_sides_that_look_swapped_are_asked_about_and_swapped(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p", About(brand="B", ladder=("Crew", "Head")))) as stage:
        await open_people(stage)
        await stage.go_to("swap sides?")
        await stage.press("enter")
        assert "swapped" in stage.at()
        await stage.press("k")
    roles = {person.name: person.role for person in reopened(tmp_path / "p")}
    assert (roles["Lee Chen"], roles["Martin Vale"]) == ("mentee", "mentor")


async def test_one_role_for_everybody_and_ranks_in_their_order(tmp_path: Path) -> None:
    desk = programme(tmp_path / "p", Person(id="1", name="Ann Berg"))
    async with on_stage(desk) as stage:
        await open_people(stage)
        await stage.press("r", "d")
        assert "1 changed" in stage.text("#counts")
        await stage.go_to("Ranks")
        await stage.press("enter")
        stage.app.screen.query_one(Input).value = "Crew, Head"
        await stage.press("enter")
        assert "Crew, Head" in stage.at()
        for typed, why in (("Crew, crew", "stands on the ladder twice"), ("Crew", "at least two ranks")):
            await stage.press("enter")
            stage.app.screen.query_one(Input).value = typed
            await stage.press("enter")
            assert why in stage.dialog, "a ladder that cannot be is refused before it is shown"
            assert stage.app.screen.query_one(Input).value == typed
            await stage.press("escape")
            assert "Crew, Head" in stage.at()
        await stage.press("k")
        assert desk.programme.about.ladder == ("Crew", "Head")
    assert {person.role for person in reopened(tmp_path / "p")} == {"mentor"}
    assert len(reopened(tmp_path / "p")) == 4


async def test_a_file_is_picked_without_typing_and_a_bad_one_is_said(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p")) as stage:
        await stage.press("b")
        assert stage.rows() == [".. the folder above", "[b]odd.txt", "people.csv"]
        await stage.type("picture.png")
        await stage.press("enter")
        assert "Nothing was changed" in stage.text("#wrong")
        await stage.press("ctrl+u")
        await stage.press("down", "down", "enter")
        assert stage.text("#counts").startswith("[b]odd.txt: 2 would be added")
        await stage.press("ctrl+s")
    assert [person.name for person in reopened(tmp_path / "p")] == ["Jo Park", "Wei Lin"]


async def test_what_was_chosen_is_remembered_for_the_next_list_and_can_be_taken_back(tmp_path: Path) -> None:
    async with on_stage(programme(tmp_path / "p")) as stage:
        await open_people(stage)
        await stage.go_to("shift pattern")
        await stage.press("enter")
        await stage.type("team")
        await stage.press("enter", "escape")
        await open_people(stage)
        await stage.go_to("shift pattern")
        assert "team, as chosen" in stage.at()
        await stage.press("enter")
        await stage.type("as it was")
        await stage.press("enter")
        assert "not understood" in stage.at()
        await stage.press("escape")


async def test_the_preview_says_what_changes_and_what_is_to_settle(tmp_path: Path) -> None:
    asha = Person(id="1", name="Lee Chen", role="mentor", rank="Crew", site="Leeds")
    async with on_stage(programme(tmp_path / "p", asha)) as stage:
        await open_people(stage)
        await stage.press("d")
        shown = "\n".join(stage.rows())
        assert 'Lee Chen: rank from "Crew" to "Head"' in shown
        assert '[b]Asha[/b]: reports to "Ruth Abel"; kept as written' in shown
        assert "Rank not on the ladder" in shown
