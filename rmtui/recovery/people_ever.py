"""People of every state of the programme: who was ever here, in changes, history and backups, and who only was?"""

from __future__ import annotations

from collections.abc import Iterator

from rmtui.desk import Desk
from rmtui.programme.cleaning import clean_name, key, loose_key
from rmtui.programme.identities import Identities, Identity, Rows
from rmtui.programme.person import Person
from rmtui.programme.records import read
from rmtui.recovery.history import history
from rmtui.store.backups import ENDING
from rmtui.store.folder import BACKUPS, path
from rmtui.store.format import Unreadable, read_snapshot
from rmtui.store.trouble import as_error


def people_ever(desk: Desk) -> Identities:
    """Return everybody who stands in the programme, in any change that can be read, or in a backup."""
    return Identities(_states(desk))


def person_of(desk: Desk, identity: Identity) -> Person:
    """Return the record of somebody as it is, or, where she is only in older states, what she was called."""
    person = identity.ids[0]
    found = desk.programme.people.get(person)
    return found if found is not None else read(Person, {**identity.forms[0], "id": person})


def find_former(desk: Desk, typed: str) -> Identity | None:
    """Return who is only in history or backups and has that id, e-mail or full name; None where it is not one."""
    wanted, loosely = clean_name(typed), loose_key(typed)
    found = [
        identity
        for identity in people_ever(desk).former()
        if wanted in identity.ids
        or any(
            loose_key(str(form["name"])) == loosely or (form.get("email") and key(str(form["email"])) == key(typed))
            for form in identity.forms
        )
    ]
    return found[0] if len(found) == 1 else None


def _states(desk: Desk) -> Iterator[Rows]:
    """Yield the people of each state: now, before each save, in each backup."""
    rows = dict(desk.store.tables.get("people", {}))
    yield rows
    for entry in history(desk).entries:
        changed = {person: before for (table, person), (before, _) in entry.net().items() if table == "people"}
        if changed:
            both = {**rows, **changed}
            rows = {person: document for person, document in both.items() if document is not None}
            yield rows
    medium, folder = desk.store.medium, path(desk.folder, BACKUPS)
    if not medium.is_folder(folder):
        return
    try:
        names = medium.names(folder)
    except OSError as error:
        raise as_error(error, "The backups cannot be read", reading=True) from None
    for name in names:
        if name.endswith(ENDING):
            try:
                yield read_snapshot(medium.read(path(folder, name))).tables.get("people", {})
            except (OSError, Unreadable):
                continue
