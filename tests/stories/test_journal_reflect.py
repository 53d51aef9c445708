"""Thinking about a meeting: one question at a time, on somebody's page, skipped without a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rmtui.content.library import reflection_sets
from tests.stories.journal_stage import SESSIONS, desk_in, on_stage, opened

SETS = {one.use: one.prompts for one in reflection_sets()}


async def test_answers_stay_with_their_question_and_their_page(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    first, second = SETS["default"][0], SETS["default"][1]
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "r")
            assert first.text in stage.screen
            await stage.type("That I talk too much")
            await stage.press("ctrl+n")
            assert second.text in stage.screen
            assert "2 of 10" in stage.screen
            await stage.press("ctrl+t")
            assert second.text not in stage.screen
            assert "of 9" in stage.screen
    with opened(folder) as desk:
        answer = desk.programme.texts.all()[-1]
        assert (answer.kind, answer.prompt, answer.whose, answer.level) == ("reflection", first.id, "2", "private")
        assert answer.text == "That I talk too much"


async def test_a_meeting_that_helped_little_gets_the_set_for_that_and_g_offers_the_role_check(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", replace(SESSIONS[0], helped=1)) as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "r")
            assert SETS["helped-little"][0].text in stage.screen
            await stage.press("escape", "g")
            for _ in range(len(SETS)):
                await stage.press("down")
            await stage.press("enter")
            assert SETS["role-check"][0].text in stage.screen
            assert f"1 of {len(SETS['role-check'])}" in stage.screen


async def test_an_answer_written_before_is_shown_again_and_changed(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "r")
            await stage.type("Once")
            await stage.press("f3", "f4")
            await stage.type("Twice ")
            await stage.press("ctrl+s")
            answers = [text.text for text in desk.programme.texts.all() if text.kind == "reflection"]
            assert len(answers) == 1
            assert "Once" in answers[0]
            assert "Twice" in answers[0]
