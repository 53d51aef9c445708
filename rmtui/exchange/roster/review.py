"""Plausibility of an import: what looks odd about its people, taken together?"""

from __future__ import annotations

from collections.abc import Sequence

from rmtui.counts import counted
from rmtui.exchange.roster.directory import circles
from rmtui.exchange.roster.remarks import Remarks, quoted, some
from rmtui.programme.about import Labels
from rmtui.programme.person import Person
from rmtui.programme.programme import Programme

MOST_CIRCLES = 3
"""How many circles of managers are named one by one."""


def review(programme: Programme, people: Sequence[Person], ladder: Sequence[str], remarks: Remarks) -> None:
    """Remark on managers in a circle, ranks that are not on the ladder, and sides that seem to be swapped."""
    everybody = {person.id: person for person in programme.people.all()}
    everybody.update({person.id: person for person in people})
    _review_managers(everybody, {person.id for person in people}, remarks)
    _review_ranks(people, ladder, remarks)
    if ladder and programme.about.direction == "reverse":
        _review_sides(list(everybody.values()), ladder, programme.about.labels, remarks)


def _review_managers(everybody: dict[str, Person], new: set[str], remarks: Remarks) -> None:
    found = circles({person.id: person.manager for person in everybody.values() if person.manager})
    fresh = [circle for circle in found if not new.isdisjoint(circle)]
    for circle in fresh[:MOST_CIRCLES]:
        names = some(everybody[one].name for one in circle)
        remarks.say(
            f"These people report to each other in a circle: {names}. Correct the manager of one of them.", asks=True
        )
    if len(fresh) > MOST_CIRCLES:
        remarks.say(f"There are {len(fresh) - MOST_CIRCLES} more circles of people who report to each other.")


def _review_ranks(people: Sequence[Person], ladder: Sequence[str], remarks: Remarks) -> None:
    steps = set(ladder)
    strange = [person.rank for person in people if person.rank and person.rank not in steps]
    if strange and ladder:
        many = counted(len(strange), "person", "people")
        remarks.say(f"Not on the ladder, and so unknown when pairing: {quoted(strange)} ({many}).", asks=True)
    elif strange:
        remarks.say(f"The order of these ranks is not known yet: {quoted(strange)}. Give the ladder, lowest first.")


def _review_sides(people: Sequence[Person], ladder: Sequence[str], labels: Labels, remarks: Remarks) -> None:
    step = {rank: number for number, rank in enumerate(ladder)}
    mentors = [step[person.rank] for person in people if person.role == "mentor" and person.rank in step]
    mentees = [step[person.rank] for person in people if person.role == "mentee" and person.rank in step]
    if mentors and mentees and sum(mentors) / len(mentors) > sum(mentees) / len(mentees):
        remarks.say(
            f"The {labels.mentors} stand higher on the ladder than the {labels.mentees}. In this programme senior "
            "people learn from junior ones; if this list uses the words the other way round, import each side with its "
            "role given."
        )
