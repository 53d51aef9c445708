"""Answers of the setup: what counts as one, and how is what somebody typed understood?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from rmtui.errors import BadInput
from rmtui.programme.about import Formality
from rmtui.programme.cleaning import clean_line, clean_name, clean_text
from rmtui.programme.days.reading import Context, read_day
from rmtui.programme.days.words import date_words
from rmtui.punctuation import strung

Value = str | int | bool | tuple[str, ...] | Mapping[str, int | None]
"""A tick list and a list are tuples, a scale maps sentences to marks, a date is ISO or empty."""

LONGEST_LINE = 300
"""Characters of a one-line answer."""

LONGEST_WORD = 60
"""Characters of the brand and of a word for a role; they stand at the head of every page."""

MOST_ENTRIES = 100
"""Entries of a list."""

MARKS = (0, 1, 2, None)
"""Marks of a scale: no, partly, yes, does not apply."""

SAFE = "What stood there before is kept."


class Choice(Protocol):
    """One possible answer, as the content files tell it."""

    @property
    def value(self) -> str | bool | int:
        """What is stored."""

    @property
    def text(self) -> str:
        """What is shown."""

    @property
    def fixed(self) -> bool:
        """Whether it is always on."""


class Question(Protocol):
    """What this layer needs to know about a question; `content.kinds.SetupQuestion` is one."""

    @property
    def id(self) -> str:
        """The slug its answer is kept under."""

    @property
    def kind(self) -> str:
        """One of ticks, choice, line, number, date, list, scale."""

    @property
    def field(self) -> str:
        """Where the answer goes in About; empty for among the answers."""

    @property
    def default(self) -> str | bool | int | tuple[str, ...]:
        """The answer before anybody answers."""

    @property
    def choices(self) -> Sequence[Choice]:
        """What can be chosen."""

    @property
    def open_from(self) -> Formality | None:
        """The lightest formality at which it stays open while unanswered."""

    @property
    def least(self) -> int | None:
        """The smallest number taken."""

    @property
    def most(self) -> int | None:
        """The largest number taken."""

    @property
    def unit(self) -> str:
        """What the number counts."""


def parse_answer(question: Question, typed: str, context: Context) -> Value:
    """Return the answer meant by text typed into a field, a date where `context` says.

    Raises BadInput for what is no number or no date; only an empty field means no date.
    """
    if question.kind == "list":
        parted = ranks_in(typed) if question.field == "ladder" else clean_text(typed).split("\n")
        entries = map(clean_line, parted)
        return tuple(dict.fromkeys(entry for entry in entries if entry))
    if question.kind == "number":
        return _number(question, typed)
    if question.kind == "date":
        return read_day(typed, context).isoformat() if typed.strip() else ""
    return typed


def field_text(question: Question, value: Value) -> str:
    """Return an answer as its field shows it; `parse_answer` reads the same answer from it."""
    if isinstance(value, tuple):
        return "\n".join(value)
    if question.kind == "date" and isinstance(value, str) and value:
        return date_words(date.fromisoformat(value))
    return str(value)


def ranks_in(typed: str) -> tuple[str, ...]:
    """Return the ranks of a ladder as they are typed: one a line, or several with commas or semicolons between them."""
    parts = re.split("[\n,;、，；]", clean_text(typed))
    return tuple(rank for part in parts if (rank := clean_line(part)))


def check_answer(question: Question, value: Value, held: Value) -> Value:
    """Return `value` as it is kept; raises BadInput when it cannot be an answer.

    `held` is the answer so far: ticks this version does not know stay ticked.
    """
    if question.kind == "ticks":
        return _ticks(question, value, held)
    if question.kind == "choice":
        if not any(value == choice.value and type(value) is type(choice.value) for choice in question.choices):
            raise BadInput(f"Choose one of the answers shown. {SAFE}")
        return value
    if question.kind == "line":
        return _line(question, str(value))
    if question.kind == "number":
        return _number(question, str(value))
    if question.kind == "date":
        return _iso(str(value))
    return _list(value) if question.kind == "list" else _scale(question, value)


def default_of(question: Question) -> Value:
    """Return the answer before anybody answers."""
    return {} if question.kind == "scale" else question.default


def fits(question: Question, raw: Any) -> Value | None:
    """Return a stored answer as a value, or None where another program wrote something that is none."""
    try:
        value = tuple(raw) if isinstance(raw, list) else raw
        return check_answer(question, value, value)
    except (BadInput, TypeError, ValueError):
        return None


def shown(question: Question, value: Value) -> str:
    """Return an answer as people read it, the choices in their own words; empty for none."""
    texts = {choice.value: choice.text for choice in question.choices}
    if question.kind == "date":
        return date_words(date.fromisoformat(value)) if isinstance(value, str) and value else ""
    if question.kind == "number":
        return f"{value} {question.unit}".strip()
    if question.kind == "choice" and isinstance(value, str | int):
        return texts.get(value, str(value))
    if question.kind == "ticks" and isinstance(value, tuple):
        fixed = [choice.text for choice in question.choices if choice.fixed]
        return strung((*fixed, *(texts.get(one, str(one)) for one in value)))
    if isinstance(value, tuple):
        return strung(value)
    if isinstance(value, Mapping):
        return f"{len(value)} of {len(question.choices)} sentences" if value else ""
    return str(value)


def _ticks(question: Question, value: Value, held: Value) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise BadInput(f"Tick some of the answers shown. {SAFE}")
    known = {choice.value for choice in question.choices if not choice.fixed}
    strange = set(held if isinstance(held, tuple) else ())
    wrong = [one for one in value if one not in known | strange]
    if wrong:
        raise BadInput(f"Tick only answers that are shown. {SAFE}")
    return tuple(dict.fromkeys(value))


def _line(question: Question, value: str) -> str:
    short = question.field == "brand" or question.field.startswith("labels.")
    line = clean_name(value) if short else clean_line(value)
    most = LONGEST_WORD if short else LONGEST_LINE
    if len(line) > most:
        raise BadInput(f"That is longer than {most} characters; make it shorter. {SAFE}")
    return line


def _number(question: Question, typed: str) -> int:
    least, most = question.least or 0, question.most or 999
    words = clean_line(typed).split()
    number = int(words[0]) if words and words[0].isdecimal() and len(words[0]) < 6 else -1
    if not least <= number <= most:
        raise BadInput(f"Write a number from {least} to {most} here. {SAFE}")
    return number


def _iso(value: str) -> str:
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise BadInput(f"That is no day. {SAFE}") from None


def _list(value: Value) -> tuple[str, ...]:
    if not isinstance(value, tuple) or not all(isinstance(entry, str) for entry in value):
        raise BadInput(f"Write one entry a line. {SAFE}")
    entries = tuple(entry for one in value if (entry := clean_line(one)))
    if len(entries) > MOST_ENTRIES or any(len(entry) > LONGEST_LINE for entry in entries):
        raise BadInput(f"At most {MOST_ENTRIES} lines of {LONGEST_LINE} characters fit here. {SAFE}")
    return tuple(dict.fromkeys(entries))


def _scale(question: Question, value: Value) -> Mapping[str, int | None]:
    if not isinstance(value, Mapping) or any(mark not in MARKS or mark is True for mark in value.values()):
        raise BadInput(f"Answer with 0, 1, 2 or does not apply. {SAFE}")
    return dict(value)
