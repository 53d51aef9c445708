"""Typed texts and values: what does every field say of itself, so that one way leads from its first key to an edit?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Protocol, Self

from rmtui.programme.edit import Edit
from rmtui.programme.levels import Level
from rmtui.programme.programme import Programme

LONGEST_KEY = 80


class Writing(Protocol):
    """What a field is for: a frozen value, one class for each kind of record."""

    @property
    def key(self) -> str:
        """What its draft is called."""

    @property
    def about(self) -> Mapping[str, Any]:
        """What is needed to offer its draft again: plain JSON values."""

    @property
    def place(self) -> str:
        """The place its form stands in."""

    @property
    def level(self) -> Level:
        """Who may know it."""

    @property
    def means_something(self) -> bool:
        """Whether emptying the field says something."""

    def subject(self, programme: Programme) -> str:
        """Return what it is about, without a word that was typed; empty where what it belongs to is gone."""

    def keep(self, programme: Programme, typed: str, *, new_id: Callable[[], str], now: datetime, today: date) -> Edit:
        """Return the edit that keeps what was typed; raises BadInput where that cannot be kept."""

    def after(self, edit: Edit) -> Self:
        """Return what the field is for once the edit is saved: a new text is one that is there then."""


def draft_key(*parts: str) -> str:
    """Return the name of a draft; an id another program made may hold other signs."""
    name = "-".join(part for part in parts if part).lower()
    return re.sub("[^0-9a-z]+", "-", name)[:LONGEST_KEY]
