"""Is anything acknowledged lost when the power goes at any moment?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from random import Random

import pytest

from rmtui.errors import RmtuiError
from rmtui.store.folder import MAIN, NEW, PREVIOUS
from rmtui.store.format import Tables
from rmtui.store.store import Store
from tests.store.simulated import MODELS, Model, SimulatedMedium
from tests.store.working import AT, FOLDER, LONG, Work, filled, harmed, proves_itself, script

MIXES = 40 if LONG else 20
"""Images by chance for each call and model, besides the two extremes."""
EVERY = 3 if LONG else 11
"""Which images are cut again while they are being opened."""

Record = Callable[[str, object], None]


class Moment:
    """What a cut may leave, and the states it may hold."""

    def __init__(self, image: SimulatedMedium, allowed: list[Tables | None]) -> None:
        self.image = image
        self.allowed = allowed


def moments_of(model: Model, mixes: int = MIXES) -> list[Moment]:
    """Do the work once and return different images of a cut within every call of it."""
    chance = Random(f"{model} 7")
    found: list[Moment] = []
    work = Work(SimulatedMedium())

    def watch(_: str) -> None:
        for image in different(work.medium.images(model, chance, mixes)):
            found.append(Moment(image, work.allowed))

    work.medium.watch = watch
    for step in script():
        step(work)
    return found


def different(images: Iterable[SimulatedMedium]) -> Iterator[SimulatedMedium]:
    """Leave out images equal to an earlier one."""
    seen: set[bytes] = set()
    for image in images:
        if (mark := image.fingerprint()) not in seen:
            seen.add(mark)
            yield image


def opened(image: SimulatedMedium, allowed: list[Tables | None]) -> Store | None:
    """Open what a cut left; it must be one of the allowed states, with nothing reported as lost."""
    try:
        store = Store.open(image, FOLDER)
    except RmtuiError:
        assert None in allowed, "a programme that was there cannot be opened"
        return None
    assert filled(store.tables) in allowed
    lost = [finding for finding in store.findings if finding.severity == "damage"]
    assert lost == [] or None in allowed, "something is reported as lost although nothing is"
    return store


def cut_while_opening(
    image: SimulatedMedium, allowed: list[Tables | None], chance: Random, *, durable: bool = True
) -> int:
    """Open, cut within each call of that, and open again; returns how many images were tried.

    Where all there was is durable, each opening gives the same state.
    """
    left: list[SimulatedMedium] = []
    image.watch = lambda _: left.extend(different(cut for model in MODELS for cut in image.images(model, chance, 2)))
    store = opened(image, allowed)
    image.watch = None
    if store is None:
        return 0
    if durable and None not in allowed:
        allowed = [filled(store.tables)]
    for second in left:
        opened(second, allowed)
    return len(left)


@pytest.fixture(params=MODELS, scope="module")
def moments(request: pytest.FixtureRequest) -> list[Moment]:
    """Return the images of one model."""
    return moments_of(request.param)


def test_a_cut_leaves_what_was_acknowledged_and_saving_goes_on(moments: list[Moment], record_property: Record) -> None:
    assert len(moments) > 100
    for moment in moments:
        image = moment.image.copy()
        store = opened(image, moment.allowed)
        if store is None:
            continue
        store.commit("After the cut", [("people", "99", None, {"id": "99", "name": "Ann"})], AT)
        expected = filled(store.tables)
        again = Store.open(image.worst(), FOLDER)
        assert filled(again.tables) == expected
        store.tidy()
        assert filled(Store.open(image.worst(), FOLDER).tables) == expected
    record_property("tried images of a cut", len(moments))


def test_a_cut_while_opening_after_a_cut_changes_nothing(moments: list[Moment], record_property: Record) -> None:
    chance = Random(8)
    tried = sum(cut_while_opening(moment.image.copy(), moment.allowed, chance) for moment in moments[::EVERY])
    assert tried > 100
    record_property("tried images of a second cut", tried)


def test_a_cut_while_opening_after_the_program_was_killed_changes_nothing(record_property: Record) -> None:
    chance, tried = Random(9), 0
    killed: list[tuple[SimulatedMedium, list[Tables | None]]] = []
    work = Work(SimulatedMedium())
    work.medium.watch = lambda _: killed.append((work.medium.restart(), work.allowed))
    for step in script():
        step(work)
    for medium, allowed in killed:
        tried += cut_while_opening(medium.restart(), allowed, chance, durable=False)
        store = opened(medium, allowed)
        if store is None:
            continue
        store.commit("After being killed", [("people", "99", None, {"id": "99", "name": "Ann"})], AT)
        for model in MODELS:
            for image in different(medium.images(model, chance, 3)):
                opened(image, [filled(store.tables)])
                tried += 1
    assert tried > 1000
    record_property("tried images of a cut after a kill", tried)


@pytest.mark.parametrize("model", ["strict", "fat"])
def test_a_cut_and_a_damaged_snapshot_together_lose_nothing(model: Model, record_property: Record) -> None:
    chance, tried = Random(10), 0
    for moment in moments_of(model, 4)[:: 1 if LONG else 3]:
        content = moment.image.content(FOLDER) if None not in moment.allowed else {}
        sound = [name for name in (MAIN, PREVIOUS, NEW) if name in content and proves_itself(content[name])]
        if len(sound) < 2:
            continue  # the cut itself took one of the two copies
        for name in sound:
            for harm in harmed(content[name], chance):
                image = moment.image.copy()
                image.plant(f"{FOLDER}/{name}", harm)
                assert filled(Store.open(image, FOLDER).tables) in moment.allowed
                tried += 1
    assert tried > 500
    record_property("tried cuts with a damaged snapshot", tried)
