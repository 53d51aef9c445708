"""Edit: what does one user action change, and what takes it back?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rmtui.programme.edit_kind import EditKind, title
from rmtui.programme.records import Document

Tables = Mapping[str, Mapping[str, Document]]
"""All documents: table name, then key, then document."""


class DoesNotApply(ValueError):
    """The documents are not as they were when the edit was made."""


@dataclass(frozen=True, slots=True)
class Change:
    """One document before and after."""

    table: str
    """Name of the table."""
    id: str
    """Key of the document."""
    before: Document | None
    """The document as it was; None when it is new."""
    after: Document | None
    """The document as it will be; None when it is removed."""

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """One user action of any size: its kind, a spoken label and every document it changes."""

    kind: EditKind
    """What sort of change it is; decisions are made by it, never by the label."""
    label: str
    """What was done, in the past tense: "Paired Martin with Asha"; of an undo, what it takes back."""
    changes: tuple[Change, ...]
    """In the order they were made; a document may occur more than once."""

    @property
    def title(self) -> str:
        """What was done, as people read it."""
        return title(self.kind, self.label)

    def reversed(self) -> Edit:
        """Return the edit that takes this one back, with the same kind and label."""
        return Edit(self.kind, self.label, tuple(change.reversed() for change in reversed(self.changes)))


NO_EDIT = Edit(EditKind.NONE, "", ())
"""An edit that changes nothing."""
NOTHING_DIFFERENT = Edit(EditKind.NONE, "Nothing is different", ())
"""The same where somebody asked for a change and is told."""


def undo_of(kind: str, label: str) -> tuple[EditKind, str]:
    """Return kind and label of the edit that takes back one of this kind and label."""
    if kind == EditKind.UNDO:
        return EditKind.REDO, label
    return EditKind.UNDO, label if kind == EditKind.REDO else title(kind, label)


def put_back_of(kind: str, label: str) -> tuple[EditKind, str]:
    """Return kind and label of the edit that puts back what one of this kind and label removed.

    What was removed by taking something back is done again: so no beginning is said twice, however often it goes on.
    """
    return undo_of(kind, label) if kind == EditKind.UNDO else (EditKind.PUT_BACK, title(kind, label))


def apply(tables: Tables, edit: Edit) -> dict[str, dict[str, Document]]:
    """Return the documents after `edit`; `tables` itself stays as it is.

    A table without documents is the same as no table. Raises DoesNotApply when a document is not what the edit says it
    was before.
    """
    result = {name: dict(rows) for name, rows in tables.items() if rows}
    for change in edit.changes:
        rows = result.setdefault(change.table, {})
        if rows.get(change.id) != change.before:
            raise DoesNotApply(change.table)
        if change.after is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = change.after
        if not rows:
            del result[change.table]
    return result


def joined(kind: EditKind, label: str, parts: Iterable[Edit]) -> Edit:
    """Return one edit that does what `parts` do, one after the other."""
    return Edit(kind, label, tuple(change for part in parts for change in part.changes))


def difference(old: Tables, new: Tables) -> tuple[Change, ...]:
    """Return the changes that make of the documents `old` the documents `new`; none where they agree."""
    changes: list[Change] = []
    for table in sorted({*old, *new}):
        before, after = old.get(table, {}), new.get(table, {})
        keys = [*before, *(key for key in after if key not in before)]
        changes += [
            Change(table, key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)
        ]
    return tuple(changes)
