"""Day a meeting is moved to, and why: what becomes of it once it is typed, also one found again as a draft?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Literal, get_args

from rmtui.programme.days.reading import Context, Moment, read_day_and_rest
from rmtui.programme.edit import Edit
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme
from rmtui.programme.session_edits import move_session
from rmtui.programme.sessions import spoken
from rmtui.programme.writing import draft_key

MovedBy = Literal["mentor", "mentee", "both", "coach"]
MOVERS: tuple[MovedBy, ...] = get_args(MovedBy)


@dataclass(frozen=True, slots=True)
class MoveWriting:
    """What the field of the window that asks for another day is for."""

    session: str
    """Id of the meeting."""
    who: MovedBy
    """Who asked to move it."""

    place: ClassVar = "today"
    """The place its window opens in."""
    level: ClassVar[Level] = "programme"
    """Who may know it."""
    means_something: ClassVar = True
    """Whether emptying the field says something: no day yet."""

    @property
    def key(self) -> str:
        """What its draft is called."""
        return draft_key("move", self.session)

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again."""
        return {"field": "move", "session moved": self.session, "who": self.who}

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed; empty where the meeting is gone."""
        session = programme.sessions.get(self.session)
        pair = programme.pairs.get(session.pair) if session is not None else None
        return "" if pair is None else f"to when and why a meeting of {spoken(programme, pair)} is moved"

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that moves the meeting; raises BadInput for what is no day."""
        moment, why = day_and_why(typed, Context(today, "future", programme.about.typed_order))
        to, at = (moment.day, moment.at) if moment else (None, "")
        return move_session(programme, self.session, to, at=at, who=self.who, why=why)

    def after(self, edit: Edit) -> MoveWriting:
        """Return what the field is for once the edit is saved: the same."""
        return self


def day_and_why(typed: str, context: Context) -> tuple[Moment | None, str]:
    """Return the day, or None where none is named, and what stands behind the comma."""
    if typed.partition(",")[0].strip():
        return read_day_and_rest(typed, context)
    return None, typed.partition(",")[2].strip()


def move_writing_of(about: Mapping[str, Any]) -> MoveWriting | None:
    """Return what a draft was for; None where no meeting was to be moved."""
    who = next((who for who in MOVERS if who == about.get("who")), None)
    if about.get("field") != "move" or who is None:
        return None
    return MoveWriting(str(about.get("session moved", "")), who)
