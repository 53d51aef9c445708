"""Typing to find in a list: the cursor is on what fits best, whatever row it stood on before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rmtui.programme.people import remove_person
from rmtui.programme.person import Person
from rmtui.programme.session import Session
from rmtui.screens.kit.dialogs import Choose
from rmtui.screens.kit.path_chooser import PathAsked, PathChooser
from rmtui.widgets.line_list import LineList
from tests.stories.journal_stage import desk_in, on_stage
from tests.stories.stage import Stage

CHOICES = [("day", "day of consent"), ("consent", "consent"), *((str(n), f"number {n}") for n in range(9))]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


@pytest.mark.parametrize("downs", [0, 3, 8])
async def test_the_cursor_goes_to_what_fits_best(tmp_path: Path, downs: int) -> None:
    taken: list[str | None] = []
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.app.push_screen(Choose("Which?", CHOICES), taken.append)
            await stage.wait()
            await stage.press(*["down"] * downs)
            await stage.type("consent")
            await stage.press("enter")
    assert taken == ["consent"]


WALKS = {
    "sessions by a name": (("slash",), "vale", "Martin"),
    "sessions by a word": (("slash",), "lane", ""),
    "people": (("3", "slash"), "chen", "Leopold Chen"),
    "history": (("h", "slash"), "zog", "Removed Zog"),
    "library": (("L", "slash"), "mentor", ""),
}
"""How a list is opened, what is typed, and what the cursor is on then; empty where that is the catalogue's affair."""


@pytest.mark.parametrize("walk", WALKS)
async def test_in_every_list_one_can_search_in(tmp_path: Path, walk: str) -> None:
    opens, typed, found = WALKS[walk]
    aims = ("A lane", "Some plane", "Lane four", "One airplane")
    more = [Session(id=str(100 + n), pair="10", number=n + 2, goal=aim, state="planned") for n, aim in enumerate(aims)]
    others = [Person(id=str(200 + n), name=name) for n, name in enumerate(("Zog", "Zug", "Vera Rozog"))]
    with desk_in(tmp_path / "p", *more, *others) as desk:
        for person in reversed(others):
            desk.commit(remove_person(desk.programme, person))
        async with on_stage(desk, (100, 30)) as stage:
            await stage.press(*opens)
            await stage.type(typed)
            best = stage.app.screen.query_one(LineList).key
            assert best
            assert found in stage.at("LineList")
            for moves in (1, 2, 5):
                await stage.press("backspace")
                stage.app.screen.query_one(LineList).move_to(_key(stage, moves))
                await stage.type(typed[-1])
                assert stage.app.screen.query_one(LineList).key == best


def _key(stage: Stage, place: int) -> str:
    keys = [option.id for option in stage.app.screen.query_one(LineList).options if option.id]
    return keys[min(place, len(keys) - 1)]


async def test_a_folder_whose_name_begins_so_comes_before_one_that_only_holds_it(tmp_path: Path) -> None:
    for name in ("a plan", "my plans", "plans", "plans of may"):
        os.mkdir(tmp_path / name)
    taken: list[str | None] = []
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            asked = PathAsked(question="Where?", here="here")
            await stage.app.push_screen(PathChooser(asked, str(tmp_path), lambda _: ""), taken.append)
            await stage.wait()
            await stage.press("down", "down", "down", "shift+tab")
            await stage.type("pla")
            assert stage.at("LineList").startswith("plans")


async def test_the_palette_stands_on_its_best_answer(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("ctrl+p", "down", "down", "down")
            await stage.type("history")
            await stage.press("enter")
            await stage.wait()
            assert stage.app.screen.query_one("#title")
            assert "History" in stage.screen
