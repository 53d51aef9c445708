"""Answers about an idea: which edit belongs to what its owner says, to a letter sent, to taking it away."""

from __future__ import annotations

from datetime import date

from rmtui.programme.credit import Credit
from rmtui.programme.credits import REMOVABLE, ask, is_named, remove_credit, say_no, say_yes, thank, withdraw
from rmtui.programme.edit import NOTHING_DIFFERENT, Edit
from rmtui.programme.programme import Programme


def note_answer(programme: Programme, idea: Credit, answer: str, today: date) -> Edit:
    """Note what the owner said today; the same answer again keeps its day.

    `answer` is yes, nameless (yes, but without a name), asked or no.
    """
    named = answer == "yes"
    if answer == "asked":
        return ask(programme, idea.id, today)
    if answer == "no":
        return NOTHING_DIFFERENT if idea.state == "no" else say_no(programme, idea.id, today)
    if idea.state == "yes" and is_named(idea) == named:
        return NOTHING_DIFFERENT
    return say_yes(programme, idea.id, today, named=named)


def note_letter(programme: Programme, idea: Credit, today: date) -> Edit:
    """Note that the letter that suits the idea was sent: thanks after a yes, else the question."""
    if idea.state == "yes":
        return thank(programme, idea.id, today, idea.told)
    return ask(programme, idea.id, today)


def take_away(programme: Programme, idea: Credit, today: date) -> Edit:
    """Note that an idea that was asked about or told is withdrawn; remove any other one."""
    if idea.state in REMOVABLE:
        return remove_credit(programme, idea.id)
    return withdraw(programme, idea.id, today)
