"""View of a session: what its form shows, on which page it opens, and how far it is in words.

For other eyes (`room`) nothing private is part of it, so that a screen cannot show by mistake what is not there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rmtui.programme.credit import Credit
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.rhythm import passed
from rmtui.programme.session import Action, Session
from rmtui.programme.sessions import called, day_of, sessions_of
from rmtui.programme.text import Text, TextKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAction:
    """An action of an earlier session."""

    session: str
    """Id of the session it was agreed in."""
    index: int
    """Its place there, from 0."""
    action: Action
    """What is to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """One session with everything its form shows."""

    session: Session
    """The session itself."""
    pair: Pair
    """Whose it is."""
    mentor: str
    """What the one learned from is called."""
    mentee: str
    """What the one who learns is called."""
    texts: tuple[Text, ...]
    """Its texts, oldest first; no private ones in the room."""
    credits: tuple[Credit, ...]
    """Ideas that came up in it; no private ones in the room."""
    earlier: tuple[EarlierAction, ...]
    """Actions of the session before, and those still open from earlier ones."""
    next: Session | None
    """The next planned session of the pair."""
    room: bool = False
    """Whether other eyes see it."""

    @property
    def agenda(self) -> tuple[str, ...]:
        """What to talk about; in the room without a first question that is private."""
        return self.session.agenda[1:] if self.hides_question else self.session.agenda

    @property
    def hides_question(self) -> bool:
        """Whether the first question of this session is not for these eyes; nothing may then be put in its place."""
        return _hides(self.session, self.room)

    @property
    def next_question(self) -> str:
        """The first question of the session planned next; empty where it is not for these eyes."""
        return self.next.agenda[0] if self.next and self.next.agenda and not self.hides_next_question else ""

    @property
    def hides_next_question(self) -> bool:
        """Whether the first question for next time is not for these eyes."""
        return self.next is not None and _hides(self.next, self.room)

    def of_kind(self, kind: TextKind) -> tuple[Text, ...]:
        """Return the texts of one kind."""
        return tuple(text for text in self.texts if text.kind == kind)


def look_at(programme: Programme, session_id: str, *, room: bool = False) -> SessionView | None:
    """Return one session as its form shows it; None when it, or its pair, is no longer there."""
    session = programme.sessions.get(session_id)
    pair = programme.pairs.get(session.pair) if session else None
    if session is None or pair is None:
        return None
    sessions = sessions_of(programme, pair.id)
    place = next(index for index, one in enumerate(sessions) if one.id == session_id)
    return SessionView(
        session=session,
        pair=pair,
        mentor=called(programme, pair.mentor),
        mentee=called(programme, pair.mentee),
        texts=tuple(t for t in programme.texts.all() if t.session == session_id and _open(t, room)),
        credits=tuple(
            c for c in programme.credits.all() if c.session == session_id and c.state != "withdrawn" and _open(c, room)
        ),
        earlier=tuple(_earlier([one for one in sessions[:place] if one.took_place])),
        next=_next(session, sessions[place + 1 :]),
        room=room,
    )


def _hides(session: Session, room: bool) -> bool:
    return room and bool(session.agenda) and session.question_level == "private"


def _open(one: Text | Credit, room: bool) -> bool:
    """Say whether other eyes may see it; a level this version cannot read counts as private."""
    return not room or one.level != "private"


def _earlier(held: list[Session]) -> Iterable[EarlierAction]:
    for session in held:
        last = session is held[-1]
        for index, action in enumerate(session.actions):
            if last or not action.done:
                yield EarlierAction(session=session.id, index=index, action=action)


def _next(session: Session, later: list[Session]) -> Session | None:
    if day_of(session) is None:
        return None
    return next((one for one in later if one.state == "planned"), None)


PageName = Literal["before", "after"]
"""What is prepared, and what came of it."""


def page_for(session: Session | None, today: date) -> PageName:
    """Return the page a session opens on: what to prepare while its day is to come or open, else what came of it."""
    ahead = session is not None and session.state == "planned" and not passed(session, today)
    return "before" if ahead and session is not None and session.on != today else "after"


def state_words(session: Session, today: date) -> str:
    """Return how far a session is, in as few words as a list has room for."""
    if passed(session, today):
        return "was due ?"
    words = {"met": "not written up", "cancelled": "called off"}
    return words.get(session.state, session.state)
