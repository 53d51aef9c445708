"""Matching of lines with people: which are about somebody who is here already, which about somebody new?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from typing import Any, Literal

from rmtui.exchange.roster.lines import Draft
from rmtui.programme.cleaning import key, loose_key, name_words
from rmtui.programme.person import Person, Role


@dataclass(slots=True, eq=False)
class Target:
    """A person lines are about."""

    id: str
    """Her id, present or future."""
    person: Person | None
    """As she is stored; None for somebody new."""
    draft: Draft | None = None
    """What the lines about her say; None when no line may change her."""
    mail: str = ""
    """Her address in the form it is compared in."""
    name: str = ""
    """Her name as it stands here or on her first line."""

    @property
    def role(self) -> Role:
        """On which side she is as far as the lines were read."""
        stored: Role = self.person.role if self.person else ""
        said: Role = self.draft.fields.get("role", stored) if self.draft else stored
        return said


@dataclass(slots=True)
class Match:
    """What becomes of each line."""

    targets: list[Target] = field(default_factory=list)
    """People to add or change, in the order of their first line."""
    duplicates: list[tuple[Draft, str]] = field(default_factory=list)
    """Lines left out, each with the id of whom it looks like."""
    unclear: list[Draft] = field(default_factory=list)
    """Lines that would change somebody, but more than one has that name."""
    added_like: int = 0
    """How many lines were added although they look like somebody."""
    shared_address: list[tuple[Draft, str]] = field(default_factory=list)
    """Lines of people added who have the address of somebody with another name, each with the name of that one."""
    new_address: list[tuple[Draft, str, str, bool]] = field(default_factory=list)
    """Lines of people whose address changes: from what, to what, and whether the line is taken."""
    on_both_sides: set[str] = field(default_factory=set)
    """Ids of people a line gives the other side of a pair to."""


class _Register:
    """Finds people by e-mail where the name does not speak against it, else by name."""

    def __init__(self, people: Iterable[Person], drafts: Sequence[Draft]) -> None:
        self._by_mail: dict[str, list[Target]] = {}
        self._by_name: dict[NameKey, list[Target]] = {}
        self._mails_of: dict[NameKey, set[str]] = {}
        for draft in drafts:
            name = name_key(draft.fields["name"])
            self._mails_of.setdefault(name, set()).add(key(draft.fields.get("email", "")))
        for person in people:
            self.add(Target(person.id, person, mail=key(person.email), name=person.name))

    def add(self, target: Target) -> None:
        """Remember somebody, so that later lines find her."""
        self._by_name.setdefault(name_key(target.name), []).append(target)
        if target.mail:
            self._by_mail.setdefault(target.mail, []).append(target)

    def like(self, draft: Draft) -> list[Target]:
        """Return whom a line can be about."""
        if draft.exact and draft.numbers:
            return self._numbered(draft)
        name, mail = name_key(draft.fields["name"]), key(draft.fields.get("email", ""))
        called_so = self._by_name.get(name, [])
        if mail and mail in self._by_mail:
            here = self._by_mail[mail]
            exact = [one for one in here if one in called_so]
            return exact or [one for one in here if same_person(one.name, draft.fields["name"])]
        if not mail:
            return called_so
        if without := [one for one in called_so if not one.mail]:
            return without
        return called_so if self._has_moved(called_so, name, draft) else []

    def _numbered(self, draft: Draft) -> list[Target]:
        """Return whom a line of an own list is about: who has its number here, or is here as the only one so called.

        Two lines with two numbers are two people, whatever they are called.
        """
        called_so = [one for one in self._by_name.get(name_key(draft.fields["name"]), []) if one.person]
        return [one for one in called_so if one.id == draft.numbers[0]] or called_so

    def sharing(self, draft: Draft) -> Target | None:
        """Return whose address a line has without being about her."""
        return next(iter(self._by_mail.get(key(draft.fields.get("email", "")), ())), None)

    def _has_moved(self, called_so: Sequence[Target], name: NameKey, draft: Draft) -> bool:
        """Say whether the only one of a name is the same in spite of another address.

        Not where the list has two of that name: those are two people. Where the part before the sign differs, nothing
        else may speak against it either.
        """
        if len(called_so) != 1 or called_so[0].person is None or len(self._mails_of[name]) > 1:
            return False
        if draft.fields["email"].partition("@")[0].casefold() == called_so[0].mail.partition("@")[0]:
            return True
        known = called_so[0].person
        stored = ((getattr(known, one), draft.fields.get(one)) for one in ("unit", "team", "title", "function", "site"))
        return all(key(before) == key(said) for before, said in stored if before and said)

    def learn(self, target: Target, mail: str) -> None:
        """Remember an address that was not known before."""
        if mail and mail != target.mail:
            target.mail = mail
            self._by_mail.setdefault(mail, []).append(target)


NameKey = tuple[str, ...]
"""The words of a name in order, without titles, accents and case."""


def name_key(name: str) -> NameKey:
    """Return a name as it is compared."""
    known = name_words(name)
    words = tuple(word for word in (word.replace(".", "") for word in loose_key(name).split()) if word in known)
    return words or (key(name),)


def same_person(one: str, other: str) -> bool:
    """Say whether two names can be one person's who has one address: a part left out, an initial, a new last name."""
    first, second = name_key(one), name_key(other)
    if set(first) <= set(second) or set(second) <= set(first) or set(first) == set(second):
        return True
    if first[0] == second[0]:
        return True
    return first[-1] == second[-1] and first[0][0] == second[0][0] and 1 in (len(first[0]), len(second[0]))


