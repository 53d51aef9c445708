"""Identity of a person across every state of a programme: which records were ever her, and what was she called?

Somebody removed and added again has another id, and one who married has another name. Two records that ever stood side
by side are two people, and whoever is here now is nobody but herself, whatever she is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rmtui.programme.cleaning import clean_name, key, loose_key, name_words
from rmtui.programme.records import Document

Rows = Mapping[str, Document]
FORMS = ("name", "short_name", "email")
"""Fields that say what somebody is called."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One person, and everything she ever was."""

    ids: tuple[str, ...]
    """Her records, the one asked for first."""
    forms: tuple[Document, ...]
    """What each of them called her, each form once: `name`, `short_name`, `email`."""
    namesakes: tuple[tuple[str, str], ...] = ()
    """Id and name of records with a name or an address of hers that are somebody else, as far as can be told."""


@dataclass(slots=True)
class _Record:
    """One id in every state."""

    forms: list[Document] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    states: set[int] = field(default_factory=set)


class Identities:
    """Everybody who stands in any of several states of a programme, the present one first."""

    def __init__(self, states: Iterable[Rows]) -> None:
        self._records: dict[str, _Record] = {}
        self._by_mark: dict[str, set[str]] = {}
        self._present: frozenset[str] = frozenset()
        for number, rows in enumerate(states):
            if number == 0:
                self._present = frozenset(rows)
            for person, document in rows.items():
                self._add(number, person, document)

    def of(self, person: str) -> Identity:
        """Return everything that was ever somebody; `person` is an id in any state."""
        mine, others = [person], set[str]()
        waiting = [person]
        while waiting:
            for other in sorted(self._sharing(waiting.pop()) - {*mine} - others):
                if self._may_be(other, mine):
                    mine.append(other)
                    waiting.append(other)
                else:
                    others.add(other)
        forms = [form for one in mine if one in self._records for form in self._records[one].forms]
        return Identity(tuple(mine), tuple(_once(forms)), tuple((one, self._called(one)) for one in sorted(others)))

    def former(self) -> list[Identity]:
        """Return who is in no record of the present, and nobody of the present either, by name."""
        taken = set(self._present)
        for person in self._present & self._records.keys():
            taken.update(self.of(person).ids)
        found: list[Identity] = []
        for person in self._records:  # the latest states come first
            if person not in taken:
                identity = self.of(person)
                taken.update(identity.ids)
                found.append(identity)
        return sorted(found, key=lambda one: loose_key(str(one.forms[0]["name"])))

    def _add(self, number: int, person: str, document: Document) -> None:
        form = {name: text for name in FORMS if isinstance(text := document.get(name), str) and text}
        if document.get("erased") is True or "name" not in form:
            return
        record = self._records.setdefault(person, _Record())
        record.states.add(number)
        if form in record.forms:
            return
        record.forms.append(form)
        for mark in _marks(form):
            record.marks.add(mark)
            self._by_mark.setdefault(mark, set()).add(person)

    def _sharing(self, person: str) -> set[str]:
        marks = self._records[person].marks if person in self._records else ()
        return set[str]().union(*(self._by_mark[mark] for mark in marks))

    def _may_be(self, other: str, mine: Sequence[str]) -> bool:
        """Say whether a record may be the same person: not here now, and never beside one that is hers."""
        if other in self._present:
            return False
        states = self._records[other].states
        return all(one not in self._records or states.isdisjoint(self._records[one].states) for one in mine)

    def _called(self, person: str) -> str:
        return str(self._records[person].forms[0]["name"])


def _marks(form: Document) -> Iterator[str]:
    """Yield what a person is known again by: her whole name in any order of its words, and her address."""
    words = name_words(clean_name(str(form["name"])))
    if words:
        yield "name " + " ".join(sorted(words))
    if "email" in form:
        yield "email " + key(clean_name(str(form["email"])))


def _once(forms: Iterable[Document]) -> list[Document]:
    found: list[Document] = []
    for form in forms:
        if form not in found:
            found.append(form)
    return found
