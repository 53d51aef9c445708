"""Typed lines of a session or a pair: what becomes of one once it is kept, also one found again as a draft?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar, Literal, get_args

from rmtui.programme.cleaning import clean_line, clean_text
from rmtui.programme.credits import add_credit
from rmtui.programme.days.words import day_words
from rmtui.programme.edit import Edit
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.pair import Pair
from rmtui.programme.pair_agreements import BEGINNING_KINDS, BeginningKind, keep_beginning
from rmtui.programme.programme import Programme
from rmtui.programme.session_actions import add_action, change_action, read_action
from rmtui.programme.session_edits import write_up
from rmtui.programme.session_texts import add_takeaway, add_text, change_text
from rmtui.programme.session_values import VALUE_KINDS, ValueKind, keep_value, log_met
from rmtui.programme.sessions import pair_at, session_at, spoken
from rmtui.programme.text import TextKind
from rmtui.programme.unwritten import Unwritten, in_one
from rmtui.programme.writing import draft_key

LineKind = Literal["agenda", "action", "idea"]
"""What is typed for a session and is no text of its own."""

Kind = TextKind | LineKind | ValueKind | BeginningKind
"""What a field can be for."""

TEXT_KINDS: tuple[TextKind, ...] = get_args(TextKind)
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
KINDS: tuple[Kind, ...] = (*TEXT_KINDS, *LINE_KINDS, *VALUE_KINDS, *BEGINNING_KINDS)
CALLED: dict[Kind, str] = {
    "agenda": "what to talk about",
    "action": "who does what",
    "idea": "an idea worth keeping",
    "gained": "what was gained",
    "difference": "a difference",
    "reflection": "an answer to a question",
    "day": "the day",
    "aim": "what the hour is for",
    "met": "when they met",
    "minutes": "how long they met",
    "place": "where they met",
    "next day": "when they meet next",
    "next question": "the first question for next time",
    "pair aim": "the goal",
    "off limits": "what is off limits",
    "mentor agreed": "when they said yes to the ground rules",
    "mentee agreed": "when they said yes to the ground rules",
}
"""What a draft is called where its kind is not the word."""
NEW_EACH_TIME: tuple[Kind, ...] = (*TEXT_KINDS, "action", "idea")
"""Kinds of which each new one is another record, so that an empty field says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionWriting:
    """What a field of a session or a pair is for."""

    place: ClassVar = "journal"
    """The place its form stands in."""
    session: str = ""
    """Id of the session; empty for what belongs to the pair."""
    pair: str = ""
    """Id of the pair, where it belongs to no session."""
    kind: Kind
    """What sort of text or value it is."""
    text: str = ""
    """Id of the text being changed, or the words of an action being changed; empty for a new one."""
    level: Level = "private"
    """Who may know it, while it is new."""
    whose: str = ""
    """Id of the person whose words or idea it is; of an idea several, with commas."""
    prompt: str = ""
    """Id of the prompt it answers."""
    nth: int = 0
    """Which of several fields for a new one it is typed in."""
    met_on: date | None = None
    """The day the form says they met, while that is not logged; what is written then says that they did."""
    minutes: int | None = None
    """How long the form says they met, where the day they met is logged with it."""
    unwritten_on: date | None = None
    """Of a session that does not exist before something is written, the day it bears; `pair` is then given too."""

    @property
    def key(self) -> str:
        """What its draft is called."""
        owner = self.session or f"pair-{self.pair}"
        nth = str(self.nth) if self.nth and not self.text else ""
        return draft_key("text", owner, nth, self.kind, self.text or self.prompt, "" if self.text else self.whose)

    @property
    def is_text(self) -> bool:
        """Whether it can also be kept as a note; a day or an aim cannot."""
        return self.kind in (*TEXT_KINDS, *LINE_KINDS)

    @property
    def means_something(self) -> bool:
        """Whether emptying the field says something."""
        return bool(self.text) or self.kind not in NEW_EACH_TIME

    @property
    def about(self) -> dict[str, Any]:
        """What is needed to offer its draft again."""
        return {
            "session": self.session,
            "pair": self.pair,
            "kind": self.kind,
            "text": self.text,
            "level": self.level,
            "whose": self.whose,
            "prompt": self.prompt,
            "nth": self.nth,
            "met_on": self.met_on.isoformat() if self.met_on else "",
            "unwritten_on": self.unwritten_on.isoformat() if self.unwritten_on else "",
        }

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed; empty where the pair or the session is gone."""
        pair, session = pair_of(programme, self), programme.sessions.get(self.session)
        if pair is None:
            return ""
        about = f"{CALLED.get(self.kind, f'a {self.kind}')} on {spoken(programme, pair)}"
        if session is not None:
            when = f", {day_words(session.on)}" if session.on else ""
            about += f", {programme.about.labels.session} {session.number}{when}"
        return about

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that keeps what was typed; see the function of this name."""
        return keep(programme, self, typed, new_id=new_id, now=now, today=today)

    def after(self, edit: Edit) -> SessionWriting:
        """Return what the field is for once the edit is saved: a new text is one that is there then."""
        made = [change.id for change in edit.changes if change.table == "texts" and change.before is None]
        return replace(self, text=made[0]) if made else self


