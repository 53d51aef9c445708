"""Consistency of records, for `rmtui check`; nothing here is ever a reason not to open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rmtui.programme.programme import TABLE_OF, Programme


@dataclass(frozen=True, slots=True)
class Doubt:
    """A record that refers to something that is not there, or cannot be read."""

    where: str
    """Table and key of the record."""
    text: str
    """One sentence without anybody's words."""


def doubts(programme: Programme) -> Iterator[Doubt]:
    """Yield what does not fit together."""
    for table in TABLE_OF.values():
        for key in programme.keys(table):
            if not programme.readable(table, key):
                yield Doubt(f"{table} {key}", "This record is not complete. It is kept as it is.")
    yield from _dangling(programme)
    yield from _open_twice(programme)


def _dangling(programme: Programme) -> Iterator[Doubt]:
    for pair in programme.pairs.all():
        if programme.people.get(pair.mentor) is None or programme.people.get(pair.mentee) is None:
            yield Doubt(f"pairs {pair.id}", "One of the two people of this pair is not in the list of people.")
    for session in programme.sessions.all():
        if programme.pairs.get(session.pair) is None:
            yield Doubt(f"sessions {session.id}", "The pair of this meeting is not in the list of pairs.")
    for text in programme.texts.all():
        if programme.sessions.get(text.session) is None:
            yield Doubt(f"texts {text.id}", "The meeting of this text is not in the list of meetings.")


def _open_twice(programme: Programme) -> Iterator[Doubt]:
    seen: set[frozenset[str]] = set()
    for pair in programme.pairs.all():
        if not pair.is_open:
            continue
        two = frozenset((pair.mentor, pair.mentee))
        if two in seen:
            yield Doubt(f"pairs {pair.id}", "These two people have more than one open pair.")
        seen.add(two)
