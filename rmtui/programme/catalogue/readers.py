"""Readers of typed text: what does the text of one field say, in a form or in the cell of a table?

A reader takes a text that is not empty and returns the value of its field, or None where the text says nothing usable.
It raises NotUnderstood where taking it over would mean guessing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from rmtui.programme.catalogue.slots import slots_of
from rmtui.programme.cleaning import clean_line, clean_name, clean_text
from rmtui.programme.person import Offer, Want

MOST_ROOM = 9
"""More people than that at a time is a slip of the keys."""


class NotUnderstood(Exception):
    """A text cannot be taken over; the reason is for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """In words, without where it stands."""


Reader = Callable[[str], Any]
"""Reads one text; None where it cannot be understood."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOTHING = _words("- – — -- n/a na n.a. none null nil ? tbc tbd unknown") | {
    "", "k.a.", "k. a.", "keine angabe", "no answer", "not applicable", "nicht zutreffend", "entfällt", "sans objet",
    "s/o", "non renseigné", "no aplica", "sin respuesta", "nie dotyczy", "brak", "brak odpowiedzi",
}  # fmt: skip
_NO_NAME = _words("- – — -- n/a ? .") | {""}
_TOPIC = re.compile(r"(.*\S)\s*:\s*([+-]?\d+)", re.DOTALL)
_OUTSIDE_BRACKETS = r"(?![^()]*\))"
_COMMA = re.compile(rf",{_OUTSIDE_BRACKETS}")
_STRONG = re.compile(rf"[;|\n]{_OUTSIDE_BRACKETS}")
_COUNT = re.compile(r"([+-]?\d+)(?:[.,]0+)?(?:\s*(?:people|persons?|mentees?|mentors?|pairs?|at a time))?")
_MAIL = re.compile(r"(?:.*<)?(?:mailto:)?([^@\s<>]+@[^@\s<>]+)>?", re.IGNORECASE | re.DOTALL)


def says_nothing(line: str) -> bool:
    """Say whether a cleaned text stands for no answer."""
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
    """Return the entries of a text that holds several, told apart by ; | or line ends, else by commas."""
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
    offers = (Offer(topic=topic) if level is None else Offer(topic=topic, level=level) for topic, level in topics)
    return tuple(dict.fromkeys(offers)) or None


def read_wants(raw: str) -> tuple[Want, ...] | None:
    """Read topics with a priority, `AI at work:1`."""
    topics = [_topic(part, "priority", 1, 3) for part in parts_of(raw)]
    wants = (Want(topic=topic) if rank is None else Want(topic=topic, priority=rank) for topic, rank in topics)
    return tuple(dict.fromkeys(wants)) or None


def read_room(raw: str) -> int | None:
    """Read how many people at a time, 0 to `MOST_ROOM`."""
    return _number(raw, "how many at a time", 0, MOST_ROOM)


def read_scale(raw: str) -> int | None:
    """Read somebody's own rating, 1 to 5."""
    return _number(raw, "the rating", 1, 5)


def _topic(part: str, what: str, least: int, most: int) -> tuple[str, int | None]:
    """Return a topic and the number behind its colon; what follows a digit is one only where it can be: not in 9:30."""
    parted = _TOPIC.fullmatch(part)
    if not parted:
        return part, None
    number = int(parted[2][:4])
    fits = least <= number <= most
    if parted[1][-1].isdecimal() and not (fits and len(parted[2]) == 1):
        return part, None
    if not fits:
        raise NotUnderstood(f'the {what} in "{part[:80]}" is not between {least} and {most}')
    return parted[1], number


def _number(raw: str, what: str, least: int, most: int) -> int | None:
    line = clean_line(raw)
    if says_nothing(line):
        return None
    found = _COUNT.fullmatch(line.casefold())
    number = int(found[1][:4]) if found else None
    if number is None or not least <= number <= most:
        raise NotUnderstood(f'"{line[:40]}" is not {what} ({least} to {most})')
    return number
