"""Contact: when was a line of Today put aside, or a pair called about it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

ContactKind = Literal["later", "called"]


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A line of Today that was left for later, or a call that was made because of it."""

    id: str
    """Key of the document."""
    kind: ContactKind = "later"
    """Which of the two."""
    item: str = ""
    """Key of the line it is about."""
    pair: str = ""
    """Id of the pair it is about; empty where it is about none."""
    reasons: tuple[str, ...] = ()
    """Why they were called, a phrase each, without what grows from day to day; any other reason is a new one."""
    on: date | None = None
    """The day it was noted."""
    until: date | None = None
    """The day the line comes back at the latest."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""
