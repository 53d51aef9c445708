"""Export values: what is asked of a kind of export, and what it makes.

A kind of export is a module with one function, `make(programme, request)`, and a row of `registry`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme

if TYPE_CHECKING:
    from rmtui.exchange.lost import Copied

GONE = "somebody"
"""Stands for a person who is no longer in the list."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an export; the same request of the same data gives the same bytes."""

    level: Level
    """Who will read the files."""
    today: date
    """The day they are made."""
    copied: Copied | None = None
    """The last second copy of the programme."""


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export."""

    name: str
    """Its place below the export folder, with `/` between folders; every part made by `safe_name` or fixed."""
    text: str
    """What it holds."""
    data: bytes = b""
    """What it holds where it is no text."""


@dataclass(frozen=True, slots=True)
class Export:
    """What an export holds and what it does not."""

    files: tuple[ExportFile, ...]
    """Sorted by name."""
    stayed_in: tuple[str, ...]
    """How much stays in and why, a sentence each, without any of its content."""
    folders: tuple[str, ...] = ()
    """Where all files of this kind of export stand: what an earlier one left there is looked after (see `files`)."""
    put_in: Mapping[str, int] = field(default_factory=dict)
    """How much of each kind the files hold."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How much of each kind stays in; with `put_in` it is all there is."""


class Maker(Protocol):
    """Makes the files of one kind of export; touches no disk."""

    def __call__(self, programme: Programme, request: Request) -> Export:
        """Return only what may leave at the level of the request, and how much stays in."""


def full_name(programme: Programme, person_id: str) -> str:
    """Return somebody's name for a document."""
    person = programme.people.get(person_id)
    return person.name if person else GONE
