"""Actions: who does what by when after a session, and how is that typed in one line?

Everything here is pure: it reads the programme and returns an Edit, or raises BadInput with nothing changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line, key
from rmtui.programme.days.reading import SAFE, Context, NoDay, read_day
from rmtui.programme.days.words import date_words
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Action, Session
from rmtui.programme.sessions import called, named, session_at

_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
BY = " by "
"""What stands before the day in a line such as "Martin: publish one clip by 22 May"."""

Doer = Literal["", "mentor", "mentee", "both"]


def read_action(programme: Programme, pair: Pair, line: str, today: date) -> Action:
    """Return the action a line means: "Martin: publish one clip by 22 May".

    The name before the colon and the day after the last "by" may be missing; what is neither stays part of the action.
    Raises BadInput when nothing is left to be done, or the day is not understood.
    """
    text = clean_line(line)
    who, what = _doer(programme, pair, text)
    what, due = _due(what, Context(today, order=programme.about.typed_order))
    if not what:
        raise BadInput("What is to be done? Type it in a few words. Nothing was changed.")
    return Action(what=what, who=who, due=due)


def action_words(programme: Programme, pair: Pair, action: Action) -> str:
    """Return an action as `read_action` reads it."""
    owner = {"mentor": called(programme, pair.mentor), "mentee": called(programme, pair.mentee), "both": "both"}
    who = f"{owner[action.who]}: " if action.who else ""
    due = f"{BY}{date_words(action.due)}" if action.due else ""
    return f"{who}{action.what}{due}"


def add_action(programme: Programme, session_id: str, action: Action) -> Edit:
    """Note one more action of a session."""
    session = session_at(programme, session_id)
    return _kept(programme, session, "Noted an action of", (*session.actions, action))


def change_action(programme: Programme, session_id: str, index: int, action: Action | None) -> Edit:
    """Put another action in place of one (counted from 0), or take it away (None)."""
    session = session_at(programme, session_id)
    _check(session, index)
    new = () if action is None else (action,)
    label = "Removed an action of" if action is None else "Changed an action of"
    return _kept(programme, session, label, (*session.actions[:index], *new, *session.actions[index + 1 :]))


def set_action_done(programme: Programme, session_id: str, index: int, done: bool = True) -> Edit:
    """Tick an action of a session (counted from 0), or open it again."""
    session = session_at(programme, session_id)
    _check(session, index)
    ticked = replace(session.actions[index], done=done)
    label = "Ticked an action as done" if done else "Opened an action again"
    after = replace(session, actions=(*session.actions[:index], ticked, *session.actions[index + 1 :]))
    return Edit(EditKind.ACTION, label, (programme.put(after),))


def tick_actions(programme: Programme, session: Session, which: Sequence[int]) -> Edit:
    """Tick several actions of a session as done, in one edit."""
    if len(which) == 1:
        return set_action_done(programme, session.id, which[0])
    actions = tuple(replace(action, done=action.done or n in which) for n, action in enumerate(session.actions))
    label = f"Ticked {len(which)} actions as done"
    return Edit(EditKind.ACTION, label, (programme.put(replace(session, actions=actions)),))


def _kept(programme: Programme, session: Session, label: str, actions: tuple[Action, ...]) -> Edit:
    change = programme.put(replace(session, actions=actions))
    return Edit(EditKind.ACTION, f"{label} {named(programme, session)}", (change,))


def _check(session: Session, index: int) -> None:
    if not 0 <= index < len(session.actions):
        raise BadInput("This action is no longer there. Nothing was changed.")


def _doer(programme: Programme, pair: Pair, text: str) -> tuple[Doer, str]:
    """Return on whose list it stands, and the rest of the line."""
    name, colon, rest = text.partition(":")
    if not colon:
        return "", text
    labels = programme.about.labels
    found: dict[str, Doer] = {key("both"): "both", key(labels.mentor): "mentor", key(labels.mentee): "mentee"}
    for person_id, who in ((pair.mentor, "mentor"), (pair.mentee, "mentee")):
        person = programme.people.get(person_id)
        for known in (person.called, person.name, person.name.split(" ")[0]) if person else ():
            found[key(known)] = "mentor" if who == "mentor" else "mentee"
    who_means = found.get(key(name))
    return (who_means, rest.strip()) if who_means else ("", text)


def _due(what: str, context: Context) -> tuple[str, date | None]:
    """Return the action without its day, and the day.

    What stands behind the last "by" and is about no day stays text; a day that is not understood is refused.
    """
    before, by, after = f" {what}".rpartition(BY)
    if not by:
        return what, None
    if _DECIMAL.fullmatch(after):
        raise BadInput(f'Is "{after}" a day or a number? Write a day with its year, or a word behind a number. {SAFE}')
    try:
        return before.strip(), read_day(after, context)
    except NoDay:
        return what, None
