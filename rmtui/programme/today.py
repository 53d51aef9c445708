"""Items of Today: what needs doing?

Most urgent first: did they meet, whom to call, then what is left to whoever runs the programme. Nothing here reads the
text of a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rmtui.counts import counted
from rmtui.programme.credit import Credit
from rmtui.programme.days.words import WEEKDAYS, day_of_month, day_words
from rmtui.programme.health import FIRST_DATE_DAYS, Signal, has_first_date, health_of, met_as_planned
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.rhythm import pair_names, passed, under_way
from rmtui.programme.session import Session
from rmtui.programme.sessions import by_pair, day_of, due_actions, names_of, still_open
from rmtui.programme.snoozing import Snoozes, lasting_reasons

Kind = Literal["did they meet", "call", "credit", "action", "no date", "setup", "copy"]

GROUPS: Mapping[Kind, str] = {
    "did they meet": "Did they meet?",
    "call": "Give them a call",
    "credit": "Yours",
    "action": "Yours",
    "no date": "Yours",
    "setup": "Yours",
    "copy": "Yours",
}
"""Under which heading each kind of line stands, in the order of the headings."""

ANSWER_DAYS = 7
"""Days somebody may think about her credit before Today mentions it."""
COPY_DAYS = 7
"""From so many days on Today reminds of a second copy that is older than the programme."""
QUOTED = 60
"""Most characters of an idea in a line."""


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
    credit: str = ""
    """Id of the credit it is about; empty where it is about none."""
    who: str = ""
    """The names `text` begins with; empty where it begins otherwise."""
    topic: str = ""
    """What is open where the kind does not say it: people, pairs, proposed, name, purpose, or an idea's owner."""
    reasons: tuple[str, ...] = ()
    """Why to call them, without what grows from day to day; empty on other lines."""
    signals: tuple[Signal, ...] = ()
    """What each of the reasons is about."""

    @property
    def key(self) -> str:
        """What stays the same from day to day while the line is about the same thing."""
        return f"{self.kind}:{self.credit or self.session or self.pair or self.topic}"

    @property
    def what(self) -> str:
        """The line without the names it begins with."""
        return self.text[len(self.who) :].lstrip(" ,:")


@dataclass(frozen=True, slots=True)
class Worklist:
    """Everything that needs doing, each part most urgent first."""

    now: tuple[Item, ...]
    """What Today shows."""
    later: tuple[Item, ...]
    """What was left for later."""
    called: tuple[Item, ...]
    """Pairs that were called, without a new reason since; they count as fine."""


@dataclass(frozen=True, slots=True)
class SecondCopy:
    """What is known of the programme's second copy."""

    of: str
    """What it is a copy of, in words: "this programme", "what lies here"."""
    days: int | None
    """How old it is, negative where a clock was wrong; None where there is none."""
    is_older: bool
    """Whether something was saved since."""


def items(programme: Programme, today: date) -> tuple[Item, ...]:
    """Return everything that needs doing and is not put aside, most urgent first."""
    return worklist(programme, today).now


def worklist(programme: Programme, today: date, copy: SecondCopy | None = None) -> Worklist:
    """Return everything that needs doing, apart from what is put aside; `copy` where something is known of it."""
    view = _View(programme, today)
    found = (
        *_due(view),
        *_calls(view),
        *_credits(view),
        *_actions(view),
        *_no_date(view),
        *_setup(view),
        *_second_copy(view, copy),
    )
    aside = Snoozes(programme.contacts.all(), today)
    called = tuple(item for item in found if aside.answered(item.key, item.reasons))
    gone = {item.key for item in called}
    later = tuple(item for item in found if item.key not in gone and aside.waits(item.key))
    gone |= {item.key for item in later}
    return Worklist(tuple(item for item in found if item.key not in gone), later, called)


def headline(programme: Programme, found: Worklist, today: date) -> str:
    """Return the first line of Today: the day, how the pairs are and how long the lines take, a minute each."""
    day = f"{WEEKDAYS[today.weekday()]} {day_of_month(today)}."
    pairs = len(under_way(programme))
    amber = sum(item.kind == "call" for item in (*found.now, *found.later))
    health = f"{pairs - amber} fine, {amber} to look at" if amber else "all fine"
    words = [day, f"{counted(pairs, 'pair', 'pairs')}: {health}." if pairs else "No pair is under way yet."]
    minutes = len(found.now)
    words.append(f"About {counted(minutes, 'minute', 'minutes')}." if minutes else "Nothing needs doing today.")
    return " ".join(words)


class _View:
    """What the lines are made from, looked up once."""

    def __init__(self, programme: Programme, today: date) -> None:
        self.programme = programme
        self.about = programme.about
        self.today = today
        self.pairs = [pair for pair in programme.pairs.all() if pair.is_open]
        self.names = pair_names(programme, " and ")
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


def _due(view: _View) -> list[Item]:
    """Return the planned sessions whose day has passed, the oldest first."""
    found: list[tuple[date, str, Item]] = []
    for pair in view.pairs:
        name = view.names[pair.id]
        for session in view.sessions(pair):
            day = day_of(session) if passed(session, view.today) else None
            if day:
                when = day_words(day) if session.on else f"week of {day_words(day)}"
                text = f"{name}, {when}, {ordinal(session.number)} time"
                found.append((day, name, Item("did they meet", text, pair.id, session.id, who=name)))
    return [item for _, _, item in sorted(found, key=lambda each: each[:2])]


