"""What does the Journal say about itself, and about what two people settled, in the programme's own words?"""

from __future__ import annotations

from rmtui.programme.about import Labels
from rmtui.programme.pair import Pair
from rmtui.programme.pair_beginnings import FIT_WORDS
from rmtui.programme.programme import Programme
from rmtui.programme.sessions import sessions_of


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


def beginning_words(programme: Programme, pair: Pair, *, room: bool) -> str:
    """Return in a line what the two settled and what is still open; the fit check is not for the room."""
    met = any(session.took_place for session in sessions_of(programme, pair.id))
    left = ["ground rules not talked through"] if not pair.rules.version else []
    left += ["no goal yet"] if not pair.goal else []
    left += ["do they fit?"] if met and not pair.fit and not room else []
    if left:
        return f"The two of them: {', '.join(left)}"
    fit = f"; fit check: {FIT_WORDS[pair.fit]}" if pair.fit and not room else ""
    return f"The two of them: ground rules agreed, goal set{fit}"
