"""Is damage always noticed, never made worse, and never shown as an empty programme?"""

from __future__ import annotations

import errno
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest

from rmtui.errors import BadInput, ChangedOutside, Damaged, InUse, NewerFormat, NoSpace, NotSaved, ReadOnly
from rmtui.store.folder import DAMAGED, LOCK, MAIN, NEW, PREVIOUS, changes_name, path
from rmtui.store.format import BLOCK, Tables, change_line, header_line, read_changes, read_snapshot, snapshot_bytes
from rmtui.store.inspection import inspect
from rmtui.store.medium import Medium
from rmtui.store.store import Store
from tests.proof.toll import CANARY, Toll
from tests.store.simulated import SimulatedMedium
from tests.store.working import AT, FOLDER, LONG, NOTE, filled, flipped, harmed, held, made, note

FILES = (MAIN, PREVIOUS, changes_name(1), changes_name(2))


@pytest.fixture
def tidied() -> tuple[SimulatedMedium, Tables]:
    """Return a closed programme of two proven generations, with saves before and after the tidying up."""
    medium, store = made(saves=3)
    store.tidy()
    for number in (4, 5, 6):
        text = note(number) | ({"more": [NOTE] * 60} if number == 5 else {})
        store.commit(f"Note {number}", [("texts", str(number), None, text)], AT)
    store.close()
    return medium, filled(store.tables)


def planted(medium: SimulatedMedium, name: str, content: bytes | None) -> SimulatedMedium:
    """Return a copy with one file replaced or deleted."""
    copy = medium.copy()
    copy.plant(f"{FOLDER}/{name}", content)
    return copy


def kept_aside(medium: SimulatedMedium) -> bytes:
    """Return everything that was kept aside, in one."""
    return b"".join(medium.content(f"{FOLDER}/{DAMAGED}").values())


def without(tables: Tables, key: str) -> Tables:
    """Return the tables without one note."""
    left = filled(tables)
    del left["texts"][key]
    return left


def positions(size: int, chance: Random) -> list[int]:
    """Return which bytes to flip: the first ones, and some by chance."""
    return [*range(0, 190, 1 if LONG else 9), *(chance.randrange(size) for _ in range(5000 if LONG else 500))]


@pytest.mark.suite("5 bit flips")
@pytest.mark.parametrize("name", FILES)
def test_a_flipped_bit_is_never_a_silent_change(tidied: tuple[SimulatedMedium, Tables], name: str, toll: Toll) -> None:
    medium, whole = tidied
    content = medium.content(FOLDER)[name]
    chance, tried = Random(f"{name} 1"), 0
    for position in positions(len(content), chance):
        harm = flipped(content, position, chance.randrange(8))
        image = planted(medium, name, harm)
        noticed = inspect(image, FOLDER)
        opened = Store.open(image, FOLDER)
        tried += 1
        toll.hears(*noticed, *opened.findings)
        told = any(finding.severity != "note" for finding in noticed) and bool(
            [finding for finding in opened.findings if finding.where == name]
        )
        # What is there once can be lost, one save of it, and never without a word.
        one_less = [without(whole, key) for key in ("4", "5", "6")] if name == changes_name(2) and told else []
        toll.judge(held(opened.tables), [whole, *one_less], acknowledged=6, told=told)
        if filled(opened.tables) == whole:
            continue
        toll.tries("flips that cost the one save they hit, reported")
        start = position // BLOCK * BLOCK
        assert harm[start : start + 300] in kept_aside(image)
    toll.tries("flipped bits", tried)


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_harm_to_one_file_is_named_and_survived(
    tidied: tuple[SimulatedMedium, Tables], name: str
) -> None:
    medium, whole = tidied
    content = medium.content(FOLDER)[name]
    _, *harms = harmed(content, Random(2))
    for harm in harms:
        image = planted(medium, name, harm)
        assert inspect(image, FOLDER)
        opened = Store.open(image, FOLDER)
        tables = filled(opened.tables)
        if name == changes_name(2):
            assert {key: rows for key, rows in whole["texts"].items() if key < "4"}.items() <= tables["texts"].items()
        else:
            assert tables == whole
        opened.commit("Saved on", [("texts", "7", None, note(7))], AT)
        assert Store.open(image.worst(), FOLDER).tables["texts"]["7"] == note(7)
        if harm and name == MAIN:
            assert kept_aside(image) == harm


