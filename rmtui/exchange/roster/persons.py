"""People of a roster: who comes out of its lines, once everybody they name has been looked up?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from rmtui.exchange.roster.directory import Directory, DirectoryEntry, Ids
from rmtui.exchange.roster.headings import plain
from rmtui.exchange.roster.lines import Draft
from rmtui.exchange.roster.matching import Target
from rmtui.exchange.roster.remarks import Place, Remarks, quoted
from rmtui.programme.catalogue.contents import NOBODY, is_empty, value_of, with_values
from rmtui.programme.catalogue.fields import FIELDS, label_of
from rmtui.programme.catalogue.slots import names_a_day
from rmtui.programme.cleaning import clean_name, key, name_words
from rmtui.programme.pairing.similarity import folded, folded_name
from rmtui.programme.people import LONGEST_NAME
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

SETTLED_LATER = ("avoids", "reviewers")
"""Fields that name people of whom those who cannot be found are kept as written, in a field of their own."""


class PeopleChanges(NamedTuple):
    """The people of an import."""

    added: list[Person]
    """New ones, in the order of the lines."""
    changed: list[Person]
    """Those already here whose record changes, by a line or because their manager is now known."""
    updated: int
    """How many of them a line changes."""


def make_people(
    targets: Sequence[Target],
    programme: Programme,
    ladder: Sequence[str],
    today: date,
    remarks: Remarks,
    place: Place,
) -> PeopleChanges:
    """Return the people the lines make or change.

    Ranks take the spelling of `ladder`; a consent whose line gives no date is dated `today`. Managers who are
    not found are kept by name, also of people already here, and are found as soon as they come in.
    """
    directory = _directory(targets, programme)
    naming = _Naming(directory, remarks, place)
    ranks = {plain(rank): rank for rank in ladder}
    _spell_alike(targets, programme, remarks)
    _leave_out_lonely_slots(targets, programme, remarks, place)
    added: list[Person] = []
    changed: dict[str, Person] = {}
    for target in targets:
        draft = target.draft
        if draft is None:
            continue
        fields: dict[str, Any] = {**draft.fields, **naming.of(target, draft)}
        if "rank" in fields and fields["rank"] not in ladder:
            fields["rank"] = ranks.get(plain(fields["rank"]), fields["rank"])
        before = target.person
        if "consent" in fields and (before is None or before.consent != fields["consent"]):
            fields.setdefault("consent_on", None if draft.exact or "consent_on" in draft.unread else today)
        if before is None:
            added.append(with_values(Person(id=target.id, name=fields["name"]), fields))
            continue
        _keep_extras(before, fields)
        emptied = _emptied(before, draft, fields)
        for name in emptied:
            label = label_of("people", name, programme.about)
            remarks.of_line(f'The cell "-" empties "{label}"', place(draft.file, draft.line), asks=False)
        if "consent" in emptied and "consent_on" not in fields:
            emptied["consent_on"] = None
        if (after := with_values(before, {**emptied, **fields})) != before:
            changed[target.id] = after
    updated = len(changed)
    changed.update(_managers_found(programme, changed, directory, _coming_in(targets)))
    if len(changed) > updated:
        found = len(changed) - updated
        remarks.say(f"The manager of {found} {'people' if found > 1 else 'person'} already here is now known.")
    naming.say_who_is_unknown()
    return PeopleChanges(added, list(changed.values()), updated)


def _keep_extras(before: Person, fields: dict[str, Any]) -> None:
    """Give topics that were here already what a newer or other program wrote beside them."""
    for name in ("offers", "wants"):
        known = {key(topic.topic): topic.extra for topic in getattr(before, name) if topic.extra}
        if known and name in fields:
            topics = fields[name]
            fields[name] = tuple(replace(topic, extra=known.get(key(topic.topic), {})) for topic in topics)


def _emptied(before: Person, draft: Draft, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields a line empties that hold something, each with the value of somebody unknown."""
    rows = (FIELDS["people"][name] for name in sorted(draft.emptied - given.keys()) if name in FIELDS["people"])
    return {row.name: value_of(NOBODY, row) for row in rows if row.name != "name" and not is_empty(before, row)}


