"""Credit: whose idea became what, and may anyone say so?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rmtui.programme.levels import Level

CreditState = Literal["drafted", "asked", "yes", "no", "withdrawn"]


@dataclass(frozen=True, kw_only=True)
class Credit:
    """An idea in its owner's words. Until she says yes it leaves in no document."""

    id: str
    """Key of the document."""
    whose: tuple[str, ...] = ()
    """Ids of the people the idea belongs to."""
    what: str = ""
    """The idea, in her or his words."""
    session: str = ""
    """Id of the session it came up in."""
    text: str = ""
    """Id of the text it came from."""
    outcome: str = ""
    """What came of it."""
    seen_where: str = ""
    """Where one can see that."""
    level: Level = "private"
    """Who may know it; a level this version does not know counts as the most confidential one."""
    named: bool = True
    """False when the owner would rather stay without a name."""
    state: CreditState = "drafted"
    """What she said."""
    asked_on: date | None = None
    """When she was asked."""
    answered_on: date | None = None
    """When she answered."""
    thanked_on: date | None = None
    """When she was thanked or told what came of it."""
    told: str = ""
    """To whom it was told."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""
