"""A sync program puts the file of another computer in place of ours: is that noticed, also where both are as long?"""

from __future__ import annotations

from pathlib import Path

import pytest

from rmtui.errors import ChangedOutside, NotSaved, ReadOnly
from rmtui.store.drafts import Draft, Drafts
from rmtui.store.folder import changes_name
from rmtui.store.format import Operation
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from tests.store.working import AT, FOLDER, filled, held, made, note


@pytest.mark.parametrize("tidies", [False, True])
def test_changes_of_another_computer_of_the_same_length_are_not_written_over(tidies: bool) -> None:
    medium, store = made(saves=1)
    there = medium.copy()
    with Store.open(there, FOLDER) as other:
        other.commit("There", [("people", "7", None, {"id": "7", "name": "There"})], AT)
        expected = filled(other.tables)
    store.commit("Here", [("people", "8", None, {"id": "8", "name": "Here"})], AT)
    name = changes_name(1)
    brought = there.content(FOLDER)[name]
    assert len(brought) == len(medium.content(FOLDER)[name]), "the length shows nothing"
    medium.plant(f"{FOLDER}/{name}", brought)
    files, before = medium.content(FOLDER), filled(store.tables)
    with pytest.raises(ChangedOutside):
        store.tidy() if tidies else store.commit("Here again", [("texts", "9", None, note(9))], AT)
    assert medium.content(FOLDER) == files
    assert held(store.tables) == before
    with pytest.raises(ReadOnly):
        store.commit("Here again", [("texts", "9", None, note(9))], AT)
    store.close()
    with Store.open(medium, FOLDER) as again:
        assert held(again.tables) == expected
        again.commit("Here again", [("texts", "9", None, note(9))], AT)


def test_a_folder_that_is_gone_is_told_as_such_and_nothing_is_made_in_its_place(tmp_path: Path) -> None:
    folder, pocket = tmp_path / "stick" / "p", tmp_path / "pocket"
    folder.parent.mkdir()
    first: list[Operation] = [("about", "1", None, {"id": "1"})]
    with Store.create(Medium(), str(folder), first, "Started", AT) as store:
        folder.rename(pocket)
        with pytest.raises(NotSaved, match="is not there any more") as caught:
            store.commit("Note", [("texts", "9", None, note(9))], AT)
        assert not isinstance(caught.value, ChangedOutside)
        with pytest.raises(FileNotFoundError):
            Drafts(Medium(), str(folder)).keep(Draft("a", "text", {}, AT))
        assert not folder.exists()
    pocket.rename(folder)
    with Store.open(Medium(), str(folder)) as again:
        again.commit("Note", [("texts", "9", None, note(9))], AT)
        Drafts(Medium(), str(folder)).keep(Draft("a", "text", {}, AT))
    assert [draft.text for draft in Drafts(Medium(), str(folder)).all()] == ["text"]