def _directory(targets: Sequence[Target], programme: Programme) -> Directory:
    """Return everybody who can be named, as they will be called after the import."""
    entries = {person.id: DirectoryEntry(person.id, person.name, person.email) for person in programme.people.all()}
    for target in targets:
        if target.draft:
            fields = target.draft.fields
            email = fields.get("email", target.person.email if target.person else "")
            called = fields.get("short_name", "")
            numbers = target.draft.numbers
            entries[target.id] = DirectoryEntry(target.id, fields["name"], email, numbers, called)
    return Directory(entries.values())


def _coming_in(targets: Sequence[Target]) -> frozenset[str]:
    """Return the ids of those by whom a name can be settled now: new ones, and whose name or address is new."""

    def is_new(target: Target) -> bool:
        said, before = target.draft.fields if target.draft else {}, target.person
        return before is None or any(said.get(name, known) != known for name, known in
                                     (("name", before.name), ("email", before.email)))  # fmt: skip

    return frozenset(target.id for target in targets if is_new(target))


def _managers_found(
    programme: Programme, changed: Mapping[str, Person], directory: Directory, coming: frozenset[str]
) -> dict[str, Person]:
    """Return people already here whose manager was known by name only and comes in now."""
    if not coming:
        return {}
    found = {}
    for stored in programme.people.all():
        person = changed.get(stored.id, stored)
        settled = _others_found(person, directory, coming)
        if settled != person:
            person = found[person.id] = settled
        if person.manager_named and not person.manager:
            ids = directory.find(person.manager_named)
            if len(ids) == 1 and ids[0] != person.id and ids[0] in coming:
                found[person.id] = replace(person, manager=ids[0], manager_named="")
    return found


def _others_found(person: Person, directory: Directory, coming: frozenset[str]) -> Person:
    """Return somebody with those named by her who come in now."""
    changes: dict[str, Any] = {}
    for field in SETTLED_LATER:
        ids, left = list(getattr(person, field)), []
        for text in getattr(person, f"{field}_named"):
            meant = [one for one in directory.find(text) if one != person.id and one in coming]
            if len(meant) == 1 and len(directory.find(text)) == 1:
                ids += [one for one in meant if one not in ids]
            else:
                left.append(text)
        if tuple(left) != getattr(person, f"{field}_named"):
            changes |= {field: tuple(ids), f"{field}_named": tuple(left)}
    return replace(person, **changes) if changes else person


def _spell_alike(targets: Sequence[Target], programme: Programme, remarks: Remarks) -> None:
    """Give teams and units one spelling: that of those here already, else that of the first line."""
    known: dict[tuple[str, str], str] = {}
    for person in programme.people.all():
        for field in ("unit", "team"):
            known.setdefault((field, folded_name(getattr(person, field))), getattr(person, field))
    for target in targets:
        for field in ("unit", "team"):
            if target.draft and not target.draft.exact and (said := target.draft.fields.get(field)):
                spelling = known.setdefault((field, folded_name(said)), said)
                if folded(spelling) != folded(said):
                    remarks.say(f'"{said}" and "{spelling}" were read as one {field}: "{spelling}".')
                target.draft.fields[field] = spelling


def _leave_out_lonely_slots(targets: Sequence[Target], programme: Programme, remarks: Remarks, place: Place) -> None:
    """Leave out times in words of somebody's own: compared, they would look like times nobody else has."""
    drafts = [
        target.draft for target in targets if target.draft and "slots" in target.draft.fields and not target.draft.exact
    ]
    used = Counter(slot.casefold() for draft in drafts for slot in draft.fields["slots"])
    used.update(slot.casefold() for person in programme.people.all() for slot in person.slots)
    for draft in drafts:
        slots = tuple(slot for slot in draft.fields["slots"] if used[slot.casefold()] > 1 or names_a_day(slot))
        if slots != draft.fields["slots"]:
            lonely = [slot for slot in draft.fields["slots"] if slot not in slots]
            text = f"A time to meet was not understood and left out: {quoted(lonely)}"
            remarks.of_line(text, place(draft.file, draft.line), "slots")
            draft.fields["slots"] = slots
            if not slots:
                del draft.fields["slots"]


