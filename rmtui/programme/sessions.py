"""Sessions: which ones has a pair, what are they called, and what is still open?

Everything here only reads. What changes a session stands in `session_edits`, what keeps its texts in `session_texts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from rmtui.errors import BadInput
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme
from rmtui.programme.session import Session, SessionState

EARLIEST_YEAR = 1990
"""A day before it is taken for a slip of the keys."""


def week_start(week: str) -> date | None:
    """Return the Monday of an ISO week such as 2026-W19, or None when that is no week."""
    try:
        return date.fromisoformat(f"{week}-1") if len(week) == 8 and week[4:6] == "-W" else None
    except ValueError:
        return None


def day_of(session: Session) -> date | None:
    """Return the day of a session, or the Monday of its week while no day is agreed."""
    return session.on or (week_start(session.week) if session.week else None)


def by_pair(programme: Programme) -> dict[str, list[Session]]:
    """Return the sessions of every pair, in the order `in_order` puts them."""
    found: dict[str, list[Session]] = {}
    for session in programme.sessions.all():
        found.setdefault(session.pair, []).append(session)
    return {pair: in_order(sessions) for pair, sessions in found.items()}


def sessions_of(programme: Programme, pair_id: str) -> list[Session]:
    """Return the sessions of one pair, in the order `in_order` puts them."""
    return in_order(session for session in programme.sessions.all() if session.pair == pair_id)


def next_planned(programme: Programme, pair_id: str) -> Session | None:
    """Return the session a pair holds next: the planned one whose day comes first, also one that was due already."""
    return next((session for session in sessions_of(programme, pair_id) if session.state == "planned"), None)


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """Return sessions by day, those without one last; two of one day in the order they were made."""
    return sorted(sessions, key=lambda s: (day_of(s) or date.max, len(s.id), s.id))


class _Everybody:
    """A key made of all people, equal only for the very same tuple, however many there are."""

    def __init__(self, people: tuple[Person, ...]) -> None:
        self.people = people

    def __hash__(self) -> int:
        return id(self.people)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Everybody) and self.people is other.people


def names_of(programme: Programme) -> Mapping[str, str]:
    """Return what each person is called in a sentence: the full name where two share the short one."""
    return _names(_Everybody(programme.people.all()))


@lru_cache(maxsize=1)  # lists ask for every name in turn, and the people stay one tuple until one of them changes
def _names(everybody: _Everybody) -> Mapping[str, str]:
    people = everybody.people
    shared = Counter(person.called for person in people)
    return {person.id: person.called if shared[person.called] == 1 else person.name for person in people}


def spoken(programme: Programme, pair: Pair) -> str:
    """Return a pair's name for a sentence, the one who learns first: "Martin and Asha"."""
    return f"{called(programme, pair.mentee)} and {called(programme, pair.mentor)}"


def called(programme: Programme, person_id: str) -> str:
    """Return what somebody is called, as `names_of` does, or "somebody" when she is no longer in the list."""
    return names_of(programme).get(person_id, "somebody")


def find_pair(programme: Programme, mentor: str, mentee: str) -> Pair:
    """Return the pair of two people (ids): the open one, else the latest. Raises BadInput where there is none."""
    found = [pair for pair in programme.pairs.all() if (pair.mentor, pair.mentee) == (mentor, mentee)]
    if found:
        return next((pair for pair in found if pair.is_open), found[-1])
    a, b = called(programme, mentor), called(programme, mentee)
    if any((pair.mentor, pair.mentee) == (mentee, mentor) for pair in programme.pairs.all()):
        raise BadInput(f"It is {a} who learns from {b} here, not the other way round. Name {b} first.")
    raise BadInput(
        f"{b} does not learn from {a} yet. Nothing was changed. Make them a pair first.", helps="rmtui pairs add"
    )


def still_open(programme: Programme, pair: Pair) -> list[str]:
    """Return what is still open for a pair that starts, a short phrase each; empty when nothing is."""
    found: list[str] = []
    if not pair.rules.version:
        found.append("the ground rules are not talked through")
    else:
        found += [f"{called(programme, one)} has not said yes to the ground rules" for one in pair.rules_without_yes]
    for person_id in (pair.mentee, pair.mentor):
        person = programme.people.get(person_id)
        if person is None:
            continue
        name = called(programme, person_id)
        if person.briefed_on is None:
            found.append(f"{name} is not prepared for the role")
        if person.consent == "unknown":
            found.append(f"nobody has noted whether {name} agrees to take part")
        elif person.consent == "no":
            found.append(f"{name} said no to taking part")
    if not pair.goal:
        found.append("they have no goal")
    return found


def same_day(programme: Programme, pair_id: str, on: date) -> tuple[Session, ...]:
    """Return the sessions this pair already held on that day, so that logging another one can be questioned."""
    return tuple(s for s in sessions_of(programme, pair_id) if s.took_place and s.on == on)


def pair_at(programme: Programme, pair_id: str) -> Pair:
    """Return a pair by its id; raises BadInput when it is no longer there."""
    pair = programme.pairs.get(pair_id)
    if pair is None:
        raise BadInput("This pair is no longer there. Nothing was changed. Choose one of: rmtui pairs list.")
    return pair


def session_at(programme: Programme, session_id: str) -> Session:
    """Return a session by its id; raises BadInput when it is no longer there."""
    session = programme.sessions.get(session_id)
    if session is None:
        raise BadInput("This meeting is no longer there. Nothing was changed. Choose one of: rmtui sessions list.")
    return session


def named(programme: Programme, session: Session) -> str:
    """Return a session's name for a sentence: "session 3 of Martin and Asha"."""
    pair = programme.pairs.get(session.pair)
    owner = f" of {spoken(programme, pair)}" if pair else ""
    return f"{programme.about.labels.session} {session.number}{owner}"


def has_takeaway(programme: Programme, session_id: str, besides: str = "") -> bool:
    """Say whether anybody wrote down a takeaway of a session, apart from the text `besides`."""
    return any(
        text.session == session_id and text.kind == "takeaway" and text.id != besides for text in programme.texts.all()
    )


def state_after(session: Session, written: bool) -> SessionState:
    """Return the state of a session that has a takeaway, or has none."""
    if not session.took_place:
        return session.state
    return "written up" if written else "met"


def check_level(level: str) -> Level:
    """Return `level` when it is one of the ladder; raises BadInput otherwise."""
    for known in LEVELS:
        if known == level:
            return known
    raise BadInput(f"{level!r} is no level. Use one of {', '.join(LEVELS)}. Nothing was changed.")


def due_actions(session: Session, today: date) -> list[int]:
    """Return which actions (counted from 0) are due and not done."""
    return [n for n, action in enumerate(session.actions) if not action.done and action.due and action.due <= today]
