"""Session: when did a pair meet, or when will it, and what was agreed there?

What people said or wrote stands in the table of texts, so that one filter guards every export.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from rmtui.programme.levels import Level

SessionState = Literal["planned", "met", "written up", "cancelled"]
Brought = Literal["", "mentee", "mentor", "both", "nobody"]


@dataclass(frozen=True, kw_only=True)
class Move:
    """A meeting that was put off."""

    on: date | None = None
    """The day it should have been."""
    to: date | None = None
    """The day it was moved to; None when no day was named."""
    who: Literal["", "mentor", "mentee", "both", "coach"] = ""
    """Who asked for it."""
    why: str = ""
    """In a word or two."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class Action:
    """Who does what by when."""

    what: str
    """The action, in a few words."""
    who: Literal["", "mentor", "mentee", "both"] = ""
    """On whose list it stands."""
    due: date | None = None
    """By when."""
    done: bool = False
    """Whether it happened."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""


@dataclass(frozen=True, kw_only=True)
class Session:
    """One meeting of a pair, planned or past."""

    id: str
    """Key of the document."""
    pair: str
    """Id of the pair."""
    number: int = 1
    """1 for the first meeting of the pair."""
    state: SessionState = "planned"
    """Whether they met, and whether it is written up."""
    on: date | None = None
    """The day they met, or the day agreed for it."""
    at: str = ""
    """The time of day, HH:MM where they sit; empty while none is named."""
    week: str = ""
    """An ISO week such as 2026-W19 while no day is agreed."""
    minutes: int | None = None
    """How long they met."""
    place: str = ""
    """Where, in their words."""
    place_kind: Literal["", "neutral offsite", "neutral onsite", "video", "mentee's office", "mentor's desk"] = ""
    """What kind of place."""
    moves: tuple[Move, ...] = ()
    """How often it was put off, by whom and why."""
    template: str = ""
    """Id of the session template."""
    agenda: tuple[str, ...] = ()
    """What to talk about, line by line."""
    question_level: Level = "pair"
    """Who may know the first point of the agenda, the first question."""
    agenda_by: Brought = ""
    """Who brought the agenda."""
    goal: str = ""
    """What the hour is for."""
    goal_reached: int | None = None
    """0 not at all to 4 fully."""
    actions: tuple[Action, ...] = ()
    """Who does what by when."""
    spoke_more: int | None = None
    """1 the mentee clearly, 3 even, 5 the mentor clearly."""
    advice_from_mentee: bool | None = None
    """Role check: did the senior one give the advice?"""
    helped: int | None = None
    """Did it help? 1 no to 5 a lot."""
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields a newer or other program wrote; kept."""

    @property
    def took_place(self) -> bool:
        """Whether the two met."""
        return self.state in ("met", "written up")

    @property
    def open_actions(self) -> int:
        """How many actions are still to be done."""
        return sum(not action.done for action in self.actions)
