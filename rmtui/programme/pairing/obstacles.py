"""Obstacles in words: how does one say why two people cannot be paired, and what would help?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rmtui.counts import counted, plural
from rmtui.programme.pairing.ground import Ground
from rmtui.programme.person import Person

PRIVATE = "not this time (private)"
"""All that is ever said about people who would rather not meet, or are kept apart."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A hard rule that forbids a pair, and how it does."""

    rule: str
    """A name from `rules.RULES`."""
    chain: tuple[str, ...]
    """What people are called, from the lower to the upper end of a line; empty where nobody is to be named."""
    sentence: str
    """Why, in words that can be said aloud."""


def obstacle(ground: Ground, rule: str, mentor: Person, mentee: Person) -> Obstacle:
    """Say how `rule` forbids the pair."""
    chain, sentence = _SAID[rule](ground, mentor, mentee)
    return Obstacle(rule, chain, sentence)


def ends_of_line(ground: Ground, rule: str, mentor: Person, mentee: Person) -> tuple[Person, Person]:
    """Return who of the two stands below and who above, where a rule about lines forbids the pair."""
    if rule == "reviewer":
        is_above = mentee.id in mentor.reviewers
    elif rule == "direct report":
        is_above = ground.manager[mentor.id] == mentee.id
    else:
        is_above = mentee.id in ground.above[mentor.id]
    return (mentor, mentee) if is_above else (mentee, mentor)


Said = tuple[tuple[str, ...], str]

_HONEST = "honest feedback is hard with someone in your line"


def _both(ground: Ground, mentor: Person, mentee: Person) -> tuple[str, str]:
    return ground.name(mentor.id), ground.name(mentee.id)


def _self(ground: Ground, mentor: Person, mentee: Person) -> Said:
    name = ground.name(mentor.id)
    return (name,), f"{name} cannot be paired with the same person"


def _direct(ground: Ground, mentor: Person, mentee: Person) -> Said:
    lower, upper = ends_of_line(ground, "direct report", mentor, mentee)
    names = _both(ground, lower, upper)
    circle = "" if ground.manager[upper.id] != lower.id else ", and the other way round, which cannot be"
    return names, f"{names[0]} reports to {names[1]}{circle} – {_HONEST}"


def _line(ground: Ground, mentor: Person, mentee: Person) -> Said:
    lower, upper = ends_of_line(ground, "reporting line", mentor, mentee)
    above = ground.above[lower.id]
    ids = (lower.id, *above[: above.index(upper.id) + 1])
    names = tuple(ground.name(person) for person in ids)
    through = f" through {' and '.join(names[1:-1])}" if names[1:-1] else ""
    return names, f"{names[0]} reports to {names[-1]}{through} – {_HONEST}"


def _reviewer(ground: Ground, mentor: Person, mentee: Person) -> Said:
    lower, upper = ends_of_line(ground, "reviewer", mentor, mentee)
    names = _both(ground, lower, upper)
    return names, f"{names[1]} appraises {names[0]} – honest feedback is hard with someone who reviews you"


def _team(ground: Ground, mentor: Person, mentee: Person) -> Said:
    names = _both(ground, mentor, mentee)
    for one, other in ((mentor, mentee), (mentee, mentor)):
        if ground.team[one.id] and ground.team[one.id] in ground.leads[other.id]:
            said = f"{ground.name(one.id)} works in {one.team}, a team {ground.name(other.id)} leads"
            return names, f"{said} – {_HONEST}"
    return names, f"{names[0]} and {names[1]} work in the same team, {mentor.team}, and see the same things every day"


def _seniority(ground: Ground, mentor: Person, mentee: Person) -> Said:
    teacher, learner = names = _both(ground, mentor, mentee)
    if ground.by_expertise:
        return names, f"{learner} wants to learn nothing that {teacher} knows better"
    steps = ground.about.rank_gap
    apart = counted(steps, "step")
    upper, lower = (teacher, learner) if ground.about.direction == "traditional" else (learner, teacher)
    ranks = {teacher: mentor.rank, learner: mentee.rank}
    return names, (
        f"{upper} ({ranks[upper]}) does not stand at least {apart} above {lower} ({ranks[lower]}), "
        "and in this programme the more senior one "
        + ("teaches" if ground.about.direction == "traditional" else "learns")
    )


def _language(ground: Ground, mentor: Person, mentee: Person) -> Said:
    names = _both(ground, mentor, mentee)
    return names, f"{names[0]} and {names[1]} have no language in common"


