"""Texts of a session: what was said or written about a session, and how does it change?

Everything here is pure: it reads the programme and returns an Edit, or raises BadInput with nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_text
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import check_level, has_takeaway, named, session_at, state_after
from rmtui.programme.text import Text, TextKind

NewId = Callable[[], str]

KEPT: Mapping[TextKind, str] = {
    "note": "a note",
    "takeaway": "a takeaway",
    "reflection": "a reflection",
    "difference": "a difference",
    "gained": "what was gained",
    "question": "a question",
}
"""What a text of each kind is called in a sentence."""


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
    session = session_at(programme, session_id)
    state = state_after(session, True)
    extra = () if state == session.state else (programme.put(replace(session, state=state)),)
    return Edit(EditKind.TEXT_ADD, edit.label, (*edit.changes, *extra))


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
    session = session_at(programme, session_id)
    check_level(level)
    body = clean_text(text)
    if not body.strip():
        raise BadInput("There is nothing to keep yet: the text is empty. Nothing was changed.")
    made = replace(new_text(session_id, kind, body, level, new_id(), now), whose=whose, prompt=prompt)
    return Edit(EditKind.TEXT_ADD, f"Kept {KEPT[kind]} of {named(programme, session)}", (programme.put(made),))


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
        return Edit(EditKind.TEXT_CHANGE, f"Changed {KEPT[before.kind]}", (programme.put(after),))
    changes = [programme.remove(before)]
    session = programme.sessions.get(before.session)
    if session and before.kind == "takeaway" and not has_takeaway(programme, session.id, besides=text_id):
        changes.append(programme.put(replace(session, state=state_after(session, False))))
    return Edit(EditKind.TEXT_REMOVE, f"Removed {KEPT[before.kind]}", tuple(changes))


def new_text(session_id: str, kind: TextKind, text: str, level: Level, key: str, now: datetime) -> Text:
    """Return a text of a session as it will be kept; `key` is its id."""
    return Text(id=key, session=session_id, kind=kind, level=level, text=text, written_at=now)
