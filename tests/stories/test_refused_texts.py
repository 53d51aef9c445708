"""What cannot be kept stays in its field with a sentence beside it, and as a draft, in every place."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from rmtui.desk import Desk
from rmtui.widgets.fields import AreaField, LineField
from tests.stories.journal_stage import clock, desk_in, on_stage
from tests.stories.stage import Stage, run


def _field(stage: Stage, selector: str) -> LineField | AreaField:
    field = stage.app.screen.query_one(selector)
    assert isinstance(field, LineField | AreaField)
    return field


async def _type(stage: Stage, selector: str, text: str) -> None:
    field = _field(stage, selector)
    field.focus()
    await stage.press("ctrl+end", "ctrl+u") if isinstance(field, AreaField) else await stage.press("end", "ctrl+u")
    await stage.type(text)


def _said(stage: Stage, field: str) -> str:
    return " ".join(
        str(one.content) for one in stage.app.screen.query(f"#refusal-{field}").results(Static) if one.display
    )


async def test_each_refused_field_of_a_session_keeps_its_own_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (100, 40)) as stage:
            await stage.press("down", "enter")
            await _type(stage, "#met", "someday")
            await _type(stage, "#minutes", "many")
            await _type(stage, "#place", "the depot")
            await stage.press("tab")
            assert "someday" in _said(stage, "met")
            assert "inutes" in _said(stage, "minutes")
            assert _said(stage, "place") == ""
            assert desk.programme.sessions["20"].place == "the depot", "the others are kept all the same"
            stage.app.drafting.keep_all()
            assert sorted(draft.text for draft in desk.drafts.all()) == ["many", "someday"]
            await _type(stage, "#met", "14 Apr")
            assert _said(stage, "met") == ""
            assert _said(stage, "minutes")
            stage.app.drafting.keep_all()  # what waits to be written is
    with Desk.open(str(tmp_path / "p"), clock()) as desk:
        assert [draft.text for draft in desk.drafts.all()] == ["many"]


async def test_saving_a_meeting_in_which_nothing_is_written_logs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (100, 40)) as stage:
            before = len(desk.programme.sessions)
            await stage.press("n", "ctrl+s")
            assert stage.status == "Nothing is written yet, so nothing was saved."
            await stage.type("Drivers film the bay")
            await stage.press("ctrl+s")
            assert len(desk.programme.sessions) == before + 1


async def test_a_corrected_day_of_a_meeting_is_no_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (100, 40)) as stage:
            await stage.press("down", "enter")
            await _type(stage, "#met", "15 Apr")
            await stage.press("tab")
            assert "15 Apr" in stage.status
            assert "planned for" not in stage.status


async def test_a_refused_answer_of_the_setup_waits_in_its_step_with_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_in(tmp_path / "p") as desk:
        async with run(Stage, desk, "setup", (100, 40)) as stage:
            await stage.press(*["ctrl+n"] * 4)
            await _type(stage, "#answer-planned-sessions", "many")
            await stage.press("tab")
            assert "Write a number from 4 to 12 here." in _said(stage, "answer-planned-sessions")
            await stage.press("escape", "left", "right")  # the step before, and back
            assert _field(stage, "#answer-planned-sessions").typed == "many"
            assert "Write a number from 4 to 12 here." in _said(stage, "answer-planned-sessions")
            await _type(stage, "#answer-planned-sessions", "8 times")
            assert _said(stage, "answer-planned-sessions") == ""
            await stage.press("tab")
            assert _field(stage, "#answer-planned-sessions").typed == "8", "what is stored is what is shown"
            await _type(stage, "#answer-planned-sessions", "8 of them")
            await stage.press("tab")
            assert _field(stage, "#answer-planned-sessions").typed == "8", "also where nothing is to be changed"
            assert desk.programme.about.planned_sessions == 8
            stage.app.drafting.keep_all()
            assert desk.drafts.all() == []


async def test_what_is_said_to_take_it_back_does_so_from_where_one_is(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "enter")
            before = desk.programme.texts.all()
            await stage.type("Some words")
            await stage.press("ctrl+s")
            assert "Saved. Esc, then u takes it back" in stage.app.status
            await stage.press("escape", "u")
            assert desk.programme.texts.all() == before
