"""Somebody takes a pair step by step, pauses it, ends it, and takes a proposal away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.stories.pairs_stage import TODAY, at_pairs, couples, four, made_of, reopened


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def test_one_key_goes_one_step_further(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.press("s")
        assert board.status == "These two are no pair yet: p pairs them."
        await board.press("p", "s")
        assert board.status == "Ida learns from Tim: agreed. Saved. u takes it back"
        assert board.at() == "Ida Berg Tim Jung agreed"
        assert "agreed Fri 8 May" in board.why
        await board.press("s")
        assert board.at() == "Ida Berg Tim Jung active"
        await board.press("s")
        assert "How far are" in board.dialog, "the same key again never says that they are through"
        await board.press("escape")
        assert board.at() == "Ida Berg Tim Jung active"
    pair = couples(reopened(tmp_path))["Ida Berg", "Tim Jung"]
    assert (pair.state, pair.agreed_on) == ("active", TODAY)


async def test_one_key_agrees_all_that_is_proposed(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.press("a", "S")
        assert "Did everybody in these 2 pairs say yes?" in board.dialog
        assert "Max learns from Lea" in board.dialog
        assert "Ida learns from Tim" in board.dialog
        await board.press("a")
        assert board.status == "Agreed 2 pairs. Saved. u takes it back"
    assert {pair.state for pair in couples(reopened(tmp_path)).values()} == {"agreed"}


@pytest.mark.parametrize("way_out", ["S", "A", "enter", "escape", "q"])
async def test_caps_lock_agrees_no_pair_but_the_one_that_was_meant(tmp_path: Path, way_out: str) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.press("a", "S", way_out, "escape")
        assert {pair.state for pair in couples(board.app.opened_desk).values()} == {"proposed"}
        await board.press("S", "a", "u")
        assert {pair.state for pair in couples(board.app.opened_desk).values()} == {"proposed"}, "all of them as one"
        await board.press("delete", "S")
        assert [pair.state for pair in couples(board.app.opened_desk).values()] == ["agreed"], (
            "of a single one nothing is asked"
        )


async def test_any_step_can_be_chosen_and_an_early_end_asks_for_a_category(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.press("p", "s", "s", "e")
        await board.choose("paused")
        assert board.at() == "Ida Berg Tim Jung paused"
        await board.press("e")
        await board.choose("ended early")
        assert "Nobody is to blame" in board.dialog
        await board.press("escape")
        assert board.at() == "Ida Berg Tim Jung paused"
        await board.press("e")
        await board.choose("ended early")
        await board.choose("no time")
        assert board.rows()[-1] == "Ida Berg Tim Jung ended"
        await board.go_to("ended")
        assert "ended early Fri 8 May: no time" in board.why
    pair = couples(reopened(tmp_path))["Ida Berg", "Tim Jung"]
    assert (pair.state, pair.end_reason, pair.ended_on) == ("ended early", "no time", date(2026, 5, 8))


async def test_only_a_proposal_can_be_taken_away(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.press("p", "delete")
        assert board.status == "Took back that Ida learns from Tim. Saved. u takes it back"
        await board.press("u", "s")
        await board.go_to("agreed")
        await board.press("delete")
        assert "more than a proposal" in board.status
    assert couples(reopened(tmp_path))["Ida Berg", "Tim Jung"].state == "agreed"
