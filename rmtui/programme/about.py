"""Settings of a programme: in whose words does it speak, and by which rules does it pair people?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Purpose = Literal["digital", "inclusion", "generations", "culture", "technical", "small-firm"]
Direction = Literal["reverse", "mutual", "traditional"]
DayOrder = Literal["", "day first", "month first"]
Formality = Literal["light", "standard", "formal"]

ABOUT_ID = "1"
"""The key of the one document in the table `about`."""


@dataclass(frozen=True, kw_only=True)
class Objective:
    """What senior people should gain from the programme."""

    id: str
    """Named by a person's `serves`."""
    text: str = ""
    """In one sentence, what will be different."""
    measure: str = ""
    """How one would see it."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The programme's own words for its roles and meetings."""

    mentor: str = "mentor"
    """The one learned from."""
    mentors: str = "mentors"
    """Several of them."""
    mentee: str = "mentee"
    """The one who learns."""
    mentees: str = "mentees"
    """Several of them."""
    session: str = "session"
    """One meeting of a pair."""
    sessions: str = "sessions"
    """Several of them."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class Weight:
    """How much one soft term counts."""

    term: str
    """A name from `pairing.terms`."""
    points: int = 0
    """The most the term can give; all weights of a programme sum to 100."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class About:
    """The programme itself: one document."""

    id: str = ABOUT_ID
    """Always `ABOUT_ID`."""
    brand: str = ""
    """What the programme is called, on every screen and in every document."""
    tagline: str = ""
    """A short line under the brand."""
    purposes: tuple[Purpose, ...] = ()
    """What it is for; the first one chooses weights and question banks."""
    direction: Direction = "reverse"
    """Who learns from whom: junior people are mentors, both are both, or the classic way round."""
    formality: Formality = "light"
    """How much paper."""
    labels: Labels = field(default_factory=Labels)
    """The programme's own words."""
    objectives: tuple[Objective, ...] = ()
    """One to five of them."""
    sponsor: str = ""
    """The senior person who backs it."""
    runs_by: str = ""
    """Who sits at the keyboard: coach or owner."""
    runner_takes_part: bool = False
    """True when whoever runs rmtui is in a pair or is everybody's boss."""
    ladder: tuple[str, ...] = ()
    """The organisation's own ranks, lowest first."""
    rank_gap: int = 1
    """How many steps of the ladder a mentee stands above the mentor at least."""
    weights: tuple[Weight, ...] = ()
    """Set by hand; empty means those of the first purpose."""
    external_allowed: bool = True
    """May people from outside the organisation take part?"""
    past_pairs_allowed: bool = False
    """May two people be paired again in a later cycle?"""
    planned_sessions: int = 6
    """How many meetings a pair plans."""
    session_minutes: int = 60
    """How long a meeting is."""
    rhythm_weeks: int = 4
    """Weeks from one meeting to the next."""
    day_order: DayOrder = ""
    """What 12/5 means; while it is not chosen, 12 May where it is typed and nothing where it stands in a file."""
    answers: dict[str, Any] = field(default_factory=dict, hash=False)
    """Answers of the setup that have no field of their own, by id of the question; plain JSON values."""
    steps: dict[str, str] = field(default_factory=dict, hash=False)
    """How far each step of the setup is, by its id: begun, done or later; a step not named is untouched."""
    started: date | None = None
    """The day the programme was set up."""
    sample_day: date | None = None
    """Only in the sample programme: the day its story is told on."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""

    @property
    def typed_order(self) -> DayOrder:
        """How 12/5 is read where somebody types it and sees what it became."""
        return self.day_order or "day first"