def test_swapped_and_older_files_are_seen_through(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, whole = tidied
    files = medium.content(FOLDER)
    swapped = planted(planted(medium, MAIN, files[PREVIOUS]), PREVIOUS, files[MAIN])
    assert held(Store.open(swapped, FOLDER).tables) == whole
    older = planted(medium, MAIN, files[PREVIOUS])
    assert held(Store.open(older, FOLDER).tables) == whole
    crossed = planted(planted(medium, changes_name(1), files[changes_name(2)]), changes_name(2), files[changes_name(1)])
    opened = Store.open(crossed, FOLDER)
    assert [finding for finding in opened.findings if finding.severity == "damage"]
    assert files[changes_name(1)] in kept_aside(crossed)


@pytest.mark.suite("4 double faults")
def test_two_harmed_files_never_make_an_empty_programme(tidied: tuple[SimulatedMedium, Tables], toll: Toll) -> None:
    medium, whole = tidied
    files = medium.content(FOLDER)
    chance = Random(4)
    for one in FILES:
        for other in FILES:
            if one >= other:
                continue
            for harm in harmed(files[one], chance):
                for second in harmed(files[other], chance):
                    image = planted(planted(medium, one, harm), other, second)
                    before = image.content(FOLDER)
                    toll.tries("programmes with two harmed files")
                    try:
                        opened = Store.open(image, FOLDER)
                    except Damaged as error:
                        toll.hears(error.sentence)
                        assert {one, other} in ({MAIN, PREVIOUS}, {MAIN, changes_name(1)})
                        assert image.content(FOLDER) == before
                        continue
                    assert opened.tables["about"] == whole["about"]
                    toll.hears(*opened.findings)
                    if filled(opened.tables) != whole:
                        toll.silent += not opened.findings
                        assert opened.findings


@pytest.mark.parametrize(
    "names", [(MAIN, PREVIOUS), (MAIN, PREVIOUS, changes_name(1)), (MAIN, PREVIOUS, changes_name(1), changes_name(2))]
)
@pytest.mark.parametrize("content", [None, b"", b"null", b"{}", b"[]", b"\0" * 5000, b"\xef\xbb\xbf{}", b"[" * 100_000])
def test_traces_without_a_readable_copy_are_damage(
    tidied: tuple[SimulatedMedium, Tables], names: tuple[str, ...], content: bytes | None
) -> None:
    image = tidied[0].copy()
    for name in names:
        image.plant(f"{FOLDER}/{name}", content)
    before = image.content(FOLDER)
    expected = BadInput if content is None and len(names) == 4 else Damaged
    for opening in (Store.open, Store.look, inspect):
        with pytest.raises(expected) as caught:
            opening(image, FOLDER)
        assert CANARY not in str(caught.value)
    assert image.content(FOLDER) == before
    with pytest.raises(BadInput):
        Store.create(image, FOLDER, [], "Started", AT)
    assert image.content(FOLDER) == before


def test_a_sound_programme_has_no_findings(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, _ = tidied
    assert inspect(medium, FOLDER) == []
    assert Store.open(medium, FOLDER).findings == []


@pytest.mark.parametrize("name", [MAIN, changes_name(2), NEW])
def test_what_a_newer_version_wrote_is_refused_untouched(tidied: tuple[SimulatedMedium, Tables], name: str) -> None:
    medium, whole = tidied
    newer, sha = snapshot_bytes(whole, 2, 3, 99)
    image = planted(medium, name, header_line(sha, 2, 99)[0] if name == changes_name(2) else newer)
    before = image.content(FOLDER)
    for opening in (Store.open, Store.look, inspect):
        with pytest.raises(NewerFormat):
            opening(image, FOLDER)
    assert image.content(FOLDER) == before


def test_a_save_cut_off_in_the_middle_is_taken_away_and_kept(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, whole = tidied
    content = medium.content(FOLDER)[changes_name(2)]
    last = read_changes(content).last_sum
    line, _ = change_line(4, last, AT, "Never acknowledged", (("texts", "7", None, note(7)),))
    image = planted(medium, changes_name(2), content + line[:300])
    opened = Store.open(image, FOLDER)
    assert held(opened.tables) == whole
    assert [finding.severity for finding in opened.findings] == ["note"]
    assert image.content(FOLDER)[changes_name(2)] == content
    assert kept_aside(image) == line[:300]
    opened.commit("Saved on", [("texts", "8", None, note(8))], AT)
    opened.close()
    again = Store.open(image, FOLDER)
    assert again.findings == []
    assert again.tables["texts"]["8"] == note(8)


def test_damage_to_padding_costs_nothing(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, whole = tidied
    content = medium.content(FOLDER)[changes_name(2)]
    for end in accumulate(map(len, content.splitlines(keepends=True))):
        for position in (end - 1, end - 2, end - 99):
            assert content[position] in b" \n"
            image = planted(medium, changes_name(2), content[:position] + b"x" + content[position + 1 :])
            opened = Store.open(image, FOLDER)
            assert held(opened.tables) == whole
            opened.commit("Saved on", [("texts", "8", None, note(8))], AT)
            assert Store.open(image.worst(), FOLDER).tables["texts"]["8"] == note(8)


def test_changes_that_follow_nothing_found_here_are_named_and_never_written_over(
    tidied: tuple[SimulatedMedium, Tables],
) -> None:
    medium, whole = tidied
    stray = made(saves=2)[0].content(FOLDER)[changes_name(1)]
    image = planted(medium, changes_name(4), stray)
    opened = Store.open(image, FOLDER)
    assert held(opened.tables) == whole
    assert [finding.where for finding in opened.findings if finding.severity == "damage"] == [changes_name(4)]
    for number in (7, 8, 9):
        opened.commit("Saved on", [("texts", str(number), None, note(number))], AT)
        assert image.content(FOLDER).get(changes_name(4), stray) == stray
        opened.tidy()
    assert set(Store.open(image.worst(), FOLDER).tables["texts"]) == set("123456789")


def severities(medium: SimulatedMedium) -> list[str]:
    """Return how grave each file that is kept aside is said to be."""
    return [found.severity for found in inspect(medium, FOLDER) if found.where.startswith(DAMAGED)]


def test_a_lost_save_is_told_until_what_is_kept_of_it_is_taken_away(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, _ = tidied
    name = changes_name(2)
    image = planted(medium, name, flipped(medium.content(FOLDER)[name], BLOCK + 200, 1))
    with Store.open(image, FOLDER) as opened:
        opened.commit("Saved on", [("texts", "7", None, note(7))], AT)
        opened.tidy()
    assert severities(image) == ["warning"]
    for kept in image.content(f"{FOLDER}/{DAMAGED}"):
        image.plant(f"{FOLDER}/{DAMAGED}/{kept}", None)
    assert inspect(image, FOLDER) == []


@pytest.mark.parametrize(("tail", "said"), [(slice(900), "note"), (slice(BLOCK), "warning")])
def test_what_is_kept_of_a_save_that_was_cut_off_is_only_noted(
    tidied: tuple[SimulatedMedium, Tables], tail: slice, said: str
) -> None:
    medium, _ = tidied
    name = changes_name(2)
    line, _ = change_line(9, "another sum", AT, "Cut off", (("texts", "9", None, note(9)),))
    harm = flipped(line, 300, 1)[tail]
    image = planted(medium, name, medium.content(FOLDER)[name] + harm)
    Store.open(image, FOLDER).close()
    assert kept_aside(image) == harm
    assert severities(image) == [said]


@pytest.mark.parametrize("opening", [Store.look, Store.open, inspect])
def test_files_one_may_not_read_are_not_said_to_refuse_writing(
    tidied: tuple[SimulatedMedium, Tables],
    opening: Callable[[SimulatedMedium, str], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    medium, _ = tidied
    monkeypatch.setattr(medium, "read", refusing(errno.EACCES))
    with pytest.raises(ReadOnly, match=r"you may not read these files\. Nothing was changed; ask for the right"):
        opening(medium, FOLDER)


@pytest.mark.parametrize("number", [errno.ENAMETOOLONG, errno.EINVAL, errno.ENOTDIR])
def test_a_name_that_cannot_be_used_is_told_as_such(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    medium = SimulatedMedium()
    monkeypatch.setattr(medium, "make_folder", refusing(number))
    with pytest.raises(
        NotSaved, match=r"name cannot be used for a folder here\. Nothing was changed; choose a shorter"
    ):
        made(medium=medium)


def refusing(number: int) -> Callable[[str], NoReturn]:
    """Return a call of a medium that gives an error whatever path it is asked for."""

    def refuse(path: str) -> NoReturn:
        raise OSError(number, "", path)

    return refuse


def test_a_programme_that_found_no_room_leaves_nothing_behind() -> None:
    medium = SimulatedMedium()
    medium.room = 5000
    with pytest.raises(NoSpace):
        made(medium=medium)
    assert not medium.exists(FOLDER)
    medium.make_folder(FOLDER)
    with pytest.raises(NoSpace):
        made(medium=medium)
    assert medium.is_folder(FOLDER), "a folder that was there before stays"


@pytest.mark.parametrize("change", [lambda data: data + b"x", lambda data: data[:-BLOCK], lambda data: None])
def test_a_file_changed_outside_is_not_overwritten(change: Callable[[bytes], bytes | None]) -> None:
    medium, store = made(saves=2)
    before = filled(store.tables)
    name = changes_name(1)
    medium.plant(f"{FOLDER}/{name}", change(medium.content(FOLDER)[name]))
    files = medium.content(FOLDER)
    with pytest.raises(ChangedOutside):
        store.commit("Note", [("texts", "9", None, note(9))], AT)
    with pytest.raises(ReadOnly):
        store.tidy()
    assert medium.content(FOLDER) == files
    assert held(store.tables) == before


def test_tidying_up_notices_a_file_changed_outside() -> None:
    medium, store = made(saves=2)
    name = changes_name(1)
    medium.plant(f"{FOLDER}/{name}", medium.content(FOLDER)[name] + b"x")
    files = medium.content(FOLDER)
    with pytest.raises(ChangedOutside):
        store.tidy()
    assert medium.content(FOLDER) == files


def test_a_second_one_may_only_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rmtui.store.opening.WAIT_FOR_LOCK", 0.0)
    medium, store = made(saves=2)
    files = medium.content(FOLDER)
    with pytest.raises(InUse):
        Store.open(medium, FOLDER)
    looking = Store.look(medium, FOLDER)
    assert held(looking.tables) == filled(store.tables)
    assert looking.findings == []
    with pytest.raises(ReadOnly):
        looking.commit("Note", [("texts", "9", None, note(9))], AT)
    with pytest.raises(ReadOnly):
        looking.tidy()
    assert medium.content(FOLDER) == files
    looking.close()
    store.commit("Note", [("texts", "9", None, note(9))], AT)
    store.close()
    assert held(Store.open(medium, FOLDER).tables) == filled(store.tables)


def test_looking_within_any_call_of_saving_and_tidying_shows_what_was_acknowledged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rmtui.store.opening.time.sleep", lambda _: None)
    medium, store = made(saves=2)
    looked: list[tuple[Tables, list[Tables]]] = []
    allowed: list[Tables] = []

    def look(_: str) -> None:
        files = medium.copy()
        looked.append((filled(Store.look(files, FOLDER).tables), list(allowed)))
        assert LOCK not in files.content(FOLDER)

    medium.watch = look
    for number in (11, 12):
        before = filled(store.tables)
        after = filled(before)
        after["texts"][str(number)] = note(number)
        allowed[:] = [before, after]
        store.commit("Note", [("texts", str(number), None, note(number))], AT)
        allowed[:] = [after]
        store.tidy()
    assert len(looked) > 20
    for seen, states in looked:
        assert seen in states


def test_copies_of_a_sync_program_are_named_and_left_alone(tidied: tuple[SimulatedMedium, Tables]) -> None:
    medium, whole = tidied
    copies = ("programme (1).json", "programme-LAPTOP7.json", "changes-000002 (conflicted copy).jsonl")
    for name in copies:
        medium.plant(f"{FOLDER}/{name}", b"{}")
    opened = Store.open(medium, FOLDER)
    assert held(opened.tables) == whole
    assert sorted(finding.where for finding in opened.findings) == sorted(copies)
    assert {name: medium.content(FOLDER)[name] for name in copies} == dict.fromkeys(copies, b"{}")


def test_folders_that_are_none_are_refused_in_words() -> None:
    medium, store = made()
    store.close()
    medium.make_folder("/programmes/empty")
    medium.plant("/programmes/file", b"")
    for place in ("/programmes/empty", "/programmes/file", "/programmes/nowhere"):
        for opening in (Store.open, Store.look, inspect):
            with pytest.raises(BadInput):
                opening(medium, place)
    assert medium.names("/programmes/empty") == []
    with pytest.raises(BadInput):
        Store.create(medium, "/programmes/file", [], "Started", AT)


def test_the_snapshot_after_tidying_proves_the_one_before(tidied: tuple[SimulatedMedium, Tables]) -> None:
    files = tidied[0].content(FOLDER)
    previous, main = read_snapshot(files[PREVIOUS]), read_snapshot(files[MAIN])
    for line in read_changes(files[changes_name(previous.generation)]).lines:
        for table, key, _, after in line.operations:
            assert after is not None
            previous.tables.setdefault(table, {})[key] = after
    assert snapshot_bytes(previous.tables, main.generation, main.after)[0] == files[MAIN]


def test_closed_means_closed() -> None:
    _, store = made(saves=1)
    with store:
        pass
    with pytest.raises(NotSaved):
        store.commit("Note", [("texts", "9", None, note(9))], AT)


def test_a_folder_with_something_in_it_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("hello", encoding="utf-8")
    with pytest.raises(BadInput, match="not empty"):
        Store.create(Medium(), str(tmp_path), [("about", "1", None, {"id": "1"})], "Started", "2026-05-08T10:00:00")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_line_changed_by_hand_to_another_length_costs_that_one_save() -> None:
    medium, store = made(saves=6)
    store.close()
    place = path(FOLDER, changes_name(1))
    content = medium.read(place)
    medium.replace_with(place, content.replace(b'"label":"Note 3"', b'"label":"Note three"', 1))
    assert [finding.severity for finding in inspect(medium, FOLDER)] == ["damage"]
    with Store.open(medium, FOLDER) as again:
        assert sorted(again.tables["texts"]) == ["1", "2", "4", "5", "6"]
        assert "1 saved change" in again.findings[0].text
        again.commit("Note 7", [("texts", "7", None, note(7))], AT)
    with Store.open(medium, FOLDER) as again:
        assert sorted(again.tables["texts"]) == ["1", "2", "4", "5", "6", "7"]


def test_a_last_change_that_lost_only_its_blanks_is_told_and_kept() -> None:
    medium, store = made(saves=3)
    store.close()
    place = path(FOLDER, changes_name(1))
    content = medium.read(place)
    medium.replace_with(place, content[:-1000])
    with Store.open(medium, FOLDER) as again:
        assert sorted(again.tables["texts"]) == ["1", "2"]
        assert [finding.severity for finding in again.findings] == ["warning"]
    assert b"3: Martin cried" in medium.read(path(FOLDER, f"{DAMAGED}/{changes_name(1)}.1"))


def test_zeroed_changes_are_not_also_called_complete() -> None:
    medium, store = made(saves=3)
    store.close()
    place = path(FOLDER, changes_name(1))
    medium.replace_with(place, bytes(len(medium.read(place))))
    texts = " ".join(finding.text for finding in inspect(medium, FOLDER))
    assert "may be missing" in texts
    assert "Nothing that was called saved is lost" not in texts