def writing_of(about: Mapping[str, Any]) -> SessionWriting | None:
    """Return what a draft was for; None when it belongs to no session or pair.

    What cannot be read counts as most private.
    """
    names = ("session", "pair", "text", "whose", "prompt")
    session, pair, text, whose, prompt = (value if isinstance(value := about.get(n), str) else "" for n in names)
    if not session and not pair:
        return None
    kind: Kind = next((known for known in KINDS if known == about.get("kind")), "note")
    level = next((known for known in LEVELS if known == about.get("level")), LEVELS[0])
    return SessionWriting(
        session=session,
        pair=pair,
        kind=kind,
        level=level,
        text=text,
        whose=whose,
        prompt=prompt,
        nth=nth if isinstance(nth := about.get("nth"), int) and 0 < nth < 100 else 0,
        met_on=_day(about.get("met_on")),
        unwritten_on=_day(about.get("unwritten_on")),
    )


def unwritten_of(programme: Programme, writing: SessionWriting) -> Unwritten | None:
    """Return the session a text would make by being written; None where it exists, or nothing is known of it."""
    if writing.unwritten_on is None or not writing.session or programme.sessions.get(writing.session) is not None:
        return None
    return Unwritten(writing.session, writing.pair, writing.unwritten_on)


def keep(
    programme: Programme, writing: SessionWriting, typed: str, *, new_id: Callable[[], str], now: datetime, today: date
) -> Edit:
    """Return the edit that keeps what was typed: a new text, a changed one, or one that is gone because it is empty.

    Where that makes the session, or says that they met, it is the same edit. Raises BadInput when there is nothing to
    keep, or nothing it belongs to is left.
    """

    def written(after: Programme) -> Edit:
        return _written(after, writing, typed, new_id=new_id, now=now, today=today)

    def met(after: Programme) -> Edit:
        day = writing.met_on.isoformat() if writing.met_on and typed.strip() else ""
        if not day or session_at(after, writing.session).took_place:
            return written(after)
        return in_one(after, lambda now_there: log_met(now_there, writing.session, day, now=now, today=today), written)

    unwritten = unwritten_of(programme, writing)
    return in_one(programme, unwritten.plan, met) if unwritten is not None else met(programme)


def _written(
    programme: Programme, writing: SessionWriting, typed: str, *, new_id: Callable[[], str], now: datetime, today: date
) -> Edit:
    kind = writing.kind
    for beginning in BEGINNING_KINDS:
        if beginning == kind:
            return keep_beginning(programme, writing.pair, beginning, typed, today)
    for value in VALUE_KINDS:
        if value == kind:
            minutes = writing.minutes
            level: Level = writing.level if value == "next question" else "pair"
            return keep_value(
                programme,
                writing.session,
                value,
                typed,
                minutes=minutes,
                level=level,
                new_id=new_id,
                now=now,
                today=today,
            )
    if kind == "agenda":
        return set_agenda(programme, writing.session, typed)
    if kind == "action":
        return _action(programme, writing, typed, today)
    if kind == "idea":
        owners = [person for person in writing.whose.split(",") if person]
        return add_credit(programme, owners, typed, level=writing.level, session=writing.session, new_id=new_id)
    return _text(programme, writing, typed, new_id, now)


def _text(programme: Programme, writing: SessionWriting, typed: str, new_id: Callable[[], str], now: datetime) -> Edit:
    if writing.text and programme.texts.get(writing.text) is not None:
        return change_text(programme, writing.text, text=typed)
    session, level, whose = writing.session, writing.level, writing.whose
    kind: TextKind = next((known for known in TEXT_KINDS if known == writing.kind), "note")
    if kind == "takeaway":
        return add_takeaway(programme, session, typed, level=level, whose=whose, new_id=new_id, now=now)
    prompt = writing.prompt
    return add_text(programme, session, kind, typed, level=level, whose=whose, prompt=prompt, new_id=new_id, now=now)


def _action(programme: Programme, writing: SessionWriting, typed: str, today: date) -> Edit:
    """Return the edit that notes an action, or puts it in place of the one it was before, as long as that is there."""
    session = session_at(programme, writing.session)
    places = [place for place, action in enumerate(session.actions) if action.what == writing.text]
    if not typed.strip() and places:
        return change_action(programme, session.id, places[0], None)
    action = read_action(programme, pair_at(programme, session.pair), typed, today)
    if not places:
        return add_action(programme, session.id, action)
    done = session.actions[places[0]].done
    return change_action(programme, session.id, places[0], replace(action, done=done))


def pair_of(programme: Programme, writing: SessionWriting) -> Pair | None:
    """Return whose it is; None when the pair, or the session, is no longer there."""
    session = programme.sessions.get(writing.session) if writing.session else None
    if writing.session and session is None and unwritten_of(programme, writing) is None:
        return None
    return programme.pairs.get(session.pair if session else writing.pair)


def keep_as_note(
    programme: Programme, writing: SessionWriting, typed: str, *, new_id: Callable[[], str], now: datetime
) -> Edit:
    """Return the edit that keeps what was typed as a note of its session, at its level."""
    level = writing.level
    text = programme.texts.get(writing.text) if writing.text else None
    if text is not None:
        level = text.level

    def note(after: Programme) -> Edit:
        return add_text(after, writing.session, "note", typed, level=level, new_id=new_id, now=now)

    unwritten = unwritten_of(programme, writing)
    return in_one(programme, unwritten.plan, note) if unwritten is not None else note(programme)


def set_agenda(programme: Programme, session_id: str, typed: str) -> Edit:
    """Return the edit that makes each line typed a point of the session's agenda."""
    session = session_at(programme, session_id)
    agenda = tuple(line for raw in clean_text(typed).split("\n") if (line := clean_line(raw)))
    return write_up(programme, replace(session, agenda=agenda), did="Set the agenda of")


def _day(raw: object) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) and raw else None
    except ValueError:
        return None
