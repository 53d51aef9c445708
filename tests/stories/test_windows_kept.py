"""Texts asked for in a window: killed while typing, offered, gone on with, kept by Enter, taken back by one undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rmtui.desk import Desk
from rmtui.programme.about import Objective
from rmtui.programme.session import Session
from rmtui.widgets.fields import LineField
from tests.stories.journal_stage import ABOUT, PEOPLE, clock, desk_in
from tests.stories.stage import Stage, run
from tests.stories.test_drafts_everywhere import killed

WITH_OBJECTIVE = replace(ABOUT, objectives=(Objective(id="a", text="Judge AI"),))
PLANNED = Session(id="50", pair="10", state="planned", on=date(2026, 5, 7))
MANAGED = replace(PEOPLE[3], manager="1"), replace(ABOUT, formality="light")
"""Thomasina reports to Asha, in a firm so small that a reason is enough to pair the two."""


class Window(NamedTuple):
    """A window that asks for a text."""

    place: str
    """The place it opens in."""
    opens: tuple[str, ...]
    """Words to choose and keys to press until it is open."""
    typed: str
    """What is typed."""
    question: str
    """What the question at the next start is about."""
    values: tuple[Any, ...]
    """What the programme holds besides the usual."""


WINDOWS = {
    "a new objective": Window(
        "setup", (":objectives", "*Write another"), "News travels", "You were writing the sentence of an objective",
        (WITH_OBJECTIVE,),
    ),
    "the words of an objective": Window(
        "setup", (":objectives", "*1. Judge AI", "*Change the sentence"), " alone",
        "You were writing the sentence of an objective", (WITH_OBJECTIVE,),
    ),
    "how an objective is seen": Window(
        "setup", (":objectives", "*1. Judge AI", "*Say how"), "From 1 to 5",
        "You were writing how one would see an objective", (WITH_OBJECTIVE,),
    ),
    "the reason of an exception": Window(
        "pairs", (":couple", "p", "*exception"), "The only two on this site", "You were writing why to pair", MANAGED
    ),
    "a day and why": Window(
        "today", (":item", "v", "enter"), "12 May, she was ill", "You were writing to when and why", (PLANNED,)
    ),
}  # fmt: skip


async def _open(stage: Stage, window: Window) -> None:
    for step in window.opens:
        if step == ":objectives":
            stage.app.screen.query_one("#question-objective .remark-press").focus()
            await stage.press("enter")
        elif step == ":couple":
            await stage.go_to("Thomasina")
            stage.app.screen.query_one("#whom").focus()
            await stage.go_to("Asha", "#whom")
        elif step == ":item":
            await stage.go_to("Martin")
        elif step.startswith("*"):
            await stage.choose(step[1:])
        else:
            await stage.press(step)
        await stage.wait()


def _tables(desk: Desk) -> Mapping[str, Any]:
    return {name: dict(rows) for name, rows in desk.store.tables.items() if rows}


@pytest.mark.parametrize("name", WINDOWS)
async def test_it_is_offered_gone_on_with_kept_and_taken_back(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    window, folder, copy = WINDOWS[name], tmp_path / "p", tmp_path / "copy"
    kill = killed(folder, copy)
    with desk_in(folder, *window.values) as desk:
        async with run(Stage, desk, window.place, (100, 40)) as stage:
            await _open(stage, window)
            await stage.type(window.typed)
            held = stage.app.screen.query_one("#asked-text", expect_type=LineField).typed
            kill(stage)
            before = _tables(desk)
            await stage.press("escape")
            assert "kept as a draft" in stage.app.status
            assert _tables(desk) == before, "what is left is only a draft"
    with Desk.open(str(copy), clock()) as desk:
        async with run(Stage, desk, "today", (100, 40)) as stage:
            await stage.wait()
            assert window.question in stage.dialog
            assert window.typed.strip() not in stage.words, "other eyes may look"
            await stage.press("enter")
            await stage.wait()
            field = stage.app.screen.query_one("#asked-text", expect_type=LineField)
            assert (field.typed, field.has_focus) == (held, True)
            await stage.press("enter")
            await stage.wait()
            assert _tables(desk) != before
            stage.app.drafting.keep_all()
            assert desk.drafts.all() == []
            while stage.app.screen.is_modal:
                await stage.press("escape")
            stage.app.set_focus(None)
            await stage.press("u")
            assert _tables(desk) == before


async def test_what_is_left_is_there_when_the_window_opens_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    window = WINDOWS["the reason of an exception"]
    with desk_in(tmp_path / "p", *window.values) as desk:
        async with run(Stage, desk, "pairs", (100, 40)) as stage:
            await _open(stage, window)
            await stage.type("half a reason")
            await stage.press("escape")
            await _open(stage, window)
            await stage.press(*["backspace"] * 13, "enter")
            assert "An exception needs a reason" in stage.dialog
            await stage.type("They asked for it")
            await stage.press("enter")
            assert [pair for pair in desk.programme.pairs.all() if pair.mentee == "4"]
            stage.app.drafting.keep_all()
            assert desk.drafts.all() == []
