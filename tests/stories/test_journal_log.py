"""Right after a meeting: the date, a takeaway, an action and three ticks, in twelve keys beside the words."""

from __future__ import annotations

from pathlib import Path

from tests.stories.journal_stage import TODAY, desk_in, on_stage, opened


async def test_a_meeting_is_logged_in_twelve_keys(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n")
            await stage.type("Captions first, music last")
            await stage.press("enter")
            await stage.type("Martin: publish one clip by 22 May")
            await stage.press("tab", "enter", "enter")
            await stage.press("down", "1", "down", "3", "down")
            assert stage.pressed <= 12
            assert "Saved" in stage.screen
    with opened(folder) as desk:
        session = desk.programme.sessions.all()[-1]
        assert (session.pair, session.on, session.state, session.number) == ("10", TODAY, "written up", 2)
        assert (session.actions[0].what, session.actions[0].who) == ("publish one clip", "mentee")
        assert session.actions[0].due is not None
        assert (session.agenda_by, session.spoke_more) == ("mentee", 3)
        takeaway = desk.programme.texts.all()[-1]
        assert (takeaway.text, takeaway.level, takeaway.whose) == ("Captions first, music last", "pair", "2")


async def test_enter_makes_one_action_after_the_other_and_goes_on_from_an_empty_line(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, (100, 40)) as stage:
            await stage.press("n", "enter")
            await stage.type("Martin: publish one clip")
            await stage.press("enter")
            await stage.type("Asha: send the list")
            await stage.press("enter")
            session = desk.programme.sessions.all()[-1]
            assert [action.what for action in session.actions] == ["publish one clip", "send the list"]
            assert not desk.programme.credits.all()
            await stage.press("enter")
            assert getattr(stage.app.focused, "id", "") == "idea"


async def test_the_planned_meeting_is_opened_and_everything_can_be_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "escape", "escape", "n")
            assert len([s for s in desk.programme.sessions.all() if s.pair == "10"]) == 1
            await stage.type("One line")
            await stage.press("escape")
            assert "Kept a takeaway" in stage.screen
            await stage.press("u")
            assert [s.id for s in desk.programme.sessions.all()] == ["20", "30"]
            assert "One line" not in stage.screen


async def test_last_times_action_is_ticked_and_the_next_date_is_planned(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk, size=(100, 40)) as stage:
            await stage.press("n")
            assert "Martin: ask two drivers" in stage.screen
            await stage.press("down", "enter")
            assert desk.programme.sessions["20"].actions[0].done
            while getattr(stage.app.focused, "id", "") != "next-on":
                await stage.press("down")
            await stage.type("2 June")
            await stage.press("enter")
            await stage.type("How do you check what is true?")
            await stage.press("enter")
    with opened(folder) as desk:
        planned = desk.programme.sessions.all()[-1]
        assert (planned.state, str(planned.on)) == ("planned", "2026-06-02")
        assert planned.agenda == ("How do you check what is true?",)


async def test_a_day_that_cannot_be_is_refused_with_a_sentence_and_stays_as_typed(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("n", "up", "up", "up")
            assert getattr(stage.app.focused, "id", "") == "met"
            await stage.press("end", *["backspace"] * 15)
            await stage.type("someday")
            await stage.press("enter")
            assert 'No day is called "someday"' in stage.screen
            assert "someday" in stage.screen
            assert [s.id for s in desk.programme.sessions.all()] == ["20", "30"]


async def test_a_takeaway_becomes_an_idea_with_an_owner_in_one_key(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "enter", "escape", "c")
            assert "Asha: Drivers film the bay" in stage.screen or "Noted Asha's idea" in stage.screen
    with opened(folder) as desk:
        credit = desk.programme.credits.all()[0]
        assert (credit.whose, credit.what, credit.state, credit.text) == (
            ("1",),
            "Drivers film the bay",
            "drafted",
            "40",
        )


async def test_emptying_a_takeaway_removes_it(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "enter", "up", "end", *["backspace"] * 20)
            await stage.press("escape")
            assert "Removed a takeaway" in stage.screen
    with opened(folder) as desk:
        assert desk.programme.texts.get("40") is None
        assert desk.programme.sessions["20"].state == "met"


async def test_a_session_made_by_mistake_goes_with_del_and_comes_back_with_u(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "delete")
            assert "Removed session 1 of Martin and Asha with 2 texts" in stage.screen
            assert desk.programme.sessions.get("20") is None
            await stage.press("u")
            assert desk.programme.sessions.get("20") is not None
            assert desk.programme.texts.get("41") is not None
