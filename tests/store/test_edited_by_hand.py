"""Somebody opens programme.json in an editor and changes it: is nothing lost either way, and is it offered?"""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from rmtui.errors import Damaged
from rmtui.store import findings
from rmtui.store.edited import HandEdited, Unusable, edited_files, read_edited, settle
from rmtui.store.folder import DAMAGED, MAIN, PREVIOUS, changes_name
from rmtui.store.format import Tables, Unreadable, read_snapshot, snapshot_bytes
from rmtui.store.inspection import inspect
from rmtui.store.schema import FIRST
from rmtui.store.store import Store
from tests.proof.toll import CANARY
from tests.store.simulated import MODELS, SimulatedMedium
from tests.store.working import AT, FOLDER, filled, flipped, held, made, note

Content = dict[str, Any]
KEPT = f"{DAMAGED}/{MAIN}.1"


@pytest.fixture
def tidied() -> tuple[SimulatedMedium, Tables]:
    """Return a closed programme of three notes in its snapshot and two saved since."""
    medium, store = made(saves=3)
    store.tidy()
    store.commit("Note 4", [("texts", "4", None, note(4))], AT)
    store.commit("Note 1 anew", [("texts", "1", note(1), note(1) | {"level": "pair"})], AT)
    store.close()
    return medium, filled(store.tables)


def edited(medium: SimulatedMedium, change: Callable[[Content], object], indent: int | None = 1) -> SimulatedMedium:
    """Return a copy in which somebody changed programme.json and let an editor lay it out anew."""
    content = json.loads(medium.content(FOLDER)[MAIN])
    change(content)
    return planted(medium, json.dumps(content, indent=indent).encode())


def planted(medium: SimulatedMedium, content: bytes) -> SimulatedMedium:
    """Return a copy with another programme.json."""
    copy = medium.copy()
    copy.plant(f"{FOLDER}/{MAIN}", content)
    return copy


def three_changes(content: Content) -> None:
    """Change a note that was saved anew since, delete one, and add a person."""
    content["texts"]["1"]["text"] = "Changed"
    del content["texts"]["2"]
    content["people"] = {"77": {"id": "77", "name": "Zoë"}}


def offered(medium: SimulatedMedium, store: Store) -> HandEdited:
    """Return the one file that is offered."""
    (found,) = edited_files(medium, FOLDER, store.tables, FIRST)
    return found


def said(medium: SimulatedMedium) -> str:
    """Return everything that is noticed, in one."""
    return " ".join(f"{found.severity} {found.where} {found.text}" for found in inspect(medium, FOLDER))


