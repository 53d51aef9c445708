"""What do the lines of the form after a session say, and what do answers on it mean?"""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from rmtui.programme.session import Brought, Session
from rmtui.widgets.text import line

BROUGHT: tuple[Brought, ...] = ("mentee", "mentor", "both", "nobody")
"""Who may have brought the question, in the order they are shown."""
SCALES = {
    "brought": "brought the question",
    "spoke": "spoke more",
    "advice": "gave the advice",
    "goal-reached": "reached its aim",
    "helped": "did it help?",
}
"""The questions one may leave out, by the id of their scale."""


def ticked(done: bool, words: str) -> Content:
    """Return a line with a tick box before it."""
    return line(f"[{'x' if done else ' '}] {words}")


def minutes_shown(typed: str) -> int | None:
    """Return the minutes the form shows, None where these cannot be."""
    return int(typed) if typed.strip().isdecimal() and 1 <= int(typed) <= 24 * 60 else None


def answered(session: Session, name: str, step: int | None) -> Session:
    """Return the session with the answer to one scale."""
    if name == "brought":
        return replace(session, agenda_by="" if step is None else BROUGHT[step])
    if name == "advice":
        return replace(session, advice_from_mentee=None if step is None else step == 0)
    if name == "goal-reached":
        return replace(session, goal_reached=step)
    number = None if step is None else step + 1
    return replace(session, spoke_more=number) if name == "spoke" else replace(session, helped=number)
