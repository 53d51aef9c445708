"""Remarks on answers of the setup: what follows from one, and what may be looked at or taken from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rmtui.content.kinds import CultureItem, ObjectiveStarter
from rmtui.content.library import (
    culture_check,
    culture_verdict,
    fill,
    first_steps,
    objective_starters,
    questions,
    starters,
    word_sets,
)
from rmtui.counts import counted
from rmtui.exchange.setup.words import PURPOSES
from rmtui.programme.programme import Programme
from rmtui.programme.setup import preset_of

WEEKS_A_MONTH = 52 / 12


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands below a question."""

    text: str = ""
    """What follows from the answer; may be empty."""
    press: str = ""
    """Words on the button beside it; empty for none."""


def remark_of(question: str, programme: Programme, words: Mapping[str, str]) -> Remark:
    """Return the remark of a question, by its id; empty where there is nothing to say."""
    find = _REMARKS.get(question)
    return find(programme, words) if find else Remark()


def proposed_objectives(programme: Programme) -> tuple[ObjectiveStarter, ...]:
    """Return the sentences to begin from that suit the ticked purposes, or all of them."""
    wanted = programme.about.purposes
    return tuple(one for one in objective_starters() if not wanted or set(one.purposes) & set(wanted))


def proposed_steps(programme: Programme) -> tuple[CultureItem, ...]:
    """Return what the answers of the culture check say to do first."""
    return first_steps(culture_check(), marks_of(programme))


def marks_of(programme: Programme) -> Mapping[str, int | None]:
    """Return the answers of the culture check."""
    raw: Any = programme.about.answers.get("culture-check")
    return {name: mark for name, mark in raw.items() if mark in (0, 1, 2, None)} if isinstance(raw, dict) else {}


def _ticks(programme: Programme, _words: Mapping[str, str]) -> Remark:
    about = programme.about
    count = len(questions(about.purposes)) + len(starters())
    if not about.purposes:
        return Remark(f"Nothing ticked yet: all {count} questions are offered.", "See them")
    weighed = "your own weights stay" if about.weights else "how pairs are weighed"
    return Remark(f"Your ticks choose {count} questions and {weighed}.", "See them")


def _objective(programme: Programme, _words: Mapping[str, str]) -> Remark:
    count = len(programme.about.objectives)
    if not count:
        return Remark("", f"Start from one of {len(proposed_objectives(programme))}")
    also = f"and {counted(count - 1, 'more objective')}" if count > 1 else ""
    return Remark(also, "All objectives" if also else "More objectives")


def _brand(programme: Programme, _words: Mapping[str, str]) -> Remark:
    about = programme.about
    if "reverse" not in about.brand.casefold() or "generations" in about.purposes or not about.purposes:
        return Remark()
    return Remark("Is the word reverse needed? What you ticked is not about age.")


def _words_in_use(_programme: Programme, words: Mapping[str, str]) -> Remark:
    text = "It reads: Asha is Martin's {mentor}, he is her {mentee}, and this is their third {session}."
    return Remark(fill(text, words))


def _people(programme: Programme, words: Mapping[str, str]) -> Remark:
    people = programme.people.all()
    if not people:
        return Remark("Nobody yet.", "Go to People")
    sides = {side: sum(person.role in (side, "both") for person in people) for side in ("mentor", "mentee")}
    listed = ", ".join(f"{sides[side]} could be {words[side + 's']}" for side in sides)
    return Remark(f"{counted(len(people), 'person', 'people')}: {listed}.", "Go to People")


def _kick_off(_programme: Programme, _words: Mapping[str, str]) -> Remark:
    return Remark("", "See the agenda")


def _briefing(_programme: Programme, _words: Mapping[str, str]) -> Remark:
    return Remark("", "See the briefing")


def _celebration(_programme: Programme, _words: Mapping[str, str]) -> Remark:
    return Remark("", "See the celebration")


def _rhythm(programme: Programme, _words: Mapping[str, str]) -> Remark:
    about = programme.about
    months = round((about.planned_sessions - 1) * about.rhythm_weeks / WEEKS_A_MONTH) or 1
    hours = about.planned_sessions * about.session_minutes / 60
    return Remark(f"About {counted(months, 'month')}, {hours:g} hours for each of the two.", "See how it runs")


def _culture(programme: Programme, _words: Mapping[str, str]) -> Remark:
    check, marks = culture_check(), marks_of(programme)
    verdict = culture_verdict(check, marks)
    left = sum(item.id not in marks for item in check.items)
    more = f" {left} to go." if left and verdict.id != "wait" else ""
    return Remark(f"{verdict.title}. {verdict.text}{more}")


def _steps(programme: Programme, _words: Mapping[str, str]) -> Remark:
    proposed = proposed_steps(programme)
    if not proposed:
        return Remark("Answer the sentences above, and steps are proposed here.")
    said = " ".join(f"{number}. {item.first_step}" for number, item in enumerate(proposed, 1))
    return Remark(said, f"Take {'these' if len(proposed) > 1 else 'this'}")


def _alone(programme: Programme, _words: Mapping[str, str]) -> Remark:
    if not programme.about.runner_takes_part or programme.about.answers.get("neutral-person"):
        return Remark()
    return Remark("You take part yourself, so people need somebody else to call.")


_REMARKS: Mapping[str, Callable[[Programme, Mapping[str, str]], Remark]] = {
    "purposes": _ticks,
    "objective": _objective,
    "brand": _brand,
    "words": _words_in_use,
    "bring-in": _people,
    "kick-off-minutes": _kick_off,
    "briefing-on": _briefing,
    "celebrate-on": _celebration,
    "rhythm-weeks": _rhythm,
    "neutral-person": _alone,
    "culture-check": _culture,
    "first-steps": _steps,
}


def set_of(programme: Programme) -> str:
    """Return the id of the set of words in use; empty for words of one's own."""
    labels = programme.about.labels
    said = (labels.mentor, labels.mentors, labels.mentee, labels.mentees, labels.session, labels.sessions)
    for words in word_sets():
        own = words.labels
        if said == (own.mentor, own.mentors, own.mentee, own.mentees, own.session, own.sessions):
            return words.id
    return ""


def weights_page(programme: Programme) -> str:
    """Return how pairs are weighed, in words."""
    preset = preset_of(programme.about)
    heads = [f"  {points:3}  {term}" for term, points in sorted(preset.weights.items(), key=lambda pair: -pair[1])]
    why = "set by hand" if preset.by_hand else f"because of: {PURPOSES[preset.purpose]}"
    return "\n".join([f"How pairs are weighed, out of 100 ({why})", *heads])
