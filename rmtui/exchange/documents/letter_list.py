"""List of letters: every letter and card there is, by the name a programme gives it, and what each needs to be about.

A letter is about the programme, a person, a pair, a meeting or an idea; `subjects` are those it can be written about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rmtui.content.kinds import LetterSubject
from rmtui.content.library import fill, letters
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.programme.about import About
from rmtui.programme.days.words import day_words
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called, spoken
from rmtui.words import words_of

ABOUT: Mapping[LetterSubject, str] = {
    "programme": "Filled in from the setup.",
    "person": "You choose for whom.",
    "pair": "You choose which two it is about.",
    "session": "You choose which {session} it is about.",
    "credit": "You choose which idea it is about.",
}
"""What is asked before a letter is written."""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter in the list."""

    id: str
    """Which letter."""
    title: str
    """What it is called."""
    use: str
    """When it is used."""
    about: LetterSubject
    """What it is about."""
    about_words: str
    """What is asked before it is written."""


def letter_list(about: About) -> tuple[LetterRow, ...]:
    """Return every letter and card, in the programme's words, in the order of a programme."""
    words = words_of(about)
    return tuple(
        LetterRow(row.id, fill(row.name, words), fill(row.use, words), row.about, fill(ABOUT[row.about], words))
        for row in letters()
    )


def subjects(programme: Programme, about: LetterSubject) -> list[tuple[Matter, str]]:
    """Return what a letter can be about, each with what it is called; one without a name for the programme itself."""
    if about == "programme":
        return [(Matter(), "")]
    if about == "person":
        people = sorted(programme.people.all(), key=lambda person: person.name.casefold())
        return [(Matter(person=person.id), person.name) for person in people]
    if about == "pair":
        return [(Matter(pair=pair.id), spoken(programme, pair)) for pair in programme.pairs.all()]
    if about == "session":
        word = programme.about.labels.session
        rows = [
            (session, pair)
            for session in programme.sessions.all()
            if (pair := programme.pairs.get(session.pair)) is not None
        ]
        rows.sort(key=lambda row: row[0].on or date.min, reverse=True)
        return [
            (
                Matter(session=session.id),
                f"{spoken(programme, pair)}, {word} {session.number}"
                + (f", {day_words(session.on)}" if session.on else ""),
            )
            for session, pair in rows
        ]
    return [
        (
            Matter(credit=credit.id),
            f"{credit.what} ({', '.join(called(programme, who) for who in credit.whose) or '?'})",
        )
        for credit in programme.credits.all()
    ]
