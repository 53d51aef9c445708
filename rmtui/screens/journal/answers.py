"""Answers on the form after a session: what do its lines say, and what do they mean?"""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from rmtui.programme.session import Brought, Session
from rmtui.programme.session_view import SessionView
from rmtui.widgets.text import line

BROUGHT: tuple[Brought, ...] = ("mentee", "mentor", "both", "nobody")
"""Who may have brought the question, in the order they are shown."""
MENTEE = "mentee"
"""Answers who gave the advice; anything else says that it was not so."""
ASKED = {
    "brought": "brought the question",
    "spoke": "spoke more",
    "advice": "gave the advice",
    "goal-reached": "reached its aim",
    "helped": "did it help?",
}
"""The questions one may leave out, by the id of the widget that asks."""


def ticked(done: bool, words: str) -> Content:
    """Return a line with a tick box before it."""
    return line(f"[{'x' if done else ' '}] {words}")


def minutes_shown(typed: str) -> int | None:
    """Return the minutes the form shows, None where these cannot be."""
    return int(typed) if typed.strip().isdecimal() and 1 <= int(typed) <= 24 * 60 else None


def who_brought(view: SessionView) -> list[tuple[str, str]]:
    """Return who may have brought the question, each with the name to show."""
    return list(zip(BROUGHT, (view.mentee, view.mentor, "both", "none"), strict=True))


def brought_by(answer: str) -> Brought:
    """Return who brought the question by the answer given; empty for none."""
    return next((who for who in BROUGHT if who == answer), "")


def answered(session: Session, name: str, answer: str) -> Session:
    """Return the session with the answer to one question, empty for none; the widgets give the words kept for them."""
    if name == "brought":
        return replace(session, agenda_by=brought_by(answer))
    if name == "advice":
        return replace(session, advice_from_mentee=answer == MENTEE if answer else None)
    number = int(answer) if answer else None
    if name == "goal-reached":
        return replace(session, goal_reached=number)
    return replace(session, spoke_more=number) if name == "spoke" else replace(session, helped=number)
