"""Hand edits: what did somebody change in programme.json, and how does it become part of the programme?"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from rmtui.desk import DOCUMENTS, Desk
from rmtui.programme.about import About
from rmtui.programme.catalogue.fields import label_of
from rmtui.programme.edit import Edit, difference
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.records import Document
from rmtui.recovery.change_words import record_named
from rmtui.store.edited import HandEdited as HandEdited
from rmtui.store.edited import edited_files, settle
from rmtui.store.folder import DAMAGED, path

LABEL = "Took over programme.json as edited by hand"
MOST_NAMED = 20
"""Records that are named one by one."""


def pending_edits(desk: Desk) -> HandEdited | None:
    """Return the newest file changed by hand that was not decided about and holds something else than the programme."""
    if not desk.store.medium.is_folder(path(desk.folder, DAMAGED)):
        return None
    found = edited_files(desk.store.medium, desk.folder, desk.store.tables, DOCUMENTS)
    return next((edited for edited in found if edited.records), None)


def edit_of(desk: Desk, edited: HandEdited) -> Edit:
    """Return the edit that takes the changed records over."""
    tables = desk.store.tables
    return Edit(EditKind.HAND_EDIT, LABEL, difference(tables, edited.onto(tables)))


def dismiss(desk: Desk, edited: HandEdited) -> None:
    """Ask about a file no more; where the medium does not let us, it is asked about again."""
    with contextlib.suppress(OSError):
        settle(desk.store.medium, desk.folder, edited)


def lines(desk: Desk, edited: HandEdited) -> Iterator[str]:
    """Yield which records differ, by name, and in what; nothing anybody wrote."""
    for table, key, now, wanted in edited.records[:MOST_NAMED]:
        name = record_named(table, key, wanted or now or {}, desk.programme)
        yield f"{name}: {_what(table, now, wanted, desk.programme.about)}"
    if len(edited.records) > MOST_NAMED:
        yield f"and {len(edited.records) - MOST_NAMED} more"


def remarks(edited: HandEdited) -> str:
    """Return what else should be known before it is taken over; empty for nothing."""
    if not edited.compared:
        return "The state it was made from is no longer here, so whatever differs counts as changed by hand."
    if edited.overtaken:
        one = edited.overtaken == 1
        saved = "One of them was" if one else f"{edited.overtaken} of them were"
        return f"{saved} also changed in rmtui since; the file would win."
    return ""


def _what(table: str, now: Document | None, wanted: Document | None, about: About) -> str:
    if now is None or wanted is None:
        return "new in the file" if now is None else "not in the file"
    names = [name for name in dict.fromkeys((*now, *wanted)) if now.get(name) != wanted.get(name)]
    return ", ".join(label_of(table, name, about) for name in names)
