"""Saving is refused while somebody writes: nothing is overwritten, the text stays, and there is a way on without a
restart."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from rmtui.desk import Desk
from rmtui.drafting import Drafting
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.screens.kit.choice_page import Ways
from rmtui.screens.kit.palette import commands
from rmtui.screens.rescue.refusal import SAVED
from rmtui.store.medium import Medium
from tests.stories.journal_stage import clock, desk_in, on_stage, opened
from tests.stories.stage import Stage

TEXT = "Half a sentence"


class Stubborn(Medium):
    """A disk that refuses every save with one error for as long as one wants it to."""

    number = 0
    only = ""
    """Part of the path of the files that cannot be made."""

    def refuse(self, number: int) -> None:
        """Refuse with this error from now on."""
        self.number = number

    def open_end(self, path: str) -> BinaryIO:
        if self.number:
            raise OSError(self.number, "refused")
        return super().open_end(path)

    def create(self, path: str) -> BinaryIO:
        if self.number and self.only in path:
            raise OSError(self.number, "refused")
        return super().create(path)


def stubborn(folder: Path) -> tuple[Desk, Stubborn]:
    """Return a programme on a disk that can be made to refuse."""
    desk_in(folder).close()
    medium = Stubborn()
    return Desk.open(str(folder), clock(), medium), medium


async def write(stage: Stage, meanwhile: Callable[[], object]) -> None:
    """Write something and leave the field; something happens before the first key."""
    await stage.press("n")
    meanwhile()
    await stage.type(TEXT)
    await stage.press("escape")
    await stage.wait()


def texts(folder: Path) -> list[str]:
    """Return what is saved."""
    with opened(folder) as desk:
        return [text.text for text in desk.programme.texts.all()]


async def test_no_room_is_told_once_and_the_next_save_works_by_itself(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            await write(stage, lambda: medium.refuse(errno.ENOSPC))
            assert "NOT saved: no room is left" in stage.words
            assert "is still on the screen, and ONLY there" in stage.words
            await stage.press("escape")
            assert TEXT in stage.words
            assert not isinstance(stage.app.screen, Ways)
            stage.app.drafting.settle()
            await stage.wait()
            assert not isinstance(stage.app.screen, Ways), "asked once, not at every attempt"
            assert TEXT not in texts(tmp_path / "p")
            medium.number = 0
            stage.app.drafting.settle()
            await stage.wait()
            assert stage.app.drafting.state() == "Everything is saved."
            assert TEXT in texts(tmp_path / "p")


async def test_the_text_goes_to_another_place_and_never_over_a_file(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("hello", encoding="utf-8")
    with desk:
        async with on_stage(desk) as stage:
            await write(stage, lambda: medium.refuse(errno.EIO))
            assert "NOT saved: the disk or stick does not answer" in stage.words
            await stage.press("s")
            for place, told in (
                (elsewhere / "mine.txt", "there is a file of that name already"),
                (tmp_path / "nowhere" / "x.txt", "there is no such folder"),
            ):
                stage.app.screen.query_one("LineField").value = str(place)  # type: ignore[attr-defined]
                await stage.press("enter")
                await stage.wait()
                assert told in stage.words
            stage.app.screen.query_one("LineField").value = str(elsewhere)  # type: ignore[attr-defined]
            await stage.press("enter")
            await stage.wait()
            assert "It is NOT in the programme" in stage.words
            await stage.press("escape")
            assert TEXT in stage.words
    assert (elsewhere / "mine.txt").read_text(encoding="utf-8") == "hello"
    (written,) = [path for path in elsewhere.iterdir() if path.name != "mine.txt"]
    assert written.read_text(encoding="utf-8").strip() == TEXT


async def test_another_program_changed_the_files_and_opening_again_keeps_both(tmp_path: Path) -> None:
    folder, other = tmp_path / "p", tmp_path / "other computer"
    desk_in(folder).close()
    shutil.copytree(folder, other)
    with Desk.open(str(folder), clock()) as desk:
        async with on_stage(desk) as stage:
            with Desk.open(str(other), clock()) as there:
                there.documents.table("people").insert({"id": "77", "name": "Zoë Sync"})
            name = next(path.name for path in other.glob("changes-*") if "Zoë" in path.read_text(encoding="utf-8"))
            brought = (other / name).read_bytes()
            change = desk.programme.put(replace(desk.programme.pairs["10"], goal="Saved before"))
            desk.commit(Edit(EditKind.PAIR_BEGINNING, "Set a goal", (change,)))
            await write(stage, lambda: (folder / name).write_bytes(brought))
            assert "NOT saved: another program changed this programme" in stage.words
            assert "Nothing was overwritten" in stage.words
            assert (folder / name).read_bytes() == brought
            await stage.press("o")
            await stage.wait()
            assert "Another program replaced what you saved" in stage.words
            await stage.press("m")
            await stage.wait()
            assert desk.store.refuses == ""
            assert stage.app.drafting.state() == "Everything is saved."
    with opened(folder) as desk:
        assert TEXT in [text.text for text in desk.programme.texts.all()]
        assert "Zoë Sync" in [row["name"] for row in desk.store.tables["people"].values()]
        assert desk.programme.pairs["10"].goal == "Saved before"
        assert [session.number for session in desk.programme.sessions.all() if session.pair == "10"] == [1, 2]


async def test_a_pulled_stick_keeps_the_text_on_the_screen_and_nothing_is_made_in_its_place(tmp_path: Path) -> None:
    folder, pocket = tmp_path / "stick" / "p", tmp_path / "pocket"
    (tmp_path / "stick").mkdir()
    with desk_in(folder) as desk:
        async with on_stage(desk) as stage:
            await write(stage, lambda: folder.rename(pocket))
            assert "the programme's folder is not there any more" in stage.words
            assert "ONLY there" in stage.words, stage.screen
            assert TEXT in stage.app.drafting.writing.values()
            await stage.press("t")
            await stage.wait()
            assert "Still NOT saved" in stage.words
            assert not folder.exists(), "nothing is written where the stick was"
            pocket.rename(folder)
            await stage.press("t")
            await stage.wait()
            assert stage.app.drafting.state() == "Everything is saved."
            assert TEXT in stage.words
    assert TEXT in texts(folder)


async def test_a_place_that_became_read_only_is_told_as_such(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            await write(stage, lambda: medium.refuse(errno.EROFS))
            assert "NOT saved: this place cannot be written to now" in stage.words
            await stage.press("t")
            await stage.wait()
            assert "Still NOT saved" in stage.words
            medium.number = 0
            await stage.press("t")
            await stage.wait()
            assert TEXT in texts(tmp_path / "p")


async def test_leaving_asks_first_where_text_would_be_lost(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            await stage.press("n")
            medium.number = errno.ENOSPC
            await stage.type(TEXT)
            await stage.press("ctrl+q")
            await stage.wait()
            assert stage.app.is_running
            assert "Leave rmtui all the same; what is only on the screen is lost" in stage.words
            medium.number = 0
            await stage.press("t")
            await stage.wait()
    assert TEXT in texts(tmp_path / "p")


async def test_a_window_that_only_looks_is_not_asked(tmp_path: Path) -> None:
    desk_in(tmp_path / "p").close()
    with opened(tmp_path / "p") as desk:
        async with on_stage(desk, place="pairs") as stage:
            await stage.press("l")
            await stage.wait()
            assert not isinstance(stage.app.screen, Ways)
    assert os.listdir(tmp_path / "p").count("drafts") == 0


def changed(desk: Desk, person: str, notes: str) -> Edit:
    """Return an edit of what is noted about somebody, as a form makes it."""
    return Edit(
        EditKind.NONE, f"Changed {person}", (desk.programme.put(replace(desk.programme.people[person], notes=notes)),)
    )


async def test_leaving_asks_though_a_shorter_text_still_found_room(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            app = stage.app

            def save(person: str, notes: str, number: int) -> Callable[[], bool]:
                def try_it() -> bool:
                    medium.refuse(number)
                    return app.saving.commit(changed(desk, person, notes))

                return try_it

            app.drafting.typed("long", TEXT, {}, save("1", TEXT, errno.ENOSPC))
            app.drafting.typed("short", "s", {}, save("2", "s", 0))
            app.leave()
            await stage.wait()
            assert app.is_running
            assert list(app.drafting.writing) == ["long"]
            assert "NOT saved: no room is left" in stage.words
            assert "Leave rmtui all the same" in stage.words


async def test_leaving_asks_where_a_text_is_refused_for_itself_and_no_draft_can_be_kept(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            stage.app.drafting.typed("note", TEXT, {}, lambda: False)
            medium.refuse(errno.ENOSPC)
            stage.app.leave()
            await stage.wait()
            assert stage.app.is_running
            assert "Leave rmtui all the same" in stage.words
            await stage.press("t")
            await stage.wait()
            assert "Still NOT saved" in stage.words
            medium.number = 0
            await stage.press("t")
            await stage.wait()
    assert [draft.text for draft in desk.drafts.all()] == [TEXT]


def test_a_draft_that_could_be_kept_says_nothing_of_another_that_could_not(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        drafting = Drafting(desk)
        medium.refuse(errno.ENOSPC)
        medium.only = "long"
        drafting.typed("long", TEXT, {}, lambda: False)
        drafting.typed("short", "s", {}, lambda: False)
        assert not drafting.settle()
        assert [draft.key for draft in desk.drafts.all()] == ["short"]
        assert "could NOT be kept" in drafting.state()
        drafting.typed("long", TEXT + "!", {}, lambda: False)
        assert drafting.failed, "until it is tried again"
        medium.number = 0
        drafting.keep_all()
        assert not drafting.failed


async def test_taking_back_is_tried_again_and_never_told_as_done_before_it_is(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            stage.app.saving.commit(changed(desk, "1", "first"))
            stage.app.drafting.typed("note", "other", {}, lambda: stage.app.saving.commit(changed(desk, "2", "other")))
            medium.refuse(errno.ENOSPC)
            stage.app.saving.undo()
            await stage.wait()
            await stage.press("t")
            await stage.wait()
            assert "Still NOT saved: no room is left" in stage.words
            assert desk.programme.people["1"].notes == "first"
            medium.number = 0
            await stage.press("t")
            await stage.wait()
            assert stage.app.status == SAVED
            assert (desk.programme.people["1"].notes, desk.programme.people["2"].notes) == ("", "other")


async def test_a_form_and_a_text_that_were_refused_are_both_saved(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            stage.app.drafting.typed("note", "typed", {}, lambda: stage.app.saving.commit(changed(desk, "2", "typed")))
            medium.refuse(errno.ENOSPC)
            stage.app.saving.commit(changed(desk, "1", "of the form"))
            await stage.wait()
            medium.number = 0
            await stage.press("t")
            await stage.wait()
            assert stage.app.status == SAVED
    with opened(tmp_path / "p") as desk:
        assert [desk.programme.people[key].notes for key in "12"] == ["of the form", "typed"]


async def test_a_text_that_was_refused_is_saved_once(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            await write(stage, lambda: medium.refuse(errno.ENOSPC))
            medium.number = 0
            await stage.press("t")
            await stage.wait()
            assert stage.app.status == SAVED
    assert texts(tmp_path / "p").count(TEXT) == 1


async def test_nothing_that_waits_is_not_told_as_saved(tmp_path: Path) -> None:
    desk, medium = stubborn(tmp_path / "p")
    with desk:
        async with on_stage(desk) as stage:
            medium.refuse(errno.ENOSPC)
            stage.app.saving.commit(changed(desk, "1", "of the form"))
            await stage.wait()
            await stage.press("escape")
            medium.number = 0
            (again,) = [one for one in commands(stage.app, stage.app.screen) if one.title == "Not saved"]
            again.run()
            await stage.wait()
            await stage.press("t")
            await stage.wait()
            assert "Nothing was saved" in stage.app.status
            assert desk.programme.people["1"].notes == ""


async def test_saving_mine_again_on_a_full_disk_keeps_it_until_it_is_saved(tmp_path: Path) -> None:
    folder, older = tmp_path / "p", tmp_path / "older"
    desk, medium = stubborn(folder)
    with desk:
        async with on_stage(desk) as stage:
            shutil.copytree(folder, older)
            stage.app.saving.commit(changed(desk, "1", "told as saved"))
            for path in older.iterdir():
                if path.is_file() and not path.name.startswith("."):
                    shutil.copyfile(path, folder / path.name)
            stage.app.saving.commit(changed(desk, "2", "refused"))
            await stage.wait()
            await stage.press("o")
            await stage.wait()
            medium.refuse(errno.ENOSPC)
            await stage.press("m")
            await stage.wait()
            assert "Still NOT saved: no room is left" in stage.words
            assert "is in memory, and ONLY there" in stage.words
            await stage.press("escape")
            stage.app.leave()
            await stage.wait()
            assert stage.app.is_running
            medium.number = 0
            await stage.press("t")
            await stage.wait()
    with opened(folder) as desk:
        assert desk.programme.people["1"].notes == "told as saved"
