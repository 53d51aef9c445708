"""Health of a pair: is a pair fine, is it too early to say, or should somebody give them a call, and why?

A signal is a question, never a verdict, and says what it rests on. Nothing here reads a text: only days, states, ticks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rmtui.programme.about import About, Direction
from rmtui.programme.days.words import day_words
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Session
from rmtui.programme.sessions import day_of, sessions_of

HealthState = Literal["too early", "on track", "needs a call"]

Signal = Literal["no first date", "put off", "fit", "not met", "quiet", "no takeaway", "actions"]
"""What a call can be about; decisions are made by it, never by the words of a reason."""

EARLY_SESSIONS = 2
EARLY_DAYS = 45
"""With fewer sessions and fewer days than these it is too early to say."""
QUIET_DAYS = 35
"""Days between two meetings that are fine; a programme with a slower rhythm gets its rhythm and a week."""
FIRST_DATE_DAYS = 14
"""Days from the agreement until a first date should stand."""
WRITE_UP_DAYS = 7
"""Days a meeting may wait for its takeaway."""
ASKED_DAYS = 12
"""Days it is asked for from then on; afterwards nobody remembers, and it is left."""
MOVES_IN_A_ROW = 2
"""Put off this often without a meeting in between."""
ROLE_SIGNAL_FROM = 50
"""Points from which the question about roles is asked."""
ROLE_QUESTION = "Who was learning today?"


@dataclass(frozen=True, slots=True)
class Health:
    """How a pair is doing."""

    state: HealthState
    """The one word for it."""
    reasons: tuple[str, ...]
    """Why somebody should call them, a phrase each; empty unless a call is needed."""
    signals: tuple[Signal, ...] = ()
    """What each of the reasons is about."""


@dataclass(frozen=True, slots=True)
class RoleSignal:
    """A sign that the senior one slipped into advising. For the person at the keyboard alone, never in the room."""

    points: int
    """0 to 100."""
    evidence: tuple[str, ...]
    """What was ticked, a phrase each."""
    question: str = ROLE_QUESTION
    """To be asked, not to be answered by the program."""


def health(programme: Programme, pair: Pair, today: date) -> Health:
    """Say how a pair is doing on a day; see `health_of` for the rule."""
    return health_of(pair, sessions_of(programme, pair.id), programme.about, today)


def health_of(pair: Pair, sessions: Sequence[Session], about: About, today: date) -> Health:
    """Say how a pair with these sessions, in the order `sessions.in_order` puts them, is doing.

    Only what is known counts: a pair without any date is too early to judge. Pairs not agreed yet are too early; for
    those who pause or are through there is nothing to call about.
    """
    if pair.state not in ("agreed", "active"):
        return Health("too early" if pair.state == "proposed" else "on track", ())
    held = [session for session in sessions if session.took_place and session.on]
    waiting = _no_first_date(pair, sessions, today)
    if waiting:
        return Health("needs a call", (waiting,), ("no first date",))
    found: list[tuple[Signal, str]] = [
        *(("put off", words) for words in _put_off(sessions, held)),
        *(("fit", words) for words in _fit(pair)),
        *_silence(pair, sessions, held, about, today),
        *(("no takeaway", words) for words in _unwritten(held, about.labels.session, today)),
        *(("actions", words) for words in _actions(held, today)),
    ]
    if found:
        return Health("needs a call", tuple(words for _, words in found), tuple(signal for signal, _ in found))
    early = len(held) < EARLY_SESSIONS and _days_since_start(pair, held, today) < EARLY_DAYS
    return Health("too early" if early else "on track", ())


def quiet_limit(about: About) -> int:
    """Return after how many days without a meeting a pair counts as quiet."""
    return max(QUIET_DAYS, about.rhythm_weeks * 7 + 7)


def met_as_planned(sessions: Iterable[Session], about: About) -> bool:
    """Say whether a pair met as often as the programme plans: silence means nothing any more then."""
    return sum(session.took_place for session in sessions) >= about.planned_sessions


def has_first_date(sessions: Iterable[Session]) -> bool:
    """Say whether a pair met, or has a day or week planned for it."""
    return any(session.took_place or (session.state == "planned" and day_of(session)) for session in sessions)


def days_since_met(sessions: Sequence[Session], today: date) -> int | None:
    """Return the days since a pair last met, or None when it never did."""
    days = [session.on for session in sessions if session.took_place and session.on]
    return (today - max(days)).days if days else None


def role_signal(programme: Programme, session: Session) -> RoleSignal | None:
    """Return the sign of role reversion in a session that took place, from what was ticked, or None below the mark."""
    labels = programme.about.labels
    if not session.took_place:
        return None
    found: list[tuple[int, str]] = []
    if session.spoke_more in (1, 2):
        clearly = session.spoke_more == 1
        found.append((30 if clearly else 15, f"the {labels.mentee} spoke {'clearly' if clearly else 'a little'} more"))
    if session.agenda_by in ("mentor", "nobody"):
        who = f"the {labels.mentor}" if session.agenda_by == "mentor" else "nobody"
        found.append((20, f"{who} brought the agenda"))
    on_mentor = sum(action.who == "mentor" for action in session.actions)
    if session.actions and on_mentor * 2 >= len(session.actions):
        found.append((15, f"{on_mentor} of {len(session.actions)} actions are the {labels.mentor}'s"))
    if session.advice_from_mentee:
        found.append((35, f"the advice came from the {labels.mentee}"))
    points = _weighed(sum(each for each, _ in found), programme.about.direction)
    return RoleSignal(points, tuple(words for _, words in found)) if points >= ROLE_SIGNAL_FROM else None


def _weighed(points: int, direction: Direction) -> int:
    if direction == "traditional":
        return 0
    return points // 2 if direction == "mutual" else points


def _days_since_start(pair: Pair, held: Sequence[Session], today: date) -> int:
    """Return the days since the pair began; 0 when nobody noted a day."""
    known = [day for day in (pair.agreed_on, held[0].on if held else None) if day]
    return (today - min(known)).days if known else 0


def _no_first_date(pair: Pair, sessions: Sequence[Session], today: date) -> str:
    if pair.state != "agreed" or pair.agreed_on is None:
        return ""
    days = (today - pair.agreed_on).days
    return "" if has_first_date(sessions) or days < FIRST_DATE_DAYS else f"agreed {days} days ago, no first date yet"


def _put_off(sessions: Sequence[Session], held: Sequence[Session]) -> list[str]:
    """Return the reason when meetings were put off several times since the last one took place."""
    last = held[-1].on if held else None
    times, called_off = 0, False
    for session in sessions:
        if session.took_place:
            continue
        days = [day for day in (day_of(session), *(move.on for move in session.moves)) if day]
        if last and days and max(days) <= last:
            continue
        gone = session.state == "cancelled"
        times += max(len(session.moves), gone)
        called_off = called_off or gone
    if times < MOVES_IN_A_ROW:
        return []
    return [f"{'put off' if called_off else 'moved'} {'twice' if times == 2 else f'{times} times'}"]


def _fit(pair: Pair) -> list[str]:
    return {"not a fit": ["they say it is not a fit"], "unsure": ["they are unsure whether it fits"]}.get(pair.fit, [])


def _silence(
    pair: Pair, sessions: Sequence[Session], held: Sequence[Session], about: About, today: date
) -> list[tuple[Signal, str]]:
    """Return the reason when a pair that has meetings left was quiet for too long."""
    days, limit = days_since_met(held, today), quiet_limit(about)
    if days is None:
        since = _days_since_start(pair, held, today)
        return [("not met", f"agreed {since} days ago, not met yet")] if since > limit else []
    if days <= limit or met_as_planned(sessions, about):
        return []
    ahead = [s.on for s in sessions if s.state == "planned" and s.on and s.on >= today]
    return [("quiet", f"{days} days since they met" + (f", next {day_words(min(ahead))}" if ahead else ""))]


def _unwritten(held: Sequence[Session], word: str, today: date) -> list[str]:
    """Return the reason when meetings have no takeaway, from a week after them on, for twelve days."""
    latest = today - timedelta(days=WRITE_UP_DAYS)
    earliest = latest - timedelta(days=ASKED_DAYS)
    bare = [str(s.number) for s in held if s.state == "met" and s.on and earliest <= s.on < latest]
    return [f"no takeaway from {word} {', '.join(bare)}"] if bare else []


def _actions(held: Sequence[Session], today: date) -> list[str]:
    """Return the reason when fewer than half of the actions that should be done are done, once they met twice."""
    if len(held) < EARLY_SESSIONS:
        return []
    settled = [a for s in held for a in s.actions if a.done or (a.due and a.due < today)]
    done = sum(action.done for action in settled)
    return [f"{done} of {len(settled)} actions done that were due"] if done * 2 < len(settled) else []
