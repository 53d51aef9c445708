"""Cells of a roster: what do those say that only a list brings, a yes or no in any language and a day?

A reader takes the text of a cell that is not empty and returns the value of its field, or None where the cell says
nothing usable.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from rmtui.errors import BadInput
from rmtui.exchange.roster.consents import answer_of, consents
from rmtui.programme.catalogue.readers import MOST_ROOM, NotUnderstood, Reader, parts_of, says_nothing
from rmtui.programme.cleaning import clean_line
from rmtui.programme.days.grammar import Order
from rmtui.programme.days.reading import Context, read_day
from rmtui.programme.pairing.similarity import language
from rmtui.programme.person import Consent

_NUMBERS = {
    word: number
    for number, words in enumerate((
        "zero none nobody keine niemand", "one once eine einen eins un une uno una", "two couple zwei deux dos both",
        "three drei trois tres", "four vier quatre cuatro", "five fünf cinq cinco", "six sechs seis",
        "seven sieben sept",
        "eight acht huit ocho", "nine neun neuf nueve",
    ))
    for word in words.split()
}  # fmt: skip
_NO_LIMIT = re.compile(
    r"(no (upper )?limit|unlimited|any( number)?|as many as (needed|you like|possible|necessary)|no max\w*|"
    r"unbegrenzt|keine grenze|beliebig( viele)?|sans limite|illimité|sin límite|∞)\W*"
)
_SLIP = 30
"""From here on a number of people at a time is a slip of the keys, not somebody with much room."""
_UP_TO = re.compile(
    r"(up to|max\w*\.?|at most|no more than|not more than|bis zu|höchstens|maximal|jusqu'à|hasta)( of)? "
)
_AMOUNT = re.compile(
    r"(?:(?:at least|mind\w*|ab) )?(\d{1,4}|[^\W\d]+)(?:[.,]0+)?"
    r"(?:\s*(?:-|–|to|or|bis|oder|à|ou|a|o)\s*(\d{1,4}|[^\W\d]+))?"
    r"\s*(?:\+|or more|and more|oder mehr|ou plus)?"
    r"(?:\s*(?:of|people|persons?|mentees?|mentors?|pairs?|at a time|colleagues?|learners?|personen|leute|personnes?|"
    r"max\w*|only|per year|at once))*"
)
_TOPIC = re.compile(r"(.*\S)\s*:\s*[+-]?\d+", re.DOTALL)

_TIME = re.compile(r"[ T]\d{1,2}:\d\d.*")
_EXCEL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_DAY_ZERO_OF_EXCEL = date(1899, 12, 30)
_EXCEL_DAYS = range(36526, 73051)
"""From 2000 to 2099."""


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


def read_places(raw: str) -> int | None:
    """Read how many people at a time, also `1-2`, `up to two`, `2+` and `no limit`; None for what can be two numbers.

    The greater of two numbers counts, and never more than `MOST_ROOM`.
    """
    line = clean_line(raw).casefold().strip(" .!")
    if says_nothing(line) and line not in _NUMBERS:
        return None
    if _NO_LIMIT.fullmatch(line):
        return MOST_ROOM
    found = _AMOUNT.fullmatch(_UP_TO.sub("", line, count=1).removeprefix("a "))
    if not found:
        return None
    numbers = [_number(part) for part in found.groups() if part]
    most = max((number for number in numbers if number is not None), default=_SLIP)
    return None if None in numbers or most >= _SLIP else min(MOST_ROOM, most)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else _NUMBERS.get(text)


_BETWEEN = re.compile(r"\s*[/+&]\s*|\s+(?:and|und|et|y|e|i|oraz|en|a|ve)\s+")
_CODE = re.compile(r"[a-z]{2,3}([-_][a-z]{2})?", re.IGNORECASE)


def _languages_in(raw: str) -> list[str]:
    """Return the entries of a text that names languages, parted by `/` or `and` only where languages stand there."""
    entries: list[str] = []
    for part in parts_of(raw):
        pieces = [piece for piece in _BETWEEN.split(part) if piece.strip()]
        entries += pieces if len(pieces) > 1 and all(map(language, pieces)) else [part]
    return entries


def says_how_well(raw: str) -> bool:
    """Say whether a text says more of a language than its name: how well it is spoken is kept nowhere."""
    entries = (part for part in _languages_in(raw) if language(part))
    return any(len(re.findall(r"\w+", part)) > 1 and not _CODE.fullmatch(part) for part in entries)


def read_languages(raw: str) -> tuple[str, ...] | None:
    """Read languages by their English names, without how well they are spoken; others stay as written.

    None where the text says something else than languages, such as "no preference".
    """
    entries = []
    for part in _languages_in(raw):
        if read_yes(part) is not None or part.casefold() in ("no preference", "any", "egal", "other"):
            continue
        entries.append(language(part).title() or part)
    return tuple(dict.fromkeys(entries)) or None


def read_topics(raw: str, read: Reader) -> tuple[tuple[Any, ...] | None, str]:
    """Read topics with `read`, and return why the number behind one of them was left out; empty where none was."""
    try:
        return read(raw), ""
    except NotUnderstood as error:
        reason = error.reason
    topics: dict[Any, None] = {}
    for part in parts_of(raw):
        try:
            found = read(part)
        except NotUnderstood:
            numbered = _TOPIC.fullmatch(part)
            found = read(numbered[1]) if numbered else None
        topics.update(dict.fromkeys(found or ()))
    return tuple(topics) or None, reason
