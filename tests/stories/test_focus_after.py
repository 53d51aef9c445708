"""After undo, redo, the history, a window and a resize the focus stands where one would look, in every place."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.programme.session import Session
from rmtui.screens.kit.place import is_seen
from rmtui.widgets.text_focus import takes_text
from tests.proof.monkey.watching import in_view
from tests.stories.journal_stage import desk_in, on_stage
from tests.stories.stage import Stage
from tests.stories.test_drafts_everywhere import IDEA


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


PLACES = {
    "Today": ("1",),
    "Setup": ("2",),
    "People": ("3",),
    "the card of a person": ("3", "enter"),
    "Pairs": ("4",),
    "whom somebody could meet": ("4", "tab"),
    "the Journal": ("5", "home", "down"),
    "a field of the Journal": ("5", "home", "down", "enter", "f3"),
    "Credit": ("6",),
    "a field of Credit": ("6", "e"),
}
COMES_BACK = {
    "the history": ("h", "escape"),
    "help": ("question_mark", "escape"),
    "the library": ("L", "escape"),
    "the palette": ("ctrl+p", "escape"),
    "other programmes": ("ctrl+o", "escape"),
}
"""Windows above a place; in a field only those that open while one types."""


async def _small_and_large(stage: Stage) -> None:
    for size in ((50, 12), (60, 18), (130, 40), (100, 30)):
        await stage.resize(*size)


@pytest.mark.parametrize("place", PLACES)
async def test_the_focus_stands_where_one_would_look(tmp_path: Path, place: str) -> None:
    planned = Session(id="31", pair="10", number=2, state="planned")
    with desk_in(tmp_path / "p", planned, IDEA) as desk:
        async with on_stage(desk, (100, 30), "today") as stage:
            await stage.burst("3", "n", "Zog Able", "enter", *["escape"] * 3)  # so that there is something to undo
            await stage.press(*PLACES[place])
            before = stage.app.focused
            assert before is not None
            assert in_view(stage.app, before)
            for name, keys in COMES_BACK.items():
                if not takes_text(before) or keys[0].startswith("ctrl"):
                    await stage.press(*keys)
                    assert stage.app.focused is before, name
            await _small_and_large(stage)
            assert stage.app.focused is before, "another size"
            assert in_view(stage.app, before)
            if takes_text(before):
                return
            for key in ("u", "U", "u", "U"):
                await stage.press(key)
                assert stage.app.focused is before or not is_seen(before), key
                assert stage.app.focused is not None
                assert in_view(stage.app, stage.app.focused), key
                assert not takes_text(stage.app.focused), key