def _time(ground: Ground, mentor: Person, mentee: Person) -> Said:
    names = _both(ground, mentor, mentee)
    if ground.slots[mentor.id] and ground.slots[mentee.id]:
        return names, f"{names[0]} and {names[1]} named no hour at which both are free"
    return names, f"{names[0]} and {names[1]} live too many hours apart to meet within working time"


def _private(ground: Ground, mentor: Person, mentee: Person) -> Said:
    return (), PRIVATE


def _past(ground: Ground, mentor: Person, mentee: Person) -> Said:
    names = _both(ground, mentor, mentee)
    return names, f"{names[0]} and {names[1]} were a pair before, and somebody new brings a new view"


def _consent(ground: Ground, mentor: Person, mentee: Person) -> Said:
    refused = [ground.name(person.id) for person in (mentor, mentee) if person.consent == "no"]
    if refused:
        return tuple(refused), f"{' and '.join(refused)} said no to taking part"
    asked = [ground.name(person.id) for person in (mentor, mentee) if person.consent == "unknown"]
    return tuple(asked), f"{' and '.join(asked)} did not say yes yet, which a formal programme needs first"


def _external(ground: Ground, mentor: Person, mentee: Person) -> Said:
    names = tuple(ground.name(person.id) for person in (mentor, mentee) if person.external)
    return names, f"{' and '.join(names)} is not from the organisation, and this programme stays inside it"


def _unit(ground: Ground, mentor: Person, mentee: Person) -> Said:
    names = _both(ground, mentor, mentee)
    return names, f"{names[0]} and {names[1]} both work in {mentor.unit}, and pairs across units were asked for"


def _full(ground: Ground, mentor: Person, mentee: Person) -> Said:
    by_id = ground.by_id
    for pair in ground.open_pairs:
        if {pair.mentor, pair.mentee} == {mentor.id, mentee.id}:
            couple = _both(ground, by_id[pair.mentee], by_id[pair.mentor])
            return couple, f"{couple[0]} already learns from {couple[1]}"
    names = tuple(
        ground.name(person.id)
        for person, room in ((mentor, ground.mentor_room), (mentee, ground.mentee_room))
        if not room[person.id]
    )
    return names, f"{' and '.join(names)} {plural(len(names), 'has', 'have')} no room for one more at present"


_SAID: dict[str, Callable[[Ground, Person, Person], Said]] = {
    "self": _self,
    "direct report": _direct,
    "reporting line": _line,
    "reviewer": _reviewer,
    "same team": _team,
    "seniority": _seniority,
    "language": _language,
    "time": _time,
    "avoids": _private,
    "kept apart": _private,
    "past pair": _past,
    "consent": _consent,
    "external": _external,
    "same unit": _unit,
    "full": _full,
}

COUNTED = {
    "self": "the same person",
    "direct report": "in a direct line",
    "reporting line": "further up or down the line",
    "reviewer": "appraising or appraised",
    "same team": "in the same team",
    "seniority": "with rank or skill the wrong way round",
    "language": "without a common language",
    "time": "without a common time",
    "avoids": PRIVATE,
    "kept apart": PRIVATE,
    "past pair": "in a pair before",
    "consent": "without a yes to taking part",
    "external": "from outside",
    "same unit": "in the same unit",
    "full": "taken",
}
"""How each rule is called behind the number of people it stands against, one or many."""

_OUTSIDE_THE_LINE = (
    "somebody from outside to learn from, another department head as the one who learns, swapping with a neighbouring "
    "firm, or with little paper an exception"
)

HELP = {
    "direct report": _OUTSIDE_THE_LINE,
    "reporting line": _OUTSIDE_THE_LINE,
    "reviewer": _OUTSIDE_THE_LINE,
    "same team": "somebody from another team, or from outside",
    "seniority": "checking the ranks, or somebody from another step of the ladder",
    "language": "checking which languages were noted",
    "time": "asking for one more hour in the week",
    "past pair": "allowing two people to be paired again",
    "consent": "asking who has not said yes yet",
    "external": "allowing people from outside the organisation",
    "same unit": "dropping the wish for pairs across units",
    "full": "somebody who could take one more person, or one more volunteer",
}
"""What would help against each rule; nothing is advised against a private no."""

_EXCEPTION = 'rmtui pairs add MENTOR MENTEE --exception "why"'
COMMANDS = dict.fromkeys(("direct report", "reporting line", "reviewer"), _EXCEPTION)
"""The command that does what would help, for the command line, by rule."""
