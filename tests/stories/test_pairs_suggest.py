"""Somebody asks for suggestions, looks at why, and takes them back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.stories.pairs_stage import at_pairs, couples, reopened, sample


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def test_one_key_suggests_the_rest_and_one_takes_it_back(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        before = board.rows()
        await board.press("a")
        found = re.match(r"Suggested (\d+) pairs, \d+ waits?\. Nothing is agreed yet\. Saved\. u takes", board.status)
        assert found
        proposed = [row for row in board.rows() if re.search(r" (strong|good|weak|little)( |$)", row)]
        assert len(proposed) == int(found[1]) + 1
        assert board.at() == "Dana Okafor Jo Park strong"
        await board.press("u")
        assert board.status.startswith("Taken back: Suggested")
        assert board.rows() == before
        await board.press("U")
    assert ("Dana Okafor", "Jo Park") in couples(reopened(tmp_path))


async def test_the_board_is_one_list_of_pairs_and_of_who_waits(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        rows = board.rows()
        assert rows[:2] == ["José Álvarez 王美玲 strong", "Ruth Abel Sam Doyle agreed"]
        assert "Martin Vale Asha Rao active =" in rows
        waits = [rows.index(row) for row in ("Dana Okafor - waits", "- Priya Shah free", "Geoffrey Marsh - said no")]
        assert waits == sorted(waits)
        assert rows[-1] == "Geoffrey Marsh Eve Lund ended"


async def test_enter_on_a_pair_opens_it_in_the_journal(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.go_to("Martin Vale")
        await board.press("enter")
        assert board.app.current_mode == "journal"
        await board.press("4")
        assert board.at() == "Martin Vale Asha Rao active ="


async def test_somebody_is_found_by_name(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.press("slash", *"priya", "enter")
        assert board.at() == "- Priya Shah free"
        await board.press("right", "slash", *"ruth", "enter")
        assert "Ruth Abel" in board.at("#whom")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_both_lists_and_the_reasons_have_room(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_pairs(sample(tmp_path), size) as board:
        who, whom, why = (board.app.screen.query_one(name).size for name in ("#who", "#whom", "#why"))
        assert min(who.height, whom.height) >= 9
        assert why.height >= 8
        assert min(who.width, whom.width, why.width) >= 38
        assert (why.height > 30) == (size[0] >= 120)


async def test_two_clicks_open_what_one_selects(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.pilot.click("#who", offset=(4, 4))
        await board.press()
        assert board.app.current_mode == "pairs"
        assert board.at() == "Martin Vale Asha Rao active ="
        await board.pilot.click("#who", offset=(4, 4), times=2)
        await board.press()
        assert board.app.current_mode == "journal"
