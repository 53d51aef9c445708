"""Erasure plan: what becomes of the programme, and of each older copy of it, when somebody is erased?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from rmtui.programme.edit import Tables
from rmtui.programme.erasing import Rows, names_of, without_person
from rmtui.programme.erasing_texts import Place, own_words, with_texts


class ErasingPlan:
    """One erasing, made from the documents as they are before it or after it."""

    def __init__(self, tables: Tables, request: Mapping[str, Any]) -> None:
        """Plan what `request` asks: `person`, an id; `replace`, whether texts lose the name; `on`, the day, ISO."""
        self._person = str(request.get("person", ""))
        self._on = _day(request.get("on"))
        self.names = names_of(tables, self._person)
        """What she is called."""
        left = without_person(tables, self._person, self._on)
        names = self.names
        self.now = with_texts(left, lambda _, text: names.removed_from(text)) if request.get("replace") else left
        """The documents without her."""
        self._kept: dict[Place, set[str]] = {}
        for place, text in own_words(self.now):
            if names.surely_in(text):
                self._kept.setdefault(place, set()).add(text)

    def older(self, tables: Tables) -> dict[str, Rows]:
        """Return the documents of an older copy without her.

        Texts that name her lose the name, except those that stand word for word in the programme: these are known.
        """
        names = self.names + names_of(tables, self._person)

        def change(place: Place, text: str) -> str:
            return text if text in self._kept.get(place, ()) else names.removed_from(text)

        return with_texts(without_person(tables, self._person, self._on), change)

    def is_hers(self, text: str) -> bool:
        """Say whether something being written is about her or names her."""
        return self.names.surely_in(text) or re.search(rf"(?<!\d){re.escape(self._person)}(?!\d)", text) is not None


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
