"""What the cursor of a list stands on is what is shown beside it, and what a command acts on."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.programme.credit import Credit
from rmtui.programme.pair import Pair
from rmtui.programme.session import Session
from rmtui.screens.credit.form import CreditForm
from rmtui.screens.journal.form import SessionForm
from rmtui.widgets.line_list import LineList
from tests.stories.journal_stage import desk_in, on_stage
from tests.stories.pairs_stage import at_pairs, couples, four, made_of
from tests.stories.stage import Stage


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


PAIRS = (Pair(id="10", mentor="3", mentee="1", state="proposed"), Pair(id="11", mentor="4", mentee="2"))
WAYS_BACK = {
    "round by Tab": ("tab", "down", "tab", "tab"),
    "by the arrow": ("right", "down", "left"),
    "back by Tab": ("tab", "down", "down", "shift+tab"),
    "with a window between": ("tab", "down", "w", "escape", "shift+tab"),
}


@pytest.mark.parametrize("way", WAYS_BACK)
async def test_on_the_board_a_key_acts_on_the_pair_the_cursor_stands_on(tmp_path: Path, way: str) -> None:
    async with at_pairs(made_of(tmp_path, [*four(), *PAIRS])) as board:
        await board.press("home", *WAYS_BACK[way])
        assert board.app.focused is board.app.screen.query_one("#who")
        learner = board.at().split()[0]
        assert learner in board.why
        await board.press("s")
        agreed = [names for names, pair in couples(board.app.opened_desk).items() if pair.state == "agreed"]
        assert [names[0].split()[0] for names in agreed] == [learner]


def _page_and_row(stage: Stage) -> tuple[str, str]:
    form, lines = stage.app.screen.query_one(SessionForm), stage.app.screen.query_one("#sessions", LineList)
    return form.session_id, lines.key


@pytest.mark.parametrize("size", [(100, 30), (160, 45)])
async def test_the_page_of_the_journal_is_that_of_its_row(tmp_path: Path, size: tuple[int, int]) -> None:
    more = [Session(id=str(40 + n), pair="10", number=n + 2, state="planned") for n in range(2)]
    with desk_in(tmp_path / "p", *more) as desk:
        async with on_stage(desk, size) as stage:
            await stage.press("home")
            for _ in stage.rows("#sessions"):
                await stage.press("down")
                await stage.pilot.pause(0.3)
                page, row = _page_and_row(stage)
                assert row == (f"session {page}" if page else row)
                assert bool(page) == row.startswith("session ")


@pytest.mark.parametrize("key", ["r", "p", "a", "k", "i"])
async def test_a_key_right_after_the_arrow_means_the_row_it_led_to(tmp_path: Path, key: str) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (120, 40)) as stage:
            await stage.go_to("14 Apr", "#sessions")
            await stage.pilot.pause(0.3)
            assert _page_and_row(stage)[0] == "20"
            await stage.go_to("20 Apr", "#sessions")
            await stage.press(key)
            assert "Thomasina" in stage.words
            form = stage.app.screen.query(SessionForm) or stage.app.screen_stack[0].query(SessionForm)
            assert form.first().session_id == "30"


async def test_a_row_of_a_pair_shows_no_session_of_another_one(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (120, 40)) as stage:
            await stage.go_to("14 Apr", "#sessions")
            await stage.pilot.pause(0.3)
            await stage.go_to("Thomasina", "#sessions")
            await stage.press("r")
            assert "Choose a" in stage.status
            assert _page_and_row(stage)[0] == ""


async def test_the_form_of_an_idea_is_that_of_its_row(tmp_path: Path) -> None:
    ideas = [Credit(id=str(60 + n), whose=(str(n + 1),), what=f"Idea {n}") for n in range(3)]
    with desk_in(tmp_path / "p", *ideas) as desk:
        async with on_stage(desk, (120, 40), "credit") as stage:
            for keys in (("down",), ("down",), ("delete",), ("u",), ("k",), ("u",), ("up",), ("home",)):
                await stage.press(*keys)
                key = stage.app.screen.query_one("#credits", LineList).key
                idea = desk.programme.credits.get(key)
                assert idea is not None
                assert stage.app.screen.query_one(CreditForm).idea_id == key
