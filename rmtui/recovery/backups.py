"""Backups: when is the whole programme written down once more, and how does it go back to what was written?

After the first save of a run, then every half hour in which something changed, and before whatever changes much at
once. Never on the way out. A backup that fails is said once and disturbs nothing: what was saved is saved.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import datetime

from rmtui.clock import Clock
from rmtui.counts import counted
from rmtui.desk import DOCUMENTS, Desk
from rmtui.errors import ReadOnly, RmtuiError
from rmtui.programme.days.words import plain_date
from rmtui.programme.edit import Tables, difference
from rmtui.store import backups
from rmtui.store.folder import ERASING, path
from rmtui.store.format import Document
from rmtui.store.medium import Medium
from rmtui.store.schema import Schema
from rmtui.store.thinning import Backup as Backup
from rmtui.store.trouble import as_error

EVERY = 1800.0
"""Seconds from one backup to the next while somebody works."""
QUIET = 2.0
"""Seconds after a save before a backup is begun."""
BEING_ERASED = (
    "The backup just made was not kept: somebody is being erased, and that is not finished. Nothing else was changed. "
    "Open the programme again to finish it."
)
NOTE_UNREADABLE = b"{}"
"""A note of an erasing that does not say of whom: opening tells people to look."""


class Backing:
    """The backups of one run."""

    def __init__(self, desk: Desk, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._desk = desk
        self._monotonic = monotonic
        self._changed = False
        self._saved_at = 0.0
        self._begun_at: float | None = None
        self._told = ""

    def noted(self) -> None:
        """Note that something was saved."""
        self._changed = True
        self._saved_at = self._monotonic()

    @property
    def is_due(self) -> bool:
        """Whether a backup should be made in this quiet moment."""
        now = self._monotonic()
        if not self._changed or now - self._saved_at < QUIET:
            return False
        return self._begun_at is None or now - self._begun_at >= EVERY

    def begin(self) -> Callable[[], str]:
        """Return what makes the backup of this moment, in any thread, and returns what has to be said: mostly nothing.

        Saving may go on meanwhile, because documents are replaced and never changed in place.
        """
        self._changed = False
        self._begun_at = self._monotonic()
        making = _Making(self._desk, "")

        def run() -> str:
            try:
                making.make()
                said = ""
                if making.taken_back():
                    self._changed = True
                    said = BEING_ERASED if making.is_being_erased else ""
                else:
                    making.thin()
            except RmtuiError as error:
                self._changed = True  # it is tried again in half an hour, whatever happens until then
                said = error.sentence
            told, self._told = self._told, said
            return "" if told == said else said

        return run


class _Making:
    """One backup to be made, of the programme as it is now."""

    def __init__(self, desk: Desk, why: str, spare: str = "") -> None:
        self._desk = desk
        store = self._store = desk.store
        self._refuses, self._made = store.refuses, ""
        self._medium, self._folder, self._why, self._spare = store.medium, store.folder, why, spare
        self._tables = {name: dict(rows) for name, rows in store.tables.items()}
        self._position, self._schema = store.next_snapshot, store.schema.number
        self._counts = counts_of(store.tables)
        self._now = local_time(desk.clock)
        self._erasings, self._began_amid = store.erasings, self.is_being_erased

    def make(self) -> Backup:
        """Make it and return it; raises NotSaved."""
        if self._refuses:
            raise ReadOnly(f"{backups.NOT_MADE}. {self._refuses}")
        made = backups.make(
            self._medium,
            self._folder,
            self._tables,
            self._position,
            self._now,
            self._counts,
            self._why,
            self._schema,
        )
        self._made = made.name
        return made

    def thin(self) -> None:
        """Let go of the older ones nobody needs any more, once this one is there to stay."""
        backups.thin(self._medium, self._folder, self._now, {self._made, self._spare})

    @property
    def is_being_erased(self) -> bool:
        """Whether the note of an erasing that is not finished lies there now."""
        return self._medium.exists(path(self._folder, ERASING))

    def taken_back(self) -> bool:
        """Take the backup away again, and return True, where somebody was erased while it was being made.

        Erasing is counted, then leaves a note while it lasts. Whoever erases looks for backups after both, and here
        both are looked at after the backup is there: one of the two sees the other. A note that lay there before and
        still does is of an erasing that was cut off; whoever finishes it looks for backups then.
        """
        reopened = self._desk.store is not self._store  # which finishes what was cut off, and counts anew
        if not reopened and self._began_amid == self.is_being_erased and self._erasings == self._store.erasings:
            return False
        backups.remove(self._medium, self._folder, self._made)
        return True


def back_up(desk: Desk, why: str = "", spare: str = "") -> Backup:
    """Make a backup now, thin out the older ones but the one named in `spare`, and return it.

    `why` says before what it is made: a few lower-case words. Raises NotSaved.
    """
    making = _Making(desk, why, spare)
    made = making.make()
    making.thin()
    return made


def back_up_before(desk: Desk, why: str, spare: str = "") -> str:
    """Make a backup before something large; returns a sentence where that was not possible, else nothing.

    For what can be taken back anyway. None is made of a programme without people and sessions, and none where the
    newest one holds this very state and proves it.
    """
    if not any(counts_of(desk.store.tables)):
        return ""
    try:
        if not stands_already(desk):
            back_up(desk, why, spare)
    except RmtuiError as error:
        return error.sentence
    return ""


def back_up_daily(desk: Desk) -> str:
    """Make the first backup of a day; returns a sentence where that was not possible, else nothing.

    For commands, each of which is a run of its own: a backup after every one would push out the older ones.
    """
    if not any(counts_of(desk.store.tables)):
        return ""
    today = local_time(desk.clock).date()
    try:
        if all(backup.at.date() != today for backup in backups.listed(desk.store.medium, desk.folder)):
            back_up(desk)
    except RmtuiError as error:
        return error.sentence
    return ""


def documents_of(medium: Medium, folder: str, name: str, schema: Schema) -> dict[str, dict[str, Document]]:
    """Return the documents of a backup as the version `schema` has them.

    Raises BadInput, Damaged, NewerFormat and NotSaved.
    """
    snapshot = backups.read(medium, folder, name, schema.number)
    return schema.of(snapshot.tables, snapshot.schema)


def restore_into_new(
    folder: str, name: str, target: str, clock: Clock | None = None, medium: Medium | None = None
) -> tuple[int, int]:
    """Make a new programme in the folder `target` from a backup of the one in `folder`, which is only read.

    For a programme that cannot be opened any more. `name` is a name, its beginning or `latest`. Whose erasing was cut
    off there is left out; where the note does not say whom, opening the new programme says so. Returns how many people
    and sessions there are. Raises BadInput, Damaged, NewerFormat and NotSaved.
    """
    from rmtui.programme.erasing_plan import ErasingPlan, ErasingRequest  # lazy: few runs restore into a new folder
    from rmtui.store import erasing

    medium, clock = medium or Medium(), clock or Clock()
    backup = backups.chosen(backups.listed(medium, folder), name)
    tables = documents_of(medium, folder, backup.name, DOCUMENTS)
    request = erasing.begun(medium, folder)
    if request:
        tables = ErasingPlan(tables, ErasingRequest.from_json(request)).now
    Desk.copy_of(tables, target, label_of(backup), clock, medium).close()
    if request == {}:
        try:
            medium.replace_with(path(target, ERASING), NOTE_UNREADABLE)
        except OSError as error:
            raise as_error(error, "The programme was made, but its warning was not written") from None
    return counts_of(tables)


def backups_in(folder: str) -> list[Backup]:
    """Return the backups in a programme's folder, newest first; raises NotSaved where it cannot be read."""
    return backups.listed(Medium(), folder)


