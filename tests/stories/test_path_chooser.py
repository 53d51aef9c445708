"""A path is typed or walked to; what cannot be read or taken is said, and nothing in a name is ever obeyed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static

from rmtui.screens.kit import path_chooser
from rmtui.screens.kit.path_chooser import PathAsked, PathChooser
from rmtui.screens.kit.styles import sheet
from rmtui.themes import DARK
from rmtui.widgets.line_list import LineList


class Stage(App[None]):
    """Shows one chooser and keeps its answers."""

    CSS = sheet("app")

    def __init__(self, **asked: Any) -> None:
        super().__init__()
        self.asked = PathAsked(question="Which?", **asked)
        self.answers: list[str | None] = []
        self.register_theme(DARK)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def ask(self, folder: Path, refusal: str = "") -> None:
        self.push_screen(PathChooser(self.asked, str(folder), lambda _: refusal), self.answers.append)

    @property
    def rows(self) -> list[str]:
        return [" ".join(str(option.prompt).split()) for option in self.screen.query_one(LineList).options]

    @property
    def wrong(self) -> str:
        return str(self.screen.query_one("#wrong", Static).content)


async def asked(app: Stage, pilot: Pilot[None], folder: Path, typed: str, *keys: str, refusal: str = "") -> None:
    app.ask(folder, refusal)
    await pilot.pause()
    app.screen.query_one(Input).value = typed
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    for name in ("people.csv", "photo.png", ".hidden.csv", "[b]odd.csv"):
        (tmp_path / name).write_text("Zog")
    (tmp_path / "[x" / "in it").mkdir(parents=True)
    (tmp_path / ".secret").mkdir()
    return tmp_path


FOLDER = f"[x{os.sep}"


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("", [".. the folder above", "[b]odd.csv", "people.csv", FOLDER]),
        ("PEO", ["people.csv"]),
        ("[", ["[b]odd.csv", FOLDER]),
        ("[x/", [".. the folder above", f"in it{os.sep}"]),
        ("photo", ["Nothing here ends in .csv or .txt."]),
        ("nowhere/x", ["This folder cannot be read."]),
    ],
)
async def test_typing_shows_what_the_path_can_become(lists: Path, typed: str, rows: list[str]) -> None:
    app = Stage(endings=(".csv", ".txt"))
    async with app.run_test() as pilot:
        await asked(app, pilot, lists, typed)
        assert app.rows == rows


@pytest.mark.parametrize(
    ("typed", "keys", "answer"),
    [
        ("people.csv", ["enter"], "people.csv"),
        ('"people.csv"', ["enter"], "people.csv"),
        ("peo", ["tab", "enter"], "people.csv"),
        ("[b", ["down", "enter"], "[b]odd.csv"),
        ("peo", ["enter"], "people.csv"),
        ("~/people.csv", ["enter"], "people.csv"),
    ],
)
async def test_a_file_is_taken(
    lists: Path, monkeypatch: pytest.MonkeyPatch, typed: str, keys: list[str], answer: str
) -> None:
    monkeypatch.setenv("HOME", str(lists))
    monkeypatch.setenv("USERPROFILE", str(lists))
    app = Stage(endings=(".csv",))
    async with app.run_test() as pilot:
        await asked(app, pilot, lists, typed, *keys)
        assert app.answers == [str(lists / answer)]


async def test_what_cannot_be_taken_is_said_and_stays_typed(lists: Path) -> None:
    app = Stage(endings=(".csv",))
    async with app.run_test() as pilot:
        await asked(app, pilot, lists, "people.csv", "enter", refusal="Not that one.")
        assert (app.wrong, app.screen.query_one(Input).value) == ("Not that one.", "people.csv")
        await pilot.press("backspace")
        assert app.wrong == ""
        await asked(app, pilot, lists, "gone.csv", "enter")
        assert app.wrong.startswith("There is no such file.")
        assert app.answers == []


async def test_a_folder_is_walked_to_and_taken_and_a_stick_is_one_row_away(lists: Path, tmp_path: Path) -> None:
    app = Stage(here="Put it here", sticks=(str(lists / "[x" / "in it"),))
    async with app.run_test() as pilot:
        await asked(app, pilot, lists, "", "down", "end", "enter")
        assert app.rows == [
            "Put it here",
            ".. the folder above",
            f"{app.asked.sticks[0]} a stick or disk",
            f"in it{os.sep}",
        ]
        await pilot.press("down", "down", "enter", "backspace")
        assert app.screen.query_one(LineList).key.endswith("in it")
        await pilot.press("home", "enter")
        assert app.answers == [str(lists / "[x")]


async def test_a_folder_that_goes_away_and_one_of_very_many_names_are_no_harm(
    lists: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(path_chooser, "MOST", 1)
    app = Stage(endings=(".csv",))
    async with app.run_test() as pilot:
        await asked(app, pilot, lists, "", "down")
        assert app.rows[-1] == "2 more: type a part of the name"
        (lists / "[x" / "in it").rmdir()
        (lists / "[x").rmdir()
        app.screen._look_through(str(lists / "[x"))  # type: ignore[attr-defined]
        await pilot.pause()
        assert app.rows == [".. the folder above", "This folder cannot be read."]
