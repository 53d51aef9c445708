"""Does a folder of an older version become one of a newer version with nothing lost, whatever happens on the way?

There is only one version of the documents so far; a second and a third are made up here and go the same way.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from datetime import datetime
from functools import partial
from random import Random

import pytest

from rmtui.errors import NewerFormat, NoSpace, RmtuiError
from rmtui.programme.upgrades import SCHEMA, UPGRADES, Tables, upgraded
from rmtui.store import backups
from rmtui.store.folder import BACKUPS, MAIN, PREVIOUS, changes_name
from rmtui.store.format import header_line, read_snapshot, snapshot_bytes
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium
from rmtui.store.schema import FIRST, Schema
from rmtui.store.store import Store
from tests.proof.toll import Toll
from tests.store.simulated import MODELS, Fault, SimulatedMedium
from tests.store.test_crashes import different
from tests.store.working import AT, FOLDER, filled, held, made, note

NOW = datetime(2026, 5, 8, 10, 0)


def to_second(tables: Tables) -> Tables:
    """Call the text of a note "words", and count them."""
    texts = {
        key: {**{name: raw for name, raw in text.items() if name != "text"}, "words": text["text"], "count": 3}
        for key, text in tables.get("texts", {}).items()
    }
    return {**tables, "texts": texts}


def to_third(tables: Tables) -> Tables:
    """Give every note a table of its own."""
    rest = {name: rows for name, rows in tables.items() if name != "texts"}
    return {**rest, "notes": {key: {**text, "third": True} for key, text in tables.get("texts", {}).items()}}


MADE_UP = {1: to_second, 2: to_third}
SECOND = Schema(2, partial(upgraded, upgrades=MADE_UP), lambda: NOW)
THIRD = Schema(3, partial(upgraded, upgrades=MADE_UP), lambda: NOW)
WHY = "2026-05-08 10.00 (1 person, 0 meetings) before version 3.json"


@pytest.fixture
def old() -> tuple[SimulatedMedium, Tables]:
    """Return a closed programme of the first version, with fields and tables nobody knows, and its documents."""
    medium, store = made(saves=12)
    store.tidy()
    stranger = {"id": "6", "name": "Li", "horoscope": {"sign": ["leo"]}}
    store.commit("More", [("people", "6", None, stranger), ("from the future", "7", None, {"id": "7"})], AT)
    store.close()
    return medium, filled(store.tables)


def planted(medium: SimulatedMedium, name: str, content: bytes | None) -> SimulatedMedium:
    """Return a copy with one file replaced or deleted."""
    copy = medium.copy()
    copy.plant(f"{FOLDER}/{name}", content)
    return copy


def everything(medium: SimulatedMedium) -> dict[str, dict[str, bytes]]:
    """Return every file of the programme."""
    return {place: medium.content(f"{FOLDER}{place}") for place in ("", f"/{BACKUPS}", "/damaged", "/history")}


def schema_of(medium: SimulatedMedium, name: str = MAIN) -> int:
    """Return which version a snapshot says it is."""
    return read_snapshot(medium.content(FOLDER)[name]).schema


@pytest.mark.parametrize(("schema", "expected"), [(SECOND, [2]), (THIRD, [2, 3])])
def test_opening_brings_up_to_date_and_keeps_the_old_state_twice(
    old: tuple[SimulatedMedium, Tables], schema: Schema, expected: list[int]
) -> None:
    medium, before = old
    old_main = medium.content(FOLDER)[MAIN]
    after = upgraded(before, 1, schema.number, MADE_UP)
    with Store.open(medium, FOLDER, schema) as store:
        assert held(store.tables) == filled(after)
        assert store.tables["from the future"] == {"7": {"id": "7"}}
        assert store.tables["people"]["6"]["horoscope"] == {"sign": ["leo"]}
        assert store.findings == []
        store.commit("Saved on", [("people", "8", None, {"id": "8"})], AT)
        expected_now = filled(store.tables)
    assert schema_of(medium) == schema.number
    assert medium.content(FOLDER)[PREVIOUS] == old_main
    (backup,) = backups.listed(medium, FOLDER)
    assert backup.why == f"version {schema.number}"
    kept = backups.read(medium, FOLDER, backup.name)
    assert (kept.tables, kept.schema) == (before, 1)
    assert filled(Store.open(medium.worst(), FOLDER, schema).tables) == expected_now
    assert inspect(medium, FOLDER, schema) == []
    with Store.open(medium, FOLDER, schema) as again:
        assert len(backups.listed(medium, FOLDER)) == 1, "only once"
        for _ in range(3):
            again.tidy()
    assert filled(Store.open(medium.worst(), FOLDER, schema).tables) == expected_now


def test_looking_upgrades_only_what_is_shown(old: tuple[SimulatedMedium, Tables]) -> None:
    medium, before = old
    files = everything(medium)
    assert held(Store.look(medium, FOLDER, schema=THIRD).tables) == filled(upgraded(before, 1, 3, MADE_UP))
    assert inspect(medium, FOLDER, THIRD) == []
    assert everything(medium) == files


@pytest.mark.parametrize("harm", [None, b"", b"\0" * 9000])
def test_the_upgraded_snapshot_is_rebuilt_from_the_old_one_by_repeating_the_upgrade(
    old: tuple[SimulatedMedium, Tables], harm: bytes | None
) -> None:
    medium, _ = old
    with Store.open(medium, FOLDER, THIRD) as store:
        store.commit("Saved on", [("people", "8", None, {"id": "8"})], AT)
        expected = filled(store.tables)
    sound = medium.content(FOLDER)[MAIN]
    image = planted(medium, MAIN, harm)
    with Store.open(image, FOLDER, THIRD) as opened:
        assert held(opened.tables) == expected
        assert [finding.severity for finding in opened.findings] == ["warning"]
    assert image.content(FOLDER)[MAIN] == sound


def test_an_edited_old_file_is_offered_as_the_new_version_has_it(old: tuple[SimulatedMedium, Tables]) -> None:
    from rmtui.store.edited import edited_files

    medium, _ = old
    content = json.loads(medium.content(FOLDER)[MAIN])
    content["texts"]["2"]["text"] = "Changed"
    image = planted(medium, MAIN, json.dumps(content).encode())
    with Store.open(image, FOLDER, SECOND) as opened:
        (found,) = edited_files(image, FOLDER, opened.tables, SECOND)
        ((table, key, _, after),) = found.records
        assert (table, key) == ("texts", "2")
        assert after is not None
        assert after["words"] == "Changed"


@pytest.mark.parametrize("model", MODELS)
def test_a_cut_at_any_moment_of_the_upgrade_leaves_old_or_new(
    old: tuple[SimulatedMedium, Tables], model: str, toll: Toll
) -> None:
    medium, before = old
    chance, left = Random(f"{model} 3"), list[SimulatedMedium]()
    after = filled(upgraded(before, 1, 3, MADE_UP))

    def cut(_: str) -> None:
        left.extend(image for one in MODELS if one == model for image in medium.images(one, chance, 30))

    medium.watch = cut
    Store.open(medium, FOLDER, THIRD).close()
    medium.watch = None
    images = list(different(left))
    assert len(images) > 20
    toll.tries("images of a cut while upgrading", len(images))
    refused = 0
    for image in images:
        try:
            assert held(Store.look(image, FOLDER).tables) == before, "the old program sees the old state"
        except NewerFormat:
            refused += 1
        with Store.open(image, FOLDER, THIRD) as opened:
            assert held(opened.tables) == after
            assert not [finding for finding in opened.findings if finding.severity == "damage"]
            opened.commit("Saved on", [("people", "8", None, {"id": "8"})], AT)
            expected = filled(opened.tables)
        assert filled(Store.open(image.worst(), FOLDER, THIRD).tables) == expected
        assert any(backup.why == "version 3" for backup in backups.listed(image, FOLDER))
    assert 0 < refused < len(images)


def test_an_error_at_any_call_of_the_upgrade_leaves_old_or_new(old: tuple[SimulatedMedium, Tables]) -> None:
    medium, before = old
    after = filled(upgraded(before, 1, 3, MADE_UP))
    for at in range(1, 400):
        image = medium.copy()
        image.fault = fault = Fault(at, 5, lasts=at % 2 == 0)
        with contextlib.suppress(RmtuiError), Store.open(image, FOLDER, THIRD) as store:
            assert held(store.tables) == after
        image.fault = None
        assert filled(Store.open(image.restart(), FOLDER, THIRD).tables) == after
        if not fault.hits:
            break
    assert at > 40


def test_a_full_medium_leaves_the_old_version_to_look_at(old: tuple[SimulatedMedium, Tables]) -> None:
    medium, before = old
    medium.room = medium.used() + 300
    files = medium.content(FOLDER)
    with pytest.raises(NoSpace):
        Store.open(medium, FOLDER, THIRD)
    assert medium.content(FOLDER) == files
    assert held(Store.look(medium, FOLDER, schema=THIRD).tables) == filled(upgraded(before, 1, 3, MADE_UP))
    medium.room = None
    assert held(Store.open(medium, FOLDER, THIRD).tables) == filled(upgraded(before, 1, 3, MADE_UP))


def of_a_newer_version(medium: SimulatedMedium, name: str, tables: Tables) -> SimulatedMedium:
    """Return a copy in which one file says that a newer version wrote it."""
    newer, sha = snapshot_bytes(tables, 2, 3, 3)
    return planted(medium, name, header_line(sha, 2, 3)[0] if name == changes_name(2) else newer)


@pytest.mark.parametrize("name", [MAIN, PREVIOUS, changes_name(2)])
@pytest.mark.parametrize("opening", [Store.open, Store.look, inspect])
def test_a_newer_version_is_refused_untouched(
    old: tuple[SimulatedMedium, Tables], name: str, opening: Callable[[Medium, str], object]
) -> None:
    medium, before = old
    image = of_a_newer_version(medium, name, before)
    if name == PREVIOUS:
        image.plant(f"{FOLDER}/{MAIN}", None)
    files = everything(image)
    with pytest.raises(NewerFormat, match="Nothing was changed"):
        opening(image, FOLDER)
    assert everything(image) == files


def test_a_newer_backup_disturbs_nobody_and_is_not_read(old: tuple[SimulatedMedium, Tables]) -> None:
    medium, before = old
    medium.make_folder(f"{FOLDER}/{BACKUPS}")
    newer = snapshot_bytes(before, 2, 3, 3)[0]
    medium.plant(f"{FOLDER}/{BACKUPS}/{WHY}", newer)
    with Store.open(medium, FOLDER) as store:
        assert held(store.tables) == before
    files = everything(medium)
    with pytest.raises(NewerFormat):
        backups.read(medium, FOLDER, WHY, FIRST.number)
    assert everything(medium) == files
    assert medium.content(f"{FOLDER}/{BACKUPS}") == {WHY: newer}


def test_every_version_of_this_program_has_a_way_to_the_next() -> None:
    assert set(UPGRADES) == set(range(1, SCHEMA))
    tables: Tables = {"people": {"1": {"id": "1", "name": "Ann", "unheard of": 1}}, "unheard of": {"2": {"id": "2"}}}
    assert upgraded(tables, SCHEMA) == tables
    assert upgraded({"texts": {"1": note(1)}}, 1, 3, MADE_UP)["notes"]["1"]["words"] == note(1)["text"]
