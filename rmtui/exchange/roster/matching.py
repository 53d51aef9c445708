"""Matching of lines with people: which are about somebody who is here already, which about somebody new?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rmtui.exchange.roster.lines import Draft
from rmtui.programme.cleaning import key
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
    on_both_sides: set[str] = field(default_factory=set)
    """Ids of people a line gives the other side of a pair to."""


class _Register:
    """Finds people by e-mail, and by name where the e-mail does not speak against it."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_mail: dict[str, Target] = {}
        self._by_name: dict[str, list[Target]] = {}
        self._without_mail: dict[str, list[Target]] = {}
        for person in people:
            self.add(Target(person.id, person, mail=key(person.email)), key(person.name))

    def add(self, target: Target, name: str) -> None:
        """Remember somebody, so that later lines find her."""
        self._by_name.setdefault(name, []).append(target)
        if target.mail:
            self._by_mail.setdefault(target.mail, target)
        else:
            self._without_mail.setdefault(name, []).append(target)

    def like(self, name: str, mail: str) -> Sequence[Target]:
        """Return whom a line can be about."""
        if mail and mail in self._by_mail:
            return [self._by_mail[mail]]
        return (self._without_mail if mail else self._by_name).get(name, ())

    def learn(self, target: Target, name: str, mail: str) -> None:
        """Remember an address that was not known before."""
        if mail and not target.mail:
            target.mail = mail
            self._by_mail.setdefault(mail, target)
            if target in self._without_mail.get(name, ()):
                self._without_mail[name].remove(target)


def match_drafts(
    drafts: Sequence[Draft],
    people: Iterable[Person],
    duplicates: Literal["skip", "add", "update"],
    new_id: Callable[[], str],
) -> Match:
    """Decide for each line whether it is about somebody new, in the order of the lines.

    Somebody is the same when the e-mail is the same but for case, else when the name is and not both have an e-mail.
    Earlier lines count like people already here. A line that gives somebody another role puts her on both sides, also
    where it is skipped otherwise.
    """
    register = _Register(people)
    match = Match()
    for draft in drafts:
        name, mail = key(draft.fields["name"]), key(draft.fields.get("email", ""))
        like = register.like(name, mail)
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
                _put_on_both_sides(like[0], draft, match)
                draft.fields["role"] = "both"
            _take(like[0], draft, match)
            register.learn(like[0], name, mail)
        else:
            match.added_like += bool(like)
            target = Target(new_id(), None, draft, mail)
            register.add(target, name)
            match.targets.append(target)
    return match


def _gives_other_side(target: Target, draft: Draft) -> bool:
    known, said = target.role, draft.fields.get("role", "")
    return bool(said) and known in ("mentor", "mentee") and said != known


def _put_on_both_sides(target: Target, draft: Draft, match: Match) -> None:
    """Change the role of somebody and nothing else."""
    match.on_both_sides.add(target.id)
    if target.draft is None:
        name = target.person.name if target.person else draft.fields["name"]
        target.draft = Draft(draft.file, draft.line, {"name": name})
        match.targets.append(target)
    target.draft.fields["role"] = "both"


def _take(target: Target, draft: Draft, match: Match) -> None:
    if target.draft is None:
        target.draft = draft
        match.targets.append(target)
    else:
        _merge(target.draft, draft)


def _merge(known: Draft, later: Draft) -> None:
    """Add to a draft what a later line says, which wins."""
    given = later.fields.keys() | later.named.keys()
    known.fields = {name: value for name, value in known.fields.items() if name not in later.emptied} | later.fields
    known.named = {name: cells for name, cells in known.named.items() if name not in later.emptied} | later.named
    known.unread |= later.unread
    known.emptied = (known.emptied - given) | later.emptied
