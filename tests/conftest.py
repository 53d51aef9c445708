"""What do all tests share? The counting of what was tried, acknowledged and lost."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key
from hypothesis import settings

from tests.proof.tally import PROPERTY, Tally
from tests.proof.toll import Toll
from tests.settling import paint_once, wait_by_looking


def pytest_configure(config: pytest.Config) -> None:
    """Start counting."""
    config.addinivalue_line("markers", "suite(name): the row of the proof's table a test belongs to")
    config.pluginmanager.register(Tally(), "tally of the proof")
    wait_by_looking()
    paint_once()
    # Looking for garbage among everything a screen loads takes a tenth of the whole run, and finds next to nothing.
    gc.set_threshold(50_000, 10, 10)
    # One look at the end is enough: five cost each worker some seconds.
    config.stash[gc_collect_iterations_key] = 1
    # No test is timed: how long an example takes says what else this computer does.
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


def pytest_runtest_teardown() -> None:
    """Let go of what an app froze when it was ready: each would keep all earlier ones in memory for ever."""
    gc.unfreeze()


@pytest.fixture
def toll(request: pytest.FixtureRequest) -> Iterator[Toll]:
    """Return what counts for this test; the numbers are reported also when the test fails or is skipped."""
    marker = request.node.get_closest_marker("suite")
    counting = Toll(marker.args[0] if marker else request.node.nodeid.partition("::")[0])
    yield counting
    request.node.user_properties.append((PROPERTY, counting.as_data()))
