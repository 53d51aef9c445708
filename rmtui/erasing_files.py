"""Erasure from the files: in which order does somebody leave them, also when that was cut off once?

Below the desk: what the programme makes of its documents meets what the store does with its files.
"""

from __future__ import annotations

from collections.abc import Callable

from rmtui.errors import NotSaved
from rmtui.programme.edit import Edit, difference
from rmtui.programme.edit_kind import EditKind
from rmtui.programme.erasing_plan import ErasingPlan, ErasingRequest
from rmtui.store import erasing
from rmtui.store.findings import Finding
from rmtui.store.folder import DAMAGED, ERASING
from rmtui.store.store import Store

LABEL = "Erased somebody for good"
"""What the save is called that takes her documents away; nothing older stands before it."""
NOTE_LOST = (
    "Somebody was to be erased, and the note about whom cannot be read. Look whether she is still in the list of "
    "people, and erase her again."
)
KEPT_ASIDE = (
    "Somebody was erased. Files kept aside because something was damaged may still hold her, and perhaps what others "
    "saved: look at them, then delete them."
)

Save = Callable[[Edit], None]
"""Saves an edit for good."""


def begin(store: Store, request: ErasingRequest) -> None:
    """Write down that somebody is to be erased; raises NotSaved, and then she will not be."""
    erasing.begin(store, request.as_json())


def carry_out(store: Store, save: Save) -> erasing.Cleaned:
    """Do what was written down and return what that was; raises NotSaved, and the next opening goes on with it."""
    request = _request(store)
    if request is None:
        raise NotSaved(f"{erasing.NOT_FINISHED}. {NOTE_LOST}")
    spared = _everything if request.keep_damaged else erasing.nothing
    return _carry_out(store, ErasingPlan(store.tables, request), save, spared)


def finish(store: Store, save: Save) -> None:
    """Go on with what was cut off; what stands in the way becomes a finding, and the programme can be used."""
    request = _request(store)
    if request is None:
        store.findings.append(Finding("warning", ERASING, NOTE_LOST))
        return
    plan = ErasingPlan(store.tables, request)
    seen: set[str] = {finding.severity for finding in store.findings}
    try:
        _carry_out(store, plan, save, _everything if request.keep_damaged else _spared(plan, seen))
    except NotSaved as error:
        store.findings.append(Finding("warning", ERASING, error.sentence))
        return
    if "damage" in seen:
        store.findings.append(Finding("warning", DAMAGED, KEPT_ASIDE))


def _carry_out(store: Store, plan: ErasingPlan, save: Save, spared: erasing.Says) -> erasing.Cleaned:
    done = erasing.clean_copies(store, plan.older, plan.is_hers, spared)
    try:
        save(Edit(EditKind.PERSON_ERASE, LABEL, difference(store.tables, plan.now)))
    except NotSaved as error:
        raise erasing.as_unfinished(error) from None
    erasing.drop_the_past(store)
    return done


def _request(store: Store) -> ErasingRequest | None:
    """Return what was written down; None where it cannot be read."""
    written = erasing.begun(store.medium, store.folder)
    return ErasingRequest.from_json(written) if written else None


def _everything(_: str) -> bool:
    return True


def _spared(plan: ErasingPlan, seen: set[str]) -> erasing.Says:
    """Return which files stay that opening kept aside, perhaps just now: nobody was told that they would go.

    After damage all of them; else those that do not hold her, for what a cut left of the erasing itself does.
    """
    if "damage" in seen:
        return _everything
    return (lambda text: not plan.is_hers(text)) if "warning" in seen else erasing.nothing


def leave_out(store: Store) -> None:
    """Leave somebody whose erasing was cut off out of a programme that is only looked at."""
    request = _request(store)
    if request is not None:
        now = ErasingPlan(store.tables, request).now
        store.tables.clear()
        store.tables.update(now)
