"""Ground rules, goal and fit check of two people are settled from the Journal, a key or a line each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from tests.stories.journal_stage import PAIRS, TODAY, desk_in, on_stage, opened

NEW = (
    Person(id="5", name="Sam [b]Hill[/b]"),
    Person(id="6", name="Aaron Abel"),
    Pair(id="12", mentor="5", mentee="6", state="agreed"),
)


async def test_rules_are_ticked_and_a_goal_is_typed_before_two_people_ever_met(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder, *NEW) as desk:
        async with on_stage(desk) as stage:
            await stage.press("o")
            assert "Aaron and Sam: what they settle before they start" in stage.words
            assert "Fit check" not in stage.screen
            await stage.type("Understand the night shift")
            await stage.press("enter", "enter")
            assert "[x] talked through" in stage.screen
            assert "Fri 8 May 2026" in stage.screen
            await stage.press("tab", "tab", "tab", "tab")
            await stage.type("family, pay")
            await stage.press("escape")
    with opened(folder) as desk:
        pair = desk.programme.pairs["12"]
        assert pair.goal == "Understand the night shift"
        assert (pair.rules.version, pair.rules.mentor_agreed_on, pair.rules.mentee_agreed_on) == (1, TODAY, TODAY)
        assert pair.rules.off_limits == ("family", "pay")


async def test_each_can_have_a_day_of_her_own_and_a_wrong_one_is_said(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", *NEW) as desk:
        async with on_stage(desk) as stage:
            await stage.press("o", "down", "tab", "tab")
            await stage.type("2 May")
            await stage.press("enter")
            assert str(desk.programme.pairs["12"].rules.mentee_agreed_on) == "2026-05-02"
            await stage.type("never")
            await stage.press("escape")
            assert 'No day is called "never"' in stage.words
            assert "what they settle" in stage.words
            stage.app.drafting.keep_all()
            assert [draft.about["pair"] for draft in desk.drafts.all()] == ["12"]


async def test_after_they_met_the_fit_is_noted_with_a_private_line_and_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk, size=(80, 60)) as stage:
            await stage.press("down", "enter")
            assert "ground rules not talked through, do they fit?" in stage.words
            await stage.press("escape", "o")
            while getattr(stage.app.focused, "id", "") != "fit":
                await stage.press("tab")
            await stage.press("2", "tab")
            await stage.type("She fears his temper")
            await stage.press("escape")
            noted: list[str] = [desk.programme.pairs["10"].fit]
            assert "fit check: we need to talk" not in stage.words  # the rules are still open
            text = desk.programme.texts.all()[-1]
            assert (text.text, text.level, text.prompt, text.session) == (
                "She fears his temper", "private", "fit-check", "20",
            )  # fmt: skip
            await stage.press("u", "u")
            noted.append(desk.programme.pairs["10"].fit)
            assert noted == ["unsure", ""]
    with opened(folder) as desk:
        assert len(desk.programme.texts) == 3


async def test_in_the_room_neither_the_fit_nor_the_line_on_it_is_shown(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", replace(PAIRS[0], fit="not a fit")) as desk:
        async with on_stage(desk, size=(80, 50)) as stage:
            await stage.press("down", "enter", "escape", "i", "o")
            assert "what they settle" in stage.words
            assert "Judge a proposal alone" in stage.words
            for hidden in ("fit", "only this file", "takes it back"):
                assert hidden not in stage.words.casefold()
            await stage.press("tab", "enter", "escape")
            assert desk.programme.pairs["10"].rules.version == 1
            assert "IN THE ROOM" in stage.screen


async def test_in_the_room_u_takes_nothing_back_that_may_be_anybodys(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, size=(80, 50)) as stage:
            await stage.press("down", "down", "down", "enter")
            await stage.type("Thomasina learnt something")
            await stage.press("escape", "escape", "up", "up", "enter", "escape", "i", "o", "tab", "u")
            assert "Thomasina" not in stage.screen
            assert desk.programme.texts.all()[-1].text == "Thomasina learnt something"
