"""Unavailable keys: which sentence does one give that can do nothing in a place, or while one can only look?"""

from __future__ import annotations

from collections.abc import Mapping

from rmtui.exchange.documents import registry
from rmtui.keys import EVERYWHERE, PLACES, keys_of
from rmtui.sentences import Sentence, sentence

_ROOM = "{place.journal: goes to Journal}: choose a meeting there, then {room} leaves only that pair on the screen."
_INSTEAD: Mapping[str, Mapping[str, str]] = {
    "new": {
        "Today": "Nothing new is made here: {place.people: goes to People for somebody new}, "
        "{place.journal: goes to Journal for a meeting}.",
        "Setup": "Nothing new is made here: {place.people: goes to People for somebody new}, "
        "{place.pairs: goes to Pairs}.",
        "Pairs": "Two people become a pair here: {pairs.pair: pairs the two that are selected}, "
        "{pairs.suggest: suggests pairs}.",
    },
    "edit": {
        "Today": "A line is settled by the keys beside it; {today.open: opens what it is about}.",
        "Setup": "Every answer is changed where it stands: Tab goes from one to the next.",
    },
    "remove": {
        "Today": "A line goes when it is settled; {today.later: leaves it alone for a week}.",
        "Setup": "An answer goes when its tick is taken away or its field is emptied.",
    },
    "search": {
        "Today": "There is little to search here: {place.people: goes to People}, "
        "{place.journal: goes to Journal}, and {search} works there.",
        "Setup": "There is nothing to search here: {setup.print: shows all that is decided on one page}.",
        "Credit": "Ideas are narrowed with Show, above the list: Tab goes there.",
    },
    "room": {"Setup": _ROOM, "People": _ROOM, "Pairs": _ROOM, "Credit": _ROOM},
}
"""By action and place; what stands here counts only while the place has no such action of its own."""


def instead(action: str, place: str) -> Sentence:
    """Return what to do instead of a command a place does not have."""
    if action == "export":
        return _where_files_are_written()
    nothing = "That key does nothing here. {help: shows the keys of this place}."
    return sentence(_INSTEAD.get(action, {}).get(place, nothing))


def _where_files_are_written() -> Sentence:
    """Return the places that have something to export."""
    places = sorted({kind.place for kind in registry.KINDS if kind.place in PLACES}, key=PLACES.index)
    ways = ", ".join(f"{{place.{place.lower()}: goes to {place}}}" for place in places)
    return sentence(f"{{export: writes files in {' and in '.join(places)}}}: {ways}.")


def changes(action: str, place: str) -> bool:
    """Say whether a command begins a change."""
    return any(key.changes and key.runs == action for key in (*keys_of(place), *keys_of(EVERYWHERE)))
