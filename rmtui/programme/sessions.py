"""What does logging, planning, moving or writing up a session change, and what is still open for a pair?

Everything here is pure: it reads the programme and returns an Edit, or raises BadInput with nothing changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line, clean_text
from rmtui.programme.edit import Edit
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Move, Session, SessionState
from rmtui.programme.text import Text, TextKind

NewId = Callable[[], str]
Who = Literal["", "mentor", "mentee", "both", "coach"]
"""Who asked for a move."""

NEAR_DAYS = 6
"""A planned session this many days away from the day they met is taken to be the one that took place."""
MOST_MINUTES = 24 * 60
EARLIEST_YEAR = 1990
FURTHEST_AHEAD = timedelta(hours=14)
"""The farthest any time zone is ahead of UTC: no place on earth has a later date than `now` plus this."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WHO: tuple[Who, ...] = get_args(Who)
SCALES = {"goal_reached": (0, 4), "spoke_more": (1, 5), "helped": (1, 5)}
"""The lowest and the highest step of each scale of a session."""


# -- reading --------------------------------------------------------------------------------------------------------


def day_words(day: date) -> str:
    """Return a day as people say it, in English whatever the computer's language: "Tue 5 May"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def week_start(week: str) -> date | None:
    """Return the Monday of an ISO week such as 2026-W19, or None when that is no week."""
    try:
        return date.fromisoformat(f"{week}-1") if len(week) == 8 and week[4:6] == "-W" else None
    except ValueError:
        return None


def day_of(session: Session) -> date | None:
    """Return the day of a session, or the Monday of its week while no day is agreed."""
    return session.on or week_start(session.week)


def by_pair(programme: Programme) -> dict[str, list[Session]]:
    """Return the sessions of every pair, in the order `in_order` puts them."""
    found: dict[str, list[Session]] = {}
    for session in programme.sessions.all():
        found.setdefault(session.pair, []).append(session)
    return {pair: in_order(sessions) for pair, sessions in found.items()}


def sessions_of(programme: Programme, pair_id: str) -> list[Session]:
    """Return the sessions of one pair, in the order `in_order` puts them."""
    return in_order(session for session in programme.sessions.all() if session.pair == pair_id)


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """Return sessions by day, those without one last; two of one day in the order they were made."""
    return sorted(sessions, key=lambda s: (day_of(s) or date.max, len(s.id), s.id))


def names_of(programme: Programme) -> dict[str, str]:
    """Return what each person is called in a sentence: the full name where two share the short one."""
    people = programme.people.all()
    shared = Counter(person.called for person in people)
    return {person.id: person.called if shared[person.called] == 1 else person.name for person in people}


def spoken(programme: Programme, pair: Pair) -> str:
    """Return a pair's name for a sentence, the one who learns first: "Martin and Asha"."""
    return f"{called(programme, pair.mentee)} and {called(programme, pair.mentor)}"


def called(programme: Programme, person_id: str) -> str:
    """Return what somebody is called, or "somebody" when she is no longer in the list."""
    person = programme.people.get(person_id)
    return person.called if person else "somebody"


def find_pair(programme: Programme, mentor: str, mentee: str) -> Pair:
    """Return the pair of two people (ids): the open one, else the latest. Raises BadInput where there is none."""
    found = [pair for pair in programme.pairs.all() if (pair.mentor, pair.mentee) == (mentor, mentee)]
    if found:
        return next((pair for pair in found if pair.is_open), found[-1])
    a, b = called(programme, mentor), called(programme, mentee)
    if any((pair.mentor, pair.mentee) == (mentee, mentor) for pair in programme.pairs.all()):
        raise BadInput(f"It is {a} who learns from {b} here, not the other way round. Name {b} first.")
    raise BadInput(f"{b} does not learn from {a} yet. Nothing was changed. Make them a pair first: rmtui pairs add.")


