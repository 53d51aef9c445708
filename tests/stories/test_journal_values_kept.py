"""Days, aims and questions typed in the Journal are drafts from the first key, and nothing refused is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.session import Session
from rmtui.programme.session_writing import SessionWriting
from rmtui.store.drafts import Draft
from tests.stories.journal_stage import clock, desk_in, on_stage, opened
from tests.stories.stage import Stage

PLANNED = Session(id="21", pair="10", number=2, on=date(2026, 6, 2))


async def at_field(stage: Stage, name: str) -> None:
    """Open the meeting of 14 April and go to a field by Tab."""
    await stage.press("down", "enter")
    for _ in range(40):
        if getattr(stage.app.focused, "id", "") == name:
            return
        await stage.press("tab")
    raise AssertionError(name)


LINES = {
    "place": ("Depot", "place"),
    "minutes": ("75", "minutes"),
    "action": ("Martin: film the bay", "action"),
    "gained": ("saw a budget", "gained"),
    "next-on": ("9 June", "next day"),
    "next-question": ("How do you check what is true?", "next question"),
}
"""Fields of After, what is typed there, and what its draft is called."""


async def test_every_line_of_after_is_a_draft_while_it_is_typed(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", PLANNED) as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "enter")
            for field, (typed, kind) in LINES.items():
                stage.app.screen.query_one(f"#{field}").focus()
                await stage.wait()
                await stage.type(typed)
                assert "draft kept" in stage.screen
                assert "Saved" not in stage.screen
                stage.app.drafting.keep_all()
                (draft,) = desk.drafts.all()
                assert typed in draft.text
                assert draft.about["kind"] == kind
                await stage.press("escape")
                assert desk.drafts.all() == []
                assert "Saved" in stage.screen


async def test_the_aim_on_before_is_a_draft_and_then_saved_under_its_own_name(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "f2", "shift+tab")
            await stage.type("Judge a proposal")
            stage.app.drafting.keep_all()
            assert [draft.about["kind"] for draft in desk.drafts.all()] == ["aim"]
            await stage.press("escape")
            assert "Set the aim of session 2 of Martin and Asha. Saved." in stage.screen
            await stage.press("shift+tab")
            await stage.type("!")
            await stage.press("escape")
            assert "Wrote up" not in stage.screen
    with opened(folder) as desk:
        assert desk.programme.sessions.all()[-1].goal == "Judge a proposal"


async def test_a_day_that_is_none_stays_typed_after_escape_and_when_one_comes_back(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await at_field(stage, "next-on")
            await stage.type("someday soon")
            await stage.press("escape")
            assert 'No day is called "someday soon"' in stage.screen
            assert "someday soon" in stage.screen
            await stage.press("2")
            await stage.wait()
            assert "What you typed in the Journal is a draft." in stage.words
            await stage.press("5", "escape", "up", "enter", "escape", "escape", "down", "enter")
            stage.app.screen.query_one("#next-on").focus()
            await stage.wait()
            assert "someday soon" in stage.screen
            stage.app.drafting.keep_all()
            assert [draft.text for draft in desk.drafts.all()] == ["someday soon"]
            assert len(desk.programme.sessions) == 2


async def test_a_question_waits_for_its_date_and_is_kept_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk, size=(100, 50)) as stage:
            await at_field(stage, "next-question")
            await stage.type("Who decides?")
            await stage.press("enter")
            assert "Say first when they meet next" in stage.words
            await stage.press("shift+tab")
            await stage.type("+28")
            await stage.press("enter")
    with opened(folder) as desk:
        planned = desk.programme.sessions.all()[-1]
        assert (planned.on, planned.agenda) == (date(2026, 5, 12), ("Who decides?",))
        assert desk.drafts.all() == []


async def test_typing_into_a_date_that_was_tabbed_into_replaces_it(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", PLANNED) as desk:
        async with on_stage(desk) as stage:
            await at_field(stage, "next-on")
            await stage.type("9 June")
            await stage.press("enter")
            assert desk.programme.sessions["21"].on == date(2026, 6, 9)


@pytest.mark.parametrize(
    ("typed", "said", "left"),
    [
        ("2 June", "Planned a session of Martin and Asha for Tue 2 June", 0),
        ("someday", 'No day is called "someday"', 1),
    ],
)
async def test_a_day_left_behind_is_kept_as_it_stands_or_says_why_not(
    tmp_path: Path, typed: str, said: str, left: int
) -> None:
    folder = tmp_path / "p"
    writing = SessionWriting(session="20", kind="next day", level="pair")
    with desk_in(folder) as desk:
        desk.drafts.keep(Draft(writing.key, typed, writing.about, "2026-05-08T09:00:00+00:00"))
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            assert "You were writing when they meet next on Martin and Asha, session 1" in stage.words
            await stage.press("down", "enter")
            await stage.wait()
            assert said in stage.words
        assert len(desk.drafts.all()) == left


async def test_a_day_left_behind_is_gone_on_with_in_its_field(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    writing = SessionWriting(session="20", kind="next day", level="pair")
    with desk_in(folder) as desk:
        desk.drafts.keep(Draft(writing.key, "2 Ju", writing.about, "2026-05-08T09:00:00+00:00"))
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            await stage.press("enter")
            await stage.wait()
            await stage.press("end")
            await stage.type("ne")
            await stage.press("enter")
        assert desk.programme.sessions.all()[-1].on == date(2026, 6, 2)
        assert desk.drafts.all() == []


async def test_an_action_changed_in_its_window_is_a_draft_and_escape_keeps_it(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk, size=(80, 40)) as stage:
            await at_field(stage, "action")
            await stage.press("shift+tab", "e")
            await stage.type(" and Lee")
            stage.app.drafting.keep_all()
            assert [draft.text for draft in desk.drafts.all()] == ["Martin: ask two drivers and Lee"]
            await stage.press("escape")
            assert "Changed an action" in stage.screen
    with opened(folder) as desk:
        assert [action.what for action in desk.programme.sessions["20"].actions] == ["ask two drivers and Lee"]


async def test_an_idea_whose_owner_changes_while_it_is_typed_is_kept_once(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, size=(80, 45)) as stage:
            await at_field(stage, "idea")
            await stage.type("Film it")
            await stage.press("tab", "3", "shift+tab")
            await stage.type(" now")
            await stage.press("enter")
            stage.app.drafting.settle()
        assert desk.drafts.all() == []
        assert len([credit for credit in desk.programme.credits.all() if "now" in credit.what]) == 1


async def test_tab_leads_from_a_text_to_the_next_field_where_letters_are_no_commands(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await at_field(stage, "takeaway-1")
            await stage.type("Captions first")
            await stage.press("tab")
            await stage.type("update the board deck")
            await stage.press("escape")
            assert "Captions first" in stage.screen
            assert "update the board deck" in stage.screen
            kept = [text.text for text in desk.programme.texts.all()]
            assert "Captions first" in kept
