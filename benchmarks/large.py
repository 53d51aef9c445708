"""A large programme to measure with: people, pairs and sessions as many as asked for, in a temporary folder."""

from __future__ import annotations

from datetime import date, timedelta

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.pair import Pair
from rmtui.programme.person import Offer, Person, Want
from rmtui.programme.programme import tables_of
from rmtui.programme.session import Session
from rmtui.programme.text import Text

TOPICS = ("short video", "AI at work", "data", "customers", "cloud", "social media", "accessibility")
UNITS = ("Finance", "Design", "Operations", "Support", "IT", "Retail", "HR")
RANKS = ("assistant", "officer", "senior", "manager", "head", "director")
NOTE = "What was said about the bay, the drivers and the board paper, in a few sentences that a coach would write. "


def make(folder: str, people: int, sessions: int, note_bytes: int = 2000) -> Desk:
    """Make and open a programme of that size; each session has one note of about `note_bytes` bytes."""
    clock = Clock()
    today = clock.today()
    everybody = [_person(clock, number, mentor=number % 2 == 0) for number in range(people)]
    couples = list(zip(everybody[::2], everybody[1::2], strict=False))
    pairs = [
        Pair(id=clock.new_id(), mentor=a.id, mentee=b.id, state="active", agreed_on=today - timedelta(days=200))
        for a, b in couples
    ]
    values: list[object] = [About(brand="A large programme", ladder=RANKS), *everybody, *pairs]
    for number in range(sessions):
        session = _session(clock, pairs[number % len(pairs)], number // len(pairs), today)
        text = (NOTE * (note_bytes // len(NOTE) + 1))[:note_bytes]
        values += [session, Text(id=clock.new_id(), session=session.id, level="pair", text=text)]
    return Desk.copy_of(tables_of(values), folder, "A large programme", clock)


def _person(clock: Clock, number: int, *, mentor: bool) -> Person:
    return Person(
        id=clock.new_id(),
        name=f"{'Mentor' if mentor else 'Learner'} {number:04d} of the large list",
        email=f"person{number}@example.org",
        role="mentor" if mentor else "mentee",
        unit=UNITS[number % len(UNITS)],
        function=UNITS[(number * 3) % len(UNITS)],
        team=f"Team {number % 40}",
        rank=RANKS[number % 3 if mentor else 3 + number % 3],
        offers=(Offer(topic=TOPICS[number % 7], level=1 + number % 5), Offer(topic=TOPICS[(number + 3) % 7])),
        wants=(Want(topic=TOPICS[(number * 5) % 7], priority=1), Want(topic=TOPICS[(number + 1) % 7])),
    )


def _session(clock: Clock, pair: Pair, number: int, today: date) -> Session:
    on = today - timedelta(days=14 + 28 * number)
    return Session(id=clock.new_id(), pair=pair.id, number=number + 1, state="met", on=on, minutes=60)
