"""A word written anywhere in the Journal is found as it is typed, and Enter goes to the meeting that holds it."""

from __future__ import annotations

from pathlib import Path

from rmtui.programme.session import Session
from tests.stories.journal_stage import desk_in, on_stage

OLD = Session(id="19", pair="11", state="met", week="", goal="Préparer l'été", agenda=("[/] un [bold",))


async def test_a_word_of_a_note_leads_to_its_session(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("slash")
            await stage.type("NERVOUS")
            await stage.wait()
            assert "1 found" in stage.screen
            assert "note: …was nervous about" in stage.words or "note: He was nervous about" in stage.words
            await stage.press("enter")
            await stage.wait()
            assert "Martin and Asha, session 1" in stage.screen


async def test_accents_and_brackets_are_no_hindrance_and_a_name_leads_to_the_pair(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p", OLD) as desk:
        async with on_stage(desk) as stage:
            await stage.press("slash")
            await stage.type("preparer l'ete")
            await stage.wait()
            assert "aim: Préparer l'été" in stage.words
            for _ in "preparer l'ete":
                await stage.press("backspace")
            await stage.type("[/] un")
            await stage.wait()
            assert "agenda: [/] un [bold" in stage.words
            await stage.press("escape", "slash")
            await stage.type("leopold")
            await stage.press("enter")
            await stage.wait()
            assert "> - Thomasina and Leopold" in stage.words or ">- Thomasina and Leopold" in stage.words


async def test_what_is_nowhere_says_so_and_escape_changes_nothing(tmp_path: Path) -> None:
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk) as stage:
            await stage.press("slash")
            await stage.type("zebra")
            await stage.wait()
            assert "0 found" in stage.screen
            await stage.press("enter", "escape")
            assert "Martin and Asha" in stage.screen
            assert "Find a name" not in stage.screen
