"""Copy of the sample programme: where is the one that one may try everything on, and how is it made?"""

from __future__ import annotations

import os

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.paths import home
from rmtui.programme.sample import shift_to
from rmtui.store.folder import is_programme

SAMPLE = "sample"
"""Name of the folder a sample is copied to when none is named."""


def sample_folder(named: str | None = None) -> str:
    """Return the folder of the copy: the one named, else one inside the place where programmes live."""
    return os.path.abspath(named) if named else os.path.join(home().folder, SAMPLE)


def copy_sample(folder: str, clock: Clock | None = None) -> bool:
    """Make a copy of the sample, its story moved to these weeks; a programme that is there stays as it is.

    Returns whether a copy was made; raises BadInput or NotSaved.
    """
    if is_programme(folder):
        return False
    from rmtui.content.sample_programme import sample_tables  # lazy: only when a copy is made

    clock = clock or Clock()
    Desk.copy_of(shift_to(sample_tables(), clock.today()), folder, "Copied the sample programme", clock).close()
    return True
