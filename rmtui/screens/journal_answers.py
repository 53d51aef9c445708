"""What do the lines of the form after a session say, and what do answers on it mean?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual.content import Content

from rmtui.errors import BadInput
from rmtui.programme.edit import Edit
from rmtui.programme.session import Brought, Session
from rmtui.programme.sessions import day_words
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


def date_words(day: date) -> str:
    """Return a day as the form shows it: "Tue 5 May 2026"."""
    return f"{day_words(day)} {day.year}"


def without_weekday(typed: str) -> str:
    """Return a day as shown, such as "Tue 5 May 2026", without its weekday."""
    first, _, rest = typed.strip().partition(" ")
    return rest if rest and first[:1].isalpha() and rest[:1].isdigit() else typed


def minutes_typed(typed: str) -> int | None:
    """Return minutes as typed, None for an empty field; raises BadInput for anything but a number."""
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > 4:
        raise BadInput("How many minutes? Type a number such as 60. Nothing was changed.")
    return int(typed)


def minutes_shown(typed: str) -> int | None:
    """Return the minutes the form shows, None where these cannot be."""
    return int(typed) if typed.strip().isdecimal() and 1 <= int(typed) <= 24 * 60 else None


def asked_first(planned: Session, question: str) -> tuple[str, ...]:
    """Return the agenda of a planned session with another first question, or without one."""
    rest = planned.agenda[1:]
    return (question, *rest) if question else rest


def no_date_yet(typed: str) -> Edit:
    """Return an edit that changes nothing; raises BadInput for a question of a session without a date."""
    if not typed:
        return Edit("", ())
    raise BadInput("Say first when they meet next; the question is kept with that date. Nothing was changed.")


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
