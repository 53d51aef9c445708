"""Edits of sessions: what does logging, planning, moving or writing up a session change?

Everything here is pure: it reads the programme and returns an Edit, or raises BadInput with nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from rmtui.counts import counted
from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line, clean_text
from rmtui.programme.days.words import date_words, moment_words, plain_date
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.levels import Level
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Move, Session, SessionState
from rmtui.programme.session_texts import new_text
from rmtui.programme.sessions import (
    EARLIEST_YEAR,
    check_level,
    day_of,
    has_takeaway,
    in_order,
    named,
    pair_at,
    same_day,
    session_at,
    sessions_of,
    spoken,
    state_after,
    week_start,
)

NewId = Callable[[], str]
Who = Literal["", "mentor", "mentee", "both", "coach"]
"""Who asked for a move."""

NEAR_DAYS = 6
"""A planned session this many days away from the day they met is taken to be the one that took place."""
MOST_MINUTES = 24 * 60
FURTHEST_AHEAD = timedelta(hours=14)
"""The farthest any time zone is ahead of UTC: no place on earth has a later date than `now` plus this."""
WHO: tuple[Who, ...] = get_args(Who)
SCALES = {"goal_reached": (0, 4), "spoke_more": (1, 5), "helped": (1, 5)}
"""The lowest and the highest step of each scale of a session."""


# -- what took place ------------------------------------------------------------------------------------------------


def log_session(
    programme: Programme,
    pair_id: str,
    on: date,
    *,
    at: str | None = None,
    minutes: int | None = None,
    takeaways: Sequence[str] = (),
    note: str = "",
    level: Level = "pair",
    takeaway_level: Level = "pair",
    new_id: NewId,
    now: datetime,
    today: date | None = None,
) -> Edit:
    """Log a session that took place.

    A session planned for that day, or the nearest one at most NEAR_DAYS away, becomes the held one. The pair's sessions
    are numbered by date anew; a pair that had not started, or paused, is active from now on. A second session of one
    day is logged, and the label says so. `level` is the note's. `today` is the day where the user sits; without it the
    latest day it can be anywhere at `now` (UTC). Raises BadInput for a day to come or figures that cannot be.
    """
    pair = pair_at(programme, pair_id)
    check_level(level)
    check_level(takeaway_level)
    lines = [line for raw in takeaways if (line := clean_text(raw).strip())]
    planned = _planned_near(programme, pair_id, on)
    session = planned or Session(id=new_id(), pair=pair_id)
    texts = [new_text(session.id, "takeaway", line, takeaway_level, new_id(), now) for line in lines]
    body = clean_text(note)
    if body.strip():
        texts.append(new_text(session.id, "note", body, level, new_id(), now))
    edit = _hold(programme, pair, session, on, at, minutes, now, today, bool(lines))
    return Edit(edit.kind, edit.label, (*edit.changes, *(programme.put(text) for text in texts)))


def mark_met(
    programme: Programme,
    session_id: str,
    *,
    on: date | None = None,
    at: str | None = None,
    minutes: int | None = None,
    now: datetime,
    today: date | None = None,
) -> Edit:
    """Say that a planned session took place, on its own day unless another one is named.

    `at` is the time of day, "" for none; without it the one planned for that day stands.
    """
    session = session_at(programme, session_id)
    day = on or session.on
    if day is None:
        raise BadInput("Which day did they meet? This one had no day yet; name it. Nothing was changed.")
    pair = pair_at(programme, session.pair)
    return _hold(programme, pair, session, day, at, minutes, now, today, has_takeaway(programme, session_id))


def _hold(
    programme: Programme,
    pair: Pair,
    session: Session,
    on: date,
    at: str | None,
    minutes: int | None,
    now: datetime,
    today: date | None,
    written: bool,
) -> Edit:
    """Return the edit by which `session` took place on that day."""
    _check_held(on, minutes, today or (now + FURTHEST_AHEAD).date())
    twice = any(s.id != session.id for s in same_day(programme, pair.id, on))
    state: SessionState = "written up" if written or has_takeaway(programme, session.id) else "met"
    at = (session.at if on == session.on else "") if at is None else at
    minutes = session.minutes if minutes is None else minutes
    held = replace(session, state=state, on=on, at=at, week="", minutes=minutes)
    changed = _numbered(programme, held)
    changes = [programme.put(one) for one in changed]
    words = [f"Logged {named(programme, changed[0])}, {moment_words(on, at)}"]
    if session.on and session.on != on and not session.took_place:  # a correction puts nothing off
        words.append(f"planned for {date_words(session.on)}")
    if twice:
        words.append("a second one on that day")
    if pair.state in ("proposed", "agreed", "paused"):
        changes.append(programme.put(replace(pair, state="active")))
        words.append("the pair is active now")
    return Edit(EditKind.SESSION_HOLD, "; ".join(words), tuple(changes))


def write_up(programme: Programme, after: Session, *, did: str = "Wrote up") -> Edit:
    """Keep what was filled in about a session; with a takeaway it counts as written up.

    `after` is the stored session with new answers. Its day, state and number are not changed here. `did` says what was
    done, before the session's name. Raises BadInput for a step a scale does not have.
    """
    before = session_at(programme, after.id)
    for name, (low, high) in SCALES.items():
        step = getattr(after, name)
        if step is not None and not low <= step <= high:
            raise BadInput(f"That scale goes from {low} to {high}. Nothing was changed.")
    _check_minutes(after.minutes)
    kept = replace(after, pair=before.pair, on=before.on, at=before.at, week=before.week, number=before.number)
    state = state_after(before, has_takeaway(programme, before.id))
    return Edit(
        EditKind.SESSION_WRITE, f"{did} {named(programme, before)}", (programme.put(replace(kept, state=state)),)
    )


# -- planning -------------------------------------------------------------------------------------------------------


def plan_session(
    programme: Programme,
    pair_id: str,
    *,
    on: date | None = None,
    at: str = "",
    week: str = "",
    template: str = "",
    new_id: NewId,
) -> Edit:
    """Plan a session for a day, or for an ISO week such as 2026-W19 while no day is agreed."""
    pair = pair_at(programme, pair_id)
    if on is None and week_start(week) is None:
        raise BadInput("A plan needs a day such as 2026-05-05, or a week such as 2026-W19. Nothing was changed.")
    plan = Session(id=new_id(), pair=pair_id, on=on, at=at, week="" if on else week, template=template)
    when = f"for {moment_words(on, at)}" if on else f"for the {_week(week)}"
    label = f"Planned a {programme.about.labels.session} of {spoken(programme, pair)} {when}"
    return Edit(EditKind.SESSION_PLAN, label, tuple(programme.put(one) for one in _numbered(programme, plan)))


def move_session(
    programme: Programme,
    session_id: str,
    to: date | None,
    *,
    at: str = "",
    week: str = "",
    who: Who = "",
    why: str = "",
    put_off: bool = True,
) -> Edit:
    """Put a planned session off to another day or ISO week, or to a day not named yet (None).

    `put_off` says whether that counts as a move; naming the first day does not.
    """
    session = _not_held(programme, session_id)
    moves = (*session.moves, _move(session.on, to, who, why)) if put_off else session.moves
    moved = replace(session, state="planned", on=to, at=at if to else "", week="" if to else week, moves=moves)
    where = moment_words(to, at) if to else f"the {_week(week)}" if week else "a day not named yet"
    changes = tuple(programme.put(one) for one in _numbered(programme, moved))
    name = named(programme, session)
    return Edit(
        EditKind.SESSION_MOVE, f"Moved {name} to {where}" if put_off else f"Set the day of {name}: {where}", changes
    )


def call_off(programme: Programme, session_id: str, *, who: Who = "", why: str = "") -> Edit:
    """Call a planned session off; the day it should have been stays with it."""
    session = _not_held(programme, session_id)
    off = replace(session, state="cancelled", moves=(*session.moves, _move(session.on, None, who, why)))
    changes = tuple(programme.put(one) for one in _numbered(programme, off))
    return Edit(EditKind.SESSION_CANCEL, f"Called off {named(programme, session)}", changes)


def remove_session(programme: Programme, session_id: str) -> Edit:
    """Take a session away with its texts, such as one made by mistake.

    Raises BadInput where an idea somebody is to be credited for came up in it.
    """
    session = session_at(programme, session_id)
    if any(credit.session == session_id for credit in programme.credits.all()):
        raise BadInput("An idea in the credits came up in this meeting, so it stays. Nothing was changed.")
    texts = [text for text in programme.texts.all() if text.session == session_id]
    others = _renumbered([one for one in sessions_of(programme, session.pair) if one.id != session_id])
    with_texts = f" with {counted(len(texts), 'text')}" if texts else ""
    changes = [programme.remove(one) for one in (*texts, session)] + [programme.put(one) for one in others]
    return Edit(EditKind.SESSION_REMOVE, f"Removed {named(programme, session)}{with_texts}", tuple(changes))


# -- checks and small parts -----------------------------------------------------------------------------------------


def _check_held(on: date, minutes: int | None, latest: date) -> None:
    if on > latest:
        raise BadInput(f"{on.isoformat()} is still to come. Log a meeting once it took place. Nothing was changed.")
    if on.year < EARLIEST_YEAR:
        raise BadInput(f"{on.isoformat()} is too long ago to be right. Check the year. Nothing was changed.")
    _check_minutes(minutes)


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise BadInput(f"A meeting lasts from 1 to {MOST_MINUTES} minutes. Nothing was changed.")


def _not_held(programme: Programme, session_id: str) -> Session:
    session = session_at(programme, session_id)
    if session.took_place:
        raise BadInput("This meeting took place already, so it is not moved or called off. Nothing was changed.")
    return session


def _move(on: date | None, to: date | None, who: Who, why: str) -> Move:
    for known in WHO:
        if known == who:
            return Move(on=on, to=to, who=known, why=clean_line(why))
    raise BadInput("Who asked for it? Use mentor, mentee, both or coach. Nothing was changed.")


def _week(week: str) -> str:
    monday = week_start(week)
    return f"week of {plain_date(monday)}" if monday else "week not named"


def _planned_near(programme: Programme, pair_id: str, on: date) -> Session | None:
    """Return the planned session of a pair that a meeting on that day stands for, or None."""
    near: list[tuple[int, Session]] = []
    for session in sessions_of(programme, pair_id):
        first = day_of(session)
        if session.state != "planned" or first is None:
            continue
        last = first if session.on else first + timedelta(days=6)
        away = max((first - on).days, (on - last).days, 0)
        if away <= (NEAR_DAYS if session.on else 0):
            near.append((away, session))
    return min(near, key=lambda item: item[0])[1] if near else None


def _numbered(programme: Programme, new: Session) -> list[Session]:
    """Return `new`, then every other session of its pair whose number changes because of it."""
    others = [session for session in sessions_of(programme, new.pair) if session.id != new.id]
    changed = {session.id: session for session in _renumbered([*others, new])}
    return [changed.pop(new.id, new), *changed.values()]


def _renumbered(sessions: list[Session]) -> list[Session]:
    """Return those sessions of a pair whose number changes, with the right one.

    Held ones count by date, planned ones go on from there; one called off keeps the number it had.
    """
    counted = [s for s in in_order(sessions) if s.took_place]
    counted += [s for s in in_order(sessions) if s.state == "planned"]
    right = {session.id: place for place, session in enumerate(counted, start=1)}
    return [replace(s, number=right[s.id]) for s in sessions if right.get(s.id, s.number) != s.number]
