"""Agreements of a pair: what do two people settle before they start, and how does it go after the first time?

Each function returns the edit that keeps it and its spoken label, or raises BadInput and changes nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Literal, get_args

from rmtui.errors import BadInput
from rmtui.programme.cleaning import clean_line, key
from rmtui.programme.days.reading import Context, read_day
from rmtui.programme.days.words import date_words
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.pair import GroundRules, Pair
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called, pair_at, sessions_of, spoken

Fit = Literal["", "good", "unsure", "not a fit"]
Side = Literal["mentor", "mentee"]
BeginningKind = Literal["pair aim", "off limits", "mentor agreed", "mentee agreed"]
"""What of a pair is typed in one line."""

FITS: tuple[Fit, ...] = ("good", "unsure", "not a fit")
"""The answers of the fit check, in the order they are shown."""
FIT_WORDS: dict[Fit, str] = {"good": "goes well", "unsure": "we need to talk", "not a fit": "not a fit"}
"""How each of them is said."""
FIT_PROMPT = "fit-check"
"""The prompt a line on the fit check answers; the line is a text of the session after which it was asked."""
BEGINNING_KINDS: tuple[BeginningKind, ...] = get_args(BeginningKind)


def beginning_words(programme: Programme, pair: Pair, *, room: bool) -> str:
    """Return in a line what the two settled and what is still open; the fit check is not for the room."""
    met = any(session.took_place for session in sessions_of(programme, pair.id))
    left = ["ground rules not talked through"] if not pair.rules.version else []
    missing = pair.rules_without_yes if pair.rules.version else ()
    left += [f"{called(programme, one)} has not said yes to the ground rules" for one in missing]
    left += ["no goal yet"] if not pair.goal else []
    left += ["do they fit?"] if met and not pair.fit and not room else []
    if left:
        return f"The two of them: {', '.join(left)}"
    fit = f"; fit check: {FIT_WORDS[pair.fit]}" if pair.fit and not room else ""
    return f"The two of them: ground rules agreed, goal set{fit}"


def agree_rules(programme: Programme, pair_id: str, on: date) -> Edit:
    """Note that the two talked their ground rules through and both said yes on that day, where no day is noted yet."""
    pair = pair_at(programme, pair_id)
    rules = replace(
        pair.rules,
        version=max(pair.rules.version, 1),
        mentor_agreed_on=pair.rules.mentor_agreed_on or on,
        mentee_agreed_on=pair.rules.mentee_agreed_on or on,
    )
    return _kept(programme, pair, rules, f"{spoken(programme, pair)} talked through their ground rules")


def open_rules(programme: Programme, pair_id: str) -> Edit:
    """Note that the ground rules are still to be talked through; what is off limits stays."""
    pair = pair_at(programme, pair_id)
    rules = replace(pair.rules, version=0, mentor_agreed_on=None, mentee_agreed_on=None)
    return _kept(programme, pair, rules, f"The ground rules of {spoken(programme, pair)} are open again")


def set_agreed(programme: Programme, pair_id: str, side: Side, on: date | None) -> Edit:
    """Note on which day one of the two said yes to the ground rules, or that this one did not yet (None)."""
    pair = pair_at(programme, pair_id)
    person = called(programme, pair.mentor if side == "mentor" else pair.mentee)
    mentor = on if side == "mentor" else pair.rules.mentor_agreed_on
    mentee = on if side == "mentee" else pair.rules.mentee_agreed_on
    version = max(pair.rules.version, 1) if mentor or mentee else 0
    rules = replace(pair.rules, version=version, mentor_agreed_on=mentor, mentee_agreed_on=mentee)
    said = f"said yes to the ground rules, {date_words(on)}" if on else "has not said yes to the ground rules yet"
    return _kept(programme, pair, rules, f"{person} {said}")


def set_off_limits(programme: Programme, pair_id: str, typed: str) -> Edit:
    """Keep which topics stay outside the room, typed with commas or semicolons between them."""
    pair = pair_at(programme, pair_id)
    topics = {key(topic): topic for raw in re.split("[,;、，；]", typed) if (topic := clean_line(raw))}
    rules = replace(pair.rules, off_limits=tuple(topics.values()))
    what = "Set what is off limits for" if topics else "Nothing is off limits now for"
    return _kept(programme, pair, rules, f"{what} {spoken(programme, pair)}")


def set_pair_aim(programme: Programme, pair_id: str, typed: str) -> Edit:
    """Keep what the two want to reach, in one line."""
    pair = pair_at(programme, pair_id)
    after = replace(pair, goal=clean_line(typed))
    return _if_new(
        programme, pair, after, f"{'Set' if after.goal else 'Removed'} the goal of {spoken(programme, pair)}"
    )


def check_fit(programme: Programme, pair_id: str, fit: Fit) -> Edit:
    """Note how the two find it goes; "" takes the answer away. Raises BadInput before they met."""
    pair = pair_at(programme, pair_id)
    if fit and not any(session.took_place for session in sessions_of(programme, pair_id)):
        raise BadInput("The fit check comes after their first meeting. Nothing was changed.")
    words = f": {FIT_WORDS[fit]}" if fit else " is open again"
    return _if_new(programme, pair, replace(pair, fit=fit), f"Fit check of {spoken(programme, pair)}{words}")


def keep_beginning(programme: Programme, pair_id: str, kind: BeginningKind, typed: str, today: date) -> Edit:
    """Return the edit that keeps a line typed for a pair. Raises BadInput for a day that is none, or is to come."""
    if kind == "pair aim":
        return set_pair_aim(programme, pair_id, typed)
    if kind == "off limits":
        return set_off_limits(programme, pair_id, typed)
    context = Context(today, "past", programme.about.typed_order)
    on = read_day(typed, context) if typed.strip() else None
    return set_agreed(programme, pair_id, "mentor" if kind == "mentor agreed" else "mentee", on)


def _kept(programme: Programme, pair: Pair, rules: GroundRules, label: str) -> Edit:
    return _if_new(programme, pair, replace(pair, rules=rules), label)


def _if_new(programme: Programme, before: Pair, after: Pair, label: str) -> Edit:
    return Edit(EditKind.PAIR_BEGINNING, label, () if after == before else (programme.put(after),))
