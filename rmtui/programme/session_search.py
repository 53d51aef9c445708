"""Search index of sessions: where in the sessions does a word stand, whatever its case and accents?

The index folds every text once, a few at a time; while somebody goes on typing only what matched before is looked
through again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.fields import SESSION
from rmtui.programme.pair import Pair
from rmtui.programme.programme import Programme
from rmtui.programme.session import Action, Session
from rmtui.programme.session_actions import action_words
from rmtui.programme.sessions import spoken

MOST_HITS = 40
"""Sessions found after which the search stops; a word in so many is no word to find one by."""
PORTION = 200
"""Texts taken in at a time, a few milliseconds' worth."""
_SEARCHED = tuple(field for field in SESSION if field.searched)
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A session, or a pair, that holds the words."""

    pair: str
    """Id of the pair."""
    session: str = ""
    """Id of the session; empty where the names of the pair match."""
    what: str = ""
    """What sort of text holds them, in a word."""
    text: str = ""
    """The words around the place, on one line."""
    at: int = 0
    """Where in `text` they begin."""
    length: int = 0
    """How long they are there."""


@dataclass(frozen=True, slots=True)
class _Entry:
    pair: str
    session: str
    what: str
    text: str
    folded: str


def folded(text: str) -> str:
    """Return a text as it is compared: without case, accents and line ends."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_MARKS.sub("", apart).split())


class SessionIndex:
    """Everything that can be found in the sessions of one programme, as it was when the index was made."""

    def __init__(self, programme: Programme) -> None:
        self._pairs = [_pair_entry(programme, pair) for pair in programme.pairs.all()]
        self._source = _entries(programme)
        self._entries: list[_Entry] = []
        self._wanted, self._matching = "", self._entries
        self.complete = False
        """Whether everything is in it."""

    def grow(self, by: int) -> bool:
        """Take in that many more texts; returns whether there are any left."""
        more = list(islice(self._source, by))
        self._entries += more
        self.complete = len(more) < by
        return not self.complete

    def find(self, typed: str) -> list[Hit]:
        """Return pairs, then sessions that hold the words typed, the latest first; at most MOST_FOUND of these."""
        wanted = folded(typed)
        if not wanted:
            return []
        while not self.complete:
            self.grow(PORTION)
        pairs = [Hit(entry.pair) for entry in self._pairs if wanted in entry.folded]
        sessions: dict[str, _Entry] = {}
        for entry in self._matches(wanted):
            if len(sessions) < MOST_HITS:
                sessions.setdefault(entry.session, entry)
        return pairs + [_shown(entry, wanted) for entry in sessions.values()]

    def _matches(self, wanted: str) -> list[_Entry]:
        """Return the entries that hold the words; they are kept for the next key, which mostly asks for longer ones."""
        narrower = bool(self._wanted) and self._wanted in wanted
        among = self._matching if narrower else self._entries
        self._matching = [entry for entry in among if wanted in entry.folded]
        self._wanted = wanted
        return self._matching


def _pair_entry(programme: Programme, pair: Pair) -> _Entry:
    """Return what a pair is found by: how it is called, and the whole names of the two."""
    name = spoken(programme, pair)
    two = (programme.people.get(known) for known in (pair.mentor, pair.mentee))
    return _Entry(pair.id, "", "", name, folded(" ".join([name, *(one.name for one in two if one is not None)])))


def _entries(programme: Programme) -> Iterator[_Entry]:
    """Yield what is written about each session, the latest session first."""
    texts: dict[str, list[tuple[str, str]]] = {}
    for text in programme.texts.all():
        texts.setdefault(text.session, []).append((text.kind, text.text))
    sessions = sorted(
        programme.sessions.all(), key=lambda one: one.on.isoformat() if one.on else one.week, reverse=True
    )
    for session in sessions:
        pair = programme.pairs.get(session.pair)
        if pair is None:
            continue
        lines = [(field.label, one) for field in _SEARCHED for one in _texts_of(programme, pair, session, field)]
        for what, text in (*texts.get(session.id, ()), *lines):
            if text:
                yield _Entry(pair.id, session.id, what, text, folded(text))


def _texts_of(programme: Programme, pair: Pair, session: Session, field: Field) -> Iterator[str]:
    value = getattr(session, field.name)
    for one in value if isinstance(value, tuple) else (value,):
        yield action_words(programme, pair, one) if isinstance(one, Action) else one


def _shown(entry: _Entry, wanted: str) -> Hit:
    """Return an entry with the place the words stand at; where folding moved it, the beginning is shown."""
    text = " ".join(entry.text.split())
    at = entry.folded.find(wanted)
    if not text.isascii():
        at = _unfolded(text, at)
    return Hit(entry.pair, entry.session, entry.what, text, at, len(wanted))


def _unfolded(text: str, at: int) -> int:
    """Return which character of a text the folded character `at` comes from."""
    done = 0
    for place, character in enumerate(text):
        if done >= at:
            return place
        done += len(character) if character.isascii() else len(_plain(character))
    return 0


def _plain(character: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKD", character.casefold()))