def match_drafts(
    drafts: Sequence[Draft],
    people: Iterable[Person],
    duplicates: Literal["skip", "add", "update"],
    new_id: Callable[[], str],
) -> Match:
    """Decide for each line whether it is about somebody new, in the order of the lines.

    Somebody is the same when the e-mail is the same but for case and the names can be one person's: a mailbox can be
    shared. Else when the name is the same and not both have an e-mail, or she is the only one here of that name and
    nothing speaks against a new address. Two lines of one name with two addresses are two people.
    Earlier lines count like people already here. A line that gives somebody another role puts her on both sides, also
    where it is skipped otherwise.
    """
    register = _Register(people, drafts)
    match = Match()
    for draft in drafts:
        mail = key(draft.fields.get("email", ""))
        like = register.like(draft)
        if len(like) == 1 and mail and like[0].mail and like[0].mail != mail and duplicates != "add":
            match.new_address.append((draft, like[0].mail, draft.fields["email"], duplicates == "update"))
        if like and duplicates == "skip" and len(like) == 1 and _gives_other_side(like[0], draft):
            _put_on_both_sides(like[0], draft, match)
        elif like and duplicates == "skip":
            match.duplicates.append((draft, like[0].id))
        elif like and duplicates == "update":
            if len(like) > 1:
                match.unclear.append(draft)
                continue
            if like[0].role == "both":
                draft.fields.pop("role", None)
            elif _gives_other_side(like[0], draft):
                match.on_both_sides.add(like[0].id)
                draft.fields["role"] = "both"
            _take(like[0], draft, match)
            register.learn(like[0], mail)
        else:
            match.added_like += bool(like)
            if not like and (other := register.sharing(draft)):
                match.shared_address.append((draft, other.name))
            target = Target(new_id(), None, draft, mail, draft.fields["name"])
            register.add(target)
            match.targets.append(target)
    return match


def _gives_other_side(target: Target, draft: Draft) -> bool:
    known, said = target.role, draft.fields.get("role", "")
    return bool(said) and known in ("mentor", "mentee") and said != known


def _put_on_both_sides(target: Target, draft: Draft, match: Match) -> None:
    """Give somebody the other side as well, what she offers or wants there, and what is not known of her yet."""
    match.on_both_sides.add(target.id)
    stored = target.person
    if target.draft is None:
        assert stored is not None, "somebody new has the draft of her first line"
        target.draft = Draft(draft.file, draft.line, {"name": stored.name})
        match.targets.append(target)
    known = {**_filled(stored), **target.draft.fields} if stored else target.draft.fields
    for name, value in draft.fields.items():
        if name in UNITED and isinstance(known.get(name), tuple):
            target.draft.fields[name] = united(known[name], value)
        elif name not in known:
            target.draft.fields[name] = value
    for name, cells in draft.named.items():
        if not (stored and (getattr(stored, name) or getattr(stored, f"{name}_named", ""))):
            target.draft.named.setdefault(name, cells)
    target.draft.fields["role"] = "both"


def _filled(person: Person) -> dict[str, Any]:
    """Return what is known of somebody, by field; nothing that stands as in everybody of whom nothing is known."""
    empty = Person(id="", name="")
    values = {one.name: getattr(person, one.name) for one in dataclass_fields(person)}
    return {name: value for name, value in values.items() if value != getattr(empty, name)}


UNITED = frozenset(("offers", "wants", "languages", "slots", "pulse", "leads", "serves", "tags"))
"""Lists of which two lines about one person give one."""


def united(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return two lists as one; of a topic in both, the later level or priority counts."""
    entries = {key(getattr(entry, "topic", entry)): entry for entry in one}
    entries.update({key(getattr(entry, "topic", entry)): entry for entry in other})
    return tuple(entries.values())


def _take(target: Target, draft: Draft, match: Match) -> None:
    if target.draft is None:
        target.draft = draft
        match.targets.append(target)
    else:
        _merge(target.draft, draft)


def _merge(known: Draft, later: Draft) -> None:
    """Add to a draft what a later line says, which wins; lists become one."""
    given = later.fields.keys() | later.named.keys()
    for name in UNITED & known.fields.keys() & later.fields.keys():
        later.fields[name] = united(known.fields[name], later.fields[name])
    known.fields = {name: value for name, value in known.fields.items() if name not in later.emptied} | later.fields
    known.named = {name: cells for name, cells in known.named.items() if name not in later.emptied} | later.named
    known.numbers = (*known.numbers, *later.numbers)
    known.unread |= later.unread
    known.emptied = (known.emptied - given) | later.emptied
