"""Erasure of a person: what does it reach, and what is left when it is done?

The one thing that asks, and that nothing takes back. Exports go first: they can always be made again. Then the desk
takes her out of every file of its own, and at last every other file of the folder is looked through.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from rmtui.desk import Desk
from rmtui.errors import BadInput, ReadOnly, RmtuiError
from rmtui.exchange.documents.withdrawal import Holding, files_below, holding, plain_text, withdraw
from rmtui.programme.cleaning import loose_key
from rmtui.programme.edit import Tables
from rmtui.programme.erasing import is_erased
from rmtui.programme.erasing_plan import ErasingPlan, ErasingRequest
from rmtui.programme.erasing_texts import NamingText, texts_naming
from rmtui.programme.identities import Identity
from rmtui.programme.naming import Naming
from rmtui.programme.person import Person
from rmtui.recovery.people_ever import people_ever
from rmtui.recovery.second_copy import Copying, is_there, known_place, remember
from rmtui.store.erasing import Cleaned
from rmtui.store.folder import (
    BACKUPS,
    DAMAGED,
    DRAFTS,
    ERASING,
    EXPORTS,
    HISTORY,
    LOCK,
    MAIN,
    PREVIOUS,
    READ_ME,
    changes_generation,
    path,
)
from rmtui.store.format import Unreadable, read_snapshot
from rmtui.store.medium import Medium

OURS = frozenset((MAIN, PREVIOUS, LOCK, READ_ME, ERASING))
"""Files at the top of the folder whose content is known."""


class SecondCopy(Enum):
    """How the second copy stands."""

    NONE = auto()
    """None was ever made."""
    AWAY = auto()
    """Its place cannot be reached now."""
    HERE = auto()
    """It can be brought up to date now."""
    RENEWED = auto()
    """It was brought up to date after the erasing, and proven."""
    REFUSED = auto()
    """It could not be brought up to date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What erasing somebody would do."""

    person: Person
    """Whom."""
    is_here: bool
    """Whether she is in the programme now, or only in history and backups."""
    called: tuple[str, ...]
    """Other names and addresses she had at some time."""
    older_records: int
    """Further records of the same name or address, in history and backups, taken for hers."""
    namesakes: tuple[str, ...]
    """Names of records that may be hers too and are taken for somebody else's: these stay."""
    sessions: int
    """Sessions that stay for the other side."""
    own_texts: int
    """Texts in her words, which go."""
    ideas: int
    """Ideas of hers: co-owners keep theirs, those of hers alone are withdrawn and lose the name."""
    backups: int
    """Backups that are written anew."""
    unreadable: int
    """Backups that cannot be read, and are deleted."""
    drafts: int
    """Unfinished texts that name her, which go."""
    damaged: int
    """Files kept aside because they could not be read: these go only when that is said."""
    copy: SecondCopy
    """How the second copy stands."""
    history: int
    """Files of older changes, which go."""
    exports: Holding
    """Exports that hold her: our own go, the others stay."""
    naming: tuple[NamingText, ...]
    """Texts in people's own words that name her, or may do so."""
    doubtful: tuple[str, ...]
    """Words of her name that may mean something or somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is left when somebody was erased."""

    cleaned: Cleaned
    """What was done to the copies in the folder."""
    exports: int
    """Exports of ours that were deleted."""
    kept_aside: tuple[str, ...]
    """Files kept aside as damaged that stay, and may hold her."""
    copy: SecondCopy
    """What became of the second copy."""
    copy_said: str
    """Why the second copy is not up to date, in a sentence; empty where it is, or there is none."""
    namesakes: tuple[str, ...]
    """Names of records that may have been hers and stay, because they may be somebody else's."""
    naming: tuple[NamingText, ...]
    """Texts that still name her, or may do so."""
    files: tuple[str, ...]
    """Files in the folder that rmtui did not write, or that were edited, and that still hold her name."""
    doubtful: tuple[str, ...]
    """Words of her name that may mean something or somebody else; older copies may still hold these."""
    names: Naming
    """What she was called, to look for texts again; to be forgotten with the run."""


def reach_of(desk: Desk, person: Person) -> Reach:
    """Return what erasing somebody would do; changes nothing. Raises BadInput when she was erased already.

    `person` is in the programme, or, as `people_ever.person_of` has her, only in its history or backups.
    """
    if is_erased(person):
        raise BadInput("She was erased already; this line only keeps the place of the one who left.")
    medium, folder = desk.store.medium, desk.folder
    identity = people_ever(desk).of(person.id)
    plan = ErasingPlan(desk.store.tables, ErasingRequest.of(identity))
    rewritten, unreadable = _backups(medium, path(folder, BACKUPS), plan)
    texts, mine = desk.programme.texts.all(), {*identity.ids}
    hers = {pair.id for pair in desk.programme.pairs.all() if mine & {pair.mentor, pair.mentee}}
    return Reach(
        person=person,
        is_here=desk.programme.people.get(person.id) is not None,
        called=_other_names(person, identity),
        older_records=len(identity.ids) - 1,
        namesakes=tuple(name for _, name in identity.namesakes),
        sessions=sum(1 for row in plan.now.get("sessions", {}).values() if row.get("pair") in hers),
        own_texts=sum(text.whose in mine for text in texts),
        ideas=sum(not mine.isdisjoint(credit.whose) for credit in desk.programme.credits.all()),
        backups=rewritten,
        unreadable=unreadable,
        drafts=sum(plan.is_hers(f"{draft.key} {draft.about} {draft.text}") for draft in desk.drafts.all()),
        damaged=sum(1 for _ in files_below(medium, path(folder, DAMAGED))),
        copy=_second_copy(desk),
        history=sum(1 for _ in files_below(medium, path(folder, HISTORY))),
        exports=holding(medium, path(folder, EXPORTS), plan.names.is_in),
        naming=tuple(texts_naming(plan.now, plan.names, desk.store.tables)),
        doubtful=_shown(plan.names, identity),
    )


