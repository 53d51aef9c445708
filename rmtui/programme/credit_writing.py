"""Typed parts of an idea: what becomes of one once it is kept, also one found again as a draft?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Literal, get_args

from rmtui.programme.credit_view import owner_names
from rmtui.programme.credits import change_credit, find_credit, thank
from rmtui.programme.edit import NOTHING_DIFFERENT, Edit
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme
from rmtui.programme.writing import draft_key

IdeaPart = Literal["what", "outcome", "seen_where", "told"]
PARTS: tuple[IdeaPart, ...] = get_args(IdeaPart)
"""Parts of an idea that are typed."""
_CALLED: dict[IdeaPart, str] = {
    "what": "the words of an idea",
    "outcome": "what came of an idea",
    "seen_where": "where an idea can be seen",
    "told": "who was thanked for an idea",
}


@dataclass(frozen=True, slots=True)
class IdeaWriting:
    """What a field of an idea is for."""

    idea: str
    """Id of the idea."""
    part: IdeaPart
    """Which part of it."""

    place: ClassVar = "credit"
    """The place its form stands in."""
    level: ClassVar[Level] = "pair"
    """Who may know it."""
    means_something: ClassVar = True
    """Whether emptying the field says something."""

    @property
    def key(self) -> str:
        """What its draft is called."""
        return draft_key("credit", self.part, self.idea)

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again."""
        return {"credit": self.idea, "field": self.part}

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without its words; empty where the idea is gone."""
        idea = programme.credits.get(self.idea)
        names = owner_names(programme, idea) if idea is not None else ""
        return "" if idea is None else _CALLED[self.part] + (f" of {names}" if idea.whose else "")

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that keeps what was typed; emptied, nobody was thanked."""
        if self.part == "what":
            return change_credit(programme, self.idea, what=typed)
        if self.part == "outcome":
            return change_credit(programme, self.idea, outcome=typed)
        if self.part == "seen_where":
            return change_credit(programme, self.idea, seen_where=typed)
        credit = find_credit(programme, self.idea)
        if typed.split() == credit.told.split():
            return NOTHING_DIFFERENT
        return thank(programme, self.idea, (credit.thanked_on or today) if typed.strip() else None, typed)

    def after(self, edit: Edit) -> IdeaWriting:
        """Return what the field is for once the edit is saved: the same."""
        return self


def idea_writing_of(about: Mapping[str, Any]) -> IdeaWriting | None:
    """Return what a draft was for; None where it is about no idea."""
    idea, part = about.get("credit"), next((part for part in PARTS if part == about.get("field")), None)
    return IdeaWriting(idea, part) if isinstance(idea, str) and part is not None else None
