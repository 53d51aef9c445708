"""programme.json was deleted, cut, zeroed or changed by hand: everything comes back, and it is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rmtui.desk import Desk
from rmtui.programme.consistency import doubts
from rmtui.programme.edit import Change, Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import Pair
from rmtui.recovery.backups import back_up
from rmtui.recovery.hand_edits import LABEL
from rmtui.recovery.opening import open_to_write_or_look
from rmtui.recovery.positions import remembering
from rmtui.recovery.second_copy import Copying, remember
from rmtui.screens.kit.choice_page import Ways
from tests.stories import today_stage
from tests.stories.journal_stage import PEOPLE, clock, desk_in, on_stage
from tests.stories.stage import Stage


def tidied(folder: Path) -> dict[str, dict[str, object]]:
    """Make a programme whose snapshot holds everything, and return its documents."""
    with desk_in(folder) as desk:
        desk.store.tidy()
        return {name: dict(rows) for name, rows in desk.store.tables.items() if rows}


async def asked(stage: Stage) -> None:
    """Wait until the small window of the start is there."""
    for _ in range(100):
        await stage.wait()
        if isinstance(stage.app.screen, Ways):
            return
    raise AssertionError(stage.screen)


def change_by_hand(folder: Path) -> None:
    """Change two people in an editor."""
    file = folder / "programme.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["people"]["1"]["unit"] = "[b]Works[/b]"
    content["people"]["77"] = {"id": "77", "name": "Zoë [/] Hand"}
    file.write_text(json.dumps(content, indent=2), encoding="utf-8")


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(file.read_bytes()[:-1000]),
        lambda file: file.write_bytes(bytes(file.stat().st_size)),
        lambda file: file.write_bytes(b""),
    ],
)
async def test_a_harmed_snapshot_comes_back_whole_and_is_told(tmp_path: Path, harm: Callable[[Path], object]) -> None:
    folder = tmp_path / "p"
    before = tidied(folder)
    harm(folder / "programme.json")
    with Desk.open(str(folder), clock()) as desk:
        assert {name: rows for name, rows in desk.store.tables.items() if rows} == before
        async with on_stage(desk, place="today") as stage:
            await asked(stage)
            assert "This file was missing or damaged. It was rebuilt" in stage.words
            assert "Here now: 4 people, 2 pairs, 2 meetings, 3 texts." in stage.words
            await stage.press("w")
            await stage.wait()
            assert str(folder)[:20] in stage.words
            await stage.press("escape")
            await stage.press("g")
            await stage.wait()
            assert not isinstance(stage.app.screen, Ways)
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            assert not isinstance(stage.app.screen, Ways), "told once"


async def test_what_is_missing_comes_back_from_the_newest_backup_as_one_change(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        back_up(desk)
        desk.documents.table("people").remove(doc_ids=["4"])  # type: ignore[list-item]  # keys are words here
        desk.documents.table("people").insert({"id": "9", "name": "Later"})
        desk.store.tidy()
    (folder / "programme.json").unlink()
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await asked(stage)
            await stage.press("b")
            await stage.wait()
            assert f"Not here now: {PEOPLE[3].name}. Here, and not in it: Later." in stage.words
            await stage.press("m")
            await stage.wait()
            assert desk.programme.people["4"].name == PEOPLE[3].name
            assert len(desk.programme.people) == 5
            await stage.press("escape")
            assert "Brought back 1 record from the backup of" in stage.app.status
            await stage.press("u")
            await stage.wait()
            assert desk.programme.people.get("4") is None


async def test_what_is_missing_comes_back_from_the_second_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path / "home"))
    stick = tmp_path / "stick"
    stick.mkdir()
    with desk_in(tmp_path / "p") as desk:
        async with on_stage(desk, place="today") as stage:
            stage.app.show_findings()
            await asked(stage)
            await stage.press("s")
            await stage.wait()
            assert "Nothing to compare with" in stage.dialog
            await stage.press("escape")
            copying = Copying(desk, str(stick))
            copying.run()
            remember(desk, copying)
            text = desk.store.tables["texts"]["42"]
            desk.commit(Edit(EditKind.TEXT_REMOVE, "Lost", (Change("texts", "42", text, None),)))
            await asked(stage)
            await stage.press("s")
            await stage.wait()
            assert "The second copy of 8 May 2026" in stage.dialog
            assert "Not here now: Note of session 1 of Thomasina and Leopold" in stage.dialog
            await stage.press("m")
            await stage.wait()
            assert desk.store.tables["texts"]["42"] == text


async def test_what_cannot_come_back_beside_what_is_here_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with desk_in(folder) as desk:
        back_up(desk)
        gone = (("texts", "42"), ("sessions", "30"), ("pairs", "11"))
        lost = tuple(Change(table, key, desk.store.tables[table][key], None) for table, key in gone)
        desk.commit(Edit(EditKind.NONE, "Lost", lost))
        desk.commit(
            Edit(EditKind.NONE, "Paired", (desk.programme.put(Pair(id="99", mentor="3", mentee="4", state="active")),))
        )
        async with on_stage(desk, place="today") as stage:
            stage.app.show_findings()
            await asked(stage)
            await stage.press("b")
            await stage.wait()
            assert "The pair Thomasina and Leopold stays as it is: the two have another open pair" in stage.words
            assert "Nothing in it is missing here" not in stage.words
            await stage.press("escape", "escape")
        assert list(doubts(desk.programme)) == []


async def test_a_file_changed_by_hand_is_taken_over_and_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    before = tidied(folder)
    change_by_hand(folder)
    with Desk.open(str(folder), clock()) as desk:
        assert {name: rows for name, rows in desk.store.tables.items() if rows} == before
        async with on_stage(desk, place="people") as stage:
            await asked(stage)
            assert "Somebody changed programme.json by hand, and 2 records differ" in stage.words
            assert "Asha Rao: unit" in stage.words
            assert "Zoë [/] Hand: new in the file" in stage.words
            await stage.press("e")
            await stage.wait()
            assert desk.programme.people["1"].unit == "[b]Works[/b]"
            assert desk.programme.people["77"].name == "Zoë [/] Hand"
            assert desk.can_undo == LABEL
            await stage.press("u")
            await stage.wait()
            assert {name: rows for name, rows in desk.store.tables.items() if rows} == before
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            assert not isinstance(stage.app.screen, Ways), "it was decided"
    assert [path.name for path in (folder / "damaged").iterdir()] == ["programme.json.1.settled"]


@pytest.mark.parametrize(("key", "asks_again"), [("l", False), ("k", True), ("escape", True)])
async def test_what_was_saved_last_stays_and_both_can_be_kept(tmp_path: Path, key: str, asks_again: bool) -> None:
    folder = tmp_path / "p"
    before = tidied(folder)
    change_by_hand(folder)
    by_hand = (folder / "programme.json").read_bytes()
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await asked(stage)
            await stage.press(key)
            await stage.wait()
    with Desk.open(str(folder), clock()) as desk:
        assert {name: rows for name, rows in desk.store.tables.items() if rows} == before
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            assert isinstance(stage.app.screen, Ways) == asks_again
    assert [path.read_bytes() for path in (folder / "damaged").iterdir()] == [by_hand]


async def test_by_mouse(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    tidied(folder)
    change_by_hand(folder)
    with Desk.open(str(folder), clock()) as desk:
        async with today_stage.on_stage(desk) as stage:
            await stage.press("shift")
            await stage.click("LineList", (4, 1))
            await stage.press("u")
            await stage.press("U")
            assert desk.programme.people["77"].name == "Zoë [/] Hand"


async def test_copies_of_a_sync_program_are_told_in_the_status_line_and_in_rescue(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    tidied(folder)
    (folder / "programme (1).json").write_text("{}", encoding="utf-8")
    (folder / "programme-LAPTOP7.json").write_text("{}", encoding="utf-8")
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk, place="today") as stage:
            await stage.wait()
            assert "programme (1).json: This looks like a copy made by a sync program." in stage.words
            assert "And 1 more. Ctrl+P leads there." in stage.app.status
            stage.app.show_findings()
            await stage.wait()
            assert "programme-LAPTOP7.json" in stage.words


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_a_save_of_another_computer_is_looked_at_taken_over_and_taken_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    folder, other = tmp_path / "p", tmp_path / "other"
    tidied(folder)
    shutil.copytree(folder, other)
    with Desk.open(str(other), clock()) as desk:
        for key, fields in (("1", {"unit": "Works"}), ("2", {"unit": "Sales"})):
            row = desk.store.tables["people"][key]
            name = row["name"]
            change = Change("people", key, row, {**row, **fields})
            desk.commit(Edit(EditKind.PERSON_CHANGE, f"Changed {name} there", (change,)))
    shutil.copy(max(other.glob("changes-*.jsonl")), folder / "changes-000001 (Asha's conflicted copy).jsonl")
    with Desk.open(str(folder), clock()) as desk:
        row = desk.store.tables["people"]["2"]
        desk.commit(Edit(EditKind.PERSON_CHANGE, "Here", (Change("people", "2", row, {**row, "unit": "Finance"}),)))
        async with on_stage(desk, place="today", size=size) as stage:
            await stage.wait()
            await stage.press("ctrl+p")
            await stage.type("rescue")
            await stage.press("enter")
            await asked(stage)
            await stage.press("c")
            await stage.wait()
            await stage.choose("Changed Asha Rao there")
            await asked(stage)
            assert "Asha Rao: changed unit: (empty) -> Works" in stage.dialog
            await stage.press("t")
            await stage.wait()
            assert desk.programme.people["1"].unit == "Works"
            assert stage.rows() == [row for row in stage.rows() if "Martin" in row]
            await stage.choose("Changed Martin Vale there")
            await asked(stage)
            assert "unit: Finance -> Sales" in stage.dialog
            assert "Take it over" not in stage.dialog
            await stage.press("c")
            await stage.wait()
            await stage.press("c")
            assert "unit: Finance -> Sales" in stage.app.clipboard
            await stage.press("escape", "escape", "escape")
            await stage.wait()
            assert stage.status.startswith("Took over from a copy: Changed Asha Rao there")
            await stage.press("u")
            await stage.wait()
            assert desk.programme.people["1"].unit == ""


async def test_a_second_window_says_so_since_when_and_only_looks(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    tidied(folder)
    with Desk.open(str(folder), clock()), open_to_write_or_look(str(folder)) as second:
        async with on_stage(second, place="today") as stage:
            await stage.wait()
            assert "Open in another window since " in stage.words
            assert "you can look, but nothing can be changed here" in stage.words


async def test_an_older_state_is_told_at_each_start_until_somebody_goes_on_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMTUI_HOME", str(tmp_path))
    folder = tmp_path / "p"
    tidied(folder)
    live = max(folder.glob("changes-*.jsonl"))
    older = live.read_bytes()
    with open_to_write_or_look(str(folder)) as desk:
        desk.documents.table("people").insert({"id": "9", "name": "Later"})
        remembering(desk)()
    live.write_bytes(older)
    for leaves, told in (("escape", True), ("g", True), ("escape", False)):
        with open_to_write_or_look(str(folder)) as desk:
            async with on_stage(desk, place="today") as stage:
                await (asked(stage) if told else stage.wait())
                assert ("An older state is open" in stage.words) is told
                assert ("An older state: rmtui saw 1 later change saved here" in stage.words) is told
                await stage.press(leaves)
                await stage.wait()
