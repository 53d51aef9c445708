"""Choice of a letter: which one suits a line of Today, or an idea as it stands?"""

from __future__ import annotations

from datetime import date

from rmtui.content.kinds import Letter
from rmtui.content.library import letters
from rmtui.errors import BadInput
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.letters import fill_letter
from rmtui.programme.credit import Credit
from rmtui.programme.health import has_first_date
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import sessions_of
from rmtui.programme.today import Item

CANCELLATIONS = ("cancellation-1", "cancellation-2", "cancellation-3")
"""What suits a first, a second and every later time a meeting is put off."""


def matter_of(item: Item) -> Matter:
    """Return what a letter because of a line of Today is about."""
    return Matter(pair=item.pair, session=item.session, credit=item.credit)


def letter_for_line(programme: Programme, item: Item) -> str:
    """Return the id of the letter a line of Today asks for; empty where several could fit."""
    if item.credit:
        return "ask-credit"
    if item.kind == "did they meet":
        return "ask-met"
    pair = programme.pairs.get(item.pair)
    if pair is None or item.kind not in ("call", "no date"):
        return ""
    sessions = sessions_of(programme, pair.id)
    if pair.state == "agreed" and not has_first_date(sessions):
        return "first-date"
    moves = times_moved(programme, pair.id)
    if moves:
        return CANCELLATIONS[min(moves, len(CANCELLATIONS)) - 1]
    return "ask-met" if any(session.state == "met" for session in sessions) else ""


def letters_for_line(programme: Programme, item: Item, today: date) -> list[Letter]:
    """Return the letters to choose from where a line alone does not say which one fits, those that can be written."""
    offered = [row for row in letters() if row.offered == "Today"]
    return [row for row in offered if _can_be_written(programme, row.id, matter_of(item), today)]


def letter_for_idea(credit: Credit) -> str:
    """Return the id of the letter an idea asks for: thanks once its owner said yes, before that the question."""
    return "thank-credit" if credit.state == "yes" else "ask-credit"


def times_moved(programme: Programme, pair_id: str) -> int:
    """Return how often meetings of a pair were put off since it last met."""
    times = 0
    for session in sessions_of(programme, pair_id):
        if session.took_place:
            times = 0
        else:
            times += max(len(session.moves), session.state == "cancelled")
    return times


def _can_be_written(programme: Programme, name: str, matter: Matter, today: date) -> bool:
    try:
        fill_letter(programme, name, matter, today)
    except BadInput:
        return False
    return True
