"""Directory of people: who is meant by a name, address or number in a list, and who reports to whom in a circle?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rmtui.programme.catalogue.readers import parts_of, read_email
from rmtui.programme.cleaning import key, loose_key, name_words

Ids = tuple[str, ...]
"""Of everybody somebody can mean."""

_BRACKETS = re.compile(r"\s*[\[(]([^\[\]()]*)[\])]\s*")
_DISTINGUISHED = re.compile(r"\b(?:cn|uid)=((?:[^,\\]|\\.)+)", re.IGNORECASE)
_BESIDE_SIGN = re.compile(r"\s+[-–—|/]\s+|\s*[|:]\s*")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")


class DirectoryEntry(NamedTuple):
    """Somebody who can be named."""

    id: str
    """Id of the person."""
    name: str
    """Full name."""
    email: str
    """E-mail address, or empty."""
    numbers: tuple[str, ...] = ()
    """What a personnel system calls her by, as far as the list says."""
    called: str = ""
    """What people call her, where that is no part of the name."""


class Lookup(NamedTuple):
    """Who a cell that names several people means."""

    ids: Ids
    """Those found."""
    unknown: tuple[str, ...]
    """What stands for nobody, or for more than one."""
    texts: tuple[str, ...] = ()
    """By what text each was found."""


class Directory:
    """Everybody who can be named: those in the programme and those being imported."""

    def __init__(self, entries: Iterable[DirectoryEntry]) -> None:
        self._entries = list(entries)
        self._by_mail: dict[str, list[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        self._by_number: dict[str, list[str]] = {}
        self._by_loose_name: dict[str, list[str]] | None = None
        self._by_words: dict[frozenset[str], list[str]] | None = None
        self._by_word: dict[str, dict[str, frozenset[str]]] | None = None
        self._answers: dict[str, Ids] = {}
        for entry in self._entries:
            self._by_name.setdefault(key(entry.name), []).append(entry.id)
            if entry.email:
                self._by_mail.setdefault(key(entry.email), []).append(entry.id)
            for number in entry.numbers:
                self._by_number.setdefault(_number(number), []).append(entry.id)

    def name(self, person_id: str) -> str:
        """Return the full name of somebody."""
        return next((entry.name for entry in self._entries if entry.id == person_id), "")

    def find(self, text: str) -> Ids:
        """Return the ids of everybody `text` can mean.

        By number or e-mail, else by name, by its words in any order, at last by part of a name, initials and titles;
        also out of `Greta Olsen (F100)` and `CN=Greta Olsen,OU=Board`.
        """
        if text not in self._answers:
            self._answers[text] = next((found for one in _spellings(text) if (found := self._find(one))), ())
        return self._answers[text]

    def find_exactly(self, text: str) -> Ids:
        """Return the ids of everybody with just this number, e-mail or name."""
        found = self._by_name.get(key(text)) or self._by_mail.get(key(text)) or self._by_number.get(_number(text))
        return _unique(found or ())

    def find_several(self, cell: str, *, exactly: bool = False) -> Lookup:
        """Return whom a cell means that holds one name or several; `exactly` by whole names parted by ; alone."""
        find = self.find_exactly if exactly else self.find
        if len(whole := find(cell)) == 1:
            return Lookup(whole, (), (cell,))
        ids: dict[str, str] = {}
        unknown = []
        for part in parts_of(f"{cell};") if exactly else _people_in(cell):
            found = find(part)
            if len(found) == 1:
                ids[found[0]] = part
            else:
                unknown.append(part)
        return Lookup(tuple(ids), tuple(unknown), tuple(ids.values()))

    def _find(self, text: str) -> Ids:
        if found := self._by_number.get(_number(text)):
            return _unique(found)
        mail = read_email(text) if "@" in text else None
        if mail and (found := self._by_mail.get(key(mail))):
            return _unique(found)
        name = text.partition("<")[0] if mail else text
        last, comma, first = name.partition(",")
        for spelling in (name, f"{first} {last}") if comma else (name,):
            if found := self._by_name.get(key(spelling)) or self._loosely().get(loose_key(spelling)):
                return _unique(found)
        words = name_words(name)
        if not words:
            return ()
        return _unique(self._in_any_order().get(words, ())) or self._partly(words)

    def _partly(self, words: frozenset[str]) -> Ids:
        """Return whose name holds all these words, or has more words but none that contradicts: `Greta`, `G. Olsen`."""
        if self._by_word is None:
            self._by_word = {}
            for entry in self._entries:
                own = name_words(f"{entry.name} {entry.called}")
                for word in own:
                    for start in {word, word[0]}:
                        self._by_word.setdefault(start, {})[entry.id] = own
        whole = [word for word in words if len(word) > 1]
        if not whole:
            return ()
        candidates = self._by_word.get(whole[0], {})
        return tuple(
            one
            for one, own in candidates.items()
            if all(word in own if len(word) > 1 else any(mine.startswith(word) for mine in own) for word in words)
        )

    def _in_any_order(self) -> Mapping[frozenset[str], list[str]]:
        if self._by_words is None:
            self._by_words = {}
            for name, ids in self._by_name.items():
                self._by_words.setdefault(name_words(name), []).extend(ids)
        return self._by_words

    def _loosely(self) -> Mapping[str, list[str]]:
        if self._by_loose_name is None:
            self._by_loose_name = {}
            for name, ids in self._by_name.items():
                self._by_loose_name.setdefault(loose_key(name), []).extend(ids)
        return self._by_loose_name


def _number(text: str) -> str:
    """Return a number as it is compared: spreadsheets add `.0` and lose leading zeros."""
    return _LEADING_ZEROS.sub("", key(text).removesuffix(".0"))


def _unique(ids: Sequence[str]) -> Ids:
    return tuple(dict.fromkeys(ids))


def _spellings(text: str) -> Iterator[str]:
    """Yield what a cell can mean by one person: the whole, then its parts, the surest first."""
    yield text
    for found in _DISTINGUISHED.finditer(text):
        yield found[1].replace("\\", "")
    outside = _BRACKETS.sub(" ", text).strip()
    if outside != text.strip():
        yield from (
            found[1] for found in _BRACKETS.finditer(text) if any(map(str.isdigit, found[1])) or "@" in found[1]
        )
        if outside:
            yield outside
    yield from (piece for piece in _BESIDE_SIGN.split(text) if any(map(str.isdigit, piece)) or " " in piece)


def _people_in(cell: str) -> Iterator[str]:
    """Yield the people a cell names; `and` and a stroke part them too."""
    for part in parts_of(cell):
        yield from filter(None, (piece.strip() for piece in re.split(r"\s+(?:and|und|et|y|&|/)\s+", part)))


def circles(manager_of: Mapping[str, str]) -> list[list[str]]:
    """Return every circle of people of whom each reports to the next, given the manager of each by id."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in manager_of:
        path: dict[str, None] = {}
        at = start
        while at and at not in done and at not in path:
            path[at] = None
            at = manager_of.get(at, "")
        if at in path:
            way = list(path)
            found.append(way[way.index(at) :])
        done.update(path)
    return found
