"""Before they meet: a plan in minutes, an agenda with who brought it, questions from the bank, a card."""

from __future__ import annotations

from pathlib import Path

from rmtui.content.library import questions, starters
from tests.stories.journal_stage import desk_in, on_stage, opened


async def test_agenda_is_typed_line_by_line_and_says_who_brought_it(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "f2")
            assert "25" in stage.screen
            await stage.type("What do you fear?\nWho decides?")
            assert "draft kept" in stage.screen
            await stage.press("tab", "2")
    with opened(folder) as desk:
        session = desk.programme.sessions.all()[-1]
        assert session.agenda == ("What do you fear?", "Who decides?")
        assert session.agenda_by == "mentor"
        assert session.state == "planned"


async def test_a_question_from_the_bank_goes_onto_the_agenda(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "f2", "escape", "g")
            assert "Which question to bring?" in stage.screen
            await stage.press("tab", "enter")
            agenda = desk.programme.sessions.all()[-1].agenda
            assert agenda[0] in {question.text for question in (*questions(), *starters())}
            assert agenda[0] in stage.screen


async def test_bold_questions_and_the_card_name_the_one_they_are_for(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "escape", "b")
            assert "For Asha to say" in stage.screen
            await stage.press("escape", "k")
            assert "You were asked because of what you see." in stage.screen
            await stage.press("escape", "t")
            assert "Dear Asha" in stage.screen


async def test_the_mail_to_both_holds_nothing_private(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, size=(100, 45)) as stage:
            await stage.press("down", "enter", "escape", "t")
            assert "Drivers film the bay" in stage.screen
            assert "- Martin: ask two drivers" in stage.screen
            assert "nervous" not in stage.screen


async def test_the_plan_is_laid_out_for_the_room_it_has(tmp_path: Path) -> None:
    """Beside the list a line has less room than the page had when it was drawn first."""
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, size=(100, 30)) as stage:
            await stage.press("down", "enter", "f2")
            for width in (100, 130, 80):
                await stage.resize(width, 30)
                shown = stage.app.screen.query_one("#plan")
                assert stage.text("#plan").count("\n") + 1 == shown.size.height, width
