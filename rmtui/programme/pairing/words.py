"""Reasons in words: how does one say aloud why two people suit each other?

Every reason is read off the same data the points were made from. Nothing here tells what a person rated herself, which
background she named or whom she wishes or avoids: such terms say only how the two go together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rmtui.counts import counted, plural
from rmtui.programme.pairing.ground import Ground
from rmtui.programme.pairing.similarity import folded, likeness, proximity, words_of
from rmtui.programme.pairing.terms import Points
from rmtui.programme.person import Person

SAID_AS_TAUGHT = 0.5
"""From this likeness on an offer is named as covering a wanted topic."""


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One line of a score, with its reason."""

    term: str
    """Name of the term."""
    points: int
    """Whole points given."""
    of: int
    """The most it could give; 0 for the limit."""
    reason: str
    """Why, in words a coach can say aloud."""
    thin: bool = False
    """Whether too little is known, so that half was given."""


def line(ground: Ground, points: Points, mentor: Person, mentee: Person) -> ReasonLine:
    """Return the points of one term together with their reason."""
    if points.thin:
        reason = _THIN[points.term].replace("{mentor}", ground.name(mentor.id))
    else:
        reason = _REASONS[points.term](ground, mentor, mentee)
    return ReasonLine(points.term, points.points, points.of, reason, points.thin)


def aloud(ground: Ground, lines: tuple[ReasonLine, ...], mentor: Person, mentee: Person) -> str:
    """Return one sentence that says why these two, from the two terms that speak most for them."""
    telling = [x for x in lines if x.term in _SAID_ALOUD and not x.thin and x.of and 2 * x.points > x.of]
    telling.sort(key=lambda x: -x.points)
    pair = f"{ground.name(mentee.id)} learns from {ground.name(mentor.id)}"
    if not telling:
        return f"{pair}: we know little yet, so ask both of them what they hope for."
    return f"{pair}: {'; '.join(x.reason for x in telling[:2])}."


_SAID_ALOUD = ("topic fit", "objective fit", "function distance", "pulse", "practical", "style", "wish", "waiting")

_THIN = {
    "topic fit": "we do not know yet what one can teach or the other wants to learn",
    "objective fit": "nobody said yet which objectives {mentor} can serve",
    "function distance": "we do not know yet what kind of work both do",
    "perspective distance": "background was not asked, or not answered; that is fine",
    "pulse": "we do not know yet whose view {mentor} knows",
    "style": "we do not know yet how the two like to work",
    "readiness": "neither was asked yet how ready they feel",
    "practical": "we do not know yet when and where the two could meet",
}


def _topic(ground: Ground, mentor: Person, mentee: Person) -> str:
    wanted = sorted(mentee.wants, key=lambda want: want.priority)
    taught = [
        want.topic
        for want in wanted
        if any(likeness(words_of(o.topic), words_of(want.topic)) >= SAID_AS_TAUGHT for o in mentor.offers)
    ]
    learner, teacher = ground.name(mentee.id), ground.name(mentor.id)
    taught = list(dict.fromkeys(taught))
    if taught and taught[0] == wanted[0].topic and len(wanted) > 1:
        also = f", and {listed(taught[1:])}" if taught[1:] else ""
        return f"{learner} wants to learn {taught[0]} most of all, and {teacher} can teach it{also}"
    if taught:
        what = plural(len(taught), "it", "them")
        return f"{learner} wants to learn {listed(taught)}, and {teacher} can teach {what}"
    return f"{teacher} offers {listed([o.topic for o in mentor.offers])}; {learner} asked for something else"


def _objective(ground: Ground, mentor: Person, mentee: Person) -> str:
    served = [objective.text for objective in ground.about.objectives if objective.id in mentor.serves]
    named = [f'"{text.rstrip(".")}"' for text in served if text]
    return f"{ground.name(mentor.id)} can help with {listed(named) if named else 'what the programme is for'}"


