"""Somebody asks to be erased: it is said what that reaches, her name is the yes, and no copy is left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, Label, Static

from rmtui.desk import Desk
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.erasing import without_person
from rmtui.programme.erasing_plan import ErasingRequest
from rmtui.programme.pair import Pair
from rmtui.programme.people import add_people, remove_person
from rmtui.programme.person import Person
from rmtui.programme.session import Session
from rmtui.programme.text import Text
from rmtui.recovery.backups import back_up
from rmtui.screens.journal.screen import Journal
from rmtui.screens.people.row import headline
from rmtui.widgets.line_list import LineList
from tests.stories.people_stage import Stage, on_stage, programme, reopened

PAYLOAD = "[red]Zed[/] [@click=app.bell]Quill"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings away from those of whoever runs the tests."""
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


def started(folder: Path, name: str = "Asha Rao") -> Desk:
    """Return a programme in which she taught Martin, open in a new folder."""
    desk = programme(
        folder,
        Person(id="1", name=name, email="her@north.example"),
        Person(id="2", name="Martin Vale", avoids=("1",)),
        Pair(id="3", mentor="1", mentee="2", state="active"),
        Session(id="4", pair="3", state="met"),
        Text(id="5", session="4", text=f"{name} was late", level="private"),
        Text(id="6", session="4", text="Nobody was late", level="private"),
    )
    desk.store.tidy()
    return desk


def naming(folder: Path, name: str) -> set[str]:
    """Return the files that hold a name."""
    return {path.name for path in folder.rglob("*") if path.is_file() and name.encode() in path.read_bytes()}


def shown(stage: Stage) -> str:
    """Return every word of the window in front."""
    return "\n".join(str(one.content) for one in stage.app.screen.query(Static))


async def test_her_name_is_the_yes_and_no_file_holds_it(tmp_path: Path) -> None:
    folder = tmp_path / "North"
    async with on_stage(started(folder)) as stage:
        await stage.go_to("Asha Rao")
        await stage.press("E")
        said = shown(stage)
        assert "Erase Asha Rao for good?" in said
        assert "cannot be undone" in said
        assert "1 text in people's own words still names Asha." in said
        await stage.type("Martin")
        await stage.press("enter")
        assert "nothing was erased" in str(stage.app.screen.query_one("#ask", Label).content)
        assert naming(folder, "Asha")
        stage.app.screen.query_one(Input).value = ""
        await stage.press("up", "space", "down")
        await stage.type("asha")
        await stage.press("enter")
        assert "Asha Rao was erased" in shown(stage)
        assert not stage.app.screen.query(LineList)
        await stage.press("escape")
        assert "Erased for good" in stage.status
        assert "Asha Rao" not in " ".join(stage.rows())
        await stage.press("u")
        assert "nothing to take back" in stage.status
    assert naming(folder, "Asha") == set()
    assert naming(folder, "north.example") == set()
    assert sorted(person.name for person in reopened(folder)) == ["Martin Vale", "Someone who left"]
    with Desk.look(str(folder)) as desk:
        assert [text.text for text in desk.programme.texts.all()] == ["[name removed] was late", "Nobody was late"]


async def test_who_was_erased_stands_as_left_and_does_not_count(tmp_path: Path) -> None:
    desk = started(tmp_path / "North")
    desk.become(EditKind.NONE, "Erased", without_person(desk.store.tables, "1", date(2026, 5, 8)))
    async with on_stage(desk, (120, 30)) as stage:
        assert stage.text("#headline") == "1 person: 1 without a role yet; 1 we know little about."
        await stage.go_to("Someone who left")
        assert stage.at() == "Someone who left left"
        await stage.rested()
        assert "left; erased for good" in " ".join(stage.card.split())
        for word in ("said no", "takes no part", "Not known", "Role", "Consent", "At a time"):
            assert word not in stage.card, word
        assert stage.text("#strip").split("  ")[1:] == ["left"]
        await stage.press("slash")
        await stage.type("e")
        assert stage.text("#headline") == "1 of 1 people"
        assert len(stage.rows()) == 2


