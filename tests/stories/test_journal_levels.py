"""Who may know a text stands beside it, one key changes it, and an export takes no more than was asked for."""

from __future__ import annotations

from pathlib import Path

from rmtui.programme.text import Text
from tests.stories.journal_stage import desk_in, on_stage, opened

PAYLOADS = ("[Alice] hi", "a [/b] z", "[@click=app.bell]hi[/]", "un [bold", "[/]", r"c:\x[b]")


async def test_the_level_of_a_takeaway_is_opened_to_the_group(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await stage.press("down", "enter", "up", "escape", "l")
            assert "only this file (whoever runs rmtui)" in stage.screen
            await stage.press("down", "enter")
            assert "the group" in stage.screen
    with opened(folder) as desk:
        assert desk.programme.texts["40"].level == "programme"


async def test_a_note_starts_as_private_says_what_that_means_and_keeps_the_level_chosen_before_it_is_written(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        async with on_stage(desk, size=(80, 45)) as stage:
            await stage.press("n")
            while getattr(stage.app.focused, "id", "") != "note":
                await stage.press("tab")
            assert "whoever runs rmtui, or has this folder, can read it" in stage.words
            await stage.press("escape", "l", "down", "enter", "tab")
            await stage.type("First line\nsecond line")
            assert "draft kept" in stage.screen
            await stage.press("ctrl+s")
            assert "Saved" in stage.screen
    with opened(folder) as desk:
        note = desk.programme.texts.all()[-1]
        assert (note.kind, note.level, note.text) == ("note", "pair", "First line\nsecond line")
        assert desk.programme.sessions.all()[-1].state == "met"


async def test_export_writes_what_may_leave_and_says_what_stayed_in(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    open_one = Text(id="43", session="20", kind="takeaway", whose="2", level="programme", text="Ask before deciding")
    with desk_in(folder, open_one) as desk:
        async with on_stage(desk) as stage:
            await stage.press("x", "enter")
            await stage.wait()
            assert "Who may read them" in stage.words
            assert "2 notes stay in: only this file" in stage.words
            assert "1 takeaway stays in: it belongs to the two" in stage.words
    written = "\n".join(path.read_text(encoding="utf-8") for path in (folder / "exports").rglob("*.md"))
    assert "Ask before deciding" in written
    assert "nervous" not in written
    assert "Drivers film" not in written


async def test_strange_words_are_shown_as_they_are_and_obeyed_nowhere(tmp_path: Path) -> None:
    texts = [
        Text(id=str(60 + n), session="20", kind="takeaway" if n < 3 else "note", level="pair", text=payload)
        for n, payload in enumerate(PAYLOADS)
    ]
    with desk_in(tmp_path / "p", *texts) as desk:
        async with on_stage(desk, size=(120, 70)) as stage:
            await stage.press("down", "enter")
            await stage.wait()
            shown = stage.screen
            assert [payload for payload in PAYLOADS if payload not in shown] == []
            await stage.press("f2", "f4")
            assert "Whose page" in stage.screen
