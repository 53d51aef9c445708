"""What does one cell of a roster say?

A reader takes the text of a cell that is not empty and returns the value of its field, or None where the cell says
nothing usable. It raises KeepAside when taking the line over would mean guessing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from rmtui.errors import BadInput
from rmtui.exchange.roster.consents import answer_of, consents
from rmtui.exchange.roster.slots import slots_of
from rmtui.programme.cleaning import clean_line, clean_name, clean_text
from rmtui.programme.days.grammar import Order
from rmtui.programme.days.reading import Context, read_day
from rmtui.programme.person import Consent, Offer, Want

MOST_ROOM = 9
"""More people than that at a time is a slip of the keys."""


class KeepAside(Exception):
    """The line cannot be taken over; the reason is for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """In words, without the line number."""


Reader = Callable[[str], Any]
"""Reads one cell; None where it cannot be understood."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOTHING = _words("- – — -- n/a na n.a. none null nil ? tbc tbd unknown") | {""}
_NO_NAME = _words("- – — -- n/a ? .") | {""}
_TOPIC = re.compile(r"(.*[^\d\s])\s*:\s*([+-]?\d+)", re.DOTALL)
_OUTSIDE_BRACKETS = r"(?![^()]*\))"
_COMMA = re.compile(rf",{_OUTSIDE_BRACKETS}")
_STRONG = re.compile(rf"[;|\n]{_OUTSIDE_BRACKETS}")
_COUNT = re.compile(r"([+-]?\d+)(?:[.,]0+)?(?:\s*(?:people|persons?|mentees?|mentors?|pairs?|at a time))?")
_TIME = re.compile(r"[ T]\d{1,2}:\d\d.*")
_EXCEL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_DAY_ZERO_OF_EXCEL = date(1899, 12, 30)
_EXCEL_DAYS = range(36526, 73051)
"""From 2000 to 2099."""
_MAIL = re.compile(r"(?:.*<)?(?:mailto:)?([^@\s<>]+@[^@\s<>]+)>?", re.IGNORECASE | re.DOTALL)


def says_nothing(line: str) -> bool:
    """Say whether a cleaned cell stands for no answer."""
    return line.casefold() in _NOTHING


def read_line(raw: str) -> str | None:
    """Read a one-line text."""
    line = clean_line(raw)
    return None if says_nothing(line) else line


def read_name(raw: str) -> str | None:
    """Read a name."""
    name = clean_name(raw)
    return None if name.casefold() in _NO_NAME else name


def read_notes(raw: str) -> str | None:
    """Read a text of any length."""
    return clean_text(raw).strip("\n") or None


def read_email(raw: str) -> str | None:
    """Read an e-mail address, also out of `Ann Lee <ann@north.example>`; None where there is none."""
    found = _MAIL.fullmatch(clean_name(raw))
    return found[1] if found else None


def parts_of(raw: str) -> tuple[str, ...]:
    """Return the entries of a cell that holds several, told apart by ; | or line ends, else by commas."""
    text = clean_text(raw)
    pieces = _STRONG.split(text)
    if len(pieces) == 1:
        pieces = _COMMA.split(text)
    lines = (clean_line(piece).lstrip("•*- ") for piece in pieces)
    return tuple(dict.fromkeys(line for line in lines if not says_nothing(line)))


def read_list(raw: str) -> tuple[str, ...] | None:
    """Read several short texts."""
    return parts_of(raw) or None


def read_slots(raw: str) -> tuple[str, ...] | None:
    """Read when somebody could meet."""
    return slots_of(parts_of(raw)) or None


def read_offers(raw: str) -> tuple[Offer, ...] | None:
    """Read topics with a level, `short video:4`; a topic without level has that of an average offer."""
    topics = [_topic(part, "level", 1, 5) for part in parts_of(raw)]
    return tuple(Offer(topic=t) if n is None else Offer(topic=t, level=n) for t, n in topics) or None


def read_wants(raw: str) -> tuple[Want, ...] | None:
    """Read topics with a priority, `AI at work:1`."""
    topics = [_topic(part, "priority", 1, 3) for part in parts_of(raw)]
    return tuple(Want(topic=t) if n is None else Want(topic=t, priority=n) for t, n in topics) or None


def read_room(raw: str) -> int | None:
    """Read how many people at a time, 0 to `MOST_ROOM`."""
    return _number(raw, "how many at a time", 0, MOST_ROOM)


def read_scale(raw: str) -> int | None:
    """Read somebody's own rating, 1 to 5."""
    return _number(raw, "the rating", 1, 5)


def read_yes(raw: str) -> bool | None:
    """Read yes or no in a few languages; None for anything else."""
    return answer_of(clean_line(raw))


def read_external(raw: str) -> bool | None:
    """Read whether somebody comes from outside; None where the cell does not say."""
    word = clean_line(raw).casefold()
    if word in ("external", "extern", "externe", "externo", "outside", "guest", "internal", "intern", "interne"):
        return not word.startswith("intern")
    return read_yes(raw)


def read_consent(raw: str) -> Consent | None:
    """Read whether somebody said yes to taking part; None where the cell does not say.

    A text that refuses anywhere is a no, whatever else it says.
    """
    if says_nothing(clean_line(raw)):
        return None
    answer = consents(clean_line(raw))
    return None if answer is None else "yes" if answer else "no"


def read_date(raw: str, order: Order = "") -> date | None:
    """Read a date with its year, or a day number of Excel (counted from 1900); a time behind it says nothing here.

    None for what is none, and for one such as 03/04/2026 while nobody chose (`order`) whether the day comes first.
    """
    line = clean_line(raw)
    if (number := _EXCEL.fullmatch(line)) and int(number[1]) in _EXCEL_DAYS:
        return _DAY_ZERO_OF_EXCEL + timedelta(days=int(number[1]))
    try:
        return read_day(_TIME.sub("", line), Context(date.min, "exact", order))
    except BadInput:
        return None


def _topic(part: str, what: str, least: int, most: int) -> tuple[str, int | None]:
    found = _TOPIC.fullmatch(part)
    if not found:
        return part, None
    number = int(found[2][:4])
    if not least <= number <= most:
        raise KeepAside(f'the {what} in "{part[:80]}" is not between {least} and {most}')
    return found[1], number


def _number(raw: str, what: str, least: int, most: int) -> int | None:
    line = clean_line(raw)
    if says_nothing(line):
        return None
    found = _COUNT.fullmatch(line.casefold())
    number = int(found[1][:4]) if found else None
    if number is None or not least <= number <= most:
        raise KeepAside(f'"{line[:40]}" is not {what} ({least} to {most})')
    return number
