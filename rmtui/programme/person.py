"""Person: who takes part, and what is known about them?

Only a name is required. Age is never asked. Everything left empty counts as unknown, and unknown never counts as no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rmtui.programme.cleaning import given_name

Role = Literal["", "mentor", "mentee", "both"]
Consent = Literal["unknown", "yes", "no"]


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A topic somebody can teach."""

    topic: str
    """In the person's own words."""
    level: int = 3
    """1 a beginner to 5 an expert."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class Want:
    """A topic somebody would like to learn."""

    topic: str
    """In the person's own words."""
    priority: int = 2
    """1 first, 3 last."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class Style:
    """How somebody likes to work: four scales of five steps, None where unknown."""

    talk: int | None = None
    """1 listens first to 5 talks first."""
    plan: int | None = None
    """1 plans to 5 improvises."""
    detail: int | None = None
    """1 the big picture to 5 every detail."""
    gentle: int | None = None
    """1 direct to 5 gentle."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in the programme."""

    id: str
    """Key of the document."""
    name: str
    """As the person writes it; the only required field."""
    short_name: str = ""
    """What people call her; empty means the first word of the name that is no title."""
    email: str = ""
    """As typed; compared without regard to case."""
    title: str = ""
    """Job title, shown beside the name."""
    role: Role = ""
    """On which side of a pair; empty means not asked yet."""
    unit: str = ""
    """Department, division or organisation."""
    team: str = ""
    """The team she works in."""
    site: str = ""
    """Where she works."""
    function: str = ""
    """Profession or kind of work, such as Finance."""
    languages: tuple[str, ...] = ()
    """Languages she can hold a conversation in."""
    slots: tuple[str, ...] = ()
    """When she could meet, such as `Tue am`."""
    time_zone: str = ""
    """IANA name or UTC offset."""
    rank: str = ""
    """A step of the organisation's own ladder."""
    manager: str = ""
    """Id of the person she reports to."""
    manager_named: str = ""
    """Name or e-mail of a manager who is not in the list (yet)."""
    reviewers: tuple[str, ...] = ()
    """Ids of people who appraise her."""
    reviewers_named: tuple[str, ...] = ()
    """Names of people who appraise her and cannot be found (yet), as written."""
    leads: tuple[str, ...] = ()
    """Teams she leads."""
    offers: tuple[Offer, ...] = ()
    """What others could learn from her."""
    wants: tuple[Want, ...] = ()
    """What she would like to learn."""
    pulse: tuple[str, ...] = ()
    """Units or groups whose view she knows."""
    serves: tuple[str, ...] = ()
    """Ids of the objectives she can help with."""
    style: Style = field(default_factory=Style)
    """How she likes to work."""
    confidence: int | None = None
    """Her own rating, 1 to 5: confidence as a mentor, curiosity as a mentee. Shown on her card only."""
    mentor_room: int = 1
    """How many people she can mentor at a time."""
    mentee_room: int = 1
    """From how many people she can learn at a time."""
    avoids: tuple[str, ...] = ()
    """Ids of people she would rather not meet; no reason is kept, and none is shown."""
    avoids_named: tuple[str, ...] = ()
    """Names of people to avoid who cannot be found (yet), as written; whoever can be meant is not paired with her."""
    wishes: tuple[str, ...] = ()
    """Ids of people she would like to meet."""
    tags: tuple[str, ...] = ()
    """Background she chose to name; opt-in."""
    external: bool = False
    """True for somebody from outside the organisation."""
    consent: Consent = "unknown"
    """Whether she said yes to taking part and to what is kept."""
    consent_on: date | None = None
    """When she said so."""
    briefed_on: date | None = None
    """When she was prepared for her role."""
    waited: int = 0
    """Rounds of matching she was left out of."""
    notes: str = ""
    """For the person at the keyboard alone."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""

    @property
    def called(self) -> str:
        """What people call her in a sentence."""
        return self.short_name or given_name(self.name)

    @property
    def may_mentor(self) -> bool:
        """Whether she could be learned from; a role not asked yet leaves it open."""
        return self.role in ("mentor", "both", "")

    @property
    def may_learn(self) -> bool:
        """Whether she could be the one who learns; a role not asked yet leaves it open."""
        return self.role in ("mentee", "both", "")