def _function(ground: Ground, mentor: Person, mentee: Person) -> str:
    units_differ = bool(mentor.unit and mentee.unit) and ground.unit[mentor.id] != ground.unit[mentee.id]
    if not (mentor.function and mentee.function):
        return f"they work in different units, {mentee.unit} and {mentor.unit}" if units_differ else (
            f"both work in {mentee.unit}"
        )  # fmt: skip
    distance = proximity(mentor.function, mentee.function)
    if distance == "same":
        return f"both work in {mentee.function}{', in different units' if units_differ else ''}"
    said = {
        "near": "{} and {} are close to each other",
        "different": "{} and {} are different kinds of work",
        "far": "{} and {} seldom meet",
    }
    return said[distance].format(mentee.function, mentor.function)


def _perspective(ground: Ground, mentor: Person, mentee: Person) -> str:
    own = {folded(tag) for tag in mentor.tags}
    other = {folded(tag) for tag in mentee.tags}
    return "they bring much the same background" if own == other else "they bring different backgrounds"


def _pulse(ground: Ground, mentor: Person, mentee: Person) -> str:
    near = {folded(group) for group in (mentee.unit, mentee.team, *mentee.leads) if group}
    felt = [group for group in mentor.pulse if folded(group) in near]
    known = listed(felt or list(mentor.pulse))
    whose = f", close to {ground.name(mentee.id)}'s own work" if felt else ""
    return f"{ground.name(mentor.id)} knows how people in {known} see things{whose}"


def _style(ground: Ground, mentor: Person, mentee: Person) -> str:
    talk = (mentor.style.talk, mentee.style.talk)
    plan = (mentor.style.plan, mentee.style.plan)
    said: list[str] = []
    if talk[0] is not None and talk[1] is not None:
        if min(talk[0], talk[1]) >= 4:
            said.append("both like to talk first, so agree who listens")
        elif abs(talk[0] - talk[1]) >= 2:
            said.append("one likes to talk first, the other to listen")
        else:
            said.append("they are alike in how much they talk")
    if plan[0] is not None and plan[1] is not None:
        if min(plan[0], plan[1]) >= 4:
            said.append("neither likes to plan, so fix dates early")
        else:
            said.append("at least one of them likes to plan" if min(plan[0], plan[1]) <= 2 else "both plan a little")
    return " and ".join(said)


def _readiness(ground: Ground, mentor: Person, mentee: Person) -> str:
    briefed = [ground.name(person.id) for person in (mentee, mentor) if person.briefed_on]
    if len(briefed) == 2:
        return "both were prepared for their role"
    if briefed:
        return f"{briefed[0]} was prepared; a talk beforehand helps the other"
    return "a talk with each of them beforehand will help"


def _practical(ground: Ground, mentor: Person, mentee: Person) -> str:
    own = ground.slots[mentee.id]
    shared = [slot for slot in mentor.slots if folded(slot) in own]
    said: list[str] = []
    if ground.slots[mentor.id] and own:
        said.append(f"both are free {listed(shared[:3])}" if shared else "they named no hour in common")
    if mentor.site and mentee.site:
        same = folded(mentor.site) == folded(mentee.site)
        said.append(f"both work at {mentee.site}" if same else "they work at different places")
    return " and ".join(said)


def _wish(ground: Ground, mentor: Person, mentee: Person) -> str:
    return "this pair was wished for"


def _waiting(ground: Ground, mentor: Person, mentee: Person) -> str:
    longest = mentee if mentee.waited >= mentor.waited else mentor
    rounds = counted(longest.waited, "round")
    return f"{ground.name(longest.id)} has waited {rounds}"


def _limit(ground: Ground, mentor: Person, mentee: Person) -> str:
    return "a score stays between 0 and 100"


_REASONS: dict[str, Callable[[Ground, Person, Person], str]] = {
    "topic fit": _topic,
    "objective fit": _objective,
    "function distance": _function,
    "perspective distance": _perspective,
    "pulse": _pulse,
    "style": _style,
    "readiness": _readiness,
    "practical": _practical,
    "wish": _wish,
    "waiting": _waiting,
    "limit": _limit,
}


def listed(words: list[str]) -> str:
    """Return words as they are listed in a sentence."""
    if not words:
        return "nothing yet"
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
