"""Export registry: what can be exported, from which place, for whom?

Screens and commands ask only here, so that both write the same bytes. A module is loaded once its export is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Literal, get_args

from rmtui.exchange.documents.exports import Export, Maker, Request
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.programme import Programme

Format = Literal["md", "html", "csv", "xlsx"]
EVERY_FORMAT: tuple[Format, ...] = get_args(Format)
FORMATS: tuple[Format, ...] = ("md", "html")
"""How a paper can be written: to go on working with, and to print or send."""
TABLES: tuple[Format, ...] = ("csv", "xlsx")
"""How a table can be written: for any program, and for Excel."""
_HERE = "rmtui.exchange.documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of export."""

    name: str
    """Its word on the command line."""
    title: str
    """What is written, in a sentence: "Who will read the notes?"."""
    meaning: str
    """What the files are; words in braces are the programme's own."""
    leaving: str
    """What leaves, where a window says it of a level."""
    place: str
    """From which place it is written."""
    module: str
    """Where its `make` stands."""
    levels: tuple[Level, ...] = LEVELS
    """For whom it can be written."""
    is_alike: bool = False
    """Whether the files hold nothing of anybody, so that they are the same for all and nobody is asked for whom."""
    formats: tuple[Format, ...] = ("md",)
    """How its papers are written where nobody says otherwise; tables and calendars have a form of their own."""

    def make(self, programme: Programme, request: Request) -> Export:
        """Return the files, and how much stays in; nothing above the level asked for."""
        maker: Maker = import_module(self.module).make
        return maker(programme, request)


KINDS: tuple[Kind, ...] = (
    Kind(
        name="notes",
        title="notes",
        meaning="a markdown file for each {session}",
        leaving="notes",
        place="Journal",
        module=f"{_HERE}.notes",
    ),
    Kind(
        name="credits",
        title="ideas",
        meaning="ideas whose owners said yes, with what came of them",
        leaving="ideas with their owner's yes",
        place="Credit",
        module=f"{_HERE}.credits",
    ),
    Kind(
        name="report",
        title="report",
        meaning="one page on what came of it: outcomes first, counts that name nobody, and what is not known",
        leaving="outcomes with their owner's yes",
        place="Credit",
        module=f"{_HERE}.report",
        formats=FORMATS,
    ),
    Kind(
        name="stories",
        title="stories",
        meaning="a page on each outcome that may be told",
        leaving="outcomes with their owner's yes",
        place="Credit",
        module=f"{_HERE}.stories",
        formats=FORMATS,
    ),
    Kind(
        name="charter",
        title="papers to begin with",
        meaning="a cover, how it runs, role cards, agendas, ground rules, the notice, what to answer; a paper each",
        leaving="what was decided in the setup",
        place="Setup",
        module=f"{_HERE}.charter",
        is_alike=True,
        formats=FORMATS,
    ),
    Kind(
        name="sheets",
        title="sheets to fill in",
        meaning="a list to tick who came, and what to write down after each kind of {session}",
        leaving="names of who takes part",
        place="Setup",
        module=f"{_HERE}.sheets",
        formats=FORMATS,
    ),
    Kind(
        name="agreements",
        title="agreements",
        meaning="a page of ground rules for each pair to talk through, and an empty one",
        leaving="goals and agreed topics of each pair",
        place="Pairs",
        module=f"{_HERE}.agreements",
        formats=FORMATS,
    ),
    Kind(
        name="certificates",
        title="certificates",
        meaning="a page to hand over for each pair that has finished",
        leaving="who was learned from in finished pairs",
        place="Pairs",
        module=f"{_HERE}.certificates",
        formats=FORMATS,
    ),
    Kind(
        name="calendar",
        title="calendars",
        meaning="coming meetings of each pair and the days of the programme, for any calendar program",
        leaving="when each two meet",
        place="Pairs",
        module=f"{_HERE}.calendar",
    ),
    Kind(
        name="people",
        title="list of people",
        meaning="everybody with all that a list can bring in, as a table that can be imported again",
        leaving="who takes part and what is known of them",
        place="People",
        module=f"{_HERE}.people",
        formats=TABLES,
    ),
    Kind(
        name="pairs",
        title="list of pairs",
        meaning="who learns from whom, as a table",
        leaving="who learns from whom",
        place="Pairs",
        module=f"{_HERE}.pairs",
        formats=TABLES,
    ),
    Kind(
        name="mails",
        title="invitations",
        meaning="an invitation for everybody with a side, as mails to open and as a table for a mail merge",
        leaving="names and addresses",
        place="People",
        module=f"{_HERE}.mails",
    ),
    Kind(
        name="library",
        title="texts to read",
        meaning="the idea, facts, glossary and the other chapters of the library, a file each",
        leaving="texts about nobody",
        place="Library",
        module=f"{_HERE}.library",
        is_alike=True,
        formats=FORMATS,
    ),
    Kind(
        name="lost",
        title="page for the day it is lost",
        meaning="what was on the stick, where the second copy is, whom to tell, how to go on; to print and keep apart",
        leaving="how many people are in it, and where the second copy is",
        place="Library",
        module=f"{_HERE}.lost",
        levels=("private", "programme"),
        formats=FORMATS,
    ),
)
"""Everything that can be exported, in the order it is offered."""


def offered_in(place: str) -> tuple[Kind, ...]:
    """Return what is written from a place."""
    return tuple(kind for kind in KINDS if kind.place == place)


def kind_named(name: str) -> Kind:
    """Return the kind of export with that name; raises StopIteration where there is none."""
    return next(kind for kind in KINDS if kind.name == name)
