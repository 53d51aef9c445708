"""Pair: who learns from whom, and how far are the two of them?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

PairState = Literal["proposed", "agreed", "active", "paused", "finished", "ended early"]
PAIR_STATES: tuple[PairState, ...] = get_args(PairState)

OPEN_STATES: tuple[PairState, ...] = ("proposed", "agreed", "active", "paused")
"""States that take up room; two people have at most one pair in one of them."""


@dataclass(frozen=True, kw_only=True)
class TermAsChosen:
    """One line of the score on the day the pair was chosen."""

    term: str
    """Name of the term."""
    points: int = 0
    """Whole points given."""
    of: int = 0
    """The most it could give."""
    reason: str = ""
    """Why, in words."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class GroundRules:
    """What the two agreed on how to work together."""

    version: int = 0
    """Version of the ground rules; 0 means not talked through yet."""
    off_limits: tuple[str, ...] = ()
    """Topics that stay outside the room."""
    mentor_agreed_on: date | None = None
    """When the mentor said yes to them."""
    mentee_agreed_on: date | None = None
    """When the mentee said yes to them."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two people of whom one learns from the other. Shown as "Martin learns from Asha"."""

    id: str
    """Key of the document."""
    mentor: str
    """Id of the one learned from."""
    mentee: str
    """Id of the one who learns."""
    state: PairState = "proposed"
    """How far they are."""
    kept: bool = False
    """Kept together: no new suggestion takes them apart."""
    why: str = ""
    """Why these two, in a sentence that can be said aloud."""
    score: int | None = None
    """Points on the day they were chosen, 0 to 100."""
    terms: tuple[TermAsChosen, ...] = ()
    """The score line by line, as chosen."""
    rules: GroundRules = field(default_factory=GroundRules)
    """Their ground rules."""
    goal: str = ""
    """What the two want to reach."""
    fit: Literal["", "good", "unsure", "not a fit"] = ""
    """The fit check after the first meeting."""
    end_reason: str = ""
    """A category, never a verdict."""
    proposed_on: date | None = None
    """When the pair was put forward."""
    agreed_on: date | None = None
    """When both said yes."""
    ended_on: date | None = None
    """When it finished or was ended."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""

    @property
    def rules_without_yes(self) -> tuple[str, ...]:
        """Ids of those whose yes to the ground rules is missing, who learns first; rules without a day have both."""
        days = {self.mentee: self.rules.mentee_agreed_on, self.mentor: self.rules.mentor_agreed_on}
        if self.rules.version and not any(days.values()):
            return ()
        return tuple(person for person, day in days.items() if day is None or not self.rules.version)

    @property
    def is_open(self) -> bool:
        """Whether the pair takes up room."""
        return self.state in OPEN_STATES
