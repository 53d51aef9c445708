"""A coach with several clients: another one in a few keys, a next round, an archive, and a removal that asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.settings import remember_programme
from tests.stories.today_stage import on_stage


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two programmes at home; the first one was opened last."""
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    folders = tmp_path / "home" / "north", tmp_path / "home" / "civil"
    for folder, brand in zip(folders, ("Northwind", "Civil"), strict=True):
        Desk.new(str(folder), About(brand=brand), Clock()).close()
    for folder in reversed(folders):
        remember_programme(str(folder))
    return folders


@pytest.mark.parametrize("place", ["1", "2", "3", "4", "5", "6"])
async def test_another_client_is_two_keys_away_from_every_place(place: str, two: tuple[Path, Path]) -> None:
    with Desk.open(str(two[0])) as desk:
        async with on_stage(desk) as stage:
            await stage.press(place)
            assert "Civil" not in stage.screen
            await stage.press("ctrl+o")
            rows = stage.rows("LineList")
            assert [row.split()[0] for row in rows] == ["Civil", "Northwind"]
            assert "open now" in rows[1]
            assert "0 pairs" in rows[0]
            assert "on Today" in rows[0]
            await stage.press("enter")
            assert stage.app.next_folder == str(two[1])


async def test_a_next_round_an_archive_and_a_removal(two: tuple[Path, Path]) -> None:
    home = two[0].parent
    async with on_stage(None) as stage:
        await stage.press("p", "down", "c")
        stage.app.screen.query_one(Input).value = "second"
        await stage.press("enter", "enter")
        assert stage.status.startswith("Started the next round with 0 people. Saved in ")
        with Desk.look(str(home / "second")) as desk:
            assert desk.programme.about.brand == "Civil"
        await stage.press("p", "down", "a", "enter")
        assert stage.status.startswith("Archived and checked: ")
        archive = home / "civil.zip"
        assert archive.is_file()
        await stage.press("p", "down", "delete", "enter")
        assert two[1].exists(), "the first line keeps it"
        await stage.press("p", "down", "delete", "down", "enter")
        assert not two[1].exists()
        assert stage.status.startswith("Removed")
        await stage.press("p", "b")
        await stage.type(str(archive))
        await stage.press("enter")
        assert stage.status.startswith("Brought back and checked: Civil. Saved in ")
        with Desk.look(str(two[1])) as desk:
            assert desk.programme.about.brand == "Civil"
        await stage.press("p", "n")
        assert stage.app.screen.query_one(".question").render().plain == "What is the programme called?"  # type: ignore[union-attr]


@pytest.mark.parametrize(("way", "people"), [(("enter",), ["Asha Rao"]), (("down", "enter"), [])])
async def test_a_next_round_takes_people_only_where_asked(
    two: tuple[Path, Path], way: tuple[str, ...], people: list[str]
) -> None:
    home = two[0].parent
    with Desk.open(str(two[1])) as desk:
        desk.documents.table("people").insert({"id": "1", "name": "Asha Rao"})
    async with on_stage(None) as stage:
        await stage.press("p", "down", "c")
        stage.app.screen.query_one(Input).value = "second"
        await stage.press("enter", *way)
        assert stage.status.startswith("Started the next round with ")
        with Desk.look(str(home / "second")) as desk:
            assert [person.name for person in desk.programme.people.all()] == people


async def test_the_open_one_is_neither_archived_nor_removed(two: tuple[Path, Path]) -> None:
    with Desk.open(str(two[0])) as desk:
        async with on_stage(desk) as stage:
            for key in ("a", "delete"):
                await stage.press("ctrl+o", "down", key)
                assert stage.status == "This one is open here. Nothing was changed; open another one first."
    assert two[0].exists()