def test_a_list_of_nobody_but_those_who_left_counts_nobody() -> None:
    gone = Person(id="1", name="Someone who left", extra={"erased": True})
    assert headline([gone], {"mentor": "mentor", "mentors": "mentors", "mentee": "learner", "mentees": "learners"}) == (
        "0 people."
    )


async def test_leaving_it_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "North"
    async with on_stage(started(folder)) as stage:
        await stage.go_to("Asha Rao")
        await stage.press("E")
        await stage.type("Asha")
        await stage.press("escape")
        assert "Nobody was erased" in stage.status
    assert sorted(person.name for person in reopened(folder)) == ["Asha Rao", "Martin Vale"]


async def test_a_text_that_still_names_her_opens_in_the_journal_and_can_be_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "North"
    async with on_stage(started(folder)) as stage:
        await stage.go_to("Asha Rao")
        await stage.press("E")
        await stage.type("Asha Rao")
        await stage.press("enter")
        assert stage.rows() == ["note of Martin and someone who left, 1st session"]
        await stage.press("enter")
        assert isinstance(stage.app.screen, Journal)
        assert "Martin" in shown(stage)
        await stage.press("escape", "escape", "3")
        await stage.go_to("Someone who left")
        await stage.press("E")
        assert stage.rows() == ["note of Martin and someone who left, 1st session"]
        await stage.press("escape")
    assert naming(folder, "her@north") == set()


async def test_somebody_erased_in_an_earlier_run_is_nobody_to_look_for(tmp_path: Path) -> None:
    folder = tmp_path / "North"
    with started(folder) as desk:
        desk.erase(ErasingRequest(ids=("1",), replace=True))
    async with on_stage(Desk.open(str(folder))) as stage:
        await stage.go_to("Someone who left")
        await stage.press("E")
        assert "no longer knows the name" in stage.status


async def test_a_programme_only_looked_at_erases_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "North"
    started(folder).close()
    async with on_stage(Desk.look(str(folder))) as stage:
        await stage.go_to("Asha Rao")
        await stage.press("E")
        assert not isinstance(stage.app.focused, Input)
        assert "open only to look at" in stage.status
    assert "Asha Rao" in {person.name for person in reopened(folder)}


async def test_a_name_that_looks_like_markup_is_shown_and_typed_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "North"
    async with on_stage(started(folder, PAYLOAD), (100, 30)) as stage:
        await stage.go_to("[red]Zed")
        await stage.press("E")
        assert f"Erase {PAYLOAD} for good?" in shown(stage)
        stage.app.screen.query_one(Input).value = PAYLOAD
        await stage.press("enter")
        await stage.press("escape")
    assert "Quill" not in " ".join(person.name for person in reopened(folder))


async def test_whoever_was_removed_is_offered_and_goes_from_history_and_backups(tmp_path: Path) -> None:
    folder = tmp_path / "North"
    desk = started(folder)
    zoe = Person(id="7", name="Zoe Quandt", email="zq@north.example")
    desk.commit(add_people(desk.programme, [zoe]))
    back_up(desk)
    desk.commit(remove_person(desk.programme, zoe))
    (folder / "damaged").mkdir()
    (folder / "damaged" / "programme.json.1").write_text("Zoe Quandt", encoding="utf-8")
    async with on_stage(desk) as stage:
        await stage.press("F")
        assert stage.rows() == ["Zoe Quandt zq@north.example"]
        await stage.press("enter")
        said = shown(stage)
        assert "The record of Zoe Quandt goes from history and backups." in said
        assert "the only copy of a change nobody could read" in said
        await stage.press("up", "space", "down")
        await stage.type("zoe quandt")
        await stage.press("enter")
        said = shown(stage)
        assert "1 backup written anew" in said
        assert "1 damaged part deleted" in said
        await stage.press("escape")
        assert naming(folder, "Quandt") == set()
        await stage.press("F")
        assert "is in the list of people too" in stage.status
