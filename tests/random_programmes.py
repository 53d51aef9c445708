"""Programmes at random: every state people, pairs, meetings and ideas can be in, with parts of it missing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, get_args

from hypothesis import strategies as st

from rmtui.programme.about import About, Direction, Labels, Objective, Purpose
from rmtui.programme.credit import Credit, CreditState
from rmtui.programme.levels import LEVELS
from rmtui.programme.pair import PAIR_STATES, GroundRules, Pair
from rmtui.programme.person import Offer, Person
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.session import Action, Brought, Move, Session, SessionState
from rmtui.programme.text import Text, TextKind

TODAY = date(2026, 5, 8)
PEOPLE = ("1", "2", "3", "4")
NAMES = ("Asha Rao", "Martin Vale", "Ruth Abel", "Ola Nordmann")
WORDS = st.sampled_from(("", "Film the bay", "Film the bay.", "Why not ask them?", "Yes!", "a, b; c", "It takes ..."))
TOPICS = st.sampled_from(("vans", "Film the bay.", "a, b; c"))
DAYS = st.none() | st.integers(-120, 40).map(lambda days: TODAY + timedelta(days=days))
BOOLS = st.booleans()


def one_of(kind: Any) -> st.SearchStrategy[Any]:
    """Return one of the words of a Literal."""
    return st.sampled_from(get_args(kind))


def abouts() -> st.SearchStrategy[About]:
    """Return what a programme is called and how it runs, much of it not said."""
    labels = st.sampled_from((Labels(), Labels(mentor="guide", mentors="guides", session="hour", sessions="hours")))
    objectives = st.lists(st.builds(Objective, id=st.just("7"), text=WORDS, measure=WORDS), max_size=1).map(tuple)
    answers = st.fixed_dictionaries(
        {},
        optional={
            "kick-off-on": st.just((TODAY + timedelta(days=9)).isoformat()),
            "kick-off-place": WORDS,
            "neutral-person": WORDS,
            "own-purpose": WORDS,
            "delete-after": st.sampled_from((0, 1, 6)),
            "rules": st.just(["rhythm"]),
        },
    )
    return st.builds(
        About,
        brand=st.sampled_from(("", "Tandem")),
        runs_by=st.sampled_from(("", "Carol", "Carol M.")),
        sponsor=st.sampled_from(("", "Ruth Abel")),
        labels=labels,
        objectives=objectives,
        purposes=st.lists(one_of(Purpose), unique=True, max_size=3).map(tuple),
        direction=one_of(Direction),
        rhythm_weeks=st.integers(1, 6),
        planned_sessions=st.integers(1, 8),
        answers=answers,
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Return a programme in which people, a coach, goals, meetings and answers may be missing."""
    values: list[Any] = [draw(abouts())]
    for key, name in zip(PEOPLE, NAMES, strict=True):
        if draw(st.integers(0, 5)):
            offers = tuple(Offer(topic=topic) for topic in draw(st.lists(TOPICS, max_size=2)))
            values.append(Person(id=key, name=name, offers=offers, manager=draw(st.sampled_from(("", "3", "9")))))
    values += [_pair(draw, "10", "1", "2")]
    if draw(BOOLS):
        values += [_pair(draw, "11", *draw(st.sampled_from((("2", "1"), ("3", "4"), ("9", "4")))))]
    for number in range(1, draw(st.integers(0, 4)) + 1):
        values += _session(draw, number)
    values += [_credit(draw, str(40 + number)) for number in range(draw(st.integers(0, 2)))]
    return Programme(tables_of(values))


def _pair(draw: st.DrawFn, key: str, mentor: str, mentee: str) -> Pair:
    rules = GroundRules(mentor_agreed_on=draw(DAYS), mentee_agreed_on=draw(DAYS))
    return Pair(
        id=key,
        mentor=mentor,
        mentee=mentee,
        state=draw(st.sampled_from(PAIR_STATES)),
        goal=draw(WORDS),
        agreed_on=draw(DAYS),
        ended_on=draw(DAYS),
        rules=rules,
        fit=draw(st.sampled_from(("", "good", "unsure", "not a fit"))),
    )


def _session(draw: st.DrawFn, number: int) -> list[Any]:
    key = str(20 + number)
    who = st.sampled_from(("", "mentor", "mentee", "both", "coach"))
    moves = draw(st.lists(st.builds(Move, on=DAYS, to=DAYS, who=who, why=WORDS), max_size=3).map(tuple))
    acting = st.sampled_from(("", "mentor", "mentee", "both"))
    actions = st.lists(st.builds(Action, what=WORDS.filter(bool), who=acting, due=DAYS, done=BOOLS), max_size=2)
    session = Session(
        id=key,
        pair=draw(st.sampled_from(("10", "11"))),
        number=number,
        state=draw(one_of(SessionState)),
        on=draw(DAYS),
        place=draw(WORDS),
        agenda=tuple(draw(st.lists(WORDS.filter(bool), max_size=2))),
        agenda_by=draw(one_of(Brought)),
        moves=moves,
        actions=tuple(draw(actions)),
        spoke_more=draw(st.sampled_from((None, 1, 2, 3, 4, 5))),
        advice_from_mentee=draw(st.sampled_from((None, True, False))),
    )
    texts = [
        Text(
            id=f"{key}{place}",
            session=key,
            kind=draw(one_of(TextKind)),
            level=draw(st.sampled_from(LEVELS)),
            text=draw(WORDS.filter(bool)),
            whose=draw(st.sampled_from(("", *PEOPLE))),
            written_at=datetime(2026, 5, 5),
        )
        for place in range(draw(st.integers(0, 2)))
    ]
    return [session, *texts]


def _credit(draw: st.DrawFn, key: str) -> Credit:
    return Credit(
        id=key,
        whose=tuple(draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2))),
        what=draw(WORDS.filter(bool)),
        outcome=draw(WORDS),
        session=draw(st.sampled_from(("", "21", "22"))),
        level=draw(st.sampled_from(LEVELS)),
        named=draw(BOOLS),
        state=draw(one_of(CreditState)),
        asked_on=draw(DAYS),
        answered_on=draw(DAYS),
        thanked_on=draw(DAYS),
    )
