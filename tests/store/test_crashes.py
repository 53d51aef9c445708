"""Is anything acknowledged lost when the power goes at any moment?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from random import Random

import pytest

from rmtui.errors import RmtuiError
from rmtui.store.folder import MAIN, NEW, PREVIOUS
from rmtui.store.format import Tables
from rmtui.store.schema import FIRST, Schema
from rmtui.store.store import Store
from tests.proof.toll import Toll
from tests.store.simulated import MODELS, Model, SimulatedMedium
from tests.store.working import AT, FOLDER, LONG, Work, filled, harmed, held, proves_itself, script

MIXES = 40 if LONG else 20
"""Images by chance for each call and model, besides the two extremes."""
EVERY = 3 if LONG else 11
"""Which images are cut again while they are being opened."""


class Moment:
    """What a cut may leave, and the states it may hold."""

    def __init__(self, image: SimulatedMedium, work: Work) -> None:
        self.image = image
        self.allowed = work.allowed
        self.saves = work.saves
        self.schema = work.schema


def moments_of(model: Model, mixes: int = MIXES) -> list[Moment]:
    """Do the work once and return different images of a cut within every call of it."""
    chance = Random(f"{model} 7")
    found: list[Moment] = []
    work = Work(SimulatedMedium())

    def watch(_: str) -> None:
        for image in different(work.medium.images(model, chance, mixes)):
            found.append(Moment(image, work))

    work.medium.watch = watch
    for step in script():
        step(work)
    return found


def different(images: Iterable[SimulatedMedium]) -> Iterator[SimulatedMedium]:
    """Leave out images equal to an earlier one."""
    seen: set[Hashable] = set()
    for image in images:
        if (mark := image.fingerprint()) not in seen:
            seen.add(mark)
            yield image


def opened(
    image: SimulatedMedium, allowed: list[Tables | None], toll: Toll, saves: int = 0, schema: Schema = FIRST
) -> Store | None:
    """Open what a cut left; it must be one of the allowed states, with nothing reported as lost."""
    try:
        store = Store.open(image, FOLDER, schema)
    except RmtuiError as error:
        toll.hears(error.sentence)
        toll.judge(None, allowed, acknowledged=saves, told=True)
        return None
    toll.hears(*store.findings)
    toll.judge(held(store.tables), allowed, acknowledged=saves)
    lost = [finding for finding in store.findings if finding.severity == "damage"]
    assert lost == [] or None in allowed, "something is reported as lost although nothing is"
    return store


def cut_while_opening(
    image: SimulatedMedium,
    allowed: list[Tables | None],
    chance: Random,
    toll: Toll,
    saves: int = 0,
    schema: Schema = FIRST,
    *,
    durable: bool = True,
) -> int:
    """Open, cut within each call of that, and open again; returns how many images were tried.

    Where all there was is durable, each opening gives the same state.
    """
    left: list[SimulatedMedium] = []
    image.watch = lambda _: left.extend(different(cut for model in MODELS for cut in image.images(model, chance, 2)))
    store = opened(image, allowed, toll, saves, schema)
    image.watch = None
    if store is None:
        return 0
    if durable and None not in allowed:
        allowed = [filled(store.tables)]
    for second in left:
        opened(second, allowed, toll, saves, schema)
    return len(left)


@pytest.fixture(params=MODELS, scope="module")
def moments(request: pytest.FixtureRequest) -> list[Moment]:
    """Return the images of one model."""
    return moments_of(request.param)


@pytest.mark.suite("1 crash enumeration")
def test_a_cut_leaves_what_was_acknowledged_and_saving_goes_on(moments: list[Moment], toll: Toll) -> None:
    assert len(moments) > 100
    for moment in moments:
        image = moment.image.copy()
        store = opened(image, moment.allowed, toll, moment.saves, moment.schema)
        if store is None:
            continue
        store.commit("After the cut", [("people", "99", None, {"id": "99", "name": "Ann"})], AT)
        expected = filled(store.tables)
        toll.judge(held(Store.open(image.worst(), FOLDER, moment.schema).tables), [expected])
        store.tidy()
        toll.judge(held(Store.open(image.worst(), FOLDER, moment.schema).tables), [expected])
    toll.tries("images of a cut", len(moments))


@pytest.mark.suite("2 nested cuts")
def test_a_cut_while_opening_after_a_cut_changes_nothing(moments: list[Moment], toll: Toll) -> None:
    chance = Random(8)
    tried = sum(
        cut_while_opening(moment.image.copy(), moment.allowed, chance, toll, moment.saves, moment.schema)
        for moment in moments[::EVERY]
    )
    assert tried > 100
    toll.tries("images of a second cut", tried)


@pytest.mark.suite("2 nested cuts")
def test_a_cut_while_opening_after_the_program_was_killed_changes_nothing(toll: Toll) -> None:
    chance, tried = Random(9), 0
    killed: list[tuple[SimulatedMedium, list[Tables | None], int, Schema]] = []
    work = Work(SimulatedMedium())
    work.medium.watch = lambda _: killed.append((work.medium.restart(), work.allowed, work.saves, work.schema))
    for step in script():
        step(work)
    for medium, allowed, saves, schema in killed:
        tried += cut_while_opening(medium.restart(), allowed, chance, toll, saves, schema, durable=False)
        store = opened(medium, allowed, toll, saves, schema)
        if store is None:
            continue
        store.commit("After being killed", [("people", "99", None, {"id": "99", "name": "Ann"})], AT)
        for model in MODELS:
            for image in different(medium.images(model, chance, 3)):
                opened(image, [filled(store.tables)], toll, saves, schema)
                tried += 1
    assert tried > 1000
    toll.tries("images of a cut after a kill", tried)


@pytest.mark.suite("4 double faults")
@pytest.mark.parametrize("model", ["strict", "fat"])
def test_a_cut_and_a_damaged_snapshot_together_lose_nothing(model: Model, toll: Toll) -> None:
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
                opened_again = Store.open(image, FOLDER, moment.schema)
                toll.hears(*opened_again.findings)
                toll.judge(held(opened_again.tables), moment.allowed, acknowledged=moment.saves)
                tried += 1
    assert tried > 500
    toll.tries("cuts with a damaged snapshot", tried)
