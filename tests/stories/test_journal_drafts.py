"""Writing never fails: what was typed when the program died is offered back, and goes on, becomes a note, or goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.session_writing import SessionWriting
from rmtui.store.drafts import Draft
from tests.stories.journal_stage import clock, desk_in, on_stage, opened


def left_behind(folder: Path, writing: SessionWriting, text: str) -> None:
    """Leave a draft in the folder, as a program that died does."""
    with desk_in(folder) as desk:
        desk.drafts.keep(Draft(writing.key, text, writing.about, "2026-05-08T09:00:00+00:00"))


async def test_what_is_being_typed_is_a_draft_until_it_is_saved(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n")
            await stage.type("Half a sent")
            stage.app.drafting.keep_all()
            found = desk.drafts.all()
            assert [draft.text for draft in found] == ["Half a sent"]
            assert found[0].about["kind"] == "takeaway"
            await stage.press("escape")
            assert desk.drafts.all() == []
    with opened(folder) as desk:
        assert [text.text for text in desk.programme.texts.all()][-1] == "Half a sent"


async def test_a_draft_is_gone_on_with_where_it_was_being_written(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    left_behind(folder, SessionWriting(session="30", kind="takeaway", level="programme", whose="4"), "One line a")
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            assert "You were writing a takeaway on Thomasina and Leopold, session 1, Mon 20 Apr, " in stage.words
            await stage.press("enter")
            await stage.wait()
            await stage.press("end")
            await stage.type(" week")
            await stage.press("escape")
        assert desk.drafts.all() == []
        text = desk.programme.texts.all()[-1]
        assert (text.session, text.text, text.level, text.whose) == ("30", "One line a week", "programme", "4")


async def test_a_private_draft_is_kept_as_a_note_at_its_level_and_not_shown_before(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    left_behind(
        folder, SessionWriting(session="20", kind="reflection", level="private", whose="1", prompt="gone"), "Too much"
    )
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            assert "Too much" not in stage.screen
            await stage.press("down", "enter")
            await stage.wait()
        note = desk.programme.texts.all()[-1]
        assert (note.kind, note.level, note.text) == ("note", "private", "Too much")
        assert desk.drafts.all() == []


@pytest.mark.parametrize(("downs", "left"), [(3, 1), (4, 0)])
async def test_a_draft_can_wait_or_go(tmp_path: Path, downs: int, left: int) -> None:
    folder = tmp_path / "p"
    left_behind(folder, SessionWriting(session="20", kind="note", level="pair"), "Not now")
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            await stage.press(*["down"] * downs, "enter")
            await stage.wait()
        assert len(desk.drafts.all()) == left
        assert len(desk.programme.texts) == 3
