"""Does the folder of drafts itself outlast a power cut, also where the medium refused once?"""

from __future__ import annotations

import errno

import pytest

from rmtui.store.drafts import Draft, Drafts
from tests.store.simulated import SimulatedMedium
from tests.store.working import AT, FOLDER

DRAFT = Draft("session-1-note", "half a thought", {}, AT)


class Noting(SimulatedMedium):
    """A medium that tells which folders were made durable, and refuses that when told to."""

    refuses = False

    def __init__(self) -> None:
        super().__init__()
        self.durable: list[str] = []

    def sync_folder(self, folder: str) -> None:
        if self.refuses and folder == FOLDER:
            raise OSError(errno.EIO, "refused")
        super().sync_folder(folder)
        self.durable.append(folder)


def test_the_programmes_folder_is_made_durable_with_the_first_draft_and_only_then() -> None:
    medium = Noting()
    medium.make_folder(FOLDER)
    drafts = Drafts(medium, FOLDER)
    drafts.keep(DRAFT)
    assert medium.durable.count(FOLDER) == 1
    drafts.keep(DRAFT)
    assert medium.durable.count(FOLDER) == 1


def test_a_refusal_of_that_is_no_kept_draft_and_is_made_good_by_the_next() -> None:
    medium = Noting()
    medium.make_folder(FOLDER)
    medium.refuses = True
    drafts = Drafts(medium, FOLDER)
    with pytest.raises(OSError, match="refused"):
        drafts.keep(DRAFT)
    medium.refuses = False
    drafts.keep(DRAFT)
    assert FOLDER in medium.durable
