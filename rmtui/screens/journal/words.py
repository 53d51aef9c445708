"""What does the Journal say about itself, and about what two people settled, in the programme's own words?"""

from __future__ import annotations

from rmtui.programme.about import Labels


def purpose(labels: Labels) -> str:
    """Return what the Journal is for, in three sentences for help."""
    return (
        f"What pairs prepare, take away and think about. One {labels.session} has three pages: before, after, reflect. "
        "Only the date and one takeaway are needed; who may know it stands beside every text."
    )


def nothing(labels: Labels) -> str:
    """Return what an empty Journal says."""
    return (
        f"Here stands what pairs prepare, take away and think about, one page for each {labels.session}.\n\n"
        "There is no pair yet: 4 goes to Pairs, where two people become one."
    )


def choose(labels: Labels) -> str:
    """Return what stands beside the list while nothing is open."""
    return (
        f"Choose a {labels.session} with the arrows and Enter.\n\n"
        f"n  a {labels.session} to write on: the planned one, or a new one\n"
        "o  ground rules, goal and fit of the two\n"
        "/  find a word in anything written here"
    )
