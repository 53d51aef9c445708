"""Words of the Journal: what does it say about itself, in the programme's own words?"""

from __future__ import annotations

from rmtui.programme.about import Labels
from rmtui.sentences import sentence


def purpose(labels: Labels) -> str:
    """Return what the Journal is for, in three sentences for help."""
    return (
        f"What pairs prepare, take away and think about. One {labels.session} has three pages: before, after, reflect. "
        "Only the date and one takeaway are needed; who may know it stands beside every text."
    )


def nothing(labels: Labels) -> str:
    """Return what an empty Journal says."""
    return sentence(
        "Here stands what pairs prepare, take away and think about, one page for each {session}.\n\n"
        "There is no pair yet: {place.pairs: goes to Pairs}, where two people become one.",
        session=labels.session,
    )


def choose(labels: Labels) -> str:
    """Return what stands beside the list while nothing is open."""
    return sentence(
        "Choose a {session} with the arrows and Enter.\n\n"
        "{new}  a {session} to write on: the planned one, or a new one\n"
        "{journal.beginning}  ground rules, goal and fit of the two\n"
        "{search}  find a word in anything written here",
        session=labels.session,
    )
