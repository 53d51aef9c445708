"""Directory of people: who is meant by a name or e-mail address in a list, and who reports to whom in a circle?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rmtui.programme.catalogue.readers import parts_of, read_email
from rmtui.programme.cleaning import key, loose_key, name_words

Ids = tuple[str, ...]
"""Of everybody somebody can mean."""


class DirectoryEntry(NamedTuple):
    """Somebody who can be named."""

    id: str
    """Id of the person."""
    name: str
    """Full name."""
    email: str
    """E-mail address, or empty."""


class Lookup(NamedTuple):
    """Who a cell that names several people means."""

    ids: Ids
    """Those found."""
    unknown: tuple[str, ...]
    """What stands for nobody, or for more than one."""


class Directory:
    """Everybody who can be named: those in the programme and those being imported."""

    def __init__(self, entries: Iterable[DirectoryEntry]) -> None:
        self._by_mail: dict[str, list[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        self._by_loose_name: dict[str, list[str]] | None = None
        self._by_words: dict[frozenset[str], list[str]] | None = None
        self._answers: dict[str, Ids] = {}
        for entry in entries:
            self._by_name.setdefault(key(entry.name), []).append(entry.id)
            if entry.email:
                self._by_mail.setdefault(key(entry.email), []).append(entry.id)

    def find(self, text: str) -> Ids:
        """Return the ids of everybody `text` can mean: by e-mail, else by name, at last by its words in any order."""
        if text not in self._answers:
            self._answers[text] = self._find(text)
        return self._answers[text]

    def find_several(self, cell: str) -> Lookup:
        """Return whom a cell means that holds one name or several."""
        if len(whole := self.find(cell)) == 1:
            return Lookup(whole, ())
        ids: dict[str, None] = {}
        unknown = []
        for part in parts_of(cell):
            found = self.find(part)
            if len(found) == 1:
                ids[found[0]] = None
            else:
                unknown.append(part)
        return Lookup(tuple(ids), tuple(unknown))

    def _find(self, text: str) -> Ids:
        mail = read_email(text) if "@" in text else None
        if mail and (found := self._by_mail.get(key(mail))):
            return tuple(found)
        name = text.partition("<")[0] if mail else text
        last, comma, first = name.partition(",")
        for spelling in (name, f"{first} {last}") if comma else (name,):
            if found := self._by_name.get(key(spelling)) or self._loosely().get(loose_key(spelling)):
                return tuple(found)
        words = name_words(name)
        return tuple(self._in_any_order().get(words, ())) if words else ()

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
