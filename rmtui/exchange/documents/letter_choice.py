"""Choice of a letter: which one suits a line of Today, or an idea as it stands?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rmtui.content.kinds import Letter
from rmtui.content.library import letters
from rmtui.errors import BadInput
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import fill_letter
from rmtui.programme.credit import Credit
from rmtui.programme.health import Signal
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import sessions_of
from rmtui.programme.today import Item

CANCELLATIONS = ("cancellation-1", "cancellation-2", "cancellation-3")
"""What suits a first, a second and every later time a meeting is put off."""


def matter_of(item: Item) -> Matter:
    """Return what a letter because of a line of Today is about."""
    return Matter(pair=item.pair, session=item.session, credit=item.credit)


LETTER_OF: Mapping[Signal, str] = {"no first date": "first-date", "quiet": "next-date", "no takeaway": "ask-takeaway"}
"""What suits a reason to call; of the others, whoever runs the programme says which words fit."""


def letter_for_line(programme: Programme, item: Item) -> str:
    """Return the id of the letter a line of Today asks for; empty where several could fit."""
    if item.credit:
        return "ask-credit"
    if item.kind == "did they meet":
        return "ask-met"
    pair = programme.pairs.get(item.pair)
    if pair is None or item.kind not in ("call", "no date"):
        return ""
    if item.kind == "no date":
        return "first-date"
    if "put off" in item.signals:
        return _cancellation(programme, pair.id)
    fitting = {LETTER_OF.get(signal, "") for signal in item.signals}
    return fitting.pop() if len(fitting) == 1 else ""


def _cancellation(programme: Programme, pair_id: str) -> str:
    """Return what suits how often they put it off; the second and third speak to the one who learns, who has to be the
    one who moved it."""
    moved = moves_since_met(programme, pair_id)
    by_mentee = moved and all(who in ("mentee", "both") for who in moved)
    return CANCELLATIONS[min(len(moved), len(CANCELLATIONS)) - 1 if by_mentee else 0]


def letters_for_line(programme: Programme, item: Item, today: date) -> list[Letter]:
    """Return the letters to choose from where a line alone does not say which one fits, those that can be written."""
    offered = [row for row in letters() if row.offered == "Today"]
    return [row for row in offered if _can_be_written(programme, row.id, matter_of(item), today)]


def letter_for_idea(credit: Credit) -> str:
    """Return the id of the letter an idea asks for: thanks once its owner said yes, before that the question."""
    return "thank-credit" if credit.state == "yes" else "ask-credit"


def moves_since_met(programme: Programme, pair_id: str) -> tuple[str, ...]:
    """Return who put meetings of a pair off since it last met, a word for each time; empty for one nobody noted."""
    moved: list[str] = []
    for session in sessions_of(programme, pair_id):
        if session.took_place:
            moved = []
        else:
            moved += [move.who for move in session.moves] or [""] * (session.state == "cancelled")
    return tuple(moved)


def _can_be_written(programme: Programme, name: str, matter: Matter, today: date) -> bool:
    try:
        fill_letter(programme, name, matter, today)
    except BadInput:
        return False
    return True
