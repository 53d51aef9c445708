"""Sessions opened to be written in that do not exist before something is: both are then one edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rmtui.programme.edit import Edit, joined
from rmtui.programme.programme import Programme
from rmtui.programme.session_edits import plan_session

Step = Callable[[Programme], Edit]
"""Makes an edit of a programme, which may hold what another edit changed."""


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A session nothing was written in yet."""

    id: str
    """The id it will have."""
    pair: str
    """Id of the pair."""
    on: date
    """The day it bears."""

    def plan(self, programme: Programme) -> Edit:
        """Return the edit that makes it; raises BadInput where the pair is gone."""
        return plan_session(programme, self.pair, on=self.on, new_id=lambda: self.id)


def in_one(programme: Programme, first: Step, then: Step) -> Edit:
    """Return one edit that does `first`, and `then` on what is there afterwards; none where `then` changes nothing."""
    before = first(programme)
    after = then(programme.after(before))
    return joined(after.kind, after.label, (before, after)) if after.changes else after
