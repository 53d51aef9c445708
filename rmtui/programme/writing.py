"""What becomes of a line or text typed for a session once it is kept, also one found again as a draft?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, get_args

from rmtui.programme.cleaning import clean_line, clean_text
from rmtui.programme.credits import add_credit
from rmtui.programme.edit import Edit
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.programme import Programme
from rmtui.programme.session_actions import add_action, read_action
from rmtui.programme.session_edits import write_up
from rmtui.programme.session_texts import add_takeaway, add_text, change_text
from rmtui.programme.sessions import pair_at, session_at
from rmtui.programme.text import TextKind

LineKind = Literal["agenda", "action", "idea"]
"""What is typed for a session and is no text of its own."""

TEXT_KINDS: tuple[TextKind, ...] = get_args(TextKind)
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
LONGEST_KEY = 80


@dataclass(slots=True, kw_only=True)
class Writing:
    """What a field of a session's form is for. Not frozen: a text gets its id while somebody is still typing it."""

    session: str
    """Id of the session."""
    kind: TextKind | LineKind
    """What sort of text it is."""
    text: str = ""
    """Id of the text being changed; empty for a new one."""
    level: Level = "private"
    """Who may know it, while it is new."""
    whose: str = ""
    """Id of the person whose words or idea it is; of an idea several, with commas."""
    prompt: str = ""
    """Id of the prompt it answers."""
    met_on: date | None = None
    """The day the form says they met, while that is not logged."""

    @property
    def key(self) -> str:
        """What its draft is called."""
        parts = ("text", self.session, self.kind, self.text or self.prompt, "" if self.text else self.whose)
        name = "-".join(part for part in parts if part).lower()
        return re.sub("[^0-9a-z]+", "-", name)[:LONGEST_KEY]

    @property
    def about(self) -> dict[str, Any]:
        """What is needed to offer its draft again."""
        return {
            "session": self.session,
            "kind": self.kind,
            "text": self.text,
            "level": self.level,
            "whose": self.whose,
            "prompt": self.prompt,
            "met_on": self.met_on.isoformat() if self.met_on else "",
        }


def writing_of(about: Mapping[str, Any]) -> Writing | None:
    """Return what a draft was for; None when it belongs to no session. What cannot be read counts as most private."""
    session = about.get("session")
    if not isinstance(session, str) or not session:
        return None
    known_kinds: tuple[TextKind | LineKind, ...] = (*TEXT_KINDS, *LINE_KINDS)
    kind: TextKind | LineKind = next((known for known in known_kinds if known == about.get("kind")), "note")
    level = next((known for known in LEVELS if known == about.get("level")), LEVELS[0])
    names = ("text", "whose", "prompt")
    text, whose, prompt = (value if isinstance(value := about.get(name), str) else "" for name in names)
    return Writing(
        session=session, kind=kind, level=level, text=text, whose=whose, prompt=prompt, met_on=_day(about.get("met_on"))
    )


def keep(
    programme: Programme, writing: Writing, typed: str, *, new_id: Callable[[], str], now: datetime, today: date
) -> Edit:
    """Return the edit that keeps what was typed: a new text, a changed one, or one that is gone because it is empty.

    Raises BadInput when there is nothing to keep, or nothing it belongs to is left.
    """
    if writing.kind == "agenda":
        return set_agenda(programme, writing.session, typed)
    if writing.kind == "action":
        session = session_at(programme, writing.session)
        action = read_action(programme, pair_at(programme, session.pair), typed, today)
        return add_action(programme, session.id, action)
    if writing.kind == "idea":
        owners = [person for person in writing.whose.split(",") if person]
        return add_credit(programme, owners, typed, level=writing.level, session=writing.session, new_id=new_id)
    if writing.text and programme.texts.get(writing.text) is not None:
        return change_text(programme, writing.text, text=typed)
    if writing.kind == "takeaway":
        return add_takeaway(
            programme, writing.session, typed, level=writing.level, whose=writing.whose, new_id=new_id, now=now
        )
    return add_text(
        programme,
        writing.session,
        writing.kind,
        typed,
        level=writing.level,
        whose=writing.whose,
        prompt=writing.prompt,
        new_id=new_id,
        now=now,
    )


def keep_as_note(
    programme: Programme, writing: Writing, typed: str, *, new_id: Callable[[], str], now: datetime
) -> Edit:
    """Return the edit that keeps what was typed as a note of its session, at its level."""
    level = writing.level
    text = programme.texts.get(writing.text) if writing.text else None
    if text is not None:
        level = text.level
    return add_text(programme, writing.session, "note", typed, level=level, new_id=new_id, now=now)


def set_agenda(programme: Programme, session_id: str, typed: str) -> Edit:
    """Return the edit that makes each line typed a point of the session's agenda."""
    session = session_at(programme, session_id)
    agenda = tuple(line for raw in clean_text(typed).split("\n") if (line := clean_line(raw)))
    return write_up(programme, replace(session, agenda=agenda))


def _day(raw: object) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) and raw else None
    except ValueError:
        return None
