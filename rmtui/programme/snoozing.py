"""Snoozing of lines of Today: "later" for a week, "I called them" until there is a new reason.

Everything here is pure: it reads the programme and returns an Edit, or raises BadInput with nothing changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from rmtui.errors import BadInput
from rmtui.programme.contact import Contact
from rmtui.programme.days.words import day_words
from rmtui.programme.edit import Edit
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.health import quiet_limit
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import spoken

LATER_DAYS = 7
"""How long "later" keeps a line away."""

_COUNTED = re.compile(r"\d+ days")
_OUTLOOK = re.compile(r", next .*")


class Snoozes:
    """Which lines are to be left out on a day."""

    def __init__(self, contacts: Iterable[Contact], today: date) -> None:
        self._later: set[str] = set()
        self._called: dict[str, set[str]] = {}
        for contact in contacts:
            if contact.until is None or contact.until <= today:
                continue
            if contact.kind == "later":
                self._later.add(contact.item)
            else:
                self._called.setdefault(contact.item, set()).update(contact.reasons)

    def waits(self, item: str) -> bool:
        """Say whether the line with this key was left for later."""
        return item in self._later

    def answered(self, item: str, reasons: Iterable[str]) -> bool:
        """Say whether a call was made because of all these `lasting_reasons` of the line with this key."""
        return item in self._called and self._called[item].issuperset(reasons)


def lasting_reasons(reasons: Iterable[str], last_met: date | None) -> tuple[str, ...]:
    """Return reasons without what grows from day to day, so that tomorrow's are the same unless something happened.

    Silence counts from the meeting it began with: the next silence is another reason.
    """
    since = f" since {last_met.isoformat()}" if last_met else ""
    return tuple(_OUTLOOK.sub("", _COUNTED.sub(f"days{since}", reason)) for reason in reasons)


def leave_for_later(
    programme: Programme, item: str, today: date, new_id: Callable[[], str], *, pair: str = "", days: int = LATER_DAYS
) -> Edit:
    """Leave the line with this key out of Today for some days."""
    if days < 1:
        raise BadInput("Later means at least tomorrow. Nothing was changed.")
    before = next((c for c in programme.contacts.all() if c.kind == "later" and c.item == item), None)
    until = today + timedelta(days=days)
    kept = Contact(id=before.id if before else new_id(), kind="later", item=item, pair=pair, on=today, until=until)
    return Edit(EditKind.LATER, f"Left for later, until {day_words(until)}", (programme.put(kept),))


def note_call(
    programme: Programme, pair_id: str, item: str, reasons: Iterable[str], today: date, new_id: Callable[[], str]
) -> Edit:
    """Note that a pair was called; its line comes back with a new reason, or when they stay quiet as long again.

    `reasons` are the `lasting_reasons` of the line.
    """
    pair = programme.pairs.get(pair_id)
    if pair is None:
        raise BadInput("This pair is no longer there. Nothing was changed.")
    until = today + timedelta(days=quiet_limit(programme.about))
    call = Contact(id=new_id(), kind="called", item=item, pair=pair_id, reasons=tuple(reasons), on=today, until=until)
    return Edit(EditKind.CALL, f"Called {spoken(programme, pair)}", (programme.put(call),))
