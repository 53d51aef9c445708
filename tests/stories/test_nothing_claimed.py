"""Nothing that claims a fact stands under the cursor when a question is asked: Enter alone notes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.programme.credits import add_credit
from rmtui.screens.kit.dialogs import Choose
from tests.stories.today_stage import desk_of, on_stage


@pytest.mark.parametrize(
    ("place", "line", "question"),
    [("today", "Ask Asha whether", "Have you sent it?"), ("credit", "A new sign", "Did you send or say it?")],
)
async def test_enter_alone_claims_nothing_was_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, line: str, question: str
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    with desk_of(tmp_path / "p") as desk:
        asha = next(person.id for person in desk.programme.people.all() if person.name.startswith("Asha"))
        desk.commit(add_credit(desk.programme, (asha,), "A new sign", level="pair", new_id=desk.clock.new_id))
        edits = desk.store.tables["credits"].copy()
        async with on_stage(desk, place=place) as stage:
            await stage.go_to(line, "#lines" if place == "today" else "#credits")
            await stage.press("t", "escape")
            assert isinstance(stage.app.screen, Choose)
            assert question in stage.dialog
            assert "Not yet" in stage.at("LineList")
            await stage.press("enter")
            assert desk.store.tables["credits"] == edits
