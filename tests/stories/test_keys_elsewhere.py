"""A key that does nothing in a place says what to do instead, and is not among the keys help lists there."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.exchange.documents.registry import offered_in
from rmtui.keys import EVERYWHERE, PLACES, keys_of
from rmtui.screens.kit.dialogs import Help
from rmtui.screens.kit.place import Place
from tests.stories.today_stage import desk_of, on_stage

SIX = {"new": "n", "edit": "e", "search": "slash", "export": "x", "room": "i", "remove": "delete"}


@pytest.mark.parametrize("place", [name.lower() for name in PLACES])
async def test_each_of_them_acts_or_says_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk, place=place) as stage:
            await stage.press("escape")
            here = stage.app.screen
            assert isinstance(here, Place)
            six = [key for key in keys_of(EVERYWHERE) if key.runs in SIX]
            missing = [key for key in six if here.check_action(key.runs, ()) is False]
            assert ("export" in {key.runs for key in missing}) == (not offered_in(here.PLACE))
            said, before = [], desk.store.position
            for key in missing:
                await stage.press(key.keys[0])
                assert stage.app.screen is here
                assert stage.status != "Everything is saved.", key.id
                assert stage.status.endswith("."), key.id
                said.append(stage.status)
            assert desk.store.position == before, "nothing was made or changed"
            assert len(set(said)) == len(missing)
            await stage.press("question_mark")
            assert isinstance(stage.app.screen, Help)
            text = " ".join(str(stage.app.screen.query_one("VerticalScroll Static").render()).split())
            assert not [key.id for key in missing if key.help in text]
            assert next(keys_of(place.capitalize())).help in text


async def test_a_message_stays_for_one_change_of_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("z")
            said = stage.status
            assert said.endswith("u takes it back")
            await stage.press("3")
            assert stage.status == said
            await stage.press("5")
            assert stage.status == "Everything is saved."