def is_confirmed(person: Person, typed: str) -> bool:
    """Say whether somebody typed the name of the person that is to be erased: the whole one, or the one in use."""
    return loose_key(typed) in {loose_key(person.name), loose_key(person.called)} - {""}


def erase(desk: Desk, person: Person, *, replace_in_texts: bool, keep_damaged: bool) -> Report:
    """Erase somebody from the programme and every copy in its folder, for good, and return what is left.

    Everything that was ever her goes: older records of her name or address, and whatever else she was called.
    `replace_in_texts` puts a mark in place of her name where people's own words surely name her; `keep_damaged` leaves
    what was kept aside, because it may be all there is of a change. A second copy that can be reached is brought up to
    date. Raises BadInput when she was erased already, and NotSaved: nothing was begun then but deleting exports, or the
    next opening finishes it.
    """
    if is_erased(person):
        raise BadInput("She was erased already. Nothing was changed.")
    if desk.store.refuses:
        raise ReadOnly(f"Nobody was erased. {desk.store.refuses}")
    medium, place = desk.store.medium, path(desk.folder, EXPORTS)
    identity = people_ever(desk).of(person.id)
    day = desk.clock.computer_day()
    request = ErasingRequest.of(identity, replace=replace_in_texts, on=day, keep_damaged=keep_damaged)
    names = ErasingPlan(desk.store.tables, request).names
    found = holding(medium, place, names.is_in)
    withdraw(medium, place, found, names.is_in)
    cleaned = desk.erase(request)
    copy, copy_said = _renew_copy(desk)
    return Report(
        cleaned=cleaned,
        exports=sum(not medium.exists(path(place, name)) for name in found.own),
        kept_aside=tuple(f"{DAMAGED}/{name}" for name in files_below(medium, path(desk.folder, DAMAGED))),
        copy=copy,
        copy_said=copy_said,
        namesakes=tuple(name for _, name in identity.namesakes),
        naming=tuple(texts_naming(desk.store.tables, names)),
        files=tuple(_others_holding(medium, desk.folder, names)),
        doubtful=_shown(names, identity),
        names=names,
    )


def _second_copy(desk: Desk) -> SecondCopy:
    where = known_place(desk)
    if not where:
        return SecondCopy.NONE
    return SecondCopy.HERE if is_there(desk, where) else SecondCopy.AWAY


def _renew_copy(desk: Desk) -> tuple[SecondCopy, str]:
    """Bring the second copy up to date where it can be reached; return how it stands, and why where it is not so."""
    stands = _second_copy(desk)
    if stands is not SecondCopy.HERE:
        return stands, ""
    copying = Copying(desk, known_place(desk))
    try:
        copying.run()
    except RmtuiError as error:
        return SecondCopy.REFUSED, error.sentence
    remember(desk, copying)
    return SecondCopy.RENEWED, ""


def _other_names(person: Person, identity: Identity) -> tuple[str, ...]:
    """Return what else she was called, names and addresses."""
    said = [str(form.get(name, "")) for form in identity.forms for name in ("name", "email")]
    known = {loose_key(person.name), loose_key(person.email), ""}
    return tuple(dict.fromkeys(text for text in said if loose_key(text) not in known))


def _shown(names: Naming, identity: Identity) -> tuple[str, ...]:
    """Return the doubtful words as they were written."""
    said = " ".join(str(form.get(name, "")) for form in identity.forms for name in ("name", "short_name"))
    words = said.replace(",", " ").split()
    return tuple(dict.fromkeys(word for word in words if loose_key(word) in names.doubtful))


def _backups(medium: Medium, folder: str, plan: ErasingPlan) -> tuple[int, int]:
    """Return how many backups would be written anew, and how many cannot be read."""
    rewritten = unreadable = 0
    for name in files_below(medium, folder):
        if "/" in name or not name.endswith(".json"):
            continue
        try:
            tables: Tables = read_snapshot(medium.read(path(folder, name))).tables
        except (OSError, Unreadable):
            unreadable += 1
        else:
            rewritten += plan.older(tables) != tables
    return rewritten, unreadable


def _others_holding(medium: Medium, folder: str, names: Naming) -> list[str]:
    """Return the files rmtui does not write itself that still hold the name, also in their own."""
    found: list[str] = []
    for name in files_below(medium, folder):
        if name in OURS or changes_generation(name) is not None or name == f"{EXPORTS}/.rmtui-exports.json":
            continue
        if name.startswith(f"{DAMAGED}/"):
            continue  # named apart: whatever they are, they may hold her
        is_copy = name.startswith(f"{BACKUPS}/") and name.endswith(".json")
        is_draft = name.startswith(f"{DRAFTS}/")
        try:
            text = "" if is_copy else plain_text(medium.read(path(folder, name)))
        except OSError:
            text = ""
        says = names.surely_in if is_draft else names.is_in
        if says(name) or says(text):
            found.append(name)
    return found