class _Naming:
    """Looks up the people a line names."""

    def __init__(self, directory: Directory, remarks: Remarks, place: Place) -> None:
        self._directory = directory
        self._remarks = remarks
        self._place = place
        self._unknown: dict[str, None] = {}
        self._several: dict[str, None] = {}

    def of(self, target: Target, draft: Draft) -> dict[str, Any]:
        """Return the fields of a person that hold ids of others."""
        if not draft.named:
            return {}
        place = self._place(draft.file, draft.line)
        fields: dict[str, Any] = {}
        if "manager" in draft.named:
            find = self._directory.find_exactly if draft.exact else self._directory.find
            fields.update(self._manager(target, draft.named["manager"], place, find))
        for name in ("reviewers", "avoids", "wishes"):
            if name not in draft.named:
                continue
            ids, unknown = self._others(target, draft, name, place)
            before = target.person
            if name == "avoids" and before:
                ids = tuple(dict.fromkeys((*before.avoids, *ids)))
            if ids:
                fields[name] = ids
            if name in SETTLED_LATER and (unknown or (before and getattr(before, f"{name}_named"))):
                kept = getattr(before, f"{name}_named") if before and name == "avoids" else ()
                fields[f"{name}_named"] = tuple(dict.fromkeys((*kept, *unknown)))
        return fields

    def say_who_is_unknown(self) -> None:
        """Say which managers were not found."""
        if self._unknown:
            self._remarks.say(
                f"Not in the list (yet): the managers {quoted(self._unknown)}. Their names are kept, and they are "
                "found once they are imported.",
                asks=True,
            )
        if self._several:
            self._remarks.say(
                f"More than one person is called {quoted(self._several)}, so who the manager is stays open. The "
                "name is kept; an e-mail address would tell.",
                asks=True,
            )

    def _manager(self, target: Target, cells: Sequence[str], place: str, find: Callable[[str], Ids]) -> dict[str, str]:
        for cell in cells:
            ids = find(cell)
            if ids == (target.id,):
                self._remarks.of_line("Somebody is named as her own manager, which was left out", place)
                return {}
            if len(ids) == 1:
                self._say_partly(cell, ids[0], place)
                return {"manager": ids[0], "manager_named": ""}
        best = next((cell for cell in cells if any(map(str.isalpha, cell))), cells[0])
        name = clean_name(best)[:LONGEST_NAME]
        several = len(find(best)) > 1
        (self._several if several else self._unknown)[name] = None
        return {"manager": "", "manager_named": name}

    def _say_partly(self, cell: str, who: str, place: str) -> None:
        """Say whom one word alone was taken for: only one person fits, but it may be somebody who is not here."""
        name = self._directory.name(who)
        words = name_words(cell)
        if "@" not in cell and len(words) == 1 and words < name_words(name):
            self._remarks.of_line(f'"{clean_name(cell)}" was taken for {name}, the only one it can mean here', place)

    def _others(self, target: Target, draft: Draft, field: str, place: str) -> tuple[tuple[str, ...], list[str]]:
        """Return whom cells name, and what stands for nobody in the list or for several."""
        ids: dict[str, None] = {}
        left: list[str] = []
        for cell in draft.named[field]:
            found, unknown, texts = self._directory.find_several(cell, exactly=draft.exact)
            for text, who in zip(texts, found, strict=True):
                self._say_partly(text, who, place)
            ids.update(dict.fromkeys(one for one in found if one != target.id))
            left += [clean_name(text)[:LONGEST_NAME] for text in unknown]
        if left and field == "avoids":
            self._remarks.of_line(
                "Somebody to avoid is not in the list, or can be several people: the name is kept as written, and "
                "nobody it can mean is paired with her or him until it is settled", place, "avoids",
            )  # fmt: skip
        elif left and field == "reviewers":
            self._remarks.of_line(
                f"Who appraises somebody is to settle and kept as written: {quoted(left)}", place, field
            )
        elif left:
            self._remarks.of_line(f"{quoted(left)} ({field}) could not be found", place, field)
        return tuple(ids), left
