"""Edits of a session's plain values: its day, aim, minutes or place, and what comes next.

Everything here is pure: it reads the programme and returns an Edit, or raises BadInput with nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Literal, get_args

from rmtui.errors import BadInput
from rmtui.programme.about import DayOrder
from rmtui.programme.cleaning import clean_line
from rmtui.programme.days.reading import JUST_OVER, SAFE, Context, Moment, UnclearDay, read_moment
from rmtui.programme.days.words import date_words, plain_date
from rmtui.programme.edit import NO_EDIT, Edit
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme
from rmtui.programme.session import Session
from rmtui.programme.session_edits import mark_met, move_session, plan_session, write_up
from rmtui.programme.session_view import look_at
from rmtui.programme.session_when import check_minutes_typed, read_when
from rmtui.programme.sessions import session_at

ValueKind = Literal["day", "aim", "met", "minutes", "place", "next day", "next question"]
"""What of a session is typed in one line and is no text."""

VALUE_KINDS: tuple[ValueKind, ...] = get_args(ValueKind)


def keep_value(
    programme: Programme,
    session_id: str,
    kind: ValueKind,
    typed: str,
    *,
    minutes: int | None = None,
    level: Level = "pair",
    new_id: Callable[[], str],
    now: datetime,
    today: date,
) -> Edit:
    """Return the edit that keeps a value as typed, `minutes` with the day they met; none where it says nothing new.

    `level` is who may know a first question.
    """
    session, line = session_at(programme, session_id), clean_line(typed)
    if kind == "aim":
        return write_up(programme, replace(session, goal=line), did="Set the aim of")
    if kind == "minutes":
        return write_up(programme, replace(session, minutes=check_minutes_typed(line)), did="Noted how long it took:")
    if kind == "place":
        return write_up(programme, replace(session, place=line), did="Noted the place of")
    if kind == "day":
        return set_day(programme, session, line, today)
    if kind == "met":
        return log_met(programme, session_id, line, minutes=minutes, now=now, today=today)
    if kind == "next day":
        return plan_next(programme, session, line, today, new_id)
    return ask_next(programme, session, line, level)


def log_met(
    programme: Programme, session_id: str, typed: str, *, minutes: int | None = None, now: datetime, today: date
) -> Edit:
    """Return the edit by which a session took place on the day typed, today where nothing is.

    One that is logged for that day already stays as it is. Raises BadInput for what is no day, or one to come.
    """
    session = session_at(programme, session_id)
    if not typed.strip() and session.took_place:
        raise BadInput("When did they meet? Type a day such as tue or 5 May. Nothing was changed.")
    moment = _day_met(typed, today, programme.about.typed_order) if typed.strip() else Moment(today)
    on, at = moment.day, moment.at
    if session.took_place and (session.on, session.at) == (on, at):
        return NO_EDIT
    known = at if at or session.took_place else None
    return mark_met(programme, session_id, on=on, at=known, minutes=minutes, now=now, today=today)


def _day_met(typed: str, today: date, order: DayOrder) -> Moment:
    """Return the day they met; one long over, and of another year that was not typed, is asked about instead."""
    moment = read_moment(typed, Context(today, "past", order))
    if moment.day.year == today.year or (today - moment.day).days <= JUST_OVER:
        return moment
    try:
        return read_moment(typed, Context(today, "exact", order))
    except UnclearDay:
        day = moment.day
        raise UnclearDay(f"Did they meet on {date_words(day)}? Type {plain_date(day)} if so. {SAFE}") from None


def set_day(programme: Programme, session: Session, typed: str, today: date) -> Edit:
    """Return the edit that gives a session that did not take place another day or week, or none.

    A page made today bears today's date until somebody says when they meet, so leaving that date puts nothing off.
    """
    if not typed:
        return move_session(programme, session.id, None) if session.on or session.week else NO_EDIT
    when = read_when(typed, Context(today, order=programme.about.typed_order))
    if (when.on, when.at, when.week) == (session.on, session.at, session.week):
        return NO_EDIT
    fresh = session.state == "planned" and session.on in (None, today) and not session.moves
    put_off = not fresh and (when.on is None or when.on != session.on)
    return move_session(programme, session.id, when.on, at=when.at, week=when.week, put_off=put_off)


def plan_next(programme: Programme, session: Session, typed: str, today: date, new_id: Callable[[], str]) -> Edit:
    """Return the edit that plans the session after this one, or gives the one that is planned another day.

    Days count from this meeting, not from today; nothing typed takes the day away from the one that is planned.
    """
    planned = _next(programme, session)
    if not typed:
        return set_day(programme, planned, "", today) if planned else NO_EDIT
    when = read_when(typed, Context(today, order=programme.about.typed_order, since=session.on))
    if planned is None:
        return plan_session(programme, session.pair, on=when.on, at=when.at, week=when.week, new_id=new_id)
    if (when.on, when.at, when.week) == (planned.on, planned.at, planned.week):
        return NO_EDIT
    put_off = planned.on not in (None, when.on)
    return move_session(programme, planned.id, when.on, at=when.at, week=when.week, put_off=put_off)


def ask_next(programme: Programme, session: Session, question: str, level: Level = "pair") -> Edit:
    """Return the edit that makes a question the first one of the session planned next, or takes it away.

    `level` is who may know it.
    """
    planned = _next(programme, session)
    if planned is None:
        if not question:
            return NO_EDIT
        raise BadInput("Say first when they meet next; the question is kept with that date. Nothing was changed.")
    agenda = (question, *planned.agenda[1:]) if question else planned.agenda[1:]
    known: Level = level if question else "pair"
    if (agenda, known) == (planned.agenda, planned.question_level):
        return NO_EDIT
    brought = "mentee" if agenda else planned.agenda_by
    asked = replace(planned, agenda=agenda, question_level=known, agenda_by=brought)
    return write_up(programme, asked, did="Set the first question of")


def _next(programme: Programme, session: Session) -> Session | None:
    view = look_at(programme, session.id)
    return view.next if view else None
