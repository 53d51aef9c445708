"""Upgrades of documents an older rmtui wrote: one pure function for each version, never changed again.

A function takes every document by table and key as its version left them, and returns new ones as the next version
has them; documents it was given, fields it does not know and tables it does not know stay as they are. The result has
to be the same each time, byte for byte: a damaged file is proven by repeating the upgrade. data_samples/old holds a
folder of every version, and a test opens each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rmtui.programme.records import Document

Tables = dict[str, dict[str, Document]]
"""All documents: table name, then key, then document."""
Upgrade = Callable[[Tables], Tables]

SCHEMA = 1
"""The version of the documents this program writes."""
UPGRADES: Mapping[int, Upgrade] = {}
"""What makes of the documents of a version those of the next one, by the older version."""


def upgraded(
    tables: Tables, schema: int, to_schema: int = SCHEMA, upgrades: Mapping[int, Upgrade] = UPGRADES
) -> Tables:
    """Return documents of the version `schema` as the version `to_schema` has them."""
    for version in range(schema, to_schema):
        tables = upgrades[version](tables)
    return tables