def still_open(programme: Programme, pair: Pair) -> list[str]:
    """Return what is still open for a pair that starts, a short phrase each; empty when nothing is."""
    found: list[str] = []
    if not pair.rules.version:
        found.append("the ground rules are not talked through")
    for person_id in (pair.mentee, pair.mentor):
        person = programme.people.get(person_id)
        if person is None:
            continue
        if person.briefed_on is None:
            found.append(f"{person.called} is not prepared for the role")
        if person.consent == "unknown":
            found.append(f"nobody has noted whether {person.called} agrees to take part")
        elif person.consent == "no":
            found.append(f"{person.called} said no to taking part")
    if not pair.goal:
        found.append("they have no goal")
    return found


def same_day(programme: Programme, pair_id: str, on: date) -> tuple[Session, ...]:
    """Return the sessions this pair already held on that day, so that logging another one can be questioned."""
    return tuple(s for s in sessions_of(programme, pair_id) if s.took_place and s.on == on)


# -- what took place ------------------------------------------------------------------------------------------------


def log_session(
    programme: Programme,
    pair_id: str,
    on: date,
    *,
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
    pair = _pair(programme, pair_id)
    check_level(level)
    check_level(takeaway_level)
    lines = [line for raw in takeaways if (line := clean_text(raw).strip())]
    planned = _planned_near(programme, pair_id, on)
    session = planned or Session(id=new_id(), pair=pair_id)
    texts = [_text(session.id, "takeaway", line, takeaway_level, new_id(), now) for line in lines]
    body = clean_text(note)
    if body.strip():
        texts.append(_text(session.id, "note", body, level, new_id(), now))
    edit = _hold(programme, pair, session, on, minutes, now, today, bool(lines))
    return Edit(edit.label, (*edit.changes, *(programme.put(text) for text in texts)))


def mark_met(
    programme: Programme,
    session_id: str,
    *,
    on: date | None = None,
    minutes: int | None = None,
    now: datetime,
    today: date | None = None,
) -> Edit:
    """Say that a planned session took place, on its own day unless another one is named."""
    session = _session(programme, session_id)
    day = on or session.on
    if day is None:
        raise BadInput("Which day did they meet? This one had no day yet; name it. Nothing was changed.")
    pair = _pair(programme, session.pair)
    return _hold(programme, pair, session, day, minutes, now, today, _has_takeaway(programme, session_id))


def _hold(
    programme: Programme,
    pair: Pair,
    session: Session,
    on: date,
    minutes: int | None,
    now: datetime,
    today: date | None,
    written: bool,
) -> Edit:
    """Return the edit by which `session` took place on that day."""
    _check_held(on, minutes, today or (now + FURTHEST_AHEAD).date())
    twice = any(s.id != session.id for s in same_day(programme, pair.id, on))
    state: SessionState = "written up" if written or _has_takeaway(programme, session.id) else "met"
    held = replace(session, state=state, on=on, week="", minutes=session.minutes if minutes is None else minutes)
    changed = _numbered(programme, held)
    changes = [programme.put(one) for one in changed]
    words = [f"Logged {_named(programme, changed[0])}, {day_words(on)}"]
    if session.on and session.on != on:
        words.append(f"planned for {day_words(session.on)}")
    if twice:
        words.append("a second one on that day")
    if pair.state in ("proposed", "agreed", "paused"):
        changes.append(programme.put(replace(pair, state="active")))
        words.append("the pair is active now")
    return Edit("; ".join(words), tuple(changes))


def write_up(programme: Programme, after: Session) -> Edit:
    """Keep what was filled in about a session; with a takeaway it counts as written up.

    `after` is the stored session with new answers. Its day, state and number are not changed here. Raises BadInput for
    a step a scale does not have.
    """
    before = _session(programme, after.id)
    for name, (low, high) in SCALES.items():
        step = getattr(after, name)
        if step is not None and not low <= step <= high:
            raise BadInput(f"That scale goes from {low} to {high}. Nothing was changed.")
    _check_minutes(after.minutes)
    kept = replace(after, pair=before.pair, on=before.on, week=before.week, number=before.number)
    state = _state(before, _has_takeaway(programme, before.id))
    return Edit(f"Wrote up {_named(programme, before)}", (programme.put(replace(kept, state=state)),))


def set_action_done(programme: Programme, session_id: str, index: int, done: bool = True) -> Edit:
    """Tick an action of a session (counted from 0), or open it again."""
    session = _session(programme, session_id)
    if not 0 <= index < len(session.actions):
        raise BadInput("This action is no longer there. Nothing was changed.")
    actions = list(session.actions)
    actions[index] = replace(actions[index], done=done)
    label = "Ticked an action as done" if done else "Opened an action again"
    return Edit(label, (programme.put(replace(session, actions=tuple(actions))),))


# -- planning -------------------------------------------------------------------------------------------------------


def plan_session(
    programme: Programme, pair_id: str, *, on: date | None = None, week: str = "", template: str = "", new_id: NewId
) -> Edit:
    """Plan a session for a day, or for an ISO week such as 2026-W19 while no day is agreed."""
    pair = _pair(programme, pair_id)
    if on is None and week_start(week) is None:
        raise BadInput("A plan needs a day such as 2026-05-05, or a week such as 2026-W19. Nothing was changed.")
    plan = Session(id=new_id(), pair=pair_id, on=on, week="" if on else week, template=template)
    when = f"for {day_words(on)}" if on else f"in week {week}"
    label = f"Planned a {programme.about.labels.session} of {spoken(programme, pair)} {when}"
    return Edit(label, tuple(programme.put(one) for one in _numbered(programme, plan)))


def move_session(programme: Programme, session_id: str, to: date | None, *, who: Who = "", why: str = "") -> Edit:
    """Put a planned session off to another day, or to a day not named yet (None)."""
    session = _not_held(programme, session_id)
    move = _move(session.on, to, who, why)
    moved = replace(session, state="planned", on=to, week="", moves=(*session.moves, move))
    where = f"to {day_words(to)}" if to else "to a day not named yet"
    changes = tuple(programme.put(one) for one in _numbered(programme, moved))
    return Edit(f"Moved {_named(programme, session)} {where}", changes)


def call_off(programme: Programme, session_id: str, *, who: Who = "", why: str = "") -> Edit:
    """Call a planned session off; the day it should have been stays with it."""
    session = _not_held(programme, session_id)
    off = replace(session, state="cancelled", moves=(*session.moves, _move(session.on, None, who, why)))
    changes = tuple(programme.put(one) for one in _numbered(programme, off))
    return Edit(f"Called off {_named(programme, session)}", changes)


# -- texts ----------------------------------------------------------------------------------------------------------


def add_takeaway(
    programme: Programme,
    session_id: str,
    text: str,
    *,
    level: Level = "pair",
    whose: str = "",
    new_id: NewId,
    now: datetime,
) -> Edit:
    """Keep one takeaway of a session; one that took place is written up by that."""
    edit = add_text(programme, session_id, "takeaway", text.strip(), level=level, whose=whose, new_id=new_id, now=now)
    session = _session(programme, session_id)
    state = _state(session, True)
    extra = () if state == session.state else (programme.put(replace(session, state=state)),)
    return Edit(edit.label, (*edit.changes, *extra))


def add_text(
    programme: Programme,
    session_id: str,
    kind: TextKind,
    text: str,
    *,
    level: Level,
    whose: str = "",
    prompt: str = "",
    new_id: NewId,
    now: datetime,
) -> Edit:
    """Keep a text of a session, cleaned once, otherwise as typed. Raises BadInput when nothing was written."""
    session = _session(programme, session_id)
    check_level(level)
    body = clean_text(text)
    if not body.strip():
        raise BadInput("There is nothing to keep yet: the text is empty. Nothing was changed.")
    made = replace(_text(session_id, kind, body, level, new_id(), now), whose=whose, prompt=prompt)
    return Edit(f"Kept a {kind} of {_named(programme, session)}", (programme.put(made),))


def change_text(programme: Programme, text_id: str, *, text: str | None = None, level: Level | None = None) -> Edit:
    """Change what a text says, or who may know it; a text left empty is removed."""
    before = programme.texts.get(text_id)
    if before is None:
        raise BadInput("This text is no longer there. Nothing was changed.")
    body = before.text if text is None else clean_text(text)
    chosen = before.level if level is None else check_level(level)
    # a level this version could not read stays in `extra`; one chosen by hand takes its place
    extra = before.extra if level is None else {k: v for k, v in before.extra.items() if k != "level"}
    if body.strip():
        after = replace(before, text=body, level=chosen, extra=extra)
        return Edit(f"Changed a {before.kind}", (programme.put(after),))
    changes = [programme.remove(before)]
    session = programme.sessions.get(before.session)
    if session and before.kind == "takeaway" and not _has_takeaway(programme, session.id, besides=text_id):
        changes.append(programme.put(replace(session, state=_state(session, False))))
    return Edit(f"Removed a {before.kind}", tuple(changes))


# -- checks and small parts -----------------------------------------------------------------------------------------


def check_level(level: str) -> Level:
    """Return `level` when it is one of the ladder; raises BadInput otherwise."""
    for known in LEVELS:
        if known == level:
            return known
    raise BadInput(f"{level!r} is no level. Use one of {', '.join(LEVELS)}. Nothing was changed.")


def _check_held(on: date, minutes: int | None, latest: date) -> None:
    if on > latest:
        raise BadInput(f"{on.isoformat()} is still to come. Log a meeting once it took place. Nothing was changed.")
    if on.year < EARLIEST_YEAR:
        raise BadInput(f"{on.isoformat()} is too long ago to be right. Check the year. Nothing was changed.")
    _check_minutes(minutes)


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise BadInput(f"A meeting lasts from 1 to {MOST_MINUTES} minutes. Nothing was changed.")


def _pair(programme: Programme, pair_id: str) -> Pair:
    pair = programme.pairs.get(pair_id)
    if pair is None:
        raise BadInput("This pair is no longer there. Nothing was changed. Choose one of: rmtui pairs list.")
    return pair


def _session(programme: Programme, session_id: str) -> Session:
    session = programme.sessions.get(session_id)
    if session is None:
        raise BadInput("This meeting is no longer there. Nothing was changed. Choose one of: rmtui sessions list.")
    return session


def _not_held(programme: Programme, session_id: str) -> Session:
    session = _session(programme, session_id)
    if session.took_place:
        raise BadInput("This meeting took place already, so it is not moved or called off. Nothing was changed.")
    return session


def _named(programme: Programme, session: Session) -> str:
    pair = programme.pairs.get(session.pair)
    owner = f" of {spoken(programme, pair)}" if pair else ""
    return f"{programme.about.labels.session} {session.number}{owner}"


def _text(session_id: str, kind: TextKind, text: str, level: Level, key: str, now: datetime) -> Text:
    return Text(id=key, session=session_id, kind=kind, level=level, text=text, written_at=now)


def _move(on: date | None, to: date | None, who: Who, why: str) -> Move:
    for known in WHO:
        if known == who:
            return Move(on=on, to=to, who=known, why=clean_line(why))
    raise BadInput("Who asked for it? Use mentor, mentee, both or coach. Nothing was changed.")


def _state(session: Session, written: bool) -> SessionState:
    if not session.took_place:
        return session.state
    return "written up" if written else "met"


def _has_takeaway(programme: Programme, session_id: str, besides: str = "") -> bool:
    return any(
        text.session == session_id and text.kind == "takeaway" and text.id != besides for text in programme.texts.all()
    )


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
    """Return `new`, then every other session of its pair whose number changes because of it.

    Held ones count by date, planned ones go on from there; one called off keeps the number it had.
    """
    others = [session for session in sessions_of(programme, new.pair) if session.id != new.id]
    counted = [s for s in in_order([*others, new]) if s.took_place]
    counted += [s for s in in_order([*others, new]) if s.state == "planned"]
    right = {session.id: place for place, session in enumerate(counted, start=1)}
    changed = [replace(s, number=right[s.id]) for s in others if right.get(s.id, s.number) != s.number]
    return [replace(new, number=right.get(new.id, new.number)), *changed]