def _calls(view: _View) -> list[Item]:
    """Return whom to call, the most reasons first."""
    found: list[tuple[int, str, Item]] = []
    for pair in view.pairs:
        sessions = view.sessions(pair)
        state = health_of(pair, sessions, view.about, view.today)
        if state.state == "needs a call":
            name = view.names[pair.id]
            last_met = max((session.on for session in sessions if session.took_place and session.on), default=None)
            reasons = lasting_reasons(state.reasons, last_met)
            text = f"{name}: {', '.join(state.reasons)}"
            item = Item("call", text, pair.id, who=name, reasons=reasons, signals=state.signals)
            found.append((-len(reasons), name, item))
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
            order, text = 2, f"Whose idea was it? {idea}"
        elif credit.state == "drafted":
            order, text = 1, f"Ask {who} whether this may be told: {idea}"
        elif credit.state == "asked" and _waited(credit, view.today):
            since = f" since {_day_month(credit.asked_on)}" if credit.asked_on else " yet"
            order, text = 0, f"{who} {'have' if len(credit.whose) > 1 else 'has'} not answered{since}: {idea}"
        else:
            continue
        topic = "" if credit.whose else "owner"
        found.append((order, Item("credit", text, pair, credit.session, credit.id, topic=topic)))
    return [item for _, item in sorted(found, key=lambda each: each[0])]


def _waited(credit: Credit, today: date) -> bool:
    return credit.asked_on is None or (today - credit.asked_on).days >= ANSWER_DAYS


def _actions(view: _View) -> Iterator[Item]:
    """Yield one line for each session with actions whose day has come."""
    for pair in view.pairs:
        owner = {"mentor": view.person(pair.mentor), "mentee": view.person(pair.mentee), "both": "both"}
        for session in view.sessions(pair):
            if not session.actions:
                continue
            due = [session.actions[n] for n in due_actions(session, view.today)]
            words = [f"{owner[a.who]}: {_short(a.what)}" if a.who else _short(a.what) for a in due]
            if words:
                name = view.names[pair.id]
                yield Item("action", f"{name}, due by now: {', '.join(words)}", pair.id, session.id, who=name)


def _no_date(view: _View) -> Iterator[Item]:
    """Yield pairs that agreed lately and have no first date; after two weeks they stand among the calls."""
    for pair in view.pairs:
        if pair.state != "agreed" or has_first_date(view.sessions(pair)):
            continue
        if pair.agreed_on is None or (view.today - pair.agreed_on).days < FIRST_DATE_DAYS:
            on = f" on {day_words(pair.agreed_on)}" if pair.agreed_on else ""
            name = view.names[pair.id]
            yield Item("no date", f"{name} agreed{on}, no first date yet", pair.id, who=name)


def _setup(view: _View) -> Iterator[Item]:
    """Yield what is still open: for each pair about to start, then for the programme."""
    for pair in view.pairs:
        held = sum(session.took_place for session in view.sessions(pair))
        left = still_open(view.programme, pair) if pair.state in ("agreed", "active") and held < 2 else []
        if left:
            yield Item("setup", f"Still open for {view.names[pair.id]}: {', '.join(left)}", pair.id)
        elif pair.state == "active" and met_as_planned(view.sessions(pair), view.about) and not _ahead(view, pair):
            yield Item("setup", f"{view.names[pair.id]} met as often as planned: are they through?", pair.id)
    people = len(view.programme.people.all())
    proposed = sum(pair.state == "proposed" for pair in view.pairs)
    if not people:
        yield Item("setup", "Nobody is in the list yet: add people, or bring in a list", topic="people")
    elif not view.programme.pairs.all():
        yield Item("setup", f"{counted(people, 'person', 'people')} and no pair yet: suggest pairs", topic="pairs")
    if proposed:
        wait = counted(proposed, "suggested pair waits", "suggested pairs wait")
        yield Item("setup", f"{wait} for both to say yes", topic="proposed")
    if not view.about.brand:
        yield Item("setup", "The programme has no name yet", topic="name")
    if not view.about.purposes and not view.about.answers.get("own-purpose"):
        yield Item("setup", "What the programme is for is still open", topic="purpose")


def _ahead(view: _View, pair: Pair) -> bool:
    return any(session.state == "planned" for session in view.sessions(pair))


def _second_copy(view: _View, copy: SecondCopy | None) -> Iterator[Item]:
    """Yield that there is no second copy, or that it is older than a week; a sample to try things on needs none."""
    if copy is None or not copy.is_older or view.about.sample_day or not len(view.programme.sessions):
        return
    if copy.days is None:
        yield Item("copy", f"There is no second copy of {copy.of} yet", topic="copy")
    elif copy.days >= COPY_DAYS:
        yield Item("copy", f"Second copy of {copy.of} is {copy.days} days old", topic="copy")
    elif copy.days < 0:
        yield Item("copy", f"Nobody knows how old the second copy of {copy.of} is", topic="copy")


def _short(text: str) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else line[: QUOTED - 1].rstrip() + "…"


def _day_month(day: date | None) -> str:
    return day_of_month(day) if day else ""
