"""The focus: arrows and Tab pass every field in the order one reads, and what has the focus is in view."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widget import Widget

from rmtui.programme.session import Session
from rmtui.screens.journal.form import SessionForm
from rmtui.screens.kit.place import is_seen
from rmtui.widgets.field_scroll import FieldScroll
from rmtui.widgets.fields import AreaField, LineField
from tests.stories.journal_stage import desk_in, on_stage
from tests.stories.stage import Stage


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))


def _focused(stage: Stage) -> Widget:
    focused = stage.app.focused
    assert focused is not None
    return focused


def _in_view(stage: Stage) -> bool:
    """Say whether the whole of what has the focus is in view."""
    focused = _focused(stage)
    ground = next(one for one in focused.ancestors if isinstance(one, FieldScroll))
    return ground.region.contains_region(focused.region)


@pytest.mark.parametrize("key", ["down", "tab"])
async def test_every_field_is_passed_in_the_order_one_reads(tmp_path: Path, key: str) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("n")
            form = stage.app.screen.query_one(SessionForm)
            fields = [w for w in stage.app.screen.focus_chain if isinstance(w, LineField | AreaField)]
            fields = [field for field in fields if form in field.ancestors]
            stage.app.screen.set_focus(fields[0])
            passed = []
            for _ in range(40):
                await stage.wait()
                assert _in_view(stage)
                if _focused(stage) in fields:
                    passed.append(_focused(stage))
                if passed[-1] is fields[-1]:
                    break
                await stage.press(key)
            assert passed == fields


async def test_what_has_the_focus_stays_in_view(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (80, 40)) as stage:
            await stage.press("n")
            field = stage.app.screen.query_one("#next-question")
            field.focus()
            for size in ((80, 18), (60, 18), (110, 30), (80, 20)):
                await stage.resize(*size)
                assert _focused(stage) is field
                assert _in_view(stage)


async def test_nothing_that_cannot_be_seen_takes_letters(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("n")
            await stage.type("One")
            await stage.press("escape", "h", "u", "escape")
            await stage.wait()
            assert [one.id for one in desk.programme.sessions.all()] == ["20", "30"]
            assert is_seen(_focused(stage))
            await stage.press("z")
            assert not stage.app.drafting.writing


async def test_a_field_says_nothing_of_another_session(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", Session(id="21", pair="10", number=2, on=date(2026, 6, 2))) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", *["shift+tab"] * 3)
            assert _focused(stage).id == "planned-on"
            await stage.type("someday")
            await stage.press("escape")
            assert 'No day is called "someday"' in stage.words
            await stage.press("escape", "up", "enter", "f3")
            stage.app.screen.query_one("#gained").focus()
            await stage.type("Kept here")
            await stage.press("escape")
            assert stage.status.startswith("Kept what was gained") or "gained" in stage.status
            assert stage.app.drafting.writing == {"text-21-day": "someday"}


async def test_a_field_scrolled_away_comes_back_with_the_next_letter(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (80, 24)) as stage:
            await stage.press("n")
            field, ground = _focused(stage), stage.app.screen.query_one("#after", FieldScroll)
            ground.scroll_end(animate=False)
            await stage.wait()
            assert not _in_view(stage), "somebody looks at what stands below"
            await stage.type("x")
            assert _focused(stage) is field
            assert _in_view(stage)


async def test_what_has_the_focus_stays_in_view_when_something_grows_above_it(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (80, 18)) as stage:
            await stage.press("n")
            stage.app.screen.query_one("#next-question").focus()
            await stage.wait()
            first = stage.app.screen.query_one("#after").query(AreaField).first()
            first.put("some words " * 60)
            await stage.wait()
            await stage.wait()
            assert _in_view(stage)
