"""Somebody pairs two people by hand, also where a rule or a proposal stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.programme.about import About
from rmtui.programme.person import Person
from tests.stories.pairs_stage import at_pairs, couples, four, made_of, reopened, sample


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def test_two_keys_pair_the_selected_two(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.go_to("Max Alt")
        assert board.at("#whom").startswith("Lea Neu")
        await board.press("p")
        assert board.status == "Paired Max with Lea. Saved. u takes it back"
        assert board.at() == "Max Alt Lea Neu good ?"
        await board.press("p")
        assert "a pair already" in board.status
    assert [*couples(reopened(tmp_path))] == [("Max Alt", "Lea Neu")]


async def test_a_proposal_in_the_way_is_exchanged_in_one_step(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four())) as board:
        await board.press("a")
        await board.go_to("Max Alt")
        await board.go_to("Tim Jung", "#whom")
        await board.press("p")
        assert "Take back the proposal of Ida and Tim and of Max and Lea" in board.dialog
        await board.choose("Take back")
        assert board.status == "Paired Max with Tim, took back 2 pairs. Saved. u takes it back"
        assert "Ida Berg - waits" in board.rows()
        await board.press("u")
        assert "Ida Berg Tim Jung" in " ".join(board.rows())
        await board.press("U")
    assert [*couples(reopened(tmp_path))] == [("Max Alt", "Tim Jung")]


async def test_a_rule_is_set_aside_only_with_a_reason(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.go_to("Dana Okafor")
        await board.go_to("Mia Ito", "#whom")
        await board.press("p")
        assert "named no hour at which both are free" in board.dialog
        await board.choose("exception")
        await board.press("enter")
        assert "An exception needs a reason" in board.dialog
        assert ("Dana Okafor", "Mia Ito") not in couples(board.app.opened_desk)
        await board.press(*"lunch", "enter")
        assert board.status == "Paired Dana with Mia. Saved. u takes it back"
        assert "An exception (time, full): lunch" in board.why


async def test_somebody_in_the_line_is_refused_with_better_answers(tmp_path: Path) -> None:
    async with at_pairs(sample(tmp_path)) as board:
        await board.go_to("Dana Okafor")
        await board.go_to("Asha Rao", "#whom")
        before = couples(board.app.opened_desk)
        await board.press("p")
        assert "Asha reports to Dana through José" in board.status
        assert "from outside" in board.status
        assert couples(board.app.opened_desk) == before


async def test_where_all_report_to_the_owner_it_says_why_and_what_helps(tmp_path: Path) -> None:
    team = [Person(id=str(n), name=f"Helper {n}", role="mentor", manager="1") for n in range(2, 6)]
    owner = Person(id="1", name="Ines Prado", role="mentee")
    async with at_pairs(made_of(tmp_path, [owner, *team], About(brand="Shop", formality="light"))) as board:
        await board.press("a")
        assert board.status.startswith("No new pair is possible now, 5 wait")
        await board.go_to("Ines Prado")
        assert board.rows("#whom")[:3] == ["Nobody is possible now", "Not possible", "Helper 2 reports to Ines"]
        assert "Nobody of 4 people is possible for Ines yet: 4 in a direct line" in board.why
        assert "somebody from outside" in board.why
        await board.go_to("Helper 3", "#whom")
        await board.press("p")
        await board.choose("exception")
        await board.press(*"owner", "enter")
        assert board.status.startswith("Paired Ines with Helper 3.")
    assert [*couples(reopened(tmp_path))] == [("Ines Prado", "Helper 3")]


async def test_an_empty_programme_says_where_people_come_in(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, [])) as board:
        assert "brings people in" in board.dialog
        for key in "aplfwscSe":
            await board.press(key, "escape")
        await board.press("delete", "slash", "escape", "3")
        assert board.app.current_mode == "people"


async def test_only_one_side_is_no_dead_end(tmp_path: Path) -> None:
    async with at_pairs(made_of(tmp_path, four()[:2])) as board:
        assert board.rows("#whom") == ["Nobody is possible now"]
        assert "Nobody could be learned from yet" in board.why
        assert "inviting somebody to the other side" in board.why
        await board.press("p")
        assert board.status == "Select two people first: one on the left, one on the right."
