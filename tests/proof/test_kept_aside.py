"""Does everything that could not be read stay, also when the same file is damaged again and again?"""

from __future__ import annotations

from rmtui.store.folder import DAMAGED, MAIN
from rmtui.store.store import Store
from tests.store.working import AT, FOLDER, filled, held, made, note


def test_what_was_kept_before_is_never_written_over() -> None:
    medium, store = made(saves=2)
    store.tidy()
    expected = filled(store.tables)
    harms = [f"harm {number}".encode() for number in range(4)]
    for harm in (*harms, harms[0]):
        store.close()
        medium.plant(f"{FOLDER}/{MAIN}", harm)
        store = Store.open(medium, FOLDER)
        assert held(store.tables) == expected
    assert sorted(medium.content(f"{FOLDER}/{DAMAGED}").values()) == harms
    store.commit("Saved on", [("texts", "9", None, note(9))], AT)
    assert set(Store.open(medium.worst(), FOLDER).tables["texts"]) == {"1", "2", "9"}
