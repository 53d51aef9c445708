"""A text nobody touches for a minute: is it saved, once, without anybody waiting for the disk?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.drafting import QUIET_SECONDS, Drafting
from rmtui.programme.about import About
from rmtui.programme.edit import Change, Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.saving import Saving
from rmtui.store.drafts import Draft
from rmtui.store.medium import Medium
from tests.store.simulated import Fault, SimulatedMedium

TEXT = "We changed the rota together"


class Held(Medium):
    """A disk whose saves wait until they are let through; it knows in which thread they were made."""

    def __init__(self) -> None:
        self.passes = threading.Event()
        self.passes.set()
        self.fails = 0
        self.main_syncs = 0

    def sync(self, file: BinaryIO) -> None:
        if threading.current_thread() is threading.main_thread():
            self.main_syncs += 1
        else:
            self.passes.wait()
            if self.fails:
                raise OSError(self.fails, "refused")
        super().sync(file)


class Editor:
    """A field as a place has one: its text is a new record at the first save, and that record afterwards."""

    def __init__(self, folder: Path) -> None:
        self.now = 0.0
        self.medium = Held()
        self.desk = Desk.new(str(folder / "p"), About(brand="P"), Clock(), self.medium)
        self.drafting = Drafting(self.desk, lambda: self.now)
        self.saving = Saving(self.desk, self.drafting, self)
        self.words: list[str] = []
        self.asked = 0
        self.id = ""

    is_in_field = False

    def tell(self, text: str, *, alert: bool = False) -> None:
        self.words.append(text)

    def renew(self, edit: Edit) -> None:
        return

    def ask_about_refusal(
        self, again: Callable[[], bool] | None = None, edit: Edit | None = None, *, leaving: bool = False
    ) -> None:
        self.asked += 1

    def type(self, text: str) -> None:
        self.drafting.typed("session-1-note", text, {}, lambda: self.save(text))

    def save(self, text: str) -> bool:
        key = self.id or self.desk.clock.new_id()
        before = self.desk.store.tables.get("texts", {}).get(key)
        after = {"id": key, "text": text, "at": self.desk.clock.now().isoformat()}
        if not self.saving.commit(Edit(EditKind.SAVED_AGAIN, "Kept a text", (Change("texts", key, before, after),))):
            return False
        self.id = key
        self.drafting.saved("session-1-note")
        return True

    def second(self, *, later: float = 1.0) -> None:
        self.now += later
        self.saving.keep_drafts()

    def rest(self) -> None:
        """Let a minute pass, and the save be begun."""
        self.second()
        self.drafting.keep_all()
        self.medium.main_syncs = 0
        self.second(later=QUIET_SECONDS)

    def answer(self) -> None:
        """Let the disk answer."""
        self.medium.passes.set()
        assert self.desk.store.wait(20)

    @property
    def texts(self) -> list[str]:
        return [row["text"] for row in self.desk.store.tables.get("texts", {}).values()]

    @property
    def stored(self) -> list[str]:
        with Desk.look(self.desk.folder) as desk:
            return [row["text"] for row in desk.store.tables.get("texts", {}).values()]


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


def test_it_is_saved_once_the_disk_has_it_and_nobody_waited(editor: Editor) -> None:
    editor.type(TEXT)
    editor.second()
    editor.drafting.keep_all()
    editor.medium.passes.clear()
    editor.rest()
    assert editor.texts == []
    assert editor.words == ["Saving what you wrote."]
    assert editor.drafting.held("session-1-note") == TEXT
    editor.second()
    assert editor.texts == []
    editor.answer()
    editor.second()
    assert editor.texts == editor.stored == [TEXT]
    assert editor.id in editor.desk.store.tables["texts"]
    assert editor.drafting.writing == {}
    assert editor.drafting.left() == []
    assert editor.medium.main_syncs == 0, "somebody waited for the disk"
    assert "Saved." in editor.words[-1]
    assert editor.desk.can_undo


def test_what_somebody_types_on_meanwhile_is_saved_once_and_whole(editor: Editor) -> None:
    editor.type(TEXT)
    editor.rest()
    editor.answer()
    editor.type(f"{TEXT}, twice")
    editor.second()
    assert editor.texts == []
    editor.second(later=QUIET_SECONDS + 1)
    editor.answer()
    editor.second()
    assert editor.texts == editor.stored == [f"{TEXT}, twice"]
    assert editor.medium.main_syncs == 0
    editor.desk.close()
    with Desk.open(editor.desk.folder) as desk:
        assert not desk.store.findings
        assert len(desk.store.tables["texts"]) == 1


@pytest.mark.parametrize("is_quick", [True, False])
def test_leaving_the_field_meanwhile_saves_what_stands_there_once(editor: Editor, is_quick: bool) -> None:
    editor.type(TEXT)
    editor.rest()
    if not is_quick:
        editor.answer()
    editor.type(f"{TEXT}!")
    assert editor.drafting.settle()
    editor.second()
    assert editor.texts == editor.stored == [f"{TEXT}!"]


def test_something_else_saved_meanwhile_goes_first(editor: Editor) -> None:
    editor.type(TEXT)
    editor.rest()
    editor.answer()
    other = {"id": "1", "text": "other"}
    assert editor.saving.commit(Edit(EditKind.SAVED_AGAIN, "Other", (Change("texts", "1", None, other),)))
    assert editor.texts == editor.stored == ["other"]
    for _ in range(3):
        editor.second()
        editor.answer()
    assert editor.texts == editor.stored == ["other", TEXT]


def test_a_refusal_is_told_once_and_changes_nothing(editor: Editor) -> None:
    editor.type(TEXT)
    editor.second()
    editor.drafting.keep_all()
    editor.medium.fails = 28
    editor.rest()
    editor.answer()
    for _ in range(3):
        editor.second()
    assert editor.texts == editor.stored == []
    assert editor.asked == 1
    assert editor.drafting.held("session-1-note") == TEXT
    assert [draft.text for draft in editor.drafting.left()] == [TEXT]


def test_closing_meanwhile_leaves_the_text_in_one_place(editor: Editor) -> None:
    editor.type(TEXT)
    editor.rest()
    editor.drafting.keep_all()
    editor.desk.close()
    assert editor.stored == []
    with Desk.open(editor.desk.folder) as desk:
        assert [draft.text for draft in Drafting(desk).left()] == [TEXT]


def test_a_draft_that_could_not_be_removed_is_not_offered_again() -> None:
    medium = SimulatedMedium()
    with Desk.new("/p", About(brand="P"), Clock(), medium) as desk:
        drafting = Drafting(desk)
        about = {"session": "7"}
        drafting.typed("session-7-note", TEXT, about, lambda: True)
        drafting.keep_all()
        after = {"id": "9", "session": "7", "text": TEXT}
        desk.commit(Edit(EditKind.SAVED_AGAIN, "Kept", (Change("texts", "9", None, after),)))
        medium.fault = Fault(1, 5, lasts=True)
        drafting.saved("session-7-note")
        drafting._finish()
        assert drafting.left() == []
        medium.fault = None
        assert len(desk.drafts.all()) == 1
        again = Drafting(desk)
        assert again.left() == []
        again._finish()
        assert desk.drafts.all() == []
        desk.drafts.keep(Draft("session-8-note", TEXT, {"session": "8"}, "2026"))
        assert [draft.key for draft in Drafting(desk).left()] == ["session-8-note"], "of another record"


def test_a_draft_is_removed_as_soon_as_the_disk_lets_it_go() -> None:
    medium = SimulatedMedium()
    with Desk.new("/p", About(brand="P"), Clock(), medium) as desk:
        drafting = Drafting(desk)
        drafting.typed("setup-day", "Monday", {}, lambda: True)
        drafting.keep_all()
        medium.fault = Fault(1, 5, lasts=True)
        drafting.saved("setup-day")
        drafting._finish()
        medium.fault = None
        drafting.keep_all()
        assert desk.drafts.all() == []
