"""Erasure plan: what becomes of the programme, and of each older copy of it, when somebody is erased?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rmtui.programme.edit import Tables
from rmtui.programme.erasing import Rows, names_of, without_person
from rmtui.programme.erasing_texts import Place, own_words, with_texts
from rmtui.programme.identities import FORMS, Identity
from rmtui.programme.naming import Naming
from rmtui.programme.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasingRequest:
    """Whom to erase and how; written down while it is done, so that an opening can go on with it."""

    ids: tuple[str, ...]
    """Every record that was ever hers, the one asked for first."""
    forms: tuple[Document, ...] = ()
    """What she was ever called, as `Identity.forms` has it."""
    replace: bool = False
    """Whether people's own words lose the name."""
    on: date | None = None
    """The day her open pairs end."""
    keep_damaged: bool = False
    """Whether what was kept aside as damaged stays."""

    @classmethod
    def of(
        cls, identity: Identity, *, replace: bool = False, on: date | None = None, keep_damaged: bool = False
    ) -> ErasingRequest:
        """Return the request to erase somebody and everything she ever was."""
        return cls(ids=identity.ids, forms=identity.forms, replace=replace, on=on, keep_damaged=keep_damaged)

    def as_json(self) -> dict[str, Any]:
        """Return what is written down."""
        return {
            "person": self.ids[0],
            "also": list(self.ids[1:]),
            "forms": [dict(form) for form in self.forms],
            "replace": self.replace,
            "on": self.on.isoformat() if self.on else None,
            "damaged": "keep" if self.keep_damaged else "delete",
        }

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> ErasingRequest:
        """Return what was written down; of what is no longer understood there is nothing."""
        also, forms = written.get("also"), written.get("forms")
        ids = [written.get("person"), *(also if isinstance(also, list) else ())]
        return cls(
            ids=tuple(str(one) for one in ids if isinstance(one, str) and one) or ("",),
            forms=tuple(_form(one) for one in forms if isinstance(one, dict)) if isinstance(forms, list) else (),
            replace=bool(written.get("replace")),
            on=_day(written.get("on")),
            keep_damaged=written.get("damaged") == "keep",
        )


class ErasingPlan:
    """One erasing, made from the documents as they are before it or after it."""

    def __init__(self, tables: Tables, request: ErasingRequest) -> None:
        """Plan what is asked for these documents."""
        self._request = request
        self.names = self._names_in(tables)
        """What she is called, now and ever."""
        left = self._without(tables, self.names)
        names = self.names
        self.now = with_texts(left, lambda _, text: names.removed_from(text)) if request.replace else left
        """The documents without her."""
        self._kept: dict[Place, set[str]] = {}
        for place, text in own_words(self.now):
            if names.surely_in(text):
                self._kept.setdefault(place, set()).add(text)

    def older(self, tables: Tables) -> dict[str, Rows]:
        """Return the documents of an older copy without her.

        Texts that name her lose the name, except those that stand word for word in the programme: these are known.
        """
        names = self.names + self._names_in(tables)

        def change(place: Place, text: str) -> str:
            return text if text in self._kept.get(place, ()) else names.removed_from(text)

        return with_texts(self._without(tables, names), change)

    def is_hers(self, text: str) -> bool:
        """Say whether something being written is about her or names her."""
        return self.names.surely_in(text) or any(
            re.search(rf"(?<!\d){re.escape(person)}(?!\d)", text) for person in self._request.ids if person
        )

    def _names_in(self, tables: Tables) -> Naming:
        person, *also = self._request.ids
        return names_of(tables, person, also, self._request.forms)

    def _without(self, tables: Tables, names: Naming) -> dict[str, Rows]:
        left: dict[str, Rows] = {name: dict(rows) for name, rows in tables.items()}
        for person in self._request.ids:
            left = without_person(left, person, self._request.on, names)
        return left


def _form(written: Mapping[str, Any]) -> Document:
    return {name: text for name in FORMS if isinstance(text := written.get(name), str)}


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
