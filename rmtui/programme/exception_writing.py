"""Reason of an exception: what becomes of one once it is typed, also one found again as a draft?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from rmtui.programme.edit import Edit
from rmtui.programme.levels import Level
from rmtui.programme.pairs import add_pair
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called
from rmtui.programme.writing import draft_key


@dataclass(frozen=True, slots=True)
class ExceptionWriting:
    """What the field of the window that asks why two people are paired against a rule is for."""

    mentor: str
    """Id of the one learned from."""
    mentee: str
    """Id of the one who learns."""

    place: ClassVar = "pairs"
    """The place its window opens in."""
    level: ClassVar[Level] = "private"
    """Who may know it."""
    means_something: ClassVar = True
    """Whether emptying the field says something."""

    @property
    def key(self) -> str:
        """What its draft is called."""
        return draft_key("exception", self.mentor, self.mentee)

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again."""
        return {"field": "exception", "mentor": self.mentor, "mentee": self.mentee}

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed; empty where one of the two is gone."""
        if programme.people.get(self.mentor) is None or programme.people.get(self.mentee) is None:
            return ""
        return f"why to pair {called(programme, self.mentee)} and {called(programme, self.mentor)} against a rule"

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that pairs the two with this reason; raises BadInput where that cannot be."""
        return add_pair(programme, self.mentor, self.mentee, today, new_id, typed)

    def after(self, edit: Edit) -> ExceptionWriting:
        """Return what the field is for once the edit is saved: the same."""
        return self


def exception_writing_of(about: Mapping[str, Any]) -> ExceptionWriting | None:
    """Return what a draft was for; None where it is about no exception."""
    if about.get("field") != "exception":
        return None
    return ExceptionWriting(str(about.get("mentor", "")), str(about.get("mentee", "")))
