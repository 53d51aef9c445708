"""A coach with several clients opens one of them, and no wrong folder does any harm."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest
from textual.widgets import Input

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.settings import remember_programme
from tests.stories.today_stage import PAYLOADS, Stage, on_stage


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def programme(folder: Path, brand: str) -> Path:
    Desk.new(str(folder), About(brand=brand), Clock()).close()
    return folder


def from_a_newer_version(content: bytes) -> bytes:
    """Return a snapshot with a schema nobody here knows, and the sum that proves it."""
    content = content.replace(b'"schema":1,', b'"schema":99,', 1)
    found = re.search(rb'"sha256":"([0-9a-f]{64})"', content)
    assert found
    zeros = content.replace(found[1], b"0" * 64, 1)
    return content.replace(found[1], hashlib.sha256(zeros).hexdigest().encode(), 1)


def everything(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder, the lock aside."""
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != ".rmtui.lock"}


async def type_path(stage: Stage, path: Path | str) -> None:
    await stage.press("o")
    stage.app.screen.query_one(Input).value = str(path)
    await stage.press("enter")


async def test_a_typed_path_is_opened(home: Path, tmp_path: Path) -> None:
    folder = programme(tmp_path / "client a", "North")
    async with on_stage(None) as stage:
        await type_path(stage, f'"{folder}"')
        assert stage.app.next_folder == str(folder)


async def test_a_folder_is_found_with_the_arrows(home: Path, tmp_path: Path) -> None:
    folder = programme(tmp_path / "clients" / "north", "North")
    programme(home / "secret client", "Secret")
    async with on_stage(None) as stage:
        await stage.press("o")
        assert stage.rows("LineList") == [".. the folder above", f"clients{os.sep}", f"home{os.sep}"]
        await stage.press("tab", "enter")
        assert stage.rows("LineList") == [".. the folder above", f"north{os.sep} a programme"]
        await stage.press("up", "enter")
        assert stage.at("LineList") == f"clients{os.sep}"
        await stage.press("enter", "enter")
        assert stage.app.next_folder == str(folder)


async def test_what_cannot_be_opened_is_said_and_left_as_it_is(home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter.txt").write_text("Dear")
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "programme.json").write_text('{"people": {')
    newer = programme(tmp_path / "newer", "New")
    (newer / "programme.json").write_bytes(from_a_newer_version((newer / "programme.json").read_bytes()))
    before = everything(tmp_path)
    async with on_stage(None) as stage:
        for path, words in (
            (tmp_path / "nowhere", "There is no such folder."),
            (tmp_path / "letter.txt", "That is a file, not a programme's folder."),
            (tmp_path / "empty", "There is no programme in that folder."),
            (damaged, "The programme's files cannot be read."),
            (newer, "This programme was last used with a newer rmtui."),
        ):
            await type_path(stage, path)
            assert stage.text("#wrong").startswith(words)
            assert "Nothing was changed" in stage.text("#wrong")
            assert stage.app.screen.query_one(Input).value == str(path)
            await stage.press("escape")
        assert stage.app.next_folder is None
    assert everything(tmp_path) == before


async def test_one_that_is_open_elsewhere_says_so(home: Path, tmp_path: Path) -> None:
    folder = programme(tmp_path / "north", "North")
    with Desk.open(str(folder)):
        async with on_stage(None) as stage:
            await type_path(stage, folder)
            assert stage.text("#wrong").startswith("This programme is open in another rmtui. Nothing was changed.")
            await stage.press("escape")
            assert stage.app.next_folder is None
    async with on_stage(None) as stage:
        await type_path(stage, folder)
        assert stage.app.next_folder == str(folder)


async def test_other_clients_are_named_only_when_asked_for(home: Path, tmp_path: Path) -> None:
    remember_programme(str(programme(home / "one", "North [b]wind[/b]")))
    remember_programme(str(programme(tmp_path / "two", PAYLOADS[2])))
    programme(home / "three", "Third")
    async with on_stage(None) as stage:
        everything_shown = " ".join(stage.rows("#choices")) + stage.text("#found") + stage.status
        assert "North" not in everything_shown
        await stage.press("p")
        rows = stage.rows("LineList")
        assert [row.split(" 0 pairs ")[0] for row in rows] == [PAYLOADS[2], "North [b]wind[/b]", "Third"]
        await stage.press("down", "enter")
        assert stage.app.next_folder == str(home / "one")


async def test_without_any_the_key_says_so(home: Path) -> None:
    async with on_stage(None) as stage:
        await stage.press("p")
        assert stage.status == "No programme was opened here before. n starts one, o opens a folder."
