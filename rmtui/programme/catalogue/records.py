"""Kinds of records: in which table does each stand, what is it called, and which place shows it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rmtui.programme.about import About
from rmtui.programme.contact import Contact
from rmtui.programme.credit import Credit
from rmtui.programme.pair import Pair
from rmtui.programme.person import Person
from rmtui.programme.ruling import Ruling
from rmtui.programme.session import Session
from rmtui.programme.text import Text


class Record(NamedTuple):
    """A kind of record."""

    kind: type
    """Class of its values."""
    table: str
    """Where its documents stand."""
    one: str
    """What one of them is called; empty where nobody counts them."""
    several: str = ""
    """What several are called."""
    place: str = ""
    """Which place of the program shows it; empty for none."""


RECORDS: tuple[Record, ...] = (
    Record(About, "about", "", place="setup"),
    Record(Person, "people", "person", "people", "people"),
    Record(Pair, "pairs", "pair", "pairs", "pairs"),
    Record(Session, "sessions", "meeting", "meetings", "journal"),
    Record(Text, "texts", "text", "texts", "journal"),
    Record(Credit, "credits", "idea", "ideas", "credit"),
    Record(Ruling, "exceptions", "", place="pairs"),
    Record(Contact, "contacts", "", place="today"),
)
"""Every kind of record, in the order in which they build on each other."""

BY_TABLE: Mapping[str, Record] = {record.table: record for record in RECORDS}
"""The kind of record of each table."""

COUNTED: tuple[Record, ...] = tuple(record for record in RECORDS if record.one)
"""Those somebody knows by sight, counts, and may want back."""
