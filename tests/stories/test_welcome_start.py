"""Somebody opens rmtui for the first time: the sample, a programme of her own, or one with people in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from rmtui.desk import Desk
from rmtui.settings import chosen_theme
from tests.stories.today_stage import on_stage


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


async def test_the_screen_names_every_way_in_and_who_can_read_along(home: Path) -> None:
    async with on_stage(None) as stage:
        rows = [row for row in stage.rows("#choices") if row]
        assert [row[:4] for row in rows] == ["s Lo", "n St", "b Br", "o Op", "p Ot"]
        assert stage.text("#found").startswith("Anyone who finds the disk or stick this lies on can read it.")
        for way in ("BitLocker To Go", "VeraCrypt", "FileVault"):
            assert way in stage.text("#found")
        assert "? help" in stage.keys
        assert "q quit" in stage.keys


async def test_a_programme_is_started_with_its_name_alone(home: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("n")
        await stage.type("Thinking Partners")
        await stage.press("enter")
        assert str(home / "Thinking Partners") in str(
            stage.app.screen.query_one("VerticalScroll Static", Static).content
        )
        await stage.press("enter")
        assert (stage.app.next_folder, stage.app.next_place) == (str(home / "Thinking Partners"), "today")
    with Desk.look(str(home / "Thinking Partners")) as desk:
        assert desk.programme.about.brand == "Thinking Partners"


async def test_a_second_one_of_that_name_gets_a_folder_of_its_own(home: Path) -> None:
    for _ in range(2):
        async with on_stage(None) as stage:
            await stage.press("n")
            await stage.type("Thinking Partners")
            await stage.press("enter", "enter")
    assert sorted(each.name for each in home.iterdir() if each.is_dir()) == ["Thinking Partners", "Thinking Partners-2"]


async def test_a_name_is_needed_and_leaving_makes_nothing(home: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("n", "enter")
        assert stage.text(".hint").startswith("A programme needs a name")
        await stage.press("escape")
        assert stage.app.next_folder is None
    assert not home.exists()


async def test_bringing_in_people_starts_a_programme_and_goes_there(home: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("b")
        await stage.type("North")
        await stage.press("enter", "enter")
        assert (stage.app.next_folder, stage.app.next_place) == (str(home / "North"), "people")
    with Desk.open(str(home / "North")) as desk:
        async with on_stage(desk, place="people") as stage:
            assert type(stage.app.screen).__name__ == "People"


async def test_the_sample_is_copied_once_and_opened(home: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("s")
        assert stage.app.next_folder == str(home / "sample")
    written = (home / "sample" / "programme.json").read_bytes()
    async with on_stage(None) as stage:
        await stage.press("enter")
        assert stage.app.next_folder == str(home / "sample")
    assert (home / "sample" / "programme.json").read_bytes() == written


async def test_a_folder_in_the_way_of_the_sample_is_left_alone(home: Path) -> None:
    (home / "sample").mkdir(parents=True)
    (home / "sample" / "holiday.txt").write_text("mine")
    async with on_stage(None) as stage:
        await stage.press("s")
        assert stage.status.startswith("That folder is not empty. Nothing was changed.")
        assert stage.app.next_folder is None
    assert (home / "sample" / "holiday.txt").read_text() == "mine"
    assert not (home / "sample" / "programme.json").exists()


async def test_colours_are_changed_and_remembered(home: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("c")
        assert stage.app.theme == "rmtui-light"
        assert chosen_theme() == "rmtui-light"
        await stage.press("c")
        assert stage.app.theme == "rmtui-dark"


async def test_help_and_leaving(home: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("question_mark")
        assert "plain files that is yours" in str(stage.app.screen.query_one("VerticalScroll Static", Static).content)
        await stage.press("escape", "q")
    assert stage.app.return_code == 0
    assert stage.app.next_folder is None


async def test_a_name_like_markup_is_a_name(home: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("n")
        stage.app.screen.query_one(Input).value = "a [/b] z [@click=app.bell]hi[/]"
        await stage.press("enter", "enter")
        folder = stage.app.next_folder
    assert folder is not None
    with Desk.look(folder) as desk:
        assert desk.programme.about.brand == "a [/b] z [@click=app.bell]hi[/]"
