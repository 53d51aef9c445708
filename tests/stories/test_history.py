"""Somebody removes a person by mistake, or wants back what a note said before: h shows it, and it comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList

from rmtui.programme.cleaning import visible
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.people import remove_person
from rmtui.programme.person import Person
from rmtui.programme.session_edits import remove_session
from rmtui.programme.session_texts import change_text
from rmtui.programme.text import Text
from tests.stories.journal_stage import PEOPLE, desk_in, on_stage, opened
from tests.stories.stage import Stage

NOTE = "He was nervous about the audit"
PAYLOADS = ("[Alice] hi", "a [/b] z", "[@click=app.bell]hi[/]", "un [bold", r"c:\x[b]", "[red]x[/red]")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))


async def test_a_person_removed_by_mistake_comes_back(tmp_path: Path) -> None:
    ben = Person(id="5", name="Ben Okoye", unit="Sales")
    async with on_stage(desk_in(tmp_path / "p", ben), place="people") as stage:
        await stage.press("down", "delete", "down", "n")
        await stage.type("Kim")
        await stage.press("enter", "escape", "escape")
        stage.pressed = 0
        await stage.press("h")
        assert "History: what was done when" in stage.screen
        assert "Removed Ben Okoye" in stage.screen
        await stage.press("d")
        assert "Removed Ben Okoye, until 7 June" in stage.screen
        assert "Kim" not in stage.screen
        await stage.press("enter")
        assert "unit: Sales" in stage.screen
        await stage.press("k")
        assert "Put back: Removed Ben Okoye. Saved. u takes it back" in stage.words
        assert "The bin is empty." in stage.screen
        assert stage.pressed == 4
        await stage.press("escape", "escape")
        assert "Ben Okoye" in stage.screen
    with opened(tmp_path / "p") as desk:
        assert desk.programme.people["5"] == ben
        assert "Kim" in {person.name for person in desk.programme.people.all()}


async def test_a_note_changed_twice_says_what_cannot_be_taken_back_and_its_words_can_be_had_again(
    tmp_path: Path,
) -> None:
    desk = desk_in(tmp_path / "p")
    desk.commit(change_text(desk.programme, "41", text="The second words"))
    desk.commit(change_text(desk.programme, "41", text="The third words", level="pair"))
    async with on_stage(desk) as stage:
        await stage.press("h", "down", "enter")
        assert 'Note of session 1 of Martin and Asha was changed again since: "text"' in stage.words
        assert "stays as it is now." in stage.words
        assert "The second words" in stage.screen
        assert "Take it back" not in stage.screen
        await stage.press("k", "escape", "up", "enter", "k")
        assert "Taken back: Changed a note of 8 May. Saved." in stage.words
        await stage.press("escape", "down", "enter")
        await palette(stage, "earlier versions")
        assert "Earlier versions of this session" in stage.screen
        assert NOTE not in stage.screen
        await stage.press("end", "enter")
        assert f"text: {NOTE} -> The second words" in stage.words
        await stage.press("k")
        assert "Note of session 1 of Martin and Asha as it was on 8 May. Saved." in stage.words
        await stage.press("escape")
    with opened(tmp_path / "p") as after:
        text = after.programme.texts["41"]
        assert (text.text, text.level) == (NOTE, "private")


async def palette(stage: Stage, words: str) -> None:
    """Run a command of the palette."""
    await stage.press("ctrl+p")
    await stage.type(words)
    for _ in range(100):  # the palette searches beside everything else
        await stage.wait()
        if stage.app.screen.query("CommandList") and stage.app.screen.query_one(OptionList).option_count:
            break
    await stage.press("enter")
    await stage.wait()
    if stage.app.screen.query("CommandList"):
        await stage.press("enter")


async def test_an_older_change_is_taken_back_after_it_was_shown(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "p")
    asha = PEOPLE[0]
    for number, changed in enumerate((replace(asha, unit="Sales"), replace(asha, unit="Sales", site="Oslo"))):
        desk.commit(Edit(EditKind.NONE, f"Step {number}", (desk.programme.put(changed),)))
    async with on_stage(desk, place="today") as stage:
        await stage.press("h", "down", "k")
        assert "unit: (empty) -> Sales" in stage.screen
        assert "Oslo" not in stage.screen
        await stage.press("k")
        assert "Taken back: Step 0 of 8 May. Saved." in stage.words
        await stage.press("u")
        assert "Done again: Step 0 of 8 May" in stage.words
        await stage.press("U", "escape")
        assert "[1 Today]" in stage.screen
    with opened(tmp_path / "p") as after:
        assert after.programme.people["1"] == replace(asha, site="Oslo")


async def test_what_a_note_hangs_on_comes_back_with_it(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "p")
    desk.commit(change_text(desk.programme, "41", text=""))
    desk.commit(remove_session(desk.programme, "20"))
    async with on_stage(desk, place="today") as stage:
        await stage.press("h", "d", "down", "enter")
        assert "That was removed too: Removed session 1 of Martin and Asha with 1 text." in stage.words
        assert "It comes back with this." in stage.words
        assert "meeting: session 1 of Martin and Asha" in stage.words
        await stage.press("k")
        assert "The bin is empty." in stage.screen
    with opened(tmp_path / "p") as after:
        assert after.programme.texts["41"].text == NOTE
        assert after.programme.texts["40"].text == "Drivers film the bay"


async def test_the_list_shows_labels_only_and_finds_them(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "p")
    for number, name in enumerate(PAYLOADS):
        person = Person(id=str(60 + number), name=name)
        desk.commit(Edit(EditKind.NONE, f"Added {name}", (desk.programme.put(person),)))
        desk.commit(remove_person(desk.programme, person))
    desk.commit(
        Edit(
            EditKind.NONE, "Kept a note", (desk.programme.put(Text(id="90", session="20", text="[b]Very[/b] private")),)
        )
    )
    async with on_stage(desk, place="today") as stage:
        await stage.press("h")
        assert "back to the first day" in stage.screen
        assert "\nToday\n" in stage.screen
        assert "private" not in stage.screen
        for name in PAYLOADS:
            assert f"Added {visible(name)}" in stage.screen
        await stage.press("enter")
        assert "text: [b]Very[/b] private" in stage.screen
        await stage.press("escape", "slash")
        await stage.type("removed [al")
        lines = stage.screen.split("\n")
        assert [row for row in lines if "Removed" in row] == [row for row in lines if "Removed [Alice] hi" in row] != []
        await stage.press("enter", "enter")
        assert "Take it back" in stage.screen
        await stage.press("escape", "escape")
        assert "Kept a note" in stage.screen
        await stage.press("slash")
        await stage.type("nothing of that name")
        assert "Nothing fits what was typed." in stage.screen
        await stage.press("escape", "escape")
        assert "History: what" not in stage.screen


async def test_a_text_pasted_into_the_list_is_answered_and_one_into_the_search_is_taken(tmp_path: Path) -> None:
    async with on_stage(desk_in(tmp_path / "p"), place="people") as stage:
        await stage.press("h")
        stage.app.post_message(events.Paste("ddk"))
        await stage.wait()
        assert "Nothing was pasted: there is no field here to write into." in stage.words
        assert "History: what was done when" in stage.screen
        await stage.press("slash")
        stage.app.post_message(events.Paste("ddk"))
        await stage.wait()
        assert stage.app.screen.query_one("#wanted", Input).value == "ddk"


async def test_the_beginning_cannot_be_taken_back(tmp_path: Path) -> None:
    async with on_stage(desk_in(tmp_path / "p"), place="today") as stage:
        await stage.press("h", "enter", "k", "k")
        assert "With this the programme began, so it stays." in stage.words
        await stage.press("escape", "d")
        assert "The bin is empty." in stage.screen
        await stage.press("enter", "k")
        assert "There is nothing to show here." in stage.screen
    with opened(tmp_path / "p") as after:
        assert len(after.programme.people) == 4


async def test_many_saves_are_cut_short_and_found_all_the_same(tmp_path: Path) -> None:
    desk = desk_in(tmp_path / "p")
    for number in range(505):
        person = Person(id="9", name=f"Person {number}")
        desk.store.commit(
            f"Number {number}",
            [("people", "9", desk.programme.document("people", "9"), {"id": "9", "name": person.name})],
            "2026-05-07T10:00:00+00:00" if number < 504 else "2026-05-08T08:00:00+00:00",
        )
    async with on_stage(desk, place="today") as stage:
        await stage.press("h", "down")
        assert "Yesterday" in stage.screen
        assert "the newest 500 of 506; / finds the others" in stage.screen
        await stage.press("slash")
        await stage.type("number 0")
        assert "Number 0" in stage.screen


async def test_in_the_room_the_history_is_hidden(tmp_path: Path) -> None:
    async with on_stage(desk_in(tmp_path / "p")) as stage:
        await stage.press("down", "enter", "escape", "i", "h")
        assert "The history is hidden in the room." in stage.words
        assert "Copied" not in stage.screen
