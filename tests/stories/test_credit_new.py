"""After a meeting somebody notes whose idea it was, asks, notes the yes, thanks, and writes the list for the group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.credit import Credit
from tests.stories.today_stage import TODAY, clock, desk_of, on_stage


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with desk_of(tmp_path / "northwind") as opened:
        yield opened


def idea(desk: Desk, words: str) -> Credit:
    """Return an idea as it lies on the disk."""
    with Desk.look(desk.folder) as found:
        return next(one for one in found.programme.credits.all() if words in one.what)


async def test_an_idea_and_its_readers_take_six_keys_beside_the_words(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("6")
        await stage.press("n")
        await stage.type("asha")  # a choice from a list
        await stage.press("enter")
        await stage.type("Ask the night shift first")
        await stage.press("enter", "4")
        assert stage.status == "Noted Asha's idea. Saved. u takes it back"
        assert stage.at("#credits") == "Asha Ask the night shift first not asked yet"
        await stage.press("u")
        assert not any("night shift" in row for row in stage.rows("#credits"))
        await stage.press("U")
    made = idea(desk, "night shift")
    assert (made.level, made.state, len(made.whose)) == ("organisation", "drafted", 1)


async def test_asked_agreed_thanked_and_told(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("6", "n")
        await stage.type("asha")
        await stage.press("enter")
        await stage.type("Ask the night shift first")
        await stage.press("enter", "3")
        await stage.press("t")
        letter = stage.text("VerticalScroll Static")
        assert "Dear Asha," in letter
        assert "> Ask the night shift first" in letter
        await stage.press("escape")
        await stage.press("2")
        assert stage.status.startswith("Noted that Asha was asked. Saved")
        assert stage.at("#credits").endswith("asked 8 May ?")
        assert "Until Asha says yes this line leaves in no document." in stage.text("#credit-rule")
        await stage.press("k")
        assert stage.status.startswith("Noted Asha's yes: the group may know. Saved")
        assert stage.at("#credits").endswith("the group")
        assert stage.text("#credit-rule") == "May be told to the group, with the name."
        await stage.press("k")
        assert stage.status == "Asha said yes on 8 May already."
        await stage.press("t", "escape")
        await stage.press("2")
        await stage.press("x", "enter")
        await stage.press("enter")
        page = stage.text("VerticalScroll Static")
        assert "credits/ideas.md" in page
        assert "1 idea stays in: nobody has said whose it was" in page
        assert "New onboarding video" not in page
    told = idea(desk, "night shift")
    assert (told.state, told.asked_on, told.answered_on, told.thanked_on) == ("yes", TODAY, TODAY, TODAY)
    text = (Path(desk.folder) / "exports" / "credits" / "ideas.md").read_text(encoding="utf-8")
    assert "Ask the night shift first\n  - Whose idea: Asha Rao" in text
    assert "filming" not in text
    assert "film the bay" not in text


async def test_escape_leaves_every_window_with_nothing_changed(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("6")
        before = stage.rows("#credits")
        await stage.press("n", "escape")
        await stage.press("n", "enter")
        await stage.type("half an idea")
        await stage.press("escape")
        await stage.press("l", "escape")
        await stage.press("w", "escape")
        await stage.press("x", "escape")
        assert stage.rows("#credits") == before
    with Desk.look(desk.folder) as found:
        assert len(found.programme.credits.all()) == len(before)
        assert [draft.text for draft in found.drafts.all()] == ["half an idea"]


async def test_an_empty_programme_says_what_belongs_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    with Desk.new(str(tmp_path / "new"), About(brand="Small")) as desk:
        async with on_stage(desk) as stage:
            await stage.press("6")
            assert "Press n to note the first one." in stage.text("#credit-empty")
            await stage.press("k")
            assert stage.status == "No idea is selected. n notes one."
            await stage.press("n", "enter")
            await stage.type("Open earlier")
            await stage.press("enter", "enter")
            assert stage.rows("#credits") == ["whose? Open earlier name missing!"]
            await stage.press("delete")
            assert stage.status == "Removed an idea without an owner. Saved. u takes it back"
            assert stage.app.screen.query_one("#credit-empty").display


async def test_words_typed_survive_escape_and_the_end_of_the_program(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("6", "n", "enter")
        await stage.type("Open the")
        await stage.press("escape")
        assert stage.status == "What you typed is kept as a draft, not noted yet: n shows it again."
        await stage.press("n", "enter")
        await stage.type(" gate at six")
        await stage.press("enter", "escape", "escape")  # back from who may know to the words, and out
    desk.close()
    with Desk.open(desk.folder, clock()) as again:
        async with on_stage(again) as stage:
            await stage.wait()
            assert "You were writing a new idea, 20 characters." in stage.dialog
            await stage.press("enter")
            await stage.wait()
            await stage.type("asha")
            await stage.press("enter")
            assert stage.app.screen.query_one(Input).value == "Open the gate at six"
            await stage.press("enter")
            assert stage.text(".question") == 'Who may know "Open the gate at six", once there is a yes?'
            await stage.press("1")
        assert idea(again, "gate at six").level == "private"
        assert again.drafts.all() == []


async def test_emptied_words_are_let_go_of(desk: Desk) -> None:
    noted = dict(desk.store.tables.get("credits", {}))
    async with on_stage(desk) as stage:
        await stage.press("6", "n", "enter", "x", "escape", "n", "enter", "backspace", "escape")
        assert desk.drafts.all() == []
        await stage.press("n", "enter")
        assert stage.app.screen.query_one(Input).value == ""
        await stage.press("enter")
        assert stage.status == "There were no words, so nothing was noted."
        assert desk.store.tables.get("credits", {}) == noted
