"""Standing of ideas: how many there are, which of them a list shows, whose each is, who may know or what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from rmtui.counts import counted
from rmtui.programme.credit import Credit
from rmtui.programme.credits import is_named, may_be_told
from rmtui.programme.days.words import day_of_month
from rmtui.programme.levels import LEVELS, SHOWN
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import called

FILTERS: tuple[tuple[str, str], ...] = (
    ("all", "all"),
    ("waiting", "no answer yet"),
    ("told", "may be told"),
    ("unthanked", "nobody thanked yet"),
    ("nameless", "no owner yet"),
    ("closed", "not to be told"),
)
"""What the list can be narrowed to, and its words."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the ideas stand, in numbers; those withdrawn do not count."""

    ideas: int
    """How many there are."""
    changed: int
    """Of how many one can say what came of them."""
    waiting: int
    """How many wait for their owner's answer."""
    unthanked: tuple[str, ...]
    """Ids of people whose idea may be told and changed something, and who were not thanked."""


def standing(programme: Programme) -> Standing:
    """Count the ideas."""
    kept = [credit for credit in programme.credits.all() if credit.state != "withdrawn"]
    owners = [person for credit in kept if is_unthanked(credit) for person in credit.whose]
    return Standing(
        ideas=len(kept),
        changed=sum(bool(credit.outcome) for credit in kept),
        waiting=sum(credit.state == "asked" for credit in kept),
        unthanked=tuple(dict.fromkeys(owners)),
    )


def is_unthanked(credit: Credit) -> bool:
    """Say whether an idea may be told and changed something, and its owner was not thanked."""
    return may_be_told(credit, LEVELS[0]) and bool(credit.outcome) and credit.thanked_on is None


def headline(counts: Standing) -> str:
    """Return the numbers in a sentence: "6 ideas, 4 changed something, 1 waits for a yes"."""
    ideas = counted(counts.ideas, "idea")
    waits = f", {counted(counts.waiting, 'waits', 'wait')} for a yes" if counts.waiting else ""
    return f"{ideas}, {counts.changed} changed something{waits}"


def unthanked(programme: Programme, counts: Standing) -> str:
    """Return whom nobody thanked yet, in a phrase; empty when there is none."""
    names = [called(programme, person) for person in counts.unthanked]
    return f"Nobody thanked yet: {', '.join(names)}" if names else ""


def ideas_in(programme: Programme, narrowed: str) -> list[Credit]:
    """Return the ideas one of FILTERS lets through, newest first, those withdrawn last."""
    newest = reversed(programme.credits.all())
    return sorted((c for c in newest if _passes(c, narrowed)), key=lambda credit: credit.state == "withdrawn")


def _passes(credit: Credit, narrowed: str) -> bool:
    match narrowed:
        case "waiting":
            return credit.state in ("drafted", "asked")
        case "told":
            return may_be_told(credit, LEVELS[0])
        case "unthanked":
            return is_unthanked(credit)
        case "nameless":
            return not credit.whose
        case "closed":
            return credit.state in ("no", "withdrawn")
    return True


def owner_column(programme: Programme, credit: Credit) -> str:
    """Return the owners for a list; who would rather have no name has none there either."""
    if not credit.whose:
        return "whose?"
    if not is_named(credit) and credit.state != "no":
        return "no name"
    return " + ".join(called(programme, person) for person in credit.whose)


def status(credit: Credit) -> str:
    """Return who may know, or what is still missing."""
    if credit.state == "withdrawn":
        return "withdrawn"
    if not credit.whose:
        return "name missing!"
    if credit.state == "yes":
        return SHOWN[credit.level]
    if credit.state == "no":
        return "nobody"
    if credit.state == "asked":
        return f"asked {day_of_month(credit.asked_on)} ?" if credit.asked_on else "to ask again ?"
    return "not asked yet"
