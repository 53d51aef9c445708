"""Which words are to be sent because of a line of Today, to whom, with the names filled in?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rmtui.programme.days.words import day_words
from rmtui.programme.health import has_first_date
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import day_of, sessions_of
from rmtui.programme.today import Item
from rmtui.words import words_of

CHOICES = ("ask-met", "first-date", "cancellation-1", "cancellation-2", "cancellation-3", "rematch", "exit-pair")
"""Letters to choose from where the line alone does not say which one fits."""


@dataclass(frozen=True, slots=True)
class Words:
    """A letter ready to be sent or said."""

    subject: str
    """Its title."""
    text: str
    """Who it is for, the subject and the letter; what nobody filled in stands in braces."""


def fitting_letter(programme: Programme, item: Item) -> str:
    """Return the id of the letter a line asks for; empty where several could fit."""
    if item.credit:
        return "ask-credit"
    pair = programme.pairs.get(item.pair)
    if item.kind == "did they meet":
        return "ask-met"
    if pair is None or item.kind not in ("call", "no date"):
        return ""
    sessions = sessions_of(programme, pair.id)
    if pair.state == "agreed" and not has_first_date(sessions):
        return "first-date"
    moves = times_moved(programme, pair.id)
    if moves:
        return f"cancellation-{min(moves, 3)}"
    return "ask-met" if any(session.state == "met" for session in sessions) else ""


def times_moved(programme: Programme, pair_id: str) -> int:
    """Return how often meetings of a pair were put off since it last met."""
    times = 0
    for session in sessions_of(programme, pair_id):
        if session.took_place:
            times = 0
        else:
            times += max(len(session.moves), session.state == "cancelled")
    return times


def words_for(programme: Programme, item: Item, letter: str) -> Words:
    """Return a letter filled with what the line is about; nobody's note is ever in it."""
    from rmtui.content.library import fill, letters  # loaded when first asked for
    from rmtui.content.library import letter as letter_text

    pair = programme.pairs.get(item.pair)
    known = {**words_of(programme.about), **_day(programme, item, pair, letter), **_people(programme, item, pair)}
    about = programme.about
    known |= {name: text for name, text in (("coach", about.runs_by), ("sponsor", about.sponsor)) if text}
    audience = next((one.audience for one in letters() if one.id == letter), "both")
    first, _, body = fill(letter_text(letter), known).partition("\n")
    subject = first.lstrip("# ").strip()
    to = _to(programme, item, pair, audience)
    return Words(subject, "\n".join([*([f"To: {to}"] if to else []), f"Subject: {subject}", "", body.strip()]))


def _people(programme: Programme, item: Item, pair: Pair | None) -> dict[str, str]:
    """Return the names a letter may ask for."""
    credit = programme.credits.get(item.credit)
    found: dict[str, str] = {}
    if pair is not None:
        found = {"mentor_name": _called(programme, pair.mentor), "mentee_name": _called(programme, pair.mentee)}
        found["name"] = found["mentee_name"]
    if credit is not None:
        found["idea"] = " ".join(credit.what.split())
        if credit.whose:
            found["mentor_name"] = " and ".join(_called(programme, person) for person in credit.whose)
    return {name: text for name, text in found.items() if text}


def _day(programme: Programme, item: Item, pair: Pair | None, letter: str) -> dict[str, str]:
    """Return the day a letter is about: the line's own meeting, else the last one it can be about."""
    session = programme.sessions.get(item.session)
    day = day_of(session) if session else None
    if day is None and pair is not None:
        day = _last_day(programme, pair, put_off=letter.startswith("cancellation"))
    return {"date": day_words(day)} if day else {}


def _last_day(programme: Programme, pair: Pair, *, put_off: bool) -> date | None:
    sessions = sessions_of(programme, pair.id)
    if put_off:
        days = [move.on for session in sessions for move in session.moves if move.on]
        days += [session.on for session in sessions if session.state == "cancelled" and session.on]
    else:
        days = [session.on for session in sessions if session.state == "met" and session.on]
    return max(days, default=None)


def _to(programme: Programme, item: Item, pair: Pair | None, audience: str) -> str:
    """Return name and address of those a letter is for; empty for what is only read or said."""
    credit = programme.credits.get(item.credit)
    if credit is not None:
        ids: tuple[str, ...] = credit.whose
    elif pair is not None:
        ids = {"mentor": (pair.mentor,), "mentee": (pair.mentee,), "both": (pair.mentee, pair.mentor)}.get(audience, ())
    else:
        ids = ()
    people = [person for key in ids if (person := programme.people.get(key))]
    return ", ".join(f"{person.name} <{person.email}>" if person.email else person.name for person in people)


def _called(programme: Programme, person_id: str) -> str:
    person = programme.people.get(person_id)
    return person.called if person else ""
