"""What needs doing today, and how did the last weeks go for each pair?

Most urgent first: did they meet, whom to call, then what is left to whoever runs the programme. Nothing here reads the
text of a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rmtui.programme.credit import Credit
from rmtui.programme.health import FIRST_DATE_DAYS, days_since_met, has_first_date, health_of, quiet_limit
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Session
from rmtui.programme.sessions import by_pair, day_of, day_words, names_of, still_open

Kind = Literal["did they meet", "call", "credit", "action", "no date", "setup"]

GROUPS: Mapping[Kind, str] = {
    "did they meet": "Did they meet?",
    "call": "Give them a call",
    "credit": "Yours",
    "action": "Yours",
    "no date": "Yours",
    "setup": "Yours",
}
"""Under which heading each kind of line stands, in the order of the headings."""

ANSWER_DAYS = 7
"""Days somebody may think about her credit before Today mentions it."""
QUOTED = 60
"""Most characters of an idea in a line."""
WEEKS_AHEAD = 4
"""Weeks to come at the right end of the row of weeks."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of Today."""

    kind: Kind
    """What sort of line it is; `GROUPS` names its heading."""
    text: str
    """The line in words, without its heading."""
    pair: str = ""
    """Id of the pair it is about; empty where it is about none."""
    session: str = ""
    """Id of the session it is about; empty where it is about none."""


@dataclass(frozen=True, slots=True)
class Row:
    """The weeks of one pair."""

    pair: str
    """Id of the pair."""
    name: str
    """Who learns, then from whom: "Martin/Asha"."""
    signs: tuple[str, ...]
    """One per week: "." nothing, a number the meeting that took place, "?" was due, "x" moved, "!" quiet too long."""
    met: int
    """How often they met."""
    last: date | None
    """When they met last."""
    next: date | None
    """The day that waits for an answer, else the next one planned."""
    overdue: bool
    """Whether `next` has passed: "was 5 May"."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The row of weeks of every pair that is under way."""

    weeks: tuple[date, ...]
    """The Monday of each column."""
    rows: tuple[Row, ...]
    """Those with something to look at first, then by name."""


def items(programme: Programme, today: date) -> tuple[Item, ...]:
    """Return everything that needs doing, most urgent first."""
    view = _View(programme, today)
    return (*_due(view), *_calls(view), *_credits(view), *_actions(view), *_no_date(view), *_setup(view))


def rhythm(programme: Programme, today: date, weeks: int) -> Rhythm:
    """Return the row of weeks: `weeks` columns, of which up to WEEKS_AHEAD lie ahead of this week."""
    this = today - timedelta(days=today.weekday())
    ahead = min(WEEKS_AHEAD, max(weeks - 1, 0))
    mondays = tuple(this + timedelta(weeks=n) for n in range(1 + ahead - weeks, 1 + ahead))
    names = _pair_names(programme, "/")
    sessions = by_pair(programme)
    limit = quiet_limit(programme.about)
    under_way = [pair for pair in programme.pairs.all() if pair.state in ("agreed", "active", "paused")]
    rows = [_row(pair, names[pair.id], sessions.get(pair.id, []), mondays, today, limit) for pair in under_way]
    return Rhythm(mondays, tuple(sorted(rows, key=_urgency)))


class _View:
    """What the lines are made from, looked up once."""

    def __init__(self, programme: Programme, today: date) -> None:
        self.programme = programme
        self.about = programme.about
        self.today = today
        self.pairs = [pair for pair in programme.pairs.all() if pair.is_open]
        self.names = _pair_names(programme, " and ")
        self._people = names_of(programme)
        self._sessions = by_pair(programme)

    def sessions(self, pair: Pair) -> list[Session]:
        """Return the sessions of a pair by day."""
        return self._sessions.get(pair.id, [])

    def person(self, person_id: str) -> str:
        """Return what somebody is called in a line."""
        return self._people.get(person_id, "somebody")


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "3rd", "4th", "11th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _pair_names(programme: Programme, between: str) -> dict[str, str]:
    names = names_of(programme)
    return {
        pair.id: f"{names.get(pair.mentee, 'somebody')}{between}{names.get(pair.mentor, 'somebody')}"
        for pair in programme.pairs.all()
    }


def _passed(session: Session, today: date) -> bool:
    """Say whether the day, or the whole week, of a planned session is over."""
    first = day_of(session)
    if session.state != "planned" or first is None:
        return False
    return first < today if session.on else first + timedelta(days=6) < today


def _due(view: _View) -> list[Item]:
    """Return the planned sessions whose day has passed, the oldest first."""
    found: list[tuple[date, str, Item]] = []
    for pair in view.pairs:
        name = view.names[pair.id]
        for session in view.sessions(pair):
            day = day_of(session)
            if day and _passed(session, view.today):
                when = day_words(day) if session.on else f"week of {day_words(day)}"
                text = f"{name}, {when}, {ordinal(session.number)} time"
                found.append((day, name, Item("did they meet", text, pair.id, session.id)))
    return [item for _, _, item in sorted(found, key=lambda each: each[:2])]


def _calls(view: _View) -> list[Item]:
    """Return whom to call, the most reasons first."""
    found: list[tuple[int, str, Item]] = []
    for pair in view.pairs:
        state = health_of(pair, view.sessions(pair), view.about, view.today)
        if state.state == "needs a call":
            name = view.names[pair.id]
            found.append((-len(state.reasons), name, Item("call", f"{name}: {', '.join(state.reasons)}", pair.id)))
    return [item for _, _, item in sorted(found, key=lambda each: each[:2])]


