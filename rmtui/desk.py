"""Desk: what can be done with the open programme, and how is it taken back?

The only way records change: `commit` writes one durable line first, and only then memory, the undo list and the
listeners follow. A save that fails changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rmtui.clock import Clock
from rmtui.errors import BadInput
from rmtui.programme.about import About
from rmtui.programme.edit import Change, Edit, Tables, difference, undo_of
from rmtui.programme.edit_kind import EditKind, title_again
from rmtui.programme.programme import Programme, tables_of
from rmtui.programme.records import Document
from rmtui.programme.upgrades import SCHEMA, upgraded
from rmtui.store.database import Database
from rmtui.store.drafts import Drafts
from rmtui.store.folder import ERASING, path
from rmtui.store.format import Operation
from rmtui.store.medium import Medium
from rmtui.store.schema import Schema
from rmtui.store.store import Stale, Store

if TYPE_CHECKING:
    from rmtui.programme.erasing_plan import ErasingRequest
    from rmtui.store.erasing import Cleaned

DOCUMENTS = Schema(SCHEMA, upgraded)
"""The version of the documents that is written, and how older ones become it."""
STEPS_KEPT = 500
"""How many edits can be taken back within one run."""
SAVED_AGAIN = "Saved again what another program replaced"

Listener = Callable[[Edit], None]


class Desk:
    """The open programme."""

    def __init__(self, store: Store, clock: Clock, medium: Medium | None = None) -> None:
        """Use `Desk.new`, `Desk.open` or `Desk.look` instead."""
        self.documents = Database(store, clock.new_id, lambda: clock.now().isoformat())
        """The stored documents as TinyDB tables, for queries; `undo` does not know of changes made there."""
        self.clock = clock
        """The time, and ids for new records."""
        self.drafts = Drafts(medium or Medium(), store.folder)
        """Texts being written, until they are saved."""
        self.programme = Programme(store.tables)
        """Everything in it, as values."""
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._own: set[tuple[str, str]] = set()
        self._lost: dict[tuple[str, str], Document | None] = {}
        self._listeners: list[Listener] = []
        self.is_whole = True
        """Whether what is shown of the programme is what is stored: not so only after a fault within a save."""

    # Opening

    @classmethod
    def new(cls, folder: str, about: About, clock: Clock | None = None, medium: Medium | None = None) -> Desk:
        """Make a programme in a new or empty folder and open it; raises BadInput or NotSaved."""
        label = f"Started {about.brand}" if about.brand else "Started the programme"
        return cls.copy_of(tables_of([about]), folder, label, clock or Clock(), medium)

    @classmethod
    def copy_of(cls, tables: Tables, folder: str, label: str, clock: Clock, medium: Medium | None = None) -> Desk:
        """Make a programme from these documents in a new or empty folder and open it; raises BadInput or NotSaved."""
        first = [(name, key, None, document) for name, rows in tables.items() for key, document in rows.items()]
        at = clock.now().isoformat()
        return cls(Store.create(medium or Medium(), folder, first, label, at, DOCUMENTS), clock, medium)

    @classmethod
    def open(cls, folder: str, clock: Clock | None = None, medium: Medium | None = None) -> Desk:
        """Open a programme for writing; raises BadInput, InUse, ReadOnly, NewerFormat or Damaged."""
        desk = cls(Store.open(medium or Medium(), folder, DOCUMENTS), clock or Clock(), medium)
        desk._finish_what_was_begun()
        return desk

    @classmethod
    def look(
        cls,
        folder: str,
        clock: Clock | None = None,
        medium: Medium | None = None,
        why: str = "The programme is open only to look at.",
    ) -> Desk:
        """Open a programme only to read it, whoever else has it open; `why` is said when something is to be saved."""
        store = Store.look(medium or Medium(), folder, why, DOCUMENTS)
        if store.medium.exists(path(folder, ERASING)):
            from rmtui.erasing_files import leave_out  # lazy: hardly any programme has one that was cut off

            leave_out(store)
        return cls(store, clock or Clock(), medium)

    def reopen(self) -> Edit:
        """Let go of the folder and open it again, whatever it holds now.

        Returns `replaced`. Raises as `open` does; nothing can be saved then, and it may be tried again. What was done
        in this run can be taken back afterwards only where the programme holds just what it held before.
        """
        before = self.store
        self.close()
        store = Store.open(before.medium, before.folder, DOCUMENTS)
        clock = self.clock
        self.documents = Database(store, clock.new_id, lambda: clock.now().isoformat())
        self.programme = Programme(store.tables)
        if difference(store.tables, before.tables):
            self._forget_steps()
        self._lose(self._own, before.tables)
        self._finish_what_was_begun()
        replaced = self.replaced
        self._lost = {(one.table, one.id): one.after for one in replaced.changes}
        return replaced

    @property
    def replaced(self) -> Edit:
        """The edit that brings back what was saved in this run and is no longer so; mostly without changes.

        Another program put its own files in the place of ours. It waits until it is committed or `use_theirs` is said.
        """
        tables = self.store.tables
        changes = [
            Change(table, key, tables.get(table, {}).get(key), document)
            for (table, key), document in sorted(self._lost.items(), key=lambda item: item[0])
        ]
        return Edit(EditKind.SAVED_AGAIN, SAVED_AGAIN, tuple(one for one in changes if one.before != one.after))

    def use_theirs(self) -> None:
        """Let go of what another program replaced: what the files hold now is right."""
        self._lost.clear()

    @property
    def folder(self) -> str:
        """Path of the programme's folder."""
        return self.store.folder

    @property
    def store(self) -> Store:
        """What the programme is kept in."""
        return self.documents.store

    def close(self) -> None:
        """Let go of the folder."""
        self.documents.close()

    def __enter__(self) -> Desk:
        """Return the desk itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the folder."""
        self.close()

    # Changing

    def commit(self, edit: Edit) -> None:
        """Save an edit, then show it; raises NotSaved with everything as it was before.

        An edit without changes is no edit: there is nothing to take back afterwards.
        """
        if not edit.changes:
            return
        self._save(edit)
        for change in edit.changes:
            self._lost.pop((change.table, change.id), None)
        self._done.append(edit)
        del self._done[:-STEPS_KEPT]
        self._undone.clear()
        self._tell(edit)

    def begin(self, edit: Edit) -> None:
        """Begin to save an edit beside the thread that asks, which need not wait; nothing shows it yet.

        To `commit` the same edit takes that over and tells whether it worked; whatever else is saved takes it back.
        Raises BadInput and ReadOnly as `commit` does.
        """
        if edit.changes:
            self._store_edit(edit, self.documents.records.begin)

    def become(self, kind: EditKind, label: str, tables: Tables) -> Edit:
        """Make these documents the programme, as one edit that can be taken back, and return it.

        For whole older states: a backup, a file edited by hand. Raises NotSaved with everything as it was before.
        """
        edit = Edit(kind, label, difference(self.store.tables, tables))
        self.commit(edit)
        return edit

    def erase(self, request: ErasingRequest) -> Cleaned:
        """Take somebody out of every file of the programme but its exports; nothing before it can be taken back.

        Returns what was done to the copies. Raises NotSaved: nothing was begun then, or the sentence says that the next
        opening finishes it.
        """
        from rmtui import erasing_files  # lazy: hardly any run erases anybody

        self.store.take_back()
        erasing_files.begin(self.store, request)
        self._lose(set(self._lost), self.store.tables)
        return erasing_files.carry_out(self.store, self._change_for_good)

    def undo(self) -> str:
        """Take back the last edit of this run; returns what was done by that. Raises BadInput when there is none."""
        if not self._done:
            raise BadInput("There is nothing to take back.")
        edit = self._done[-1]
        back = Edit(*undo_of(edit.kind, edit.label), edit.reversed().changes)
        self._save(back)
        self._undone.append(self._done.pop())
        self._tell(edit.reversed())
        return back.title

    def redo(self) -> str:
        """Do again what was taken back last; returns what was done by that. Raises BadInput when there is nothing."""
        if not self._undone:
            raise BadInput("There is nothing to do again.")
        edit = self._undone[-1]
        self._save(edit)
        self._done.append(self._undone.pop())
        self._tell(edit)
        return title_again(edit.kind, edit.label)

    @property
    def undoes(self) -> Edit | None:
        """The edit that `undo` would take back; None when there is nothing."""
        return self._done[-1] if self._done else None

    @property
    def redoes(self) -> Edit | None:
        """The edit that `redo` would do again; None when there is nothing."""
        return self._undone[-1] if self._undone else None

    @property
    def can_undo(self) -> str:
        """The title of what `undo` would take back; empty when there is nothing."""
        return self.undoes.title if self.undoes else ""

    @property
    def can_redo(self) -> str:
        """The title of what `redo` would do again; empty when there is nothing."""
        return self.redoes.title if self.redoes else ""

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` every edit after it is saved; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _save(self, edit: Edit) -> None:
        self._store_edit(edit, self.documents.records.save)
        self.is_whole = False
        self.programme.renew(edit.changes)
        self.is_whole = True
        self._own.update((change.table, change.id) for change in edit.changes)

    def _store_edit(self, edit: Edit, save: Callable[[str, list[Operation], str], None]) -> None:
        operations = [(change.table, change.id, change.before, change.after) for change in edit.changes]
        try:
            save(edit.label, operations, edit.kind)
        except Stale:
            raise BadInput("This was changed in the meantime. Nothing was done; look again and repeat it.") from None

    def _lose(self, places: set[tuple[str, str]], tables: Tables) -> None:
        """Note what is to be at these places: as in `tables`, unless something waits to be saved there again.

        Nobody who is being erased comes back with it.
        """
        mine = {name: dict(rows) for name, rows in tables.items()}
        for (table, key), document in self._lost.items():
            if document is None:
                mine.get(table, {}).pop(key, None)
            else:
                mine.setdefault(table, {})[key] = document
        if places and self.store.medium.exists(path(self.folder, ERASING)):
            from rmtui.programme.erasing_plan import ErasingPlan, ErasingRequest  # both lazy: few runs erase anybody
            from rmtui.store.erasing import begun

            request = begun(self.store.medium, self.folder)
            mine = ErasingPlan(mine, ErasingRequest.from_json(request)).now if request else mine
        self._lost = {(table, key): mine.get(table, {}).get(key) for table, key in places}

    def _finish_what_was_begun(self) -> None:
        """Go on with an erasing that was cut off; what stands in its way is only reported."""
        if self.store.medium.exists(path(self.folder, ERASING)):
            from rmtui import erasing_files  # lazy: hardly any programme has one

            erasing_files.finish(self.store, self._change_for_good)

    def _change_for_good(self, edit: Edit) -> None:
        """Save an edit that is not taken back, and nothing before it either."""
        if edit.changes:
            self._save(edit)
        self._forget_steps()
        self._tell(edit)

    def _forget_steps(self) -> None:
        self._done.clear()
        self._undone.clear()

    def _tell(self, edit: Edit) -> None:
        for listener in tuple(self._listeners):
            listener(edit)
