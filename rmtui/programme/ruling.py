"""Ruling: where did whoever runs the programme decide otherwise than the rules would?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """A decision about two people: paired although a rule speaks against it, or kept apart although none does.

    Stored in the table `exceptions`.
    """

    id: str
    """Key of the document."""
    kind: Literal["exception", "kept apart"] = "exception"
    """Which of the two."""
    mentor: str = ""
    """Id of the one learned from."""
    mentee: str = ""
    """Id of the one who learns."""
    rules: tuple[str, ...] = ()
    """The rules set aside; empty for people kept apart."""
    why: str = ""
    """The reason given; for people kept apart it may be empty and is never shown."""
    on: date | None = None
    """When it was decided."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""
