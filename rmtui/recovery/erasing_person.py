"""Erasure of a person: what does it reach, and what is left when it is done?

The one thing that asks, and that nothing takes back. Exports go first: they can always be made again. Then the desk
takes her out of every file of its own, and at last every other file of the folder is looked through.
"""

from __future__ import annotations

from dataclasses import dataclass

from rmtui.desk import Desk
from rmtui.errors import BadInput, ReadOnly
from rmtui.exchange.documents.withdrawal import Holding, files_below, holding, plain_text, withdraw
from rmtui.programme.cleaning import loose_key
from rmtui.programme.edit import Tables
from rmtui.programme.erasing import is_erased
from rmtui.programme.erasing_plan import ErasingPlan
from rmtui.programme.erasing_texts import NamingText, texts_naming
from rmtui.programme.naming import Naming
from rmtui.programme.person import Person
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What erasing somebody would do."""

    person: Person
    """Whom."""
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
    """Files kept aside because they could not be read, which go."""
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

    naming: tuple[NamingText, ...]
    """Texts that still name her, or may do so."""
    files: tuple[str, ...]
    """Files in the folder that rmtui did not write, or that were edited, and that still hold her name."""
    doubtful: tuple[str, ...]
    """Words of her name that may mean something or somebody else; older copies may still hold these."""
    names: Naming
    """What she was called, to look for texts again; to be forgotten with the run."""


def reach_of(desk: Desk, person: Person) -> Reach:
    """Return what erasing somebody would do; changes nothing. Raises BadInput when she was erased already."""
    if is_erased(person):
        raise BadInput("She was erased already; this line only keeps the place of the one who left.")
    medium, folder = desk.store.medium, desk.folder
    plan = _plan(desk, person)
    rewritten, unreadable = _backups(medium, path(folder, BACKUPS), plan)
    texts = desk.programme.texts.all()
    hers = {pair.id for pair in desk.programme.pairs.all() if person.id in (pair.mentor, pair.mentee)}
    return Reach(
        person=person,
        sessions=sum(1 for row in plan.now.get("sessions", {}).values() if row.get("pair") in hers),
        own_texts=sum(text.whose == person.id for text in texts),
        ideas=sum(person.id in credit.whose for credit in desk.programme.credits.all()),
        backups=rewritten,
        unreadable=unreadable,
        drafts=sum(plan.is_hers(f"{draft.key} {draft.about} {draft.text}") for draft in desk.drafts.all()),
        damaged=sum(1 for _ in files_below(medium, path(folder, DAMAGED))),
        history=sum(1 for _ in files_below(medium, path(folder, HISTORY))),
        exports=holding(medium, path(folder, EXPORTS), plan.names.is_in),
        naming=tuple(texts_naming(plan.now, plan.names, desk.store.tables)),
        doubtful=_shown(plan.names, person),
    )


def is_confirmed(person: Person, typed: str) -> bool:
    """Say whether somebody typed the name of the person that is to be erased: the whole one, or the one in use."""
    return loose_key(typed) in {loose_key(person.name), loose_key(person.called)} - {""}


def erase(desk: Desk, person: Person, *, replace_in_texts: bool) -> Report:
    """Erase somebody from the programme and every copy in its folder, for good, and return what is left.

    `replace_in_texts` puts a mark in place of her name where people's own words surely name her. Raises BadInput when
    she was erased already, and NotSaved: nothing was begun then but deleting exports, or the next opening finishes it.
    """
    if is_erased(person):
        raise BadInput("She was erased already. Nothing was changed.")
    if desk.store.refuses:
        raise ReadOnly(f"Nobody was erased. {desk.store.refuses}")
    medium, place = desk.store.medium, path(desk.folder, EXPORTS)
    names = _plan(desk, person).names
    withdraw(medium, place, holding(medium, place, names.is_in), names.is_in)
    desk.erase(person.id, replace_in_texts=replace_in_texts)
    return Report(
        naming=tuple(texts_naming(desk.store.tables, names)),
        files=tuple(_others_holding(medium, desk.folder, names)),
        doubtful=_shown(names, person),
        names=names,
    )


def _plan(desk: Desk, person: Person) -> ErasingPlan:
    return ErasingPlan(desk.store.tables, {"person": person.id, "replace": False})


def _shown(names: Naming, person: Person) -> tuple[str, ...]:
    """Return the doubtful words as the person writes them."""
    words = f"{person.name} {person.short_name}".replace(",", " ").split()
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
