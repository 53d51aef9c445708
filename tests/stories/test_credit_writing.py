"""Somebody writes down what came of an idea, changes words after a yes, and loses nothing on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from textual.widgets import Input, Static

from rmtui.desk import Desk
from rmtui.drafting import WRITING
from rmtui.programme.credit import Credit
from tests.stories.today_stage import TODAY, Stage, clock, desk_of, on_stage


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "northwind") as opened:
        yield opened


def idea(desk: Desk, words: str) -> Credit:
    """Return an idea as it lies on the disk."""
    with Desk.look(desk.folder) as found:
        return next(one for one in found.programme.credits.all() if words in one.what)


async def to_idea(stage: Stage, words: str) -> None:
    """Go to Credit and walk down to an idea."""
    await stage.press("6")
    for _ in stage.rows("#credits"):
        if words in stage.at("#credits"):
            return
        await stage.press("down")
    raise AssertionError(stage.rows("#credits"))


def field(stage: Stage, name: str) -> str:
    """Return what a field holds."""
    return stage.app.screen.query_one(f"#credit-{name}", Input).value


async def test_a_field_is_saved_when_it_is_left_and_not_before(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Ask drivers")
        await stage.press("e", "tab", "tab")
        await stage.type(", page 2")
        assert stage.status == WRITING
        assert "page 2" not in idea(desk, "Ask drivers").seen_where
        await stage.press("escape")
        assert stage.status == "Changed Asha's idea. Saved. u takes it back"
        assert idea(desk, "Ask drivers").seen_where.endswith(", page 2")
        await stage.press("u")
        assert not field(stage, "seen_where").endswith(", page 2")
    found = idea(desk, "Ask drivers")
    assert (found.state, found.seen_where) == ("asked", "Depot minutes, 30 April")


async def test_other_words_after_a_yes_ask_for_a_new_one(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Exit talk")
        await stage.press("enter")
        await stage.type(" and a neighbour")
        await stage.press("enter")
        assert stage.status == "Changed Mia's idea; the yes was for the old words. Saved. Esc, then u takes it back"
        assert stage.at("#credits").endswith("to ask again ?")
        assert "Until Mia says yes" in stage.text("#credit-rule")
    assert idea(desk, "Exit talk").state == "asked"


async def test_more_readers_ask_for_a_new_yes_and_fewer_do_not(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Exit talk")
        await stage.press("l", "2")
        assert stage.status == "Mia's idea: the two of them. Saved. u takes it back"
        assert idea(desk, "Exit talk").state == "yes"
        await stage.press("l", "5")
        assert "the yes was for fewer readers" in stage.status
        assert idea(desk, "Exit talk").state == "asked"


async def test_what_she_says_is_picked_in_the_form(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Ask drivers")
        await stage.press("e", "tab", "tab", "tab", "3", "tab", "right", "right", "right", "space")
        assert stage.status.startswith("Noted Asha's yes, without a name: the group may know. Saved")
        assert stage.at("#credits").startswith("no name")
        assert stage.text("#credit-rule") == "May be told to the group, without a name."
        await stage.press("3")
        assert stage.text("#credit-rule") == "Asha said no: this line leaves in no document."
        assert stage.at("#credits") == "Asha (not to be told) nobody"
    found = idea(desk, "Ask drivers")
    assert (found.state, found.answered_on, found.level) == ("no", TODAY, "programme")


async def test_thanks_get_their_day_from_the_words(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "A board paper")
        assert "Nobody thanked yet: Lee, Jo" in stage.text("#credit-thanks")
        await stage.press("e", *["tab"] * 5)
        await stage.type("the board, by Tom")
        await stage.press("escape")
        assert stage.text("#credit-thanks") == ""
    found = idea(desk, "A board paper")
    assert (found.told, found.thanked_on) == ("the board, by Tom", TODAY)


async def test_words_cannot_be_emptied_and_nothing_is_lost(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Exit talk")
        await stage.press("e", "ctrl+u", "escape")
        assert stage.status.startswith("What was the idea? There are no words yet.")
        assert field(stage, "what") == "", "it stays as typed"
        assert "There are no words yet" in str(stage.app.screen.query_one("#refusal-credit-what", Static).content)
        await stage.press("down", "up")
        assert field(stage, "what") == "", "and waits there"
        await stage.press("e")
        await stage.type("Exit talk with a peer")
        await stage.press("escape")
        assert not stage.app.drafting.writing
    assert idea(desk, "Exit talk").state == "yes"


async def test_what_was_typed_before_a_crash_is_there_again(desk: Desk, tmp_path: Path) -> None:
    async with on_stage(desk) as stage:
        await to_idea(stage, "Exit talk")
        await stage.press("e", "tab")
        await stage.type("; three now")
        stage.app.drafting.keep_all()  # as once a second; then the power goes
        left = tmp_path / "left"
        copytree(desk.folder, left, ignore=ignore_patterns(".rmtui.lock"))
    with Desk.look(str(left)) as found:
        assert [draft.text for draft in found.drafts.all()] == ["HR changed its form; two talks so far; three now"]
        assert all(not one.outcome.endswith("three now") for one in found.programme.credits.all())
    with Desk.open(str(left), clock()) as again:
        async with on_stage(again) as stage:
            await stage.wait()
            assert "You were writing what came of an idea of Mia, " in stage.dialog
            await stage.press("enter")
            await stage.wait()
            assert stage.at("#credits").startswith("Mia Exit talk")
            assert field(stage, "outcome").endswith("; three now")
            assert stage.status == WRITING
            await stage.press("escape")
            assert stage.status.startswith("Changed Mia's idea. Saved")
        assert idea(again, "Exit talk").outcome.endswith("; three now")
        assert again.drafts.all() == []
