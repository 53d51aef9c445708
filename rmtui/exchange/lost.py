"""Page for the day the programme is lost: what was on it, where a second copy is, whom to tell, how to go on.

It names nobody but who runs and who backs the programme, unless names are asked for: it is to be printed and kept
elsewhere. It is a chapter, so that the library shows it and finds words in it, and the export writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rmtui.content.kinds import Chapter, Passage
from rmtui.counts import counted
from rmtui.programme.days.words import plain_date
from rmtui.programme.programme import Programme

LOST = "lost"
"""The id of the chapter."""
TITLE = "For the day it is lost"
USE = "Print it now, and keep it somewhere else than the stick or computer the programme lies on."


@dataclass(frozen=True, slots=True)
class Copied:
    """The last second copy that was made of a programme."""

    place: str
    """The folder it was put in."""
    on: date
    """The day it was made."""


def lost_chapter(programme: Programme, copied: Copied | None, today: date, *, named: bool = False) -> Chapter:
    """Return the page; `named` puts in the names and addresses of everybody who is to be told."""
    parts = (
        ("What was on it", _what(programme, today)),
        ("The second copy", _copy(copied)),
        ("Whom to tell", _whom(programme)),
        *((("Their names", _names(programme)),) if named else ()),
        ("How to go on from the second copy", _return(copied)),
    )
    passages = tuple(Passage(title=title, text="\n".join(lines)) for title, lines in parts)
    return Chapter(id=LOST, title=TITLE, use=USE, passages=passages)


def _what(programme: Programme, today: date) -> Iterable[str]:
    counts = [
        counted(len(programme.people.all()), "person", "people"),
        counted(len(programme.pairs.all()), "pair"),
        counted(len(programme.sessions.all()), "meeting"),
        counted(len(programme.texts.all()), "written text"),
        counted(len(programme.credits.all()), "idea"),
    ]
    private = sum(text.level == "private" for text in programme.texts.all())
    yield f"{programme.about.brand or 'A programme without a name'}, as it was on {plain_date(today)}:"
    yield from (f"- {count}" for count in counts)
    if private:
        yield f"Of the texts, {private} were meant for nobody but whoever wrote them down."
    yield "The files are not locked: whoever finds them can read all of it."
    yield "Every other programme on the same stick has a page of its own."


def _copy(copied: Copied | None) -> Iterable[str]:
    if copied is None:
        yield "None is known here. Make one from Today, on another stick, and print this page again."
        return
    yield f"Made on {plain_date(copied.on)}, in {copied.place}"
    yield "Ask each pair what has happened since that day: the copy does not hold it."


def _whom(programme: Programme) -> Iterable[str]:
    about = programme.about
    for role, name in (("Who runs it", about.runs_by), ("Who backs it", about.sponsor)):
        yield f"- {role}: {name or 'not said in the setup'}"
    people = counted(len(programme.people.all()), "person", "people")
    yield f"- The {people} in it, in plain words: what may be read, since when, and what you do about it."
    yield (
        "- Whoever looks after data protection, on the same day. Where the law of the European Union holds, the "
        "authority is to be told within 72 hours, unless nobody is likely to be harmed (GDPR, article 33)."
    )


def _names(programme: Programme) -> Iterable[str]:
    people = sorted(programme.people.all(), key=lambda person: person.name.casefold())
    yield from (f"- {person.name}" + (f", {person.email}" if person.email else "") for person in people)
    if not people:
        yield "Nobody is in the list yet."


def _return(copied: Copied | None) -> Iterable[str]:
    if copied is None:
        yield "Look for an archive, or for an older folder of the programme, on every stick and computer you use."
    yield "- Get rmtui on any computer or stick, and start it."
    yield '- Choose "Open a folder", and there the one that ends in "(copy)".'
    yield "- An archive is brought back from the list of programmes."
    yield "- Look through Today and People: is everybody there?"
    yield "- Make a second copy at once, on another stick."