def _credits(view: _View) -> list[Item]:
    """Return whose yes is missing: asked and not answered, then not asked yet, then ideas without an owner."""
    found: list[tuple[int, Item]] = []
    for credit in view.programme.credits.all():
        who = " and ".join(view.person(person) for person in credit.whose)
        idea = f'"{_short(credit.what)}"'
        session = view.programme.sessions.get(credit.session)
        pair = session.pair if session else ""
        if not credit.whose and credit.state in ("drafted", "asked"):
            found.append((2, Item("credit", f"Whose idea was it? {idea}", pair, credit.session)))
        elif credit.state == "drafted":
            found.append((1, Item("credit", f"Ask {who} whether this may be told: {idea}", pair, credit.session)))
        elif credit.state == "asked" and _waited(credit, view.today):
            since = f" since {_day_month(credit.asked_on)}" if credit.asked_on else " yet"
            verb = "have" if len(credit.whose) > 1 else "has"
            found.append((0, Item("credit", f"{who} {verb} not answered{since}: {idea}", pair, credit.session)))
    return [item for _, item in sorted(found, key=lambda each: each[0])]


def _waited(credit: Credit, today: date) -> bool:
    return credit.asked_on is None or (today - credit.asked_on).days >= ANSWER_DAYS


def _actions(view: _View) -> Iterator[Item]:
    """Yield one line for each session with actions whose day has come."""
    for pair in view.pairs:
        owner = {"mentor": view.person(pair.mentor), "mentee": view.person(pair.mentee), "both": "both"}
        for session in view.sessions(pair):
            due = [action for action in session.actions if not action.done and action.due and action.due <= view.today]
            words = [f"{owner[a.who]}: {_short(a.what)}" if a.who else _short(a.what) for a in due]
            if words:
                yield Item("action", f"{view.names[pair.id]}, due by now: {', '.join(words)}", pair.id, session.id)


def _no_date(view: _View) -> Iterator[Item]:
    """Yield pairs that agreed lately and have no first date; after two weeks they stand among the calls."""
    for pair in view.pairs:
        if pair.state != "agreed" or has_first_date(view.sessions(pair)):
            continue
        if pair.agreed_on is None or (view.today - pair.agreed_on).days < FIRST_DATE_DAYS:
            on = f" on {day_words(pair.agreed_on)}" if pair.agreed_on else ""
            yield Item("no date", f"{view.names[pair.id]} agreed{on}, no first date yet", pair.id)


def _setup(view: _View) -> Iterator[Item]:
    """Yield what is still open: for each pair about to start, then for the programme."""
    for pair in view.pairs:
        held = sum(session.took_place for session in view.sessions(pair))
        left = still_open(view.programme, pair) if pair.state in ("agreed", "active") and held < 2 else []
        if left:
            yield Item("setup", f"Still open for {view.names[pair.id]}: {', '.join(left)}", pair.id)
    people = len(view.programme.people.all())
    proposed = sum(pair.state == "proposed" for pair in view.pairs)
    if not people:
        yield Item("setup", "Nobody is in the list yet: add people, or bring in a list")
    elif not view.programme.pairs.all():
        yield Item("setup", f"{_count(people, 'person', 'people')} and no pair yet: suggest pairs")
    if proposed:
        yield Item("setup", f"{_count(proposed, 'suggested pair waits', 'suggested pairs wait')} for both to say yes")
    if not view.about.brand:
        yield Item("setup", "The programme has no name yet")
    if not view.about.purposes:
        yield Item("setup", "What the programme is for is still open")


def _row(pair: Pair, name: str, sessions: Sequence[Session], mondays: Sequence[date], today: date, limit: int) -> Row:
    signs = dict.fromkeys(mondays, ".")

    def mark(day: date | None, sign: str) -> None:
        monday = day - timedelta(days=day.weekday()) if day else None
        if monday in signs:
            signs[monday] = sign

    for session in sessions:
        for move in session.moves:
            mark(move.on, "x")
        if session.state == "cancelled":
            mark(session.on, "x")
    held = [session for session in sessions if session.took_place and session.on]
    for session in held:
        mark(session.on, str(session.number))
    waiting = [session for session in sessions if _passed(session, today)]
    for session in waiting:
        mark(day_of(session), "?")
    days = days_since_met(held, today)
    this = today - timedelta(days=today.weekday())
    if pair.state == "active" and days is not None and days > limit and signs.get(this) == ".":
        mark(today, "!")
    ahead = [day for s in sessions if s.state == "planned" and (day := day_of(s)) and not _passed(s, today)]
    overdue = [day for session in waiting if (day := day_of(session))]
    last = max((session.on for session in held if session.on), default=None)
    upcoming = min(overdue or ahead, default=None)
    return Row(pair.id, name, tuple(signs.values()), len(held), last, upcoming, bool(overdue))


def _urgency(row: Row) -> tuple[date, bool, str, str]:
    """Sort rows as the lines of Today stand: waiting for an answer the longest, then the quiet ones, then by name."""
    waiting = row.next if row.overdue and row.next else date.max
    return (waiting, "!" not in row.signs, row.name.casefold(), row.pair)


def _short(text: str) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1].rstrip() + "…"


def _day_month(day: date | None) -> str:
    return day_words(day).split(" ", 1)[1] if day else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
