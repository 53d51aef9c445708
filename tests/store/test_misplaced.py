"""A stick that lost a write shows an older block there: is an older record ever believed again without a word?"""

from __future__ import annotations

from itertools import product

import pytest

from rmtui.store.folder import DAMAGED, MAIN, PREVIOUS, changes_name
from rmtui.store.format import BLOCK, Tables, change_line, header_line, read_changes
from rmtui.store.inspection import inspect
from rmtui.store.store import Store
from tests.proof.toll import Toll
from tests.store.simulated import SimulatedMedium
from tests.store.working import AT, FOLDER, filled, held, made, note

LIVE = changes_name(2)


def version(number: int) -> dict[str, str]:
    """Return what the one note holds after so many saves; every third needs two blocks."""
    return {"id": "1", "text": f"{number}: " + "x" * (5000 if number % 3 == 0 else 10)}


@pytest.fixture(scope="module")
def saved_over() -> tuple[SimulatedMedium, list[Tables]]:
    """Return a closed programme in which one note was saved over and over, before and since a tidying up."""
    medium, store = made()
    states: list[Tables] = []
    for number in range(12):
        before = store.tables.get("texts", {}).get("1")
        store.commit(f"Save {number}", [("texts", "1", before, version(number))], AT)
        if number == 6:
            store.tidy()
        if number >= 6:
            states.append(filled(store.tables))
    store.close()
    return medium, states


def lines_of(content: bytes) -> list[bytes]:
    """Return the lines of a file of changes with what fills their blocks."""
    return content.splitlines(keepends=True)


@pytest.mark.suite("9 older lines shown again")
def test_an_older_line_in_the_place_of_any_or_behind_the_last_is_never_believed(
    saved_over: tuple[SimulatedMedium, list[Tables]], toll: Toll
) -> None:
    medium, states = saved_over
    files = medium.content(FOLDER)
    live, older = lines_of(files[LIVE]), lines_of(files[changes_name(1)])
    for place, line in product(range(len(live) + 1), [*live, *older]):
        if place < len(live) and line == live[place]:
            continue
        image = medium.copy()
        image.plant(f"{FOLDER}/{LIVE}", b"".join([*live[:place], line, *live[place + 1 :]]))
        told = any(one.severity != "note" for one in inspect(image, FOLDER))
        with Store.open(image, FOLDER) as opened:
            lost_last = place == len(live) - 1
            # Only the last save can change what the one note holds: a later one brings the newest text anyway.
            toll.judge(held(opened.tables), states[-2:][::-1] if lost_last else states[-1:], acknowledged=1, told=told)
            toll.hears(*opened.findings)
            assert [one for one in opened.findings if one.where == LIVE]
            assert told or place == 0
            opened.commit("Save on", [("texts", "2", None, note(2))], AT)
        with Store.open(image, FOLDER) as again:
            assert again.tables["texts"]["2"] == note(2)
        toll.tries("older lines shown again")


def test_what_does_not_belong_is_kept_and_told_until_it_is_taken_away(
    saved_over: tuple[SimulatedMedium, list[Tables]],
) -> None:
    medium, states = saved_over
    image = medium.copy()
    live = lines_of(image.content(FOLDER)[LIVE])
    image.plant(f"{FOLDER}/{LIVE}", b"".join([*live, live[1]]))
    with Store.open(image, FOLDER) as opened:
        assert held(opened.tables) == states[-1]
        assert [one.severity for one in opened.findings] == ["warning"]
    assert live[1] in b"".join(image.content(f"{FOLDER}/{DAMAGED}").values())
    assert [one.severity for one in inspect(image, FOLDER)] == ["warning"]


def test_a_second_header_and_a_line_without_room_before_it_are_refused() -> None:
    header, total = header_line("ab" * 32, 7)
    first, after_first = change_line(1, total, AT, "First", (("texts", "1", None, {"id": "1"}),))
    other, other_sum = header_line("cd" * 32, 6)
    far, _ = change_line(9, other_sum, AT, "Of another file", (("texts", "1", None, {"id": "2"}),))
    second, _ = change_line(2, after_first, AT, "Second", ())
    read = read_changes(header + first + other + far)
    assert (read.base, read.last_n, read.good, read.misplaced) == ("ab" * 32, 1, 2 * BLOCK, True)
    read = read_changes(header + first + other + second)
    assert (read.last_n, read.gaps, read.misplaced) == (2, [], True)
    assert read_changes(far + first + second).lines == read.lines  # the header lost, its block shows another line


@pytest.mark.parametrize("name", [MAIN, PREVIOUS, LIVE, changes_name(1)])
@pytest.mark.parametrize("change", ["crlf", "no last feed"])
def test_changed_line_ends_cost_nothing_and_are_told_as_that(
    saved_over: tuple[SimulatedMedium, list[Tables]], name: str, change: str
) -> None:
    medium, states = saved_over
    content = medium.content(FOLDER)[name]
    image = medium.copy()
    image.plant(f"{FOLDER}/{name}", content.replace(b"\n", b"\r\n") if change == "crlf" else content[:-1])
    assert {one.severity for one in inspect(image, FOLDER)} <= {"note"}
    with Store.open(image, FOLDER) as opened:
        assert held(opened.tables) == states[-1]
        told = [one.text for one in opened.findings if one.where == name]
        assert all("ends of lines" in text for text in told)
        assert told or name in (PREVIOUS, changes_name(1))
        opened.commit("Save on", [("texts", "2", None, note(2))], AT)
    with Store.open(image.worst(), FOLDER) as again:
        assert again.tables["texts"] == {"1": version(11), "2": note(2)}
    assert {one.severity for one in inspect(image, FOLDER)} <= {"note"}
