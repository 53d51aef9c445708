"""Export registry: what can be exported, from which place, for whom?

Screens and commands ask only here, so that both write the same bytes. A module is loaded once its export is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from rmtui.exchange.documents.exports import Export, Maker, Request
from rmtui.programme.levels import LEVELS, Level
from rmtui.programme.programme import Programme

_HERE = "rmtui.exchange.documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of export."""

    name: str
    """Its word on the command line."""
    title: str
    """What is written, in a sentence: "Who will read the notes?"."""
    meaning: str
    """What the files are, for the help of the command."""
    leaving: str
    """What leaves, where a window says it of a level."""
    place: str
    """From which place it is written."""
    module: str
    """Where its `make` stands."""
    levels: tuple[Level, ...] = LEVELS
    """For whom it can be written."""

    def make(self, programme: Programme, request: Request) -> Export:
        """Return the files, and how much stays in; nothing above the level asked for."""
        maker: Maker = import_module(self.module).make
        return maker(programme, request)


KINDS: tuple[Kind, ...] = (
    Kind(
        name="notes",
        title="notes",
        meaning="a markdown file for each session",
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
        name="library",
        title="texts to read",
        meaning="the idea, facts, glossary and the other chapters of the library, a file each",
        leaving="texts about nobody",
        place="Library",
        module=f"{_HERE}.library",
        levels=("public",),
    ),
)
"""Everything that can be exported, in the order it is offered."""


def offered_in(place: str) -> tuple[Kind, ...]:
    """Return what is written from a place."""
    return tuple(kind for kind in KINDS if kind.place == place)


def kind_named(name: str) -> Kind:
    """Return the kind of export with that name; raises StopIteration where there is none."""
    return next(kind for kind in KINDS if kind.name == name)