def backups_of(desk: Desk) -> list[Backup]:
    """Return the backups of the open programme, newest first; raises NotSaved where they cannot be read."""
    return backups.listed(desk.store.medium, desk.folder)


def is_whole(desk: Desk, name: str) -> bool:
    """Say whether a backup of the open programme can be read from its first byte to its last."""
    return backups.is_whole(desk.store.medium, desk.folder, name)


def title_of(backup: Backup) -> str:
    """Return what a backup is called for people."""
    return backup.name.removesuffix(backups.ENDING)


def words_on(folder: str) -> str:
    """Return a sentence on the backups in a folder; empty where it is not there or cannot be read."""
    try:
        kept = backups_in(folder)
    except RmtuiError:
        return ""
    if not kept:
        return "There is no backup in its folder." if Medium().is_folder(folder) else ""
    many = counted(len(kept), "backup is", "backups are")
    return f"{many} in its folder, the newest: {title_of(kept[0])}."


def label_of(backup: Backup) -> str:
    """Return what going back to a backup is called in the list of what was done."""
    return f"Went back to the backup of {moment_words(backup.at)}"


def moment_words(at: datetime) -> str:
    """Return a moment as people say it, such as "21 Nov 2026, 18:40"."""
    return f"{plain_date(at)}, {at:%H:%M}"


def place_within_minute(backup: Backup, beside: Iterable[Backup]) -> str:
    """Return what tells a backup from others of its minute, in the order of their saves; nothing where it is alone."""
    same = sorted((one for one in beside if one.at == backup.at), key=lambda one: (one.order, one.name))
    return f" ({same.index(backup) + 1})" if len(same) > 1 else ""


def counts_of(tables: Tables) -> tuple[int, int]:
    """Return how many people and how many sessions there are."""
    return len(tables.get("people", {})), len(tables.get("sessions", {}))


def local_time(clock: Clock) -> datetime:
    """Return the time of day where the user sits, without a zone."""
    now = clock.now()
    try:
        return now.astimezone().replace(tzinfo=None)
    except (OSError, OverflowError):  # a clock so wrong that the system knows no local time for it
        return now.replace(tzinfo=None)


def stands_already(desk: Desk) -> bool:
    """Say whether the newest backup holds just what the programme holds now."""
    medium, store = desk.store.medium, desk.store
    newest = next(iter(backups.listed(medium, desk.folder)), None)
    if newest is None or (newest.generation, newest.after) != store.next_snapshot:
        return False
    try:
        found = documents_of(medium, desk.folder, newest.name, store.schema)
    except RmtuiError:
        return False
    return not difference(store.tables, found)
