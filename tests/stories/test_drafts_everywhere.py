"""Whatever is being typed when the program is killed, in any place, is offered by the next start at its field."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.widget import Widget

from rmtui.desk import Desk
from rmtui.programme.credit import Credit
from rmtui.programme.edit import Tables
from rmtui.widgets.fields import AreaField, LineField
from tests.stories.journal_stage import clock, desk_in
from tests.stories.stage import Stage, run

IDEA = Credit(id="60", whose=("1",), what="Film the bay")
TYPED = "half a word"


class Case(NamedTuple):
    """Where somebody types, and how she comes back to it."""

    place: str
    """The place the program is opened at."""
    keys: tuple[str, ...]
    """What leads to the field."""
    field: str
    """The field, as a selector."""
    back: tuple[str, ...] = ()
    """What leads to the field again after the next start."""
    at_start: str = ""
    """What the question at the next start is about."""
    keep: tuple[str, ...] = ("escape", "escape")
    """What keeps it once it is there again, and leaves the field."""


CASES = {
    "takeaway": Case("journal", ("n",), "#takeaway-0", ("enter",), "You were writing a takeaway on Martin and Asha"),
    "action": Case("journal", ("n",), "#action", ("enter",), "You were writing who does what on Martin and Asha"),
    "note": Case("journal", ("n",), "#note", ("enter",), "You were writing a note on Martin and Asha"),
    "note of a session that is there": Case(
        "journal", ("down", "enter"), "#note", ("enter",), "You were writing a note on Martin and Asha"
    ),
    "text in a window": Case(
        "journal", ("down", "enter", "down", "e"), "#written", ("enter",), "who does what", ("ctrl+s", "escape")
    ),
    "idea": Case("credit", (), "#credit-what", ("enter",), "You were writing the words of an idea of Asha"),
    "outcome": Case("credit", (), "#credit-outcome", ("enter",), "You were writing what came of an idea of Asha"),
    "new idea": Case(
        "credit",
        ("n", "enter"),
        "LineField",
        ("enter", "enter"),
        "You were writing a new idea",
        ("enter", "enter", "escape"),
    ),
    "answer of the setup": Case(
        "setup", (), "#question-own-purpose .typed", ("enter",), "You were writing an answer in step 1 of the setup"
    ),
    "answer of a later step": Case(
        "setup", ("ctrl+n",) * 3, "#form .typed", ("enter",), "You were writing an answer in step 4 of the setup"
    ),
    "person": Case(
        "people", ("e",), "#field-unit", ("enter",), "You were writing what is known of Asha Rao: unit", ("ctrl+s",)
    ),
    "private notes": Case(
        "people",
        ("e", "f4"),
        "#field-notes",
        ("enter",),
        "You were writing what is known of Asha Rao: notes",
        ("ctrl+s",),
    ),
    "new person": Case("people", ("n",), "#field-name", ("enter",), "You were writing somebody new: name", ("ctrl+s",)),
    "names": Case("people", ("p",), "AreaField", ("enter",), "You were writing a list of names", ("ctrl+s",)),
}


def documents(desk: Desk) -> Tables:
    """Return every document as it is now."""
    return {name: dict(rows) for name, rows in desk.store.tables.items() if rows}


def _field(stage: Stage, selector: str) -> LineField | AreaField:
    field: Widget = stage.app.screen.query(selector).last()
    assert isinstance(field, LineField | AreaField)
    return field


async def _type(stage: Stage, case: Case) -> None:
    await stage.press(*case.keys)
    field = _field(stage, case.field)
    field.focus()
    field.to_the_end()
    await stage.wait()
    await stage.type(TYPED)


def killed(folder: Path, copy: Path) -> Callable[[Stage], None]:
    """Return what takes the files as they are while somebody types, with no chance to save."""

    def kill(stage: Stage) -> None:
        stage.app.drafting.keep_all()
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".rmtui.lock"))

    return kill


@pytest.mark.parametrize("name", CASES)
async def test_the_next_start_offers_it_at_its_field(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    case, folder, copy = CASES[name], tmp_path / "p", tmp_path / "copy"
    kill = killed(folder, copy)
    with desk_in(folder, IDEA) as desk:
        async with run(Stage, desk, case.place, (100, 40)) as stage:
            await _type(stage, case)
            held = _field(stage, case.field).typed
            kill(stage)
    assert TYPED in held
    with Desk.open(str(copy), clock()) as desk:
        async with run(Stage, desk, "today", (100, 40)) as stage:
            await stage.wait()
            assert case.at_start in stage.dialog
            assert TYPED not in stage.words, "other eyes may look"
            assert stage.app.status == "What was finished is saved; 1 text waits as a draft."
            await stage.press(*case.back)
            await stage.wait()
            assert stage.app.status.startswith(
                ("Not saved yet: draft kept", "Draft kept", "What was finished is saved")
            )
            assert _field(stage, case.field).typed == held
            assert _field(stage, case.field).has_focus
            await _kept_and_taken_back(stage, case.keep)


async def _kept_and_taken_back(stage: Stage, keys: tuple[str, ...]) -> None:
    """Keep what is there again; one key takes it back."""
    before = documents(stage.app.opened_desk)
    await stage.press(*keys)
    await stage.wait()
    assert documents(stage.app.opened_desk) != before
    stage.app.drafting.keep_all()
    assert not stage.app.drafting.left()
    await stage.press("u")
    assert documents(stage.app.opened_desk) == before


async def test_of_several_texts_one_is_gone_on_with_and_the_others_wait_at_their_fields(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    folder, copy = tmp_path / "p", tmp_path / "copy"
    with desk_in(folder, IDEA) as desk:
        async with run(Stage, desk, "people", (100, 40)) as stage:
            await stage.press("e")
            for selector in ("#field-unit", "#field-team"):
                _field(stage, selector).focus()
                await stage.type(TYPED)
            killed(folder, copy)(stage)
    with Desk.open(str(copy), clock()) as desk:
        async with run(Stage, desk, "today", (100, 40)) as stage:
            await stage.wait()
            assert "2 texts you were writing" in stage.dialog
            assert "what is known of Asha Rao: unit" in stage.dialog
            await stage.press("enter", "enter")
            await stage.wait()
            assert [_field(stage, name).typed for name in ("#field-unit", "#field-team")] == [TYPED, TYPED]
            await _kept_and_taken_back(stage, ("ctrl+s",))


async def test_a_field_of_somebody_is_kept_as_it_stands_from_the_offer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_in(tmp_path / "p", IDEA) as desk:
        async with run(Stage, desk, "people", (100, 40)) as stage:
            await _type(stage, CASES["person"])
            killed(tmp_path / "p", tmp_path / "copy")(stage)
    with Desk.open(str(tmp_path / "copy"), clock()) as desk:
        async with run(Stage, desk, "today", (100, 40)) as stage:
            await stage.wait()
            await _kept_and_taken_back(stage, ("down", "enter"))
