"""Cells of a roster: what do those say that only a list brings, a yes or no in any language and a day?

A reader takes the text of a cell that is not empty and returns the value of its field, or None where the cell says
nothing usable.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from rmtui.errors import BadInput
from rmtui.exchange.roster.consents import answer_of, consents
from rmtui.programme.catalogue.readers import says_nothing
from rmtui.programme.cleaning import clean_line
from rmtui.programme.days.grammar import Order
from rmtui.programme.days.reading import Context, read_day
from rmtui.programme.person import Consent

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
