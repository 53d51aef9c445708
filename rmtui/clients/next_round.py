"""Next round: a new programme that begins with the setup of another, and with its people where that is wanted.

What was said and done stays where it is: no pair, session, text, credit or answer goes over, and of a person nothing
that was written about her, nor what she agreed to for the round before.
"""

from __future__ import annotations

from dataclasses import replace

from rmtui.clock import Clock
from rmtui.desk import Desk
from rmtui.programme.about import About
from rmtui.programme.person import Person
from rmtui.programme.programme import tables_of

LABEL = "Started the next round"
ANEW = ("consent", "consent_on", "briefed_on", "confidence", "waited", "notes")
"""Fields of a person that belong to one round, or are texts about her."""


def start_next_round(folder: str, to: str, *, with_people: bool, clock: Clock | None = None) -> int:
    """Make a programme in `to` from the setup of the one in `folder`, and return how many people went over.

    Raises BadInput or NotSaved.
    """
    clock = clock or Clock()
    with Desk.look(folder, clock) as desk:
        about, people = desk.programme.about, desk.programme.people.all() if with_people else ()
    starting = [_fresh_setup(about, clock), *map(_fresh, people)]
    Desk.copy_of(tables_of(starting), to, LABEL, clock).close()
    return len(people)


def _fresh_setup(about: About, clock: Clock) -> About:
    return replace(about, started=clock.today(), sample_day=None)


def _fresh(person: Person) -> Person:
    """Return a person as she begins a round; whoever said no to taking part is not asked as if she had not."""
    blank = Person(id=person.id, name=person.name)
    kept = ("consent", "consent_on") if person.consent == "no" else ()
    return replace(person, **{name: getattr(blank, name) for name in ANEW if name not in kept})
