"""Is text that is said to be written there after a power cut, and is none left that is said not to be?"""

from __future__ import annotations

import errno
from datetime import datetime

import pytest

from rmtui.errors import NotSaved
from rmtui.recovery.text_file import write_elsewhere
from tests.store.simulated import Fault, SimulatedMedium

NOW = datetime(2026, 11, 21, 10, 0)


def with_folder() -> SimulatedMedium:
    """Return a medium with a folder for the text."""
    medium = SimulatedMedium()
    medium.make_folder("/stick")
    return medium


@pytest.mark.parametrize("place", ["/stick", "/stick/my text.txt"])
def test_what_is_said_to_be_written_outlasts_a_power_cut(place: str) -> None:
    medium = with_folder()
    written = write_elsewhere(place, ["My only copy, Zo\u00eb."], NOW, medium)
    assert medium.worst().read(written) == "My only copy, Zo\u00eb.\n".encode()


def test_what_is_said_not_to_be_written_is_not_there() -> None:
    for at in range(1, 20):
        medium = with_folder()
        fault = medium.fault = Fault(at, errno.EIO)
        try:
            written = write_elsewhere("/stick", ["My only copy."], NOW, medium)
        except NotSaved:
            medium.fault = None
            assert medium.names("/stick") == []
        else:
            medium.fault = None
            assert medium.worst().read(written) == b"My only copy.\n"
            if not fault.hits:
                return
    raise AssertionError("there is no end to it")
