"""How does an open folder of an older version become one of this version, with the old state kept?

The old state is written down as a backup first; then the upgraded documents become a new generation, and the old one
stays as the previous one. A cut at any moment leaves the one or the other.
"""

from __future__ import annotations

from rmtui.store import backups, generations, older
from rmtui.store.format import Tables
from rmtui.store.generations import Place
from rmtui.store.medium import Medium
from rmtui.store.schema import Schema


def bring_up_to(
    medium: Medium, folder: str, tables: Tables, place: Place, found: int, schema: Schema
) -> tuple[Tables, Place]:
    """Save documents of the version `found` as those of a newer one; return them and where saves go from now on.

    The files are in order and saves go to `place`. Errors of the operating system pass through; then the old version
    is what the folder holds.
    """
    _back_up(medium, folder, tables, place, found, schema)
    upgraded = schema.of(tables, found)
    place = generations.next_generation(medium, folder, upgraded, place.generation + 1, place.n, schema.number)
    generations.put_in_place(medium, folder, keep_main=True)
    older.put_away(medium, folder)
    return upgraded, place


def _back_up(medium: Medium, folder: str, tables: Tables, place: Place, found: int, schema: Schema) -> None:
    """Make a backup of the old state, unless an upgrade that was cut off made it already."""
    why, position = f"version {schema.number}", (place.generation + 1, place.n)
    for backup in backups.listed(medium, folder):
        made_for_this = (backup.why, backup.generation, backup.after) == (why, *position)
        if made_for_this and backups.is_whole(medium, folder, backup.name):
            return
    counts = len(tables.get("people", {})), len(tables.get("sessions", {}))
    backups.make(medium, folder, tables, position, schema.now(), counts, why, found)
