"""Somebody keeps one pair, keeps another apart, suggests again and compares."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from rmtui.programme.person import Offer
from tests.stories.pairs_stage import at_pairs, couples, four, made_of, reopened, sample


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def test_eight_keys_keep_one_part_another_rerun_and_compare(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.press("a")
        await board.press("l")
        assert board.status == "Kept Dana and Jo together. Saved. u takes it back"
        assert board.at() == "Dana Okafor Jo Park strong ="
        await board.press("down", "f")
        assert board.status == "Kept Grace and Ben apart and took back their proposed pair. Saved. u takes it back"
        await board.press("a", "c")
        assert "A fresh suggestion, compared with the proposals there are" in board.dialog
        await board.press("escape")
    kept = couples(reopened(tmp_path))
    assert kept["Dana Okafor", "Jo Park"].kept
    assert ("Grace Tilney", "Ben Okoye") not in kept


async def test_the_same_keys_release(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.go_to("Max Alt")
        await board.press("f")
        await board.go_to("Lea Neu", "#whom")
        assert board.at("#whom") == "Lea Neu not this time (private)"
        await board.press("f")
        assert board.status == "Released Max and Lea. Saved. u takes it back"
        await board.go_to("Lea Neu", "#whom")
        await board.press("l")
        assert board.status == "Kept Max and Lea together. Saved. u takes it back"
        await board.press("l")
        assert board.status == "Released Max and Lea. Saved. u takes it back"
    pair = couples(reopened(tmp_path))["Max Alt", "Lea Neu"]
    assert (pair.state, pair.kept) == ("proposed", False)


async def test_the_page_says_what_would_change_and_one_key_takes_it(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.go_to("Max Alt")
        await board.go_to("Tim Jung", "#whom")
        await board.press("p", "c")
        page = board.dialog
        assert "Would go - Max learns from Tim" in page
        assert "Would come + Ida learns from Tim: good + Max learns from Lea: good" in page
        await board.press("a")
        assert board.status == "Took back 1 pair, proposed 2 pairs. Saved. u takes it back"
        await board.press("c")
        assert "would change nothing" in board.dialog
    assert [*couples(reopened(tmp_path))] == [("Ida Berg", "Tim Jung"), ("Max Alt", "Lea Neu")]


async def test_the_list_says_what_a_pair_would_mean_for_somebody_else(tmp_path: Path) -> None:
    max_, ida, lea, tim = four()
    both = replace(lea, offers=(*lea.offers, Offer(topic="labour law", level=5)))
    async with at_pairs(made_of(tmp_path, [max_, ida, both])) as board:
        await board.go_to("Max Alt")
        assert board.rows("#whom")[1] == "but then nobody is left for Ida"
        assert tim.name not in " ".join(board.rows("#whom"))
