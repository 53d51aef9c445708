"""When does a store refuse to go on, because going on would build on something that cannot be trusted?"""

from __future__ import annotations

import errno

import pytest

from rmtui.errors import Damaged, NotSaved, ReadOnly
from rmtui.store.drafts import Draft, Drafts
from rmtui.store.folder import DRAFTS, MAIN, NEW, changes_name
from rmtui.store.inspection import inspect
from rmtui.store.medium import SizeChanged
from rmtui.store.store import Stale, Store, Unstorable
from tests.store.simulated import Fault, SimulatedMedium
from tests.store.working import AT, FOLDER, filled, held, made, note


def test_after_a_sync_that_failed_nothing_is_saved_before_the_files_are_read_again() -> None:
    for at in range(1, 7):
        medium, store = made(saves=2)
        before = filled(store.tables)
        fault = medium.fault = Fault(at, errno.EIO, forgets=True)
        with pytest.raises(NotSaved) if at <= 4 else pytest.raises((NotSaved, AssertionError)):
            store.commit("Note", [("texts", "8", None, note(8))], AT)
            raise AssertionError
        medium.fault = None
        if "sync" in fault.hits:
            with pytest.raises(ReadOnly):
                store.commit("Note", [("texts", "9", None, note(9))], AT)
            assert filled(Store.open(medium.worst(), FOLDER).tables) == before
            return
    raise AssertionError("no sync was among the first calls")


def test_a_change_made_from_old_documents_is_refused() -> None:
    medium, store = made(saves=2)
    files = medium.content(FOLDER)
    for before in (None, note(7)):
        with pytest.raises(Stale):
            store.commit("Note", [("texts", "1", before, note(9))], AT)
    assert medium.content(FOLDER) == files


@pytest.mark.parametrize("strange", [(1, 2), {1: "a"}, {"a": (1,)}])
def test_what_would_be_read_back_as_something_else_is_refused(strange: object) -> None:
    medium, store = made(saves=2)
    files = medium.content(FOLDER)
    with pytest.raises(Unstorable):
        store.commit("Note", [("texts", "9", None, {"text": strange})], AT)
    assert medium.content(FOLDER) == files


def test_a_new_programme_whose_documents_are_gone_is_damage_and_not_an_empty_one() -> None:
    for names in ((MAIN, changes_name(0)), (MAIN, changes_name(0), changes_name(1))):
        medium, store = made()
        store.close()
        for name in names:
            medium.plant(f"{FOLDER}/{name}", None)
        files = medium.content(FOLDER)
        for opening in (Store.open, Store.look, inspect):
            with pytest.raises(Damaged):
                opening(medium, FOLDER)
        assert medium.content(FOLDER) == files


def left_by_tidying(medium: SimulatedMedium) -> dict[str, bytes]:
    """Return the new snapshot and its changes as they stand when tidying up is interrupted before any renaming."""
    other = medium.copy()
    store, left = Store.open(other, FOLDER), dict[str, bytes]()

    def watch(call: str) -> None:
        if call == "rename" and not left:
            left.update({name: other.content(FOLDER)[name] for name in (NEW, changes_name(2))})

    other.watch = watch
    store.tidy()
    return left


@pytest.mark.parametrize("comes_back", [(NEW, changes_name(2)), (NEW,)])
def test_a_given_up_snapshot_that_comes_back_hides_no_save(comes_back: tuple[str, ...]) -> None:
    medium, store = made(saves=3)
    left = left_by_tidying(medium)
    for number in (4, 5):
        store.commit("Note", [("texts", str(number), None, note(number))], AT)
    expected = filled(store.tables)
    store.close()
    for name in comes_back:
        medium.plant(f"{FOLDER}/{name}", left[name])
    if comes_back == (NEW,):
        medium.plant(f"{FOLDER}/{MAIN}", None)
    assert filled(Store.look(medium.copy(), FOLDER).tables) == expected
    assert held(Store.open(medium, FOLDER).tables) == expected


def test_a_draft_that_did_not_fit_leaves_no_half_of_it_behind() -> None:
    medium, store = made()
    store.close()
    drafts = Drafts(medium, FOLDER)
    drafts.keep(Draft("session-1-note", "short", {}, AT))
    before = medium.content(f"{FOLDER}/{DRAFTS}")
    medium.room = medium.used() + 500
    with pytest.raises(OSError, match="No space"):
        drafts.keep(Draft("session-1-note", "long " * 400, {}, AT))
    assert medium.content(f"{FOLDER}/{DRAFTS}") == before


@pytest.mark.parametrize("change", [b"hello", b"x" * 4096])
def test_nothing_is_written_behind_what_another_program_wrote(change: bytes) -> None:
    medium, store = made(saves=2)
    where = f"{FOLDER}/{changes_name(1)}"
    size = medium.size(where)
    medium.plant(where, medium.read(where) + change)
    with pytest.raises(SizeChanged):
        medium.append(where, b"mine", size)
    assert medium.read(where).endswith(change)
    store.close()
