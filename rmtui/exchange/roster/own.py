"""Lists this program wrote: headings and readers with which a list of people comes back as it left.

What other lists need, guessing, tidying, taking one word for a name, would change what stands in one of these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from rmtui.exchange.roster.headings import Column
from rmtui.programme.about import About
from rmtui.programme.catalogue import choices, readers
from rmtui.programme.catalogue.field import Field
from rmtui.programme.catalogue.fields import filled
from rmtui.programme.catalogue.person import PERSON
from rmtui.programme.cleaning import key
from rmtui.programme.levels import SHOWN

EXPORTED: tuple[Field, ...] = tuple(field for field in PERSON if field.importable)
"""Every field such a list holds, in the order of the form."""
NUMBER = "person number"
"""Heading of the column that tells people apart who share a name or an address."""
NAMED = {"avoids": "avoids_named", "reviewers": "reviewers_named"}
"""Fields beside which names stand that are nobody's yet."""


def heading_of(field: Field, about: About) -> str:
    """Return what stands above a field, in the programme's words; nobody else's heading is that of a private one."""
    label = filled(field.label, about)
    label = f"style: {label}" if field.name.startswith("style.") else label
    return f"{label} ({SHOWN['private']})" if field.level == "private" else label


def own_columns(headings: Sequence[str], about: About) -> tuple[Column, ...] | None:
    """Return the columns of a list this program wrote; None for any other list.

    It has a column for every field that is not private, and no column of anybody else's.
    """
    fields = {key(heading_of(field, about)): field for field in EXPORTED}
    here = list(map(key, headings))
    open_ones = {heading for heading, field in fields.items() if field.level != "private"}
    if not open_ones <= set(here) <= fields.keys() | {NUMBER} or len(set(here)) < len(here):
        return None
    return tuple(
        Column(place, heading, None, "id")
        if key(heading) == NUMBER
        else Column(place, heading, fields[key(heading)].name, "")
        for place, heading in enumerate(headings)
    )


def own_readers(about: About) -> Mapping[str, readers.Reader]:
    """Return what reads cells as this program writes them, by field, where that differs from other lists."""
    of_choices = {
        field.name: partial(_choice, codes={key(words): code for code, words in choices.options(field, about)})
        for field in EXPORTED
        if field.kind == "choice"
    }
    lists = dict.fromkeys((field.name for field in EXPORTED if field.kind in ("list", "slots")), readers.read_list)
    return {**of_choices, **lists, "name": readers.read_name}


def _choice(raw: str, codes: Mapping[str, str]) -> str | None:
    return codes.get(key(raw))
