"""List of people: how is it searched, changed and resized without being made anew each time?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content

from rmtui.programme.cleaning import loose_key
from rmtui.programme.erasing import is_erased
from rmtui.programme.person import Person
from rmtui.screens.people.row import Words, finder, needs_of, search_text, shown_line, widths_for
from rmtui.widgets.line_list import LineList, Row
from rmtui.widgets.text import plain

FIRST_ROOM = 77
"""Cells of a line before the list knows its own width."""

NOBODY = "Nobody fits what was typed. Esc ends the search."
"""Shown where a search finds nothing."""


class PersonList(LineList):
    """The people of a programme, one a line, by name."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._words: Words = {}
        self._widths: tuple[int, ...] = ()
        self._made_lines: dict[str, tuple[Person, int, Content]] = {}
        self._search_texts: dict[str, tuple[Person, str]] = {}

    @property
    def widths(self) -> tuple[int, ...]:
        """Cells of each column, as shown last."""
        return self._widths

    def show_people(
        self, people: Iterable[Person], words: Words, open_pairs: Mapping[str, int], wanted: str = ""
    ) -> int:
        """Show those in whom every word of `wanted` is found and return how many they are.

        Who was erased is shown and does not count. `open_pairs` says in how many open pairs somebody is, by id.
        """
        everybody = tuple(people)
        self._forget_what_changed(words, needs_of(everybody, words, open_pairs))
        fits = finder(wanted)
        found = [person for person in everybody if fits(self._text(person))] if wanted else everybody
        shown = sorted(found, key=lambda person: loose_key(person.name))
        rows = [Row(self._line(person, open_pairs.get(person.id, 0)), person.id) for person in shown]
        self.show(rows or ([Row(plain(NOBODY))] if everybody else []))
        return sum(not is_erased(person) for person in shown)

    def _forget_what_changed(self, words: Words, needs: tuple[int, ...]) -> None:
        widths = widths_for(self.room or FIRST_ROOM, needs)
        if words != self._words:
            self._search_texts.clear()
        if words != self._words or widths != self._widths:
            self._made_lines.clear()
        self._words, self._widths = words, widths

    def _line(self, person: Person, open_pairs: int) -> Content:
        """Return the line of a person; one that did not change is not made anew."""
        known = self._made_lines.get(person.id)
        if known is None or known[0] is not person or known[1] != open_pairs:
            known = (person, open_pairs, shown_line(person, self._words, open_pairs, self._widths))
            self._made_lines[person.id] = known
        return known[2]

    def _text(self, person: Person) -> str:
        known = self._search_texts.get(person.id)
        if known is None or known[0] is not person:
            known = self._search_texts[person.id] = (person, search_text(person, self._words))
        return known[1]