def test_what_was_saved_is_opened_and_the_changed_file_is_kept_and_told(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, whole = tidied
    image = edited(medium, three_changes)
    by_hand = image.content(FOLDER)[MAIN]
    told = "This file was changed by hand, and 3 records differ from what was saved (1 in people, 2 in texts)"
    assert said(image).startswith(f"warning {MAIN} {told}")
    assert image.content(FOLDER)[MAIN] == by_hand, "looking changes nothing"
    with Store.open(image, FOLDER) as opened:
        assert held(opened.tables) == whole
        assert [finding.severity for finding in opened.findings] == ["warning"]
        assert opened.findings[0].text.startswith("This file was changed by hand, and 3 records differ")
    assert image.content(f"{FOLDER}/{DAMAGED}") == {f"{MAIN}.1": by_hand}
    assert read_snapshot(image.content(FOLDER)[MAIN])
    assert f"warning {KEPT} Kept aside: {MAIN} as it was changed by hand; in it, 3 records differ" in said(image)
    assert CANARY not in said(image)


def test_taking_it_over_changes_what_differs_and_keeps_what_was_saved_since(
    tidied: tuple[SimulatedMedium, Tables],
) -> None:
    medium, whole = tidied
    image = edited(medium, three_changes)
    with Store.open(image, FOLDER) as opened:
        found = offered(image, opened)
        assert (found.where, found.compared, found.overtaken) == (KEPT, True, 1)
        assert [(table, key) for table, key, _, _ in found.records] == [
            ("people", "77"),
            ("texts", "1"),
            ("texts", "2"),
        ]
        expected = filled(whole)
        expected["texts"]["1"] = note(1) | {"text": "Changed"}
        del expected["texts"]["2"]
        expected["people"] = {"77": {"id": "77", "name": "Zoë"}}
        assert held(found.onto(opened.tables)) == expected
        assert held(opened.tables) == whole
        opened.commit("Took over", found.records, AT)
        assert held(opened.tables) == expected
        assert offered(image, opened).records == ()
    assert f"note {KEPT}" in said(image)
    assert filled(Store.open(image.worst(), FOLDER).tables) == expected


def test_it_is_offered_after_tidying_up_too(tidied: tuple[SimulatedMedium, Tables]) -> None:
    image = edited(tidied[0], three_changes)
    with Store.open(image, FOLDER) as opened:
        opened.commit("Note 8", [("texts", "8", None, note(8))], AT)
        opened.tidy()
        found = offered(image, opened)
        assert (len(found.records), found.compared) == (3, True)
        for _ in range(2):
            opened.tidy()
        found = offered(image, opened)
        assert not found.compared, "what it was made from is gone by now"
        assert {("people", "77"), ("texts", "2")} <= {(table, key) for table, key, _, _ in found.records}


def test_a_settled_file_stays_and_asks_no_more(tidied: tuple[SimulatedMedium, Tables]) -> None:
    image = edited(tidied[0], three_changes)
    with Store.open(image, FOLDER) as opened:
        settle(image, FOLDER, offered(image, opened))
        assert edited_files(image, FOLDER, opened.tables, FIRST) == []
    (name,) = image.content(f"{FOLDER}/{DAMAGED}")
    assert f"note {DAMAGED}/{name}" in said(image)
    assert "warning" not in said(image)


def test_a_second_file_changed_by_hand_never_takes_the_place_of_a_settled_one(
    tidied: tuple[SimulatedMedium, Tables],
) -> None:
    image, written = tidied[0], []
    for number, text in enumerate(("First", "Second", "Third"), 1):
        image = edited(image, lambda content, text=text: content["texts"]["2"].update(text=text))  # type: ignore[misc]
        written.append(image.content(FOLDER)[MAIN])
        with Store.open(image, FOLDER) as opened:
            found = offered(image, opened)
            assert found.where == f"{DAMAGED}/{MAIN}.{number}", "no number is used twice"
            settle(image, FOLDER, found)
    assert sorted(image.content(f"{FOLDER}/{DAMAGED}").values()) == sorted(written)


@pytest.mark.parametrize("taken", [(), (2,), (2, 3)])
def test_settling_puts_no_file_in_place_of_another(
    tidied: tuple[SimulatedMedium, Tables], taken: tuple[int, ...]
) -> None:
    image = edited(tidied[0], three_changes)
    by_hand = image.content(FOLDER)[MAIN]
    with Store.open(image, FOLDER) as opened:
        found = offered(image, opened)
        image.plant(f"{FOLDER}/{KEPT}.settled", b"settled by an older rmtui")
        for number in taken:
            image.plant(f"{FOLDER}/{DAMAGED}/{MAIN}.{number}", b"something else")
        settle(image, FOLDER, found)
        assert edited_files(image, FOLDER, opened.tables, FIRST) == []
    kept = image.content(f"{FOLDER}/{DAMAGED}")
    others = [b"settled by an older rmtui", *(b"something else" for _ in taken)]
    assert sorted(kept.values()) == sorted([by_hand, *others])
    assert f"{MAIN}.1" not in kept


def test_the_same_file_changed_by_hand_again_is_offered_again(tidied: tuple[SimulatedMedium, Tables]) -> None:
    image = edited(tidied[0], three_changes)
    by_hand = image.content(FOLDER)[MAIN]
    with Store.open(image, FOLDER) as opened:
        settle(image, FOLDER, offered(image, opened))
    again = planted(image, by_hand)
    with Store.open(again, FOLDER) as opened:
        assert offered(again, opened).records
    assert list(again.content(f"{FOLDER}/{DAMAGED}").values()) == [by_hand, by_hand]


@pytest.mark.parametrize("layout", [b"\xef\xbb\xbf%s", b"%s\r\n"])
def test_another_layout_alone_is_no_difference(tidied: tuple[SimulatedMedium, Tables], layout: bytes) -> None:
    medium, whole = tidied
    content = layout % medium.content(FOLDER)[MAIN].replace(b"\n", b"\r\n")
    image = planted(medium, content)
    with Store.open(image, FOLDER) as opened:
        assert held(opened.tables) == whole
        assert opened.findings == [findings.ends_changed(MAIN)]
        assert edited_files(image, FOLDER, opened.tables, FIRST) == []
        opened.tidy()
    assert inspect(image, FOLDER) == []


def test_where_nothing_else_is_left_the_changed_file_is_used_and_told_as_damage(
    tidied: tuple[SimulatedMedium, Tables],
) -> None:
    medium, whole = tidied
    image = edited(medium, lambda content: content["texts"]["2"].update(text="Changed"))
    image.plant(f"{FOLDER}/{PREVIOUS}", None)
    by_hand = image.content(FOLDER)[MAIN]
    expected = filled(whole)
    expected["texts"]["2"]["text"] = "Changed"
    assert held(Store.look(image, FOLDER).tables) == expected
    with Store.open(image, FOLDER) as opened:
        assert held(opened.tables) == expected, "with everything saved since"
        assert [finding.severity for finding in opened.findings] == ["damage"]
        opened.commit("Saved on", [("texts", "9", None, note(9))], AT)
    assert image.content(f"{FOLDER}/{DAMAGED}")[f"{MAIN}.1"] == by_hand
    again = Store.open(image.worst(), FOLDER)
    assert again.findings == []
    assert again.tables["texts"]["9"] == note(9)
    assert read_snapshot(image.content(FOLDER)[MAIN]).generation > 2


def test_a_changed_file_is_nearer_than_a_rebuilt_one_with_a_hole(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, whole = tidied
    image = edited(medium, lambda content: content["texts"]["2"].update(level="pair"))
    changes = image.content(FOLDER)[changes_name(1)]
    image.plant(f"{FOLDER}/{changes_name(1)}", flipped(changes, 4096 * 2 + 300, 1))
    with Store.open(image, FOLDER) as opened:
        assert set(opened.tables["texts"]) == set(whole["texts"])
        assert [finding.where for finding in opened.findings if finding.severity == "damage"] == [MAIN]


def test_an_older_changed_file_never_hides_what_was_saved_since(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, whole = tidied
    old = edited(medium, three_changes).content(FOLDER)[MAIN]
    with Store.open(medium, FOLDER) as store:
        for number in (11, 12, 13):
            store.commit("Note", [("texts", str(number), None, note(number))], AT)
            store.tidy()
        expected = filled(store.tables)
    image = planted(medium, old)
    image.plant(f"{FOLDER}/{changes_name(5)}", None)
    assert held(Store.open(image, FOLDER).tables) == expected
    assert expected["texts"].keys() > whole["texts"].keys()


def doubled(content: bytes) -> bytes:
    """Return a snapshot in which one record stands twice."""
    line = next(row for row in content.split(b"\n") if row.startswith(b'"2":'))
    return content.replace(line, line + b"\n" + line, 1)


def half_character(content: bytes) -> bytes:
    """Return a snapshot with half a character in a note."""
    return content.replace(b'"level":"private"', b'"level":"\\ud800"', 1)


def in_the_table(what: object) -> Callable[[bytes], bytes]:
    """Return what puts something into the table of texts under a new number."""
    text = json.dumps(what).encode()
    return lambda content: content.replace(b'"texts":{', b'"texts":{"99":' + text + b",", 1)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (in_the_table("a text"), "braces"),
        (in_the_table(None), "braces"),
        (in_the_table({"id": "98"}), "another number"),
        (in_the_table({"id": "99", "deep": json.loads("[" * 60 + "]" * 60)}), "inside one another"),
        (lambda content: content.replace(b'"texts":{', b'"texts":{"word":{"id":"word"},', 1), "a word"),
        (lambda content: content.replace(b'"level":"private"', b'"level":NaN', 1), "is none"),
        (lambda content: content.replace(b'"level":"private"', b'"level":1e999', 1), "is none"),
        (lambda content: content.replace(b'"texts":{', b'"people":[],"texts":{', 1), "no table"),
        (lambda content: content.replace(b'"schema":1', b'"schema":99', 1), "newer"),
        (lambda content: content.split(b"\n")[0][:-1] + b"}", "no record"),
        (doubled, "twice"),
        (half_character, "half a character"),
    ],
)
def test_what_cannot_be_taken_over_is_told_kept_and_never_used(
    tidied: tuple[SimulatedMedium, Tables], spoil: Callable[[bytes], bytes], why: str
) -> None:
    medium, whole = tidied
    spoiled = spoil(medium.content(FOLDER)[MAIN])
    with pytest.raises(Unusable, match=why):
        read_edited(spoiled, 1)
    image = planted(medium, spoiled)
    with Store.open(image, FOLDER) as opened:
        assert held(opened.tables) == whole
        assert [finding.severity for finding in opened.findings] == ["warning"]
        assert why in opened.findings[0].text
        assert edited_files(image, FOLDER, opened.tables, FIRST) == []
    assert image.content(f"{FOLDER}/{DAMAGED}") == {f"{MAIN}.1": spoiled}
    alone = planted(medium, spoiled)
    alone.plant(f"{FOLDER}/{PREVIOUS}", None)
    before = alone.content(FOLDER)
    with pytest.raises(Damaged):
        Store.open(alone, FOLDER)
    assert alone.content(FOLDER) == before


@pytest.mark.parametrize(
    "content", [b"", b"null", b"[]", b"{}", b'{"_meta":{}}', b"\0" * 900, b"[" * 100_000, b"\xff{}"]
)
def test_what_is_no_snapshot_at_all_is_not_taken_for_an_edited_one(content: bytes) -> None:
    with pytest.raises((Unreadable, Unusable)):
        read_edited(content, 1)


def test_any_single_flip_of_the_only_copy_is_used_told_or_refused() -> None:
    medium, store = made(saves=3)
    store.tidy()
    store.close()
    content, chance = medium.content(FOLDER)[MAIN], Random(5)
    used = 0
    for _ in range(300):
        image = planted(medium, flipped(content, chance.randrange(len(content)), chance.randrange(8)))
        image.plant(f"{FOLDER}/{PREVIOUS}", None)
        before = image.content(FOLDER)
        try:
            with Store.open(image, FOLDER) as opened:
                assert [finding for finding in opened.findings if finding.severity == "damage"]
                used += 1
        except Damaged:
            assert image.content(FOLDER) == before
    assert used > 50


def test_a_cut_at_any_moment_of_opening_leaves_both(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, whole = tidied
    for gone in (False, True):
        expected = filled(whole)
        image = edited(medium, three_changes)
        if gone:
            image.plant(f"{FOLDER}/{PREVIOUS}", None)
            expected = filled(Store.look(image, FOLDER).tables)
        by_hand, chance, left = image.content(FOLDER)[MAIN], Random(6), list[SimulatedMedium]()
        image.watch = lambda _, at=image, kept=left, by=chance: kept.extend(
            cut for model in MODELS for cut in at.images(model, by, 2)
        )
        Store.open(image, FOLDER).close()
        image.watch = None
        assert len(left) > 100
        for cut in left:
            with Store.open(cut, FOLDER) as opened:
                assert held(opened.tables) == expected
            assert by_hand in cut.content(f"{FOLDER}/{DAMAGED}").values()


def test_the_snapshot_written_after_it_is_the_same_whoever_wrote_it(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, _ = tidied
    before = medium.content(FOLDER)[MAIN]
    image = edited(medium, three_changes)
    Store.open(image, FOLDER).close()
    assert image.content(FOLDER)[MAIN] == before
    kept = read_snapshot(before)
    assert snapshot_bytes(kept.tables, kept.generation, kept.after)[0] == before
